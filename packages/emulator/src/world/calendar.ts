import { addDays, daysBetween, daysFromTo, mondayOf, weekday, weekdayFrom } from "./days.js";
import { officialYear } from "./holidays.js";
import type { Day, Period, SchoolYear } from "./school.js";

/**
 * The school year that a school built on that day is in: the one whose lessons are not over yet. From the
 * day after the last lesson, in early July, it is the coming one; its first day is then "today" for all
 * that depends on an open day.
 */
export function schoolYearAt(today: Day, zone: SchoolYear["zone"], choice: YearChoice = {}): SchoolYear {
  const calendarYear = Number(today.slice(0, 4));
  const running = officialYear(calendarYear - 1, zone);
  const startYear = today <= running.lastDay ? calendarYear - 1 : calendarYear;
  const { firstDay, lastDay, holidays } = officialYear(startYear, zone);
  return {
    label: `${startYear}-${startYear + 1}`,
    firstMonday: mondayOf(firstDay),
    firstDay,
    lastDay,
    zone,
    holidays,
    periods: periodsOf(startYear, firstDay, lastDay),
    openDays: [1, 2, 3, 4, 5],
    ...choice,
  };
}

/** What a school may decide about its year. */
export type YearChoice = Partial<Pick<SchoolYear, "openDays" | "marking">>;

/** The periods that marks are given for: terms or semesters. */
export function markingPeriods(year: SchoolYear): Period[] {
  return year.periods.filter(({ kind }) => kind === (year.marking ?? "term"));
}

/** Whether there are lessons that day. */
export function isOpen(year: SchoolYear, day: Day): boolean {
  return (
    year.firstDay <= day &&
    day <= year.lastDay &&
    year.openDays.includes(weekday(day)) &&
    !year.holidays.some((holiday) => holiday.from <= day && day <= holiday.to)
  );
}

/**
 * The day itself when it is open, else the next open day ("JourOuvre"). Before the year it is its first
 * open day, after it the last one.
 */
export function openDayFrom(year: SchoolYear, day: Day): Day {
  let candidate = day < year.firstDay ? year.firstDay : day;
  while (candidate <= year.lastDay) {
    if (isOpen(year, candidate)) return candidate;
    candidate = addDays(candidate, 1);
  }
  candidate = year.lastDay;
  while (!isOpen(year, candidate) && candidate > year.firstDay) candidate = addDays(candidate, -1);
  return candidate;
}

/** All open days from one day to another, both included. */
export function openDaysFromTo(year: SchoolYear, from: Day, to: Day): Day[] {
  const first = from < year.firstDay ? year.firstDay : from;
  const last = to > year.lastDay ? year.lastDay : to;
  return daysFromTo(first, last).filter((day) => isOpen(year, day));
}

/** Number of the day's week: 1 is the week of `firstMonday`. Days outside the year have numbers too. */
export function weekOf(year: SchoolYear, day: Day): number {
  return 1 + Math.floor(daysBetween(year.firstMonday, day) / 7);
}

/** Monday of that week. */
export function mondayOfWeek(year: SchoolYear, week: number): Day {
  return addDays(year.firstMonday, 7 * (week - 1));
}

/** Number of the year's last week. */
export function lastWeek(year: SchoolYear): number {
  return weekOf(year, year.lastDay);
}

/**
 * Weeks of the first and of the second fortnight ("S1", "S2"). Teaching weeks take turns; a week without a
 * single open day belongs to neither and does not count.
 */
export function fortnights(year: SchoolYear): { readonly first: number[]; readonly second: number[] } {
  const teaching = Array.from({ length: lastWeek(year) }, (_, index) => index + 1).filter((week) => {
    const monday = mondayOfWeek(year, week);
    return openDaysFromTo(year, monday, addDays(monday, 6)).length > 0;
  });
  return {
    first: teaching.filter((_, index) => index % 2 === 0),
    second: teaching.filter((_, index) => index % 2 === 1),
  };
}

/** Three terms, two semesters, the whole year and what lies outside, numbered as real servers do. */
function periodsOf(startYear: number, firstDay: Day, lastDay: Day): Period[] {
  const endYear = startYear + 1;
  const secondTerm = addDays(weekdayFrom(`${startYear}-11-24`, 7), 1);
  const thirdTerm = addDays(weekdayFrom(`${endYear}-03-02`, 7), 1);
  const secondHalf = addDays(weekdayFrom(`${endYear}-01-19`, 7), 1);
  const rows: readonly Omit<Period, "id">[] = [
    { name: "Trimestre 1", kind: "term", marking: 0, from: firstDay, to: addDays(secondTerm, -1) },
    { name: "Trimestre 2", kind: "term", marking: 1, from: secondTerm, to: addDays(thirdTerm, -1) },
    { name: "Trimestre 3", kind: "term", marking: 2, from: thirdTerm, to: lastDay },
    { name: "Semestre 1", kind: "semester", marking: 3, from: firstDay, to: addDays(secondHalf, -1) },
    { name: "Semestre 2", kind: "semester", marking: 4, from: secondHalf, to: lastDay },
    { name: "Année continue", kind: "year", marking: 5, from: firstDay, to: lastDay },
    { name: "Hors période", kind: "other", marking: 6, from: firstDay, to: lastDay },
  ];
  return rows.map((row) => ({ id: `period:${row.name}`, ...row }));
}
