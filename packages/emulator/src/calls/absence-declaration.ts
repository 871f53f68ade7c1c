import { isObject, type Root } from "../session/packing.js";
import type { Absence } from "../world/attendance.js";
import { daysBetween } from "../world/days.js";
import { slotEnd, slotStart } from "../world/grid.js";
import type { Instant, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { readDay } from "./wire-values.js";

/** Most days that a declared absence may last (`nbMaxJoursDeclarationAbsence`). */
export const longestDeclaration = 14;

/**
 * An absence that is announced and not taken. Said in the answer's own `message`, of a check as of the announcement.
 *
 * @evidence read in the official client 2025.2, which shows that text under « Prévision d'absence impossible »
 */
export class DeclarationRefused extends Error {
  override readonly name = "DeclarationRefused";
}

/**
 * An absence that a parent announces: from an hour of the grid to another, or in half-days.
 *
 * @throws DeclarationRefused for what is over, ends before it begins, or lasts too long
 * @evidence read in the official client: `heure.place` is an index in `ListeHeures` for the start, in
 *   `ListeHeuresFinPourVS` for the end
 */
export function readDeclaration(
  request: CallRequest,
  student: Student,
  written: Root,
): Omit<Absence, "id" | "parentReason"> {
  const from = limitOf(request, written["debut"], "start");
  const to = limitOf(request, written["fin"], "end");
  if (from === undefined || to === undefined || to <= from) {
    throw new DeclarationRefused("Les dates de l'absence ne sont pas valides.");
  }
  if (to <= request.now) throw new DeclarationRefused("Seule une absence à venir peut être déclarée.");
  if (daysBetween(from.slice(0, 10), to.slice(0, 10)) >= longestDeclaration) {
    throw new DeclarationRefused(`Une absence déclarée dure ${longestDeclaration} jours au plus.`);
  }
  return {
    kind: "absence",
    studentId: student.id,
    from,
    to,
    announced: true,
    settled: false,
    justified: false,
  };
}

function limitOf({ school }: CallRequest, limit: unknown, side: "start" | "end"): Instant | undefined {
  if (!isObject(limit)) return undefined;
  const { grid } = school;
  const day = readDay(limit["date"]);
  if (day === undefined) return undefined;
  const hour = limit["heure"];
  const isMorning = limit["estMatin"] === true;
  const halfDay =
    side === "start"
      ? isMorning
        ? 0
        : grid.afternoon
      : (isMorning ? grid.afternoon : grid.placesPerDay) - 1;
  const place = isObject(hour) ? hour["place"] : halfDay;
  if (typeof place !== "number" || !Number.isInteger(place) || place < 0 || place >= grid.placesPerDay) {
    return undefined;
  }
  return `${day}T${side === "start" ? slotStart(grid, place) : slotEnd(grid, place, 1)}`;
}
