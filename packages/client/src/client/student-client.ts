import type { SpaceAudience } from "@preau/wire";
import { featureTabs } from "../api/features.js";
import { type Grade, type GradesOverview, gradesOfPeriod, type SubjectAverage } from "../api/grades.js";
import { type Homework, homeworkBetween } from "../api/homework.js";
import { findPeriod, type PeriodArguments, type PeriodInput, periodsOfTab } from "../api/period.js";
import type { Lesson } from "../api/timetable/lesson.js";
import { lessonsBetween } from "../api/timetable.js";
import type { DateInput } from "../codec/dates.js";
import type { GradeValue } from "../codec/grade-value.js";
import { UsageError } from "../errors/errors.js";
import type { CallOptions } from "../session/call.js";
import { ClientBase } from "./client-base.js";

/** Options of `lessons`. */
export interface LessonOptions extends CallOptions {
  /** Every entry as the server sent it, superseded ones included; default false. */
  readonly raw?: boolean;
}

/** A pupil's account ("Espace Élèves"), or a parent's view of one child. */
export class Client extends ClientBase {
  /** @internal */
  static readonly audience: SpaceAudience = "student";

  /**
   * Lessons of a day, or of a range with its end included ("emploi du temps"), sorted by start. Resolved
   * as the official page shows them: a cancelled lesson hidden behind its replacement is left out, and
   * told by `replaces`. One request, however long the range, where the server honours ranges; otherwise
   * one a week.
   *
   * @throws NotAllowedError when the school does not show the timetable
   * @throws SessionLostError · NetworkError · TimeoutError · ServerClosedError · AddressSuspendedError ·
   *   RateLimitedError · DecodeError · UsageError
   */
  async lessons(
    from: DateInput,
    to: DateInput = from,
    options: LessonOptions = {},
  ): Promise<readonly Lesson[]> {
    const range = this.range(from, to);
    return this.ask(
      (runner, { timetableAccess }) => lessonsBetween(runner, range, { ...options, access: timetableAccess }),
      options,
    );
  }

  /**
   * Homework due from a day on ("travail à faire"), sorted by due date: to the end of the range, included,
   * or else of the school year. One request.
   *
   * @throws NotAllowedError when the account has no homework page, and what `lessons` throws
   */
  async homework(from: DateInput, to?: DateInput, options: CallOptions = {}): Promise<readonly Homework[]> {
    const start = this.day(from);
    const { lastDay } = this.connection.school.calendar;
    const range = this.range(start, to ?? (start > lastDay ? start : lastDay));
    return this.ask((runner) => homeworkBetween(runner, range, options), options);
  }

  /**
   * Marks and averages of a period ("mes notes"): the current one, unless another is named. One request.
   *
   * @throws NotAllowedError when the school does not show marks
   * @throws StaleReferenceError when the year has no such period
   * @throws UsageError when no period has that name
   */
  async gradesOverview(period?: PeriodInput, options: CallOptions = {}): Promise<GradesOverview> {
    return this.ask((runner) => runner.run(gradesOfPeriod, this.#period(period), options), options);
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

  /** The period that a caller named, or else the current one. */
  #period(input: PeriodInput | undefined): PeriodArguments {
    const { periods } = this;
    const wanted = input ?? this.currentPeriod;
    const offered = periodsOfTab(this.member, featureTabs.grades, periods);
    if (wanted !== undefined) return { period: findPeriod(wanted, { periods, offered }), periods };
    throw new UsageError("Nothing tells which period is the current one; nothing was sent.", {
      hint: "Name one of client.periods.",
    });
  }
}
