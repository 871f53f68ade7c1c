import { describe, expect, test } from "vitest";
import { averageOf, type CountedMark, meanOf, pointsOf, weightedMeanOf } from "./averages.js";

/** Marks as `[points, scale, what is special]`; coefficient 1, ordinary. */
function marks(...rows: readonly [number, number, Partial<CountedMark>?][]): CountedMark[] {
  return rows.map(([points, outOf, special]) => ({
    points,
    outOf,
    coefficient: 1,
    counting: "ordinary",
    ...special,
  }));
}
const scaled = { scaled: true };
const bonus = { counting: "bonus" } as const;
const optional = { counting: "optional" } as const;

describe("the average of a pupil", () => {
  test("weighs tests by their scale, unless they are brought to that of the service", () => {
    expect(averageOf(marks([18, 20], [2, 10], [1, 5]), 20)).toBe(12);
    expect(averageOf(marks([18, 20, scaled], [2, 10, scaled], [1, 5, scaled]), 20)).toBe(8.67);
  });

  test("weighs tests by their coefficient; one of 0 adds nothing", () => {
    expect(averageOf(marks([10, 20], [16, 20, { coefficient: 2 }]), 20)).toBe(14);
    expect(averageOf(marks([10, 20], [4, 20, { coefficient: 0 }]), 20)).toBe(10);
    expect(averageOf(marks([4, 20, { coefficient: 0 }]), 20)).toBeUndefined();
  });

  test("adds what a bonus has above the middle, and takes nothing away", () => {
    expect(averageOf(marks([12, 20], [16, 20]), 20)).toBe(14);
    expect(averageOf(marks([12, 20], [16, 20], [17, 20, bonus]), 20)).toBe(17.5);
    expect(averageOf(marks([12, 20], [16, 20], [8, 20, bonus]), 20)).toBe(14);
    expect(averageOf(marks([8, 10, scaled], [17, 20, { ...bonus, coefficient: 0.5 }]), 20)).toBe(19.5);
  });

  test("keeps an optional test when it raises the average, best first", () => {
    expect(averageOf(marks([16, 20], [18, 20]), 20)).toBe(17);
    expect(averageOf(marks([16, 20], [18, 20], [17, 20, optional], [20, 20, optional]), 20)).toBe(18);
    expect(averageOf(marks([16, 20], [18, 20], [17, 20, optional]), 20)).toBe(17);
  });

  test("counts tests of one special kind like others when there is no other kind", () => {
    expect(averageOf(marks([8, 20, bonus], [12, 20, bonus]), 20)).toBe(10);
    expect(averageOf(marks([18, 20, optional], [6, 20, optional]), 20)).toBe(12);
  });

  test("stays within its scale", () => {
    expect(averageOf(marks([5.5, 5]), 20)).toBe(20);
    expect(averageOf(marks([-3, 20]), 20)).toBe(0);
    expect(averageOf(marks([8, 20]), 10)).toBe(4);
  });

  test("follows the settings that families do not see", () => {
    const three = marks([18, 20], [4, 10], [12, 20]);
    expect(averageOf(three, 20, { worst: 0 })).toBe(15);
    expect(averageOf(three, 20, { best: 2, worst: 0 })).toBe(16);
    expect(averageOf(three, 20, { onlyAboveMiddle: true })).toBe(15);
    expect(averageOf(marks([4, 20]), 20, { worst: 0 })).toBe(4);
    // Equally good: the heavier one is dropped.
    expect(averageOf(marks([10, 20, { coefficient: 2 }], [5, 10], [16, 20]), 20, { worst: 0 })).toBe(14);
  });

  test("is nothing without marks", () => {
    expect(averageOf([], 20)).toBeUndefined();
  });
});

test("a word counts for nothing, for zero or for the whole scale", () => {
  expect(pointsOf(0, 20)).toBe(0);
  for (const word of ["absent", "exempted", "notGraded", "unfit", "notHandedIn", "pending"] as const) {
    expect(pointsOf(word, 20)).toBeUndefined();
  }
  expect(pointsOf("absentZero", 20)).toBe(0);
  expect(pointsOf("notHandedInZero", 20)).toBe(0);
  expect(pointsOf("congratulations", 10)).toBe(10);
});

test("means leave out what is not there, and round halves up", () => {
  expect(meanOf([12, undefined, 15])).toBe(13.5);
  expect(meanOf([undefined])).toBeUndefined();
  // (1.01 + 1) / 2 is 1.00499… in binary.
  expect(meanOf([1.01, 1])).toBe(1.01);
  expect(
    weightedMeanOf([
      { value: 10, weight: 1 },
      { value: 16, weight: 2 },
    ]),
  ).toBe(14);
  expect(weightedMeanOf([{ value: 10, weight: 0 }])).toBeUndefined();
});
