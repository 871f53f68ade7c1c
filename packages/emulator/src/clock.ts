import { Temporal } from "temporal-polyfill";
import type { Day, Instant } from "./world/school.js";

/** The school's wall clock. */
export interface Clock {
  /** To the minute: `"2026-01-15T08:30"`. */
  now(): Instant;
  /** The same moment in universal time, to the millisecond: `"2026-01-15T07:30:00.000Z"`. */
  utc(): string;
}

/**
 * A clock that shows the time of day of `timeZone`, whatever the zone of the machine; with `today`, always
 * on that day.
 */
export function wallClock(options: { readonly today?: Day; readonly timeZone?: string } = {}): Clock {
  const zone = options.timeZone ?? "Europe/Paris";
  const day = options.today === undefined ? undefined : Temporal.PlainDate.from(options.today);
  const shown = (): Temporal.PlainDateTime => {
    const current = Temporal.Now.plainDateTimeISO(zone);
    return day === undefined ? current : day.toPlainDateTime(current.toPlainTime());
  };
  return {
    now: () => shown().toString({ smallestUnit: "minute" }),
    utc: () => shown().toZonedDateTime(zone).toInstant().toString({ smallestUnit: "millisecond" }),
  };
}

/** An instant as typed value 7: `"15/01/2026 08:30:00"`. */
export function wireInstant(instant: Instant): { readonly _T: 7; readonly V: string } {
  const [day = "", time = ""] = instant.split("T");
  return { _T: 7, V: `${day.split("-").reverse().join("/")} ${time}:00` };
}
