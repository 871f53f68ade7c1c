import type { DayEntry } from "./day-entries.js";

/** A row of the week's grid: what starts at that time. */
export interface GridRow {
  /** `"08:00"` */
  readonly start: string;
  /** When most of what ends in this row ends; absent when nothing does. */
  readonly end: string | undefined;
}

/** A box of one day's column: entries that overlap share one. */
export interface Block {
  /** First row and number of rows. */
  readonly row: number;
  readonly rows: number;
  readonly entries: readonly DayEntry[];
}

/**
 * Rows of a week: one for each time at which something starts. What lasts longer covers several; breaks
 * between two rows take no room.
 */
export function gridRows(days: readonly (readonly DayEntry[])[]): readonly GridRow[] {
  const entries = days.flat();
  const begun = entries.filter(({ continued }) => !continued);
  const starts = [...new Set((begun.length > 0 ? begun : entries).map(({ start }) => start))].sort();
  return starts.map((start, row) => {
    const ends = entries
      .filter((entry) => !entry.goesOn && lastRow(starts, entry) === row)
      .map(({ end }) => end);
    return { start, end: mostCommon(ends) };
  });
}

/** Boxes of one day, in order. */
export function blocksOf(entries: readonly DayEntry[], rows: readonly GridRow[]): readonly Block[] {
  const starts = rows.map(({ start }) => start);
  const blocks: { first: number; last: number; entries: DayEntry[] }[] = [];
  for (const entry of entries) {
    const first = Math.max(
      0,
      starts.findLastIndex((start) => start <= entry.start),
    );
    const last = Math.max(first, lastRow(starts, entry));
    const open = blocks.at(-1);
    if (open === undefined || first > open.last) {
      blocks.push({ first, last, entries: [entry] });
      continue;
    }
    open.last = Math.max(open.last, last);
    open.entries.push(entry);
  }
  return blocks.map((block) => ({
    row: block.first,
    rows: block.last - block.first + 1,
    entries: block.entries,
  }));
}

/** Last row that begins before the entry ends. */
function lastRow(starts: readonly string[], entry: DayEntry): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => start < entry.end),
  );
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0];
}
