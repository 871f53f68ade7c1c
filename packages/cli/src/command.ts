import type { ProfileName } from "@preau/emulator";
import type { AccountOptions, DayRange, LinkedAccount, ReachOptions, SpaceName } from "./account-options.js";
import type { ReadingCommand } from "./reading-commands.js";
import type { LookUpCommand, WriteCommand } from "./writing-commands.js";

export {
  type AccountOptions,
  type AddressedAccount,
  type DayRange,
  type LinkedAccount,
  type ReachOptions,
  type SpaceName,
  spacePages,
} from "./account-options.js";

/** `preau demo` */
export interface DemoCommand {
  readonly name: "demo";
  readonly date?: string;
  readonly seed?: number;
  readonly profile?: ProfileName;
  readonly json: boolean;
}

/** `preau timetable` */
export interface TimetableCommand {
  readonly name: "timetable";
  readonly account: AccountOptions;
  readonly range: DayRange;
  readonly json: boolean;
  readonly raw: boolean;
}

/** `preau homework` */
export interface HomeworkCommand {
  readonly name: "homework";
  readonly account: AccountOptions;
  readonly range: DayRange;
  readonly json: boolean;
}

/** `preau grades` */
export interface GradesCommand {
  readonly name: "grades";
  readonly account: AccountOptions;
  /** Name of a period, or a part of it; the current one when absent. */
  readonly period?: string;
  readonly json: boolean;
}

/** `preau login` */
export interface LoginCommand {
  readonly name: "login";
  /** File with a QR code's picture or text; `-` is the standard input. */
  readonly code?: string;
  readonly url?: string;
  readonly user?: string;
  readonly space?: SpaceName;
  /** A school portal, by name or words; `true`: which one is to be found out. Login and password are the portal's then. */
  readonly portal?: string | true;
  /** Whose account it is on the portal; by the space when absent. */
  readonly profile?: "student" | "parent";
  /** What to choose where the portal asks. */
  readonly choice?: string;
  /** Name that the account gets here, or has already. */
  readonly account?: string;
  /** What people call it. */
  readonly label?: string;
  readonly reach: ReachOptions;
  readonly json: boolean;
}

/** `preau portals` */
export interface PortalsCommand {
  readonly name: "portals";
  /** Words that a portal must fit; all portals when absent. */
  readonly words?: string;
  /** A school, whose portal is looked for. */
  readonly url?: string;
  readonly space?: SpaceName;
  readonly reach: ReachOptions;
  readonly json: boolean;
}

/** `preau relink` */
export interface RelinkCommand {
  readonly name: "relink";
  /** File with a QR code's picture or text; `-` is the standard input. */
  readonly code?: string;
  /** An account that is linked; the address, the login and the space are taken from it. */
  readonly account: LinkedAccount;
  readonly json: boolean;
}

/** `preau accounts` */
export interface AccountsCommand {
  readonly name: "accounts";
  readonly json: boolean;
}

/** `preau whoami` */
export interface WhoamiCommand {
  readonly name: "whoami";
  readonly account: LinkedAccount;
  readonly json: boolean;
}

/** `preau logout` */
export interface LogoutCommand {
  readonly name: "logout";
  readonly account?: string;
}

/** `preau qr` */
export interface QrCommand {
  readonly name: "qr";
  readonly account: LinkedAccount;
  /** File that the code is drawn in. */
  readonly svg?: string;
  readonly json: boolean;
}

/** `preau doctor` */
export interface DoctorCommand {
  readonly name: "doctor";
  /** Any address of the school; without one, it is about a linked account. */
  readonly address?: string;
  /** With an address: logs in by password, once. */
  readonly user?: string;
  readonly account?: string;
  readonly space?: SpaceName;
  /** File that the report is written to. */
  readonly report?: string;
  readonly reach: ReachOptions;
  readonly json: boolean;
}

/** `preau schools` */
export interface SchoolsCommand {
  readonly name: "schools";
  /** Degrees. */
  readonly near: { readonly latitude: number; readonly longitude: number };
  readonly endpoint?: string;
  readonly timeoutMs?: number;
  readonly json: boolean;
}

/** What the arguments ask for. */
export type Command =
  | DoctorCommand
  | SchoolsCommand
  | DemoCommand
  | LoginCommand
  | PortalsCommand
  | QrCommand
  | AccountsCommand
  | WhoamiCommand
  | LogoutCommand
  | TimetableCommand
  | HomeworkCommand
  | GradesCommand
  | RelinkCommand
  | ReadingCommand
  | LookUpCommand
  | WriteCommand;

/** Text that the arguments ask for, such as `--help`. */
export interface TextToShow {
  readonly name: "text";
  readonly text: string;
  /** Help that nobody asked for is not data. */
  readonly asked: boolean;
}

/** Versions that `preau demo` may imitate. */
export const demoProfiles = [
  "2022",
  "2024.3.8",
  "2024.3.11",
  "2024-secure",
  "2025.2",
  "2025-secure",
  "2026.1",
  "2026.2.5",
] as const satisfies readonly ProfileName[];
