import type { DoctorHelp } from "./doctor-help-words.js";
import type { ReadingHelp } from "./reading-help-words.js";
import type { WritingHelp } from "./writing-help-words.js";

/** Help, in one language. */
export interface HelpWords {
  readonly about: string;
  readonly usage: string;
  readonly options: string;
  readonly arguments: string;
  readonly commands: string;
  /** Titles beneath the options: "Examples:", and the variables of the environment. */
  readonly examples: string;
  readonly environment: string;
  /** Words of the usage line. */
  readonly optionsPlaceholder: string;
  readonly commandPlaceholder: string;
  readonly help: string;
  readonly helpCommand: string;
  readonly version: string;
  readonly demo: string;
  readonly login: string;
  readonly relink: string;
  readonly accounts: string;
  readonly whoami: string;
  readonly logout: string;
  readonly qr: string;
  readonly timetable: string;
  readonly homework: string;
  readonly grades: string;
  readonly reading: ReadingHelp;
  readonly wayIn: DoctorHelp;
  readonly writing: WritingHelp;
  readonly option: {
    readonly lang: string;
    readonly date: string;
    readonly seed: string;
    readonly profile: string;
    readonly demoJson: string;
    readonly url: string;
    readonly user: string;
    readonly space: string;
    readonly child: string;
    readonly account: string;
    readonly qr: string;
    readonly qrJson: string;
    readonly svg: string;
    readonly qrDataJson: string;
    readonly loginAccount: string;
    readonly label: string;
    readonly accountJson: string;
    readonly timetableFrom: string;
    readonly timetableTo: string;
    readonly homeworkFrom: string;
    readonly homeworkTo: string;
    readonly json: string;
    readonly raw: string;
    readonly period: string;
    readonly gradesJson: string;
    readonly timeZone: string;
    readonly insecureHost: string;
    readonly timeout: string;
  };
  /** Printed below the list of options. */
  readonly afterProgram: string;
  readonly afterDemo: string;
  readonly afterLogin: string;
  readonly afterRelink: string;
  readonly afterAccounts: string;
  readonly afterWhoami: string;
  readonly afterLogout: string;
  readonly afterQr: string;
  readonly afterTimetable: string;
  readonly afterHomework: string;
  readonly afterGrades: string;
}
