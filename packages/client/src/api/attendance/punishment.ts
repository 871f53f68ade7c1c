import type { PlainDate, PlainDateTime } from "../../codec/dates.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { Subject } from "../subject.js";

/** What punishments, sanctions and precautionary measures have in common. */
export interface Measure {
  readonly id: Id;
  /** When it was asked for: a day, or an instant when the hour is known. */
  readonly given: PlainDate | PlainDateTime;
  /** In the school's words, such as `Retenue`. */
  readonly nature?: string;
  readonly exclusion: boolean;
  readonly reasons: readonly string[];
  readonly circumstances?: string;
  readonly circumstanceDocuments: readonly Attachment[];
  /** Who asked for it, and their function. */
  readonly giver?: string;
  readonly giverRole?: string;
  /** The parents are asked to say that they have seen it, and did. */
  readonly requiresParent: boolean;
  readonly acknowledged: boolean;
  /** The official page asks the parents to deal with it. */
  readonly awaitsParent: boolean;
  readonly linkedToIncident: boolean;
}

/** A punishment. French: "punition". */
export interface Punishment extends Measure {
  /** Made of its day, nature and author, with an index for punishments that are alike. */
  readonly key: Key;
  /** `other` is what the school calls otherwise: `nature` says how. */
  readonly kind: "exclusion" | "detention" | "homework" | "other";
  /** Given in a lesson; outside lessons, only its day is known. */
  readonly duringLesson: boolean;
  readonly subject?: Subject;
  /** Work to do ("travail à faire"), as plain text, and its documents. */
  readonly homework?: string;
  readonly homeworkDocuments: readonly Attachment[];
  /** The work is shown only once the detention has begun. */
  readonly homeworkAfterStart: boolean;
  readonly schedulable: boolean;
  /** When it is done, the earliest first. */
  readonly schedule: readonly ScheduledPunishment[];
  /** @unit minutes */
  readonly duration?: number;
}

/** One time at which a punishment is done. French: "programmation". */
export interface ScheduledPunishment {
  readonly id: Id;
  /** Made of the punishment's key and its rank in the schedule: it may be put off. */
  readonly key: Key;
  /** A day, or an instant when the hour is known. */
  readonly start: PlainDate | PlainDateTime;
  /** @unit minutes */
  readonly duration?: number;
}

/** A sanction, which only the head of the school gives. French: "sanction". */
export interface Sanction extends Measure {
  /** Made of its day and nature, with an index for sanctions that are alike. */
  readonly key: Key;
  readonly kind:
    | "warning"
    | "blame"
    | "school-exclusion"
    | "class-exclusion"
    | "final-exclusion"
    | "other-exclusion"
    | "boarding-exclusion"
    | "canteen-exclusion"
    | "responsibility"
    | "precautionary"
    | "other";
  readonly from?: PlainDateTime;
  readonly to?: PlainDateTime;
  /** In `durationUnit`. */
  readonly duration?: number;
  readonly durationUnit: "days" | "nights" | "hours";
  /** Who decided it, and their function. */
  readonly decider?: string;
  readonly deciderRole?: string;
  readonly comment?: string;
  /** Suspended ("avec sursis"), until this day, for that many of `durationUnit`. */
  readonly suspended: boolean;
  readonly suspendedUntil?: PlainDate;
  readonly suspendedDuration?: number;
}

/** Keeps a pupil away while a sanction is decided. French: "mesure conservatoire". */
export interface PrecautionaryMeasure extends Measure {
  /** Made of its day and nature, with an index for measures that are alike. */
  readonly key: Key;
  readonly from?: PlainDateTime;
  readonly to?: PlainDateTime;
  /**
   * @unit days
   * @evidence assumed, as for a temporary exclusion
   */
  readonly duration?: number;
  readonly decider?: string;
  readonly deciderRole?: string;
  readonly comment?: string;
  /** Where the pupil may not go ("interdit l'accès"). */
  readonly barredFrom: readonly ("boarding" | "day-school" | "canteen")[];
}
