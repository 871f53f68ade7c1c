import { mondayOfWeek, weekOf } from "../world/calendar.js";
import { addDays, daysFromTo } from "../world/days.js";
import type { Day, SchoolYear } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { unreadable } from "./unreadable.js";
import { readDay, readDomain } from "./wire-values.js";

/** Days that a timetable request is about. */
export interface Selection {
  readonly days: readonly Day[];
  /** The day that was asked for, when it was days and not weeks. */
  readonly from?: Day;
}

/**
 * Reads weeks or days out of the arguments. Each may stand under either spelling; of several, weeks of
 * `domaine` win over `numeroSemaine`, which wins over dates. `undefined` when there is none of them.
 *
 * @evidence order of the official client, 2024.3 to 2025.2
 * @throws Refusal 21 for a value that is no week, set or date
 */
export function readSelection({ data, school }: Pick<CallRequest, "data" | "school">): Selection | undefined {
  const { year } = school;
  const domain = data["domaine"] ?? data["Domaine"];
  if (domain !== undefined) {
    return { days: daysOfWeeks(year, readDomain(domain) ?? unreadable("domaine")) };
  }
  const week = data["numeroSemaine"] ?? data["NumeroSemaine"];
  if (week !== undefined) {
    if (typeof week !== "number" || !Number.isInteger(week)) return unreadable("numeroSemaine");
    return { days: daysOfWeeks(year, [week]) };
  }
  const first = data["dateDebut"] ?? data["DateDebut"];
  if (first === undefined) return undefined;
  const last = data["dateFin"] ?? data["DateFin"];
  const from = readDay(first) ?? unreadable("dateDebut");
  const to = last === undefined ? from : (readDay(last) ?? unreadable("dateFin"));
  return { days: daysFromTo(from, clampTo(year, to)), from };
}

/** Days of those weeks, in order, Monday to Sunday. */
function daysOfWeeks(year: SchoolYear, weeks: readonly number[]): Day[] {
  return weeks.flatMap((week) => {
    const monday = mondayOfWeek(year, week);
    return daysFromTo(monday, addDays(monday, 6));
  });
}

/** What a server that ignores ranges answers: the days of the first week alone. */
export function firstWeekOf(year: SchoolYear, selection: Selection): Selection {
  const first = selection.days[0];
  if (first === undefined) return selection;
  return { ...selection, days: selection.days.filter((day) => weekOf(year, day) === weekOf(year, first)) };
}

/** A range without end would be a list without end: nothing lies beyond a fortnight after the year. */
function clampTo(year: SchoolYear, day: Day): Day {
  const limit = addDays(year.lastDay, 14);
  return day > limit ? limit : day;
}
