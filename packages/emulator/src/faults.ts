import type { CallName } from "@preau/wire";
import type { WaitOptions } from "./session/session.js";

/**
 * What a fault strikes: one remote function, a start page, the info file, a download, an upload, a poll, or whatever
 * comes next.
 */
export type FaultTarget =
  | CallName
  | "page"
  | "info"
  | "file"
  | "upload"
  | "calendar"
  | "geolocation"
  | "polling"
  | "*";

/** Trouble with one request. `processed` below means: the server did what was asked. */
export type Fault =
  | { readonly kind: "drop-before" }
  | { readonly kind: "drop-after" }
  | { readonly kind: "delay"; readonly ms: number }
  | { readonly kind: "hang" }
  | { readonly kind: "drip"; readonly ms: number }
  | { readonly kind: "truncate"; readonly framed: boolean }
  | { readonly kind: "garble"; readonly part: "body" | "secured" }
  | { readonly kind: "status"; readonly status: number }
  | { readonly kind: "wrong-number" }
  | { readonly kind: "refuse"; readonly code: number; readonly title?: string }
  | { readonly kind: "expire" }
  | { readonly kind: "stale-ids" }
  | { readonly kind: "suspend" }
  | { readonly kind: "closed"; readonly status: number }
  | { readonly kind: "suspended" }
  | { readonly kind: "foreign-login"; readonly redirect?: string }
  | { readonly kind: "not-pronote" }
  | ({ readonly kind: "wait" } & WaitOptions)
  | { readonly kind: "refuse-write"; readonly how: RefusedWriteForm };

/**
 * How a write is refused without the end of the session: by a report with an error, by one that only has messages
 * ("annulation"), or by the signature.
 */
export type RefusedWriteForm = "error" | "cancelled" | "signature";

/** The connection breaks before anything is processed. */
export const dropBefore = (): Fault => ({ kind: "drop-before" });

/** Processed, then the connection breaks without an answer. */
export const dropAfter = (): Fault => ({ kind: "drop-after" });

/** Processed at once, answered `ms` milliseconds later. */
export const delay = (ms: number): Fault => ({ kind: "delay", ms });

/** Not processed, never answered; the connection stays open until the client or the emulator closes it. */
export const hang = (): Fault => ({ kind: "hang" });

/** Processed at once, answered byte by byte over `ms` milliseconds, or in as many pieces as time allows. */
export const drip = (ms: number): Fault => ({ kind: "drip", ms });

/**
 * Processed, answered with half the body. `framed: false` (default) announces the whole length and breaks
 * the connection; `framed: true` announces the half, so that HTTP has nothing to complain of.
 */
export const truncate = (how: { readonly framed?: boolean } = {}): Fault => ({
  kind: "truncate",
  framed: how.framed ?? false,
});

/**
 * Processed, answered with noise: the whole body, or the secured part inside an honest envelope (on a plain
 * server: text where an object belongs). `secured` spoils the body where there is no secured part.
 */
export const garble = (part: "body" | "secured" = "body"): Fault => ({ kind: "garble", part });

/** Not processed; an error page with that HTTP status. */
export const status = (code: number): Fault => ({ kind: "status", status: code });

/** Processed; the answer carries the order number of another exchange. Calls only. */
export const wrongNumber = (): Fault => ({ kind: "wrong-number" });

/** Not processed; a fatal `Erreur`, which ends the session. Calls and polls only. */
export const refuse = (error: { readonly code: number; readonly title?: string }): Fault => ({
  kind: "refuse",
  ...error,
});

/** The session ends before the call, which finds it dead, as every later one does. Calls and polls only. */
export const expire = (): Fault => ({ kind: "expire" });

/**
 * The session forgets every id that it has issued, then the call is processed: an id in it is refused as one
 * of another session (20 or 22), now or in a later call. Calls only.
 */
export const staleIds = (): Fault => ({ kind: "stale-ids" });

/**
 * The client's address is suspended before the request, which is answered accordingly, as everything is
 * until the suspension ends or `emulator.liftSuspensions()`.
 */
export const suspend = (): Fault => ({ kind: "suspend" });

/** Not processed; the page of a closed site, as 503 (default) or 200. */
export const siteClosed = (how: { readonly status?: number } = {}): Fault => ({
  kind: "closed",
  status: how.status ?? 503,
});

/** Not processed; the page of a suspended address. Nobody is suspended: `suspend()` does that. */
export const suspendedPage = (): Fault => ({ kind: "suspended" });

/** Not processed; another service's login page, or a redirection to it. */
export const foreignLogin = (how: { readonly redirect?: string } = {}): Fault => ({
  kind: "foreign-login",
  ...how,
});

/** Not processed; an ordinary web page. */
export const notPronote = (): Fault => ({ kind: "not-pronote" });

/**
 * The call is answered with wait tickets (`SignatureAttente`), `rounds` of them, before its real answer.
 * Page functions only.
 */
export const waitTicket = (how: Partial<WaitOptions> = {}): Fault => ({
  kind: "wait",
  rounds: how.rounds ?? 1,
  seconds: how.seconds ?? 0,
  repeat: how.repeat ?? false,
});

/** Not processed; the answer says that it was not accepted, and the session goes on. Page functions only. */
export const refuseWrite = (how: RefusedWriteForm = "error"): Fault => ({ kind: "refuse-write", how });

/** Trouble planned for some requests. */
export interface PlannedFault {
  readonly target: FaultTarget;
  readonly fault: Fault;
  /** How many of them it strikes. */
  readonly times: number;
}

/** Scripted trouble, first planned, first struck. */
export class Faults {
  readonly #planned: (PlannedFault & { left: number })[] = [];

  /**
   * Plans a fault for the next request of that sort. It is used up after one request, or after `times`.
   * `"*"` stands for pages, the info file, downloads and calls; polls and log-out beacons run beside those and are
   * left alone.
   */
  next(target: FaultTarget, fault: Fault, options: { readonly times?: number } = {}): void {
    const times = options.times ?? 1;
    this.#planned.push({ target, fault, times, left: times });
  }

  /** Faults that have not struck yet. */
  get pending(): number {
    return this.#planned.reduce((sum, planned) => sum + planned.left, 0);
  }

  /** Forgets what has not struck yet. */
  clear(): void {
    this.#planned.length = 0;
  }

  /** The fault that strikes a request of that sort; it is used up. */
  take(sort: string): Fault | undefined {
    const index = this.#planned.findIndex(
      ({ target, fault }) =>
        (target === sort || (target === "*" && sort !== "polling")) && canStrike(fault, sort),
    );
    const planned = this.#planned[index];
    if (planned === undefined) return undefined;
    planned.left -= 1;
    if (planned.left <= 0) this.#planned.splice(index, 1);
    return planned.fault;
  }
}

const ofSessions: ReadonlySet<Fault["kind"]> = new Set(["refuse", "expire"]);
const outside: readonly string[] = ["page", "info", "file", "geolocation", "calendar"];
const ofCalls: ReadonlySet<Fault["kind"]> = new Set(["wait", "wrong-number", "stale-ids", "refuse-write"]);

/** Whether that trouble can happen to requests of that sort: some needs a session, or a call. */
export function canStrike(fault: Fault, sort: string): boolean {
  const isOutside = outside.includes(sort);
  if (ofSessions.has(fault.kind)) return !isOutside;
  if (ofCalls.has(fault.kind)) return !isOutside && sort !== "polling" && sort !== "upload";
  return true;
}
