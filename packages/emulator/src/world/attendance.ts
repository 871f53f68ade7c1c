import type { Attachment, Day, Instant } from "./school.js";

/** Somebody of the school who noted or decided something. */
export interface SchoolPerson {
  readonly id: string;
  readonly name: string;
  readonly kind: "teacher" | "staff";
  /** Function of a staff member: `"CPE"`. */
  readonly role?: string;
}

/** What the notebook of a pupil ("carnet", "vie scolaire") says happened. */
export type AttendanceEvent =
  | Absence
  | Delay
  | Exemption
  | InfirmaryVisit
  | Measure
  | MissedMeal
  | Observation
  | Punishment
  | Sanction;

interface OneEvent {
  readonly id: string;
  readonly studentId: string;
}

/** What absences and delays have in common: reasons, and where their settlement stands. */
interface ToSettle {
  /** As the school wrote it down: `"MALADIE"`. */
  readonly reason?: string;
  /** As the parents gave it, before the school agreed. */
  readonly parentReason?: string;
  /** What the parents wrote. */
  readonly justification?: string;
  readonly documents?: readonly Attachment[];
  /** The school has dealt with it ("réglée"). */
  readonly settled: boolean;
  readonly justified: boolean;
  /** Parents are asked for a reason ("à justifier par les parents"). */
  readonly awaitsParents?: boolean;
  /** Nobody knows the reason yet. */
  readonly reasonUnknown?: boolean;
}

/** An absence ("absence"). */
export interface Absence extends OneEvent, ToSettle {
  readonly kind: "absence";
  readonly from: Instant;
  readonly to: Instant;
  /** The pupil is not back yet, as far as the school knows ("ouverte"). */
  readonly open?: boolean;
  /** Announced by a parent before it began. */
  readonly announced?: boolean;
  /** The school has not counted the hours, which are then empty and not 0. */
  readonly uncounted?: boolean;
}

/** A late arrival ("retard"). */
export interface Delay extends OneEvent, ToSettle {
  readonly kind: "delay";
  /** When the pupil arrived. */
  readonly at: Instant;
  readonly minutes: number;
}

/** A visit to the nurse ("passage à l'infirmerie"). */
export interface InfirmaryVisit extends OneEvent {
  readonly kind: "infirmary";
  readonly from: Instant;
  readonly to: Instant;
  readonly symptoms: readonly string[];
  readonly care: readonly string[];
  readonly comment?: string;
}

/** A meal that was ordered and not eaten ("absence au repas"). */
export interface MissedMeal extends OneEvent {
  readonly kind: "missed-meal";
  readonly day: Day;
  readonly meal: "lunch" | "dinner";
}

/** A pupil who need not take part in a subject ("dispense"). */
export interface Exemption extends OneEvent {
  readonly kind: "exemption";
  readonly from: Day;
  readonly to: Day;
  readonly subjectId: string;
  readonly comment: string;
  readonly documents: readonly Attachment[];
}

/** What punishments, sanctions and measures have in common. */
interface Misconduct {
  readonly reasons: readonly string[];
  readonly circumstances?: string;
  readonly circumstanceDocuments: readonly Attachment[];
  /** Who asked for it ("demandeur"). */
  readonly giver: SchoolPerson;
  readonly ofIncident?: boolean;
}

/** A punishment ("punition"), given in a lesson or outside. */
export interface Punishment extends OneEvent, Misconduct {
  readonly kind: "punishment";
  readonly day: Day;
  /** Slot of the day in which it was given; absent outside lessons ("hors cours"). */
  readonly slot?: number;
  readonly nature: PunishmentNature;
  readonly subjectId?: string;
  /** Work to do ("travail à faire"). */
  readonly homework?: string;
  readonly homeworkDocuments: readonly Attachment[];
  /** The work is shown only once the detention has begun. */
  readonly homeworkAtStart?: boolean;
  readonly minutes?: number;
  /** When it is to be done ("programmation"): a detention may be cut in several parts. */
  readonly schedule: readonly ScheduledPunishment[];
  /** A parent has acknowledged it. */
  readonly acknowledged?: boolean;
}

/** A kind of punishment as the school names it. */
export interface PunishmentNature {
  readonly name: string;
  /** `TypeGenrePunition`: 0 exclusion from the lesson, 1 detention, 2 work, 3 other; schools have larger ones. */
  readonly number: number;
  readonly schedulable: boolean;
  /** Parents are asked to acknowledge. */
  readonly asksParents: boolean;
}

/** One part of a punishment. */
export interface ScheduledPunishment {
  readonly id: string;
  readonly day: Day;
  /** Slot of the day, from 0; absent when only the day is known. */
  readonly slot?: number;
  readonly minutes?: number;
}

/** A sanction, decided by the head of the school ("sanction"). */
export interface Sanction extends OneEvent, Misconduct {
  readonly kind: "sanction";
  readonly day: Day;
  readonly name: string;
  /** `EGenreSanction`: 0 warning, 1 blame, 2 exclusion from the school, 3 from the class… */
  readonly number: number;
  readonly from?: Day;
  readonly to?: Day;
  readonly days?: number;
  /** Suspended until that day ("sursis"). */
  readonly suspendedUntil?: Day;
  readonly decider: SchoolPerson;
}

/** A precautionary measure ("mesure conservatoire"): kept out until somebody has decided. */
export interface Measure extends OneEvent, Misconduct {
  readonly kind: "measure";
  readonly asked: Instant;
  readonly from: Instant;
  readonly to: Instant;
  readonly days: number;
  /** Where the pupil may not be. */
  readonly bans: readonly ("boarding" | "lessons" | "canteen")[];
  readonly comment?: string;
  readonly decider: SchoolPerson;
}

/** A line of the call sheet ("observation", "encouragement", missing notebook). */
export interface Observation extends OneEvent {
  readonly kind: "observation";
  readonly at: Instant;
  /** Section of the call sheet ("rubrique"). */
  readonly section: string;
  /** What sort of section it is. */
  readonly sort: "missing-notebook" | "observation" | "encouragement" | "other";
  readonly comment: string;
  readonly giver: SchoolPerson;
  readonly subjectId?: string;
  readonly read: boolean;
  /** Parents are asked to acknowledge. */
  readonly asksParents: boolean;
}
