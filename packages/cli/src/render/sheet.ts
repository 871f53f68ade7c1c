import { cleanValue } from "./clean.js";
import { heading, joined, page } from "./page.js";
import { unheld, widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** One line of what is about to be sent: what it is, and what it says. */
export interface SheetRow {
  /** Stands on the left, in a column of its own; rows without one belong to the row above. */
  readonly label?: string;
  readonly title?: string | undefined;
  /** Beside the title where there is room, else beneath it. */
  readonly facts?: readonly (string | undefined)[];
  /** A long text, on lines of its own. */
  readonly text?: string | undefined;
  /** Lines of the text that are shown; all of them when absent. */
  readonly mostLines?: number;
}

/** What is about to be sent, a row for each part of it. Texts are cleaned of whatever a terminal would obey. */
export function renderSheet(title: string, untrusted: readonly SheetRow[], view: View): string {
  const { style, width } = view;
  const rows = cleanValue(untrusted);
  const column = Math.max(0, ...rows.map(({ label = "" }) => widthOf(label)));
  const indent = " ".repeat(column + 4);
  const room = Math.max(20, width - indent.length);
  const lines = rows.flatMap((row) => {
    const { label = "" } = row;
    const before = `  ${style.cyan(label)}${" ".repeat(column - widthOf(label))}  `;
    const [first = "", ...rest] = linesOf(row, room, view);
    return [before + first, ...rest.map((line) => (line === "" ? "" : indent + line))].map((line) =>
      line.trimEnd(),
    );
  });
  return page(heading(cleanValue(title), view), lines);
}

function linesOf(row: SheetRow, room: number, { style }: View): readonly string[] {
  const { title = "", facts = [], text = "", mostLines } = row;
  const beside = joined(facts);
  const titles = title === "" ? [] : wrap(title, { width: room });
  const [only = "", another] = titles;
  const fits = another === undefined && beside !== "" && widthOf(only) + 2 + widthOf(beside) <= room;
  const together = only === "" ? style.dim(beside) : `${style.bold(only)}  ${style.dim(unheld(beside))}`;
  const limit = mostLines === undefined ? {} : { mostLines };
  return [
    ...(fits ? [together] : titles.map((line) => style.bold(line))),
    ...(fits ? [] : wrap(beside, { width: room }).map((line) => style.dim(line))),
    ...(text === "" ? [] : wrap(text, { width: room, ...limit })),
  ];
}
