import type { Day } from "./school.js";

const dayMs = 86_400_000;

/** Days since 1 January 1970. Computed in UTC, so that no time zone or clock change ever enters. */
function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

/** The day of that number. */
function dayOfNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

/** The day `count` days later; earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** Days from one day to another: 0 for the same day, negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, 1 is Monday and 7 is Sunday. */
export function weekday(day: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekday(day));
}

/** The first day at or after `day` that falls on `wanted`, 1 for Monday. */
export function weekdayFrom(day: Day, wanted: number): Day {
  return addDays(day, (((wanted - weekday(day)) % 7) + 7) % 7);
}

/** All days from one to another, both included; none when `to` comes first. */
export function daysFromTo(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  const count = dayNumber(to) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayOfNumber(first + index));
}

/** A day as it is written in France: `15/01/2026`. */
export function frenchDay(day: Day): string {
  return day.split("-").reverse().join("/");
}

/** ISO number of the calendar week. */
export function isoWeek(day: Day): number {
  const thursday = addDays(mondayOf(day), 3);
  return 1 + Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7);
}
