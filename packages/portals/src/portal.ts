import type { Environment } from "@preau/client";

/** What a portal needs to sign somebody in. */
export interface PortalContext {
  /** The person's name on the portal, which is often another than PRONOTE's. */
  readonly username: string;
  /** The person's password on the portal. It is given to the portal and to nobody else. */
  readonly password: string;
  /** Page of the PRONOTE space to reach, such as `https://example.net/pronote/eleve.html`. */
  readonly pronoteUrl: string;
  /** Aborts the sign-in; the promise then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** What carries the requests; default the global `fetch`. It must let redirections be looked at (`redirect: "manual"`). */
  readonly fetch?: typeof fetch | undefined;
  /** Clock, and another way to give a `fetch`. */
  readonly environment?: Partial<Pick<Environment, "fetch" | "now">> | undefined;
  /** Longest wait for one page, in milliseconds; default 15 000. A sign-in takes four times as long at most. */
  readonly timeoutMs?: number | undefined;
  /** Name of the browser to give, the same for all hosts. */
  readonly userAgent?: string | undefined;
  /**
   * Hosts that may be reached without TLS, by name: a portal that has none gets the password in clear. This machine's
   * own addresses always may, as the address of PRONOTE.
   */
  readonly insecureHosts?: readonly string[] | undefined;
}

/** One thing that a portal lets people choose between. */
export interface PortalChoice {
  /** The portal's own name for it. */
  readonly value: string;
  /** Its words, in French: a school, a kind of account. */
  readonly label: string;
}

/** A question that a portal asks in the middle of a sign-in. */
export interface PortalQuestion {
  /** `account`: which of several accounts; `account-kind`: what kind of account (pupil, parent, ÉduConnect…). */
  readonly about: "account" | "account-kind";
  /** Host that asks. */
  readonly host: string;
  readonly choices: readonly PortalChoice[];
}

/** Answers to what some portals ask besides name and password. */
export interface PortalAnswers {
  /** Birth date, as `2012-09-30`: the pupil's own; for a parent, that of a child. A function is asked when a portal asks. */
  readonly birthDate?: string | (() => string | Promise<string>) | undefined;
  /** How ÉduConnect's page joins the date; default `DDMMYYYY`, which nobody has confirmed. */
  readonly birthDateFormat?: string | undefined;
  /** Whose ÉduConnect account it is; default by the page of PRONOTE (`eleve.html`, `parent.html`). */
  readonly profile?: "student" | "parent" | undefined;
  /** What to choose where a portal asks: a value, a part of a label, or a function that is asked. */
  readonly choose?: string | ((question: PortalQuestion) => string | Promise<string>) | undefined;
  /** Gives the code that the portal has just sent. */
  readonly code?: (() => string | Promise<string>) | undefined;
  /**
   * Open ENT NG behind ÉduConnect: when ÉduConnect refuses the pair, try it as an account of the portal itself. This
   * gives the password to a second host.
   */
  readonly localFallback?: boolean | undefined;
}

/** One cookie of the PRONOTE server, obtained at the end of the portal's redirections. */
export interface PortalCookie {
  readonly name: string;
  readonly value: string;
  /** Host that set it; the cookie is sent to no other. */
  readonly host: string;
}

/**
 * How the PRONOTE page is reached once the portal has let the person in: through an address that carries a ticket good
 * for one use (opened once, as it stands, with the cookies), or through cookies and the ordinary address.
 */
export type PortalPass =
  | { readonly address: string; readonly cookies?: readonly PortalCookie[] }
  | { readonly cookies: readonly PortalCookie[] };

/** Signs somebody in on one portal. French: "espace numérique de travail" (ENT), "CAS". */
export type Portal = (context: PortalContext) => Promise<PortalPass>;
