import type { PortalLoginReason, PortalPageReason } from "@preau/client";
import type { PortalAccount, PortalState } from "@preau/portals";
import type { Complaint } from "./words.js";

/** What is said about school portals. */
export interface PortalWords {
  readonly help: PortalHelp;
  /** A school sends its visitors to a portal. */
  inFront(host: string): string;
  noneInFront(host: string): string;
  /** Questions. */
  readonly how: string;
  readonly another: string;
  readonly direct: string;
  readonly byCode: string;
  readonly search: string;
  readonly which: string;
  user(portal: string): string;
  password(portal: string): string;
  readonly whose: string;
  readonly profiles: Readonly<Record<"student" | "parent", string>>;
  readonly birthDate: string;
  readonly notADate: string;
  code(portal: string): string;
  readonly noCode: string;
  choice(host: string, about: "account" | "account-kind"): string;
  signingIn(portal: string): string;
  /** The list. */
  readonly columns: Readonly<Record<"name" | "label" | "area" | "account" | "state", string>>;
  readonly accounts: Readonly<Record<PortalAccount, string>>;
  readonly states: Readonly<Record<PortalState, string>>;
  readonly nothingSure: string;
  /** Complaints: a fact, and what to do. */
  noSuchPortal(words: string): Complaint;
  severalPortals(words: string, names: string): Complaint;
  readonly whichPortal: Complaint;
  otherPortal(host: string, names: string): Complaint;
  noPortal(host: string): Complaint;
  readonly portalAndCode: Complaint;
  readonly portalOptionAlone: Complaint;
  readonly noToken: Complaint;
  /** What a login that PRONOTE has refused may have missed. */
  proposed(host: string, names: readonly string[]): string;
  /** What goes wrong at a portal. */
  wrong(portal: string, account: PortalAccount, twin: string | undefined): Complaint;
  changed(portal: string): Complaint;
  readonly overload: Complaint;
  readonly login: Readonly<Record<Exclude<PortalLoginReason, "choice">, (host: string) => Complaint>>;
  choices(host: string, choices: string): Complaint;
  readonly page: Readonly<Record<PortalPageReason, (host: string) => Complaint>>;
  readonly asks: Readonly<Record<"birth-date" | "code", Complaint>>;
  readonly badBirthDate: Complaint;
}

/** Help of the options and of the command about portals. */
export interface PortalHelp {
  readonly portal: string;
  readonly profile: string;
  readonly choice: string;
  readonly portals: string;
  readonly words: string;
  readonly url: string;
  readonly json: string;
  readonly after: string;
  /** Beneath the options of `login`. */
  readonly login: string;
}
