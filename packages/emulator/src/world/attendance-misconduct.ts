import type { AttendanceEvent, Measure, Punishment, Sanction } from "./attendance.js";
import { giverOf, headOfSchool, natures } from "./attendance-people.js";
import type { PupilDay } from "./attendance-setting.js";
import { misdeeds, punishmentWork } from "./attendance-texts.js";
import { slotAt } from "./grid.js";
import type { Day, Lesson } from "./school.js";

/** What follows on misconduct: a punishment mostly, seldom a sanction, a measure hardly ever. */
export function misconductOn(at: PupilDay): AttendanceEvent[] {
  const lessons = at.setting.days.lessons(at.student, at.day);
  if (lessons.length === 0) return [];
  const lesson = at.random.pick(lessons);
  const gravity = at.random.next();
  if (gravity < 0.02) return measure(at);
  return [gravity < 0.1 ? sanction(at) : punishment(at, lesson)];
}

function punishment({ setting, student, day, random }: PupilDay, lesson: Lesson): Punishment {
  const { school } = setting;
  const misdeed = random.pick(misdeeds);
  const drawn = random.next();
  const base = {
    kind: "punishment",
    id: `punishment:${student.id}:${day}`,
    studentId: student.id,
    day,
    reasons: [misdeed.reason],
    circumstances: misdeed.told,
    circumstanceDocuments: [],
    homeworkDocuments: [],
    giver: giverOf(school, lesson),
    slot: lesson.slot,
    ...(lesson.subjectId === undefined ? {} : { subjectId: lesson.subjectId }),
    acknowledged: random.chance(0.6),
    schedule: [],
  } as const;
  if (drawn < 0.5) {
    const on = detentionPlace({ setting, student, day });
    const minutes = 60;
    const work = random.pick(punishmentWork);
    const schedule = on === undefined ? [] : [{ id: `${base.id}:1`, ...on, minutes }];
    return { ...base, nature: natures.detention, homework: work, minutes, schedule };
  }
  if (drawn < 0.8) {
    const due = nextOpenDays(setting.open, day)[2];
    return {
      ...base,
      nature: natures.work,
      homework: random.pick(punishmentWork),
      schedule: due === undefined ? [] : [{ id: `${base.id}:1`, day: due }],
    };
  }
  return { ...base, nature: drawn < 0.9 ? natures.exclusion : natures.word };
}

function sanction({ student, day, random, setting }: PupilDay): Sanction {
  const isBlame = random.chance(0.3);
  return {
    kind: "sanction",
    id: `sanction:${student.id}:${day}`,
    studentId: student.id,
    day,
    name: isBlame ? "Blâme" : "Avertissement",
    number: isBlame ? 1 : 0,
    reasons: ["COMPORTEMENT"],
    circumstanceDocuments: [],
    giver: giverOf(setting.school, undefined),
    decider: headOfSchool,
  };
}

/** Kept from the canteen for two days: a pupil who had to stay away from lessons could not sit tests. */
function measure({ setting, student, day }: PupilDay): Measure[] {
  const [first, last] = nextOpenDays(setting.open, day);
  if (first === undefined || last === undefined) return [];
  return [
    {
      kind: "measure",
      id: `measure:${student.id}:${day}`,
      studentId: student.id,
      asked: `${day}T15:30`,
      from: `${first}T08:00`,
      to: `${last}T18:00`,
      days: 2,
      bans: ["canteen"],
      reasons: ["COMPORTEMENT"],
      circumstanceDocuments: [],
      giver: giverOf(setting.school, undefined),
      decider: headOfSchool,
      ofIncident: true,
    },
  ];
}

/** After the last lesson of a day of the coming two weeks. */
function detentionPlace({
  setting,
  student,
  day,
}: Pick<PupilDay, "setting" | "student" | "day">): { day: Day; slot: number } | undefined {
  const { grid } = setting.school;
  for (const one of nextOpenDays(setting.open, day).slice(1, 9)) {
    const lessons = setting.days.lessons(student, one);
    const end = Math.max(slotAt(grid, "16:00"), ...lessons.map(({ slot, length }) => slot + length));
    if (lessons.length > 0 && end + grid.placesPerHour <= grid.placesPerDay) return { day: one, slot: end };
  }
  return undefined;
}

function nextOpenDays(open: readonly Day[], day: Day): readonly Day[] {
  return open.slice(open.indexOf(day) + 1, open.indexOf(day) + 12);
}
