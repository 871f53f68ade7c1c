import { fortnights, openDaysFromTo, weekOf } from "./calendar.js";
import { weekday } from "./days.js";
import type { Day, Lesson, SchoolYear } from "./school.js";
import type { PlanEntry, WeeklyPlan } from "./weekly-plan.js";

/** Positions of ordinary lessons start here; what is added later gets larger ones. */
const firstPosition = 100;

/** The ordinary lessons of the whole year, day by day, before anything happens to them. */
export function lessonsOfYear(year: SchoolYear, plan: WeeklyPlan): Lesson[] {
  const byWeekday = new Map<number, { entry: PlanEntry; position: number }[]>();
  for (const [index, entry] of plan.entries.entries()) {
    const list = byWeekday.get(entry.weekday) ?? [];
    list.push({ entry, position: firstPosition + index });
    byWeekday.set(entry.weekday, list);
  }
  const turns = fortnights(year);
  const second = new Set(turns.second);
  const lessons: Lesson[] = [];
  for (const day of openDaysFromTo(year, year.firstDay, year.lastDay)) {
    const turn = second.has(weekOf(year, day)) ? 2 : 1;
    for (const { entry, position } of byWeekday.get(weekday(day)) ?? []) {
      if (entry.fortnight === 0 || entry.fortnight === turn) lessons.push(lessonOf(entry, day, position));
    }
  }
  return lessons;
}

function lessonOf(entry: PlanEntry, day: Day, position: number): Lesson {
  return {
    // The position says which entry of the plan it is, so the pair is unique.
    id: `lesson:${day}:${position}`,
    kind: "lesson",
    day,
    slot: entry.slot,
    length: entry.length,
    subjectId: entry.subjectId,
    teacherIds: entry.teacherIds,
    roomIds: entry.roomIds,
    classIds: entry.classIds,
    groupIds: entry.groupIds,
    studentIds: [],
    position,
  };
}

/** Orders lessons by start, then position. */
export function byStart(a: Lesson, b: Lesson): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  return a.slot - b.slot || a.position - b.position;
}

/** Whether two entries share a place of the same day. */
export function overlaps(
  a: Pick<Lesson, "day" | "slot" | "length">,
  b: Pick<Lesson, "day" | "slot" | "length">,
): boolean {
  return a.day === b.day && a.slot < b.slot + b.length && b.slot < a.slot + a.length;
}
