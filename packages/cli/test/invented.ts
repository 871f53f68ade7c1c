import type { Homework, Lesson, OtherLesson, Subject } from "@preau/client";
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
