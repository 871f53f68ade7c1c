import type { GradeValue } from "../../codec/grade-value.js";
import type { Id } from "../../codec/ids.js";
import type { Key } from "../../codec/keys.js";
import type { Level } from "../level.js";
import type { Period } from "../school.js";
import type { AttendanceSentences, Receipt, ReportComment } from "./report.js";

/** A report card by skills. French: "bulletin de compétences". */
export interface SkillsReport {
  readonly period: Period;
  readonly className?: string;
  /** Reports that the school's layout has beside this one; ask for one of them by its id. */
  readonly parts: readonly SkillsReportPart[];
  /** In the order of the school's page: skills follow their subject. */
  readonly lines: readonly SkillsLine[];
  readonly overallAverage?: GradeValue;
  readonly classOverallAverage?: GradeValue;
  readonly comments: readonly ReportComment[];
  readonly attendance: AttendanceSentences;
  readonly receipts: readonly Receipt[];
  readonly publicationNote?: string;
}

/** One of several reports, such as by subject and across subjects. */
export interface SkillsReportPart {
  readonly id: Id;
  /** Made of the name. */
  readonly key: Key;
  readonly name: string;
}

/** One line of a skills report. */
export interface SkillsLine {
  readonly id: Id;
  /** Made of period, kind, name and the subject it follows, with an index for lines that are alike. */
  readonly key: Key;
  readonly kind: "subject-group" | "subject" | "domain" | "skill" | "sub-skill" | "unknown";
  /** Of the skill or domain, else of the subject and its teachers, as the page shows them. */
  readonly name: string;
  /** `#RRGGBB` */
  readonly color?: string;
  /** What of the curriculum was worked on. */
  readonly elements?: string;
  /** Level of the skill, and those obtained that it follows from: in the order of time, or else by level. */
  readonly level?: Level;
  readonly levels: readonly Level[];
  /** Per cent of success, as the page shows it. */
  readonly successRate?: string;
  /** Level of the subject over the period ("positionnement"), and over those that two columns compare it with. */
  readonly position?: Level;
  readonly comparedPositions: readonly TitledLevel[];
  /** Levels by domain of the framework, in the report across subjects. */
  readonly domainLevels: readonly TitledLevel[];
  /** The average, where the class has marks; and the class's. */
  readonly grade?: GradeValue;
  readonly classAverage?: GradeValue;
  readonly minAverage?: GradeValue;
  readonly maxAverage?: GradeValue;
  readonly comments: readonly ReportComment[];
}

/** A level in a column of its own: over another period, or in one domain. */
export interface TitledLevel {
  /** Heading of the column. */
  readonly title?: string;
  readonly level: Level;
}
