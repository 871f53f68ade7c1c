import type { WireDomain, WireNumberSet } from "@preau/wire";

/** Most integers a set of the wire may hold; more is nonsense, and would fill the memory. */
const largestSet = 4096;

/**
 * Reads a set of integers: `[1..7,10]`, a string of flags (`0110`: the first flag is 1), one number, or
 * `[]`. `undefined` when it is none of these.
 *
 * @evidence read in the official client (`_T` 8, 11, 15, 26); a bare number was met by one project
 */
export function parseSet(value: unknown): readonly number[] | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? [value] : undefined;
  if (Array.isArray(value)) return value.every(isInteger) ? [...value] : undefined;
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^[01]+$/u.test(text)) return [...text].flatMap((flag, index) => (flag === "1" ? [index + 1] : []));
  const inner = /^\[(.*)\]$/u.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const members: number[] = [];
  for (const item of inner.split(",")) {
    if (item.trim() === "") continue;
    const match = /^\s*(-?\d+)\s*(?:\.\.\s*(-?\d+)\s*)?$/u.exec(item);
    if (match === null) return undefined;
    const from = Number(match[1]);
    const to = match[2] === undefined ? from : Number(match[2]);
    if (to - from + members.length > largestSet) return undefined;
    for (let member = from; member <= to; member += 1) members.push(member);
  }
  return members;
}

function isInteger(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value);
}

/** Writes a set: runs of two and more are collapsed, as the official client does. */
export function formatSet(members: Iterable<number>): string {
  const sorted = [...new Set(members)].sort((a, b) => a - b);
  const runs: string[] = [];
  for (let index = 0; index < sorted.length; ) {
    const from = sorted[index] ?? 0;
    let to = from;
    index += 1;
    while (sorted[index] === to + 1) {
      to += 1;
      index += 1;
    }
    runs.push(from === to ? `${from}` : `${from}..${to}`);
  }
  return `[${runs.join(",")}]`;
}

/** A set of weeks, as requests carry it. */
export function encodeDomain(weeks: Iterable<number>): WireDomain {
  return { _T: 8, V: formatSet(weeks) };
}

/** A set of numbers that may hold 0, as requests carry it. */
export function encodeNumberSet(members: Iterable<number>): WireNumberSet {
  return { _T: 26, V: formatSet(members) };
}
