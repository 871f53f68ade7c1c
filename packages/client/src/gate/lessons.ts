import { platform } from "#platform";
import type { PortalLoginError } from "../errors/portal-errors.js";
import { isPronoteError } from "../errors/pronote-error.js";
import { toHex, utf8 } from "../platform/bytes.js";
import { type Ledger, withClosure, withRefusal, withRefusalOnHost, withRefusedSecret } from "./ledger.js";

/** A page of the book: one account and its host. */
export interface Ledgers {
  readonly host: Ledger;
  readonly account: Ledger;
}

/** What is sent to prove who somebody is. */
export interface GateSecret {
  readonly login: string;
  readonly password: string;
}

/**
 * Tells a refused secret again without keeping it: 24 bits of a digest. One secret in sixteen million bears
 * the mark of another; nobody finds the secret by its mark, for every sixteen-millionth guess fits.
 */
export function markOf(account: string, { login, password }: GateSecret): string {
  const text = JSON.stringify([account, login, password]);
  return toHex(platform.sha256(utf8(text)).subarray(0, 3));
}

/** A portal's refusal says nothing against a password unless it says so; what it asks or lacks says nothing at all. */
function lessonOfPortal({ reason }: PortalLoginError): ReturnType<typeof lessonOf> {
  if (reason === "blocked")
    return ({ host, account }, now) => ({ host, account: withClosure(account, "rate-limited", now) });
  if (reason !== "refused") return undefined;
  return ({ host, account }, now) => ({
    host: withRefusalOnHost(host, now),
    account: withRefusal(account, now),
  });
}

/** What an error teaches: which ledgers it changes, and how. */
export function lessonOf(
  error: unknown,
  mark: string | undefined,
): ((ledgers: Ledgers, now: number) => Ledgers) | undefined {
  if (!isPronoteError(error)) return undefined;
  switch (error.code) {
    case "credentials":
    case "token-rejected":
    case "qr-expired":
      if (mark === undefined) return undefined;
      return ({ host, account }, now) => ({
        host: withRefusalOnHost(host, now),
        account: withRefusedSecret(account, mark, now),
      });
    case "portal-login":
      return lessonOfPortal(error as PortalLoginError); // the error of that code
    case "rate-limited":
      return ({ host, account }, now) => ({ host, account: withClosure(account, "rate-limited", now) });
    case "suspended":
      return ({ host, account }, now) => ({ host: withClosure(host, "suspended", now), account });
    case "outcome-unknown":
      // What nobody knows of a write is whether it was made; what the server said instead is known.
      return lessonOf(error.cause, undefined);
    case "server-closed":
      return ({ host, account }, now) => ({ host: withClosure(host, "server-closed", now), account });
    default:
      return undefined;
  }
}
