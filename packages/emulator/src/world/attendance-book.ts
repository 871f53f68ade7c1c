import type { Absence, AttendanceEvent } from "./attendance.js";
import { startOf } from "./attendance-start.js";
import { concerns } from "./audience.js";
import { isOpen } from "./calendar.js";
import { daysFromTo, weekday } from "./days.js";
import { slotEnd, slotStart } from "./grid.js";
import type { Day, Grid, Instant, Lesson, School, Student } from "./school.js";

/** What is looked at: days, as they stand at a moment. */
export interface NotebookLook {
  readonly school: Pick<School, "attendance" | "lessons" | "year" | "grid">;
  readonly from: Day;
  readonly to: Day;
  /** What begins later is not there yet, but for absences that were announced. */
  readonly now: Instant;
}

/** What stands in a pupil's notebook and touches the days looked at, the last event first. */
export function notebookOf({ school, from, to, now }: NotebookLook, student: Student): AttendanceEvent[] {
  return school.attendance
    .filter(
      (event) =>
        event.studentId === student.id &&
        startOf(event).slice(0, 10) <= to &&
        endOf(event).slice(0, 10) >= from &&
        isKnown(school.grid, event, now),
    )
    .reverse();
}

function isKnown(grid: Grid, event: AttendanceEvent, now: Instant): boolean {
  if (event.kind === "absence" && event.announced) return true;
  if (event.kind === "measure") return event.asked <= now;
  if (event.kind === "punishment" && event.slot !== undefined) {
    return `${event.day}T${slotStart(grid, event.slot)}` <= now;
  }
  // What has a day alone is noted at noon.
  return "day" in event ? `${event.day}T12:00` <= now : startOf(event) <= now;
}

function endOf(event: AttendanceEvent): string {
  return "to" in event && event.kind !== "sanction" && event.to !== undefined ? event.to : startOf(event);
}

/** Half-days that an absence touches; Wednesday afternoons and closed days have none. */
export function halfDaysOf({ year, grid }: Pick<School, "year" | "grid">, { from, to }: Absence): number {
  const noon = slotStart(grid, grid.afternoon);
  const halves = daysFromTo(from.slice(0, 10), to.slice(0, 10))
    .filter((day) => isOpen(year, day))
    .flatMap((day) => [
      { from: `${day}T00:00`, to: `${day}T${noon}` },
      ...(weekday(day) === 3 ? [] : [{ from: `${day}T${noon}`, to: `${day}T24:00` }]),
    ]);
  return halves.filter((half) => from < half.to && half.from < to).length;
}

/** Minutes of lessons that an absence covers. */
export function missedMinutes(look: Pick<NotebookLook, "school">, student: Student, event: Absence): number {
  const { grid } = look.school;
  return lessonsBetween(look.school, student, event.from.slice(0, 10), event.to.slice(0, 10))
    .filter((lesson) => isIn(grid, lesson, event))
    .reduce((sum, lesson) => sum + minutesOf(grid, lesson), 0);
}

/** Minutes of a subject's lessons up to now, and how many of them the pupil missed. */
export interface SubjectMinutes {
  readonly subjectId: string;
  readonly followed: number;
  readonly missed: number;
  readonly excluded: number;
}

/** Minutes by subject, in the days looked at. */
export function subjectMinutes(look: NotebookLook, student: Student): SubjectMinutes[] {
  const { school, from, to, now } = look;
  const { grid } = school;
  const events = notebookOf(look, student);
  const absences = events.filter((event) => event.kind === "absence");
  const exclusions = events.filter((event) => event.kind === "punishment" && event.nature.number === 0);
  const sums = new Map<string, SubjectMinutes>();
  for (const lesson of lessonsBetween(school, student, from, to)) {
    const { subjectId, day, slot } = lesson;
    if (subjectId === undefined || `${day}T${slotEnd(grid, slot, lesson.length)}` > now) continue;
    const minutes = minutesOf(grid, lesson);
    const isMissed = absences.some((absence) => isIn(grid, lesson, absence));
    const isExcluded = exclusions.some((one) => "slot" in one && one.day === day && one.slot === slot);
    const known = sums.get(subjectId) ?? { subjectId, followed: 0, missed: 0, excluded: 0 };
    sums.set(subjectId, {
      subjectId,
      followed: known.followed + (isMissed ? 0 : minutes),
      missed: known.missed + (isMissed ? minutes : 0),
      excluded: known.excluded + (isExcluded ? minutes : 0),
    });
  }
  return [...sums.values()];
}

function lessonsBetween(
  { lessons }: Pick<School, "lessons">,
  student: Student,
  from: Day,
  to: Day,
): Lesson[] {
  return lessons.filter(
    (lesson) =>
      from <= lesson.day &&
      lesson.day <= to &&
      lesson.kind === "lesson" &&
      lesson.canceled !== true &&
      lesson.study !== true &&
      concerns(lesson, student),
  );
}

function isIn(grid: Grid, lesson: Lesson, { from, to }: Absence): boolean {
  const start = `${lesson.day}T${slotStart(grid, lesson.slot)}`;
  return from <= start && start < to;
}

function minutesOf(grid: Grid, { slot, length }: Lesson): number {
  return minutes(slotEnd(grid, slot, length)) - minutes(slotStart(grid, slot));
}

function minutes(time: string): number {
  return 60 * Number(time.slice(0, 2)) + Number(time.slice(3));
}
