import type { PunishmentNature, SchoolPerson } from "./attendance.js";
import type { Lesson, School } from "./school.js";

/** The head of the school, who decides on sanctions and measures. */
export const headOfSchool: SchoolPerson = {
  id: "staff:head",
  name: "Mme ARCHAMBAULT D.",
  kind: "staff",
  role: "Principale",
};

/** Kinds of punishment of this school. The last number is one that a school has made for itself. */
export const natures = {
  exclusion: { name: "Exclusion de cours", number: 0, schedulable: false, asksParents: true },
  detention: { name: "Retenue", number: 1, schedulable: true, asksParents: true },
  work: { name: "Devoir supplémentaire", number: 2, schedulable: true, asksParents: false },
  word: { name: "Mot dans le carnet", number: 3, schedulable: false, asksParents: true },
  service: { name: "Travail d'intérêt collectif", number: 12, schedulable: true, asksParents: true },
} as const satisfies Record<string, PunishmentNature>;

/** Who teaches a lesson; school life when nobody does. */
export function giverOf(
  school: Pick<School, "teachers" | "staff">,
  lesson: Lesson | undefined,
): SchoolPerson {
  const teacher = school.teachers.find(({ id }) => id === lesson?.teacherIds[0]);
  if (teacher !== undefined) return { id: teacher.id, name: teacher.name, kind: "teacher" };
  const [member] = school.staff;
  return member === undefined
    ? headOfSchool
    : { id: member.id, name: member.name, kind: "staff", role: member.role };
}
