import { pointsOf } from "../../codec/grade-value.js";
import type { Grade } from "./grade.js";

/** An average that was computed here; the school's own are in `SubjectAverage`. */
export interface ComputedAverage {
  readonly computed: true;
  /** Rounded to hundredths, and within the scale. */
  readonly points: number;
  readonly outOf: number;
}

/** What of a mark counts in an average. */
export type CountedGrade = Pick<Grade, "grade" | "outOf" | "defaultOutOf" | "coefficient"> &
  Partial<Pick<Grade, "isBonus" | "isOptional" | "isOutOf20">>;

/** A mark that counts, in numbers. */
interface Counted {
  readonly points: number;
  readonly scale: number;
  readonly coefficient: number;
  /** What brings the scale of the test to that of the average: 1 unless the test asks for it. */
  readonly ratio: number;
}

interface Sum {
  readonly points: number;
  readonly scale: number;
}

function weightOf({ coefficient, ratio, scale }: Counted): number {
  return coefficient * ratio * scale;
}

/**
 * The average of one pupil's marks in one subject and period, as PRONOTE computes it. `undefined` when no mark
 * counts. Asks nothing.
 *
 * A test weighs according to its scale unless it is brought to 20; a bonus adds its points above the middle of
 * its scale; an optional test is left out unless it raises the average. A coefficient that is hidden counts
 * as 1, and a scale as that of the average. Settings that families never see may make the school's average
 * another: weights of the best and worst mark, bonus and malus, rounding, averages by sub-subject.
 *
 * @param options.outOf scale of the average; default that of the tests ("barème par défaut"), else 20
 * @evidence read in the teachers' page of the official client, 2024.3 to 2025.2, which computes it
 */
export function computeAverage(
  grades: readonly CountedGrade[],
  options: { readonly outOf?: number } = {},
): ComputedAverage | undefined {
  const outOf = options.outOf ?? grades.find((grade) => isScale(grade.defaultOutOf))?.defaultOutOf ?? 20;
  const count = (wanted: (grade: CountedGrade) => boolean): readonly Counted[] =>
    grades
      .filter(wanted)
      .map((grade) => countedOf(grade, outOf))
      .filter((counted) => counted !== undefined)
      // Marks as good as each other: the heavier one first, so that their order in the list says nothing.
      .sort((a, b) => b.points / b.scale - a.points / a.scale || weightOf(b) - weightOf(a));
  const ordinary = count(({ isBonus, isOptional }) => isBonus !== true && isOptional !== true);
  const bonuses = count(({ isBonus }) => isBonus === true);
  const optional = count(({ isBonus, isOptional }) => isBonus !== true && isOptional === true);

  // Where all marks are of one kind, they count as ordinary ones.
  const isOnlyBonus = ordinary.length === 0 && optional.length === 0;
  const isOnlyOptional = ordinary.length === 0 && bonuses.length === 0;
  let sum: Sum = { points: 0, scale: 0 };
  for (const counted of ordinary) sum = withTest(sum, counted);
  for (const counted of bonuses) sum = isOnlyBonus ? withTest(sum, counted) : withBonus(sum, counted);
  for (const counted of optional) {
    const raised = withTest(sum, counted);
    const isBetter = sum.scale === 0 || raised.points / raised.scale > sum.points / sum.scale;
    if (isOnlyOptional || isBetter) sum = raised;
  }
  if (!(sum.scale > 0)) return undefined;
  const points = Math.min(outOf, Math.max(0, (outOf * sum.points) / sum.scale));
  return { computed: true, points: hundredths(points), outOf };
}

function countedOf(grade: CountedGrade, outOf: number): Counted | undefined {
  const scale = isScale(grade.outOf) ? grade.outOf : outOf;
  const points = pointsOf(grade.grade, scale);
  const coefficient = grade.coefficient ?? 1;
  if (points === undefined) return undefined;
  return { points, scale, coefficient, ratio: grade.isOutOf20 === true ? outOf / scale : 1 };
}

function isScale(value: number | undefined): value is number {
  return value !== undefined && value > 0;
}

function withTest(sum: Sum, { points, scale, coefficient, ratio }: Counted): Sum {
  const weight = coefficient * ratio;
  return { points: sum.points + weight * points, scale: sum.scale + weight * scale };
}

function withBonus(sum: Sum, { points, scale, coefficient, ratio }: Counted): Sum {
  if (points <= scale / 2) return sum;
  return { points: sum.points + coefficient * ratio * (points - scale / 2), scale: sum.scale };
}

/** To the nearest hundredth; the smallest part added undoes what binary fractions take away. */
function hundredths(value: number): number {
  return Math.round((value + Number.EPSILON * value) * 100) / 100;
}
