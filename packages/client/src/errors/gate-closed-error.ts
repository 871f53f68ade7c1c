import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/** Why a gate is closed, in words. */
const words: Readonly<Record<string, string>> = {
  logins: "the budget of logins is used up",
  requests: "the budget of requests is used up",
  refused: "what was sent to log in was refused several times",
  "rate-limited": "the server has seen too many failed attempts",
  suspended: "the server has suspended this network address",
  "server-closed": "the site was not available",
};

/**
 * The library's own gate is closed, so that the server does not suspend anybody. Nothing was sent; it opens at
 * `nextAllowedAt`.
 */
export class GateClosedError extends PronoteError {
  readonly code = "gate-closed";
  /** `logins`, `requests`, `refused`, `rate-limited`, `suspended` or `server-closed`. */
  readonly reason: string;
  /** Whose gate it is. */
  readonly scope: "account" | "host";
  constructor(
    reason: string,
    scope: "account" | "host",
    details: ErrorDetails & { readonly nextAllowedAt: string },
  ) {
    super(
      `The gate of this ${scope} is closed until ${details.nextAllowedAt}, for ${words[reason] ?? reason}; nothing was sent.`,
      "later",
      "Wait until then: insisting is what gets addresses suspended. client.gate.status() tells more.",
      details,
    );
    this.reason = reason;
    this.scope = scope;
  }
}
