import {
  elementStates,
  schoolLifeKinds,
  type WireAbsenceLimit,
  type WireSchoolLifeWrite,
  type WireSchoolLifeWriteRequest,
} from "@preau/wire";
import type { SchoolCalendar } from "../../codec/calendar.js";
import { encodeDay, type PlainDate } from "../../codec/dates.js";
import { present } from "../../codec/present.js";
import { RequestRefusedError, UnsupportedError } from "../../errors/errors.js";
import { defineCall, type Runner, type UploadOptions } from "../../session/call.js";
import { type AttendanceYear, attendanceOf, attendancePeriod } from "../attendance.js";
import { checkParent, misused, notAllowed, readBack } from "../writing.js";
import type { Absence } from "./event.js";
import { periodOn } from "./find-event.js";
import {
  encodeJustification,
  type Justification,
  prepareDocuments,
  readRefusal,
  schoolLifeWrite,
} from "./write.js";

/** An absence that is announced: whole days, unless half-days or hours say less. */
export interface AnnouncedAbsence extends Justification {
  readonly from: PlainDate;
  /** Default the same day. */
  readonly to?: PlainDate;
  /** Half-day with which it begins; default the morning. */
  readonly fromHalf?: HalfDay;
  /** Half-day with which it ends; default the afternoon. */
  readonly toHalf?: HalfDay;
  /** Hour at which it begins, in place of a half-day: `"10:00"`, one at which a lesson may begin. */
  readonly fromTime?: string;
  /** Hour at which it ends, in place of a half-day: one at which a lesson may end. */
  readonly toTime?: string;
}

/** French: "matin", "après-midi". */
export type HalfDay = "morning" | "afternoon";

/**
 * Asks whether an absence could be announced; changes nothing, so that it may be asked again.
 *
 * @evidence read in the official client 2025.2, which asks before it announces
 */
const absenceCheck = defineCall({
  wire: "SaisieVieScolaire",
  access: "read",
  encode: (event: WireSchoolLifeWrite): WireSchoolLifeWriteRequest => ({
    listeAbsences: [event],
    estControle: true,
  }),
  decode: readRefusal,
});

/**
 * Announces an absence. The server is asked first whether it takes it. Three requests, and one for each 100 KiB of
 * files; the last one looks for the absence: `undefined` when school life does not list it yet.
 *
 * @throws NotAllowedError for a pupil, and without the right · UsageError
 * @throws RequestRefusedError with the server's words when it does not take it: too far ahead, already known…
 */
export async function declareAbsence(
  runner: Runner,
  absence: AnnouncedAbsence,
  { year, ...options }: UploadOptions & { readonly year: AttendanceYear },
): Promise<Absence | undefined> {
  checkParent(runner, "announce an absence");
  if (runner.author.rights["AvecDeclarerUneAbsence"] !== true) {
    throw notAllowed("The school does not let parents announce absences here.");
  }
  const { from, files = [] } = absence;
  const extent = extentOf(absence, runner.context().calendar);
  const said = encodeJustification(runner, "absence", absence);
  const { uploads, documents } = prepareDocuments(runner, files, options);
  const event: WireSchoolLifeWrite = {
    N: runner.author.newNumber(),
    G: schoolLifeKinds.absence,
    E: elementStates.creation,
    estUneCreationParent: true,
    debut: encodeLimit(extent.start, extent.isTold),
    fin: encodeLimit(extent.end, extent.isTold),
    ...said,
  };
  checkTaken(await runner.run(absenceCheck, event, { signal: options.signal }));
  checkTaken(
    await runner.run(schoolLifeWrite, { ...event, ...documents }, { signal: options.signal, uploads }),
  );
  const args = attendancePeriod(periodOn(year, from), year, runner.context());
  return readBack(runner, options, {
    known: undefined,
    read: async () => announced((await attendanceOf(runner, args, options)).absences, extent),
  });
}

/**
 * Announces nothing: PRONOTE has no way for parents to announce that a child will be late.
 *
 * @throws UnsupportedError · NotAllowedError for a pupil
 * @evidence read in the official client 2024.3 to 2026.1: parents are offered to announce an absence and exemptions,
 *   with a right for each, and what they make is always an absence
 */
export function declareDelay(runner: Runner): never {
  checkParent(runner, "announce a delay");
  throw new UnsupportedError("PRONOTE has no way to announce a delay; nothing was sent.", {
    hint: "Announce an absence that ends at the hour of arrival (declareAbsence with toTime), or write to the school.",
  });
}

function checkTaken(refusal: string | undefined): void {
  if (refusal === undefined || refusal.trim() === "") return;
  throw new RequestRefusedError("The school does not take this absence; nothing was announced.", {
    call: "SaisieVieScolaire",
    hint: "Its reason is in wireMessage.",
    wireMessage: refusal,
  });
}

/** One end of an absence: a half-day, and a place in the hours of the grid where it is known. */
interface Limit {
  readonly day: PlainDate;
  readonly isMorning: boolean;
  readonly place: number | undefined;
  readonly hours: readonly (string | undefined)[];
}

/** From when to when. */
interface Extent {
  readonly start: Limit;
  readonly end: Limit;
  /** Both ends have an hour. */
  readonly isTold: boolean;
}

/** @throws UsageError */
function extentOf(absence: AnnouncedAbsence, { grid }: SchoolCalendar): Extent {
  const { from, to = from, fromHalf, toHalf, fromTime, toTime } = absence;
  if ((fromHalf !== undefined && fromTime !== undefined) || (toHalf !== undefined && toTime !== undefined)) {
    throw misused("An absence begins and ends with a half-day or at an hour, not both.");
  }
  const { placesPerDay, starts, ends, absenceEnds = ends, afternoon: noon } = grid;
  // The last entry of both lists closes the day.
  const startHours = starts.slice(0, placesPerDay);
  const endHours = absenceEnds.slice(0, placesPerDay);
  const start: Limit =
    fromTime === undefined
      ? {
          day: from,
          isMorning: fromHalf !== "afternoon",
          place: fromHalf === "afternoon" ? noon : 0,
          hours: startHours,
        }
      : limitAt(fromTime, { day: from, hours: startHours, noon, what: "begins" });
  const end: Limit =
    toTime === undefined
      ? {
          day: to,
          isMorning: toHalf === "morning",
          place: toHalf === "morning" ? before(noon) : before(placesPerDay),
          hours: endHours,
        }
      : limitAt(toTime, { day: to, hours: endHours, noon, what: "ends" });
  const isTold = hourOf(start) !== undefined && hourOf(end) !== undefined;
  if (!isTold && (fromTime !== undefined || toTime !== undefined)) {
    throw misused("The school has not told its half-days: give the hours of both ends.");
  }
  const isBefore = isTold ? (end.place ?? 0) < (start.place ?? 0) : !start.isMorning && end.isMorning;
  if (to < from || (to === from && isBefore)) throw misused("The absence ends before it begins.");
  return { start, end, isTold };
}

function before(place: number | undefined): number | undefined {
  return place === undefined ? undefined : place - 1;
}

function limitAt(
  time: string,
  {
    noon,
    what,
    ...limit
  }: Pick<Limit, "day" | "hours"> & {
    readonly noon: number | undefined;
    readonly what: "begins" | "ends";
  },
): Limit {
  const place = limit.hours.indexOf(time);
  if (place >= 0) return { ...limit, place, isMorning: noon === undefined || place < noon };
  const known = limit.hours.filter((hour) => hour !== undefined).join(", ");
  throw misused(`No lesson ${what} at that hour here${known === "" ? "" : `, only at ${known}`}.`);
}

function hourOf({ place, hours }: Limit): string | undefined {
  return place === undefined ? undefined : hours[place];
}

/**
 * One end as the official page writes it, which always names a place of the grid; a half-day alone where the school has
 * not told its hours.
 */
function encodeLimit(limit: Limit, isTold: boolean): WireAbsenceLimit {
  const { day, isMorning, place } = limit;
  const hour = hourOf(limit);
  const heure =
    !isTold || place === undefined || hour === undefined
      ? undefined
      : { G: place, L: hour.replace(":", "h"), place };
  return present({ date: encodeDay(day), estMatin: isMorning, heure });
}

/** The absence that was announced: the one from then to then, or else the only one of those days. */
function announced(absences: readonly Absence[], { start, end }: Extent): Absence | undefined {
  const ofTheseDays = absences.filter(
    ({ declaredByParent, from, to }) =>
      declaredByParent && from.startsWith(start.day) && to.startsWith(end.day),
  );
  const exact = ofTheseDays.find(
    ({ from, to }) => from === `${start.day}T${hourOf(start)}` && to === `${end.day}T${hourOf(end)}`,
  );
  return exact ?? (ofTheseDays.length === 1 ? ofTheseDays[0] : undefined);
}
