import type { AttendanceEvent } from "./attendance.js";

/** Orders events by start. */
export function byBeginning(a: AttendanceEvent, b: AttendanceEvent): number {
  const [first, second] = [startOf(a), startOf(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

/** When an event begins: a day, or an instant of it. */
export function startOf(event: AttendanceEvent): string {
  switch (event.kind) {
    case "absence":
    case "exemption":
    case "infirmary":
    case "measure":
      return event.from;
    case "delay":
    case "observation":
      return event.at;
    case "missed-meal":
    case "punishment":
    case "sanction":
      return event.day;
  }
}
