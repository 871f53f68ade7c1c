import { type SubjectKey, subjectId } from "./catalogue.js";
import { weekday } from "./days.js";
import type { Lesson } from "./school.js";
import type { WeekStage } from "./week-stage.js";
import { overlaps } from "./year-lessons.js";

/** A test is announced. */
export function test(stage: WeekStage): void {
  mark(stage, { test: true }, ["maths", "history", "french", "english"]);
}

export function memo(stage: WeekStage): void {
  mark(stage, { memo: "Prévoir le compas et l'équerre" }, ["maths", "technology", "art"]);
}

export function videoRoom(stage: WeekStage): void {
  const virtualRoom = { url: "https://visio.example/salle-des-langues", label: "Rejoindre la visio" };
  mark(stage, { virtualRoom }, ["english", "science", "biology"]);
}

/** The pupil, and nobody else, is exempted. */
export function exempted(stage: WeekStage): void {
  mark(stage, { exemptedStudentIds: [stage.setting.pupil.id] }, ["sport"]);
}

/** A lesson of half the class or of a language group, unless the pupil's week has one already. */
export function groupLesson(stage: WeekStage): void {
  const { pupil, classId } = stage.setting;
  // Not Latin, even where only one class learns it: its hours lie outside the class's own.
  const prefix = `group:${classId.slice("class:".length)}-`;
  const own = pupil.groupIds.filter((id) => id.startsWith(prefix));
  if (stage.liveOfPupil().some((lesson) => lesson.groupIds.some((id) => own.includes(id)))) return;
  const half = own[0];
  if (half === undefined) return;
  mark(stage, { classIds: [], groupIds: [half] }, ["physics", "biology", "technology"]);
}

/** Two teachers at once, unless the pupil's week has that already. */
export function twoTeachers(stage: WeekStage): void {
  const shared = stage.liveOfPupil().some((lesson) => lesson.teacherIds.length > 1);
  if (shared) return;
  const lesson = choose(stage, ["french", "history"]);
  if (lesson === undefined) return;
  const others = stage.setting.teachers.filter((teacher) => !lesson.teacherIds.includes(teacher.id));
  stage.change(lesson, { teacherIds: [...lesson.teacherIds, stage.setting.random.pick(others).id] });
}

const pair: readonly string[] = [subjectId("latin"), subjectId("choir")];
/** Thursday: the day on which both groups meet. */
const weekdayOfPair = 4;

/** Latin and the choir half an hour apart, unless the week has them so already. */
export function twoGroupsAtOnce(stage: WeekStage): void {
  const { pupil, days, plan } = stage.setting;
  const live = stage.liveOfPupil().filter((lesson) => lesson.groupIds.length > 0);
  if (live.some((one) => live.some((other) => one.id !== other.id && overlaps(one, other)))) return;
  const day = days.find(
    (one) => weekday(one) !== 3 && live.every((lesson) => lesson.day !== one || lesson.slot < 8),
  );
  const chosen = day ?? days.find((one) => weekday(one) !== 3) ?? days[0];
  if (chosen === undefined) return;
  for (const entry of plan) {
    const isTheirs = entry.groupIds.some((id) => pupil.groupIds.includes(id));
    if (!isTheirs || weekdayOfPair !== entry.weekday || !pair.includes(entry.subjectId)) continue;
    const { slot, length, groupIds, subjectId: subject, teacherIds, roomIds } = entry;
    if (live.some((lesson) => lesson.day === chosen && lesson.subjectId === subject)) continue;
    const status = "Cours exceptionnel";
    stage.add({
      day: chosen,
      slot,
      length,
      groupIds,
      subjectId: subject,
      teacherIds,
      roomIds,
      status,
      nature: 2,
    });
  }
}

/** The pupil stays after the last lesson of a day. */
export function detention(stage: WeekStage): void {
  const { pupil, rooms } = stage.setting;
  const days = stage.calmDays().sort((a, b) => Number(weekday(a) === 3) - Number(weekday(b) === 3));
  for (const day of days) {
    const ends = stage
      .liveOfPupil()
      .filter((lesson) => lesson.day === day)
      .map((lesson) => lesson.slot + lesson.length);
    const slot = Math.max(16, ...ends);
    if (slot + 2 > 20 || !stage.isFree({ day, slot, length: 2 })) continue;
    stage.add({
      kind: "detention",
      day,
      slot,
      length: 2,
      teacherIds: [],
      roomIds: rooms.filter((room) => room.id.startsWith("room:study")).map((room) => room.id),
      studentIds: [pupil.id],
    });
    return;
  }
}

/** Says something more of a lesson that takes place: an untouched one while there is any. */
function mark(stage: WeekStage, changes: Partial<Lesson>, preferred: readonly SubjectKey[]): void {
  const lesson = choose(stage, preferred);
  if (lesson !== undefined) stage.change(lesson, changes);
}

function choose(stage: WeekStage, preferred: readonly SubjectKey[]): Lesson | undefined {
  const wanted = preferred.map(subjectId);
  const wish = (lesson: Lesson): boolean =>
    lesson.subjectId !== undefined && wanted.includes(lesson.subjectId);
  return stage.takeOrShare(wish);
}
