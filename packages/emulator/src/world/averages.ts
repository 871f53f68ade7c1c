import type { AverageRules, MarkValue, Test } from "./school.js";

/** A mark that has a value, as averages take it. */
export interface CountedMark extends Pick<Test, "outOf" | "coefficient" | "counting" | "scaled"> {
  /** On the test's own scale. */
  readonly points: number;
}

/** What a mark counts as, on a scale: points, zero or the whole scale; `undefined` when it does not count. */
export function pointsOf(value: MarkValue, outOf: number): number | undefined {
  if (typeof value === "number") return value;
  if (value === "absentZero" || value === "notHandedInZero") return 0;
  return value === "congratulations" ? outOf : undefined;
}

/**
 * Average of one pupil in one service and one period, on the scale `outOf`, to two decimals. `undefined` when
 * there is nothing to average.
 *
 * A test weighs by its coefficient and its scale, unless it is brought to the scale of the service. Bonus
 * tests add their points above the middle; an optional test stays when it raises the average. A pupil who
 * has nothing but bonus tests, or nothing but optional ones, has them all counted like others.
 *
 * @evidence read in the official client's page for teachers, 2024.3 to 2025.2, which computes averages while
 *   marks are typed
 */
export function averageOf(
  marks: readonly CountedMark[],
  outOf: number,
  rules: AverageRules = {},
): number | undefined {
  const taken = rules.onlyAboveMiddle ? marks.filter((mark) => mark.points > mark.outOf / 2) : marks;
  const weights = weightsOf(taken, rules);
  const weigh = (mark: CountedMark, sums: Sums): Sums => {
    const factor = weight(mark, outOf) * (weights.get(mark) ?? 1);
    return { points: sums.points + factor * mark.points, scale: sums.scale + factor * mark.outOf };
  };
  const averaged = ({ points, scale }: Sums): number | undefined =>
    scale > 0 ? (outOf * points) / scale : undefined;
  const [ordinary, bonus, optional] = (["ordinary", "bonus", "optional"] as const).map((counting) =>
    taken.filter((mark) => mark.counting === counting).sort(byRatio),
  ) as [CountedMark[], CountedMark[], CountedMark[]]; // three in, three out
  const isAlike = bonus.length === taken.length || optional.length === taken.length;

  let sums: Sums = { points: 0, scale: 0 };
  for (const mark of isAlike ? taken : ordinary) sums = weigh(mark, sums);
  if (!isAlike) {
    for (const mark of bonus) {
      const above = Math.max(0, mark.points - mark.outOf / 2);
      sums = { ...sums, points: sums.points + weight(mark, outOf) * above };
    }
    for (const mark of optional) {
      const before = averaged(sums);
      const after = averaged(weigh(mark, sums));
      if (before === undefined || (after !== undefined && after > before)) sums = weigh(mark, sums);
    }
  }
  const average = averaged(sums);
  return average === undefined ? undefined : rounded(Math.min(Math.max(average, 0), outOf));
}

/** Mean of those that are there, to two decimals; `undefined` when none is. */
export function meanOf(values: readonly (number | undefined)[]): number | undefined {
  return weightedMeanOf(values.map((value) => ({ value, weight: 1 })));
}

/** Weighted mean of those that are there, to two decimals; `undefined` when nothing has weight. */
export function weightedMeanOf(
  items: readonly { readonly value: number | undefined; readonly weight: number }[],
): number | undefined {
  let sum = 0;
  let total = 0;
  for (const { value, weight: itsWeight } of items) {
    if (value === undefined) continue;
    sum += itsWeight * value;
    total += itsWeight;
  }
  return total > 0 ? rounded(sum / total) : undefined;
}

interface Sums {
  readonly points: number;
  readonly scale: number;
}

/** Weight of a test before the best and worst marks are looked for. */
function weight(mark: CountedMark, outOf: number): number {
  return mark.coefficient * (mark.scaled ? outOf / mark.outOf : 1);
}

/** Weights of the best and of the worst mark; none unless two ordinary tests count. */
function weightsOf(marks: readonly CountedMark[], rules: AverageRules): Map<CountedMark, number> {
  const weights = new Map<CountedMark, number>();
  const able = marks.filter((mark) => mark.counting === "ordinary" && mark.coefficient > 0);
  if (able.length < 2) return weights;
  // Among equals the heavier one.
  const heavier = (a: CountedMark, b: CountedMark): number =>
    b.coefficient * b.outOf - a.coefficient * a.outOf;
  const [best] = able.toSorted((a, b) => byRatio(a, b) || heavier(a, b));
  const [worst] = able.toSorted((a, b) => byRatio(b, a) || heavier(a, b));
  if (best !== undefined) weights.set(best, rules.best ?? 1);
  // The same test may be both, when all are equally good.
  if (worst !== undefined) weights.set(worst, (weights.get(worst) ?? 1) * (rules.worst ?? 1));
  return weights;
}

/** Better marks first. */
function byRatio(a: CountedMark, b: CountedMark): number {
  return b.points / b.outOf - a.points / a.outOf;
}

/** Two decimals, halves up; the small addend keeps halves that binary fractions put a hair below. */
function rounded(value: number): number {
  return Math.round(value * 100 + 1e-7) / 100;
}
