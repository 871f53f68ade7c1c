import type { Cast } from "./cast.js";
import { catalogue, type SubjectKey, subjectId } from "./catalogue.js";
import { clock } from "./grid.js";
import { familyNames } from "./names.js";
import { randomOf, seedFor } from "./random.js";
import type { Grid } from "./school.js";
import type { PlanEntry, WeeklyPlan } from "./weekly-plan.js";

const placesPerDay = 32;

/** Quarters of an hour from 08:30 to 16:30, two hours of lunch, a break in each half of the day. */
export const primaryGrid: Grid = {
  placesPerDay,
  placesPerHour: 4,
  starts: Array.from({ length: placesPerDay + 1 }, (_, slot) => quarter(slot)),
  ends: Array.from({ length: placesPerDay + 1 }, (_, slot) => quarter(slot + 1)),
  afternoon: 20,
  lunch: { from: 12, to: 19 },
  breaks: [
    { name: "Récréation du matin", place: 7 },
    { name: "Récréation de l'après-midi", place: 27 },
  ],
};

/** Monday, Tuesday, Thursday and Friday: Wednesday is closed all year. */
export const primaryDays = [1, 2, 4, 5] as const;

/** What a day is made of: slot, length in quarters of an hour, and a subject for each weekday. */
const day: readonly { readonly slot: number; readonly length: number; readonly subjects: SubjectKey[] }[] = [
  { slot: 0, length: 6, subjects: ["french", "french", "maths", "french"] },
  { slot: 7, length: 5, subjects: ["maths", "maths", "french", "maths"] },
  { slot: 20, length: 3, subjects: ["history", "science", "history", "english"] },
  { slot: 23, length: 3, subjects: ["art", "english", "music", "french"] },
  { slot: 27, length: 5, subjects: ["sport", "history", "science", "sport"] },
];

/** The week of a primary school: each class has one teacher for everything, and one room but for sport. */
export function primaryPlan(seed: number, cast: Cast): WeeklyPlan {
  const names = randomOf(seedFor(seed, "primary teachers")).shuffled(familyNames);
  const used = new Set(day.flatMap(({ subjects }) => subjects));
  const keys = (Object.keys(catalogue) as SubjectKey[]).filter((key) => used.has(key)); // keys of a constant
  const teachers = cast.classes.map((_, index) => ({
    id: `teacher:${index + 1}`,
    name: `${index % 3 === 0 ? "M." : "Mme"} ${names[index % names.length] ?? ""} ${"ABCDEF"[index % 6] ?? ""}.`,
    subjectIds: keys.map(subjectId),
  }));
  const entries = cast.classes.flatMap((schoolClass, index) =>
    primaryDays.flatMap((weekday, rank) =>
      day.map(({ slot, length, subjects }): PlanEntry => {
        const subject = subjects[rank] ?? "french";
        return {
          weekday,
          slot,
          length,
          fortnight: 0,
          subjectId: subjectId(subject),
          teacherIds: [`teacher:${index + 1}`],
          roomIds: [subject === "sport" ? "room:gym-1" : `room:home-${index + 1}`],
          classIds: [schoolClass.id],
          groupIds: [],
        };
      }),
    ),
  );
  return {
    entries,
    subjects: keys.map((key) => ({
      id: subjectId(key),
      name: catalogue[key].name,
      color: catalogue[key].color,
    })),
    teachers,
    rooms: [
      ...cast.classes.map((one, index) => ({ id: `room:home-${index + 1}`, name: `CLASSE ${one.name}` })),
      { id: "room:gym-1", name: "PREAU" },
    ],
  };
}

/** The time of day that a quarter of an hour begins at. */
function quarter(slot: number): string {
  return clock(8 * 60 + 30 + 15 * slot);
}
