import type { DayRange } from "./command.js";
import { isDay } from "./days.js";
import { failure } from "./failure.js";
import type { Words } from "./language/words.js";

/** What reading the arguments needs beside them. */
export interface ParseSetting {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly words: Words;
  readonly version: string;
}

/** Values of options, by the names that commander gives them. */
export type Values = Readonly<Record<string, unknown>>;

/** Days that `--from` and `--to` name. */
export function rangeOf(values: Values, { words }: ParseSetting): DayRange {
  const from = dayOf("--from", values["from"], words);
  const to = dayOf("--to", values["to"], words);
  if (from !== undefined && to !== undefined && from > to) {
    throw failure(words.complaints.rangeBackwards(from, to));
  }
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A day; one with a time of day, as JSON has it, is that day. */
export function dayOf(option: string, value: unknown, words: Words): string | undefined {
  if (typeof value !== "string") return undefined;
  const day = value.replace(/T\d{2}:\d{2}.*$/u, "");
  if (!isDay(day)) throw failure(words.complaints.notADay(option, value));
  return day;
}

/** A number that fits. */
export function numberOf(
  option: string,
  value: string,
  words: Words,
  fits: (value: number) => boolean,
): number {
  const number = Number(value);
  if (!fits(number)) throw failure(words.complaints.notANumber(option, value));
  return number;
}

/** An IANA name. */
export function timeZoneOf(name: string, words: Words): string {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return name;
  } catch {
    throw failure(words.complaints.notATimeZone(name));
  }
}

/** What `--seed` may be. */
export function isSeed(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A timer of Node holds no more than 24 days. */
export function isTimeout(value: number): boolean {
  return value > 0 && value <= 86_400;
}

/** Empty is absent: an unset variable in a script must not hide what the environment says. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
