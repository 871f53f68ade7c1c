import { fatalErrors, resourceKinds } from "@preau/wire";
import { refusal } from "../session/refusals.js";
import { concerns, touchesClass } from "../world/audience.js";
import type { Lesson, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { resolveReference } from "./references.js";

/** Whose timetable is shown. */
export interface TimetableResource {
  /** `genreRessource`. */
  readonly kind: number;
  readonly student?: Student;
  /** Whether an entry is on it. */
  shows(lesson: Lesson): boolean;
}

/**
 * Whose timetable is asked for. Families see their own pupil: for parents the child that `ressource` names,
 * or the signature when it names none. School life sees any pupil, class, group, teacher or room.
 *
 * @throws Refusal 22 for a stale id, 20 for somebody whom this account may not see
 */
export function readResource(request: CallRequest): TimetableResource | undefined {
  const { data, account, school, student } = request;
  const named =
    resolveReference(request, data["ressource"], "ressource") ??
    resolveReference(request, data["Ressource"], "Ressource");
  if (account.audience === "school-life")
    return named === undefined ? undefined : anyResource(request, named);

  const wanted = named ?? student?.id;
  if (wanted === undefined) return undefined;
  const allowed =
    account.audience === "student"
      ? [account.personId]
      : (school.parents.find((parent) => parent.id === account.personId)?.childIds ?? []);
  const pupil = school.students.find((one) => one.id === wanted && allowed.includes(one.id));
  if (pupil === undefined) throw foreign("`ressource` is no pupil of this account");
  return ofStudent(pupil);
}

/** A pupil's own timetable. */
export function ofStudent(student: Student): TimetableResource {
  return { kind: resourceKinds.student, student, shows: (lesson) => concerns(lesson, student) };
}

function anyResource({ school }: CallRequest, worldId: string): TimetableResource {
  const student = school.students.find((one) => one.id === worldId);
  if (student !== undefined) return ofStudent(student);
  if (school.classes.some((one) => one.id === worldId)) {
    return { kind: resourceKinds.class, shows: (lesson) => touchesClass(lesson, worldId, school.groups) };
  }
  if (school.groups.some((one) => one.id === worldId)) {
    return { kind: resourceKinds.group, shows: (lesson) => lesson.groupIds.includes(worldId) };
  }
  if (school.teachers.some((one) => one.id === worldId)) {
    return { kind: resourceKinds.teacher, shows: (lesson) => lesson.teacherIds.includes(worldId) };
  }
  if (school.rooms.some((one) => one.id === worldId)) {
    return { kind: resourceKinds.room, shows: (lesson) => lesson.roomIds.includes(worldId) };
  }
  throw foreign("`ressource` is nothing that has a timetable");
}

function foreign(message: string): Error {
  return refusal(fatalErrors.foreignObject, message);
}
