import { subjectId } from "./catalogue.js";
import { weekday } from "./days.js";
import type { Lesson } from "./school.js";
import type { WeekStage } from "./week-stage.js";
import { overlaps } from "./year-lessons.js";

const exceptional = 2;
const substitute = 4;

/** The class goes out for an afternoon; what it would have had is cancelled. */
export function outing(stage: WeekStage): void {
  const { days, teachers, random } = stage.setting;
  const halves = days.flatMap((day) => {
    const lessons = stage.ofClass(day).filter((lesson) => lesson.canceled !== true);
    const afternoon = lessons.filter((lesson) => lesson.slot >= 12);
    return [afternoon, lessons.filter((lesson) => lesson.slot >= 4 && lesson.slot < 8)];
  });
  // The half-day that costs least: a short week must keep lessons for everything else.
  const half = halves.filter((lessons) => lessons.length > 0).sort((a, b) => weight(a) - weight(b))[0];
  const first = half?.[0];
  if (half === undefined || first === undefined) return;
  const end = Math.max(...half.map((lesson) => lesson.slot + lesson.length));
  for (const lesson of half) stage.cancel(lesson, "Cours annulé");
  const own = new Set(half.flatMap((lesson) => lesson.teacherIds));
  const companions = teachers.filter((teacher) => own.has(teacher.id)).map((teacher) => teacher.name);
  stage.add({
    kind: "outing",
    day: first.day,
    slot: first.slot,
    // Never back before the end of two hours.
    length: Math.max(end - first.slot, first.slot >= 12 ? 4 : 2),
    title: random.pick([
      "Visite du moulin à papier",
      "Sortie à la réserve ornithologique",
      "Visite de la station météo",
    ]),
    teacherIds: [],
    roomIds: [],
    companions: companions.slice(0, 2),
  });
}

/** Afternoons first; then the fewest lessons. */
function weight(lessons: readonly Lesson[]): number {
  return lessons.length + ((lessons[0]?.slot ?? 0) >= 12 ? 0 : 100);
}

/** A teacher is absent and nothing takes the place: last or first lesson of a day, if possible. */
export function canceledAlone(stage: WeekStage): void {
  const atEdge = (lesson: Lesson): boolean => {
    const day = stage.ofClass(lesson.day);
    return day[0]?.id === lesson.id || day.at(-1)?.id === lesson.id;
  };
  const lesson = stage.take(atEdge);
  if (lesson !== undefined) stage.cancel(lesson, "Prof. absent");
}

/** A cancelled lesson and, at the same place, one of another subject. */
export function replaced(stage: WeekStage): void {
  const lesson = stage.take();
  const { classId, plan, random } = stage.setting;
  const others = plan.filter(
    (entry) =>
      entry.classIds.includes(classId) && entry.subjectId !== lesson?.subjectId && entry.length === 2,
  );
  if (lesson === undefined || others.length === 0) return;
  const { subjectId: other, teacherIds, roomIds } = random.pick(others);
  stage.cancel(lesson, "Prof./pers. absent");
  stage.add({
    ...whereAndWho(lesson),
    subjectId: other,
    teacherIds,
    roomIds,
    nature: exceptional,
    status: "Remplacement",
  });
}

/** A cancelled lesson, and the class supervised in its place. */
export function studyPeriod(stage: WeekStage): void {
  const lesson = stage.take();
  if (lesson === undefined) return;
  stage.cancel(lesson, "Prof. absent");
  stage.add({
    ...whereAndWho(lesson),
    subjectId: subjectId("study"),
    teacherIds: [],
    roomIds: stage.setting.rooms.filter((room) => room.id.startsWith("room:study")).map((room) => room.id),
    study: true,
  });
}

/** Place and audience of what stands in for a lesson. */
function whereAndWho({ day, slot, length, classIds, groupIds }: Lesson) {
  return { day, slot, length, classIds, groupIds };
}

/** A lesson leaves its place for a free one: another day if possible, after 14:00 or before 9:00. */
export function moved(stage: WeekStage): void {
  const places = (lesson: Lesson): { day: string; slot: number; length: number }[] =>
    stage
      .calmDays()
      .sort((a, b) => Number(a === lesson.day) - Number(b === lesson.day))
      .flatMap((day) =>
        (weekday(day) === 3 ? [0, 8] : [14, 16, 17, 0]).map((slot) => ({ day, slot, length: lesson.length })),
      )
      .filter((place) => stage.isFree(place) && touchesNoHole(stage, place));
  const lesson = stage.take((one) => one.length === 2 && places(one).length > 0);
  const place = lesson === undefined ? undefined : places(lesson)[0];
  if (lesson === undefined || place === undefined) return;
  stage.cancel(lesson, "cours déplacé");
  stage.add({
    ...whereAndWho(lesson),
    ...place,
    teacherIds: lesson.teacherIds,
    roomIds: lesson.roomIds,
    nature: exceptional,
    status: "Cours déplacé",
    ...(lesson.subjectId === undefined ? {} : { subjectId: lesson.subjectId }),
  });
}

/** Whether something takes place, or would have, right before or after. */
function touchesNoHole(stage: WeekStage, place: { day: string; slot: number; length: number }): boolean {
  const wider = { day: place.day, slot: place.slot - 1, length: place.length + 2 };
  return stage.ofClass(place.day).some((lesson) => overlaps(lesson, wider));
}

/** Another room, shown by the status alone. */
export function roomChange(stage: WeekStage): void {
  const lesson = stage.takeOrShare();
  if (lesson === undefined) return;
  const others = stage.setting.rooms.filter(
    (room) => room.id.startsWith("room:home") && !lesson.roomIds.includes(room.id),
  );
  const roomIds = others.length === 0 ? [] : [stage.setting.random.pick(others).id];
  stage.change(lesson, { roomIds, nature: exceptional, status: "Changement de salle" });
}

/** Somebody else gives the lesson, and it says for whom. */
export function substituteTeacher(stage: WeekStage): void {
  const lesson = stage.takeOrShare();
  if (lesson === undefined) return;
  const replacedTeacherId = lesson.teacherIds[0];
  const others = stage.setting.teachers.filter((teacher) => teacher.id !== replacedTeacherId);
  const same = others.filter(
    (teacher) => lesson.subjectId !== undefined && teacher.subjectIds.includes(lesson.subjectId),
  );
  const stand = stage.setting.random.pick(same.length > 0 ? same : others);
  stage.change(lesson, {
    teacherIds: [stand.id],
    nature: substitute,
    status: "Remplacement",
    ...(replacedTeacherId === undefined ? {} : { replacedTeacherId }),
  });
}
