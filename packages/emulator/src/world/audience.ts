import type { Group, Lesson, Student } from "./school.js";

/** Whether an entry of the timetable is for that pupil. */
export function concerns(
  lesson: Pick<Lesson, "classIds" | "groupIds" | "studentIds">,
  student: Pick<Student, "id" | "classId" | "groupIds">,
): boolean {
  return (
    lesson.classIds.includes(student.classId) ||
    lesson.groupIds.some((groupId) => student.groupIds.includes(groupId)) ||
    lesson.studentIds.includes(student.id)
  );
}

/** Whether an entry touches a class: the class itself, or a group with pupils of it. */
export function touchesClass(
  lesson: Pick<Lesson, "classIds" | "groupIds">,
  classId: string,
  groups: readonly Group[],
): boolean {
  return (
    lesson.classIds.includes(classId) ||
    lesson.groupIds.some((id) => groups.some((group) => group.id === id && group.classIds.includes(classId)))
  );
}
