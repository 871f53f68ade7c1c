import { eventsOf } from "./agenda-build.js";
import { assignmentsOf } from "./assignments-build.js";
import { type CanteenKind, canteenOf } from "./canteen-build.js";
import type { Cast } from "./cast.js";
import type { Establishment, Office } from "./office.js";
import { recordsOf } from "./records-build.js";
import type { Day, Grid, Lesson, SchoolClass, SchoolYear } from "./school.js";
import type { WeeklyPlan } from "./weekly-plan.js";

/** What the office is made from. */
export interface OfficeSetting {
  readonly seed: number;
  readonly today: Day;
  readonly city: string;
  readonly year: SchoolYear;
  readonly grid: Grid;
  readonly cast: Cast;
  readonly week: WeeklyPlan;
  readonly lessons: readonly Lesson[];
  readonly canteen: CanteenKind;
  /** Names of the schools under one roof. */
  readonly establishments: readonly string[];
}

/** Everything that the office keeps. */
export function officeOf(setting: OfficeSetting): Office {
  const { canteen: kind, cast, establishments } = setting;
  return {
    ...recordsOf({ ...setting, boarding: kind === "boarding" }),
    establishments: sharedOut(cast.classes, establishments, setting.city),
    assignments: assignmentsOf(setting),
    canteen: canteenOf({ ...setting, kind }),
    events: eventsOf(setting),
  };
}

/** Gives out the classes to the schools in turn. */
function sharedOut(classes: readonly SchoolClass[], names: readonly string[], city: string): Establishment[] {
  return names.map((name, rank) => ({
    id: `establishment:${rank + 1}`,
    name,
    city,
    classIds: classes.filter((_, index) => index % names.length === rank).map(({ id }) => id),
  }));
}
