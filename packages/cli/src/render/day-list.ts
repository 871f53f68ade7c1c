import { capitalized } from "./capitalized.js";
import type { DayEntry } from "./day-entries.js";
import { paintTitle, viewLesson } from "./lesson.js";
import { paintMark } from "./marks.js";
import { unheld, widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** One day as a list: the hours, what takes place, and beneath it what is remarkable. */
export function renderDay(day: string, entries: readonly DayEntry[], view: View): readonly string[] {
  const { style, words } = view;
  const title = capitalized(words.calendar.longDay(day));
  if (entries.length === 0) {
    return [`${style.bold(title)}  ${style.dim(words.lesson.nothingThatDay)}`];
  }
  const hours = entries.map((entry) => hoursOf(entry, view));
  const column = Math.max(...hours.map(widthOf));
  return [
    style.bold(style.underline(title)),
    ...entries.flatMap((entry, index) => renderEntry(entry, (hours[index] ?? "").padEnd(column), view)),
  ];
}

function renderEntry(entry: DayEntry, hours: string, view: View): readonly string[] {
  const { style, words, width } = view;
  const lesson = viewLesson(entry.lesson, words);
  const indent = " ".repeat(widthOf(hours) + 4);
  const room = Math.max(20, width - indent.length);
  const [first = "", ...rest] = wrap(lesson.title, { width: room });
  const lines = [
    paintTitle(first, lesson.tone, style),
    ...rest.map((line) => paintTitle(line, lesson.tone, style)),
  ];
  const details = [
    ...(entry.continued ? [words.lesson.continued] : []),
    ...lesson.details,
    ...(entry.lesson.hasHomework ? [words.lesson.homework] : []),
  ].join(" · ");
  // On the title's own line when there is room for all of it.
  const beside = lines.length === 1 && details !== "" && widthOf(first) + 2 + widthOf(details) <= room;
  if (beside) lines[0] += `  ${style.dim(unheld(details))}`;
  else lines.push(...wrap(details, { width: room }).map((line) => style.dim(line)));
  for (const mark of lesson.marks) {
    const text = mark.inferred ? { width: room - 2 } : { width: room };
    const [head = "", ...tail] = wrap(mark.text, text);
    lines.push(paintMark({ ...mark, text: head }, style));
    lines.push(
      ...tail.map((line) =>
        paintMark({ ...mark, inferred: false, text: mark.inferred ? `  ${line}` : line }, style),
      ),
    );
  }
  for (const note of [lesson.memo, ...lesson.links]) lines.push(...wrap(note ?? "", { width: room }));
  return lines.map((line, index) => (index === 0 ? `  ${style.cyan(hours)}  ${line}` : `${indent}${line}`));
}

function hoursOf(entry: DayEntry, { words }: View): string {
  const { time, shortDay } = words.calendar;
  const start = entry.continued ? "" : time(entry.start);
  if (!entry.goesOn) return `${start}–${time(entry.end)}`;
  return `${start} ${words.lesson.until(shortDay(entry.lesson.end.slice(0, 10)))}`.trim();
}
