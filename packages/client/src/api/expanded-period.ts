import type { GradeValue } from "../codec/grade-value.js";
import { present } from "../codec/present.js";
import { NotAllowedError } from "../errors/errors.js";
import type { Absence, Attendance, Delay, Punishment } from "./attendance.js";
import type { Evaluation } from "./evaluations.js";
import type { Grade, GradesOverview, SubjectAverage } from "./grades.js";
import type { Report } from "./reports.js";
import type { Period } from "./school.js";

/** What can be fetched for a period: pronotepy's names. */
export type PeriodPart =
  | "grades"
  | "averages"
  | "overallAverage"
  | "classOverallAverage"
  | "evaluations"
  | "absences"
  | "delays"
  | "punishments"
  | "report";

/** A period with everything that is fetched for it. A part is absent when it is left out, hidden, or not published. */
export interface ExpandedPeriod extends Period {
  /** The latest first. */
  readonly grades?: readonly Grade[];
  readonly averages?: readonly SubjectAverage[];
  readonly overallAverage?: GradeValue;
  readonly classOverallAverage?: GradeValue;
  readonly evaluations?: readonly Evaluation[];
  readonly absences?: readonly Absence[];
  readonly delays?: readonly Delay[];
  readonly punishments?: readonly Punishment[];
  readonly report?: Report;
  /** Parts that were asked for and that the school does not show: hidden is not empty. */
  readonly hidden: readonly PeriodPart[];
}

/** How each page of a period is fetched. */
export interface PeriodPages {
  readonly grades: () => Promise<GradesOverview>;
  readonly attendance: () => Promise<Attendance>;
  readonly evaluations: () => Promise<readonly Evaluation[]>;
  readonly report: () => Promise<Report | undefined>;
}

/** Parts of each page. */
const parts = {
  grades: ["grades", "averages", "overallAverage", "classOverallAverage"],
  attendance: ["absences", "delays", "punishments"],
  evaluations: ["evaluations"],
  report: ["report"],
} as const satisfies Record<keyof PeriodPages, readonly PeriodPart[]>;

/** Kind of event of each list of school life, as `shown` names it. */
const kinds = { absences: "absence", delays: "delay", punishments: "punishment" } as const;

/** Fetches what is wanted of a period, each page once and only when a part of it is wanted. */
export async function expandedPeriod(
  period: Period,
  exclude: readonly PeriodPart[],
  pages: PeriodPages,
): Promise<ExpandedPeriod> {
  const hidden: PeriodPart[] = [];
  const wants = (part: PeriodPart): boolean => !exclude.includes(part);
  /** What a page says; `undefined` when nobody wants it or the school does not show it. */
  const fetched = async <T>(page: keyof PeriodPages, fetch: () => Promise<T>): Promise<T | undefined> => {
    const wanted = parts[page].filter(wants);
    if (wanted.length === 0) return undefined;
    try {
      return await fetch();
    } catch (error) {
      if (!(error instanceof NotAllowedError)) throw error;
      hidden.push(...wanted);
      return undefined;
    }
  };
  const grades = await fetched("grades", pages.grades);
  const attendance = await fetched("attendance", pages.attendance);
  const evaluations = await fetched("evaluations", pages.evaluations);
  const report = await fetched("report", pages.report);
  const listed = <Name extends keyof typeof kinds>(name: Name): Attendance[Name] | undefined => {
    if (attendance === undefined || !wants(name)) return undefined;
    const isShown = attendance.shown?.includes(kinds[name]) ?? true;
    if (isShown || attendance[name].length > 0) return attendance[name];
    hidden.push(name);
    return undefined;
  };
  return present({
    ...period,
    grades: wants("grades") ? grades?.grades : undefined,
    averages: wants("averages") ? grades?.averages : undefined,
    overallAverage: wants("overallAverage") ? grades?.overallAverage : undefined,
    classOverallAverage: wants("classOverallAverage") ? grades?.classOverallAverage : undefined,
    evaluations,
    absences: listed("absences"),
    delays: listed("delays"),
    punishments: listed("punishments"),
    report,
    hidden,
  });
}
