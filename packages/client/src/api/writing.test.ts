import { describe, expect, test } from "vitest";
import { anAuthor, aRunner } from "../../test/wire-builders.js";
import { issueId } from "../codec/ids.js";
import { keyOf, withKeys } from "../codec/keys.js";
import { NetworkError } from "../errors/errors.js";
import { findToWrite, prepareUploads, readBack } from "./writing.js";

const plainKey = ({ name }: { readonly name: string }) => keyOf("thing", [name]);

function things(tag: string, ...names: readonly string[]) {
  const fresh = names.map((name, index) => ({ id: issueId(tag, `1#${index}`), name }));
  return withKeys("thing", fresh, ({ name }) => [name]);
}

/** What an earlier session listed at a place, looked for in what this one lists. */
function find(earlier: readonly string[], place: number, now: readonly string[]) {
  const given = things("s0", ...earlier)[place];
  if (given === undefined) throw new Error("no such thing");
  const list = () => Promise.resolve(things("s1", ...now));
  return findToWrite(
    aRunner(() => ({})),
    given,
    { list, plainKey },
  );
}

describe("something of an earlier session", () => {
  test("is found again when nothing else is like it", async () => {
    expect(await find(["a", "b"], 1, ["b", "c"])).toMatchObject({ id: "s1~1#0", name: "b" });
  });

  test.each([
    ["when it is gone", ["a", "b"], 1, ["a"]],
    ["when there are two like it now", ["a"], 0, ["a", "a"]],
    ["when there were two like it, and it was the second", ["a", "a"], 1, ["a"]],
    ["when there are two like it still", ["a", "a"], 1, ["a", "a"]],
  ] as const)("is stale %s", async (_title, earlier, place, now) => {
    await expect(find(earlier, place, now)).rejects.toMatchObject({ code: "stale-reference" });
  });
});

test("something of this session is not looked for", async () => {
  const [given] = things("s1", "a");
  if (given === undefined) throw new Error("no such thing");
  const list = () => Promise.reject(new Error("asked"));
  expect(
    await findToWrite(
      aRunner(() => ({})),
      given,
      { list, plainKey },
    ),
  ).toBe(given);
});

describe("what is read after a change", () => {
  test("is what is known when it cannot be read, with a warning", async () => {
    const told: string[] = [];
    const runner = {
      ...aRunner(() => ({})),
      warn: (warning: { received: string }) => told.push(warning.received),
    };
    const read = () => Promise.reject(new NetworkError("cut"));
    expect(await readBack(runner, {}, { read, known: 1 })).toBe(1);
    expect(told).toEqual(["network"]);
  });

  test("is not waited for by whoever has given up", async () => {
    const signal = AbortSignal.abort(new Error("enough"));
    const read = () => Promise.reject(new NetworkError("cut"));
    await expect(
      readBack(
        aRunner(() => ({})),
        { signal },
        { read, known: 1 },
      ),
    ).rejects.toThrow("enough");
  });
});

describe("files", () => {
  const runner = { ...aRunner(() => ({})), author: anAuthor({ rights: { most: 4 } }) };

  test("have a length, which a stream has to be given", () => {
    const data = new Blob(["abc"]).stream();
    expect(() => prepareUploads(runner, [{ name: "a", data }], { right: "most" })).toThrow("length");
    expect(prepareUploads(runner, [{ name: "a", data, size: 3 }], { right: "most" })[0]?.file.size).toBe(3);
    expect(prepareUploads(runner, [new File(["ab"], "b.txt")], { right: "most" })[0]?.file).toMatchObject({
      name: "b.txt",
      size: 2,
    });
  });

  test("are no larger than the school takes", () => {
    const file = { name: "a", data: new Uint8Array(5) };
    expect(() => prepareUploads(runner, [file], { right: "most" })).toThrow("4 at most");
    expect(prepareUploads(runner, [file], { right: "other" })).toHaveLength(1);
  });
});
