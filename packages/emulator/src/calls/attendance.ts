import { schoolLifeKinds, tabs, type WireAttendancePage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import type { AttendanceEvent } from "../world/attendance.js";
import {
  halfDaysOf,
  missedMinutes,
  type NotebookLook,
  notebookOf,
  subjectMinutes,
} from "../world/attendance-book.js";
import type { Day } from "../world/school.js";
import { longestDeclaration } from "./absence-declaration.js";
import { eventEntry, hours } from "./attendance-entries.js";
import type { NotebookRequest } from "./attendance-parts.js";
import type { AttendancePart, CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { subjectElement } from "./people.js";
import { readPeriod } from "./references.js";
import { readDay, wireList } from "./wire-values.js";

/** `PagePresence`: the notebook of one pupil, everything that school life notes, between two days. */
export const attendance: CallHandler = {
  name: "PagePresence",
  tabs: [tabs.schoolLife],
  fields: ["periode", "DateDebut", "DateFin"],
  handle: (request): CallAnswer => {
    const { student, school, now, options } = request;
    if (student === undefined) return { data: {} };
    if (options.attendanceClosed) {
      return { data: { message: "La vie scolaire n'est pas publiée pour cette période." } };
    }
    const shown = daysShown(request);
    if (shown === undefined) return { data: {} };
    const look: NotebookLook = { school, now, ...shown };
    const hidden = new Set(options.hiddenAttendance ?? []);
    const events = notebookOf(look, student).filter((event) => !hidden.has(partOf(event)));
    const about = { ...request, student };
    const page = {
      autorisations: rights(about, hidden),
      listeAbsences: wireList(events.map((event) => eventEntry(about, event))),
      listeRecapitulatifs: wireList(hidden.has("absences") ? [] : [absenceTotal(about, events)]),
      ...(hidden.has("absences") ? {} : { Matieres: subjects(about, look) }),
      listeSanctionUtilisateur: wireList([]),
      ...(request.account.audience === "parent" ? { nbMaxJoursDeclarationAbsence: longestDeclaration } : {}),
    } satisfies WireAttendancePage;
    return { data: page };
  },
};

/**
 * First and last day: those that are sent, else those of the period, else the year's.
 *
 * @throws Refusal 20 when the reference is to no period of this session
 */
function daysShown(request: CallRequest): { readonly from: Day; readonly to: Day } | undefined {
  const { data, school } = request;
  const period = readPeriod(request, "periode");
  if (data["periode"] === undefined) return undefined;
  const sent = { from: readDay(data["DateDebut"]), to: readDay(data["DateFin"]) };
  const known = { from: period?.from ?? school.year.firstDay, to: period?.to ?? school.year.lastDay };
  if (assumptions.attendanceDays.value === "period" && period !== undefined) return known;
  return { from: sent.from ?? known.from, to: sent.to ?? known.to };
}

/** The part of the page that an event belongs to, which a school may hide. */
export function partOf(event: AttendanceEvent): AttendancePart {
  return parts[event.kind];
}

const parts = {
  absence: "absences",
  delay: "delays",
  exemption: "exemptions",
  infirmary: "infirmary",
  measure: "measures",
  "missed-meal": "meals",
  observation: "observations",
  punishment: "punishments",
  sanction: "sanctions",
} as const satisfies Record<AttendanceEvent["kind"], AttendancePart>;

function rights({ account }: NotebookRequest, hidden: ReadonlySet<AttendancePart>) {
  const isParent = account.audience === "parent";
  return {
    absence: !hidden.has("absences"),
    retard: !hidden.has("delays"),
    punition: !hidden.has("punishments"),
    exclusion: !hidden.has("punishments"),
    sanction: !hidden.has("sanctions"),
    mesureConservatoire: !hidden.has("measures"),
    infirmerie: !hidden.has("infirmary"),
    absenceRepas: !hidden.has("meals"),
    absenceInternat: false,
    retardInternat: false,
    observation: !hidden.has("observations"),
    incident: false,
    commission: false,
    dispense: !hidden.has("exemptions"),
    totalHeuresManquees: !hidden.has("absences"),
    saisieMotifAbsence: isParent,
    saisieMotifRetard: isParent,
  };
}

/**
 * The one total that is sent: absences, in half-days.
 *
 * @evidence read in the official client, which takes the last entry for that of absences: there can be no other
 */
function absenceTotal(request: NotebookRequest, events: readonly AttendanceEvent[]) {
  const { school, student } = request;
  const absences = events.filter((event) => event.kind === "absence");
  const halfDays = (of: typeof absences): number => of.reduce((sum, one) => sum + halfDaysOf(school, one), 0);
  const minutes = absences
    .filter(({ uncounted }) => uncounted !== true)
    .reduce((sum, one) => sum + missedMinutes({ school }, student, one), 0);
  return {
    G: schoolLifeKinds.absence,
    NombreTotal: halfDays(absences),
    NbrHeures: hours(minutes),
    NombreNonJustifie: halfDays(absences.filter(({ justified }) => !justified)),
  };
}

/**
 * Time by subject, in seconds.
 *
 * @evidence read in the official client, which multiplies by 1000 before it formats milliseconds
 */
function subjects(request: NotebookRequest, look: NotebookLook) {
  return wireList(
    subjectMinutes(look, request.student).map((one, index) => ({
      ...subjectElement(request, one.subjectId),
      P: index + 1,
      regroupement: 0,
      dansRegroupement: 0,
      suivi: 60 * one.followed,
      absence: 60 * one.missed,
      excluCours: 60 * one.excluded,
      excluEtab: 0,
      infirmerie: 0,
    })),
  );
}
