import type { Attachment } from "@preau/client";
import type { ReadingWords } from "../language/reading-words.js";
import { type Cell, type Column, renderTable } from "./table.js";
import { pack, unheld, widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** Parts of a page of text, with empty lines between them; empty parts are left out. */
export function page(...parts: readonly (readonly string[])[]): string {
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** What a page is about. */
export function heading(text: string, { style, width }: View): readonly string[] {
  return wrap(text, { width }).map((line) => style.bold(line));
}

/** The title of a part. */
export function partTitle(text: string, { style, width }: View): readonly string[] {
  return wrap(text, { width }).map((line) => style.bold(style.underline(line)));
}

/** A sentence. */
export function remark(text: string, { style, width }: View): readonly string[] {
  return wrap(text, { width }).map((line) => style.dim(line));
}

/** One of a list that is no table. */
export interface Entry {
  /** Stands before the title, in a column of its own: a day, an hour. */
  readonly lead?: string | undefined;
  readonly title: string;
  /** Beside the title where there is room, else beneath it. */
  readonly facts?: readonly (string | undefined)[];
  /** Long texts, each wrapped on lines of its own. */
  readonly texts?: readonly (string | undefined)[];
  /** Files, links: a line each. */
  readonly notes?: readonly string[];
}

/** A list of what has long texts. */
export function renderEntries(entries: readonly Entry[], view: View): readonly string[] {
  const { style, width } = view;
  const widest = Math.max(0, ...entries.map(({ lead = "" }) => widthOf(lead)));
  // On a narrow terminal, a day stands above what happens on it.
  const column = widest * 3 > width ? 0 : widest;
  const indent = " ".repeat(column + 4);
  const room = Math.max(20, width - indent.length);
  return entries.flatMap(({ lead = "", title, facts = [], texts = [], notes = [] }) => {
    const known = facts.filter(isText);
    const beside = known.join(" · ");
    const [first = "", ...rest] = wrap(title, { width: room });
    const fits = rest.length === 0 && beside !== "" && widthOf(first) + 2 + widthOf(beside) <= room;
    const before = column === 0 ? "  " : `  ${style.cyan(lead)}${" ".repeat(column - widthOf(lead))}  `;
    return [
      ...(column === 0 && lead !== "" ? [`  ${style.cyan(lead)}`] : []),
      `${before}${style.bold(first)}${fits ? `  ${style.dim(unheld(beside))}` : ""}`.trimEnd(),
      ...rest.map((line) => indent + style.bold(line)),
      ...(fits ? [] : pack(known, { width: room }).map((line) => indent + style.dim(line))),
      ...texts
        .filter(isText)
        .flatMap((text) => wrap(text, { width: room }).map((line) => (line === "" ? "" : indent + line))),
      ...notes.flatMap((note) => wrap(note, { width: room }).map((line) => indent + style.cyan(line))),
    ].filter((line, index) => index > 1 || line !== "");
  });
}

/**
 * Rows as a table; where there is no room for one, as a list: the text of one column is the title of each row, the
 * others stand beneath it.
 *
 * @param title column that is the title of a row in a list
 */
export function renderRows(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  view: View,
  { title = 0, least = 16 }: { readonly title?: number; readonly least?: number } = {},
): readonly string[] {
  const kept = columns.map((_, index) => rows.some((row) => (row[index]?.text ?? "") !== ""));
  const shown = columns.filter((_, index) => kept[index]);
  const cells = rows.map((row) => row.filter((_, index) => kept[index]));
  const table = renderTable(shown, cells, { width: view.width - 2, least, style: view.style });
  if (table !== undefined) return table.map((line) => `  ${line}`.trimEnd());
  return renderEntries(
    rows.map((row) => ({
      title: row[title]?.text ?? "",
      facts: row.filter((_, index) => index !== title).map(({ text }) => text.replaceAll("\n", " · ")),
    })),
    view,
  );
}

/** Files and links, as lines beneath what they are given with. */
export function fileNotes(files: readonly Attachment[], say: ReadingWords): readonly string[] {
  return files.map(({ name, url }) => {
    if (url === undefined) return say.file(name);
    return name === url || name === "" ? url : say.labelled(name, url);
  });
}

/** Texts that are there, with a sign between them. */
export function joined(texts: readonly (string | undefined)[], between = " · "): string {
  return texts.filter(isText).join(between);
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== "";
}
