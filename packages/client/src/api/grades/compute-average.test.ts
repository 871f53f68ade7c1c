import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountedGrade, computeAverage } from "./compute-average.js";

/** A mark out of 20 of coefficient 1, or what a test wants instead. */
function mark(points: number, more: Partial<CountedGrade> = {}): CountedGrade {
  return { grade: { kind: "points", points }, outOf: 20, defaultOutOf: 20, coefficient: 1, ...more };
}

function averageOf(...grades: readonly CountedGrade[]): number | undefined {
  return computeAverage(grades)?.points;
}

const bonus = { isBonus: true };
const optional = { isOptional: true };
const to20 = { isOutOf20: true };

describe("an average of one subject", () => {
  test("says that it was computed, and out of what", () => {
    expect(computeAverage([mark(12)])).toEqual({ computed: true, points: 12, outOf: 20 });
    expect(computeAverage([mark(8, { outOf: 10, defaultOutOf: 10 })])).toMatchObject({
      points: 8,
      outOf: 10,
    });
    expect(computeAverage([mark(12)], { outOf: 10 })).toMatchObject({ points: 6, outOf: 10 });
    expect(computeAverage([{ grade: { kind: "points", points: 5 } }])).toMatchObject({
      points: 5,
      outOf: 20,
    });
  });

  test("weighs tests by coefficient and by scale, unless they are brought to 20", () => {
    expect(averageOf(mark(10, { coefficient: 2 }), mark(16))).toBe(12);
    const three = [mark(18), mark(2, { outOf: 10 }), mark(1, { outOf: 5 })];
    expect(averageOf(...three)).toBe(12);
    expect(averageOf(...three.map((one) => ({ ...one, ...to20 })))).toBe(8.67);
  });

  test("takes of a bonus the points above the middle of its scale", () => {
    expect(averageOf(mark(12), mark(16))).toBe(14);
    expect(averageOf(mark(12), mark(16), mark(17, bonus))).toBe(17.5);
    expect(averageOf(mark(12), mark(16), mark(8, bonus))).toBe(14);
    const half = { ...bonus, coefficient: 0.5 };
    expect(averageOf(mark(8, { outOf: 10, ...to20 }), mark(17, half))).toBe(19.5);
  });

  test("keeps an optional test only if it raises the average", () => {
    expect(averageOf(mark(16), mark(18))).toBe(17);
    expect(averageOf(mark(16), mark(18), mark(20, optional))).toBe(18);
    expect(averageOf(mark(17, optional), mark(16), mark(20, optional), mark(18))).toBe(18);
    expect(averageOf(mark(16), mark(16, optional))).toBe(16);
  });

  test("counts nothing but bonus tests, or nothing but optional ones, as ordinary tests", () => {
    expect(averageOf(mark(8, bonus), mark(12, bonus))).toBe(10);
    expect(averageOf(mark(4, optional), mark(16, optional))).toBe(10);
  });

  test("leaves out what counts for nothing, and counts the zeros and the congratulations", () => {
    const ignored = ["absent", "exempted", "not-graded", "unfit", "not-handed-in", "unknown"] as const;
    expect(averageOf(mark(14), ...ignored.map((kind) => mark(0, { grade: { kind } })))).toBe(14);
    expect(averageOf(mark(14), mark(0, { grade: { kind: "absent-zero" } }))).toBe(7);
    expect(averageOf(mark(14), mark(0, { grade: { kind: "not-handed-in-zero" } }))).toBe(7);
    expect(averageOf(mark(14), mark(0, { grade: { kind: "congratulations" } }))).toBe(17);
    expect(averageOf(mark(14, { outOf: 10 }), mark(0, { coefficient: 0 }))).toBe(20);
    expect(averageOf(mark(-4))).toBe(0);
  });

  test("is absent when nothing counts, rather than zero", () => {
    expect(computeAverage([])).toBeUndefined();
    expect(computeAverage([mark(0, { grade: { kind: "absent" } })])).toBeUndefined();
    expect(computeAverage([{ outOf: 20 }])).toBeUndefined();
    expect(computeAverage([mark(12, { coefficient: 0 })])).toBeUndefined();
  });

  test("is rounded to hundredths", () => {
    expect(averageOf(mark(10), mark(10), mark(11))).toBe(10.33);
    expect(averageOf(mark(12.01), mark(12))).toBe(12.01);
  });
});

describe("for any marks", () => {
  const anyMark = fc.record({
    grade: fc.oneof(
      fc.integer({ min: 0, max: 80 }).map((quarters) => ({ kind: "points", points: quarters / 4 }) as const),
      fc.constantFrom(
        ...(["absent", "exempted", "absent-zero", "congratulations", "unknown"] as const).map((kind) => ({
          kind,
        })),
      ),
    ),
    outOf: fc.constantFrom(5, 10, 20, 40),
    defaultOutOf: fc.constant(20),
    coefficient: fc.constantFrom(0, 0.5, 1, 2),
    isOutOf20: fc.boolean(),
  });
  const marks = fc.array(anyMark, { maxLength: 8 });
  const someMarks = fc.array(
    anyMark.chain((one) =>
      fc.record({ isBonus: fc.boolean(), isOptional: fc.boolean() }).map((kind) => ({ ...one, ...kind })),
    ),
    { maxLength: 8 },
  );

  test("the average stays within the scale, whatever the order", () => {
    fc.assert(
      fc.property(someMarks, (grades) => {
        const average = computeAverage(grades);
        const reversed = computeAverage([...grades].reverse());
        if (average === undefined) {
          expect(reversed).toBeUndefined();
          return;
        }
        expect(average.points).toBeGreaterThanOrEqual(0);
        expect(average.points).toBeLessThanOrEqual(20);
        // Sums of fractions in another order may round the other way.
        expect(Math.abs((reversed?.points ?? -1) - average.points)).toBeLessThan(0.011);
      }),
      { numRuns: 1000 },
    );
  });

  test("it lies between the worst and the best ordinary mark", () => {
    fc.assert(
      fc.property(marks, (grades) => {
        const average = computeAverage(grades);
        if (average === undefined) return;
        const each = grades
          .filter(({ coefficient }) => coefficient > 0)
          .map((grade) => computeAverage([grade])?.points)
          .filter((points) => points !== undefined);
        expect(average.points).toBeGreaterThanOrEqual(Math.min(...each) - 0.01);
        expect(average.points).toBeLessThanOrEqual(Math.max(...each) + 0.01);
      }),
      { numRuns: 1000 },
    );
  });

  test("a bonus or an optional test never lowers it", () => {
    fc.assert(
      fc.property(marks, anyMark, fc.boolean(), (grades, extra, isBonus) => {
        const before = computeAverage(grades);
        if (before === undefined) return;
        const after = computeAverage([...grades, { ...extra, isBonus, isOptional: !isBonus }]);
        expect(after?.points).toBeGreaterThanOrEqual(before.points);
      }),
      { numRuns: 1000 },
    );
  });
});
