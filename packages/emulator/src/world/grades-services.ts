import type { Cast } from "./cast.js";
import { catalogue, type SubjectKey, subjectId } from "./catalogue.js";
import type { Day, Lesson, Service } from "./school.js";
import type { WeeklyPlan } from "./weekly-plan.js";

/**
 * Services of the school: one for each subject of a class; one for each group whose subject its classes do
 * not have as a whole, such as languages. Half classes belong to the service of their class.
 */
export function servicesOfPlan(week: WeeklyPlan, cast: Cast): Service[] {
  const services = new Map<string, Service>();
  const add = (entry: WeeklyPlan["entries"][number], audience: string): void => {
    const id = `service:${audience}:${entry.subjectId}`;
    const known = services.get(id);
    const teacherIds = [...new Set([...(known?.teacherIds ?? []), ...entry.teacherIds])];
    const { subjectId: taught, classIds, groupIds } = entry;
    const position = 1 + week.subjects.findIndex((subject) => subject.id === taught);
    services.set(id, {
      id,
      subjectId: taught,
      teacherIds,
      classIds,
      groupIds,
      position,
      outOf: 20,
      coefficient: 1,
      notRepresentative: [],
    });
  };
  const entries = week.entries.filter((entry) => entry.subjectId !== subjectId("classLife"));
  for (const entry of entries) for (const classId of entry.classIds) add(entry, classId);
  for (const entry of entries) {
    const group = cast.groups.find((one) => entry.groupIds.includes(one.id));
    const isPart = group?.classIds.every((id) => services.has(`service:${id}:${entry.subjectId}`));
    if (group !== undefined && isPart === false) add(entry, group.id);
  }
  return [...services.values()];
}

/** Days on which a service's lessons took place, and whether a test was announced, by `dayKey`. */
export type LessonDays = ReadonlyMap<string, ReadonlyMap<Day, boolean>>;

/** The days of a timetable. */
export function lessonDays(lessons: readonly Lesson[]): LessonDays {
  const days = new Map<string, Map<Day, boolean>>();
  for (const lesson of lessons) {
    if (lesson.canceled === true || lesson.study === true || lesson.subjectId === undefined) continue;
    const key = dayKey({ ...lesson, subjectId: lesson.subjectId });
    const known = days.get(key) ?? new Map<Day, boolean>();
    known.set(lesson.day, known.get(lesson.day) === true || lesson.test === true);
    days.set(key, known);
  }
  return days;
}

/** What a service's lessons have in common. */
export function dayKey(of: Pick<Service, "subjectId" | "classIds" | "groupIds">): string {
  return `${of.subjectId} ${[...of.classIds, ...of.groupIds].join("+")}`;
}

/** Catalogue key of a service's subject. */
export function keyOf(service: Service): SubjectKey {
  const keys = Object.keys(catalogue) as SubjectKey[]; // keys of a constant of ours
  return keys.find((key) => subjectId(key) === service.subjectId) ?? "study";
}
