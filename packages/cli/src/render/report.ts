import type { GradeValue, Report, ReportSubject } from "@preau/client";
import type { Words } from "../language/words.js";
import { cleanValue } from "./clean.js";
import { gradeText, numberText } from "./grade-value.js";
import { heading, joined, page, partTitle, remark, renderEntries, renderRows } from "./page.js";
import type { Cell } from "./table.js";
import { pack } from "./text.js";
import type { View } from "./view.js";

/** A report card as text: averages and comments by subject, then those of the council. */
export function renderReport(untrusted: Report | undefined, name: string, view: View): string {
  const { words, style, width } = view;
  const { reading } = words;
  const { report: say } = reading;
  const whose = cleanValue(name);
  if (untrusted === undefined) return page([say.unpublished(whose)]);
  const report = cleanValue(untrusted);
  const { columns } = say;
  const rows = report.subjects.flatMap((subject) => rowsOf(subject, { view, outOf: report.outOf, depth: 0 }));
  const table = renderRows(
    [
      { title: columns.subject, most: 26 },
      { title: columns.pupil, right: true },
      { title: columns.classMean, right: true },
      { title: columns.min, right: true },
      { title: columns.max, right: true },
      { title: columns.coefficient, right: true },
      { title: columns.comments },
    ],
    rows,
    view,
    { least: 28 },
  );
  const comments = report.comments.map(({ kind = "other", title, text }) => ({
    title: title ?? say.comments[kind],
    texts: [text],
  }));
  const { absences, delays, punishments, sanctions } = report.attendance;
  const sentences = [absences, delays, punishments, sanctions].filter((text) => text !== undefined);
  const seen = report.receipts.flatMap(({ acknowledged, name: by }) =>
    acknowledged && by !== undefined ? [by] : [],
  );
  return page(
    heading(say.heading(whose, joined([report.period.name, report.className], ", ")), view),
    table,
    pack(overallOf(report, words), { width }).map((line) => style.bold(line)),
    renderEntries(comments, view),
    sentences.length === 0
      ? []
      : [
          ...partTitle(say.schoolLife, view),
          ...renderEntries(
            sentences.map((title) => ({ title })),
            view,
          ),
        ],
    remark(
      joined([report.publicationNote, seen.length === 0 ? undefined : say.acknowledged(seen.join(", "))]),
      view,
    ),
  );
}

interface RowSetting {
  readonly view: View;
  readonly outOf: number | undefined;
  /** Sub-subjects stand deeper. */
  readonly depth: number;
}

function rowsOf(subject: ReportSubject, setting: RowSetting): readonly (readonly Cell[])[] {
  const { view, outOf, depth } = setting;
  const { words, style } = view;
  const { group, name, teachers, comments, level, elements, coefficient } = subject;
  const number = (value: GradeValue | undefined): string =>
    value === undefined ? "" : gradeText(value, words, { hundredths: true });
  const own = subject.studentAverage;
  const said = [
    joined(teachers, ", "),
    ...comments.map(({ text }) => text),
    ...elements,
    subject.notRepresentative ? words.grades.notRepresentative : "",
  ];
  return [
    [
      { text: `${"  ".repeat(depth)}${depth === 0 && group !== undefined ? `${group} – ${name}` : name}` },
      {
        text:
          own === undefined
            ? (level?.abbreviation ?? level?.name ?? "")
            : gradeText(own, words, { hundredths: true, outOf: outOf === 20 ? undefined : outOf }),
        paint: style.bold,
      },
      ...[subject.classAverage, subject.minAverage, subject.maxAverage].map((value) => ({
        text: number(value),
      })),
      { text: coefficient === undefined ? "" : numberText(coefficient, words) },
      { text: joined(said, "\n") },
    ],
    ...subject.subjects.flatMap((part) => rowsOf(part, { ...setting, depth: depth + 1 })),
  ];
}

function overallOf(report: Report, words: Words): readonly string[] {
  const { grades: say } = words;
  const { outOf, overallAverage, classOverallAverage, minOverallAverage, maxOverallAverage } = report;
  const text = (value: GradeValue): string => gradeText(value, words, { outOf, hundredths: true });
  return [
    say.overall(overallAverage === undefined ? say.notPublished : text(overallAverage)),
    ...(classOverallAverage === undefined ? [] : [say.classOverall(text(classOverallAverage))]),
    ...(minOverallAverage === undefined || maxOverallAverage === undefined
      ? []
      : [say.fromTo(text(minOverallAverage), text(maxOverallAverage))]),
  ];
}
