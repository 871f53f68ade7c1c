import { mondayOf } from "../../codec/calendar.js";
import { dayOf } from "../../codec/dates.js";
import { present } from "../../codec/present.js";
import type { Lesson, LessonChange, OtherLesson } from "./lesson.js";
import { compareLessons } from "./order.js";

/**
 * Adds what can be deduced of each entry: the cancelled ones it stands for, and how it differs from them.
 *
 * @param superseded cancelled entries that share a place with each entry that takes place
 */
export function withChanges(
  lessons: readonly Lesson[],
  superseded: ReadonlyMap<Lesson, readonly Lesson[]>,
): readonly Lesson[] {
  const moves = pairMoves(lessons, superseded);
  return lessons.map((lesson) => {
    // Resolved before: nothing more can be deduced once the superseded entries are gone.
    if (lesson.change !== undefined || lesson.replaces !== undefined) return lesson;
    const replaced = [...(superseded.get(lesson) ?? [])].sort(compareLessons);
    const change = changeOf(lesson, replaced, moves.get(lesson));
    if (change === undefined && replaced.length === 0) return lesson;
    return present({
      ...lesson,
      change,
      replaces: replaced.length === 0 ? undefined : replaced.map(otherLesson),
    });
  });
}

function changeOf(
  lesson: Lesson,
  replaced: readonly Lesson[],
  partner: Lesson | undefined,
): LessonChange | undefined {
  const inferred = true as const;
  if (partner !== undefined) {
    const other = otherLesson(partner);
    return lesson.canceled
      ? { kind: "moved", inferred, to: other }
      : { kind: "moved", inferred, from: other };
  }
  if (lesson.canceled) return undefined;
  const before = replaced.find((canceled) => isSameSubject(canceled, lesson));
  if (before !== undefined) {
    const kind = difference(before, lesson);
    return kind === "moved" ? { kind, inferred, from: otherLesson(before) } : { kind, inferred };
  }
  if (replaced.length > 0) return { kind: "replacement", inferred };
  if (lesson.replacedTeachers !== undefined) return { kind: "teacher", inferred };
  if (lesson.exceptional && lesson.status === undefined) return { kind: "added", inferred };
  // A status is for people: that there is one says that something is unusual, and no more.
  if (lesson.exceptional || lesson.status !== undefined) return { kind: "unknown", inferred };
  return undefined;
}

/** How an entry differs from the cancelled one of the same subject whose place it shares. */
function difference(before: Lesson, after: Lesson): LessonChange["kind"] {
  if (!isSameSet(before.teachers, after.teachers)) return "teacher";
  if (before.start !== after.start || before.end !== after.end) return "moved";
  return isSameSet(before.classrooms, after.classrooms) ? "unknown" : "room";
}

/**
 * Guesses which cancelled entry became which other one: same week, same subject, a teacher in common,
 * neither linked otherwise, and no second candidate on either side.
 */
function pairMoves(
  lessons: readonly Lesson[],
  superseded: ReadonlyMap<Lesson, readonly Lesson[]>,
): ReadonlyMap<Lesson, Lesson> {
  const linked = new Set([...superseded.values()].flat());
  const canceled: Lesson[] = [];
  const arrivals = new Map<string, Lesson[]>();
  for (const lesson of lessons) {
    if (lesson.subject === undefined || lesson.replaces !== undefined) continue;
    if (lesson.canceled && !linked.has(lesson)) canceled.push(lesson);
    const isChanged = lesson.exceptional || lesson.status !== undefined;
    if (lesson.canceled || !isChanged || superseded.has(lesson)) continue;
    const name = weekAndSubject(lesson);
    arrivals.set(name, [...(arrivals.get(name) ?? []), lesson]);
  }
  const candidates = canceled.map((departure) => {
    const found = arrivals.get(weekAndSubject(departure)) ?? [];
    return {
      departure,
      found: found.filter((arrival) => haveInCommon(arrival.teachers, departure.teachers)),
    };
  });
  const claims = new Map<Lesson, number>();
  for (const arrival of candidates.flatMap(({ found }) => found)) {
    claims.set(arrival, (claims.get(arrival) ?? 0) + 1);
  }
  const moves = new Map<Lesson, Lesson>();
  for (const { departure, found } of candidates) {
    const [arrival, second] = found;
    if (arrival === undefined || second !== undefined || claims.get(arrival) !== 1) continue;
    moves.set(departure, arrival).set(arrival, departure);
  }
  return moves;
}

function weekAndSubject(lesson: Lesson): string {
  return `${mondayOf(dayOf(lesson.start))} ${lesson.subject?.name ?? ""}`;
}

function isSameSubject(a: Lesson, b: Lesson): boolean {
  return a.subject !== undefined && a.subject.name === b.subject?.name;
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

function haveInCommon(a: readonly string[], b: readonly string[]): boolean {
  return a.some((item) => b.includes(item));
}

/** Just enough of an entry to speak of it. */
function otherLesson(lesson: Lesson): OtherLesson {
  const { id, key, start, end, subject, teachers, classrooms, status } = lesson;
  return present({ id, key, start, end, subject, teachers, classrooms, status });
}
