import { expect, test } from "vitest";
import { nameTests } from "./names.js";

const passed = (name: string, candidate: string) => nameTests(name).map((test) => test(candidate));

test.each([
  ["Zoé MARTIN", [true, true, true]],
  ["  zoe   martin ", [false, true, true]],
  ["ZOE\u0301 martin", [false, true, true]], // the accent as a sign of its own
  ["martin", [false, false, true]],
  ["martin zoé", [false, false, true]],
  ["mart", [false, false, false]],
  ["Zoé Martin Petit", [false, false, false]],
])("%j names Zoé MARTIN as far as %j", (typed, expected) => {
  expect(passed(typed, "Zoé MARTIN")).toEqual(expected);
});

test("no name at all is no part of one", () => {
  expect(passed("  ", "Zoé MARTIN")).toEqual([false, false, false]);
});
