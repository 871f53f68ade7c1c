import Table from "cli-table3";
import { capitalized } from "./capitalized.js";
import type { DayEntry } from "./day-entries.js";
import { blockContent, entryFootnotes } from "./grid-cell.js";
import { widthOf } from "./text.js";
import type { View } from "./view.js";
import { type Block, blocksOf, gridRows } from "./week-rows.js";

/** A narrower terminal has more use for a list. */
const narrowestTerminal = 100;
/** Narrowest and widest column of a day that is pleasant to read, borders not counted. */
const narrowest = 15;
const widest = 32;

/** Width of a day's column, or `undefined` when a grid of so many days does not fit. */
export function columnWidth(days: number, view: View): number | undefined {
  if (view.width < narrowestTerminal) return undefined;
  const width = Math.floor((view.width - 1 - (hoursWidth(view) + 1)) / days) - 1;
  return days > 1 && width >= narrowest ? Math.min(width, widest) : undefined;
}

/** A week as a grid: days beside each other, hours downwards; beneath it, what does not fit in a box. */
export function renderWeekGrid(
  days: readonly (readonly [day: string, entries: readonly DayEntry[]])[],
  column: number,
  view: View,
): string {
  const { style, words } = view;
  const rows = gridRows(days.map(([, entries]) => entries));
  const table = new Table({
    colWidths: [hoursWidth(view), ...days.map(() => column)],
    style: { border: [], head: [], "padding-left": 1, "padding-right": 1 },
    chars: dimmed(style.dim),
  });
  const titles = dayTitles(
    days.map(([day]) => day),
    column - 2,
    view,
  );
  table.push(["", ...titles.map((title) => ({ content: style.bold(title), hAlign: "center" as const }))]);
  const columns = days.map(([, entries]) => cells(blocksOf(entries, rows), rows.length));
  for (const [index, row] of rows.entries()) {
    table.push([
      `${style.cyan(words.calendar.time(row.start))}\n${style.dim(row.end === undefined ? "" : words.calendar.time(row.end))}`,
      ...columns.flatMap((column_) => {
        const cell = column_.get(index);
        if (cell === undefined) return [];
        return [{ content: blockContent(cell, rows, column - 2, view), rowSpan: cell.rows }];
      }),
    ]);
  }
  const footnotes = days.flatMap(([, entries]) =>
    entries.flatMap((entry) => entryFootnotes(entry, column - 2, view)),
  );
  return [table.toString(), ...(footnotes.length === 0 ? [] : ["", ...footnotes])].join("\n");
}

/** Boxes by their first row, free time included. */
function cells(blocks: readonly Block[], rows: number): ReadonlyMap<number, Block> {
  const found = new Map<number, Block>();
  let next = 0;
  for (const block of blocks) {
    if (block.row > next) found.set(next, { row: next, rows: block.row - next, entries: [] });
    found.set(block.row, block);
    next = block.row + block.rows;
  }
  if (next < rows) found.set(next, { row: next, rows: rows - next, entries: [] });
  return found;
}

function hoursWidth({ words }: View): number {
  return widthOf(words.calendar.time("10:00")) + 2;
}

/** Titles of the columns: all long, or all short. */
function dayTitles(days: readonly string[], width: number, { words }: View): readonly string[] {
  const long = days.map(words.calendar.longDay);
  const fits = long.every((title) => widthOf(title) <= width);
  return (fits ? long : days.map(words.calendar.shortDay)).map(capitalized);
}

function dimmed(dim: (text: string) => string): Record<Table.CharName, string> {
  return {
    top: dim("─"),
    "top-mid": dim("┬"),
    "top-left": dim("┌"),
    "top-right": dim("┐"),
    bottom: dim("─"),
    "bottom-mid": dim("┴"),
    "bottom-left": dim("└"),
    "bottom-right": dim("┘"),
    left: dim("│"),
    "left-mid": dim("├"),
    mid: dim("─"),
    "mid-mid": dim("┼"),
    right: dim("│"),
    "right-mid": dim("┤"),
    middle: dim("│"),
  };
}
