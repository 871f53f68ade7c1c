import { resourceKinds } from "@preau/wire";
import { subjectId } from "./catalogue.js";
import type { School, Student } from "./school.js";

/** Somebody of the school, whatever they are. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly kind: "student" | "parent" | "teacher" | "staff";
}

/** `G` of each kind of person. */
export const personKinds = {
  student: resourceKinds.student,
  parent: resourceKinds.guardian,
  teacher: resourceKinds.teacher,
  staff: resourceKinds.staff,
} as const satisfies Record<Person["kind"], number>;

/** The person of that world id; `undefined` when the school has none. */
export function personOf(school: School, id: string): Person | undefined {
  const people = {
    student: school.students,
    parent: school.parents,
    teacher: school.teachers,
    staff: school.staff,
  };
  for (const kind of ["student", "parent", "teacher", "staff"] as const) {
    const found = people[kind].find((one) => one.id === id);
    if (found !== undefined) return { id, name: found.name, kind };
  }
  return undefined;
}

/** `"VERDIER Camille"`: what comes after the words in capitals. */
export function firstNameOf(name: string): string {
  return name
    .split(" ")
    .filter((word) => word !== word.toLocaleUpperCase("fr") && !/^M(?:me|\.)$/.test(word))
    .join(" ");
}

/** The subjects that each teacher of a pupil gives them, by teacher, in the order of the weekly plan. */
export function teachersOf(school: School, student: Student): ReadonlyMap<string, readonly string[]> {
  const subjects = new Map<string, string[]>();
  for (const service of school.services) {
    const taught =
      service.classIds.includes(student.classId) ||
      service.groupIds.some((groupId) => student.groupIds.includes(groupId));
    if (!taught) continue;
    for (const teacherId of service.teacherIds) {
      const known = subjects.get(teacherId) ?? [];
      if (!known.includes(service.subjectId)) known.push(service.subjectId);
      subjects.set(teacherId, known);
    }
  }
  return subjects;
}

/** Who leads a class ("professeur principal"): the first teacher of its own hour. */
export function headTeacherIdOf({ lessons }: School, classId: string): string | undefined {
  const hour = subjectId("classLife");
  return lessons.find((lesson) => lesson.subjectId === hour && lesson.classIds.includes(classId))
    ?.teacherIds[0];
}

/** Whether a teacher takes messages of families: one in eight does not, always the same. */
export function takesMessages({ teachers }: School, teacherId: string): boolean {
  return teachers.findIndex(({ id }) => id === teacherId) % 8 !== 7;
}
