import { chooseCurrentPeriod, type Member } from "../api/account.js";
import type {
  Absence,
  Attendance,
  AttendanceYear,
  Delay,
  Punishment,
  SchoolLifeLists,
} from "../api/attendance.js";
import type { AverageInput, AverageMethod } from "../api/average-method.js";
import type { Evaluation } from "../api/evaluations.js";
import { featureTabs } from "../api/features.js";
import type { Grade, GradesOverview, SubjectAverage } from "../api/grades.js";
import type { PeriodDocument } from "../api/pdf.js";
import { findPeriod, type PeriodArguments, type PeriodInput, periodsOfTab } from "../api/period.js";
import type { GradeStatement, Report, SkillsReport, SkillsReportPart } from "../api/reports.js";
import type { GradeValue } from "../codec/grade-value.js";
import { UsageError } from "../errors/errors.js";
import type { CallOptions } from "../session/call.js";
import { ClientBase } from "./client-base.js";

/** Options of `skillsReport`. */
export interface SkillsReportOptions extends CallOptions {
  /** One of the report's `parts`, of this session or an earlier one; the first without it. */
  readonly part?: Pick<SkillsReportPart, "id" | "key">;
}

/** Options of `generateReportPdf`. */
export interface GenerateReportPdfOptions extends CallOptions {
  /** The current one, unless another is named. */
  readonly period?: PeriodInput;
  /** Default the report card. */
  readonly document?: PeriodDocument;
}

/** Tab that offers the periods of each document. */
export const tabsOfDocuments = {
  report: featureTabs.report,
  "grade-statement": featureTabs.gradeStatement,
  "skills-report": featureTabs.skillsReport,
} as const satisfies Record<PeriodDocument, number>;

/** How a pupil does: marks, evaluations, report cards, attendance. */
export abstract class ClientResults extends ClientBase {
  /**
   * Marks and averages of a period ("mes notes"): the current one, unless another is named. One request.
   *
   * @throws NotAllowedError when the school does not show marks
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name
   */
  async gradesOverview(period?: PeriodInput, options: CallOptions = {}): Promise<GradesOverview> {
    return this.askOf(
      () => import("../api/grades.js"),
      ({ gradesOfPeriod }, runner, member) =>
        runner.run(gradesOfPeriod, this.periodOf(period, member, featureTabs.grades), options),
      options,
    );
  }

  /** Marks of a period ("notes"), the latest first. One request; throws what `gradesOverview` throws. */
  async grades(period?: PeriodInput, options: CallOptions = {}): Promise<readonly Grade[]> {
    return (await this.gradesOverview(period, options)).grades;
  }

  /** Averages by subject ("moyennes"). One request; throws what `gradesOverview` throws. */
  async averages(period?: PeriodInput, options: CallOptions = {}): Promise<readonly SubjectAverage[]> {
    return (await this.gradesOverview(period, options)).averages;
  }

  /**
   * General average of the pupil ("moyenne générale"); `undefined` when the school does not publish it. One
   * request; throws what `gradesOverview` throws.
   */
  async overallAverage(period?: PeriodInput, options: CallOptions = {}): Promise<GradeValue | undefined> {
    return (await this.gradesOverview(period, options)).overallAverage;
  }

  /**
   * General average of the class; `undefined` when the school does not publish it. One request; throws what
   * `gradesOverview` throws.
   */
  async classOverallAverage(
    period?: PeriodInput,
    options: CallOptions = {},
  ): Promise<GradeValue | undefined> {
    return (await this.gradesOverview(period, options)).classOverallAverage;
  }

  /**
   * School life over a period ("vie scolaire"): absences, delays, punishments, sanctions, precautionary measures,
   * observations and the rest, each list with the latest first. The current period, unless another is named;
   * `"year"` is the whole year. `shown` tells what the school does not hide. One request.
   *
   * @throws NotAllowedError when the school does not show school life for the period
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name
   */
  async attendance(period?: PeriodInput, options: CallOptions = {}): Promise<Attendance> {
    return this.askOf(
      () => import("../api/attendance.js"),
      ({ attendanceOf, attendancePeriod }, runner, member) =>
        attendanceOf(runner, attendancePeriod(period, this.yearOf(member), runner.context()), options),
      options,
    );
  }

  /**
   * Absences of a period ("absences"), the latest first. One request; throws what `attendance` throws.
   *
   * @throws NotAllowedError when the school does not show absences: hidden is not empty
   */
  async absences(period?: PeriodInput, options: CallOptions = {}): Promise<readonly Absence[]> {
    return this.#events("absence", period, options);
  }

  /**
   * Delays of a period ("retards"), the latest first. One request; throws what `attendance` throws.
   *
   * @throws NotAllowedError when the school does not show delays: hidden is not empty
   */
  async delays(period?: PeriodInput, options: CallOptions = {}): Promise<readonly Delay[]> {
    return this.#events("delay", period, options);
  }

  /**
   * Punishments of a period ("punitions"), the latest first, with their programme and documents. One request;
   * throws what `attendance` throws.
   *
   * @throws NotAllowedError when the school does not show punishments: hidden is not empty
   */
  async punishments(period?: PeriodInput, options: CallOptions = {}): Promise<readonly Punishment[]> {
    return this.#events("punishment", period, options);
  }

  /**
   * Evaluations of skills of a period ("évaluations de compétences"), the latest first: the current one, unless
   * another is named. One request.
   *
   * @throws NotAllowedError when the school does not show evaluations
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name
   */
  async evaluations(period?: PeriodInput, options: CallOptions = {}): Promise<readonly Evaluation[]> {
    return this.askOf(
      () => import("../api/evaluations.js"),
      ({ evaluationsOfPeriod }, runner, member) => {
        const args = this.periodOf(period, member, featureTabs.evaluations);
        return runner.run(evaluationsOfPeriod, args, options);
      },
      options,
    );
  }

  /**
   * The report card of a period ("bulletin"): the current one, unless another is named; `undefined` when it is
   * not published. One request; throws what `evaluations` throws.
   */
  async report(period?: PeriodInput, options: CallOptions = {}): Promise<Report | undefined> {
    return this.askOf(
      () => import("../api/reports.js"),
      ({ reportOfPeriod }, runner, member) => {
        const args = this.periodOf(period, member, featureTabs.report);
        return runner.run(reportOfPeriod, args, options);
      },
      options,
    );
  }

  /**
   * The grade statement of a period ("relevé de notes"): marks by subject, with averages; `undefined` when it is
   * not published. One request; throws what `evaluations` throws.
   *
   * @evidence read in the official client; no answer was seen: its values are assumed to be those of the report card
   */
  async gradeStatement(period?: PeriodInput, options: CallOptions = {}): Promise<GradeStatement | undefined> {
    return this.askOf(
      () => import("../api/reports.js"),
      ({ gradeStatementOfPeriod }, runner, member) => {
        const args = this.periodOf(period, member, featureTabs.gradeStatement);
        return runner.run(gradeStatementOfPeriod, args, options);
      },
      options,
    );
  }

  /**
   * The report card by skills of a period ("bulletin de compétences"), or one of its parts; `undefined` when it
   * is not published. One request, and one more for a part of an earlier session; throws what `evaluations` throws.
   *
   * @evidence names read in the official client; no answer was seen: types are assumed
   */
  async skillsReport(
    period?: PeriodInput,
    options: SkillsReportOptions = {},
  ): Promise<SkillsReport | undefined> {
    return this.askOf(
      () => import("../api/reports.js"),
      ({ skillsReport }, runner, member) => {
        const args = this.periodOf(period, member, featureTabs.skillsReport);
        return skillsReport(runner, { ...args, part: options.part }, options);
      },
      options,
    );
  }

  /**
   * How the school computed an average ("méthode de calcul de la moyenne"), in its own words; `undefined` when
   * it gives no detail. One request, and one more for an average of an earlier session.
   *
   * @param average one of `averages()`; its period is the current one, unless another is named
   * @throws StaleReferenceError when the period has no such average
   * @evidence read in the official client; no answer was seen
   */
  async averageMethod(
    average: AverageInput,
    period?: PeriodInput,
    options: CallOptions = {},
  ): Promise<AverageMethod | undefined> {
    return this.askOf(
      () => import("../api/average-method.js"),
      ({ averageMethod }, runner, member) => {
        const args = this.periodOf(period, member, featureTabs.grades);
        return averageMethod(runner, { ...args, average }, options);
      },
      options,
    );
  }

  /**
   * Address of a report card, a grade statement or a skills report as PDF. It opens the document without a
   * password as long as the session lives: a secret. One request.
   *
   * @throws NotAllowedError when the server makes none: it may not be published
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name
   */
  async generateReportPdf(options: GenerateReportPdfOptions = {}): Promise<string> {
    const { document = "report", signal } = options;
    const tab = tabsOfDocuments[document];
    return this.askOf(
      () => import("../api/pdf.js"),
      ({ periodPdfUrl }, runner, member) => {
        const { period } = this.periodOf(options.period, member, tab);
        return periodPdfUrl(runner, { root: this.pronoteUrl, document, period }, { signal });
      },
      options,
    );
  }

  #events<Kind extends "absence" | "delay" | "punishment">(
    kind: Kind,
    period: PeriodInput | undefined,
    options: CallOptions,
  ): Promise<SchoolLifeLists[Kind]> {
    return this.askOf(
      () => import("../api/attendance.js"),
      ({ attendancePeriod, eventsOf }, runner, member) => {
        const args = attendancePeriod(period, this.yearOf(member), runner.context());
        return eventsOf(runner, { ...args, kind }, options);
      },
      options,
    );
  }

  /** @internal The periods of the session that is asked, and whose they are. */
  protected yearOf(member: Member): AttendanceYear {
    const { periods } = this;
    return { member, periods, current: chooseCurrentPeriod(member, periods, this.openDay) };
  }

  /** @internal The period that a caller named, or else the current one, in the session that is asked. */
  protected periodOf(input: PeriodInput | undefined, member: Member, tab: number): PeriodArguments {
    const { periods, current } = this.yearOf(member);
    const wanted = input ?? current;
    const offered = periodsOfTab(member, tab, periods);
    if (wanted !== undefined) return { period: findPeriod(wanted, { periods, offered }), periods };
    throw new UsageError("Nothing tells which period is the current one; nothing was sent.", {
      hint: "Name one of client.periods.",
    });
  }
}
