/** What the caller may do after an error: never the same again, later, or at once. */
export type RetryAdvice = "never" | "later" | "now";

/** Stable code of every error the library throws. */
export type ErrorCode =
  | "usage"
  | "network"
  | "timeout"
  | "credentials"
  | "disabled"
  | "access-denied"
  | "second-factor"
  | "wrong-pin"
  | "wrong-qr-pin"
  | "qr-expired"
  | "qr-unreadable"
  | "token-rejected"
  | "session-lost"
  | "outcome-unknown"
  | "stale-reference"
  | "rate-limited"
  | "suspended"
  | "gate-closed"
  | "server-closed"
  | "not-pronote"
  | "portal-page"
  | "portal-login"
  | "not-allowed"
  | "unsupported"
  | "child-not-found"
  | "discussion-closed"
  | "refused"
  | "protocol-changed"
  | "decode"
  | "store";

/** What an error knows beyond its message. */
export interface ErrorDetails {
  /** Remote function that was being called. */
  readonly call?: string | undefined;
  /** The next step, for the person who reads the message. */
  readonly hint?: string | undefined;
  readonly retry?: RetryAdvice | undefined;
  /** Instant (ISO 8601, UTC) before which trying again is pointless or harmful. */
  readonly nextAllowedAt?: string | undefined;
  /** Number that the server gave. */
  readonly wireCode?: number | undefined;
  /** The server's own French words. Never printed or logged by the library: it may name people. */
  readonly wireMessage?: string | undefined;
  readonly cause?: unknown;
}

const brand: unique symbol = Symbol.for("preau.error") as never;

/**
 * Base of every error the library throws. Messages are English and free of secrets and of pupils' data:
 * the fact first, then the next step.
 */
export abstract class PronoteError extends Error {
  abstract readonly code: ErrorCode;
  readonly retry: RetryAdvice;
  /** The next step. */
  readonly hint: string;
  declare readonly call?: string;
  declare readonly nextAllowedAt?: string;
  declare readonly wireCode?: number;
  readonly #wireMessage: string | undefined;

  constructor(message: string, retry: RetryAdvice, hint: string, details: ErrorDetails) {
    const nextStep = details.hint ?? hint;
    const text = `${message} ${nextStep}`;
    super(
      details.call === undefined ? text : `${details.call}: ${text}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.name = new.target.name;
    this.retry = details.retry ?? retry;
    this.hint = nextStep;
    if (details.call !== undefined) this.call = details.call;
    if (details.nextAllowedAt !== undefined) this.nextAllowedAt = details.nextAllowedAt;
    if (details.wireCode !== undefined) this.wireCode = details.wireCode;
    this.#wireMessage = details.wireMessage;
    Object.defineProperty(this, brand, { value: true, enumerable: false });
  }

  /** The server's own French words, when it gave any. May name people: show it, do not log it. */
  get wireMessage(): string | undefined {
    return this.#wireMessage;
  }
}

/** Whether a value is an error of this library, even of another copy of the package. */
export function isPronoteError(value: unknown): value is PronoteError {
  return typeof value === "object" && value !== null && brand in value;
}
