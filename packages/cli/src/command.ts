import type { ProfileName } from "@preau/emulator";

/** How a server is reached. */
export interface ReachOptions {
  readonly timeZone?: string;
  readonly insecureHosts: readonly string[];
  readonly timeoutMs?: number;
}

/** An account by address and login; the password is asked for. */
export interface AddressedAccount extends ReachOptions {
  readonly url: string;
  readonly user: string;
  readonly space?: SpaceName;
  /** A parent's child, by name or by a part of it. */
  readonly child?: string;
}

/** An account that `preau login` has linked. */
export interface LinkedAccount extends ReachOptions {
  /** Its name here, or a part of it; the only one when absent. */
  readonly account?: string;
  readonly child?: string;
  readonly url?: never;
}

/** Whose account, and how to reach it. */
export type AccountOptions = AddressedAccount | LinkedAccount;

/** Days that were asked for, `"2026-01-12"`; what is absent is chosen by the command. */
export interface DayRange {
  readonly from?: string;
  readonly to?: string;
}

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
  /** Name that the account gets here, or has already. */
  readonly account?: string;
  /** What people call it. */
  readonly label?: string;
  readonly reach: ReachOptions;
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

/** What the arguments ask for. */
export type Command =
  | DemoCommand
  | LoginCommand
  | QrCommand
  | AccountsCommand
  | WhoamiCommand
  | LogoutCommand
  | TimetableCommand
  | HomeworkCommand
  | GradesCommand;

/** Text that the arguments ask for, such as `--help`. */
export interface TextToShow {
  readonly name: "text";
  readonly text: string;
  /** Help that nobody asked for is not data. */
  readonly asked: boolean;
}

/**
 * Page of each space that `--space` may name. The library says which of them it covers.
 *
 * @evidence the same table as the wire package's `spaces`, which a command line has no business with; pages
 *   of the desktop, as schools publish them
 */
export const spacePages = {
  student: "eleve.html",
  parent: "parent.html",
  "school-life": "viescolaire.html",
  teacher: "professeur.html",
  companion: "accompagnant.html",
  tutor: "tuteur.html",
  company: "entreprise.html",
  academy: "academie.html",
  direction: "direction.html",
} as const;

/** A space, as `--space` names it. */
export type SpaceName = keyof typeof spacePages;

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
