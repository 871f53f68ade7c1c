import { expect, test } from "vitest";
import { Failure } from "./failure.js";
import { wordsOf } from "./language/tables.js";
import { byKey, shortKeys } from "./short-keys.js";

const list = [{ key: "news_3f0a1" }, { key: "news_3f0a2" }, { key: "news_9999z" }];
const context = { words: wordsOf("en") };

test("a key is shown as short as tells it apart, and never shorter than four letters", () => {
  expect([...shortKeys(list).values()]).toEqual(["3f0a1", "3f0a2", "9999"]);
  expect(shortKeys([{ key: "news_ab" }]).get("news_ab")).toBe("ab");
});

test("a key is found by its beginning, in full, and with the kind before it", () => {
  for (const wanted of ["9999", "9", "9999z", "news_9999z", "news_99", " 9999 ", "9999Z"]) {
    expect(byKey(list, wanted, context).key, wanted).toBe("news_9999z");
  }
});

test("the same item twice is one item", () => {
  const [first = { key: "" }] = list;
  expect(byKey([first, first], "3f", context)).toBe(first);
});

test("none and several are told apart", () => {
  const failureOf = (wanted: string): Failure => {
    try {
      byKey(list, wanted, context);
    } catch (error) {
      if (error instanceof Failure) return error;
    }
    throw new Error("It is found.");
  };
  expect(failureOf("0000").message).toBe("Nothing in the list has the key 0000.");
  expect(failureOf("3f0a").hint).toContain("3f0a1, 3f0a2");
  expect(failureOf("3f\u001b[2J").message).not.toContain("\u001b");
  expect(failureOf("3f0a").exitCode).toBe(2);
});
