import {
  observationKinds,
  resourceKinds,
  schoolLifeKinds,
  tabs,
  type WireSchoolLifeEvent,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import type { Absence, AttendanceEvent, Delay, Observation } from "../world/attendance.js";
import { halfDaysOf, missedMinutes } from "../world/attendance-book.js";
import { later } from "../world/grid.js";
import { documents, type NotebookRequest, personElement, subjectOrNone } from "./attendance-parts.js";
import { measureEntry, punishmentEntry, sanctionEntry } from "./misconduct-entries.js";
import { subjectElement } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireInstant, wireList, wireMoment } from "./wire-values.js";

/** One event of `listeAbsences`, whatever its kind. */
export function eventEntry(request: NotebookRequest, event: AttendanceEvent): WireSchoolLifeEvent {
  switch (event.kind) {
    case "absence":
      return absenceEntry(request, event);
    case "delay":
      return delayEntry(request, event);
    case "observation":
      return observationEntry(request, event);
    case "punishment":
      return punishmentEntry(request, event);
    case "sanction":
      return sanctionEntry(request, event);
    case "measure":
      return measureEntry(request, event);
    case "infirmary":
      return {
        N: request.ids.issue(tables.infirmary, event.id),
        G: schoolLifeKinds.infirmary,
        dateDebut: wireInstant(event.from),
        dateFin: wireInstant(event.to),
        symptomesMedicaux: wireList(event.symptoms.map((label) => named(request, "symptom", label))),
        actesMedicaux: wireList(event.care.map((label) => named(request, "care", label))),
        ...(event.comment === undefined ? {} : { commentaire: event.comment }),
      };
    case "missed-meal":
      return {
        N: request.ids.issue(tables.missedMeal, event.id),
        G: schoolLifeKinds.missedMeal,
        date: wireDay(event.day),
        genreRepas: event.meal === "lunch" ? 0 : 1,
      };
    case "exemption":
      return {
        N: request.ids.issue(tables.exemption, event.id),
        G: schoolLifeKinds.exemption,
        dateDebut: wireDay(event.from),
        dateFin: wireDay(event.to),
        matiere: wireElement(subjectElement(request, event.subjectId)),
        commentaire: event.comment,
        documents: documents(request, event.documents),
      };
  }
}

function absenceEntry(request: NotebookRequest, absence: Absence): WireSchoolLifeEvent {
  const { school, ids, student } = request;
  const minutes = missedMinutes({ school }, student, absence);
  return {
    N: ids.issue(tables.absence, absence.id),
    G: schoolLifeKinds.absence,
    dateDebut: wireInstant(absence.from),
    dateFin: wireInstant(absence.to),
    ouverte: absence.open === true,
    ...settlement(request, absence),
    // Empty, and not 0, when the school has not counted them.
    NbrHeures: absence.uncounted ? "" : hours(minutes),
    NbrJours: halfDaysOf(school, absence),
    ...(absence.announced ? { estUneCreationParent: true } : {}),
    ...leadingTo({ Absence: schoolLifeKinds.absence, message: "" }),
  };
}

function delayEntry(request: NotebookRequest, delay: Delay): WireSchoolLifeEvent {
  const [day = "", time = ""] = delay.at.split("T");
  const isArrival = assumptions.delayMoment.value === "arrival";
  return {
    N: request.ids.issue(tables.delay, delay.id),
    G: schoolLifeKinds.delay,
    date: wireMoment(day, isArrival ? time : later(time, -delay.minutes)),
    duree: delay.minutes,
    ...settlement(request, delay),
  };
}

/** Reasons, and what parents may still do: pupils never settle anything. */
function settlement(request: NotebookRequest, event: Absence | Delay): WireSchoolLifeEvent {
  const { account } = request;
  const table = event.kind === "absence" ? tables.absenceReason : tables.delayReason;
  const reason = (label: string) => ({ L: label, N: request.ids.issue(table, `reason:${label}`) });
  return {
    reglee: event.settled,
    justifie: event.justified,
    estMotifNonEncoreConnu: event.reasonUnknown === true,
    aJustifierParParents: event.awaitsParents === true,
    ...(event.awaitsParents && account.audience === "parent" ? { avecSaisie: true } : {}),
    listeMotifs: wireList(event.reason === undefined ? [] : [reason(event.reason)]),
    ...(event.parentReason === undefined ? {} : { motifParent: wireElement(reason(event.parentReason)) }),
    ...(event.parentReason !== undefined && event.settled && !event.justified ? { refusee: true } : {}),
    ...(event.justification === undefined ? {} : { justification: event.justification }),
    ...(event.documents === undefined ? {} : { documents: documents(request, event.documents) }),
  };
}

const observationSorts = {
  "missing-notebook": observationKinds.missingLiaisonBook,
  observation: observationKinds.parents,
  encouragement: observationKinds.encouragement,
  other: observationKinds.other,
} as const satisfies Record<Observation["sort"], number>;

function observationEntry(request: NotebookRequest, observation: Observation): WireSchoolLifeEvent {
  const { ids, account, student } = request;
  const { section, sort, subjectId } = observation;
  const genreObservation = observationSorts[sort];
  const member = { L: student.name, N: ids.issue(tables.student, student.id), G: resourceKinds.student };
  return {
    L: section,
    N: ids.issue(tables.observation, observation.id),
    G: schoolLifeKinds.observation,
    rubrique: wireElement({
      L: section,
      N: ids.issue(tables.section, `section:${section}`),
      G: genreObservation,
    }),
    genreObservation,
    date: wireInstant(observation.at),
    demandeur: wireElement(personElement(request, observation.giver)),
    matiere: subjectOrNone(request, subjectId),
    commentaire: observation.comment,
    estLue: observation.read,
    avecARObservation: observation.asksParents,
    ...leadingTo(account.audience === "parent" ? { membre: wireElement(member) } : {}),
  };
}

/** The page that a click on the event opens: a bare object. */
function leadingTo(what: Readonly<Record<string, unknown>>) {
  return { page: { Onglet: tabs.schoolLife, ...what } };
}

/** `"4h00"`. */
export function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}h${String(minutes % 60).padStart(2, "0")}`;
}

function named({ ids }: NotebookRequest, what: string, label: string) {
  return { L: label, N: ids.issue(tables.medical, `${what}:${label}`) };
}
