import { observationKinds, schoolLifeKinds, schoolLifeKinds2024 } from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { decimal, flag, instant, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import { readAttachment } from "../attachment.js";
import type { Absence, Delay, Justifiable, Observation, SchoolLifeEvent, SchoolLifeKind } from "./event.js";
import { type EventReader, readAuthor, readCount, readEventSubject, readHours } from "./parts.js";

/** `G` of an event; numbers of 2024 stand for nothing else in later versions. */
const kinds: Readonly<Record<number, SchoolLifeKind>> = {
  [schoolLifeKinds.absence]: "absence",
  [schoolLifeKinds.delay]: "delay",
  [schoolLifeKinds.exclusion]: "punishment",
  [schoolLifeKinds.infirmary]: "infirmary",
  [schoolLifeKinds.missedMeal]: "missed-meal",
  [schoolLifeKinds.exemption]: "exemption",
  [schoolLifeKinds.punishment]: "punishment",
  [schoolLifeKinds.sanction]: "sanction",
  [schoolLifeKinds.boardingAbsence]: "boarding-absence",
  [schoolLifeKinds.boardingDelay]: "boarding-delay",
  [schoolLifeKinds.observation]: "observation",
  [schoolLifeKinds.precautionaryMeasure]: "precautionary-measure",
  [schoolLifeKinds.incident]: "incident",
  [schoolLifeKinds.commission]: "commission",
  [schoolLifeKinds2024.precautionaryMeasure]: "precautionary-measure",
  [schoolLifeKinds2024.incident]: "incident",
  [schoolLifeKinds2024.commission]: "commission",
};

/** Kind of an event, by its number. */
export function kindOfEvent(number: number | undefined): SchoolLifeKind {
  return (number === undefined ? undefined : kinds[number]) ?? "unknown";
}

/** Reads an absence. */
export function readAbsence(event: EventReader, tag: SessionTag): Omit<Absence, "key"> {
  const from = event.required("dateDebut", instant);
  return present({
    ...readJustifiable(event, tag),
    from,
    to: event.optional("dateFin", instant) ?? from,
    open: event.flag("ouverte", flag),
    hours: readHours(event),
    halfDays: event.optional("NbrJours", decimal),
    declaredByParent: event.flag("estUneCreationParent", flag),
    confirmed: event.flag("confirmee", flag),
    refused: event.flag("refusee", flag),
  });
}

/** Reads a delay. */
export function readDelay(event: EventReader, tag: SessionTag): Omit<Delay, "key"> {
  return present({
    ...readJustifiable(event, tag),
    date: event.required("date", instant),
    minutes: readCount(event, "duree"),
  });
}

function readJustifiable(event: EventReader, tag: SessionTag): Justifiable {
  const facts = {
    id: readId(event, tag),
    justified: event.flag("justifie", flag),
    settled: event.flag("reglee", flag),
    reasons: event.optionalList("listeMotifs", readLabel),
    reasonUnknown: event.flag("estMotifNonEncoreConnu", flag),
    toJustify: event.flag("aJustifierParParents", flag),
    parentReason: event.element("motifParent", readLabel),
    justification: event.optional("justification", label),
    files: event.optionalList("documents", (file) => readAttachment(file, tag)),
  };
  const { toJustify, settled } = facts;
  const confirmed = event.flag("confirmee", flag);
  const isExplained = facts.justification !== undefined || facts.files.length > 0;
  const isAnswered =
    toJustify && (!event.has("motifParent") || confirmed) ? isExplained : event.has("motifParent");
  const isClosed = toJustify && settled && !confirmed;
  return present({
    ...facts,
    awaitsParent: event.flag("avecSaisie", flag) && !isClosed && !isAnswered,
  });
}

const observations: Readonly<Record<number, Observation["kind"]>> = {
  [observationKinds.missingLiaisonBook]: "missing-liaison-book",
  [observationKinds.parents]: "parents",
  [observationKinds.encouragement]: "encouragement",
};

/** Reads an observation. */
export function readObservation(event: EventReader, tag: SessionTag): Omit<Observation, "key"> {
  const number = event.optional("genreObservation", integer) ?? observationKinds.other;
  const read = event.flag("estLue", flag);
  const asksReceipt = event.flag("avecARObservation", flag);
  return present({
    id: readId(event, tag),
    date: event.required("date", instant),
    kind: observations[number] ?? ("other" as const),
    title: event.optional("L", label),
    section: event.element("rubrique", readLabel),
    comment: event.optional("commentaire", label),
    subject: event.element("matiere", (subject) => readEventSubject(subject, tag)),
    giver: event.element("demandeur", readAuthor)?.name,
    read,
    asksReceipt,
    awaitsParent: asksReceipt && !read,
  });
}

const meals: Readonly<Record<number, NonNullable<SchoolLifeEvent["meal"]>>> = { 0: "lunch", 1: "dinner" };

/** Reads an event that has no type of its own. */
export function readOtherEvent(
  event: EventReader,
  { kind, tag }: { readonly kind: SchoolLifeEvent["kind"]; readonly tag: SessionTag },
): Omit<SchoolLifeEvent, "key"> {
  const moment = event.optional("date", instant) ?? event.optional("dateDemande", instant);
  const from = event.optional("dateDebut", instant) ?? moment;
  const meal = event.optional("genreRepas", integer);
  return present({
    id: readId(event, tag),
    kind,
    wireKind: event.optional("G", integer),
    from,
    to: event.optional("dateFin", instant) ?? from,
    minutes: kind === "boarding-delay" ? readCount(event, "duree") : undefined,
    title:
      event.optional("L", label) ??
      event.optional("strGenreDispense", label) ??
      event.element("nature", readLabel),
    comment: event.optional("commentaire", label),
    reasons: event.optionalList("listeMotifs", readLabel),
    subject: event.element("matiere", (subject) => readEventSubject(subject, tag)),
    files: event.optionalList("documents", (file) => readAttachment(file, tag)),
    symptoms: event.optionalList("symptomesMedicaux", readLabel),
    treatments: event.optionalList("actesMedicaux", readLabel),
    meal: meal === undefined ? undefined : meals[meal],
    severity: event.optional("gravite", integer),
    reporter: event.element("rapporteur", readLabel) ?? event.element("auteur", readLabel),
  });
}
