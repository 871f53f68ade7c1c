import { isNoObject } from "../../codec/ids.js";
import { withKeys } from "../../codec/keys.js";
import type { Lesson } from "./lesson.js";

type Unkeyed = Omit<Lesson, "key">;

/**
 * Gives each entry its key, from facts that change slowly. Entries that share them all, such as a cancelled
 * lesson and the one that stands in for it, are numbered by position, then by whatever else a session does
 * not change; answers hold whole days, so the numbers do not depend on the range asked for.
 */
export function keyedLessons(lessons: readonly Unkeyed[]): readonly Lesson[] {
  const ranked = lessons.map((lesson, index) => ({ lesson, index, rank: rankOf(lesson) }));
  ranked.sort((a, b) => compareRank(a.rank, b.rank));
  const keyed = withKeys("lesson", ranked, ({ lesson }) => [
    lesson.start,
    lesson.kind,
    lesson.subject?.name ?? lesson.title ?? lesson.hoursText,
    ...[...lesson.groups].sort(),
  ]);
  const result: Lesson[] = [];
  for (const { lesson, index, key } of keyed) result[index] = { ...lesson, key };
  return result;
}

/**
 * Each entry once: a server that ignores a range may send the same week twice. Entries are the same when
 * identity and start are, since it is not known that the weeks of a lesson have identities of their own.
 */
export function withoutRepeats<T extends Unkeyed>(lessons: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return lessons.filter(({ id, start }) => {
    if (isNoObject(id)) return true;
    const identity = `${id} ${start}`;
    return !seen.has(identity) && seen.add(identity).size > 0;
  });
}

type Rank = readonly (string | number)[];

function rankOf(lesson: Unkeyed): Rank {
  return [
    lesson.num ?? 0,
    lesson.canceled ? 1 : 0,
    lesson.length ?? 0,
    lesson.teachers.join("\n"),
    lesson.classrooms.join("\n"),
    lesson.status ?? "",
    lesson.label ?? "",
    lesson.memo ?? "",
  ];
}

function compareRank(a: Rank, b: Rank): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? "";
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
