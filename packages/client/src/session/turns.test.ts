import { describe, expect, test } from "vitest";
import { Turns } from "./turns.js";

const soon = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  });

describe("Turns", () => {
  test("runs one at a time, in the order of arrival, failures included", async () => {
    const turns = new Turns();
    const log: string[] = [];
    const work = (name: string, fails: boolean) => async (): Promise<string> => {
      log.push(`${name} in`);
      await soon();
      log.push(`${name} out`);
      if (fails) throw new Error(name);
      return name;
    };
    const results = await Promise.allSettled([
      turns.take(work("a", false)),
      turns.take(work("b", true)),
      turns.take(work("c", false)),
    ]);
    expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
    expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });

  test("drops work that is aborted before its turn, and rejects at once with the reason", async () => {
    const turns = new Turns();
    const controller = new AbortController();
    let ran = false;
    const first = turns.take(soon);
    const second = turns.take(async () => {
      ran = true;
    }, controller.signal);
    const reason = new Error("changed my mind");
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    await first;
    await turns.take(soon);
    expect(ran).toBe(false);
  });

  test("lets running work end unseen, and the next one wait for it", async () => {
    const turns = new Turns();
    const controller = new AbortController();
    const log: string[] = [];
    const first = turns.take(async () => {
      await soon();
      log.push("first ended");
    }, controller.signal);
    await Promise.resolve();
    controller.abort(new Error("enough"));
    await expect(first).rejects.toThrow("enough");
    await turns.take(async () => {
      log.push("second ran");
    });
    expect(log).toEqual(["first ended", "second ran"]);
  });
});
