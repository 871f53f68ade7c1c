import { isNoObject } from "../../codec/ids.js";
import { type Facts, withKeys } from "../../codec/keys.js";
import { compareRanks, type Rank } from "../../codec/order.js";
import type { Lesson } from "./lesson.js";

type Unkeyed = Omit<Lesson, "key">;

/**
 * Gives each entry its key, from facts that change slowly. Entries that share them all, such as a cancelled
 * lesson and the one that stands in for it, are numbered by position, then by whatever else a session does
 * not change; answers hold whole days, so the numbers do not depend on the range asked for.
 */
export function keyedLessons(lessons: readonly Unkeyed[]): readonly Lesson[] {
  return withKeys("lesson", lessons, slowFacts, (a, b) => compareRanks(rankOf(a), rankOf(b)));
}

function slowFacts({ start, kind, subject, title, hoursText, groups }: Unkeyed): Facts {
  const facts = [start, kind, subject?.name ?? title ?? hoursText];
  return groups.length === 0 ? facts : [...facts, ...groups.toSorted()];
}

/**
 * Each entry once: a server that ignores a range may send the same week twice. Entries are the same when
 * identity and start are, since it is not known that the weeks of a lesson have identities of their own.
 */
export function withoutRepeats<T extends Unkeyed>(lessons: readonly T[]): readonly T[] {
  const firstStart = new Map<string, string>();
  const further = new Set<string>();
  return lessons.filter(({ id, start }) => {
    if (isNoObject(id)) return true;
    const first = firstStart.get(id);
    if (first === undefined) firstStart.set(id, start);
    else if (first === start || further.has(`${start} ${id}`)) return false;
    else further.add(`${start} ${id}`);
    return true;
  });
}

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
