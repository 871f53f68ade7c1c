import { markingPeriods, openDaysFromTo } from "./calendar.js";
import type { Day, Period, SchoolYear } from "./school.js";

/** The days whose tests count for a term. */
export interface MarkingWindow {
  readonly period: Period;
  readonly from: Day;
  readonly to: Day;
  /** Open days in it. */
  readonly days: readonly Day[];
}

/** Open days at the end of a term whose tests count for the next one: marks are closed for the councils. */
const closedDays = 6;

/**
 * When tests count for which term. A new term has marks from its first day, since those of the old one were
 * closed a week before.
 */
export function markingWindows(year: SchoolYear): MarkingWindow[] {
  const terms = markingPeriods(year);
  let rest = openDaysFromTo(year, year.firstDay, year.lastDay);
  return terms.flatMap((period, index) => {
    const inTerm = rest.filter((day) => day <= period.to).length;
    const days = rest.slice(0, index === terms.length - 1 ? inTerm : Math.max(0, inTerm - closedDays));
    rest = rest.slice(days.length);
    const [from] = days;
    const to = days.at(-1);
    return from === undefined || to === undefined ? [] : [{ period, from, to, days }];
  });
}
