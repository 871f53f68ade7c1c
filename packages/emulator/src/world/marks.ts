import type { gradeAnnotations } from "@preau/wire";
import type { Day } from "./school.js";

/** A subject as taught to one class or group ("service"): what averages are made for. */
export interface Service {
  readonly id: string;
  readonly subjectId: string;
  readonly teacherIds: readonly string[];
  readonly classIds: readonly string[];
  readonly groupIds: readonly string[];
  /** Order on the page. */
  readonly position: number;
  /** Scale of its averages, mostly 20. */
  readonly outOf: number;
  /** Weight in the general average. */
  readonly coefficient: number;
  readonly rules?: AverageRules;
  /** Averages that a teacher has marked as standing for too little. */
  readonly notRepresentative: readonly { readonly studentId: string; readonly periodId: string }[];
}

/** Settings of a service that families never see. */
export interface AverageRules {
  /** Weight of the best mark, 1 when not given. */
  readonly best?: number;
  /** Weight of the worst mark, 1 when not given; 0 drops it. */
  readonly worst?: number;
  /** Marks at the middle of their scale or below are left out. */
  readonly onlyAboveMiddle?: boolean;
}

/** One piece of graded work of a service ("devoir"), and what everybody got for it. */
export interface Test {
  readonly id: string;
  readonly serviceId: string;
  /** The period that it counts for. */
  readonly periodId: string;
  readonly day: Day;
  readonly title: string;
  readonly theme?: string;
  readonly outOf: number;
  readonly coefficient: number;
  /**
   * `bonus`: points above the middle of the scale are added. `optional`: counts when it raises the average.
   */
  readonly counting: "ordinary" | "bonus" | "optional";
  /** Brought to the scale of the service before it counts ("ramené sur 20"). */
  readonly scaled?: boolean;
  /** Sat in class under supervision ("devoir surveillé"). */
  readonly supervised?: boolean;
  /** Name of the file with the questions. */
  readonly questions?: string;
  /** Name of the file with the answers. */
  readonly corrected?: string;
  /** By pupil; who is not here did not take part. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/** What one pupil got. */
export interface Mark {
  readonly value: MarkValue;
  readonly comment?: string;
}

/** Points on the test's scale, a word instead of them, or nothing yet. */
export type MarkValue = number | Annotation | "pending";

/** What a teacher may write instead of a mark. */
export type Annotation = keyof typeof gradeAnnotations;
