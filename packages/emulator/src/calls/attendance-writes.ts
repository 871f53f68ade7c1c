import { elementStates, fatalErrors, schoolLifeKinds, tabs } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import type { Absence, AttendanceEvent, Delay } from "../world/attendance.js";
import { acknowledgeEvent, declareAbsence, type Explanation, explain } from "../world/attendance-changes.js";
import { parentReasons } from "../world/attendance-texts.js";
import { DeclarationRefused, readDeclaration } from "./absence-declaration.js";
import type { NotebookRequest } from "./attendance-parts.js";
import { type CallAnswer, type CallHandler, WriteRefused } from "./handler.js";
import { largestDocument } from "./limits.js";
import { resolveReference } from "./references.js";
import { itemsOf, newFiles, onlyFor, optionalItemsOf, stateOf } from "./writes.js";

/** Most characters of what parents write. @evidence read in the official client */
const longestJustification = 200;

/**
 * `SaisieVieScolaire`: a parent explains an absence or a delay, acknowledges an observation or a punishment, or
 * announces an absence. `estControle` only asks whether that could be done.
 *
 * @evidence read in the official client, which offers parents no way to announce a delay; requests for exemptions have keys there that were never seen on the wire, and
 *   are refused here
 */
export const attendanceWrite: CallHandler = {
  name: "SaisieVieScolaire",
  tabs: [tabs.schoolLife],
  fields: ["listeAbsences", "estControle"],
  largestUpload: largestDocument,
  handle: (request): CallAnswer => {
    onlyFor(request, "parent");
    const { student, data } = request;
    if (student === undefined) throw refusal(fatalErrors.pageNotDisplayable, "no pupil is concerned");
    const about = { ...request, student };
    try {
      const steps = itemsOf(data, "listeAbsences").map((item) => readEvent(about, item));
      const isCheck = data["estControle"] === true;
      return { data: {}, report: {}, changes: isCheck ? [] : steps.map((step) => step.apply()) };
    } catch (error) {
      if (error instanceof DeclarationRefused) return { data: { message: error.message }, report: {} };
      throw error;
    }
  },
};

/** Something to be done once all of a call has been found possible; it says what it did. */
interface Step {
  apply(): string;
}

function readEvent(about: NotebookRequest, item: Root): Step {
  if (stateOf(item) === elementStates.creation) return readDeclared(about, item);
  const { school, student } = about;
  const { attendance } = school;
  const id = resolveReference(about, item, "listeAbsences");
  const event = attendance.find((one) => one.id === id && one.studentId === student.id);
  if (event === undefined) throw new WriteRefused("Cet événement n'existe plus.");
  if (event.kind === "observation" && item["estLue"] === true) {
    return acknowledging(attendance, event, event.asksParents);
  }
  if (event.kind === "punishment" && item["parentAAccuseDeReception"] === true) {
    return acknowledging(attendance, event, event.nature.asksParents);
  }
  if (event.kind !== "absence" && event.kind !== "delay") {
    throw new WriteRefused("Cet événement ne peut pas être modifié.");
  }
  if (event.awaitsParents !== true || event.settled) {
    throw new WriteRefused("Cet événement est déjà réglé.");
  }
  const explanation = readExplanation(about, event, item);
  return {
    apply: () => {
      explain(attendance, event, explanation);
      return `explained ${event.id}`;
    },
  };
}

function acknowledging(
  attendance: AttendanceEvent[],
  event: Extract<AttendanceEvent, { kind: "observation" | "punishment" }>,
  asksParents: boolean,
): Step {
  if (!asksParents) throw new WriteRefused("Cet événement n'attend pas d'accusé de réception.");
  return {
    apply: () => {
      acknowledgeEvent(attendance, event);
      return `acknowledged ${event.id}`;
    },
  };
}

function readDeclared(about: NotebookRequest, item: Root): Step {
  if (item["G"] !== schoolLifeKinds.absence) throw new WriteRefused("Seule une absence peut être déclarée.");
  const { attendance } = about.school;
  const explanation = readExplanation(about, { kind: "absence", id: "absence:declared" }, item);
  const declared = { ...readDeclaration(about, about.student, item), ...explanation };
  return { apply: () => `declared ${declareAbsence(attendance, declared).id}` };
}

function readExplanation(
  about: NotebookRequest,
  { kind, id }: Pick<Absence | Delay, "kind" | "id">,
  item: Root,
): Explanation {
  const reference = item["motifParent"];
  const reasonId = isObject(reference) ? resolveReference(about, reference, "motifParent") : undefined;
  const reason = parentReasons[kind].find((label) => `reason:${label}` === reasonId);
  if (reasonId !== undefined && reason === undefined) throw new WriteRefused("Ce motif n'est pas proposé.");
  const { justification } = item;
  if (justification !== undefined && typeof justification !== "string") {
    throw refusal(fatalErrors.pageNotDisplayable, "`justification` must be a text");
  }
  if ((justification?.length ?? 0) > longestJustification) {
    throw new WriteRefused("La justification est trop longue.");
  }
  const key = `${id}:${about.now}`;
  const documents = newFiles(about, optionalItemsOf(item, "documents"), key);
  return {
    ...(reason === undefined ? {} : { parentReason: reason }),
    ...(justification === undefined ? {} : { justification }),
    ...(documents.length === 0 ? {} : { documents }),
  };
}
