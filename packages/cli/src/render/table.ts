import type { Style } from "../style.js";
import { widthOf, wrap } from "./text.js";

/** A column of a table without borders. */
export interface Column {
  readonly title: string;
  /** Numbers stand on the right. */
  readonly right?: boolean;
  /** Widest that it may be: longer texts are wrapped. Default as wide as its longest text. */
  readonly most?: number;
}

/** What stands in a cell; line feeds begin a new line. */
export interface Cell {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

/** Where a table goes. */
export interface TableSetting {
  readonly width: number;
  /** Narrowest that the last column, which takes what is left, may be. */
  readonly least: number;
  readonly style: Style;
}

const gap = "  ";

/**
 * Rows beneath titles, columns as wide as what they hold; the last one takes what is left of the width.
 * `undefined` when that is not enough: a list then serves better.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  setting: TableSetting,
): readonly string[] | undefined {
  const { width, least, style } = setting;
  const widths = columns.slice(0, -1).map(({ title, most }, index) => {
    const texts = rows.flatMap((row) => (row[index]?.text ?? "").split("\n"));
    const widest = Math.max(widthOf(title), ...texts.map(widthOf));
    return Math.min(widest, Math.max(most ?? widest, widthOf(title)));
  });
  const left = width - widths.reduce((sum, each) => sum + each + gap.length, 0);
  if (left < least) return undefined;
  const titles = columns.map(({ title }) => ({ text: title, paint: style.dim }));
  return [titles, ...rows].flatMap((row) => renderRow(row, columns, [...widths, left]));
}

function renderRow(
  row: readonly Cell[],
  columns: readonly Column[],
  widths: readonly number[],
): readonly string[] {
  const cells = columns.map((_, index) =>
    wrap(row[index]?.text ?? "", { width: widths[index] ?? 0, cutWords: index < columns.length - 1 }),
  );
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const last = cells.findLastIndex((lines) => (lines[line] ?? "") !== "");
    return cells
      .slice(0, last + 1)
      .map((lines, index) => {
        const text = lines[line] ?? "";
        const space = " ".repeat(Math.max(0, (widths[index] ?? 0) - widthOf(text)));
        const painted = text === "" ? "" : (row[index]?.paint?.(text) ?? text);
        if (columns[index]?.right === true) return space + painted;
        return index === last ? painted : painted + space;
      })
      .join(gap);
  });
}
