import type { PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";
import type { PrecautionaryMeasure, Punishment, Sanction } from "./punishment.js";

/** Kinds of events of school life. `unknown` is one that the library does not know. */
export type SchoolLifeKind =
  | "absence"
  | "delay"
  | "punishment"
  | "sanction"
  | "precautionary-measure"
  | "observation"
  | "infirmary"
  | "missed-meal"
  | "exemption"
  | "boarding-absence"
  | "boarding-delay"
  | "incident"
  | "commission"
  | "unknown";

/** What absences and delays have in common: somebody has to say why. */
export interface Justifiable {
  readonly id: Id;
  /** Counts as justified ("justifié"). */
  readonly justified: boolean;
  /** School life is done with it ("réglé"). */
  readonly settled: boolean;
  /** Why, in the school's words ("motifs"). */
  readonly reasons: readonly string[];
  /** The reason is not known yet. */
  readonly reasonUnknown: boolean;
  /** The parents have to give a reason ("à justifier par les parents"). */
  readonly toJustify: boolean;
  /** The reason that the parents chose, and what they wrote. */
  readonly parentReason?: string;
  readonly justification?: string;
  /** Documents that the parents gave. */
  readonly files: readonly Attachment[];
  /** The official page asks the parents to deal with it. */
  readonly awaitsParent: boolean;
}

/** An absence from lessons. French: "absence". */
export interface Absence extends Justifiable {
  /** Made of its start, with an index for absences that start together. */
  readonly key: Key;
  readonly from: PlainDateTime;
  /** So far, while it is open. */
  readonly to: PlainDateTime;
  /** The pupil is not back yet ("ouverte"). */
  readonly open: boolean;
  /** Hours of lessons missed, 1.5 for 1h30; absent when the school does not say: not zero. */
  readonly hours?: number;
  /** Half-days, which is how schools count absences ("demi-journées"); pronotepy's `days`. */
  readonly halfDays?: number;
  /** The parents announced it; the school has confirmed or refused it. */
  readonly declaredByParent: boolean;
  readonly confirmed: boolean;
  readonly refused: boolean;
}

/** A late arrival. French: "retard". */
export interface Delay extends Justifiable {
  /** Made of its date and time, with an index for delays at the same time. */
  readonly key: Key;
  readonly date: PlainDateTime;
  readonly minutes?: number;
}

/** A remark to the parents, or an encouragement. French: "observation". */
export interface Observation {
  readonly id: Id;
  /** Made of date, section, subject and author, with an index for those that are alike. */
  readonly key: Key;
  readonly date: PlainDateTime;
  readonly kind: "missing-liaison-book" | "parents" | "encouragement" | "other";
  readonly title?: string;
  /** Heading of the call sheet that it stands under ("rubrique"). */
  readonly section?: string;
  readonly comment?: string;
  readonly subject?: Subject;
  /** Who wrote it. */
  readonly giver?: string;
  readonly read: boolean;
  /** The parents are asked to say that they have read it. */
  readonly asksReceipt: boolean;
  /** The official page asks the parents to deal with it. */
  readonly awaitsParent: boolean;
}

/** Any other event of school life: a visit to the infirmary, a missed meal, an incident… */
export interface SchoolLifeEvent {
  readonly id: Id;
  /** Made of kind, date and title, with an index for events that are alike. */
  readonly key: Key;
  readonly kind: Exclude<
    SchoolLifeKind,
    "absence" | "delay" | "punishment" | "sanction" | "precautionary-measure" | "observation"
  >;
  /** The server's number of the kind (`G`). */
  readonly wireKind?: number;
  readonly from?: PlainDateTime;
  /** Equal to `from` for what has no length. */
  readonly to?: PlainDateTime;
  /** @unit minutes, of a delay at the boarding house */
  readonly minutes?: number;
  readonly title?: string;
  readonly comment?: string;
  readonly reasons: readonly string[];
  readonly subject?: Subject;
  readonly files: readonly Attachment[];
  /** Of a visit to the infirmary ("symptômes", "actes"). */
  readonly symptoms: readonly string[];
  readonly treatments: readonly string[];
  /** Of a missed meal. */
  readonly meal?: "lunch" | "dinner";
  /** Of an incident, 1 to 5 ("gravité"), and who reported it. */
  readonly severity?: number;
  readonly reporter?: string;
}

/** Time missed in one subject over the period. */
export interface SubjectAttendance {
  readonly id: Id;
  /** Made of the subject and, under a heading, of its name. */
  readonly key: Key;
  readonly name: string;
  /** Heading that it stands under. */
  readonly group?: string;
  /** A heading: its time is that of the lines under it. */
  readonly isGroup: boolean;
  /** @unit minutes of lessons that were given */
  readonly followedMinutes?: number;
  /** @unit minutes absent */
  readonly missedMinutes?: number;
  /** @unit minutes excluded from lessons, and from school */
  readonly lessonExclusionMinutes?: number;
  readonly schoolExclusionMinutes?: number;
  /** @unit minutes at the infirmary */
  readonly infirmaryMinutes?: number;
}

/** Sum over one kind of event, as the school counts it ("récapitulatif"). */
export interface AttendanceTotal {
  readonly kind: SchoolLifeKind;
  /** How many; of absences, half-days. */
  readonly total?: number;
  readonly unjustified?: number;
  readonly hours?: number;
}

/** School life over one period. French: "vie scolaire", "récapitulatif". */
export interface Attendance {
  readonly period: Period;
  /**
   * Kinds that the school shows: a list of another kind is empty because it is hidden. Absent when the
   * server does not say.
   */
  readonly shown?: readonly SchoolLifeKind[];
  /** Each list has the latest first. */
  readonly absences: readonly Absence[];
  readonly delays: readonly Delay[];
  readonly punishments: readonly Punishment[];
  readonly sanctions: readonly Sanction[];
  readonly precautionaryMeasures: readonly PrecautionaryMeasure[];
  readonly observations: readonly Observation[];
  readonly others: readonly SchoolLifeEvent[];
  readonly subjects: readonly SubjectAttendance[];
  readonly totals: readonly AttendanceTotal[];
  /** How many days ahead parents may announce an absence; absent when they may not, or it is not said. */
  readonly declarableDays?: number;
}
