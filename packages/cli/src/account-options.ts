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
