import type { Grade, GradesOverview } from "@preau/client";
import type { Words } from "../language/words.js";
import type { Style } from "../style.js";
import { hasAverages, renderAverages } from "./averages.js";
import { cleanValue } from "./clean.js";
import { gradeText, numberText } from "./grade-value.js";
import { type Cell, type Column, renderTable } from "./table.js";
import { pack, widthOf, wrap } from "./text.js";
import type { View } from "./view.js";

/** What a list of marks is about. */
export interface GradesSubject {
  /** Name of the pupil; no heading without one. */
  readonly whose?: string;
  /** Only so many marks, the latest. */
  readonly most?: number;
  /** Only so many averages by subject. */
  readonly mostAverages?: number;
}

/** Narrowest column for what a test is about; with less, marks are a list. */
const narrowestRemarks = 28;

/**
 * Marks and averages as text: a table where there is room, a list elsewhere. Texts of the server are cleaned
 * of whatever a terminal would obey.
 */
export function renderGrades(untrusted: GradesOverview, subject: GradesSubject, view: View): string {
  const { style, words, width } = view;
  const overview = cleanValue(untrusted);
  const grades = overview.grades.slice(0, subject.most);
  const parts: string[] = [];
  if (subject.whose !== undefined) {
    const whose = cleanValue(subject.whose);
    const { name } = overview.period;
    const { grades: say } = words;
    const title = subject.most === undefined ? say.heading(whose, name) : say.latest(whose, name);
    parts.push(
      wrap(title, { width })
        .map((line) => style.bold(line))
        .join("\n"),
    );
  }
  if (grades.length === 0) parts.push(words.grades.nothing);
  else parts.push((tableOf(grades, view) ?? listOf(grades, view)).join("\n"));
  if (grades.length > 0 || hasAverages(overview)) {
    parts.push(renderAverages(overview, view, subject.mostAverages).join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

function tableOf(grades: readonly Grade[], { style, words, width }: View): readonly string[] | undefined {
  const { columns: titles } = words.grades;
  const columns: readonly Column[] = [
    { title: titles.date },
    { title: titles.subject, most: 22 },
    { title: titles.mark, right: true },
    { title: titles.classMean, right: true },
    { title: titles.min, right: true },
    { title: titles.max, right: true },
    { title: titles.coefficient, right: true },
    { title: titles.test },
  ];
  const number = (value: Grade["average"]): Cell => ({
    text: value === undefined ? "" : gradeText(value, words),
  });
  const rows = grades.map((grade): readonly Cell[] => [
    { text: words.calendar.shortDay(grade.date) },
    { text: subjectOf(grade, words) },
    { text: gradeText(grade.grade, words, grade), paint: paintOf(grade, style) },
    number(grade.average),
    number(grade.min),
    number(grade.max),
    { text: grade.coefficient === undefined ? "" : numberText(grade.coefficient, words) },
    {
      text: [
        [grade.comment ?? "", ...flagsOf(grade, words)].filter(isText).join(" · "),
        ...notesOf(grade, words),
      ]
        .filter(isText)
        .join("\n"),
    },
  ]);
  const setting = { width: width - 2, least: narrowestRemarks, style };
  return renderTable(columns, rows, setting)?.map((line) => `  ${line}`);
}

function listOf(grades: readonly Grade[], view: View): readonly string[] {
  const { style, words, width } = view;
  const days = grades.map(({ date }) => words.calendar.shortDay(date));
  const indent = " ".repeat(Math.max(...days.map(widthOf)) + 4);
  const room = Math.max(20, width - indent.length);
  return grades.flatMap((grade, index) => {
    const mark = gradeText(grade.grade, words, grade);
    const [first = "", ...rest] = wrap(subjectOf(grade, words), { width: room });
    const beside = rest.length === 0 && widthOf(first) + 2 + widthOf(mark) <= room;
    const paint = paintOf(grade, style);
    return [
      `  ${(days[index] ?? "").padEnd(indent.length - 4)}  ${first}${beside ? `  ${paint(mark)}` : ""}`,
      ...rest.map((line) => indent + line),
      ...(beside ? [] : [indent + paint(mark)]),
      ...wrap(grade.comment ?? "", { width: room }).map((line) => indent + line),
      ...pack(factsOf(grade, words), { width: room }).map((line) => indent + style.dim(line)),
      ...notesOf(grade, words).flatMap((note) => wrap(note, { width: room }).map((line) => indent + line)),
    ];
  });
}

function subjectOf({ subject }: Grade, { grades: say }: Words): string {
  return subject === undefined || subject.name === "" ? say.noSubject : subject.name;
}

/** An annotation looks unlike a number; its words say the same. */
function paintOf({ grade }: Grade, style: Style): (text: string) => string {
  if (grade === undefined) return style.dim;
  return grade.kind === "points" || grade.kind === "congratulations" ? style.bold : style.yellow;
}

/** What is in columns of the table, in words, and what makes the test count otherwise than others. */
function factsOf(grade: Grade, words: Words): readonly string[] {
  const { grades: say } = words;
  const { average, min, max, coefficient } = grade;
  return [
    coefficient === undefined ? "" : say.coefficient(numberText(coefficient, words)),
    average === undefined ? "" : say.classMean(gradeText(average, words)),
    min === undefined || max === undefined ? "" : say.fromTo(gradeText(min, words), gradeText(max, words)),
    ...flagsOf(grade, words),
  ].filter(isText);
}

function flagsOf(grade: Grade, words: Words): readonly string[] {
  const { grades: say } = words;
  return [
    grade.isBonus ? say.bonus : "",
    grade.isOptional ? say.optional : "",
    grade.isOutOf20 ? say.broughtTo(numberText(grade.defaultOutOf ?? 20, words)) : "",
    grade.isSupervised ? say.supervised : "",
    grade.quiz ? say.quiz : "",
    grade.isGroup ? say.group : "",
  ].filter(isText);
}

/** What the teacher says or gives with it, a line each. */
function notesOf(grade: Grade, { grades: say }: Words): readonly string[] {
  return [
    grade.commentOnGrade ?? "",
    grade.themes.length === 0 ? "" : say.themes(grade.themes.join(", ")),
    grade.subjectFile === undefined ? "" : say.subjectFile(grade.subjectFile.name),
    grade.correctionFile === undefined ? "" : say.correctionFile(grade.correctionFile.name),
  ].filter(isText);
}

function isText(text: string): boolean {
  return text !== "";
}
