import { capitalized } from "./capitalized.js";
import type { DayEntry } from "./day-entries.js";
import { type LessonView, paintTitle, viewLesson } from "./lesson.js";
import { inferredSign, paintTone } from "./marks.js";
import { pack, wrap } from "./text.js";
import type { View } from "./view.js";
import type { Block, GridRow } from "./week-rows.js";

/** A longer note is cut in its box, and stands whole beneath the grid. */
const mostMemoLines = 3;

/** What stands in a box of the grid: each line fits its width. */
export function blockContent(block: Block, rows: readonly GridRow[], width: number, view: View): string {
  const parts = block.entries.map((entry) => {
    const hours = unusualHours(entry, block, rows, view);
    return entryLines(entry, hours, width, view).join("\n");
  });
  return parts.join(`\n${view.style.dim("┄".repeat(width))}\n`);
}

/** What a box has no room for: addresses of video lessons, and long notes. */
export function entryFootnotes(entry: DayEntry, width: number, view: View): readonly string[] {
  const { words, style } = view;
  const { calendar } = words;
  const lesson = viewLesson(entry.lesson, words);
  const notes = [...(isLong(lesson.memo, width) ? [lesson.memo] : []), ...lesson.links];
  if (notes.length === 0 || entry.continued) return [];
  const { start } = entry.lesson;
  const day = capitalized(calendar.shortDay(start.slice(0, 10)));
  const title = `${day} ${calendar.time(entry.start)}  ${lesson.title}`;
  return [
    style.bold(title),
    ...notes.flatMap((note) => wrap(note, { width: view.width - 2 }).map((line) => `  ${line}`)),
  ];
}

function isLong(memo: string | undefined, width: number): memo is string {
  return memo !== undefined && wrap(memo, { width, cutWords: true }).length > mostMemoLines;
}

function entryLines(
  entry: DayEntry,
  hours: string | undefined,
  width: number,
  { style, words }: View,
): readonly string[] {
  const lesson: LessonView = viewLesson(entry.lesson, words);
  const painted = (text: string, paint: (line: string) => string): readonly string[] =>
    wrap(text, { width, cutWords: true }).map(paint);
  const details = [...(entry.continued ? [words.lesson.continued] : []), ...lesson.details];
  return [
    ...painted(hours ?? "", style.cyan),
    ...painted(lesson.title, (line) => paintTitle(line, lesson.tone, style)),
    ...pack(details, { width, cutWords: true }).map((line) => style.dim(line)),
    ...lesson.marks.flatMap((mark) =>
      painted(mark.inferred ? `${inferredSign} ${mark.text}` : mark.text, paintTone(mark.tone, style)),
    ),
    ...wrap(lesson.memo ?? "", { width, cutWords: true, mostLines: mostMemoLines }),
  ];
}

/** Hours that the column on the left does not tell. */
function unusualHours(
  entry: DayEntry,
  block: Block,
  rows: readonly GridRow[],
  { words }: View,
): string | undefined {
  const { calendar, lesson: say } = words;
  if (entry.goesOn) {
    const until = say.until(calendar.shortDay(entry.lesson.end.slice(0, 10)));
    return entry.continued ? until : `${calendar.time(entry.start)} ${until}`;
  }
  const start = rows[block.row]?.start;
  const end = rows[block.row + block.rows - 1]?.end;
  if (!entry.continued && entry.start === start && entry.end === end) return undefined;
  return `${entry.continued ? "" : calendar.time(entry.start)}–${calendar.time(entry.end)}`;
}
