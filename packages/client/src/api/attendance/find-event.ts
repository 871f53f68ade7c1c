import { elementStates, schoolLifeKinds, type WireSchoolLifeWrite } from "@preau/wire";
import { keyOf } from "../../codec/keys.js";
import type { CallOptions, Runner } from "../../session/call.js";
import { type AttendanceYear, attendanceOf, attendancePeriod } from "../attendance.js";
import type { PeriodInput } from "../period.js";
import { findToWrite, misused, numberOf, readBack } from "../writing.js";
import type { Absence, Attendance, Delay, Observation } from "./event.js";
import type { Punishment, Sanction } from "./punishment.js";

/** What parents may deal with. */
export type Acknowledgeable = Punishment | Sanction | Observation;

const kinds = {
  absence: schoolLifeKinds.absence,
  delay: schoolLifeKinds.delay,
  punishment: schoolLifeKinds.punishment,
  sanction: schoolLifeKinds.sanction,
  observation: schoolLifeKinds.observation,
} as const;

type Kind = keyof typeof kinds;

/** Everything that parents may deal with. */
type AnyEvent = Absence | Delay | Acknowledgeable;

/** Kind of an event: keys begin with what they are keys of. */
export function kindOf({ key }: AnyEvent): Kind | undefined {
  const name = key.slice(0, key.indexOf("_"));
  return Object.hasOwn(kinds, name) ? (name as Kind) : undefined; // hasOwn has just said so
}

/** An event as writes name it. @throws UsageError · UnsupportedError */
export function elementOf(runner: Runner, event: AnyEvent): Pick<WireSchoolLifeWrite, "N" | "G" | "E"> {
  const kind = kindOf(event);
  if (kind === undefined) throw misused("This is no event that parents deal with.");
  return { N: numberOf(runner.context().tag, event.id), G: kinds[kind], E: elementStates.modification };
}

/** Where an event is listed. */
interface Place {
  readonly list: () => Promise<Attendance>;
  readonly options: CallOptions;
}

/** The list in which an event stands: that of its period, or of the one that is named. */
export function placeOf(
  runner: Runner,
  event: AnyEvent,
  {
    year,
    period,
    signal,
  }: { year: AttendanceYear; period: PeriodInput | undefined; signal: CallOptions["signal"] },
): Place {
  const day = dateOf(event).slice(0, 10);
  const args = attendancePeriod(period ?? periodOn(year, day), year, runner.context());
  return { list: () => attendanceOf(runner, args, { signal }), options: { signal } };
}

/** The term or semester of a day, or else the year. */
export function periodOn({ periods }: AttendanceYear, day: string): PeriodInput {
  const around = periods.filter(({ start, end }) => day >= start && day <= end);
  return around.find(({ kind }) => kind === "term" || kind === "semester") ?? "year";
}

function dateOf(event: AnyEvent): string {
  if ("from" in event && "halfDays" in event) return String(event.from);
  if ("given" in event) return event.given;
  return "from" in event ? String(event.from) : event.date;
}

/** Events of the kind that is meant. */
function sameKind<Event extends AnyEvent>(event: Event, attendance: Attendance): readonly Event[] {
  const lists: Readonly<Record<Kind, readonly AnyEvent[]>> = {
    absence: attendance.absences,
    delay: attendance.delays,
    punishment: attendance.punishments,
    sanction: attendance.sanctions,
    observation: attendance.observations,
  };
  const kind = kindOf(event);
  // The list of a kind holds events of the same type as one of that kind.
  return kind === undefined ? [] : (lists[kind] as readonly Event[]);
}

/** An event as this session names it. No request when it is of this session, one otherwise. @throws StaleReferenceError */
export function findEvent<Event extends AnyEvent>(
  runner: Runner,
  given: Event,
  place: Place,
): Promise<Event> {
  return findToWrite(runner, given, {
    list: async () => sameKind(given, await place.list()),
    plainKey: (event) => keyOf(kindOf(event) ?? "", slowFacts(event)),
  });
}

/** What keys of events are made of, the index left aside. */
function slowFacts(event: AnyEvent): readonly (string | undefined)[] {
  if ("given" in event) {
    return kindOf(event) === "punishment"
      ? [event.given.slice(0, 10), event.nature, event.giver]
      : [event.given.slice(0, 10), event.nature];
  }
  if ("asksReceipt" in event) {
    return [event.date, event.section ?? event.title, event.subject?.name, event.giver];
  }
  return ["from" in event ? event.from : event.date];
}

/** An event as it is after a change. One request. */
export function readEventAgain<Event extends AnyEvent>(
  runner: Runner,
  place: Place,
  known: Event,
): Promise<Event> {
  return readBack(runner, place.options, {
    known,
    read: async () => sameKind(known, await place.list()).find(({ id }) => id === known.id),
  });
}
