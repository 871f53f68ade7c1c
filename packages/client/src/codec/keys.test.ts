import { describe, expect, test } from "vitest";
import { keyOf, withKeys } from "./keys.js";

describe("a key", () => {
  test("is the same for the same facts, another for others, and tells no name", () => {
    expect(keyOf("person", ["MARCHENOIR Zélie", "4C"])).toBe(keyOf("person", ["MARCHENOIR Zélie", "4C"]));
    expect(keyOf("person", ["MARCHENOIR Zélie", "4C"])).not.toBe(keyOf("person", ["MARCHENOIR Zélie", "4D"]));
    expect(keyOf("person", ["a", "b"])).not.toBe(keyOf("person", ["b", "a"]));
    expect(keyOf("person", ["a,b"])).not.toBe(keyOf("person", ["a", "b"]));
    expect(keyOf("person", ["MARCHENOIR Zélie"])).toMatch(/^person_[0-9a-v]{14}$/u);
  });

  test("takes an absent fact for an empty one", () => {
    expect(keyOf("person", ["a", undefined])).toBe(keyOf("person", ["a", ""]));
  });

  // Stored by applications: a change of these breaks what they kept.
  test("is written the same way in every version", () => {
    expect(keyOf("lesson", ["2025-11-17T08:00", "lesson", "MATHEMATIQUES"])).toBe("lesson_3v1p1u90vb5o6v");
  });
});

test("entities that are alike are numbered in the order given", () => {
  const keys = withKeys("x", [{ name: "a" }, { name: "a" }, { name: "b" }, { name: "a" }], ({ name }) => [
    name,
  ]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
  expect(keys[0]).toBe(keyOf("x", ["a"]));
  expect(keys[1]).toBe(keyOf("x", ["a", 1]));
});
