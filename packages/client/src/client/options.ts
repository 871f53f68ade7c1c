import { isTimeZone } from "../codec/dates.js";
import { UsageError } from "../errors/errors.js";
import { checkLimits, type GateOptions } from "../gate/limits.js";
import { defaultEnvironment, type Environment } from "../platform/platform.js";
import type { CredentialStore } from "../store/credential-store.js";
import type { HttpLimits } from "../transport/http.js";
import type { Portal, PortalFunction } from "./portal.js";
import type { SecondFactorHandler } from "./second-factor-question.js";

/** What every way in may be given. */
export interface ConnectionOptions {
  /** IANA name of the school's time zone; default `Europe/Paris`, or what an overseas school says itself. */
  readonly timeZone?: string | undefined;
  /** Identity of this device (`client.clientIdentifier`), as an earlier session gave it. */
  readonly clientIdentifier?: string | undefined;
  /**
   * Identity of this device for reconnection tokens (`client.deviceId`), made once and kept for life. Made
   * when it is needed and not given.
   */
  readonly deviceId?: string | undefined;
  /**
   * Where the account is kept. The new token is saved before anything else is sent; a store that cannot be
   * written is found out before the login is made.
   */
  readonly store?: CredentialStore | undefined;
  /** Local id of the account in the store; made from school, space and login when it is not given. */
  readonly account?: string | undefined;
  /**
   * Limits of the gate that keeps this account, and the household's address, from being suspended. It is on by
   * default and needs no option; `false` takes it away.
   */
  readonly gate?: GateOptions | false | undefined;
  /** The account's PIN, where the school asks for one on devices that it does not know. */
  readonly accountPin?: string | undefined;
  /** Name for this device, where the school asks for one; default `preau`. Thirty characters at most. */
  readonly deviceName?: string | undefined;
  /**
   * Asked when the account wants more than its password (a PIN, a name for the device, a new password, a strategy), at
   * login and when a lost session is renewed: the login goes on with what it gives, on the same session. Without it, such a
   * login ends in SecondFactorRequiredError.
   */
  readonly secondFactor?: SecondFactorHandler | undefined;
  /** Longest wait for one answer, in milliseconds; default 30 000. */
  readonly timeoutMs?: number | undefined;
  /** Largest answer accepted, in bytes, also once inflated; default 32 MiB. */
  readonly maxAnswerBytes?: number | undefined;
  /** Hosts that may be reached without TLS, by name. This machine's own addresses always may. */
  readonly insecureHosts?: readonly string[] | undefined;
  /** Name of the browser to give; servers filter on it. */
  readonly userAgent?: string | undefined;
  /** What carries the requests; default the global `fetch`. A proxy or a custom certificate goes here. */
  readonly fetch?: typeof fetch | undefined;
  /** Clock and randomness, for tests. */
  readonly environment?: Partial<Environment> | undefined;
  /** Gives up logging in: rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** How to log in with a name and a password. */
export interface LoginOptions extends ConnectionOptions {
  /** Address of the space, as it stands in a browser: `https://0123456a.index-education.net/pronote/eleve.html`. */
  readonly url: string;
  readonly username: string;
  /**
   * Sent only as a proof that the server checks. Kept in memory, and there only, where no token stands for it:
   * in desktop spaces, for the login that follows a lost session.
   */
  readonly password: string;
  /**
   * The school's portal ("ENT"), where name and password are the portal's: `portals.…` of `@preau/portals`, or a function of
   * one's own, `async (username, password, { pronoteUrl, signal }) =>` cookies or the signed-in address.
   */
  readonly portal?: Portal | PortalFunction | undefined;
}

/** How to log in with a QR code. */
export interface QrCodeLoginOptions extends ConnectionOptions {
  /** Content of the QR code: its JSON as text, or parsed. Good for ten minutes and one login. */
  readonly qrCode: unknown;
  /** The four digits that were chosen when it was made. */
  readonly pin: string;
}

/** Options once checked and completed. */
export interface CheckedOptions extends ConnectionOptions {
  readonly environment: Environment;
  readonly limits: HttpLimits;
  readonly insecureHosts: readonly string[];
}

/**
 * Checks options before anything is sent.
 *
 * @throws UsageError
 */
export function checkOptions(options: ConnectionOptions): CheckedOptions {
  checkTimeZone(options.timeZone);
  if (options.gate !== false) checkLimits(options.gate ?? {});
  return {
    ...options,
    insecureHosts: options.insecureHosts ?? [],
    environment: {
      ...defaultEnvironment,
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      ...options.environment,
    },
    limits: {
      timeoutMs: Math.ceil(positive("timeoutMs", options.timeoutMs ?? 30_000, longestTimer)),
      maxBytes: positive("maxAnswerBytes", options.maxAnswerBytes ?? 32 * 1024 * 1024),
    },
  };
}

/**
 * A time zone, if any.
 *
 * @throws UsageError
 */
export function checkTimeZone(timeZone: string | undefined): string | undefined {
  if (timeZone === undefined || isTimeZone(timeZone)) return timeZone;
  throw new UsageError(`${JSON.stringify(timeZone)} is not a time zone.`, {
    hint: 'Use an IANA name such as "Europe/Paris" or "Indian/Reunion".',
  });
}

/**
 * A text that must be there.
 *
 * @throws UsageError
 */
export function required(name: string, value: unknown): string {
  if (typeof value === "string" && value.trim() !== "") return value;
  throw new UsageError(`The option ${name} is missing or empty.`);
}

/** Timers hold no more milliseconds than this; 24 days are enough for anybody. */
const longestTimer = 2 ** 31 - 1;

function positive(name: string, value: number, largest: number = Number.MAX_SAFE_INTEGER): number {
  if (Number.isFinite(value) && value > 0 && value <= largest) return value;
  throw new UsageError(`The option ${name} must be a positive number, at most ${largest}.`);
}
