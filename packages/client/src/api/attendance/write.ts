import {
  elementStates,
  type WireParentReason,
  type WireParentReasons,
  type WireSchoolLifeAnswer,
  type WireSchoolLifeWrite,
  type WireSchoolLifeWriteRequest,
} from "@preau/wire";
import { readId } from "../../codec/element.js";
import type { Id } from "../../codec/ids.js";
import { type Key, withKeys } from "../../codec/keys.js";
import { flag, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import { type Reader, Reading } from "../../codec/reader.js";
import {
  defineCall,
  type Runner,
  type Upload,
  type UploadFile,
  type UploadOptions,
} from "../../session/call.js";
import type { AttendanceYear } from "../attendance.js";
import type { PeriodInput } from "../period.js";
import { checkParent, checkText, misused, numberOf, prepareUploads } from "../writing.js";
import type { Absence, Delay } from "./event.js";
import { type Acknowledgeable, elementOf, findEvent, kindOf, placeOf, readEventAgain } from "./find-event.js";

/** A reason that parents may give. French: "motif". */
export interface ParentReason {
  readonly id: Id;
  /** Made of kind and name. */
  readonly key: Key;
  readonly name: string;
  /** Some words or a document have to come with it. */
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

/**
 * Deals with events of school life in a parent's name. A write.
 *
 * @evidence read in the official client 2025.2; no other client does it
 */
export const schoolLifeWrite = defineCall({
  wire: "SaisieVieScolaire",
  encode: (event: WireSchoolLifeWrite): WireSchoolLifeWriteRequest => ({
    listeAbsences: [event],
    estControle: false,
  }),
  decode: readRefusal,
});

/** Why the server does not take it, in its own words; `undefined` when it does. */
export function readRefusal(page: Reader<WireSchoolLifeAnswer>): string | undefined {
  return page.optional("message", label);
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
  const said = encodeJustification(runner, kind, { reason, justification, files });
  const place = placeOf(runner, given, { year, period, signal: options.signal });
  const event = await findEvent(runner, given, place);
  const { uploads, documents } = prepareDocuments(runner, files, options);
  await runner.run(
    schoolLifeWrite,
    { ...elementOf(runner, event), ...said, ...documents },
    { signal: options.signal, uploads },
  );
  const known = { ...event, ...present({ parentReason: said.motifParent?.L, justification }) };
  return readEventAgain(runner, place, known);
}

/** Documents of an event, ready to go before it. @throws UsageError */
export function prepareDocuments(
  runner: Runner,
  files: readonly (UploadFile | File)[],
  options: UploadOptions,
): { readonly uploads: readonly Upload[]; readonly documents: Pick<WireSchoolLifeWrite, "documents"> } {
  const uploads = prepareUploads(runner, files, { ...options, right: "tailleMaxDocJointEtablissement" });
  if (uploads.length === 0) return { uploads, documents: {} };
  const documents = uploads.map(({ id, file: { name } }) => ({
    N: runner.author.newNumber(),
    E: elementStates.creation,
    L: name,
    idFichier: id,
    nomFichier: name,
  }));
  return { uploads, documents: { documents } };
}

/** What parents say, once the school's rules are met. @throws UsageError */
export function encodeJustification(
  runner: Runner,
  kind: "absence" | "delay",
  {
    reason,
    justification,
    files = [],
  }: { readonly [Part in keyof Justification]?: Justification[Part] | undefined },
): Pick<WireSchoolLifeWrite, "justification" | "motifParent"> {
  if (justification !== undefined) checkText("The justification", justification, longestJustification);
  const found = reason === undefined ? undefined : findReason(runner, kind, reason);
  if (found?.justificationRequired === true && justification === undefined && files.length === 0) {
    throw misused("This reason has to come with some words, or a document.");
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
  await runner.run(schoolLifeWrite, { ...elementOf(runner, event), ...said }, { signal });
  const changed = isObservation ? { read: true } : { acknowledged: true };
  return readEventAgain(runner, place, { ...event, ...changed, awaitsParent: false });
}
