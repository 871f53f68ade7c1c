import type { AnnouncedAbsence } from "../api/attendance/declare.js";
import type { Acknowledgeable } from "../api/attendance/find-event.js";
import type { Justification, ParentReason, SchoolLifeWriteOptions } from "../api/attendance/write.js";
import type { Absence, Delay } from "../api/attendance.js";
import type { Homework } from "../api/homework.js";
import type { HandInOptions } from "../api/homework-writes.js";
import type { PeriodDocument } from "../api/pdf.js";
import type { PeriodInput } from "../api/period.js";
import type { Receipt } from "../api/reports.js";
import type { DateInput } from "../codec/dates.js";
import type { CallOptions, UploadFile, UploadOptions } from "../session/call.js";
import { ClientPeriods } from "./client-periods.js";
import { tabsOfDocuments } from "./client-results.js";

const homework = () => import("../api/homework-writes.js");
const schoolLife = () => import("../api/attendance/write.js");
const announcements = () => import("../api/attendance/declare.js");

/** Options of `declareAbsence`. */
export interface AbsenceToDeclare extends Omit<AnnouncedAbsence, "from" | "to"> {
  readonly from: DateInput;
  /** Default the same day. */
  readonly to?: DateInput;
}

/**
 * What pupils can change, and parents for them. Each method says whose it is: what a pupil alone may do is refused for
 * parents before anything is sent, and the other way round. What a kept promise and an error mean is what they mean in
 * all writes: see `ClientCorrespondence`.
 */
export abstract class ClientFamily extends ClientPeriods {
  /**
   * Says that a piece of homework is done, or not; pupils only. Two requests, the second of which reads it again.
   *
   * @throws NotAllowedError for parents · UsageError for a quiz, and for what was handed in
   * @throws StaleReferenceError · RequestRefusedError · OutcomeUnknownError · SessionLostError
   */
  async setHomeworkDone(piece: Homework, done: boolean, options: CallOptions = {}): Promise<Homework> {
    return this.askOf(
      homework,
      (part, run) => part.setHomeworkDone(run, piece, { ...options, done }),
      options,
    );
  }

  /**
   * Hands in a file ("rendre"); pupils only. Three requests for one of up to 100 KiB, and one for each 100 KiB more: it is
   * never held in memory whole, and nothing is handed in unless all of it arrived. Throws what `setHomeworkDone` throws.
   *
   * @throws UsageError for a file that is too large, and when something was handed in already, unless `replace` says so
   * @throws NotAllowedError when nothing can be handed in
   */
  async handIn(piece: Homework, file: UploadFile | File, options: HandInOptions = {}): Promise<Homework> {
    return this.askOf(homework, (part, run) => part.handIn(run, piece, { ...options, file }), options);
  }

  /** Takes back what was handed in; pupils only. Two requests; throws what `handIn` throws. */
  async removeHandIn(piece: Homework, options: CallOptions = {}): Promise<Homework> {
    return this.askOf(homework, (part, run) => part.removeHandIn(run, piece, options), options);
  }

  /** Reasons that parents may give ("motifs"). No request. */
  async absenceReasons(kind: "absence" | "delay" = "absence"): Promise<readonly ParentReason[]> {
    return this.askOf(schoolLife, async (part, run) => part.parentReasons(run, kind));
  }

  /**
   * Says why the child was absent or late ("justifier"); parents only. Two requests, and one for each 100 KiB of files.
   *
   * @throws NotAllowedError for pupils · UsageError, and what `setHomeworkDone` throws
   */
  async justifyAbsence<Event extends Absence | Delay>(
    event: Event,
    given: Justification,
    options: SchoolLifeWriteOptions = {},
  ): Promise<Event> {
    return this.askOf(
      schoolLife,
      (part, run, member) =>
        part.justifyAbsence(run, event, { ...options, ...given, year: this.yearOf(member) }),
      options,
    );
  }

  /**
   * Announces an absence: days, half-days or hours; parents only. Three requests, and one for each 100 KiB of files: the
   * server is asked whether it takes it, is told, and lists it. `undefined` when school life does not list it yet. Throws
   * what `justifyAbsence` throws.
   *
   * @throws RequestRefusedError with the school's words when it does not take it
   */
  async declareAbsence(absence: AbsenceToDeclare, options: UploadOptions = {}): Promise<Absence | undefined> {
    const range = this.range(absence.from, absence.to ?? absence.from);
    return this.askOf(
      announcements,
      (part, run, member) =>
        part.declareAbsence(run, { ...absence, ...range }, { ...options, year: this.yearOf(member) }),
      options,
    );
  }

  /**
   * Always fails. No request: PRONOTE offers parents no way to announce that a child will be late. An absence that
   * ends at the hour of arrival says the same: `declareAbsence({ from, toTime: "10:00" })`.
   *
   * @throws UnsupportedError · NotAllowedError for pupils
   */
  async declareDelay(): Promise<never> {
    return this.askOf(announcements, async (part, run) => part.declareDelay(run));
  }

  /**
   * Says that a punishment, a sanction or an observation was seen; parents only. Two requests; none when it was said
   * before. Throws what `justifyAbsence` throws.
   */
  async acknowledgeEvent<Event extends Acknowledgeable>(
    event: Event,
    options: SchoolLifeWriteOptions = {},
  ): Promise<Event> {
    return this.askOf(
      schoolLife,
      (part, run, member) => part.acknowledgeEvent(run, event, { ...options, year: this.yearOf(member) }),
      options,
    );
  }

  /**
   * Says that a report card, a grade statement or a skills report was seen; parents only. Gives who of the family has
   * said so. Two requests; throws what `justifyAbsence` throws.
   */
  async acknowledgeDocument(
    document: PeriodDocument = "report",
    period?: PeriodInput,
    options: CallOptions = {},
  ): Promise<readonly Receipt[]> {
    return this.askOf(
      () => import("../api/reports/receipts.js"),
      (part, run, member) => {
        const args = this.periodOf(period, member, tabsOfDocuments[document]);
        return part.acknowledgeDocument(run, { ...args, document }, options);
      },
      options,
    );
  }

  /**
   * Gives the child a new password, once the school's rules are met; parents only. One request; throws what
   * `justifyAbsence` throws.
   */
  async changeChildPassword(password: string, options: CallOptions = {}): Promise<void> {
    return this.askOf(
      () => import("../api/account-writes.js"),
      (part, run) => part.changeChildPassword(run, password, options),
      options,
    );
  }
}
