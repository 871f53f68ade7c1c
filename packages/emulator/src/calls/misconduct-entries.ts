import {
  measureScopes,
  punishmentKinds,
  sanctionKinds,
  schoolLifeKinds,
  type WireScheduledPunishment,
  type WireSchoolLifeEvent,
} from "@preau/wire";
import { kindIn } from "../domain-changes.js";
import type { Measure, Punishment, Sanction, ScheduledPunishment } from "../world/attendance.js";
import { daysBetween } from "../world/days.js";
import type { Day, School } from "../world/school.js";
import { documents, type NotebookRequest, personElement, subjectOrNone } from "./attendance-parts.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireInstant, wireList, wireNumberSet } from "./wire-values.js";

/** A punishment, with what is to be done and when. */
export function punishmentEntry(request: NotebookRequest, punishment: Punishment): WireSchoolLifeEvent {
  const { ids, school } = request;
  const { nature, slot } = punishment;
  const isExclusion = nature.number === punishmentKinds.exclusion;
  return {
    N: ids.issue(tables.punishment, punishment.id),
    G: schoolLifeKinds.punishment,
    ...misconduct(request, punishment),
    dateDemande: wireDay(punishment.day),
    // Outside lessons the place means nothing; that of the day's first slot is sent.
    placeDemande: annualPlace(school, punishment.day, slot ?? 0),
    nature: wireElement({
      L: nature.name,
      N: ids.issue(tables.nature, `nature:${nature.name}`),
      G: nature.number,
      estProgrammable: nature.schedulable,
      ...(nature.asksParents ? { estAvecARParent: true } : {}),
    }),
    estUneExclusion: isExclusion,
    horsCours: slot === undefined,
    ...(punishment.homework === undefined || hasToWait(request, punishment)
      ? {}
      : {
          travailAFaire: punishment.homework,
          documentsTAF: documents(request, punishment.homeworkDocuments),
        }),
    publierTafApresDebutRetenue: punishment.homeworkAtStart === true,
    matiere: subjectOrNone(request, punishment.subjectId),
    ...(punishment.minutes === undefined ? {} : { duree: punishment.minutes }),
    estProgrammable: nature.schedulable,
    programmation: wireList(punishment.schedule.map((part) => scheduleEntry(request, part))),
    ...(punishment.acknowledged === undefined ? {} : { parentAAccuseDeReception: punishment.acknowledged }),
  };
}

/** Work that is shown only once the first detention has begun. */
function hasToWait({ now, school }: NotebookRequest, { homeworkAtStart, schedule }: Punishment): boolean {
  const [first] = schedule;
  if (homeworkAtStart !== true || first === undefined) return false;
  return now < `${first.day}T${school.grid.starts[first.slot ?? 0] ?? "00:00"}`;
}

/** `placeExecution`, in the day: what libraries read, and the official client too when there is a length. */
function scheduleEntry({ ids }: NotebookRequest, part: ScheduledPunishment): WireScheduledPunishment {
  return {
    N: ids.issue(tables.scheduledPunishment, part.id),
    date: wireDay(part.day),
    ...(part.minutes === undefined ? {} : { duree: part.minutes }),
    ...(part.slot === undefined ? {} : { placeExecution: part.slot }),
  };
}

/** A sanction, which the head of the school decides. */
export function sanctionEntry(request: NotebookRequest, sanction: Sanction): WireSchoolLifeEvent {
  const { ids } = request;
  return {
    N: ids.issue(tables.sanction, sanction.id),
    G: schoolLifeKinds.sanction,
    ...misconduct(request, sanction),
    dateDemande: wireDay(sanction.day),
    ...(sanction.from === undefined ? {} : { dateDebut: wireDay(sanction.from) }),
    ...(sanction.to === undefined ? {} : { dateFin: wireDay(sanction.to) }),
    nature: wireElement({
      L: sanction.name,
      N: ids.issue(tables.nature, `nature:${sanction.name}`),
      G: sanction.number,
    }),
    ...(sanction.days === undefined ? {} : { duree: sanction.days }),
    ...(sanction.suspendedUntil === undefined
      ? {}
      : { avecSursis: true, dateFinSursis: wireDay(sanction.suspendedUntil) }),
    decideur: wireElement(personElement(request, sanction.decider)),
  };
}

const scopes = {
  boarding: measureScopes.boarding,
  lessons: measureScopes.daySchool,
  canteen: measureScopes.canteen,
} as const satisfies Record<Measure["bans"][number], number>;

/** A precautionary measure; its kind bears another number up to 2024. */
export function measureEntry(request: NotebookRequest, measure: Measure): WireSchoolLifeEvent {
  const { ids, profile } = request;
  return {
    N: ids.issue(tables.measure, measure.id),
    G: kindIn(profile.domain, schoolLifeKinds.precautionaryMeasure),
    ...misconduct(request, measure),
    dateDemande: wireInstant(measure.asked),
    dateDebut: wireInstant(measure.from),
    dateFin: wireInstant(measure.to),
    nature: wireElement({
      L: "Mesure conservatoire",
      N: ids.issue(tables.nature, "nature:measure"),
      G: sanctionKinds.precautionary,
    }),
    estUneExclusion: true,
    commentaire: measure.comment ?? "",
    decideur: wireElement(personElement(request, measure.decider)),
    duree: measure.days,
    interditAcces: wireNumberSet(measure.bans.map((ban) => scopes[ban])),
  };
}

function misconduct(request: NotebookRequest, event: Punishment | Sanction | Measure): WireSchoolLifeEvent {
  const { ids } = request;
  return {
    estLieAUnIncident: event.ofIncident === true,
    listeMotifs: wireList(
      event.reasons.map((label) => ({ L: label, N: ids.issue(tables.punishmentReason, `reason:${label}`) })),
    ),
    circonstances: event.circumstances ?? "",
    documentsCirconstances: documents(request, event.circumstanceDocuments),
    demandeur: wireElement(personElement(request, event.giver)),
  };
}

/** Calendar days since the first day of week 1, times the places of a day, plus the slot. */
function annualPlace({ year, grid }: School, day: Day, slot: number): number {
  return daysBetween(year.firstMonday, day) * grid.placesPerDay + slot;
}
