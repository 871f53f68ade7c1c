import type { Lesson } from "@preau/client";
import type { Words } from "../language/words.js";
import type { Style } from "../style.js";
import { type Mark, marksOf, type Tone } from "./marks.js";
import { held } from "./text.js";

/** A lesson in words, ready to be laid out. */
export interface LessonView {
  readonly title: string;
  /** How the title looks: what matters most about the lesson. */
  readonly tone: Tone | undefined;
  /** Rooms, teachers, groups and whoever else is part of it; the rooms first. */
  readonly details: readonly string[];
  readonly marks: readonly Mark[];
  /** The teacher's note. */
  readonly memo: string | undefined;
  /** Where its video lessons are. */
  readonly links: readonly string[];
}

/** Says everything about a lesson but its hours. */
export function viewLesson(lesson: Lesson, words: Words): LessonView {
  const title = titleOf(lesson, words);
  return {
    title,
    tone: toneOf(lesson),
    details: detailsOf(lesson, words, title),
    // A detention called "Detention" needs no mark that says so, nor "PERMANENCE" one that repeats it.
    marks: marksOf(lesson, words).filter(({ text }) => text.toLowerCase() !== title.toLowerCase()),
    memo: lesson.memo === undefined || lesson.memo.trim() === "" ? undefined : words.lesson.memo(lesson.memo),
    links: linksOf(lesson),
  };
}

/** The title as it looks: bold, struck out when it does not take place. */
export function paintTitle(title: string, tone: Tone | undefined, style: Style): string {
  switch (tone) {
    case "off":
      return style.red(style.strikethrough(title));
    case "trouble":
      return style.bold(style.red(title));
    case "outing":
      return style.bold(style.cyan(title));
    case "quiet":
      return style.dim(title);
    case "test":
    case "changed":
    case undefined:
      return style.bold(title);
  }
}

function titleOf(lesson: Lesson, words: Words): string {
  const first = [lesson.subject?.name, lesson.title, lesson.label].find(
    (text) => text !== undefined && text !== "",
  );
  return first ?? plainWord(lesson, words);
}

function plainWord({ kind }: Lesson, { lesson: say }: Words): string {
  return kind === "outing" ? say.outing : kind === "detention" ? say.detention : say.lesson;
}

function toneOf(lesson: Lesson): Tone | undefined {
  if (lesson.canceled) return "off";
  if (lesson.detention) return "trouble";
  if (lesson.outing) return "outing";
  return lesson.study || lesson.exempted ? "quiet" : undefined;
}

function detailsOf(lesson: Lesson, { lesson: say }: Words, title: string): readonly string[] {
  return [
    names(lesson.classrooms),
    names(lesson.teachers),
    names(lesson.classes),
    names([...lesson.groups, ...(lesson.classParts ?? [])]),
    names(lesson.staff),
    lesson.title === title ? "" : (lesson.title ?? ""),
    lesson.label === title ? "" : (lesson.label ?? ""),
    lesson.audience ?? "",
    lesson.companions === undefined || lesson.companions.length === 0
      ? ""
      : say.companions(names(lesson.companions)),
    names(lesson.sites),
    names(lesson.equipment),
    ownHours(lesson),
    lesson.progress ?? "",
  ].filter((detail) => detail !== "");
}

/** An entry's own words for its hours, unless they say no more than its start and its end. */
function ownHours({ start, end, hoursText, startText, endText }: Lesson): string {
  const text = [hoursText, [startText, endText].filter((part) => part !== undefined).join(" – ")]
    .filter((part) => part !== undefined)
    .filter((part) => part !== "")
    .join(" · ");
  const known = [start, end].map((instant) => instant.slice(11).replace(/^0/u, ""));
  const told = [...text.matchAll(/(\d{1,2}) ?[h:] ?(\d{2})/gu)].map(
    ([, hour, minute]) => `${Number(hour)}:${minute}`,
  );
  return told.length > 0 && told.every((time) => known.includes(time)) ? "" : text;
}

function linksOf({ virtualClassrooms }: Lesson): readonly string[] {
  return virtualClassrooms
    .map(({ name, url, comment }) =>
      [name === url ? undefined : name, url, comment]
        .filter((part) => part !== undefined)
        .filter((part) => part !== "")
        .join(" · "),
    )
    .filter((link) => link !== "");
}

function names(list: readonly string[] = []): string {
  return list.map(held).join(", ");
}
