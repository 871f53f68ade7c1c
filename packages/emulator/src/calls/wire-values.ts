import {
  type Typed,
  valueTypes,
  type WireCardinalSet,
  type WireDate,
  type WireDomain,
  type WireGrade,
  type WireNumberSet,
  type WireRawString,
} from "@preau/wire";
import { frenchDay } from "../world/days.js";
import type { Day, Instant } from "../world/school.js";

/** A list of elements, wrapped. */
export function wireList<Item>(items: readonly Item[]): Typed<24, readonly Item[]> {
  return { _T: valueTypes.element, V: items };
}

/** One element, wrapped. */
export function wireElement<Item>(item: Item): Typed<24, Item> {
  return { _T: valueTypes.element, V: item };
}

/** A day: `"15/01/2026"`. */
export function wireDay(day: Day): WireDate {
  return { _T: valueTypes.dateTime, V: frenchDay(day) };
}

/** A day and a time of day: `"15/01/2026 08:30:00"`. */
export function wireMoment(day: Day, time: string): WireDate {
  return { _T: valueTypes.dateTime, V: `${frenchDay(day)} ${time}:00` };
}

/** An instant of the world: `"15/01/2026 08:30:00"`. */
export function wireInstant(instant: Instant): WireDate {
  return wireMoment(instant.slice(0, 10), instant.slice(11));
}

/** Weeks, or other numbers from 1 to 62. */
export function wireDomain(numbers: readonly number[]): WireDomain {
  return { _T: valueTypes.domain, V: setText(numbers) };
}

/** Numbers that may be 0. */
export function wireNumberSet(numbers: readonly number[]): WireNumberSet {
  return { _T: valueTypes.numberSet, V: setText(numbers) };
}

/** The same, two in a row being a range too: `"[0..1]"`. */
export function rangedNumberSet(numbers: readonly number[]): WireNumberSet {
  return { _T: valueTypes.numberSet, V: setText(numbers, 2) };
}

/** Numbers without bound. */
export function wireCardinalSet(numbers: readonly number[]): WireCardinalSet {
  return { _T: valueTypes.cardinalSet, V: setText(numbers) };
}

/** A mark or a scale, already written as marks are. */
export function wireGrade(text: string): WireGrade {
  return { _T: valueTypes.grade, V: text };
}

/** An address or other text to be left alone. */
export function wireRawString(text: string): WireRawString {
  return { _T: valueTypes.rawString, V: text };
}

/**
 * A set as servers write it: `"[1..7,10,11,19]"`. Three numbers in a row or more become a range, two do
 * not, unless told otherwise.
 *
 * @evidence captures of 2025.2: `[0,1,3..5]`
 */
export function setText(numbers: readonly number[], shortestRange = 3): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const items: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    let end = index;
    while (sorted[end + 1] === (sorted[end] ?? 0) + 1) end += 1;
    if (end - index + 1 >= shortestRange) items.push(`${sorted[index]}..${sorted[end]}`);
    else items.push(...sorted.slice(index, end + 1).map(String));
    index = end + 1;
  }
  return `[${items.join(",")}]`;
}

/**
 * Numbers of a set that a client sent: `"[1..3,5]"`, or flags such as `"0110"` whose first stands for 1.
 * `undefined` when it is neither, or holds a number outside 1 to 62.
 */
export function readDomain(value: unknown): number[] | undefined {
  const text = typedText(value, valueTypes.domain);
  if (text === undefined) return undefined;
  if (/^[01]{1,62}$/.test(text)) return [...text].flatMap((flag, index) => (flag === "1" ? [index + 1] : []));
  const numbers = numbersOf(text);
  return numbers?.every((number) => number >= 1 && number <= 62) ? numbers : undefined;
}

/** Numbers of a set that may hold 0, as a client sent it. `undefined` when it is none. */
export function readNumberSet(value: unknown): number[] | undefined {
  const text = typedText(value, valueTypes.numberSet);
  return text === undefined ? undefined : numbersOf(text);
}

function numbersOf(text: string): number[] | undefined {
  if (!/^\[.*\]$/.test(text)) return undefined;
  const inside = text.slice(1, -1);
  if (inside === "") return [];
  const numbers: number[] = [];
  for (const item of inside.split(",")) {
    const [, first, last = first] = /^(\d{1,2})(?:\.\.(\d{1,2}))?$/.exec(item.trim()) ?? [];
    if (first === undefined) return undefined;
    for (let number = Number(first); number <= Number(last); number += 1) numbers.push(number);
  }
  return numbers;
}

/** A day that a client sent, padded or not, with or without a time. `undefined` when it is none. */
export function readDay(value: unknown): Day | undefined {
  const text = typedText(value, valueTypes.dateTime) ?? "";
  const [, day, month, year] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{1,2}:\d{1,2})?$/.exec(text) ?? [];
  if (day === undefined || month === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // 31/02 would roll over into March.
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? undefined : iso;
}

function typedText(value: unknown, type: number): string | undefined {
  if (typeof value !== "object" || value === null || !("_T" in value) || !("V" in value)) return undefined;
  return value._T === type && typeof value.V === "string" ? value.V : undefined;
}
