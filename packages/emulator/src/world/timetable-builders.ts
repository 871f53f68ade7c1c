import { lessonCategories } from "@preau/wire";
import { classIdOf, groupIdOf, type SchoolDraft, type SchoolPart, studentIdOf } from "./builders.js";
import { placeOf } from "./grid.js";
import type { Attachment, Day, Grid, Homework, Lesson } from "./school.js";

/** One entry of the timetable, by names. */
export interface LessonChoice
  extends Partial<
    Pick<
      Lesson,
      | "kind"
      | "canceled"
      | "status"
      | "nature"
      | "position"
      | "memo"
      | "test"
      | "study"
      | "title"
      | "virtualRoom"
      | "companions"
      | "hours"
    >
  > {
  readonly day: Day;
  /** Start of a slot of the grid, `"10:00"`. */
  readonly from: string;
  /** End of a slot, or the start of the next one, `"11:55"` or `"12:00"`. */
  readonly to: string;
  readonly subject?: string;
  readonly teachers?: readonly string[];
  readonly rooms?: readonly string[];
  /** Class 4C when neither class, group nor pupil is given. */
  readonly classes?: readonly string[];
  readonly groups?: readonly string[];
  readonly students?: readonly string[];
  /** Pupils who are exempted. */
  readonly exempted?: readonly string[];
  /** The teacher who is replaced. */
  readonly replacedTeacher?: string;
  /** What the lesson book says, HTML. An announced test has an entry anyway. */
  readonly content?: string;
}

/** A lesson, an outing or a detention. Throws `RangeError` when day or hours are not on the grid. */
export function aLesson(choice: LessonChoice): SchoolPart {
  return (draft) => {
    const { day, from, to, subject, teachers, rooms, classes, groups, students, ...others } = choice;
    const { exempted, replacedTeacher, content, ...facts } = others;
    const isForOthers = groups !== undefined || students !== undefined;
    const lesson: Lesson = {
      kind: "lesson",
      position: 100 + draft.lessons.length,
      ...facts,
      id: `lesson:${day}:${from}:${draft.lessons.length}`,
      day,
      ...slotsOf(draft.grid, from, to),
      ...(subject === undefined ? {} : { subjectId: subjectIdOf(draft, subject) }),
      teacherIds: (teachers ?? []).map((name) => teacherIdOf(draft, name)),
      roomIds: (rooms ?? []).map((name) => roomIdOf(draft, name)),
      classIds: (classes ?? (isForOthers ? [] : ["4C"])).map((name) => classIdOf(draft, name)),
      groupIds: (groups ?? []).map((name) => groupIdOf(draft, name)),
      studentIds: (students ?? []).map((name) => studentIdOf(draft, name)),
      ...(exempted === undefined
        ? {}
        : { exemptedStudentIds: exempted.map((name) => studentIdOf(draft, name)) }),
      ...(replacedTeacher === undefined ? {} : { replacedTeacherId: teacherIdOf(draft, replacedTeacher) }),
    };
    // Throws on a day that is never open, here rather than in the middle of a request.
    placeOf(draft.year, draft.grid, lesson);
    draft.lessons.push(lesson);
    if (content !== undefined || lesson.test === true) addEntry(draft, lesson, content ?? "<p>Devoir</p>");
  };
}

/** Homework, by names: given on the day it is due unless told otherwise, to class 4C. */
export interface HomeworkChoice
  extends Partial<Pick<Homework, "given" | "difficulty" | "minutes" | "handIn" | "theme" | "formatted">> {
  readonly subject: string;
  readonly due: Day;
  readonly html: string;
  readonly classes?: readonly string[];
  readonly groups?: readonly string[];
  readonly attachments?: readonly Omit<Attachment, "id">[];
  /** Pupils who have ticked it. */
  readonly doneBy?: readonly string[];
}

/** Homework of a class or a group. */
export function someHomework(choice: HomeworkChoice): SchoolPart {
  return (draft) => {
    const { subject, due, html, classes, groups, attachments = [], doneBy = [], ...rest } = choice;
    const id = `homework:${due}:${draft.homework.length}`;
    draft.homework.push({
      given: due,
      difficulty: 0,
      minutes: 0,
      formatted: true,
      ...rest,
      id,
      subjectId: subjectIdOf(draft, subject),
      due,
      html,
      classIds: (classes ?? (groups === undefined ? ["4C"] : [])).map((name) => classIdOf(draft, name)),
      groupIds: (groups ?? []).map((name) => groupIdOf(draft, name)),
      attachments: attachments.map((one, index) => ({ ...one, id: `attachment:${id}:${index}` })),
      doneBy: new Set(doneBy.map((name) => studentIdOf(draft, name))),
      handedIn: new Map(),
    });
  };
}

function addEntry(draft: SchoolDraft, lesson: Lesson, html: string): void {
  const category = lesson.test === true ? lessonCategories.test : lessonCategories.lesson;
  draft.lessonBook.push({
    id: `entry:${lesson.id}`,
    lessonId: lesson.id,
    contents: [{ id: `content:${lesson.id}`, html, category, attachments: [] }],
  });
}

function slotsOf(grid: Grid, from: string, to: string): { slot: number; length: number } {
  const slot = grid.starts.slice(0, grid.placesPerDay).indexOf(from);
  const atEnd = grid.ends.slice(0, grid.placesPerDay).indexOf(to);
  const last = atEnd >= 0 ? atEnd : grid.starts.indexOf(to) - 1;
  if (slot < 0 || last < slot) throw new RangeError(`${from} to ${to} is not on the grid`);
  return { slot, length: last - slot + 1 };
}

/** World id of a subject; made if it is new. */
export function subjectIdOf(draft: SchoolDraft, name: string): string {
  const known = draft.subjects.find((one) => one.name === name);
  if (known !== undefined) return known.id;
  draft.subjects.push({ id: `subject:${name}`, name, color: "#4A6FA5" });
  return `subject:${name}`;
}

function teacherIdOf(draft: SchoolDraft, name: string): string {
  const known = draft.teachers.find((one) => one.name === name);
  if (known !== undefined) return known.id;
  draft.teachers.push({ id: `teacher:${name}`, name, subjectIds: [] });
  return `teacher:${name}`;
}

function roomIdOf(draft: SchoolDraft, name: string): string {
  const known = draft.rooms.find((one) => one.name === name);
  if (known !== undefined) return known.id;
  draft.rooms.push({ id: `room:${name}`, name });
  return `room:${name}`;
}
