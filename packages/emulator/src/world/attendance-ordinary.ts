import type { Absence, AttendanceEvent, Delay, Observation } from "./attendance.js";
import type { Half, Stretch } from "./attendance-days.js";
import { misconductOn } from "./attendance-misconduct.js";
import { giverOf } from "./attendance-people.js";
import type { AttendanceSetting, MissedTest, PupilDay } from "./attendance-setting.js";
import { absenceReasons, delayReasons, infirmaryCases, observationTexts } from "./attendance-texts.js";
import { later, slotStart } from "./grid.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Day, Student } from "./school.js";

/**
 * The year of one pupil: absent where marks say so and a few days more, late by habit, punished by conduct.
 * Each day takes one draw, so that what has happened stays when the horizon moves.
 */
export function ordinaryYear(setting: AttendanceSetting, student: Student): AttendanceEvent[] {
  const { seed } = setting.school;
  const random = randomOf(seedFor(seed, `attendance ${student.id}`));
  const traits: Traits = {
    frail: 0.4 + 1.4 * random.next(),
    late: 3 * random.next() ** 2,
    unruly: 4 * random.next() ** 4,
  };
  const missed = setting.missedTests.get(student.id) ?? [];
  const events: AttendanceEvent[] = [];
  let awayUntil = "";
  for (const day of setting.open) {
    if (day > setting.horizon) break;
    const fate = random.next();
    if (day <= awayUntil) continue;
    const missedToday = missed.filter((one) => one.day === day);
    const happening = missedToday.length > 0 ? undefined : drawn(fate, traits);
    if (missedToday.length === 0 && happening === undefined) continue;
    const at: PupilDay = { setting, student, day, random: randomOf(seedFor(seed, `${student.id} ${day}`)) };
    const made = happening === undefined ? missedLessons(at, missedToday) : happening(at);
    for (const event of made) {
      if (event.kind === "absence") awayUntil = event.to.slice(0, 10);
      events.push(event);
    }
  }
  return events;
}

interface Traits {
  readonly frail: number;
  readonly late: number;
  readonly unruly: number;
}

type Happening = (on: PupilDay) => AttendanceEvent[];

/** What fate has in store for a day: mostly nothing. */
function drawn(fate: number, { frail, late, unruly }: Traits): Happening | undefined {
  const chances: readonly (readonly [number, Happening])[] = [
    [0.012 * frail, absence],
    [0.018 * late, delay],
    [0.012 + 0.006 * unruly, observation],
    [0.004 * frail, infirmary],
    [0.003, missedMeal],
    [0.008 * unruly, misconductOn],
  ];
  let bound = 0;
  for (const [chance, make] of chances) {
    bound += chance;
    if (fate < bound) return make;
  }
  return undefined;
}

/** Tests missed in one half-day make one absence. */
function missedLessons(at: PupilDay, missed: readonly MissedTest[]): Absence[] {
  const made = missed.flatMap((one) => missedLesson(at, one));
  return made.filter(({ id }, index) => made.findIndex((one) => one.id === id) === index);
}

/** Away from the lesson whose test was missed; from its whole half-day when no other test was sat in it. */
function missedLesson(at: PupilDay, { subjectId, unexcused }: MissedTest): Absence[] {
  const { setting, student, day } = at;
  const lessons = setting.days.lessons(student, day).filter((lesson) => lesson.subjectId === subjectId);
  const [first] = lessons;
  if (first === undefined) return [];
  const half: Half = first.slot < setting.school.grid.afternoon ? "morning" : "afternoon";
  const stretch =
    setting.days.missable(student, day, setting.days.half(student, day, half)) ??
    setting.days.stretch(lessons);
  if (stretch === undefined) return [];
  return [absenceOf(at, { day, ...stretch }, { day, ...stretch }, unexcused)];
}

/** Half a day, a day or several. */
function absence(at: PupilDay): Absence[] {
  const { setting, student, day, random } = at;
  const { days, open } = setting;
  const length = random.next();
  if (length < 0.45) {
    const half = random.chance(0.6) ? "morning" : "afternoon";
    const stretch = days.missable(student, day, days.half(student, day, half));
    return stretch === undefined ? [] : [absenceOf(at, { day, ...stretch }, { day, ...stretch })];
  }
  const rank = open.indexOf(day);
  const wanted = open.slice(rank, rank + (length < 0.75 ? 1 : 2 + random.below(2)));
  const missed: (Stretch & { day: Day })[] = [];
  for (const one of wanted) {
    const stretch = days.missable(student, one, days.lessons(student, one));
    if (stretch === undefined) break;
    missed.push({ day: one, ...stretch });
  }
  const [first] = missed;
  const last = missed.at(-1);
  return first === undefined || last === undefined ? [] : [absenceOf(at, first, last)];
}

function absenceOf(
  { student, random }: PupilDay,
  first: Stretch & { readonly day: Day },
  last: Stretch & { readonly day: Day },
  unexcused = false,
): Absence {
  const span = { from: `${first.day}T${first.from}`, to: `${last.day}T${last.to}` };
  const base = {
    kind: "absence",
    id: `absence:${student.id}:${span.from}`,
    studentId: student.id,
    ...span,
  } as const;
  if (unexcused) return { ...base, reason: "SANS MOTIF VALABLE", settled: true, justified: false };
  if (random.chance(0.1)) {
    return { ...base, settled: false, justified: false, awaitsParents: true, reasonUnknown: true };
  }
  const { label, justified } = weighted(random, absenceReasons);
  return { ...base, reason: label, settled: true, justified };
}

/** Late for the first lesson of the day, or after lunch. */
function delay({ setting, student, day, random }: PupilDay): Delay[] {
  const half = random.chance(0.75) ? "morning" : "afternoon";
  const [first] = setting.days.half(student, day, half);
  if (first === undefined) return [];
  const minutes = 2 + random.below(random.chance(0.8) ? 9 : 25);
  const at = `${day}T${later(slotStart(setting.school.grid, first.slot), minutes)}`;
  const base = {
    kind: "delay",
    id: `delay:${student.id}:${at}`,
    studentId: student.id,
    at,
    minutes,
  } as const;
  if (random.chance(0.3)) return [{ ...base, settled: false, justified: false, reasonUnknown: true }];
  const { label, justified } = weighted(random, delayReasons);
  return [{ ...base, reason: label, settled: true, justified }];
}

function observation({ setting, student, day, random }: PupilDay): Observation[] {
  const lessons = setting.days.lessons(student, day);
  if (lessons.length === 0) return [];
  const lesson = random.pick(lessons);
  const text = random.pick(observationTexts);
  return [
    {
      kind: "observation",
      id: `observation:${student.id}:${day}`,
      studentId: student.id,
      at: `${day}T${slotStart(setting.school.grid, lesson.slot)}`,
      ...text,
      giver: giverOf(setting.school, lesson),
      ...(lesson.subjectId === undefined ? {} : { subjectId: lesson.subjectId }),
      read: random.chance(0.7),
      asksParents: text.sort === "observation" || text.sort === "missing-notebook",
    },
  ];
}

function infirmary({ setting, student, day, random }: PupilDay): AttendanceEvent[] {
  const lessons = setting.days.lessons(student, day);
  if (lessons.length === 0) return [];
  const start = slotStart(setting.school.grid, random.pick(lessons).slot);
  const { symptom, care } = random.pick(infirmaryCases);
  return [
    {
      kind: "infirmary",
      id: `infirmary:${student.id}:${day}`,
      studentId: student.id,
      from: `${day}T${later(start, 10)}`,
      to: `${day}T${later(start, 10 + 5 * (1 + random.below(6)))}`,
      symptoms: [symptom],
      care: [care],
    },
  ];
}

function missedMeal({ student, day }: PupilDay): AttendanceEvent[] {
  return [
    { kind: "missed-meal", id: `meal:${student.id}:${day}`, studentId: student.id, day, meal: "lunch" },
  ];
}

function weighted<Item extends { readonly weight: number }>(random: Random, items: readonly Item[]): Item {
  return random.pick(items.flatMap((item) => Array.from({ length: item.weight }, () => item)));
}
