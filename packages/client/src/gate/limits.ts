import { UsageError } from "../errors/errors.js";

const minute = 60_000;
const hour = 60 * minute;

/** What a gate lets pass, and how long it stays closed. French: "ménager le serveur". */
export interface GateLimits {
  /** Logins of one account within 24 hours; default 24. */
  readonly loginsPerDay: number;
  /** Logins of one account within an hour; default 6. */
  readonly loginsPerHour: number;
  /** Logins of all accounts of one host within an hour, from one outgoing address; default 120. */
  readonly hostLoginsPerHour: number;
  /** Requests of one account within an hour; default 600. They may come in bursts. */
  readonly requestsPerHour: number;
}

/** What a client may be told about its gate. */
export interface GateOptions extends Partial<GateLimits> {
  /** Name of the address that the requests leave from, where a program has several; any text. */
  readonly outgoingAddress?: string | undefined;
  /** Send a secret even though it was refused before: it has been made valid again. Default false. */
  readonly sendRefused?: boolean | undefined;
}

/**
 * Limits that no known school has answered with a suspension. Nobody outside knows a school's own settings.
 *
 * @evidence docs/gate.md: reports of suspended addresses, and settings of the administration console
 */
const defaultLimits: GateLimits = {
  loginsPerDay: 24,
  loginsPerHour: 6,
  hostLoginsPerHour: 120,
  requestsPerHour: 600,
};

/** How long things keep a gate closed, in milliseconds. */
export const closures = {
  /** Two refused secrets in a row, or ten within an hour on one host. */
  refused: { base: hour, cap: hour },
  /** "Too many attempts" (25). */
  "rate-limited": { base: hour, cap: 6 * hour },
  /** The network address is suspended. */
  suspended: { base: 6 * hour, cap: 6 * hour },
  /** The site is not available. */
  "server-closed": { base: 5 * minute, cap: hour },
} as const satisfies Record<string, { readonly base: number; readonly cap: number }>;

/** Longest wait for a server that is closed at night or in holidays, in milliseconds. */
export const longestRest: number = 4 * hour;

/** Refusals in a row that close an account's gate. */
export const refusalsInARow = 2;
/** Refusals within an hour that close a host's gate. */
export const refusalsOfAHost = 10;

/**
 * Limits, checked and completed.
 *
 * @throws UsageError
 */
export function checkLimits(given: GateOptions): GateLimits {
  const limits = { ...defaultLimits };
  for (const name of Object.keys(defaultLimits) as (keyof GateLimits)[]) {
    const value = given[name];
    if (value === undefined) continue;
    // Half a login would never be reached, and so would limit nothing.
    if (value !== Number.POSITIVE_INFINITY && !(Number.isInteger(value) && value > 0)) {
      throw new UsageError(`The option gate.${name} must be a whole number from 1, or Infinity.`);
    }
    limits[name as keyof typeof limits] = value;
  }
  return limits;
}
