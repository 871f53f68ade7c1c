import { expect, test } from "vitest";
import { present } from "./present.js";

test("undefined members are left out, and nothing else is", () => {
  const kept = present({ a: undefined, b: null, c: 0, d: "", e: false, f: [] });
  expect(kept).toStrictEqual({ b: null, c: 0, d: "", e: false, f: [] });
  expect("a" in kept).toBe(false);
});
