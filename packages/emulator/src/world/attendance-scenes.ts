import type { Absence, AttendanceEvent, Delay, Observation } from "./attendance.js";
import { giverOf, headOfSchool, natures } from "./attendance-people.js";
import type { AttendanceSetting } from "./attendance-setting.js";
import { subjectId } from "./catalogue.js";
import { later, slotAt, slotStart } from "./grid.js";
import type { Attachment, Day, Lesson, Student } from "./school.js";

/** A day of the main pupil that waits for something to happen. */
interface Setting {
  readonly setting: AttendanceSetting;
  readonly main: Student;
  readonly day: Day;
  readonly lessons: readonly Lesson[];
}

/** One thing that can happen; `undefined` when the day does not suit it. */
export type Scene = (on: Setting) => AttendanceEvent | undefined;

/** From the most recent back. */
export const scenes: readonly Scene[] = [
  (on) => lateFor(on, 7, { settled: false, justified: false, awaitsParents: true, reasonUnknown: true }),
  (on) =>
    seen(
      on,
      { section: "Encouragement", sort: "encouragement", comment: "Belle participation à l'oral" },
      true,
    ),
  (on) => halfDay(on, { settled: false, justified: false, awaitsParents: true, reasonUnknown: true }),
  (on) =>
    seen(on, { section: "Travail non fait", sort: "observation", comment: "Exercices à rattraper" }, false),
  excludedFromLesson,
  twoDays,
  nurse,
  (on) =>
    lateFor(on, 12, { settled: true, justified: true, reason: "TRANSPORT", justification: "Car en panne" }),
  (on) => ({ ...start(on, "meal"), kind: "missed-meal", day: on.day, meal: "lunch" }),
  extraWork,
  oneLesson,
  warning,
  canteenBan,
  (on) => seen(on, { section: "Défaut de carnet", sort: "missing-notebook", comment: "" }, true),
  refusedReason,
  (on) =>
    seen(on, { section: "Autre", sort: "other", comment: "Sujet d'exposé choisi : les abeilles" }, true),
  service,
  noSport,
];

function lateFor(
  on: Setting,
  minutes: number,
  rest: Pick<Delay, "settled" | "justified"> & Partial<Delay>,
): AttendanceEvent | undefined {
  const [first] = on.lessons;
  if (first === undefined) return undefined;
  const at = `${on.day}T${later(slotStart(on.setting.school.grid, first.slot), minutes)}`;
  return { ...start(on, "delay"), kind: "delay", at, minutes, ...rest };
}

function seen(
  on: Setting,
  text: Pick<Observation, "section" | "sort" | "comment">,
  read: boolean,
): AttendanceEvent | undefined {
  const lesson = on.lessons.at(1);
  if (lesson?.subjectId === undefined) return undefined;
  return {
    ...start(on, "observation"),
    kind: "observation",
    at: `${on.day}T${slotStart(on.setting.school.grid, lesson.slot)}`,
    ...text,
    giver: giverOf(on.setting.school, lesson),
    subjectId: lesson.subjectId,
    read,
    asksParents: text.sort === "observation" || text.sort === "missing-notebook",
  };
}

function halfDay(
  on: Setting,
  rest: Pick<Absence, "settled" | "justified"> & Partial<Absence>,
): Absence | undefined {
  const { days } = on.setting;
  for (const half of ["morning", "afternoon"] as const) {
    const stretch = days.missable(on.main, on.day, days.half(on.main, on.day, half));
    if (stretch === undefined) continue;
    return { ...absent(on, `${on.day}T${stretch.from}`, `${on.day}T${stretch.to}`), ...rest };
  }
  return undefined;
}

/** Ill for two days in a row, with a certificate. */
function twoDays(on: Setting): AttendanceEvent | undefined {
  const { days, open } = on.setting;
  const before = open[open.indexOf(on.day) - 1];
  if (before === undefined) return undefined;
  const last = days.missable(on.main, on.day, on.lessons);
  const first = days.missable(on.main, before, days.lessons(on.main, before));
  if (first === undefined || last === undefined) return undefined;
  return {
    ...absent(on, `${before}T${first.from}`, `${on.day}T${last.to}`),
    reason: "MALADIE",
    justification: "Grippe, certificat joint",
    documents: [file(on, "certificat.pdf")],
    settled: true,
    justified: true,
  };
}

/** One lesson, whose hours the school has not counted. */
function oneLesson(on: Setting): AttendanceEvent | undefined {
  const stretch = on.setting.days.missable(on.main, on.day, on.lessons.slice(0, 1));
  if (stretch === undefined) return undefined;
  return {
    ...absent(on, `${on.day}T${stretch.from}`, `${on.day}T${stretch.to}`),
    reason: "PROBLEME DE TRANSPORT",
    settled: true,
    justified: true,
    uncounted: true,
  };
}

/** The parents gave a reason that the school did not take. */
function refusedReason(on: Setting): AttendanceEvent | undefined {
  const event = halfDay(on, { settled: true, justified: false });
  return event === undefined
    ? undefined
    : {
        ...event,
        reason: "SANS MOTIF VALABLE",
        parentReason: "RAISON FAMILIALE",
        justification: "Départ en week-end",
      };
}

function nurse(on: Setting): AttendanceEvent | undefined {
  const lesson = on.lessons.at(2);
  if (lesson === undefined) return undefined;
  const from = slotStart(on.setting.school.grid, lesson.slot);
  return {
    ...start(on, "infirmary"),
    kind: "infirmary",
    from: `${on.day}T${later(from, 10)}`,
    to: `${on.day}T${later(from, 30)}`,
    symptoms: ["Maux de tête"],
    care: ["Repos"],
    comment: "Famille prévenue",
  };
}

function excludedFromLesson(on: Setting): AttendanceEvent | undefined {
  const lesson = on.lessons.at(1);
  if (lesson?.subjectId === undefined) return undefined;
  return {
    ...punished(on),
    nature: natures.exclusion,
    slot: lesson.slot,
    subjectId: lesson.subjectId,
    giver: giverOf(on.setting.school, lesson),
    reasons: ["BAVARDAGES", "INSOLENCE"],
    circumstances: "A refusé de changer de place.",
    circumstanceDocuments: [file(on, "rapport.pdf")],
    acknowledged: true,
    ofIncident: true,
  };
}

/** Work to hand in, given outside lessons. */
function extraWork(on: Setting): AttendanceEvent | undefined {
  const due = laterDay(on, 2);
  if (due === undefined) return undefined;
  return {
    ...punished(on),
    nature: natures.work,
    reasons: ["TRAVAIL NON FAIT"],
    homework: "Recopier et apprendre la leçon.",
    homeworkDocuments: [file(on, "lecon.pdf")],
    schedule: [{ id: `punishment:${on.main.id}:${on.day}:1`, day: due }],
  };
}

/** Of a kind that this school has made, in two parts. */
function service(on: Setting): AttendanceEvent | undefined {
  const parts = [laterDay(on, 2), laterDay(on, 3)].filter((day) => day !== undefined);
  return {
    ...punished(on),
    nature: natures.service,
    reasons: ["DEGRADATION"],
    homework: "Ranger le centre de documentation.",
    homeworkAtStart: true,
    minutes: 120,
    schedule: parts.map((day, index) => ({
      id: `punishment:${on.main.id}:${on.day}:${index + 1}`,
      day,
      slot: slotAt(on.setting.school.grid, "13:00"),
      minutes: 60,
    })),
  };
}

function warning(on: Setting): AttendanceEvent {
  return {
    ...start(on, "sanction"),
    kind: "sanction",
    day: on.day,
    name: "Avertissement",
    number: 0,
    reasons: ["COMPORTEMENT"],
    circumstances: "Après trois retenues dans le mois.",
    circumstanceDocuments: [],
    giver: giverOf(on.setting.school, undefined),
    decider: headOfSchool,
  };
}

function canteenBan(on: Setting): AttendanceEvent | undefined {
  const [first, last] = [laterDay(on, 1), laterDay(on, 2)];
  if (first === undefined || last === undefined) return undefined;
  return {
    ...start(on, "measure"),
    kind: "measure",
    asked: `${on.day}T15:30`,
    from: `${first}T08:00`,
    to: `${last}T18:00`,
    days: 2,
    bans: ["canteen"],
    reasons: ["COMPORTEMENT"],
    circumstances: "Jets de nourriture.",
    circumstanceDocuments: [],
    comment: "Repas à prendre au domicile",
    giver: giverOf(on.setting.school, undefined),
    decider: headOfSchool,
    ofIncident: true,
  };
}

/** Four weeks without sport, from that day on, where there is sport. */
function noSport(on: Setting): AttendanceEvent | undefined {
  const { open, school } = on.setting;
  if (!school.services.some((service) => service.subjectId === subjectId("sport"))) return undefined;
  const to = open[Math.min(open.indexOf(on.day) + 19, open.length - 1)] ?? on.day;
  return {
    ...start(on, "exemption"),
    kind: "exemption",
    from: on.day,
    to,
    subjectId: subjectId("sport"),
    comment: "Entorse du poignet",
    documents: [file(on, "dispense.pdf")],
  };
}

function absent(on: Setting, from: string, to: string) {
  return { kind: "absence", ...start(on, "absence"), from, to } as const;
}

function punished(on: Setting) {
  return {
    kind: "punishment",
    ...start(on, "punishment"),
    day: on.day,
    circumstanceDocuments: [],
    homeworkDocuments: [],
    giver: giverOf(on.setting.school, undefined),
    schedule: [],
  } as const;
}

function start(on: Setting, name: string) {
  return { id: `${name}:${on.main.id}:${on.day}`, studentId: on.main.id };
}

function file(on: Setting, name: string): Attachment {
  return { id: `attachment:${on.main.id}:${on.day}:${name}`, name, kind: "file" };
}

function laterDay(on: Setting, count: number): Day | undefined {
  return on.setting.open[on.setting.open.indexOf(on.day) + count];
}
