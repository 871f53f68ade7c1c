import { comments } from "./grades-titles.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Mark, MarkValue, Service, Student, Test } from "./school.js";

/** A test before anybody has been marked. */
export type BlankTest = Omit<Test, "marks">;

/** What marks are drawn from. */
export interface Marking {
  readonly seed: number;
  readonly test: BlankTest;
  /** Who takes part, by `levelsIn`. */
  readonly levels: ReadonlyMap<string, number>;
  /** Done at home: some do not hand it in. */
  readonly atHome: boolean;
}

/** How far the pupils of a service are from its mean, in points of 20: their level, and their taste for it. */
export function levelsIn(seed: number, service: Service, members: readonly Student[]): Map<string, number> {
  return new Map(
    members.map(({ id }) => {
      const level = 2.6 * bell(randomOf(seedFor(seed, `level ${id}`)));
      const taste = 1.4 * bell(randomOf(seedFor(seed, `taste ${id} ${service.subjectId}`)));
      return [id, level + taste];
    }),
  );
}

/**
 * Marks of a whole class: around 12 of 20, by the pupil's level, how hard the test was, and luck.
 */
export function drawMarks({ seed, test, levels, atHome }: Marking): Map<string, Mark> {
  const random = randomOf(seedFor(seed, `marks ${test.id}`));
  const mean = 12.3 + 1.2 * bell(random);
  return new Map(
    Array.from(levels, ([studentId, level]) => {
      const ratio = Math.min(Math.max((mean + level + 1.8 * bell(random)) / 20, 0.05), 1);
      const fate = random.next();
      const value = fate < 0.05 ? misfortune(fate, atHome) : pointsOn(test.outOf, ratio);
      const isCommented = random.chance(0.15) && typeof value === "number";
      const comment = comments[Math.min(Math.floor(ratio * comments.length), comments.length - 1)];
      return [studentId, isCommented && comment !== undefined ? { value, comment } : { value }];
    }),
  );
}

/** What one in twenty gets instead of points. */
function misfortune(fate: number, atHome: boolean): MarkValue {
  if (atHome) return fate < 0.015 ? "notHandedInZero" : "notHandedIn";
  if (fate < 0.005) return "absentZero";
  return fate < 0.04 ? "absent" : "notGraded";
}

/** Points as teachers give them: quarters on small scales, halves on others. */
function pointsOn(outOf: number, ratio: number): number {
  const step = outOf <= 10 ? 0.25 : 0.5;
  return Math.min(Math.round((ratio * outOf) / step) * step, outOf);
}

/** A number around 0, seldom beyond -2 or 2. */
function bell(random: Random): number {
  return 2 * (random.next() + random.next() + random.next() - 1.5);
}
