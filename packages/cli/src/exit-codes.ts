import type { ErrorCode } from "@preau/client";

/** What the process tells the shell. Documented in docs/cli.md and in `--help`. */
export const exitCodes = {
  ok: 0,
  /** Something nobody expected: a mistake of preau. */
  unexpected: 1,
  /** The command was given wrongly: nothing was asked of the server, or what was asked does not exist. */
  usage: 2,
  /** The way in is closed: wrong password or PIN, disabled account, a portal's refusal, a link that is dead or cannot be read. */
  account: 3,
  /** No answer, a closed server, or an address that is not PRONOTE's. */
  network: 4,
  /** Hidden by the school, or not covered. */
  notAllowed: 5,
  /** The server and preau do not understand each other. */
  protocol: 6,
  /** A change was sent, and its answer is lost: it may or may not have been made. */
  unknownOutcome: 7,
  /** Nothing was sent: whoever was asked said no, or wrote nothing. */
  declined: 8,
  /** The account or its portal asks for more than a password, and nobody could be asked. */
  moreNeeded: 9,
  /** The server asks for patience (`EX_TEMPFAIL` of sysexits.h). */
  wait: 75,
  /** Ctrl-C, as shells report it. */
  interrupted: 130,
} as const;

/** One of the numbers above. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Exit code of each error that the library throws. */
export const exitCodeOf: Readonly<Record<ErrorCode, ExitCode>> = {
  usage: exitCodes.usage,
  "qr-unreadable": exitCodes.usage,
  "child-not-found": exitCodes.usage,
  credentials: exitCodes.account,
  disabled: exitCodes.account,
  "access-denied": exitCodes.account,
  "second-factor": exitCodes.moreNeeded,
  "wrong-pin": exitCodes.account,
  "wrong-qr-pin": exitCodes.account,
  "qr-expired": exitCodes.account,
  "token-rejected": exitCodes.account,
  "portal-login": exitCodes.account,
  network: exitCodes.network,
  timeout: exitCodes.network,
  "server-closed": exitCodes.network,
  "not-pronote": exitCodes.network,
  "portal-page": exitCodes.network,
  "not-allowed": exitCodes.notAllowed,
  unsupported: exitCodes.notAllowed,
  "discussion-closed": exitCodes.notAllowed,
  refused: exitCodes.protocol,
  "session-lost": exitCodes.protocol,
  "stale-reference": exitCodes.protocol,
  "outcome-unknown": exitCodes.unknownOutcome,
  "protocol-changed": exitCodes.protocol,
  decode: exitCodes.protocol,
  store: exitCodes.account,
  "rate-limited": exitCodes.wait,
  suspended: exitCodes.wait,
  "gate-closed": exitCodes.wait,
};
