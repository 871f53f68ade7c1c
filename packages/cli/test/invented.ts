import type {
  Grade,
  GradesOverview,
  Homework,
  Lesson,
  OtherLesson,
  Subject,
  SubjectAverage,
} from "@preau/client";
import { wordsOf } from "../src/language/tables.js";
import type { View } from "../src/render/view.js";
import { styleFor } from "../src/style.js";

/** Everybody and everything here is invented. Brands of ids, keys and dates are strings to whoever renders. */
type Plain<T> = T extends string
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Plain<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Plain<T[Key]> }
      : T;

export function aSubject(name: string): Subject {
  return { key: `subject-${name}`, name, groups: false } as unknown as Subject; // see Plain
}

/** An ordinary lesson of an hour, on a Monday, with what a test wants to be different. */
export function aLesson(changes: Partial<Plain<Lesson>> = {}): Lesson {
  const start = changes.start ?? "2026-11-16T08:00";
  const lesson: Plain<Lesson> = {
    id: `tag~${start}`,
    key: `lesson-${start}`,
    kind: "lesson",
    start,
    end: `${start.slice(0, 11)}${String(Number(start.slice(11, 13)) + 1).padStart(2, "0")}${start.slice(13)}`,
    subject: aSubject("MATHÉMATIQUES"),
    teachers: ["Mme OSMONT L."],
    classrooms: ["104"],
    groups: [],
    canceled: false,
    outing: changes.kind === "outing",
    detention: changes.kind === "detention",
    normal: changes.kind === undefined || changes.kind === "lesson",
    test: false,
    study: false,
    council: false,
    exceptional: false,
    exempted: false,
    outsideGrid: false,
    virtualClassrooms: [],
    hasHomework: false,
    hasContent: false,
    ...changes,
  };
  return lesson as unknown as Lesson; // see Plain
}

/** A lesson without one of its optional parts. */
export function without(lesson: Lesson, key: keyof Lesson): Lesson {
  const { [key]: _dropped, ...rest } = lesson;
  return rest as Lesson; // only optional parts are dropped
}

/** Another entry of the timetable, as changes and replacements tell it. */
export function anotherLesson(changes: Partial<Plain<OtherLesson>> = {}): OtherLesson {
  return {
    id: "tag~other",
    key: "lesson-other",
    start: "2026-11-17T14:00",
    end: "2026-11-17T15:00",
    subject: aSubject("HISTOIRE"),
    teachers: ["M. BRIAND T."],
    classrooms: ["201"],
    ...changes,
  } as unknown as OtherLesson; // see Plain
}

/** An ordinary piece of homework. */
export function aPiece(changes: Partial<Plain<Homework>> = {}): Homework {
  return {
    id: "tag~piece",
    key: "homework-piece",
    date: "2026-11-19",
    subject: aSubject("FRANÇAIS"),
    description: "Lire le chapitre 3",
    done: false,
    quiz: false,
    files: [],
    themes: [],
    ...changes,
  } as unknown as Homework; // see Plain
}

/** An ordinary mark: points out of 20, with what a test wants to be different. */
export function aGrade(changes: Partial<Plain<Grade>> = {}): Grade {
  return {
    id: "tag~grade",
    key: "grade-1",
    grade: { kind: "points", points: 15.5 },
    outOf: 20,
    defaultOutOf: 20,
    date: "2026-11-13",
    subject: aSubject("MATHÉMATIQUES"),
    average: { kind: "points", points: 12.8 },
    min: { kind: "points", points: 4 },
    max: { kind: "points", points: 19 },
    coefficient: 2,
    comment: "Contrôle n°2",
    isBonus: false,
    isOptional: false,
    isOutOf20: false,
    isGroup: false,
    isSupervised: false,
    quiz: false,
    themes: [],
    ...changes,
  } as unknown as Grade; // see Plain
}

/** A mark of which only a test's day and subject are known. */
export function aBareGrade(changes: Partial<Plain<Grade>> = {}): Grade {
  const { grade, outOf, defaultOutOf, average, min, max, coefficient, comment, ...rest } = aGrade();
  return { ...rest, ...changes } as unknown as Grade; // see Plain
}

/** An ordinary average. */
export function anAverage(changes: Partial<Plain<SubjectAverage>> = {}): SubjectAverage {
  return {
    id: "tag~average",
    key: "average-1",
    subject: aSubject("MATHÉMATIQUES"),
    student: { kind: "points", points: 15.5 },
    classAverage: { kind: "points", points: 12.8 },
    min: { kind: "points", points: 4 },
    max: { kind: "points", points: 19 },
    outOf: 20,
    notRepresentative: false,
    isGroup: false,
    ...changes,
  } as unknown as SubjectAverage; // see Plain
}

/** A subject of which no average is published. */
export function aSilentAverage(name = "MATHÉMATIQUES"): SubjectAverage {
  const { student, classAverage, min, max, ...silent } = anAverage({ subject: aSubject(name) });
  return silent;
}

/** Marks of a term. */
export function anOverview(changes: Partial<GradesOverview> = {}): GradesOverview {
  const period = { id: "tag~1", key: "period-1", name: "Trimestre 1", kind: "term" };
  return {
    period: { ...period, start: "2026-09-01", end: "2026-11-30" },
    grades: [],
    averages: [],
    ...changes,
  } as unknown as GradesOverview; // see Plain
}

/** Somebody who looks, without colours unless asked. */
export function aView(
  options: {
    readonly width?: number;
    readonly grid?: boolean;
    readonly language?: "en" | "fr";
    readonly colours?: boolean;
  } = {},
): View {
  return {
    width: options.width ?? 80,
    grid: options.grid ?? false,
    style: styleFor(options.colours ?? false),
    words: wordsOf(options.language ?? "en"),
  };
}
