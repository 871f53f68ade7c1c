import type { Feature, ReadingWarning, UnreadKeys } from "@preau/client";
import type { ExitCode } from "../exit-codes.js";

/** Steps of the way in, in order. Stable: `--json` prints them. */
export const stepNames = [
  "account",
  "address",
  "gate",
  "dns",
  "connection",
  "tls",
  "server",
  "portal",
  "page",
  "dialect",
  "parameters",
  "login",
  "rights",
  "tabs",
  "read",
] as const;

/** One of them. */
export type StepName = (typeof stepNames)[number];

/** Why nobody gets as far as a page: this machine, the address, the network. */
export type ReachCause =
  | "store-unreadable"
  | "address-invalid"
  | "address-with-secret"
  | "address-of-portal"
  | "gate-closed"
  | "host-unknown"
  | "dns-unavailable"
  | "connection-refused"
  | "host-unreachable"
  | "connection-timeout"
  | "connection-cut"
  | "timeout"
  | "answer-too-large"
  | "no-tls"
  | "tls-failed"
  | "certificate-expired"
  | "certificate-not-yet-valid"
  | "certificate-self-signed"
  | "certificate-of-another-host"
  | "certificate-untrusted";

/** Why a page, a login or a reading does not work, is odd, or was left out. */
export type PageCause =
  | "not-pronote"
  | "no-pronote-there"
  | "captive-portal"
  | "redirect-loop"
  | "server-closed"
  | "server-error"
  | "address-suspended"
  | "rate-limited"
  | "portal-known"
  | "portal-unknown"
  | "other-login-page"
  | "wrong-space"
  | "other-space-opened"
  | "page-changed"
  | "protocol-changed"
  | "not-understood"
  | "wrong-password"
  | "token-refused"
  | "second-factor"
  | "wrong-pin"
  | "account-disabled"
  | "access-denied"
  | "space-not-covered"
  | "portal-refused"
  | "rights-refused"
  | "no-tabs"
  | "read-refused"
  | "session-lost"
  | "refused"
  // Odd
  | "not-encrypted"
  | "not-needed"
  | "no-description"
  | "read-only"
  | "portal-optional"
  | "version-newer"
  | "dialect-detour"
  | "tabs-hidden"
  | "partly-read"
  // Left out
  | "no-account-named"
  | "no-password"
  | "nothing-to-read"
  | "not-reached";

/** Why a step failed, is odd, or was left out. Stable: `--json` prints them; docs/doctor.md explains each. */
export type Cause = ReachCause | PageCause;

/** What a step found out, for texts and for `--json`. What is absent is not known. */
export interface Details {
  readonly account?: string;
  readonly host?: string;
  readonly port?: number;
  readonly url?: string;
  readonly page?: string;
  /** Audiences of the spaces that the school publishes. */
  readonly spaces?: readonly string[];
  readonly space?: string;
  readonly addresses?: number;
  /** Version of TLS. */
  readonly protocol?: string;
  /** Days. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly issuer?: string;
  /** Names that a certificate is for. */
  readonly names?: readonly string[];
  readonly school?: string;
  readonly version?: string;
  readonly portal?: string;
  /** Rows of the table of portals that fit. */
  readonly rows?: readonly string[];
  readonly dialect?: string;
  readonly encrypted?: boolean;
  readonly compressed?: boolean;
  readonly demonstration?: boolean;
  /** Where the protocol differs, and how; structure only. */
  readonly at?: string;
  readonly expected?: string;
  readonly seen?: string;
  readonly path?: string;
  readonly call?: string;
  /** Number that the server gave. */
  readonly wireCode?: number;
  /** Code of the system or of TLS. */
  readonly code?: string;
  /** Why a gate is closed, and until when (ISO 8601, UTC). */
  readonly reason?: string;
  readonly until?: string;
  readonly how?: "session" | "token" | "password";
  readonly features?: readonly Feature[];
  readonly hidden?: readonly Feature[];
  readonly feature?: Feature;
  readonly count?: number;
  readonly seconds?: number;
}

/** One step of the way in. */
export interface Step {
  readonly step: StepName;
  readonly status: "ok" | "warning" | "failed" | "skipped";
  /** Absent when it is ok. */
  readonly cause?: Cause;
  readonly milliseconds?: number;
  readonly details: Details;
  /** The library's English message, which holds no secret and nothing personal; of a failed step. */
  readonly message?: string;
  /** The server's own words, which may name people: shown, and kept out of JSON and reports. */
  readonly said?: string;
}

/** What was noticed of answers that this version of preau does not know. */
export interface Drift {
  /** Parts that could not be read and were left out. */
  readonly warnings: readonly ReadingWarning[];
  /** Keys that nobody reads, by remote function. Many are known, and left alone on purpose. */
  readonly unreadKeys: readonly UnreadKeys[];
  /** Numbers of kinds that nobody knows, such as of a mark. */
  readonly unknownCodes: readonly string[];
}

/** The way in, as far as it was gone. */
export interface Diagnosis {
  readonly steps: readonly Step[];
  readonly outcome: "ok" | "warning" | "failed";
  readonly drift: Drift;
  readonly exitCode: ExitCode;
}
