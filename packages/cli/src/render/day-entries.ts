import type { Lesson } from "@preau/client";
import { daysBetween } from "../days.js";

/** The part of a lesson that falls on one day: an outing may last several. */
export interface DayEntry {
  readonly lesson: Lesson;
  /** Hours on that day, `"08:00"`; `"24:00"` when it goes on the next day. */
  readonly start: string;
  readonly end: string;
  /** It began on an earlier day. */
  readonly continued: boolean;
  /** It goes on the next day. */
  readonly goesOn: boolean;
}

/** Lessons by day, for each day of a range, sorted by start. */
export function entriesByDay(
  lessons: readonly Lesson[],
  range: { readonly from: string; readonly to: string },
): ReadonlyMap<string, readonly DayEntry[]> {
  const days = new Map<string, DayEntry[]>(daysBetween(range.from, range.to).map((day) => [day, []]));
  for (const lesson of lessons) {
    const first = lesson.start.slice(0, 10);
    const last = lastDayOf(lesson);
    for (const day of daysBetween(first, last)) {
      const entry = {
        lesson,
        start: day === first ? lesson.start.slice(11, 16) : "00:00",
        end: day === last ? endOn(lesson, day) : "24:00",
        continued: day > first,
        goesOn: day < last,
      };
      days.get(day)?.push(entry);
    }
  }
  for (const entries of days.values()) {
    entries.sort((a, b) => compare(a.start, b.start) || compare(a.end, b.end));
  }
  return days;
}

/** Midnight ends the day before it. A lesson that ends before it starts is one of its first day. */
function lastDayOf(lesson: Lesson): string {
  const first = lesson.start.slice(0, 10);
  const last = lesson.end.slice(0, 10);
  if (last <= first) return first;
  const [before] = daysBetween(first, last).slice(-2);
  return lesson.end.slice(11, 16) === "00:00" ? (before ?? first) : last;
}

function endOn(lesson: Lesson, day: string): string {
  return lesson.end.slice(0, 10) === day ? lesson.end.slice(11, 16) : "24:00";
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
