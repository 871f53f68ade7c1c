import type { GradesOverview, SubjectAverage } from "@preau/client";
import type { Words } from "../language/words.js";
import { absentSign, gradeText } from "./grade-value.js";
import { type Cell, type Column, renderTable } from "./table.js";
import { pack, wrap } from "./text.js";
import type { View } from "./view.js";

/** Whether the school publishes any average of the period. */
export function hasAverages({ averages, overallAverage, classOverallAverage }: GradesOverview): boolean {
  return [overallAverage, classOverallAverage].some(isKnown) || averages.some(isPublished);
}

/** Averages by subject and the general one, of values that are clean already. */
export function renderAverages(overview: GradesOverview, view: View, most?: number): readonly string[] {
  const { style, words, width } = view;
  const { grades: say } = words;
  const averages = overview.averages.filter((average) => isWorthALine(average, overview)).slice(0, most);
  const lines: string[] = [];
  if (!averages.some(isPublished)) lines.push(say.averagesHidden);
  else {
    lines.push(style.bold(style.underline(say.averages)));
    lines.push(...(tableOf(averages, view) ?? listOf(averages, view)));
    if (averages.some(({ student }) => !isKnown(student))) {
      lines.push(...wrap(say.absentAverage(absentSign), { width }).map((line) => style.dim(line)));
    }
  }
  lines.push(...pack(overallOf(overview, words), { width }).map((line) => style.bold(line)));
  return lines;
}

/** A subject without marks has nothing to tell, unless its average is published all the same. */
function isWorthALine(average: SubjectAverage, { grades }: GradesOverview): boolean {
  return isPublished(average) || grades.some(({ subject }) => subject?.key === average.subject.key);
}

function isPublished({ student, classAverage, min, max }: SubjectAverage): boolean {
  return [student, classAverage, min, max].some(isKnown);
}

function isKnown(value: SubjectAverage["student"]): boolean {
  return value !== undefined;
}

function tableOf(averages: readonly SubjectAverage[], view: View): readonly string[] | undefined {
  const { style, words, width } = view;
  const { columns: titles } = words.grades;
  const remarks = averages.map((average) => remarksOf(average, words).join(" · "));
  const columns: readonly Column[] = [
    { title: titles.subject, most: 28 },
    { title: titles.pupil, right: true },
    { title: titles.classMean, right: true },
    { title: titles.min, right: true },
    { title: titles.max, right: true },
    { title: "" },
  ];
  const rows = averages.map((average, index): readonly Cell[] => [
    { text: average.subject.name === "" ? words.grades.noSubject : average.subject.name },
    { text: studentText(average, words), paint: average.student === undefined ? style.dim : style.bold },
    ...[average.classAverage, average.min, average.max].map((value) => ({
      text: gradeText(value, words, { hundredths: true }),
      paint: value === undefined ? style.dim : undefined,
    })),
    { text: remarks[index] ?? "", paint: style.dim },
  ]);
  const least = remarks.some((text) => text !== "") ? 18 : 0;
  return renderTable(columns, rows, { width: width - 2, least, style })?.map((line) => `  ${line}`);
}

function listOf(averages: readonly SubjectAverage[], { words, width, style }: View): readonly string[] {
  return averages.flatMap((average) => {
    const title = `${average.subject.name}  ${style.bold(studentText(average, words))}`.trim();
    const facts = [...classFacts(average, words), ...remarksOf(average, words)];
    return [
      `  ${title}`,
      ...pack(facts, { width: Math.max(20, width - 4) }).map((line) => `    ${style.dim(line)}`),
    ];
  });
}

/** Mean, lowest and highest of the class in words, as far as they are known. */
function classFacts({ classAverage, min, max }: SubjectAverage, words: Words): readonly string[] {
  const { grades: say } = words;
  const form = { hundredths: true };
  return [
    ...(classAverage === undefined ? [] : [say.classMean(gradeText(classAverage, words, form))]),
    ...(min === undefined || max === undefined
      ? []
      : [say.fromTo(gradeText(min, words, form), gradeText(max, words, form))]),
  ];
}

function studentText({ student, outOf }: SubjectAverage, words: Words): string {
  return gradeText(student, words, { outOf, hundredths: true });
}

function remarksOf(
  { notRepresentative, isGroup }: SubjectAverage,
  { grades: say }: Words,
): readonly string[] {
  return [...(notRepresentative ? [say.notRepresentative] : []), ...(isGroup ? [say.group] : [])];
}

function overallOf(overview: GradesOverview, words: Words): readonly string[] {
  const { overallAverage, classOverallAverage, overallOutOf: outOf } = overview;
  const { grades: say } = words;
  const text = (value: typeof overallAverage): string =>
    value === undefined ? say.notPublished : gradeText(value, words, { outOf, hundredths: true });
  return [say.overall(text(overallAverage)), say.classOverall(text(classOverallAverage))];
}
