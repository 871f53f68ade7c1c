import type {
  WireAttendancePage,
  WireAttendanceRights,
  WireAttendanceTotal,
  WireSubjectAttendance,
} from "@preau/wire";
import { readId, readLabel } from "../../codec/element.js";
import { flag, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { CallContext } from "../../session/call.js";
import type { Period } from "../school.js";
import type {
  Absence,
  Attendance,
  AttendanceTotal,
  Delay,
  Observation,
  SchoolLifeEvent,
  SchoolLifeKind,
  SubjectAttendance,
} from "./event.js";
import {
  keyedAbsences,
  keyedDelays,
  keyedMeasures,
  keyedObservations,
  keyedOthers,
  keyedPunishments,
  keyedSanctions,
  keyedSubjects,
} from "./keys.js";
import { readCountOrZero, readHours } from "./parts.js";
import type { PrecautionaryMeasure, Sanction } from "./punishment.js";
import { kindOfEvent, readAbsence, readDelay, readObservation, readOtherEvent } from "./read-events.js";
import {
  readPrecautionaryMeasure,
  readPunishment,
  readSanction,
  type UnkeyedPunishment,
} from "./read-measures.js";

/** Reads a page of school life. Events of all kinds come in one list. */
export function readAttendance(
  page: Reader<WireAttendancePage>,
  context: CallContext,
  period: Period,
): Attendance {
  const { tag } = context;
  const absences: Omit<Absence, "key">[] = [];
  const delays: Omit<Delay, "key">[] = [];
  const punishments: UnkeyedPunishment[] = [];
  const sanctions: Omit<Sanction, "key">[] = [];
  const measures: Omit<PrecautionaryMeasure, "key">[] = [];
  const observations: Omit<Observation, "key">[] = [];
  const others: Omit<SchoolLifeEvent, "key">[] = [];
  page.optionalList("listeAbsences", (event): undefined => {
    const kind = kindOfEvent(event.optional("G", integer));
    if (kind === "absence") absences.push(readAbsence(event, tag));
    else if (kind === "delay") delays.push(readDelay(event, tag));
    else if (kind === "punishment") punishments.push(readPunishment(event, context));
    else if (kind === "sanction") sanctions.push(readSanction(event, context));
    else if (kind === "precautionary-measure") measures.push(readPrecautionaryMeasure(event, context));
    else if (kind === "observation") observations.push(readObservation(event, tag));
    else others.push(readOtherEvent(event, { kind, tag }));
  });
  const days = page.optional("nbMaxJoursDeclarationAbsence", integer);
  return present({
    period,
    shown: page.element("autorisations", readShown),
    absences: keyedAbsences(absences),
    delays: keyedDelays(delays),
    punishments: keyedPunishments(punishments),
    sanctions: keyedSanctions(sanctions),
    precautionaryMeasures: keyedMeasures(measures),
    observations: keyedObservations(observations),
    others: keyedOthers(others),
    subjects: readSubjects(page, tag),
    totals: page.optionalList("listeRecapitulatifs", readTotal),
    declarableDays: days !== undefined && days > 0 ? days : undefined,
  });
}

/** Rights that show a kind of event. */
const rights: readonly (readonly [keyof WireAttendanceRights, SchoolLifeKind])[] = [
  ["absence", "absence"],
  ["retard", "delay"],
  ["punition", "punishment"],
  ["exclusion", "punishment"],
  ["sanction", "sanction"],
  ["mesureConservatoire", "precautionary-measure"],
  ["observation", "observation"],
  ["infirmerie", "infirmary"],
  ["absenceRepas", "missed-meal"],
  ["dispense", "exemption"],
  ["absenceInternat", "boarding-absence"],
  ["retardInternat", "boarding-delay"],
  ["incident", "incident"],
  ["commission", "commission"],
];

function readShown(sent: Reader<WireAttendanceRights>): readonly SchoolLifeKind[] {
  const shown = rights.filter(([right]) => sent.flag(right, flag)).map(([, kind]) => kind);
  return [...new Set(shown)];
}

function readTotal(total: Reader<WireAttendanceTotal>): AttendanceTotal {
  return present({
    kind: kindOfEvent(total.optional("G", integer)),
    total: readCountOrZero(total, "NombreTotal"),
    unjustified: readCountOrZero(total, "NombreNonJustifie"),
    hours: readHours(total),
  });
}

/** Lines name their heading by its rank. */
function readSubjects(page: Reader<WireAttendancePage>, tag: string): readonly SubjectAttendance[] {
  const headings = new Map<number, string>();
  const lines = page.optionalList("Matieres", (line) => {
    const name = line.optional("L", label) ?? "";
    const rank = line.optional("regroupement", integer) ?? 0;
    if (rank > 0) headings.set(rank, name);
    return { line: readSubject(line, { name, isGroup: rank > 0, tag }), group: groupOf(line) };
  });
  return keyedSubjects(
    lines.map(({ line, group }) => present({ ...line, group: group.name ?? headings.get(group.rank) })),
  );
}

function groupOf(line: Reader<WireSubjectAttendance>): { rank: number; name: string | undefined } {
  return { rank: line.optional("dansRegroupement", integer) ?? 0, name: line.element("pere", readLabel) };
}

function readSubject(
  line: Reader<WireSubjectAttendance>,
  { name, isGroup, tag }: { readonly name: string; readonly isGroup: boolean; readonly tag: string },
): Omit<SubjectAttendance, "key" | "group"> {
  return present({
    id: readId(line, tag),
    name,
    isGroup,
    followedMinutes: readMinutes(line, "suivi"),
    missedMinutes: readMinutes(line, "absence"),
    lessonExclusionMinutes: readMinutes(line, "excluCours"),
    schoolExclusionMinutes: readMinutes(line, "excluEtab"),
    infirmaryMinutes: readMinutes(line, "infirmerie"),
  });
}

/** The server counts in seconds. */
function readMinutes(
  line: Reader<WireSubjectAttendance>,
  key: "suivi" | "absence" | "excluCours" | "excluEtab" | "infirmerie",
): number | undefined {
  const seconds = readCountOrZero(line, key);
  return seconds === undefined ? undefined : seconds / 60;
}
