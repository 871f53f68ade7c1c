import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/** The library was called wrongly; nothing was sent. */
export class UsageError extends PronoteError {
  readonly code = "usage";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "Mend the call; the message says what is wrong.", details);
  }
}

/** No answer, or a broken one: the host is unknown, refuses, or the connection was cut. */
export class NetworkError extends PronoteError {
  readonly code = "network";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "later", "Check the connection and the address, then try again.", details);
  }
}

/** No answer in time. */
export class TimeoutError extends PronoteError {
  readonly code = "timeout";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "later",
      "The server is slow or unreachable: try again later, or raise timeoutMs.",
      details,
    );
  }
}

/** Login or password wrong. Asking again with the same secret ends in a suspended address. */
export class BadCredentialsError extends PronoteError {
  readonly code = "credentials";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Check login and password. Do not try the same again: the server counts failures.",
      details,
    );
  }
}

/** The PIN does not open this QR code. Found out without asking the server. */
export class WrongQrPinError extends PronoteError {
  readonly code = "wrong-qr-pin";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "Type the four digits that were chosen when the QR code was made.", details);
  }
}

/** A QR code is good for ten minutes and one login. */
export class QrCodeExpiredError extends PronoteError {
  readonly code = "qr-expired";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Make a new QR code in PRONOTE; it is good for ten minutes and one use.",
      details,
    );
  }
}

/** A token that was used, replaced by a newer one, or withdrawn. Only the last one issued works. */
export class TokenRejectedError extends PronoteError {
  readonly code = "token-rejected";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Enrol again with a QR code or a password. Each token works once: keep the newest, in one place.",
      details,
    );
  }
}

/** The school has disabled this account. */
export class AccountDisabledError extends PronoteError {
  readonly code = "disabled";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "The school can enable it again.", details);
  }
}

/** Name and password are right, yet this account may not enter this space. */
export class AccessDeniedError extends PronoteError {
  readonly code = "access-denied";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "Ask the school; trying again changes nothing.", details);
  }
}

/** The session is over: expired, refused, or out of step with the server. */
export class SessionLostError extends PronoteError {
  readonly code = "session-lost";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "later", "Log in again; not in a loop, or the address is suspended.", details);
  }
}

/** A write was sent and its answer is lost for good: it may or may not have been applied. */
export class OutcomeUnknownError extends PronoteError {
  readonly code = "outcome-unknown";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "Log in again and look before doing it once more.", details);
  }
}

/** An entity of an earlier session, which the server no longer knows under that id. */
export class StaleReferenceError extends PronoteError {
  readonly code = "stale-reference";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "Fetch the list again and use the fresh entity.", details);
  }
}

/** Too many attempts: the server asks for patience. */
export class RateLimitedError extends PronoteError {
  readonly code = "rate-limited";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "later", "Wait at least an hour before trying again.", details);
  }
}

/** The server has suspended this network address, browsers included. */
export class AddressSuspendedError extends PronoteError {
  readonly code = "suspended";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "later",
      "Wait some hours. Browsers of the same address are refused too, and trying prolongs it.",
      details,
    );
  }
}

/** The site is closed, busy or being updated. */
export class ServerClosedError extends PronoteError {
  readonly code = "server-closed";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "later",
      "Try later: schools close their server at night, in holidays or for an update.",
      details,
    );
  }
}

/** The address answers, but not with a PRONOTE page. */
export class NotPronoteError extends PronoteError {
  readonly code = "not-pronote";
  /** What there is instead: nothing at that place, redirections without an end, or something else. */
  readonly found: "nothing" | "circle" | "something-else";
  constructor(
    message: string,
    details: ErrorDetails = {},
    found: NotPronoteError["found"] = "something-else",
  ) {
    super(message, "never", "Open the address in a browser: it must show the school's PRONOTE.", details);
    this.found = found;
  }
}

/** Hidden by the school, or not among this account's rights. */
export class NotAllowedError extends PronoteError {
  readonly code = "not-allowed";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Logging in again changes nothing; client.can(…) tells what the school offers.",
      details,
    );
  }
}

/** Not in this version of PRONOTE, or not in this version of the library. */
export class UnsupportedError extends PronoteError {
  readonly code = "unsupported";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "See the documentation for what is covered.", details);
  }
}

/** A parent has no such child, or several that the name fits. */
export class ChildNotFoundError extends PronoteError {
  readonly code = "child-not-found";
  constructor(message: string, details: ErrorDetails = {}) {
    super(
      message,
      "never",
      "Names are written as in client.children; a part of one is enough when it fits only one child.",
      details,
    );
  }
}

/** The server said no, and the library has no better class for it: see `wireCode`. */
export class RequestRefusedError extends PronoteError {
  readonly code = "refused";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "never", "The server's own words are in wireMessage.", details);
  }
}

/** The server speaks a protocol that this version of the library does not know. */
export class ProtocolChangedError extends PronoteError {
  readonly code = "protocol-changed";
  /** Step of the way in that differed. */
  readonly step: string;
  /** What this version of the library knows of that step. */
  readonly expected: string;
  /** What was there instead: kinds, keys and numbers; never a value that could be anybody's. */
  readonly seen: string;
  constructor(
    where: { readonly step: string; readonly expected: string; readonly seen: string },
    details: ErrorDetails = {},
  ) {
    super(
      `The protocol has changed at the ${where.step}: expected ${where.expected}, saw ${where.seen}.`,
      "never",
      "Look for a newer version of the library, or report this message.",
      details,
    );
    this.step = where.step;
    this.expected = where.expected;
    this.seen = where.seen;
  }
}

/** An answer that the library does not understand. The path says where. */
export class DecodeError extends PronoteError {
  readonly code = "decode";
  /** Where, such as `listeDevoirs[3].bareme`. */
  readonly path: string;
  readonly expected: string;
  /** Kind of what was there, never its value. */
  readonly received: string;
  constructor(
    where: { readonly path: string; readonly expected: string; readonly received: string },
    details: ErrorDetails = {},
  ) {
    super(
      `${where.path}: expected ${where.expected}, received ${where.received}.`,
      "never",
      "This is a change of PRONOTE or a mistake of the library: please report this message.",
      details,
    );
    this.path = where.path;
    this.expected = where.expected;
    this.received = where.received;
  }
}

/**
 * The store cannot keep, read or lock an account. Thrown before a token is spent wherever that can be known; what was kept stays.
 */
export class StoreError extends PronoteError {
  readonly code = "store";
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, "later", "Mend the store before logging in; what it held has not been changed.", details);
  }
}
