import type { Lesson, LessonChange, OtherLesson } from "@preau/client";
import type { Words } from "../language/words.js";
import type { Style } from "../style.js";

/** How a mark looks; its words say the same, for those who see no colours. */
export type Tone = "off" | "changed" | "test" | "trouble" | "outing" | "quiet";

/** A short remark about a lesson. */
export interface Mark {
  readonly text: string;
  readonly tone: Tone;
  /** The library deduced it; the school did not say it. */
  readonly inferred: boolean;
}

/** Sign before what was deduced, explained once below the timetable. */
export const inferredSign = "≈";

/** What a mark looks like on a terminal. */
export function paintMark(mark: Mark, style: Style): string {
  const text = mark.inferred ? `${inferredSign} ${mark.text}` : mark.text;
  return paintTone(mark.tone, style)(text);
}

/** Colour of a tone. */
export function paintTone(tone: Tone, style: Style): (text: string) => string {
  switch (tone) {
    case "off":
      return style.red;
    case "changed":
      return style.yellow;
    case "test":
      return style.magenta;
    case "trouble":
      return style.red;
    case "outing":
      return style.cyan;
    case "quiet":
      return style.dim;
  }
}

/** Everything remarkable about a lesson, the most important first. */
export function marksOf(lesson: Lesson, words: Words): readonly Mark[] {
  const say = words.lesson;
  const marks: Mark[] = [];
  const add = (text: string | undefined, tone: Tone, inferred = false): void => {
    if (text !== undefined && text !== "") marks.push({ text, tone, inferred });
  };
  if (lesson.canceled) add(say.canceled(lesson.status), "off");
  if (lesson.detention) add(say.detention.toLowerCase(), "trouble");
  if (lesson.outing) add(say.outing.toLowerCase(), "outing");
  if (lesson.test) add(say.test, "test");
  if (lesson.study) add(say.study, "quiet");
  if (lesson.council) add(say.council, "outing");
  if (lesson.exempted) add(exemptionOf(lesson, words), "changed");
  if (!lesson.canceled) add(lesson.status, "changed");
  const change = lesson.change === undefined ? undefined : changeOf(lesson.change, lesson, words);
  add(change, "changed", true);
  add(replacedOf(lesson, words), "changed", true);
  if (lesson.exceptional && lesson.change === undefined && lesson.status === undefined) {
    add(say.exceptional, "changed");
  }
  if (lesson.replacedTeachers !== undefined)
    add(say.inPlaceOf(lesson.replacedTeachers.join(", ")), "changed");
  if (lesson.virtualClassrooms.length > 0) add(say.video, "outing");
  return marks;
}

function exemptionOf({ exemption }: Lesson, { lesson: say }: Words): string {
  if (exemption?.atHome === true) return say.exemptedAtHome;
  return exemption?.attendanceRequired === true ? say.exemptedPresent : say.exempted;
}

/** `undefined` when the status has said it already. */
function changeOf(change: LessonChange, lesson: Lesson, words: Words): string | undefined {
  const { lesson: say } = words;
  const { from, to } = change;
  switch (change.kind) {
    case "room":
      return say.roomChanged(listed(from?.classrooms));
    case "teacher":
      if (from === undefined && lesson.replacedTeachers !== undefined) return undefined;
      return say.teacherChanged(listed(from?.teachers));
    case "moved":
      if (to !== undefined) return say.movedTo(when(to, words));
      return from === undefined ? say.moved : say.movedFrom(when(from, words));
    case "replacement":
      return lesson.replaces === undefined ? say.replacement : undefined;
    case "added":
      return say.added;
    case "unknown":
      return lesson.status === undefined ? say.changed : undefined;
  }
}

/** What stood at this place; not the lesson itself in another room or with another teacher. */
function replacedOf(lesson: Lesson, words: Words): string | undefined {
  const kind = lesson.change?.kind;
  const others = (lesson.replaces ?? []).filter(
    (other) => !((kind === "room" || kind === "teacher") && other.key === lesson.change?.from?.key),
  );
  if (others.length === 0) return undefined;
  return words.lesson.replaces(others.map((other) => titleOfOther(other, words)).join(", "));
}

function titleOfOther(other: OtherLesson, words: Words): string {
  const title = other.subject?.name ?? words.lesson.lesson;
  return other.status === undefined ? title : `${title} (${other.status})`;
}

function when(other: OtherLesson, { calendar }: Words): string {
  return `${calendar.shortDay(other.start.slice(0, 10))} ${calendar.time(other.start.slice(11))}`;
}

function listed(names: readonly string[] | undefined): string | undefined {
  return names === undefined || names.length === 0 ? undefined : names.join(", ");
}
