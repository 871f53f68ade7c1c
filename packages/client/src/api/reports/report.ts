import type { PlainDate } from "../../codec/dates.js";
import type { GradeValue } from "../../codec/grade-value.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Attachment } from "../attachment.js";
import type { Level } from "../level.js";
import type { Period } from "../school.js";
import type { Subject } from "../subject.js";

/** What report cards and grade statements have in common. */
export interface ReportPage {
  readonly period: Period;
  readonly className?: string;
  /** Columns that the school shows: an average of another is absent because it is hidden. Absent when not said. */
  readonly shown?: readonly ReportColumn[];
  /** In the order of the school's page; sub-subjects stand in theirs. */
  readonly subjects: readonly ReportSubject[];
  readonly groups: readonly SubjectGroup[];
  /** General averages; absent when the school does not publish them. */
  readonly overallAverage?: GradeValue;
  readonly classOverallAverage?: GradeValue;
  readonly minOverallAverage?: GradeValue;
  readonly maxOverallAverage?: GradeValue;
  readonly medianOverallAverage?: GradeValue;
  readonly overallPeriodAverages: readonly PeriodAverage[];
  /** Of the council and the head teacher, at the foot. */
  readonly comments: readonly ReportComment[];
  /** Ready-made sentences about absences, delays, punishments, sanctions. */
  readonly attendance: AttendanceSentences;
  /** Who of the family has seen the document. */
  readonly receipts: readonly Receipt[];
  /** What the school says of its publication. */
  readonly publicationNote?: string;
}

/** A report card. French: "bulletin". */
export interface Report extends ReportPage {
  /** Scale of the averages ("barème"). */
  readonly outOf?: number;
  /** Profile graph: a PNG in base64. */
  readonly graph?: string;
}

/** Marks of a period by subject, with averages. French: "relevé de notes". */
export type GradeStatement = ReportPage;

/** Columns that a school may hide. */
export type ReportColumn =
  | "student-average"
  | "class-average"
  | "lowest-and-highest-average"
  | "median-average"
  | "overall-average"
  | "annual-average"
  | "period-averages"
  | "coefficient"
  | "points"
  | "level";

/** One subject of a report card or a statement; marks are told apart by `kind`, see `GradeValue`. */
export interface ReportSubject {
  readonly id: Id;
  /** Made of period, group, subject and, for a sub-subject, its subject, with an index for those that are alike. */
  readonly key: Key;
  readonly name: string;
  readonly subject?: Subject;
  /** `#RRGGBB` */
  readonly color?: string;
  readonly teachers: readonly string[];
  /** What the teachers say ("appréciations"). */
  readonly comments: readonly ReportComment[];
  /** Absent when there is nothing to average, or when it is not published; so are those that follow. */
  readonly studentAverage?: GradeValue;
  readonly classAverage?: GradeValue;
  readonly minAverage?: GradeValue;
  readonly maxAverage?: GradeValue;
  readonly medianAverage?: GradeValue;
  readonly annualAverage?: GradeValue;
  /** Averages of the periods that the page compares. */
  readonly periodAverages: readonly PeriodAverage[];
  /** Too few marks for the average to mean much ("non représentative"). */
  readonly notRepresentative: boolean;
  /** Weight in the general average, 0 or more. */
  readonly coefficient?: number;
  /**
   * Points, as the school counts them ("nombre de points").
   *
   * @evidence name read in the official client; what they are the sum of is not known
   */
  readonly points?: GradeValue;
  /** Level of mastery, in classes without marks ("positionnement"). */
  readonly level?: Level;
  /** Marks that the pupil has, out of those that were given ("nombre de devoirs"). */
  readonly gradeCount?: number;
  readonly testCount?: number;
  /** What of the curriculum was worked on. */
  readonly elements: readonly string[];
  /** Marks, in a statement: the earliest first. */
  readonly grades: readonly StatementGrade[];
  /** Group of subjects that it stands in ("sur-matière"). */
  readonly group?: string;
  /** Sub-subjects ("sous-services"): where there are some, teachers and averages may be theirs only. */
  readonly subjects: readonly ReportSubject[];
}

/** A mark in a statement. */
export interface StatementGrade {
  readonly id: Id;
  /**
   * Made as that of a `Grade`; the same, unless tests are alike in date, subject, title and scale, or stand in
   * a sub-subject that the page of marks calls otherwise.
   */
  readonly key: Key;
  readonly grade?: GradeValue;
  readonly outOf?: number;
  readonly defaultOutOf?: number;
  readonly date?: PlainDate;
  readonly coefficient?: number;
  /** Title of the test, as in `Grade`. */
  readonly comment?: string;
  /** Counts only if it raises the average ("facultatif"). */
  readonly isOptional: boolean;
  /** The mark of an online quiz ("QCM"). */
  readonly quiz: boolean;
  readonly correctionFile?: Attachment;
}

/** The average of one period. */
export interface PeriodAverage {
  /** Name of the period, where the page says it. */
  readonly name?: string;
  /** Absent when there is none. */
  readonly average?: GradeValue;
}

/** A group of subjects ("sur-matière"), with the class's averages. */
export interface SubjectGroup {
  readonly id: Id;
  /** Made of period and name. */
  readonly key: Key;
  readonly name: string;
  readonly classAverage?: GradeValue;
  readonly minAverage?: GradeValue;
  readonly maxAverage?: GradeValue;
  readonly medianAverage?: GradeValue;
}

/** A comment. French: "appréciation". */
export interface ReportComment {
  /** Absent on the comments of teachers. */
  readonly kind?:
    | "general"
    | "diligence"
    | "autonomy"
    | "global"
    | "comment"
    | "education-adviser"
    | "honours"
    | "other";
  /** What the school calls it, such as `Appréciation globale`. */
  readonly title?: string;
  /** Plain text. */
  readonly text: string;
}

/** Sentences of the school's own making; each is absent when there is nothing to say, or it is hidden. */
export interface AttendanceSentences {
  readonly absences?: string;
  readonly delays?: string;
  readonly punishments?: string;
  readonly sanctions?: string;
}

/** Whether somebody has seen the document. French: "accusé de réception". */
export interface Receipt {
  readonly id: Id;
  /** Made of the name, with an index for people of one name. */
  readonly key: Key;
  readonly name?: string;
  readonly acknowledged: boolean;
  readonly date?: PlainDate;
}
