import type { WireDate } from "@preau/wire";
import { getISO } from "temporal-polyfill/fns/Calendar";
import * as InstantFns from "temporal-polyfill/fns/Instant";
import * as PlainDateFns from "temporal-polyfill/fns/PlainDate";
import * as DateTimeFns from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedFns from "temporal-polyfill/fns/ZonedDateTime";
import { UsageError } from "../errors/errors.js";

declare const dateBrand: unique symbol;

/** A day of the school's calendar, `"2026-01-15"`. */
export type PlainDate = string & { readonly [dateBrand]: "PlainDate" };

/** An instant on the school's wall clock, without zone: `"2026-01-15T08:30"`. */
export type PlainDateTime = string & { readonly [dateBrand]: "PlainDateTime" };

/**
 * A day as callers may give it: any ISO string, a `Date` (read in the school's time zone) or a Temporal
 * plain object.
 */
export type DateInput =
  | string
  | Date
  | { readonly year: number; readonly month: number; readonly day: number };

/** Forms met on the wire: `dd/mm/yyyy`, with `hh:mm:ss` or `HHhMM`, a weekday before, or a short year. */
const wireDay =
  /^(?:[^\d]+)?(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:\s+(?:à\s+)?(\d{1,2})[:h](\d{1,2})(?::(\d{1,2}))?)?$/u;

/** Day and time of a date of the wire, as text; `undefined` when it is none. */
interface WireMoment {
  readonly day: string;
  readonly time: string;
}

/**
 * Two-figure years are of this century. Done by hand rather than with Temporal: a year's timetable holds
 * thousands of dates, and this is twenty times as fast.
 */
function parseWire(text: string): WireMoment | undefined {
  const match = wireDay.exec(text.trim());
  if (match === null) return undefined;
  const [, day = "", month = "", yearText = "", hour = "0", minute = "0"] = match;
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  if (Number(hour) > 23 || Number(minute) > 59 || year === 0) return undefined;
  if (Number(day) < 1 || Number(day) > daysIn(year, Number(month))) return undefined;
  return {
    day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`,
    time: `${pad(hour, 2)}:${pad(minute, 2)}`,
  };
}

const slash = 47;
const colon = 58;
const space = 32;

/** The day of a date in its usual form, `dd/mm/yyyy` with anything after; `undefined` in any other. */
function usualDay(text: string): string | undefined {
  if (text.charCodeAt(2) !== slash || text.charCodeAt(5) !== slash) return undefined;
  const day = twoDigits(text, 0);
  const month = twoDigits(text, 3);
  const year = twoDigits(text, 6) * 100 + twoDigits(text, 8);
  // NaN fails every comparison, so what is no digit ends here.
  if (!(day >= 1 && day <= daysIn(year, month) && year >= 1)) return undefined;
  return `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}`;
}

/** Number written in two digits at a position; NaN when they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month, 1 is January; none for what is no month. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
}

function pad(value: number | string, length: number): string {
  return String(value).padStart(length, "0");
}

const msPerDay = 86_400_000;

/** Days since 1970, of a day as text. In UTC, where every day has the same length. */
function epochDay(day: string): number {
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  return new Date(0).setUTCFullYear(year ?? Number.NaN, (month ?? Number.NaN) - 1, dayOfMonth) / msPerDay;
}

function isoOf(days: number): string {
  return new Date(days * msPerDay).toISOString().slice(0, 10);
}

/** Reads the day of a date of the wire; `undefined` when it is none. */
export function parseWireDay(text: string): PlainDate | undefined {
  if (text.length === 10) {
    const usual = usualDay(text);
    if (usual !== undefined) return usual as PlainDate;
  }
  return parseWire(text)?.day as PlainDate | undefined;
}

/**
 * Reads an instant of the wire, to the minute, which is as much as any page shows; a bare day is its
 * midnight. `undefined` when it is none.
 */
export function parseWireInstant(text: string): PlainDateTime | undefined {
  if (text.length === 19 && text.charCodeAt(10) === space) {
    const day = usualDay(text);
    const hour = twoDigits(text, 11);
    const minute = twoDigits(text, 14);
    const isUsual = text.charCodeAt(13) === colon && text.charCodeAt(16) === colon;
    if (day !== undefined && isUsual && hour <= 23 && minute <= 59 && twoDigits(text, 17) <= 59) {
      return `${day}T${text.slice(11, 16)}` as PlainDateTime;
    }
  }
  const moment = parseWire(text);
  return moment === undefined ? undefined : (`${moment.day}T${moment.time}` as PlainDateTime);
}

/** Reads a time of day of the wire, `08h30` or `08:30`, as `"08:30"`; `undefined` when it is none. */
export function parseWireTime(text: string): string | undefined {
  const match = /^(\d{1,2})[h:](\d{2})(?::\d{2})?$/u.exec(text.trim());
  if (match === null) return undefined;
  const [, hour = "", minute = ""] = match;
  if (Number(hour) > 24 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, "0")}:${minute}`;
}

/** A day as requests carry it: not padded, at midnight, as the official client writes it. */
export function encodeDay(day: PlainDate): WireDate {
  const [year, month, dayOfMonth] = day.split("-").map(Number);
  return { _T: 7, V: `${dayOfMonth}/${month}/${year} 0:0:0` };
}

/**
 * The day that a caller named.
 *
 * @throws UsageError when it is no date
 */
export function toPlainDate(input: DateInput, timeZone: string): PlainDate {
  try {
    if (input instanceof Date) return dayInZone(InstantFns.fromEpochMilliseconds(input.getTime()), timeZone);
    if (typeof input === "string") return parseIsoDay(input, timeZone);
    const { year, month, day } = input;
    return textOfDay(PlainDateFns.fromFields({ year, month, day }, { overflow: "reject" }));
  } catch (cause) {
    throw new UsageError(`${describe(input)} is not a date.`, {
      hint: 'Give an ISO date such as "2026-01-15".',
      cause,
    });
  }
}

/** A string with an offset names an instant, so its day is the school's; one without is already a day. */
function parseIsoDay(text: string, timeZone: string): PlainDate {
  if (/T.*(?:Z|[+-]\d{2}(?::?\d{2})?)(?:\[|$)/iu.test(text)) {
    return dayInZone(InstantFns.fromString(text), timeZone);
  }
  return textOfDay(PlainDateFns.fromString(text, getISO));
}

function dayInZone(moment: InstantFns.Record, timeZone: string): PlainDate {
  return textOfDay(ZonedFns.toPlainDate(InstantFns.toZonedDateTimeISO(moment, timeZone)));
}

function textOfDay(day: PlainDateFns.Record): PlainDate {
  return PlainDateFns.toString(day) as PlainDate; // the ISO form is what the type stands for
}

function describe(input: DateInput): string {
  if (typeof input === "string") return JSON.stringify(input);
  return input instanceof Date ? "This Date" : "This object";
}

/** The instant of a wall-clock time in a zone, as ISO 8601 in UTC. A bare day is its midnight. */
export function toInstant(value: PlainDate | PlainDateTime, timeZone: string): string {
  const wallClock = DateTimeFns.fromString(value, getISO);
  return InstantFns.toString(ZonedFns.toInstant(DateTimeFns.toZonedDateTime(wallClock, timeZone)));
}

/** Whether this is the IANA name of a time zone that the machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    dayInZone(InstantFns.fromEpochMilliseconds(0), name);
    return true;
  } catch {
    return false;
  }
}

/** The day some days later (or earlier, when negative). */
export function addDays(day: PlainDate, days: number): PlainDate {
  return isoOf(epochDay(day) + days) as PlainDate;
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return epochDay(to) - epochDay(from);
}

/** Day of the week, 1 is Monday. */
export function weekday(day: PlainDate): number {
  // Day 0 was a Thursday.
  return ((((epochDay(day) + 3) % 7) + 7) % 7) + 1;
}

/** Day of an instant. */
export function dayOf(instant: PlainDateTime): PlainDate {
  return instant.slice(0, 10) as PlainDate;
}

/** Instant of a day and a time of day, `"08:30"`. */
export function at(day: PlainDate, time: string): PlainDateTime {
  return `${day}T${time}` as PlainDateTime;
}

/** Today, on the school's calendar, from milliseconds since 1970. */
export function dayAt(epochMs: number, timeZone: string): PlainDate {
  return toPlainDate(new Date(epochMs), timeZone);
}
