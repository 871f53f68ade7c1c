import { expect, test } from "vitest";
import { compareRanks, compareTexts } from "./order.js";

test("texts are ordered by their units, not as a language has it", () => {
  const texts = ["étude", "b", "a", "B", "Zoé", "a"];
  expect(texts.toSorted(compareTexts)).toEqual(["B", "Zoé", "a", "a", "b", "étude"]);
  expect(compareTexts("a", "a")).toBe(0);
});

test("an absent text is an empty one, on either side", () => {
  expect(compareTexts(undefined, "")).toBe(0);
  expect(compareTexts("", undefined)).toBe(0);
  expect(compareTexts(undefined, "a")).toBeLessThan(0);
  expect(compareTexts("a", undefined)).toBeGreaterThan(0);
});

test("the first members that differ order two ranks", () => {
  expect(compareRanks([1, "b", 3], [1, "a", 4])).toBeGreaterThan(0);
  expect(compareRanks([1, "a", 3], [1, "b", 2])).toBeLessThan(0);
  expect(compareRanks([10], [9])).toBeGreaterThan(0); // numbers as numbers
  expect(compareRanks([1, "a"], [1, "a"])).toBe(0);
});

test("an absent member of a rank is an empty text, on either side", () => {
  expect(compareRanks([undefined, "b"], ["", "a"])).toBeGreaterThan(0);
  expect(compareRanks(["", "a"], [undefined, "b"])).toBeLessThan(0);
  expect(compareRanks(["x"], ["x", "a"])).toBeLessThan(0);
  expect(compareRanks(["x", "a"], ["x"])).toBeGreaterThan(0);
  expect(compareRanks(["x"], ["x", undefined])).toBe(0);
});
