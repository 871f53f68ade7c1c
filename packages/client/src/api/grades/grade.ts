import type { PlainDate } from "../../codec/dates.js";
import type { GradeValue } from "../../codec/grade-value.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";

/** The mark of one pupil for one piece of graded work. French: "note" of a "devoir". */
export interface Grade {
  readonly id: Id;
  /** Made of date, subject, title and scale, with an index for tests that are alike; not of the mark. */
  readonly key: Key;
  /** The mark ("note"); absent while none is given. */
  readonly grade?: GradeValue;
  /** Scale of this mark ("barème"), such as 20. */
  readonly outOf?: number;
  /** Scale that averages of this subject have. */
  readonly defaultOutOf?: number;
  readonly date: PlainDate;
  readonly subject?: Subject;
  /** Period that it counts in; absent when it is none of the year's. */
  readonly period?: Period;
  /** Mean, best and worst mark of the class; absent for annotations, and when the school hides them. */
  readonly average?: GradeValue;
  readonly max?: GradeValue;
  readonly min?: GradeValue;
  /** Weight in the average of the subject, 0 or more; absent when the school hides it. */
  readonly coefficient?: number;
  /** Title of the test; pronotepy's word ("commentaire"). */
  readonly comment?: string;
  /** What the teacher says of this mark ("commentaire sur la note"). */
  readonly commentOnGrade?: string;
  /** Only points above the middle of the scale count. */
  readonly isBonus: boolean;
  /** Counts only if it raises the average ("facultatif"). */
  readonly isOptional: boolean;
  /** Brought to the default scale before it counts ("ramener sur 20"). */
  readonly isOutOf20: boolean;
  /** Given to a group rather than to the class. */
  readonly isGroup: boolean;
  /** A supervised test ("devoir surveillé"). */
  readonly isSupervised: boolean;
  /** The mark of an online quiz ("QCM"). */
  readonly quiz: boolean;
  readonly themes: readonly string[];
  /** The questions ("sujet") and their answers ("corrigé"), when the teacher gave them. */
  readonly subjectFile?: Attachment;
  readonly correctionFile?: Attachment;
  /** Colour of the subject, `#RRGGBB`. */
  readonly backgroundColor?: string;
}

/** Averages in one subject over one period. French: "moyennes" of a "service". */
export interface SubjectAverage {
  readonly id: Id;
  /** Made of period, subject and group or class, with an index for those that are alike. */
  readonly key: Key;
  readonly subject: Subject;
  /** The pupil's; absent when there is nothing to average, or when it is not published. */
  readonly student?: GradeValue;
  /** The class's, and its best and worst; absent when the school hides them. */
  readonly classAverage?: GradeValue;
  readonly max?: GradeValue;
  readonly min?: GradeValue;
  /** Scale of the pupil's average. */
  readonly outOf?: number;
  readonly defaultOutOf?: number;
  /** `#RRGGBB` */
  readonly backgroundColor?: string;
  /** Too few marks for the average to mean much ("moyenne non représentative"). */
  readonly notRepresentative: boolean;
  /** Taught to a group rather than to the class. */
  readonly isGroup: boolean;
  /** Rank of the subject on the school's pages. */
  readonly order?: number;
}

/** All marks and averages of one period. French: "mes notes". */
export interface GradesOverview {
  /** The period that was asked for. */
  readonly period: Period;
  /** The latest first. */
  readonly grades: readonly Grade[];
  /** In the order of the school's pages. */
  readonly averages: readonly SubjectAverage[];
  /** General average of the pupil, and of the class; absent when the school does not publish it. */
  readonly overallAverage?: GradeValue;
  readonly classOverallAverage?: GradeValue;
  /** Scale of the general averages. */
  readonly overallOutOf?: number;
  readonly overallDefaultOutOf?: number;
}
