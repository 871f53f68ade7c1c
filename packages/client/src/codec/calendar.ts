import type { PlainDate } from "./dates.js";
import { addDays, daysBetween, weekday } from "./dates.js";

/** The school's year and its lesson grid: what readers need to know of the school. */
export interface SchoolCalendar {
  /** Monday of week 1. */
  readonly firstMonday: PlainDate;
  /** First and last day of the school year. */
  readonly firstDay: PlainDate;
  readonly lastDay: PlainDate;
  /** Today, or the next open day, when the session opened. */
  readonly openDay: PlainDate;
  /** IANA name of the school's time zone. */
  readonly timeZone: string;
  /** Holidays and bank holidays, both ends included. */
  readonly holidays: readonly Holiday[];
  readonly grid: Grid;
  /** Weeks as the official client counts them, when they are not seven days from a Monday. */
  readonly cycle: Cycle;
  /** Weeks that have lessons, when the school says which ("semaines H"). */
  readonly teachingWeeks?: readonly number[];
}

/** Holidays ("vacances") or a bank holiday ("jour férié"). */
export interface Holiday {
  readonly name: string;
  readonly from: PlainDate;
  /** Included. */
  readonly to: PlainDate;
}

/** Hours of the lesson grid ("grille"). A place is one slot, such as half an hour. */
export interface Grid {
  readonly placesPerDay: number;
  /** Start of each slot, `"08:30"`, by slot. */
  readonly starts: readonly (string | undefined)[];
  /** End of each slot, by slot: not always the next start, since schools have breaks. */
  readonly ends: readonly (string | undefined)[];
  /** The same as absences count them, where that differs ("fin pour la vie scolaire"). */
  readonly absenceEnds?: readonly (string | undefined)[];
  /** First slot of the afternoon, as absences count half-days. */
  readonly afternoon?: number;
  /** Length of one place, where the grid has no hours. */
  readonly minutesPerPlace?: number;
}

/** How a school counts its weeks ("cycles"). */
export interface Cycle {
  /** 0 weekly, 1 cycles that include holidays, 2 cycles that skip them. */
  readonly mode: number;
  /** Open days of one cycle. */
  readonly days: number;
  /** Days of the week that the grid has, 0 is the first day of the week. */
  readonly openWeekdays: readonly number[];
  /** First day of the week, 1 is Monday. */
  readonly firstWeekday: number;
}

/** Most weeks that a school year may have on the wire. */
const lastWeek = 62;

/**
 * Number of the week of a day, from 1. Days outside the year are clamped to it.
 *
 * @evidence read in the official client: in weekly grids, whole weeks since the Monday of week 1; in
 *   cycles, open days counted from the first day of the year
 */
export function weekOf(calendar: SchoolCalendar, day: PlainDate): number {
  const clamped = clamp(calendar, day);
  if (calendar.cycle.mode === 0) return weekOfSevenDays(calendar, clamped);
  return cycleOf(calendar, clamped);
}

/** Weeks that hold the days of a range, clamped to the school year. */
export function weeksBetween(calendar: SchoolCalendar, from: PlainDate, to: PlainDate): readonly number[] {
  const first = weekOf(calendar, from);
  const last = weekOf(calendar, to);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Whether the day lies within the school year. */
export function isInYear(calendar: SchoolCalendar, day: PlainDate): boolean {
  return day >= calendar.firstDay && day <= calendar.lastDay;
}

/** Monday of the week of a day. */
export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - weekday(day));
}

/** The holidays that a day belongs to, when it does. */
export function holidayOn(calendar: SchoolCalendar, day: PlainDate): Holiday | undefined {
  return calendar.holidays.find((holiday) => day >= holiday.from && day <= holiday.to);
}

/** Whether lessons are to be expected in a week: it has a day that is in the year, open and no holiday. */
export function isTeachingWeek(calendar: SchoolCalendar, week: number): boolean {
  if (calendar.teachingWeeks !== undefined) return calendar.teachingWeeks.includes(week);
  // Weeks that are no seven days have no first day to start from: they are taken to have lessons.
  if (calendar.cycle.mode !== 0) return true;
  const { firstWeekday, openWeekdays } = calendar.cycle;
  const first = addDays(calendar.firstMonday, (week - 1) * 7);
  return [0, 1, 2, 3, 4, 5, 6].some((index) => {
    const day = addDays(first, index);
    const rank = (weekday(day) - firstWeekday + 7) % 7;
    const isOpen = openWeekdays.length === 0 ? rank < 5 : openWeekdays.includes(rank);
    return isOpen && isInYear(calendar, day) && holidayOn(calendar, day) === undefined;
  });
}

function clamp(calendar: SchoolCalendar, day: PlainDate): PlainDate {
  if (day < calendar.firstDay) return calendar.firstDay;
  return day > calendar.lastDay ? calendar.lastDay : day;
}

function weekOfSevenDays(calendar: SchoolCalendar, day: PlainDate): number {
  const weeks = Math.floor(daysBetween(calendar.firstMonday, day) / 7) + 1;
  return Math.min(lastWeek, Math.max(1, weeks));
}

/** Walks the year: every `days` open days open a new cycle; skipped days belong to the current one. */
function cycleOf(calendar: SchoolCalendar, day: PlainDate): number {
  const { cycle } = calendar;
  const skipsHolidays = cycle.mode === 2;
  const open = cycle.openWeekdays.length === 0 ? [0, 1, 2, 3, 4] : cycle.openWeekdays;
  const wholeWeeks = cycle.days % open.length === 0;
  let current = calendar.firstDay;
  if (!skipsHolidays && wholeWeeks) {
    while (weekday(current) !== cycle.firstWeekday) current = addDays(current, -1);
  }
  let number = 1;
  let rank = 0;
  for (; current <= day && number < lastWeek; current = addDays(current, 1)) {
    const dayOfWeek = (weekday(current) - cycle.firstWeekday + 7) % 7;
    if (!open.includes(dayOfWeek)) continue;
    if (skipsHolidays && holidayOn(calendar, current) !== undefined) continue;
    if (rank > 0 && rank % cycle.days === 0) number += 1;
    rank += 1;
  }
  return number;
}
