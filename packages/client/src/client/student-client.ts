import type { SpaceAudience } from "@preau/wire";
import type { Homework } from "../api/homework.js";
import type { LessonContent, LessonWithContents } from "../api/lesson-contents.js";
import type { TimetablePdfOptions } from "../api/pdf.js";
import type { SharedResource } from "../api/shared-resources.js";
import type { TeachingStaff } from "../api/teaching-staff.js";
import type { Lesson } from "../api/timetable/lesson.js";
import type { DateInput } from "../codec/dates.js";
import type { CallOptions } from "../session/call.js";
import { ClientFamily } from "./client-family.js";

/** Options of `lessons`. */
export interface LessonOptions extends CallOptions {
  /** Every entry as the server sent it, superseded ones included; default false. */
  readonly raw?: boolean;
}

/** Options of `generateTimetablePdf`. */
export interface GenerateTimetablePdfOptions extends TimetablePdfOptions, CallOptions {
  /** A day of the week to print; the whole year without it. */
  readonly day?: DateInput;
}

/** A pupil's account ("Espace Élèves"), or a parent's view of one child. */
export class Client extends ClientFamily {
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
    return this.askOf(
      () => import("../api/timetable.js"),
      ({ lessonsBetween }, runner, { timetableAccess }) =>
        lessonsBetween(runner, range, { ...options, access: timetableAccess }),
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
    return this.askOf(
      () => import("../api/homework.js"),
      ({ homeworkBetween }, runner) => homeworkBetween(runner, range, options),
      options,
    );
  }

  /**
   * Address of the timetable as PDF: of the week of a day, or of the year without one. It opens the document
   * without a password as long as the session lives: a secret. One request.
   *
   * @throws NotAllowedError when the server makes none
   */
  async generateTimetablePdf(options: GenerateTimetablePdfOptions = {}): Promise<string> {
    const { day, signal, ...print } = options;
    const given = { ...print, day: day === undefined ? undefined : this.day(day) };
    return this.askOf(
      () => import("../api/pdf.js"),
      ({ timetablePdfUrl }, runner) =>
        timetablePdfUrl(runner, { ...given, root: this.pronoteUrl }, { signal }),
      options,
    );
  }

  /**
   * What was done in the lessons of a day, or of a range with its end included ("cahier de textes"), in their order. A
   * lesson may have several contents; `lessonId` and `entryId` (`lesson.contentId`, `homework.contentId`) say whose they
   * are. One request.
   *
   * @throws NotAllowedError when the account has no such page
   */
  async lessonContents(
    from: DateInput,
    to: DateInput = from,
    options: CallOptions = {},
  ): Promise<readonly LessonContent[]> {
    const range = this.range(from, to);
    return this.askOf(
      () => import("../api/lesson-contents.js"),
      ({ contentsBetween }, runner) => contentsBetween(runner, range, options),
      options,
    );
  }

  /**
   * What was done in one lesson, of this session or an earlier one; empty when nothing was written. One request; none
   * where the timetable says that there is nothing.
   *
   * @throws NotAllowedError when the account has no such page
   */
  async lessonContent(
    lesson: LessonWithContents,
    options: CallOptions = {},
  ): Promise<readonly LessonContent[]> {
    return this.askOf(
      () => import("../api/lesson-contents.js"),
      ({ contentsOfLesson }, runner) => contentsOfLesson(runner, lesson, options),
      options,
    );
  }

  /**
   * All that teachers share with the pupil this year ("ressources pédagogiques"), the latest first: documents, sites,
   * questions and answers of tests, work that came back. One request.
   *
   * @throws NotAllowedError when the account has no page of lesson contents
   */
  async sharedResources(options: CallOptions = {}): Promise<readonly SharedResource[]> {
    return this.askOf(
      () => import("../api/shared-resources.js"),
      // The periods are those of the session that is asked.
      ({ sharedResourcesOfYear }, runner) => runner.run(sharedResourcesOfYear, this.periods, options),
      options,
    );
  }

  /**
   * Teachers and staff of the pupil ("équipe pédagogique"), in the school's order. One request.
   *
   * @throws NotAllowedError when the account has no such page
   */
  async getTeachingStaff(options: CallOptions = {}): Promise<readonly TeachingStaff[]> {
    return this.askOf(
      () => import("../api/teaching-staff.js"),
      ({ teachingStaff }, runner) => runner.run(teachingStaff, undefined, options),
      options,
    );
  }
}
