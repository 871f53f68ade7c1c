import { measureScopes, punishmentKinds, sanctionKinds } from "@preau/wire";
import type { PlainDate, PlainDateTime } from "../../codec/dates.js";
import { readId, readLabel } from "../../codec/element.js";
import { day, flag, instant, integer, integerSet, label } from "../../codec/leaves.js";
import { compareTexts } from "../../codec/order.js";
import { present } from "../../codec/present.js";
import type { CallContext } from "../../session/call.js";
import { readAttachment } from "../attachment.js";
import { atPlace, type EventReader, readAuthor, readCount, readEventSubject, readMoment } from "./parts.js";
import type {
  Measure,
  PrecautionaryMeasure,
  Punishment,
  Sanction,
  ScheduledPunishment,
} from "./punishment.js";

/** A punishment whose entries have no key yet. */
export type UnkeyedPunishment = Omit<Punishment, "key" | "schedule"> & {
  readonly schedule: readonly Omit<ScheduledPunishment, "key">[];
};

interface MeasureReading {
  readonly measure: Measure;
  /** `nature.G`. */
  readonly number: number | undefined;
}

function readMeasure(event: EventReader, { tag }: CallContext): MeasureReading {
  const nature = event.element("nature", (found) => ({
    name: found.optional("L", label),
    number: found.optional("G", integer),
    asksReceipt: found.flag("estAvecARParent", flag),
  }));
  const giver = event.element("demandeur", readAuthor);
  const requiresParent = nature?.asksReceipt ?? false;
  const acknowledged = event.flag("parentAAccuseDeReception", flag);
  return {
    number: nature?.number,
    measure: present({
      id: readId(event, tag),
      given: readGiven(event),
      nature: nature?.name,
      exclusion: event.flag("estUneExclusion", flag),
      reasons: event.optionalList("listeMotifs", readLabel),
      circumstances: event.optional("circonstances", label),
      circumstanceDocuments: event.optionalList("documentsCirconstances", (file) =>
        readAttachment(file, tag),
      ),
      giver: giver?.name,
      giverRole: giver?.role,
      requiresParent,
      acknowledged,
      awaitsParent: requiresParent && !acknowledged,
      linkedToIncident: event.flag("estLieAUnIncident", flag),
    }),
  };
}

/** Without the date of its demand, it is dated by what dates events of other kinds. */
function readGiven(event: EventReader): PlainDate | PlainDateTime {
  const sent =
    readMoment(event, "dateDemande") ?? readMoment(event, "date") ?? readMoment(event, "dateDebut");
  return sent ?? event.required("dateDemande", day);
}

const punishments: Readonly<Record<number, Punishment["kind"]>> = {
  [punishmentKinds.exclusion]: "exclusion",
  [punishmentKinds.detention]: "detention",
  [punishmentKinds.homework]: "homework",
};

/** Reads a punishment. */
export function readPunishment(event: EventReader, context: CallContext): UnkeyedPunishment {
  const { calendar, tag } = context;
  const { measure, number } = readMeasure(event, context);
  const duringLesson = !event.flag("horsCours", flag);
  const place = event.optional("placeDemande", integer);
  const schedule = event.optionalList("programmation", (entry): Omit<ScheduledPunishment, "key"> => {
    // Asked for in this order: detentions have the one, exclusions from a lesson the other.
    const slot = entry.optional("placeExecution", integer) ?? entry.optional("place", integer);
    const date = entry.required("date", instant);
    const start = date.endsWith("T00:00") ? entry.required("date", day) : date;
    return present({
      id: readId(entry, tag),
      start: atPlace(start, slot, calendar.grid),
      duration: readCount(entry, "duree"),
    });
  });
  return present({
    ...measure,
    given: duringLesson ? atPlace(measure.given, place, calendar.grid) : measure.given,
    kind:
      (number === undefined ? undefined : punishments[number]) ??
      (measure.exclusion ? ("exclusion" as const) : ("other" as const)),
    duringLesson,
    subject: event.element("matiere", (subject) => readEventSubject(subject, tag)),
    homework: event.optional("travailAFaire", label),
    homeworkDocuments: event.optionalList("documentsTAF", (file) => readAttachment(file, tag)),
    homeworkAfterStart: event.flag("publierTafApresDebutRetenue", flag),
    schedulable: event.flag("estProgrammable", flag),
    schedule: schedule.toSorted((a, b) => compareTexts(a.start, b.start)),
    duration: readCount(event, "duree"),
  });
}

const sanctions: Readonly<Record<number, Sanction["kind"]>> = {
  [sanctionKinds.warning]: "warning",
  [sanctionKinds.blame]: "blame",
  [sanctionKinds.schoolExclusion]: "school-exclusion",
  [sanctionKinds.classExclusion]: "class-exclusion",
  [sanctionKinds.finalExclusion]: "final-exclusion",
  [sanctionKinds.otherExclusion]: "other-exclusion",
  [sanctionKinds.boardingExclusion]: "boarding-exclusion",
  [sanctionKinds.canteenExclusion]: "canteen-exclusion",
  [sanctionKinds.responsibility]: "responsibility",
  [sanctionKinds.precautionary]: "precautionary",
};

const units: Partial<Record<Sanction["kind"], Sanction["durationUnit"]>> = {
  "boarding-exclusion": "nights",
  responsibility: "hours",
};

/** Reads a sanction. */
export function readSanction(event: EventReader, context: CallContext): Omit<Sanction, "key"> {
  const { measure, number } = readMeasure(event, context);
  const kind = (number === undefined ? undefined : sanctions[number]) ?? ("other" as const);
  return present({
    ...measure,
    ...readDecision(event),
    kind,
    durationUnit: units[kind] ?? ("days" as const),
    suspended: event.flag("avecSursis", flag),
    suspendedUntil: event.optional("dateFinSursis", day),
    suspendedDuration: readCount(event, "dureeSursis"),
  });
}

const scopes: Readonly<Record<number, PrecautionaryMeasure["barredFrom"][number]>> = {
  [measureScopes.boarding]: "boarding",
  [measureScopes.daySchool]: "day-school",
  [measureScopes.canteen]: "canteen",
};

/** Reads a precautionary measure. */
export function readPrecautionaryMeasure(
  event: EventReader,
  context: CallContext,
): Omit<PrecautionaryMeasure, "key"> {
  const barred = event.optional("interditAcces", integerSet) ?? [];
  return present({
    ...readMeasure(event, context).measure,
    ...readDecision(event),
    barredFrom: barred.map((scope) => scopes[scope]).filter((scope) => scope !== undefined),
  });
}

type Decision = Pick<Sanction, "from" | "to" | "duration" | "decider" | "deciderRole" | "comment">;

function readDecision(event: EventReader): Decision {
  const decider = event.element("decideur", readAuthor);
  return present({
    from: event.optional("dateDebut", instant),
    to: event.optional("dateFin", instant),
    duration: readCount(event, "duree"),
    decider: decider?.name,
    deciderRole: decider?.role,
    comment: event.optional("commentaire", label),
  });
}
