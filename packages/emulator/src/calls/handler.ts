import type { CallName, SpaceRow, WireAnswerSignature, WireWriteReport } from "@preau/wire";
import type { Profile } from "../profiles.js";
import type { AnswerFiles } from "../session/answer-files.js";
import type { SessionDocument } from "../session/documents.js";
import type { Ids } from "../session/ids.js";
import type { QrCodes } from "../session/qr-codes.js";
import type { SecurityDesk } from "../session/security/desk.js";
import type { UploadedFile } from "../session/uploads.js";
import type { Account, Instant, School, Student } from "../world/school.js";

/** One call as a handler sees it: decrypted, checked for tab and member, ready to be answered. */
export interface CallRequest {
  /** Arguments; `{}` when there were none. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly tab: number | undefined;
  /** The space whose page opened the session. */
  readonly space: SpaceRow;
  readonly account: Account;
  /**
   * The pupil that the call is about: the account's own, or the parent's child named by the signature. A
   * child must have been issued (`ids.issue`) under its own world id, `Student.id`.
   */
  readonly student: Student | undefined;
  readonly school: School;
  readonly ids: Ids;
  /** Takes files that travel beside the answer, and gives the references that stand for them. */
  readonly files: Pick<AnswerFiles, "add">;
  /** Makes the codes that let a phone in. */
  readonly qrCodes: Pick<QrCodes, "issue">;
  /** Puts files at addresses of this session. */
  readonly documents: { publish(document: SessionDocument): string };
  /** Checks and secrets of calls that change how the account is protected. */
  readonly security: SecurityDesk;
  /** Files that were sent ahead of this call. */
  readonly uploads: {
    /** The one whose upload bore that `idFichier`; `undefined` when none did, or it was announced for another call. */
    find(fileId: unknown): UploadedFile | undefined;
    /** Forgets all of them. */
    cancel(): void;
  };
  /** The text behind a secret of the arguments: hexadecimal, encrypted with the session's key. */
  readonly secrets: { read(hex: unknown): string | undefined };
  /** The school's wall clock. */
  readonly now: Instant;
  readonly profile: Profile;
  readonly options: SchoolOptions;
}

/** What a school may switch, whatever its version. */
export interface SchoolOptions {
  /** Tabs that `listeOngletsInvisibles` hides. */
  readonly hiddenTabs: readonly number[];
  /** Tabs that this school's accounts do not have: modules that it does not use or show. */
  readonly missingTabs?: readonly number[];
  /** Tabs that are listed and refused all the same. */
  readonly refusedTabs: readonly number[];
  /** Whether a timetable of several weeks in one request is honoured for families. */
  readonly timetableRanges: boolean;
  /** Consultation only. */
  readonly exclusiveMode: boolean;
  /** Marks come without averages of the pupil, and so without the general ones; report cards and statements too. */
  readonly hideAverages?: boolean;
  /** Marks come without what the class got. The general averages go too: they are sent together or not at all. */
  readonly hideClassAverages?: boolean;
  /** The page of school life says only that it is not published. */
  readonly attendanceClosed?: boolean;
  /** Report cards come out that many days later than planned. */
  readonly reportDelayDays?: number;
  /** What the page of school life leaves out. */
  readonly hiddenAttendance?: readonly AttendancePart[];
  /** Averages come without the tests that they are made of; statements too. */
  readonly hideGrades?: boolean;
  /** From 2026 on: the list of news has no questions at all. Otherwise surveys bring theirs. */
  readonly newsDetailsOnly?: boolean;
  /** Discussions may be read and not written ("discussionInterdit"). */
  readonly forbidDiscussions?: boolean;
  /** Who has no discussions: the right is missing, and their list is empty. */
  readonly withoutDiscussions?: readonly Account["audience"][];
  /** Who has the advanced messaging: text with form, labels, any recipient. School life alone by default. */
  readonly advancedDiscussions?: readonly Account["audience"][];
  /** Whom pupils and parents may write to besides teachers and staff. Pupils nobody, parents parents by default. */
  readonly discussionsWith?: Readonly<
    Partial<Record<"student" | "parent", readonly ("students" | "parents")[]>>
  >;
  /** No calendar may be subscribed to. */
  readonly hideCalendars?: boolean;
  /** School life may not see who answers for a pupil. */
  readonly hideGuardians?: boolean;
  /** Parents tick homework for their children, as in primary schools. */
  readonly parentsTickHomework?: boolean;
  /** Most bytes of a file that a pupil hands in (`tailleMaxRenduTafEleve`). Default 4 MiB. */
  readonly largestHandIn?: number;
  /** Most bytes of any other file that is sent (`tailleMaxDocJointEtablissement`). Default 5 MiB. */
  readonly largestDocument?: number;
  /** How often a file that came in whole is answered "in progress" before it is taken. Default 0. */
  readonly uploadRounds?: number;
}

/** What a school may show or not on the page of school life. */
export type AttendancePart =
  | "absences"
  | "delays"
  | "exemptions"
  | "infirmary"
  | "meals"
  | "measures"
  | "observations"
  | "punishments"
  | "sanctions";

export interface CallAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  readonly signature?: WireAnswerSignature;
  /** Writes only: `{}` on success. */
  readonly report?: WireWriteReport;
  /** What was changed in the world, one line for each change: `emulator.changes` shows them. */
  readonly changes?: readonly string[];
}

/** Answers one remote function from the world. Throws `Refusal` to refuse. */
export interface CallHandler {
  readonly name: CallName;
  /**
   * Tabs from which the official client makes this call. Empty when it may come from any tab, or carries
   * none (`ParametresUtilisateur`).
   */
  readonly tabs: readonly number[];
  /** Keys that `data` may hold; strict mode refuses others, lenient mode says on the log what it forgave. */
  readonly fields: readonly string[];
  /** Calls that refer to files sent ahead of them: the most bytes that one file may have at this school. */
  readonly largestUpload?: (options: SchoolOptions) => number;
  handle(request: CallRequest): CallAnswer;
}

/** `FonctionParametres` as its handler sees it: the page is open, nobody has logged in yet. */
export type OpeningRequest = Omit<
  CallRequest,
  "account" | "student" | "qrCodes" | "documents" | "security" | "uploads" | "secrets"
>;

/**
 * Answers `FonctionParametres`, the first call of every session, which comes before there is an account.
 * `identifiantNav` is added to its data by the login (`session/login.ts`), as is everything about keys.
 * `calls/index.ts` exports it as `opening`, beside `handlers`.
 */
export interface OpeningHandler {
  readonly name: "FonctionParametres";
  /** Keys that `data` may hold. */
  readonly fields: readonly string[];
  answer(request: OpeningRequest): CallAnswer;
}

/** A refusal that ends the session: the fatal `Erreur` of the protocol. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  /** `G` of the error. */
  readonly code: number;
  /** `Titre`, as a real server words it. */
  readonly title: string;

  /** `message` is for the emulator's log: what was wrong and which rule says so. */
  constructor(code: number, title: string, message: string) {
    super(message);
    this.code = code;
    this.title = title;
  }
}

/**
 * A write that was understood and is not done: said in its report, and nothing has changed. The session goes on.
 *
 * @evidence `_erreurSaisie_` with `_messagesErreur_` and `titre_Messages_Erreur`: read in the official client
 */
export class WriteRefused extends Error {
  override readonly name = "WriteRefused";
  /** `titre_Messages_Erreur`. */
  readonly title: string;

  /** `message` is for people: `_messagesErreur_`. */
  constructor(message: string, title = "Impossible") {
    super(message);
    this.title = title;
  }
}
