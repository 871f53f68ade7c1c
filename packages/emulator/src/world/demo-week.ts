import { isOpen, openDayFrom } from "./calendar.js";
import { addDays, daysFromTo, mondayOf } from "./days.js";
import type { Day, School, Student } from "./school.js";

/** A week of the school: its Monday and its open days. */
export interface Week {
  readonly monday: Day;
  readonly days: readonly Day[];
}

/**
 * The week that a demonstration on that day is about: the week of today or, when today has no lessons, of
 * the next open day. On a Saturday that is the week to come, in holidays the first one after them, in
 * summer the first of the coming year. The server's `JourOuvre` lies in it.
 */
export function demoWeek(school: Pick<School, "year">, today: Day): Week {
  const { year } = school;
  const monday = mondayOf(openDayFrom(year, today));
  return { monday, days: daysFromTo(monday, addDays(monday, 6)).filter((day) => isOpen(year, day)) };
}

/** The pupil to whom everything happens in the demo week: the first pupil's account. */
export function mainStudent(school: Pick<School, "accounts" | "students">): Student | undefined {
  const account = school.accounts.find(({ audience }) => audience === "student");
  return school.students.find(({ id }) => id === account?.personId);
}
