import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GradeValue, parseGradeValue, pointsOf } from "./grade-value.js";

describe("a mark of the wire", () => {
  test.each<[string | number, GradeValue | undefined]>([
    ["12,50", { kind: "points", points: 12.5 }],
    ["12.5", { kind: "points", points: 12.5 }],
    [" 8 ", { kind: "points", points: 8 }],
    [14.25, { kind: "points", points: 14.25 }],
    ["0", { kind: "points", points: 0 }],
    [0, { kind: "points", points: 0 }],
    ["-2,5", { kind: "points", points: -2.5 }],
    ["-0,00", { kind: "points", points: 0 }],
    ["21,00", { kind: "points", points: 21 }],
    ["", undefined],
    ["   ", undefined],
    ["|1", { kind: "absent" }],
    ["|2", { kind: "exempted" }],
    ["|3", { kind: "not-graded" }],
    ["|4", { kind: "unfit" }],
    ["|5", { kind: "not-handed-in" }],
    ["|6", { kind: "absent-zero" }],
    ["|7", { kind: "not-handed-in-zero" }],
    ["|3|20", { kind: "not-graded" }],
    ["|8", { kind: "congratulations" }],
    ["|8|", { kind: "congratulations" }],
    ["|8|20", { kind: "congratulations", points: 20 }],
    ["|8|20,5", { kind: "congratulations", points: 20.5 }],
    ["|8|x", { kind: "congratulations" }],
    ["|0", { kind: "unknown", code: 0 }],
    ["|9", { kind: "unknown", code: 9 }],
    ["|-1", { kind: "unknown", code: -1 }],
    ["|", { kind: "unknown" }],
    ["||", { kind: "unknown" }],
    ["|abs", { kind: "unknown" }],
    ["|99999999999999999999", { kind: "unknown" }],
    ["abc", { kind: "unknown" }],
    ["1e3", { kind: "unknown" }],
    ["12,5,0", { kind: "unknown" }],
    [Number.NaN, { kind: "unknown" }],
    [Number.POSITIVE_INFINITY, { kind: "unknown" }],
    ["9".repeat(400), { kind: "unknown" }],
  ])("%j", (sent, value) => {
    expect(parseGradeValue(sent)).toEqual(value);
  });

  // As the official client writes them back: a decimal comma, and pipes around an annotation.
  const codes = ["absent", "exempted", "not-graded", "unfit", "not-handed-in", "absent-zero"];
  function written(value: GradeValue): string {
    switch (value.kind) {
      case "points":
        return comma(value.points);
      case "congratulations":
        return value.points === undefined ? "|8" : `|8|${comma(value.points)}`;
      case "unknown":
        return `|${value.code ?? ""}`;
      case "not-handed-in-zero":
        return "|7";
      default:
        return `|${codes.indexOf(value.kind) + 1}`;
    }
  }
  const comma = (points: number): string => points.toFixed(2).replace(".", ",");

  const hundredths = fc.integer({ min: -100_00, max: 1000_00 }).map((number) => number / 100);
  const anyMark: fc.Arbitrary<GradeValue> = fc.oneof(
    hundredths.map((points): GradeValue => ({ kind: "points", points })),
    hundredths.map((points): GradeValue => ({ kind: "congratulations", points })),
    fc.constantFrom<GradeValue>(
      ...([...codes, "not-handed-in-zero", "congratulations"] as readonly "absent"[]).map((kind) => ({
        kind,
      })),
    ),
    fc.integer({ min: 9, max: 999_999_999 }).map((code): GradeValue => ({ kind: "unknown", code })),
    fc.constant<GradeValue>({ kind: "unknown" }),
  );

  test("comes back from how it is written, whatever it is", () => {
    fc.assert(
      fc.property(anyMark, (value) => {
        expect(parseGradeValue(written(value))).toEqual(value);
      }),
      { numRuns: 2000 },
    );
  });

  test("is JSON as it is for any text and any number, and never NaN", () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom("|", "-", ",", ".", "0", "8", "9", " ", "e") }),
      fc.double(),
    );
    fc.assert(
      fc.property(texts, (sent) => {
        const value = parseGradeValue(sent);
        expect(JSON.parse(JSON.stringify([value ?? null]))).toStrictEqual([value ?? null]);
        expect(Number.isNaN(pointsOf(value, 20))).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });
});

test("a mark counts for its points, for zero, for the scale, or for nothing", () => {
  expect(pointsOf({ kind: "points", points: -1 })).toBe(-1);
  expect(pointsOf({ kind: "absent-zero" })).toBe(0);
  expect(pointsOf({ kind: "not-handed-in-zero" }, 20)).toBe(0);
  expect(pointsOf({ kind: "congratulations", points: 10 }, 20)).toBe(10);
  expect(pointsOf({ kind: "congratulations" }, 20)).toBe(20);
  expect(pointsOf({ kind: "congratulations" })).toBeUndefined();
  const nothing = ["absent", "exempted", "not-graded", "unfit", "not-handed-in", "unknown"] as const;
  for (const kind of nothing) expect(pointsOf({ kind }, 20)).toBeUndefined();
  expect(pointsOf(undefined, 20)).toBeUndefined();
});
