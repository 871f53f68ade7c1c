import { weekday } from "./days.js";
import type { Day, Grid, SchoolYear } from "./school.js";

/** Whole hours last 55 minutes before a break: these slots end five minutes before the next one starts. */
const slotsBeforeBreak = new Set([3, 7, 15]);

/** Half-hour slots from 08:00 to 18:00, with breaks after 09:55, 11:55 and 15:55. */
export const defaultGrid: Grid = {
  placesPerDay: 20,
  placesPerHour: 2,
  starts: Array.from({ length: 21 }, (_, slot) => clock(8 * 60 + 30 * slot)),
  ends: Array.from({ length: 21 }, (_, slot) =>
    clock(8 * 60 + 30 * (slot + 1) - (slotsBeforeBreak.has(slot) ? 5 : 0)),
  ),
  afternoon: 10,
  lunch: { from: 8, to: 11 },
  breaks: [
    { name: "Récréation du matin", place: 4 },
    { name: "Récréation de l'après-midi", place: 16 },
  ],
};

/** Rank of the day among the open days of its week, from 0; `undefined` on a day that is never open. */
export function dayRank(year: Pick<SchoolYear, "openDays">, day: Day): number | undefined {
  const rank = year.openDays.indexOf(weekday(day));
  return rank < 0 ? undefined : rank;
}

/**
 * Place in the week's grid: rank of the open day times the places of a day, plus the slot. With Wednesday
 * closed all year, Thursday has rank 2.
 *
 * Throws `RangeError` on a day that is never open: nothing can stand there.
 */
export function placeOf(
  year: Pick<SchoolYear, "openDays">,
  grid: Grid,
  at: { day: Day; slot: number },
): number {
  const rank = dayRank(year, at.day);
  if (rank === undefined) throw new RangeError(`${at.day} is closed all year: it has no place in the grid`);
  return rank * grid.placesPerDay + at.slot;
}

/** Start of a slot, `"08:30"`. */
export function slotStart(grid: Grid, slot: number): string {
  return required(grid.starts[slot], `slot ${slot} has no start`);
}

/** End of what begins at `slot` and lasts `length` places. What runs past the day ends with it. */
export function slotEnd(grid: Grid, slot: number, length: number): string {
  const last = Math.min(slot + length, grid.placesPerDay) - 1;
  return required(grid.ends[last], `slot ${last} has no end`);
}

/** The slot that is current at a time of day, kept inside the day. */
export function slotAt(grid: Grid, time: string): number {
  let slot = 0;
  while (slot + 1 < grid.placesPerDay && slotStart(grid, slot + 1) <= time) slot += 1;
  return slot;
}

/** A time of day so many minutes later. */
export function later(time: string, minutes: number): string {
  return clock(60 * Number(time.slice(0, 2)) + Number(time.slice(3)) + minutes);
}

/** A time of day, of minutes since midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function required(value: string | undefined, complaint: string): string {
  if (value === undefined) throw new RangeError(complaint);
  return value;
}
