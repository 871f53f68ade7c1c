import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/**
 * What kind of page it is that nobody gets past:
 *
 * - `elsewhere`: another service's, or one that a portal is not known to have: it has moved, or is another
 * - `network`: the network is refused (data centre, VPN, abroad); the password was not looked at
 * - `captcha`, `protection`: a riddle, or a filter that wants a real browser
 * - `script`: a page that only JavaScript can fill
 * - `loop`: redirections in a circle
 * - `clear`: it would go on without TLS
 * - `gone`: nothing there, or no page
 */
export type PortalPageReason =
  | "elsewhere"
  | "network"
  | "captcha"
  | "protection"
  | "script"
  | "loop"
  | "clear"
  | "gone";

/** The address leads to the login page of another service, such as a school portal (ENT). */
export class PortalPageError extends PronoteError {
  readonly code = "portal-page";
  /** Host of the other service. */
  readonly host: string;
  readonly reason: PortalPageReason;
  constructor(
    message: string,
    host: string,
    { reason = "elsewhere", ...details }: ErrorDetails & { readonly reason?: PortalPageReason } = {},
  ) {
    super(
      message,
      "never",
      "This school signs in through a portal (ENT): pass the option portal, or log in with a QR code made in PRONOTE.",
      details,
    );
    this.host = host;
    this.reason = reason;
  }
}

/**
 * Why a portal let nobody in, for the caller to choose what to do:
 *
 * - `blocked`: the portal has blocked the account for a while
 * - `browser`: it wants something that is done once in a browser (activation, terms, a new password)
 * - `choice`: it asks which account or profile is meant; `choices` lists them
 * - `service`: it does not serve this school's PRONOTE
 * - `unknown`: signed in, but the next in the chain (portal or PRONOTE) does not know this person
 * - `answer`: it does not accept the birth date or the code that it was given
 * - `refused`: it refused, for a reason that is not understood
 */
export type PortalLoginReason =
  | "blocked"
  | "browser"
  | "choice"
  | "service"
  | "unknown"
  | "answer"
  | "refused";

/** A school portal (ENT) answered, and does not let the person through to PRONOTE. */
export class PortalLoginError extends PronoteError {
  readonly code = "portal-login";
  /** Host that answered. */
  readonly host: string;
  readonly reason: PortalLoginReason;
  /** What there is to choose from, as the portal words it; empty unless `reason` is `choice`. */
  readonly choices: readonly string[];
  constructor(
    message: string,
    where: {
      readonly host: string;
      readonly reason: PortalLoginReason;
      readonly choices?: readonly string[];
    },
    details: ErrorDetails = {},
  ) {
    super(
      message,
      where.reason === "blocked" ? "later" : "never",
      "Sign in once at the portal in a browser, or log in with a QR code made in PRONOTE.",
      details,
    );
    this.host = where.host;
    this.reason = where.reason;
    this.choices = where.choices ?? [];
  }
}

/** A school portal (ENT) asks for more than a password, and nobody has answered. */
export class PortalQuestionError extends PronoteError {
  readonly code = "second-factor";
  /** The birth date (`2012-09-30`), or a code that the portal has just sent. */
  readonly asks: "birth-date" | "code";
  constructor(message: string, asks: PortalQuestionError["asks"], details: ErrorDetails = {}) {
    super(message, "never", "Give the portal the answer: see its options birthDate and code.", details);
    this.asks = asks;
  }
}
