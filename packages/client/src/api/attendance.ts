import { tabPeriodKinds, tabs, type WireAttendancePage, type WireAttendanceRequest } from "@preau/wire";
import { encodeDay } from "../codec/dates.js";
import { isNoObject, issueId, noIdentity } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import { label } from "../codec/leaves.js";
import type { Reader } from "../codec/reader.js";
import { NotAllowedError } from "../errors/errors.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import type { Member } from "./account.js";
import type { Absence, Attendance, Delay, SchoolLifeKind } from "./attendance/event.js";
import type { Punishment } from "./attendance/punishment.js";
import { readAttendance } from "./attendance/read-page.js";
import { encodePeriod, findPeriod, type PeriodInput, periodsOfTab } from "./period.js";
import type { Period } from "./school.js";

export type {
  Absence,
  Attendance,
  AttendanceTotal,
  Delay,
  Justifiable,
  Observation,
  SchoolLifeEvent,
  SchoolLifeKind,
  SubjectAttendance,
} from "./attendance/event.js";
export type {
  Measure,
  PrecautionaryMeasure,
  Punishment,
  Sanction,
  ScheduledPunishment,
} from "./attendance/punishment.js";

/** What attendance is asked for. */
export interface AttendanceArguments {
  readonly period: Period;
  /** The whole year, as the page itself offers it: without identity, and perhaps under a name of its own. */
  readonly cumulated?: { readonly name?: string };
}

/** A page, or what the server says instead of it. */
interface AttendanceAnswer {
  readonly attendance: Attendance;
  /** Why there is nothing. French. */
  readonly refusal?: string;
}

/**
 * School life over one period, or over the year ("vie scolaire"): events of all kinds. One call, read-only.
 *
 * @evidence read in the official client, in pronotepy and in Pawnote; answers written by other projects
 */
export const attendanceOfPeriod = defineCall({
  wire: "PagePresence",
  encode: ({ period, cumulated }: AttendanceArguments, { tag }): WireAttendanceRequest => ({
    periode: cumulated === undefined ? encodePeriod(period, tag) : encodeYear(cumulated),
    DateDebut: encodeDay(period.start),
    DateFin: encodeDay(period.end),
  }),
  decode: (page: Reader<WireAttendancePage>, context, { period }: AttendanceArguments): AttendanceAnswer => {
    const refusal = page.has("listeAbsences") ? undefined : page.optional("message", label);
    const attendance = readAttendance(page, context, period);
    return refusal === undefined ? { attendance } : { attendance, refusal };
  },
});

function encodeYear({ name }: { readonly name?: string }): WireAttendanceRequest["periode"] {
  const year = { G: tabPeriodKinds.cumulated };
  return name === undefined ? year : { ...year, L: name };
}

/** Where a period of school life is looked for. */
export interface AttendanceYear {
  readonly member: Member;
  readonly periods: readonly Period[];
  readonly current?: Period | undefined;
}

/**
 * The period that a caller named: `"year"` is the whole year, and so is a period of that kind, or the name
 * that the page has for it. Without one, the current period, or else the year.
 *
 * @throws StaleReferenceError when the year has no such period
 * @throws UsageError when no period has that name, or several have
 */
export function attendancePeriod(
  input: PeriodInput | undefined,
  { member, periods, current }: AttendanceYear,
  context: CallContext,
): AttendanceArguments {
  const offered = member.tabPeriods.find(({ tab }) => tab === tabs.schoolLife)?.periods ?? [];
  const cumulated = offered.find(({ id }) => id === undefined);
  const isYear =
    input === "year" ||
    (typeof input === "string" && cumulated?.name !== undefined && input === cumulated.name);
  const wanted = isYear ? undefined : (input ?? current);
  const shown = periodsOfTab(member, tabs.schoolLife, periods);
  const found = wanted === undefined ? undefined : findPeriod(wanted, { periods, offered: shown });
  if (found !== undefined && found.kind !== "year") return { period: found };
  const period = found ?? periods.find(({ kind }) => kind === "year") ?? wholeYear(context);
  if (cumulated !== undefined) {
    return { period, cumulated: cumulated.name === undefined ? {} : { name: cumulated.name } };
  }
  return isNoObject(period.id) ? { period, cumulated: {} } : { period };
}

/** The school year, where the school has no period of that length. */
function wholeYear({ calendar, tag }: CallContext): Period {
  const { firstDay: start, lastDay: end } = calendar;
  const name = "year";
  return {
    id: issueId(tag, noIdentity),
    key: keyOf("period", ["year", name, start, end]),
    name,
    start,
    end,
    kind: "year",
  };
}

/**
 * School life over a period. One request.
 *
 * @throws NotAllowedError when the school does not show it: hidden is not empty
 */
export async function attendanceOf(
  runner: Runner,
  args: AttendanceArguments,
  options: CallOptions = {},
): Promise<Attendance> {
  const { attendance, refusal } = await runner.run(attendanceOfPeriod, args, options);
  if (refusal !== undefined) throw notShown("The school does not show school life for this period.", refusal);
  return attendance;
}

/** Lists of an attendance that have a method of their own. */
interface ListOf {
  readonly absence: readonly Absence[];
  readonly delay: readonly Delay[];
  readonly punishment: readonly Punishment[];
}

/**
 * One list of the school life over a period. One request.
 *
 * @throws NotAllowedError when the school does not show events of this kind: hidden is not empty
 */
export async function eventsOf<Kind extends keyof ListOf>(
  runner: Runner,
  { kind, ...args }: AttendanceArguments & { readonly kind: Kind },
  options: CallOptions = {},
): Promise<ListOf[Kind]> {
  const attendance = await attendanceOf(runner, args, options);
  const lists: ListOf = {
    absence: attendance.absences,
    delay: attendance.delays,
    punishment: attendance.punishments,
  };
  const list = lists[kind];
  if (list.length === 0 && isHidden(attendance, kind))
    throw notShown(`The school does not show events of this kind: ${kind}.`);
  return list;
}

function isHidden({ shown }: Attendance, kind: SchoolLifeKind): boolean {
  return shown !== undefined && !shown.includes(kind);
}

function notShown(fact: string, wireMessage?: string): NotAllowedError {
  return new NotAllowedError(fact, {
    call: "PagePresence",
    hint: "Schools choose what families see; the server's own words, if any, are in wireMessage.",
    wireMessage,
  });
}
