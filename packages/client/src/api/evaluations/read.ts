import type { WireAcquisition, WireEvaluation, WireReference } from "@preau/wire";
import { readId, readLabel, readOptionalId } from "../../codec/element.js";
import { type Id, isNoObject, type SessionTag } from "../../codec/ids.js";
import { keyOf } from "../../codec/keys.js";
import { day, decimal, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { type Attachment, type FileOrigin, readAttachment } from "../attachment.js";
import { levelKind } from "../level.js";
import type { PeriodArguments } from "../period.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";
import type { Acquisition, Evaluation } from "./evaluation.js";

/** An evaluation before it has its keys. */
export type UnkeyedEvaluation = Omit<Evaluation, "key" | "acquisitions"> & {
  readonly acquisitions: readonly Omit<Acquisition, "key">[];
};

/** What reading one evaluation needs beside it. */
export interface EvaluationReading extends PeriodArguments {
  readonly tag: SessionTag;
}

/** Reads one evaluation. */
export function readEvaluation(
  evaluation: Reader<WireEvaluation>,
  reading: EvaluationReading,
): UnkeyedEvaluation {
  const { tag } = reading;
  const id = readId(evaluation, tag);
  const acquisitions = evaluation.optionalList("listeNiveauxDAcquisitions", (item) =>
    readAcquisition(item, tag),
  );
  return present({
    id,
    name: evaluation.optional("L", label) ?? "",
    date: evaluation.required("date", day),
    ...readSubject(evaluation, tag),
    teacher: evaluation.element("individu", readLabel),
    domain: evaluation.element("domaine", readLabel),
    description: evaluation.optional("descriptif", label),
    coefficient: evaluation.optional("coefficient", decimal),
    paliers: evaluation.optionalList("listePaliers", readLabel),
    acquisitions: acquisitions.toSorted((a, b) => rankOf(a) - rankOf(b)),
    period: readPeriod(evaluation, reading),
    themes: evaluation.optionalList("ListeThemes", readLabel),
    quiz: evaluation.has("executionQCM"),
    subjectFile: readFile(evaluation, "elmSujet", "libelleSujet", {
      id,
      tag,
      origin: "evaluation-subject",
    }),
    correctionFile: readFile(evaluation, "elmCorrige", "libelleCorrige", {
      id,
      tag,
      origin: "evaluation-correction",
    }),
  });
}

function readAcquisition(item: Reader<WireAcquisition>, tag: SessionTag): Omit<Acquisition, "key"> {
  const skill = item.element("item", (found) => readNamed(found, tag));
  const subItem = item.element("sousItem", (found) => readNamed(found, tag));
  const domain = item.element("domaine", (found) => readNamed(found, tag));
  const pillar = item.element("pilier", (found) => ({
    ...readNamed(found, tag),
    prefix: found.optional("strPrefixes", label),
  }));
  return present({
    id: readId(item, tag),
    order: item.optional("ordre", integer),
    level: item.optional("L", label) ?? "",
    levelKind: levelKind(item.optional("G", integer)),
    abbreviation: item.optional("abbreviation", label),
    coefficient: item.optional("coefficient", decimal),
    name: skill?.name ?? item.optional("libelle", label),
    nameId: skill?.id,
    subItem: subItem?.name,
    subItemId: subItem?.id,
    domain: domain?.name,
    domainId: domain?.id,
    pillar: pillar?.name,
    pillarId: pillar?.id,
    pillarPrefix: pillar?.prefix,
    observation: item.optional("observation", label),
  });
}

/** Those without a rank come last, in the order sent. */
function rankOf({ order }: { readonly order?: number }): number {
  return order ?? Number.MAX_SAFE_INTEGER;
}

function readNamed(
  element: Reader<WireReference>,
  tag: SessionTag,
): { name: string | undefined; id: Id | undefined } {
  return { name: readLabel(element), id: readOptionalId(element, tag) };
}

function readSubject(
  evaluation: Reader<WireEvaluation>,
  tag: SessionTag,
): { readonly subject: Subject | undefined; readonly backgroundColor: string | undefined } {
  const found = evaluation.element("matiere", (subject) => ({
    ...readNamed(subject, tag),
    color: subject.optional("couleur", label),
  }));
  const { id, name } = found ?? {};
  return {
    subject:
      name === undefined ? undefined : present({ id, key: keyOf("subject", [name]), name, groups: false }),
    backgroundColor: found?.color,
  };
}

/** The period that an evaluation names; the one asked for, when it names none. */
function readPeriod(
  evaluation: Reader<WireEvaluation>,
  { period, periods, tag }: EvaluationReading,
): Period | undefined {
  const named = evaluation.element("periode", (element) => readNamed(element, tag));
  if (named === undefined || (named.id === undefined && named.name === undefined)) return period;
  return (
    periods.find(({ id }) => !isNoObject(id) && id === named.id) ??
    periods.find(({ name }) => name === named.name)
  );
}

/**
 * A file of an evaluation: an element of its own on recent servers, only a name on the others; its address then says which
 * file of the evaluation is meant.
 */
function readFile(
  evaluation: Reader<WireEvaluation>,
  element: "elmSujet" | "elmCorrige",
  name: "libelleSujet" | "libelleCorrige",
  { id, tag, origin }: { readonly id: Id; readonly tag: SessionTag; readonly origin: FileOrigin },
): Attachment | undefined {
  const fileName = evaluation.optional(name, label);
  const own = evaluation.element(element, (file) => readAttachment(file, tag, origin));
  if (own !== undefined) return own.name === "" && fileName !== undefined ? { ...own, name: fileName } : own;
  return fileName === undefined ? undefined : { id, name: fileName, kind: "file", origin };
}
