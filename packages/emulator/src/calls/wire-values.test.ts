import { describe, expect, test } from "vitest";
import { rangedNumberSet, readDay, readDomain, setText, wireInstant, wireMoment } from "./wire-values.js";

describe("sets", () => {
  test("are written with ranges of three or more", () => {
    expect(setText([0, 1, 3, 4, 5])).toBe("[0,1,3..5]");
    expect(setText([7, 3, 2, 1, 19, 3])).toBe("[1..3,7,19]");
    expect(setText([5])).toBe("[5]");
    expect(setText([])).toBe("[]");
  });

  test("are written with ranges of two where that is wanted", () => {
    expect(rangedNumberSet([1, 0])).toEqual({ _T: 26, V: "[0..1]" });
    expect(rangedNumberSet([0, 3]).V).toBe("[0,3]");
    expect(rangedNumberSet([0, 1, 2, 4, 5]).V).toBe("[0..2,4..5]");
    expect(rangedNumberSet([]).V).toBe("[]");
  });

  test("are read in every form that clients send", () => {
    expect(readDomain({ _T: 8, V: "[1..3,10]" })).toEqual([1, 2, 3, 10]);
    expect(readDomain({ _T: 8, V: "[12]" })).toEqual([12]);
    expect(readDomain({ _T: 8, V: "[]" })).toEqual([]);
    expect(readDomain({ _T: 8, V: "0101" })).toEqual([2, 4]);
  });

  test("read back what was written", () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const numbers = Array.from({ length: 62 }, (_, index) => index + 1).filter((n) => (n * seed) % 7 < 3);
      expect(readDomain({ _T: 8, V: setText(numbers) })).toEqual(numbers);
    }
  });

  test.each(["[0]", "[63]", "[a]", "1..3", "[1..]", "[3,]"])("refuse %s", (text) => {
    expect(readDomain({ _T: 8, V: text })).toBeUndefined();
  });

  test("are no sets under another type", () => {
    expect(readDomain({ _T: 26, V: "[1]" })).toBeUndefined();
    expect(readDomain("[1]")).toBeUndefined();
  });
});

describe("days", () => {
  test("are read padded or not, with a time or without", () => {
    for (const text of ["9/1/2026 0:0:0", "09/01/2026", "09/01/2026 00:00:00"]) {
      expect(readDay({ _T: 7, V: text })).toBe("2026-01-09");
    }
  });

  test("do not roll over", () => {
    expect(readDay({ _T: 7, V: "29/02/2028" })).toBe("2028-02-29");
    expect(readDay({ _T: 7, V: "29/02/2026" })).toBeUndefined();
    expect(readDay({ _T: 7, V: "2026-01-09" })).toBeUndefined();
  });

  test("are written with seconds when they are moments", () => {
    expect(wireMoment("2026-01-09", "08:30")).toEqual({ _T: 7, V: "09/01/2026 08:30:00" });
    expect(wireInstant("2026-01-15T08:30")).toEqual({ _T: 7, V: "15/01/2026 08:30:00" });
  });
});
