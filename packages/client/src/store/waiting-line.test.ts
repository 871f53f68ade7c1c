import { expect, test } from "vitest";
import { WaitingLine } from "./waiting-line.js";

const soon = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 1);
  });

test("lets in one at a time for each key, in the order of arrival, failures included", async () => {
  const line = new WaitingLine();
  const log: string[] = [];
  const work =
    (name: string, fails = false) =>
    async (): Promise<void> => {
      log.push(`${name} in`);
      await soon();
      log.push(`${name} out`);
      if (fails) throw new Error(name);
    };
  const results = await Promise.allSettled([
    line.take("x", work("a")),
    line.take("x", work("b", true)),
    line.take("x", work("c")),
  ]);
  expect(log).toEqual(["a in", "a out", "b in", "b out", "c in", "c out"]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("does not make different keys wait", async () => {
  const line = new WaitingLine();
  expect(await line.take("x", () => line.take("y", async () => "inside"))).toBe("inside");
});

test("lets out who aborts, without letting the next one in early", async () => {
  const line = new WaitingLine();
  const log: string[] = [];
  const controller = new AbortController();
  const first = line.take("x", async () => {
    await soon();
    log.push("first ended");
  });
  const second = line.take("x", async () => log.push("second ran"), controller.signal);
  const third = line.take("x", async () => log.push("third ran"));
  const reason = new Error("enough");
  controller.abort(reason);
  await expect(second).rejects.toBe(reason);
  await Promise.all([first, third]);
  expect(log).toEqual(["first ended", "third ran"]);
});

test("does not disturb work that runs when its signal aborts", async () => {
  const line = new WaitingLine();
  const controller = new AbortController();
  const running = line.take(
    "x",
    async () => {
      controller.abort(new Error("too late"));
      await soon();
      return "done";
    },
    controller.signal,
  );
  expect(await running).toBe("done");
});
