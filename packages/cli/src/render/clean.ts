import { stripVTControlCharacters } from "node:util";

/**
 * Characters that a terminal obeys instead of showing, or that change the order in which it shows others:
 * C0 without line feed and tab, DEL, C1, bidirectional controls, invisible separators.
 */
const obeyed =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/**
 * A text as it may reach a terminal. What the server says is not trusted: a pupil can name a file so that
 * it clears the screen or rewrites a line.
 */
export function cleanText(text: string): string {
  const lines = text.replace(/\r\n?/gu, "\n").replace(/\u2028|\u2029/gu, "\n");
  return stripVTControlCharacters(lines).replace(obeyed, "").replaceAll("\t", "  ");
}

/** The same value with every text in it cleaned: what is rendered goes through here, whole. */
export function cleanValue<T>(value: T): T {
  return clean(value) as T; // same shape: only the contents of strings change
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clean(item)]));
}

/**
 * A value as one JSON text. Characters that a terminal obeys are written as escapes, which is the same
 * value to whoever parses it.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    /[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    escaped,
  );
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
