import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeDomain, encodeNumberSet, formatSet, parseSet } from "./sets.js";

describe("a set of numbers", () => {
  test.each([
    ["[]", []],
    ["[0]", [0]],
    ["[1..7,10..12,19]", [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 19]],
    ["[1..3,4..6]", [1, 2, 3, 4, 5, 6]],
    [" [ 1 , 3 .. 4 ] ", [1, 3, 4]],
    ["0110", [2, 3]],
    ["[5..4]", []],
    [7, [7]],
    [
      [1, 2],
      [1, 2],
    ],
  ])("%j is read", (value, members) => {
    expect(parseSet(value)).toEqual(members);
  });

  test.each(["", "1,2", "[a]", "[1;2]", "[1..]", "[1..9999999]", 1.5, [1, "2"], null, {}, true])(
    "%j is none",
    (value) => {
      expect(parseSet(value)).toBeUndefined();
    },
  );

  test("collapses runs when it is written, as the official client does", () => {
    expect(formatSet([1, 3, 4, 6])).toBe("[1,3..4,6]");
    expect(formatSet([6, 2, 1, 2, 3])).toBe("[1..3,6]");
    expect(formatSet([])).toBe("[]");
    expect(encodeDomain([12])).toEqual({ _T: 8, V: "[12]" });
    expect(encodeNumberSet([0, 1])).toEqual({ _T: 26, V: "[0..1]" });
  });

  test("is read back as it was written, whatever its members", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -5, max: 70 })), (members) => {
        expect(parseSet(formatSet(members))).toEqual([...members].sort((a, b) => a - b));
      }),
    );
  });

  test("is written with as few items as can be", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (members) => {
        const sorted = [...members].sort((a, b) => a - b);
        const runs = sorted.filter((member, index) => member !== (sorted[index - 1] ?? -9) + 1).length;
        expect(formatSet(members).split(",")).toHaveLength(runs);
      }),
    );
  });
});
