import {
  elementStates,
  schoolLifeKinds,
  type WireParentReason,
  type WireParentReasons,
  type WireSchoolLifeWrite,
  type WireSchoolLifeWriteRequest,
} from "@preau/wire";
import { encodeDay, type PlainDate } from "../../codec/dates.js";
import { readId } from "../../codec/element.js";
import type { Id } from "../../codec/ids.js";
import { type Key, withKeys } from "../../codec/keys.js";
import { flag, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import { type Reader, Reading } from "../../codec/reader.js";
import {
  type CallOptions,
  defineCall,
  type Runner,
  type UploadFile,
  type UploadOptions,
} from "../../session/call.js";
import { type AttendanceYear, attendanceOf, attendancePeriod } from "../attendance.js";
import type { PeriodInput } from "../period.js";
import {
  checkParent,
  checkText,
  misused,
  notAllowed,
  numberOf,
  prepareUploads,
  readBack,
} from "../writing.js";
import type { Absence, Delay } from "./event.js";
import {
  type Acknowledgeable,
  elementOf,
  findEvent,
  kindOf,
  periodOn,
  placeOf,
  readEventAgain,
} from "./find-event.js";

/** A reason that parents may give. French: "motif". */
export interface ParentReason {
  readonly id: Id;
  /** Made of kind and name. */
  readonly key: Key;
  readonly name: string;
  /** Some words have to come with it. */
  readonly justificationRequired: boolean;
}

/** Why a child was absent or late. At least one of the three. */
export interface Justification {
  /** One of `absenceReasons`, or its name. */
  readonly reason?: ParentReason | string;
  /** In the parents' own words: 200 characters at most. */
  readonly justification?: string;
  readonly files?: readonly (UploadFile | File)[];
}

/** Options of writes about one event. */
export interface SchoolLifeWriteOptions extends UploadOptions {
  /** Period in which the event is looked for; without it, the term or semester of its day. */
  readonly period?: PeriodInput;
}

/** An absence that is announced, in half-days. */
export interface AnnouncedAbsence {
  readonly from: PlainDate;
  /** Default the same day. */
  readonly to?: PlainDate;
  /** Half-day with which it begins; default the morning. */
  readonly fromHalf?: HalfDay;
  /** Half-day with which it ends; default the afternoon. */
  readonly toHalf?: HalfDay;
  readonly reason?: ParentReason | string;
  readonly justification?: string;
}

/** French: "matin", "après-midi". */
export type HalfDay = "morning" | "afternoon";

/**
 * Deals with events of school life in a parent's name. A write, unless it only asks for a check.
 *
 * @evidence read in the official client 2025.2; no other client does it
 */
export const schoolLifeWrite = defineCall({
  wire: "SaisieVieScolaire",
  encode: ({ event, check = false }: WriteArguments): WireSchoolLifeWriteRequest => ({
    listeAbsences: [event],
    estControle: check,
  }),
  decode: () => undefined,
});

interface WriteArguments {
  readonly event: WireSchoolLifeWrite;
  readonly check?: boolean;
}

/** Longest justification that the official page takes. */
const longestJustification = 200;

/** Reasons that parents may give. Asks nothing: they came when the session opened. */
export function parentReasons(runner: Runner, kind: "absence" | "delay"): readonly ParentReason[] {
  const { tag } = runner.context();
  const page = new Reading("ParametresUtilisateur").open<WireParentReasons>(runner.author.parameters);
  const read = (item: Reader<WireParentReason>) => {
    const name = item.optional("L", label);
    return name === undefined
      ? undefined
      : {
          id: readId(item, tag),
          name,
          justificationRequired: item.flag("justificationObligatoire", flag),
        };
  };
  const list = kind === "absence" ? "listeMotifsAbsences" : "listeMotifsRetards";
  return withKeys("reason", page.optionalList(list, read), ({ name }) => [kind, name]);
}

/**
 * Says why a child was absent or late. Files go first, and nothing is said when one fails. Two requests, the second of
 * which reads the event again.
 *
 * @throws NotAllowedError for a pupil · UsageError
 */
export async function justifyAbsence<Event extends Absence | Delay>(
  runner: Runner,
  given: Event,
  {
    year,
    period,
    reason,
    justification,
    files = [],
    ...options
  }: Justification & SchoolLifeWriteOptions & { readonly year: AttendanceYear },
): Promise<Event> {
  checkParent(runner, "justify an absence or a delay");
  const kind = kindOf(given);
  if (kind !== "absence" && kind !== "delay") throw misused("Only absences and delays are justified.");
  if (reason === undefined && justification === undefined && files.length === 0)
    throw misused("Nothing is said.");
  const said = encodeJustification(runner, kind, { reason, justification });
  const place = placeOf(runner, given, { year, period, signal: options.signal });
  const event = await findEvent(runner, given, place);
  const uploads = prepareUploads(runner, files, { ...options, right: "tailleMaxDocJointEtablissement" });
  const documents = uploads.map(({ id, file: { name } }) => ({
    N: runner.author.newNumber(),
    E: elementStates.creation,
    L: name,
    idFichier: id,
    nomFichier: name,
  }));
  const write = {
    ...elementOf(runner, event),
    ...said,
    ...(documents.length === 0 ? {} : { documents }),
  };
  await runner.run(schoolLifeWrite, { event: write }, { signal: options.signal, uploads });
  const known = { ...event, ...present({ parentReason: said.motifParent?.L, justification }) };
  return readEventAgain(runner, place, known);
}

function encodeJustification(
  runner: Runner,
  kind: "absence" | "delay",
  { reason, justification }: { reason: ParentReason | string | undefined; justification: string | undefined },
): Pick<WireSchoolLifeWrite, "justification" | "motifParent"> {
  if (justification !== undefined) checkText("The justification", justification, longestJustification);
  const found = reason === undefined ? undefined : findReason(runner, kind, reason);
  if (found?.justificationRequired === true && justification === undefined) {
    throw misused("This reason has to come with some words.");
  }
  return present({
    justification,
    motifParent: found && { N: numberOf(runner.context().tag, found.id), L: found.name },
  });
}

/** A reason as this session names it: names are what tells reasons apart. */
function findReason(runner: Runner, kind: "absence" | "delay", wanted: ParentReason | string): ParentReason {
  const name = typeof wanted === "string" ? wanted : wanted.name;
  const alike = parentReasons(runner, kind).filter((reason) => reason.name === name);
  const [found] = alike;
  if (found !== undefined && alike.length === 1) return found;
  throw misused(`The school has no such reason, or several: take one of absenceReasons.`);
}

/**
 * Announces an absence. The server checks it first. Three requests, the last of which looks for it: `undefined` when
 * school life does not list it yet.
 *
 * @throws NotAllowedError for a pupil, and without the right · RequestRefusedError when the check fails · UsageError
 */
export async function declareAbsence(
  runner: Runner,
  absence: AnnouncedAbsence,
  { year, ...options }: CallOptions & { readonly year: AttendanceYear },
): Promise<Absence | undefined> {
  checkParent(runner, "announce an absence");
  if (runner.author.rights["AvecDeclarerUneAbsence"] !== true) {
    throw notAllowed("The school does not let parents announce absences here.");
  }
  const { from, to = from, fromHalf = "morning", toHalf = "afternoon" } = absence;
  if (to < from || (to === from && fromHalf === "afternoon" && toHalf === "morning")) {
    throw misused("The absence ends before it begins.");
  }
  const { reason, justification } = absence;
  const event: WireSchoolLifeWrite = {
    N: runner.author.newNumber(),
    G: schoolLifeKinds.absence,
    E: elementStates.creation,
    estUneCreationParent: true,
    debut: { date: encodeDay(from), estMatin: fromHalf === "morning" },
    fin: { date: encodeDay(to), estMatin: toHalf === "morning" },
    ...encodeJustification(runner, "absence", { reason, justification }),
  };
  await runner.run(schoolLifeWrite, { event, check: true }, options);
  await runner.run(schoolLifeWrite, { event }, options);
  const args = attendancePeriod(periodOn(year, from), year, runner.context());
  return readBack(runner, options, {
    known: undefined,
    read: async () =>
      (await attendanceOf(runner, args, options)).absences.find(
        (one) => one.declaredByParent && one.from.startsWith(from),
      ),
  });
}

/**
 * Says that a punishment, a sanction or an observation was seen. Two requests, the second of which reads it again;
 * nothing is sent when it was said before.
 *
 * @throws NotAllowedError for a pupil · UsageError for an event that asks for no such thing
 */
export async function acknowledgeEvent<Event extends Acknowledgeable>(
  runner: Runner,
  given: Event,
  { year, period, signal }: SchoolLifeWriteOptions & { readonly year: AttendanceYear },
): Promise<Event> {
  checkParent(runner, "acknowledge this");
  const place = placeOf(runner, given, { year, period, signal });
  const event = await findEvent(runner, given, place);
  const isObservation = "asksReceipt" in event;
  if (isObservation ? event.read : event.acknowledged) return event;
  if (!(isObservation ? event.asksReceipt : event.requiresParent)) {
    throw misused("The school does not ask for this to be acknowledged.");
  }
  const said = isObservation ? { estLue: true } : { parentAAccuseDeReception: true };
  await runner.run(schoolLifeWrite, { event: { ...elementOf(runner, event), ...said } }, { signal });
  const changed = isObservation ? { read: true } : { acknowledged: true };
  return readEventAgain(runner, place, { ...event, ...changed, awaitsParent: false });
}
