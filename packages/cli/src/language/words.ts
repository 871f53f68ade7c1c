import type { ErrorCode, GradeAnnotation } from "@preau/client";
import type { AccountWords } from "./account-words.js";
import type { CalendarWords } from "./calendar.js";
import type { DoctorWords } from "./doctor-words.js";
import type { HelpWords } from "./help-words.js";
import type { Language } from "./language.js";
import type { PortalWords } from "./portal-words.js";
import type { ReadingWords } from "./reading-words.js";
import type { SecondFactorWords } from "./second-factor-words.js";
import type { WritingWords } from "./writing-words.js";

/** Everything that the command line says, in one language. Both tables have this type, so none lacks a word. */
export interface Words {
  readonly language: Language;
  readonly calendar: CalendarWords;
  readonly help: HelpWords;
  readonly lesson: LessonWords;
  readonly homework: HomeworkWords;
  readonly grades: GradeWords;
  readonly reading: ReadingWords;
  readonly writing: WritingWords;
  readonly accounts: AccountWords;
  readonly portals: PortalWords;
  readonly secondFactor: SecondFactorWords;
  readonly doctor: DoctorWords;
  readonly complaints: Complaints;
  readonly notes: Notes;
  readonly errors: Readonly<Record<ErrorCode, ErrorWords>>;
}

/** Titles and marks of a timetable. */
export interface LessonWords {
  /** Whose timetable, and of which days. */
  heading(whose: string, days: string): string;
  week(day: string): string;
  readonly nothing: string;
  readonly nothingThatDay: string;
  readonly lesson: string;
  readonly outing: string;
  readonly detention: string;
  canceled(status: string | undefined): string;
  readonly test: string;
  readonly study: string;
  readonly council: string;
  readonly exceptional: string;
  readonly exempted: string;
  readonly exemptedAtHome: string;
  readonly exemptedPresent: string;
  readonly homework: string;
  readonly video: string;
  memo(text: string): string;
  companions(names: string): string;
  inPlaceOf(teachers: string): string;
  roomChanged(before: string | undefined): string;
  teacherChanged(before: string | undefined): string;
  movedFrom(when: string): string;
  movedTo(when: string): string;
  readonly moved: string;
  replaces(what: string): string;
  readonly replacement: string;
  readonly added: string;
  readonly changed: string;
  /** Explains the sign before what was deduced. */
  readonly inferred: string;
  /** Entries that last beyond a day. */
  until(when: string): string;
  readonly continued: string;
}

/** Titles and marks of homework. */
export interface HomeworkWords {
  heading(whose: string, from: string, to: string | undefined): string;
  readonly nothing: string;
  dueOn(day: string): string;
  readonly noSubject: string;
  readonly done: string;
  readonly toDo: string;
  readonly quiz: string;
  given(day: string): string;
  readonly difficulty: Readonly<Record<"easy" | "medium" | "hard", string>>;
  minutes(minutes: number): string;
  readonly handIn: Readonly<Record<"paper" | "file" | "kiosk" | "recording" | "other", string>>;
  readonly handInClosed: string;
  handedIn(name: string): string;
  corrected(name: string): string;
  correction(comment: string): string;
  themes(names: string): string;
  link(name: string, url: string): string;
}

/** Titles and marks of marks. */
export interface GradeWords {
  /** Whose marks, and of which period. */
  heading(whose: string, period: string): string;
  /** The same, where only some are shown. */
  latest(whose: string, period: string): string;
  readonly nothing: string;
  /** What stands between units and hundredths. */
  readonly decimalSign: "." | ",";
  /** What stands in place of a mark. */
  readonly annotations: Readonly<Record<GradeAnnotation, string>>;
  readonly congratulations: string;
  unknown(code: number | undefined): string;
  /** Titles of columns. */
  readonly columns: {
    readonly date: string;
    readonly subject: string;
    readonly mark: string;
    readonly classMean: string;
    readonly min: string;
    readonly max: string;
    readonly coefficient: string;
    readonly test: string;
    readonly pupil: string;
  };
  readonly noSubject: string;
  readonly bonus: string;
  readonly optional: string;
  broughtTo(scale: string): string;
  readonly quiz: string;
  readonly supervised: string;
  readonly group: string;
  themes(names: string): string;
  subjectFile(name: string): string;
  correctionFile(name: string): string;
  /** In sentences, where there is no room for columns. */
  coefficient(number: string): string;
  classMean(mean: string): string;
  fromTo(min: string, max: string): string;
  readonly averages: string;
  readonly averagesHidden: string;
  readonly notRepresentative: string;
  /** General averages; a text says what is not published. */
  overall(average: string): string;
  classOverall(average: string): string;
  readonly notPublished: string;
  /** Explains the sign for what is absent from a table of averages. */
  absentAverage(sign: string): string;
}

/** Why a command cannot be done as it was given; each is a fact and the next step. */
export interface Complaints {
  readonly missingUrl: Complaint;
  readonly badAddress: Complaint;
  readonly addressWithPassword: Complaint;
  insecure(host: string): Complaint;
  readonly missingUser: Complaint;
  readonly missingPassword: Complaint;
  readonly passwordOption: Complaint;
  readonly pinOption: Complaint;
  readonly missingPin: Complaint;
  /** `preau login` with nothing, where nobody can be asked. */
  readonly nothingToLogInWith: Complaint;
  readonly codeAndAddress: Complaint;
  readonly codeAsArgument: Complaint;
  codeUnreadable(code: string): Complaint;
  readonly twoCodes: Complaint;
  readonly badPin: Complaint;
  readonly missingNewPin: Complaint;
  fileUnwritable(code: string): Complaint;
  readonly notACode: Complaint;
  readonly noToken: Complaint;
  otherSchool(account: string, school: string, space: string): Complaint;
  readonly accountAndAddress: Complaint;
  readonly noAccount: Complaint;
  severalAccounts(names: string): Complaint;
  noSuchAccount(names: string): Complaint;
  readonly interrupted: string;
  spaceConflict(page: string, space: string): Complaint;
  notADay(option: string, text: string): Complaint;
  rangeBackwards(from: string, to: string): Complaint;
  notANumber(option: string, text: string): Complaint;
  notAChoice(option: string, choices: string): Complaint;
  unknownOption(option: string, suggestion: string | undefined): Complaint;
  unknownCommand(command: string, suggestion: string | undefined): Complaint;
  missingValue(option: string): Complaint;
  readonly tooManyArguments: Complaint;
  notATimeZone(text: string): Complaint;
  notAPlace(option: string): Complaint;
  childOfNobody(option: string): Complaint;
  noSuchChild(children: string): Complaint;
  readonly noTimetableForStaff: Complaint;
  readonly noHomeworkForStaff: Complaint;
  readonly noGradesForStaff: Complaint;
  noSuchPeriod(periods: string): Complaint;
  readonly pupilsOnly: Complaint;
  readonly schoolLifeOnly: Complaint;
  readonly fileWithoutClass: Complaint;
  noSuchClass(classes: string): Complaint;
  noSuchStudent(students: string): Complaint;
  noSuchKey(key: string, look: string | undefined): Complaint;
  severalKeys(key: string, keys: string): Complaint;
  readonly weekAndRange: Complaint;
  readonly secretAddress: Complaint;
  readonly notEveryFile: string;
  folderUnusable(code: string): Complaint;
  unexpected(message: string): Complaint;
}

/** A fact, and what to do. */
export interface Complaint {
  readonly fact: string;
  readonly hint?: string;
}

/** What is said beside the data, on stderr. */
export interface Notes {
  readonly password: string;
  connecting(host: string): string;
  readonly startingDemo: string;
  firstChildOnly(child: string, others: string): string;
  assumedStudent(space: string): string;
  leftOut(count: number, where: string): string;
  schoolSays(text: string): string;
  detail(text: string): string;
  notBefore(when: string): string;
  demoSchool(school: string, version: string, day: string): string;
  demoPupil(name: string, className: string | undefined): string;
  demoEnd(page: { readonly login: string; readonly password: string }): readonly string[];
}

/** Words for an error of the library. */
export interface ErrorWords {
  /** Absent where the library's own English message says it better. */
  readonly fact?: string;
  readonly hint?: string;
  /** The library's message says which host, which item, which step: shown beneath. */
  readonly detail?: boolean;
}
