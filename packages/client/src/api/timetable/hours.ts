import type { SchoolCalendar } from "../../codec/calendar.js";
import {
  addDays,
  at,
  dayOf,
  type PlainDate,
  type PlainDateTime,
  parseWireDay,
  weekday,
} from "../../codec/dates.js";

const minutesPerDay = 24 * 60;

/** What is known of when an entry ends. */
export interface Hours {
  readonly start: PlainDateTime;
  /** `DateDuCoursFin`; rare. */
  readonly told: PlainDateTime | undefined;
  /** Position in the week's grid, and places covered. */
  readonly place: number | undefined;
  readonly length: number | undefined;
  /** True extent of an outing in annual places: calendar days since the first one, times the places of a day. */
  readonly annual?: { readonly place: number; readonly length: number } | undefined;
  /** Words of the entry itself that may hold hours, such as "16h30 à 17h30"; outings and detentions only. */
  readonly words: string | undefined;
  /** An ordinary lesson stays within its day and its grid; outings and detentions may not. */
  readonly ordinary: boolean;
}

/**
 * When an entry ends: as the server says; else, for outings and detentions, as their own words say; else as
 * the grid says, which knows the breaks; else its places at the grid's usual length, one place when even
 * their number is unknown. Never before its start.
 *
 * @evidence captured grids of 2022 to 2025: adding minutes to the start is wrong wherever there are breaks
 */
export function endOf(hours: Hours, calendar: SchoolCalendar): PlainDateTime {
  const { start } = hours;
  const later = (end: PlainDateTime | undefined): PlainDateTime | undefined =>
    end !== undefined && end > start ? end : undefined;
  return (
    later(hours.told) ??
    later(endInWords(hours)) ??
    later(endOfOuting(hours, calendar)) ??
    later(endInGrid(hours, calendar)) ??
    addMinutes(start, placesOf(hours) * (calendar.grid.minutesPerPlace ?? 30))
  );
}

/** At least one place, and never more than a few weeks of them: an absurd length must not leave the calendar. */
function placesOf({ length }: Hours): number {
  return Math.min(Math.max(1, length ?? 1), 1000);
}

/** An outing's true extent counts calendar days, week-ends included, unlike the places of the week's grid. */
function endOfOuting({ start, annual }: Hours, calendar: SchoolCalendar): PlainDateTime | undefined {
  const { placesPerDay, starts, ends } = calendar.grid;
  if (annual === undefined || annual.length < 1 || annual.place < 0 || placesPerDay < 1) return;
  const last = (annual.place % placesPerDay) + Math.min(annual.length, 366 * placesPerDay) - 1;
  return endOfSlot(addDays(dayOf(start), Math.floor(last / placesPerDay)), last % placesPerDay, starts, ends);
}

/** Whether the grid knows an entry's place: it begins when the slot does. */
export function isInGrid(place: number | undefined, start: PlainDateTime, { grid }: SchoolCalendar): boolean {
  if (place === undefined || grid.placesPerDay < 1) return false;
  const startsAt = grid.starts[place % grid.placesPerDay];
  return startsAt === undefined || startsAt === start.slice(11);
}

function endInGrid(hours: Hours, calendar: SchoolCalendar): PlainDateTime | undefined {
  const { start, place, length, ordinary } = hours;
  const { placesPerDay, starts, ends } = calendar.grid;
  if (place === undefined || length === undefined || length < 1 || place < 0 || placesPerDay < 1) return;
  const slot = place % placesPerDay;
  // A detention after the last hour has a place all the same, which says nothing of its hours.
  if (!ordinary && !isInGrid(place, start, calendar)) return;
  const lastDay = Math.floor((slot + length - 1) / placesPerDay);
  const lastSlot = (slot + length - 1) % placesPerDay;
  if (ordinary && lastDay > 0) return endOfSlot(dayOf(start), placesPerDay - 1, starts, ends);
  return endOfSlot(openDaysLater(calendar, dayOf(start), lastDay), lastSlot, starts, ends);
}

function endOfSlot(
  day: PlainDate,
  slot: number,
  starts: readonly (string | undefined)[],
  ends: readonly (string | undefined)[],
): PlainDateTime | undefined {
  const time = ends[slot] ?? starts[slot + 1];
  return time === undefined ? undefined : at(day, time);
}

/** The grid has open days only: the day after its Friday is a Monday. */
function openDaysLater(calendar: SchoolCalendar, day: PlainDate, count: number): PlainDate {
  const { openWeekdays, firstWeekday } = calendar.cycle;
  const isOpen = (some: PlainDate): boolean =>
    openWeekdays.length === 0 || openWeekdays.includes((weekday(some) - firstWeekday + 7) % 7);
  let current = day;
  let left = count;
  // No entry is longer than a few weeks: an absurd length is not walked to its end.
  for (let step = 0; left > 0 && step < 31; step += 1) {
    current = addDays(current, 1);
    if (isOpen(current)) left -= 1;
  }
  return current;
}

/** The last time of day in the entry's own words; a day written before it counts too. */
function endInWords({ start, words }: Hours): PlainDateTime | undefined {
  if (words === undefined) return;
  const times = [...words.matchAll(/(?<!\d)(\d{1,2})\s?(?:h\s?(\d{2})?|:(\d{2}))(?![\da-z])/giu)];
  const last = times.at(-1);
  if (last === undefined) return;
  const hour = Number(last[1]);
  const minute = Number(last[2] ?? last[3] ?? 0);
  if (hour > 23 || minute > 59) return;
  const days = [...words.slice(0, last.index).matchAll(/(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/gu)];
  const day = dayNear(dayOf(start), days.at(-1));
  return at(day, clock(hour, minute));
}

/** A day written without its year: the first one that is not before the start. */
function dayNear(start: PlainDate, written: RegExpExecArray | undefined): PlainDate {
  if (written === undefined) return start;
  const year = Number(start.slice(0, 4));
  const inYear = (some: number): PlainDate | undefined => parseWireDay(`${written[1]}/${written[2]}/${some}`);
  return [inYear(year), inYear(year + 1)].find((day) => day !== undefined && day >= start) ?? start;
}

function addMinutes(start: PlainDateTime, minutes: number): PlainDateTime {
  const total = Number(start.slice(11, 13)) * 60 + Number(start.slice(14, 16)) + minutes;
  const inDay = total % minutesPerDay;
  return at(
    addDays(dayOf(start), Math.floor(total / minutesPerDay)),
    clock(Math.floor(inDay / 60), inDay % 60),
  );
}

function clock(hour: number, minute: number): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
