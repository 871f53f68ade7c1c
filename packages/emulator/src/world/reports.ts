import type { Day } from "./school.js";

/** How a school makes its report cards ("bulletins"). */
export interface Reports {
  /** From when families see the reports of each period. */
  readonly publications: readonly Publication[];
  /** Services that are shown in parts ("sous-services"). */
  readonly parts: readonly ServicePart[];
  /** Subjects that stand together ("sur-matières"). */
  readonly groups: readonly SubjectGroup[];
  /** What was written; where there is nothing, it follows from the averages. */
  readonly comments: readonly ReportComment[];
}

/** The day from which families see the reports of a period. */
export interface Publication {
  readonly periodId: string;
  readonly day: Day;
}

/** A part of a service: some of its tests, averaged apart. The service's own average is over all of them. */
export interface ServicePart {
  readonly id: string;
  readonly serviceId: string;
  readonly name: string;
  readonly coefficient: number;
  /** Titles of its tests; those that no part names belong to the first one. */
  readonly titles: readonly string[];
}

/** Subjects that stand under one heading. */
export interface SubjectGroup {
  readonly id: string;
  readonly name: string;
  readonly subjectIds: readonly string[];
  /** Whether the heading has an average, which clients work out. */
  readonly averaged: boolean;
}

/** What somebody wrote on a report: a teacher on their subject, the council, the CPE. */
export interface ReportComment {
  readonly studentId: string;
  readonly periodId: string;
  readonly about: { readonly serviceId: string } | "all" | "conduct" | "honours";
  readonly text: string;
}
