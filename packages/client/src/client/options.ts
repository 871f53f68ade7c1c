import { isTimeZone } from "../codec/dates.js";
import { UsageError } from "../errors/errors.js";
import { defaultEnvironment, type Environment } from "../platform/platform.js";
import type { HttpLimits } from "../transport/http.js";

/** How to log in with a name and a password. */
export interface LoginOptions {
  /** Address of the space, as it stands in a browser: `https://0123456a.index-education.net/pronote/eleve.html`. */
  readonly url: string;
  readonly username: string;
  /** Sent only as a proof that the server checks; not kept. */
  readonly password: string;
  /** IANA name of the school's time zone; default `Europe/Paris`, or what an overseas school says itself. */
  readonly timeZone?: string | undefined;
  /** Identity of this device (`client.clientIdentifier`), as an earlier session gave it. */
  readonly clientIdentifier?: string | undefined;
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
  /** Gives up logging in. */
  readonly signal?: AbortSignal | undefined;
}

/** Options once checked and completed. */
export interface CheckedOptions extends LoginOptions {
  readonly environment: Environment;
  readonly limits: HttpLimits;
  readonly insecureHosts: readonly string[];
}

/**
 * Checks options before anything is sent.
 *
 * @throws UsageError
 */
export function checkOptions(options: LoginOptions): CheckedOptions {
  for (const name of ["url", "username", "password"] as const) {
    const value: unknown = options[name];
    if (typeof value !== "string" || value.trim() === "") {
      throw new UsageError(`The option ${name} is missing or empty.`);
    }
  }
  if (options.timeZone !== undefined && !isTimeZone(options.timeZone)) {
    throw new UsageError(`${JSON.stringify(options.timeZone)} is not a time zone.`, {
      hint: 'Use an IANA name such as "Europe/Paris" or "Indian/Reunion".',
    });
  }
  return {
    ...options,
    insecureHosts: options.insecureHosts ?? [],
    environment: {
      ...defaultEnvironment,
      ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
      ...options.environment,
    },
    limits: {
      timeoutMs: positive("timeoutMs", options.timeoutMs ?? 30_000),
      maxBytes: positive("maxAnswerBytes", options.maxAnswerBytes ?? 32 * 1024 * 1024),
    },
  };
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`The option ${name} must be a positive number.`);
}
