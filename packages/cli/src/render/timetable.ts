import type { Lesson } from "@preau/client";
import { mondayOf, weekday } from "../days.js";
import { cleanValue } from "./clean.js";
import { type DayEntry, entriesByDay } from "./day-entries.js";
import { renderDay } from "./day-list.js";
import { viewLesson } from "./lesson.js";
import { inferredSign } from "./marks.js";
import { wrap } from "./text.js";
import type { View } from "./view.js";
import { columnWidth, renderWeekGrid } from "./week-grid.js";

/** What a timetable is about. */
export interface TimetableSubject {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
  /** Name of the pupil; no heading without one. */
  readonly whose?: string;
}

type Day = readonly [day: string, entries: readonly DayEntry[]];

/**
 * A timetable as text: each week as a grid where it fits, else day by day. Texts of the server are cleaned
 * of whatever a terminal would obey.
 */
export function renderTimetable(untrusted: readonly Lesson[], subject: TimetableSubject, view: View): string {
  const lessons = cleanValue(untrusted);
  const days = [...entriesByDay(lessons, subject)];
  const weeks = weeksOf(days);
  const parts = [heading(subject, view)];
  if (days.every(([, entries]) => entries.length === 0)) parts.push(view.words.lesson.nothing);
  else parts.push(...weeks.map((week) => renderWeek(week, weeks.length > 1, view)));
  if (lessons.some((lesson) => viewLesson(lesson, view.words).marks.some(({ inferred }) => inferred))) {
    parts.push(legend(view));
  }
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function heading({ whose, from, to }: TimetableSubject, { style, words, width }: View): string {
  if (whose === undefined) return "";
  const days = from === to ? words.calendar.longDay(from) : words.calendar.range(from, to);
  const lines = wrap(words.lesson.heading(cleanValue(whose), days), { width });
  return lines.map((line) => style.bold(line)).join("\n");
}

function weeksOf(days: readonly Day[]): readonly (readonly Day[])[] {
  const weeks = new Map<string, Day[]>();
  for (const day of days) {
    const monday = mondayOf(day[0]);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  return [...weeks.values()];
}

/** Saturdays and Sundays are shown when something takes place. */
function renderWeek(week: readonly Day[], severalWeeks: boolean, view: View): string {
  const { style, words } = view;
  const shown = week.filter(([day, entries]) => weekday(day) <= 5 || entries.length > 0);
  const title = severalWeeks ? style.bold(words.lesson.week(mondayOf(week[0]?.[0] ?? ""))) : undefined;
  if (shown.every(([, entries]) => entries.length === 0)) {
    return [title, words.lesson.nothing].filter((line) => line !== undefined).join("\n");
  }
  const column = view.grid ? columnWidth(shown.length, view) : undefined;
  if (column !== undefined) {
    return [title, renderWeekGrid(shown, column, view)].filter((line) => line !== undefined).join("\n");
  }
  const days = shown.map(([day, entries]) => renderDay(day, entries, view).join("\n"));
  return [title, ...days].filter((part) => part !== undefined).join("\n\n");
}

function legend({ style, words, width }: View): string {
  const lines = wrap(`${inferredSign} ${words.lesson.inferred}`, { width });
  return lines.map((line) => style.dim(line)).join("\n");
}
