import * as v from "valibot";
import { dayAt, isTimeZone, toInstant } from "../codec/dates.js";
import { closures, type GateLimits, longestRest, refusalsInARow, refusalsOfAHost } from "./limits.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Requests are counted by slots of this length. */
const slotLength = 5 * minute;
/** No gate closes for longer: what says so was not written by one, or by a clock that was wrong. */
const longestClosure = 6 * hour;
/** Refused secrets that are remembered. */
const mostMarks = 20;

/** Why a gate is closed. */
export type GateReason = keyof typeof closures | "logins" | "requests";

/** A time during which nothing passes. Milliseconds since 1970. */
export interface Closure {
  readonly reason: keyof typeof closures;
  readonly since: number;
  readonly until: number;
  /** How often it has been doubled. */
  readonly step: number;
}

/** When a school sleeps: what its calendar says. */
export interface SchoolHours {
  readonly timeZone: string;
  /** Days without school, both ends included. */
  readonly holidays: readonly (readonly [from: string, to: string])[];
}

/** What is remembered of one account, or of one host. JSON-safe, and nothing secret. */
export interface Ledger {
  /** When logins were made, oldest first. */
  readonly logins: readonly number[];
  /** When secrets were refused, oldest first. */
  readonly refusals: readonly number[];
  /** Marks of secrets that were refused; accounts only. */
  readonly refused: readonly string[];
  /** Requests by slot of five minutes; accounts only. */
  readonly requests: Readonly<Record<string, number>>;
  /** Last login that was accepted. */
  readonly success?: number;
  readonly closed?: Closure;
  /** Hosts only. */
  readonly hours?: SchoolHours;
}

/** Nothing is remembered. */
export const emptyLedger: Ledger = { logins: [], refusals: [], refused: [], requests: {} };

const time = v.pipe(v.number(), v.finite());
const ledgerSchema = v.object({
  logins: v.fallback(v.array(time), []),
  refusals: v.fallback(v.array(time), []),
  refused: v.fallback(v.array(v.string()), []),
  requests: v.fallback(v.record(v.string(), time), {}),
  success: v.fallback(v.optional(time), undefined),
  closed: v.fallback(
    v.optional(
      v.object({
        reason: v.picklist(Object.keys(closures) as (keyof typeof closures)[]),
        since: time,
        until: time,
        step: time,
      }),
    ),
    undefined,
  ),
  hours: v.fallback(
    v.optional(v.object({ timeZone: v.string(), holidays: v.array(v.tuple([v.string(), v.string()])) })),
    undefined,
  ),
});

/** A ledger as a store gave it back; what makes no sense is forgotten, and so is what is over. */
export function readLedger(value: unknown, now: number): Ledger {
  const parsed = v.safeParse(ledgerSchema, value);
  if (!parsed.success) return emptyLedger;
  const { success, closed, hours, ...rest } = parsed.output;
  return prune(
    {
      ...rest,
      ...(success === undefined ? {} : { success }),
      ...(closed === undefined || !isSensible(closed, now) ? {} : { closed }),
      ...(hours === undefined || !isTimeZone(hours.timeZone) ? {} : { hours }),
    },
    now,
  );
}

/** What else it says would close a gate for years, or make a date that is none. */
function isSensible({ since, until, step }: Closure, now: number): boolean {
  return since <= now + day && until > since && until - since <= longestClosure && step >= 0;
}

/** Without what no rule asks for any more. */
function prune(ledger: Ledger, now: number): Ledger {
  const { closed, ...rest } = ledger;
  const slots = Object.entries(ledger.requests).filter(([slot, count]) => isRecent(slot, now) && count > 0);
  return {
    ...rest,
    logins: timesOf(ledger.logins, now),
    refusals: timesOf(ledger.refusals, now),
    requests: Object.fromEntries(slots),
    // Kept for a day after its end: what comes back is doubled.
    ...(closed === undefined || closed.until < now - day ? {} : { closed }),
  };
}

/** Whether nothing worth keeping is left. */
export function isEmpty({ logins, refusals, refused, requests, closed, hours }: Ledger): boolean {
  return (
    logins.length + refusals.length + refused.length + Object.keys(requests).length === 0 &&
    closed === undefined &&
    hours === undefined
  );
}

function timesOf(times: readonly number[], now: number): readonly number[] {
  return times.filter((at) => at > now - day && at <= now).sort((a, b) => a - b);
}

/** A slot counts until the last of its requests is an hour old: its end, for nobody knows when they were made. */
function isRecent(slot: string, now: number): boolean {
  return endOf(slot) > now - hour && Number(slot) * slotLength <= now;
}

function endOf(slot: string): number {
  return (Number(slot) + 1) * slotLength;
}

function within(times: readonly number[], length: number, now: number): readonly number[] {
  return times.filter((at) => at > now - length);
}

/** What a gate says no for, and until when. */
export interface Refusal {
  readonly reason: GateReason;
  readonly until: number;
}

/** Whether anything may pass. */
export function closureAt({ closed }: Ledger, now: number): Refusal | undefined {
  return closed !== undefined && closed.until > now ? closed : undefined;
}

/** Whether a login may be made; `undefined` when it may. */
export function loginRefusal(
  ledger: Ledger,
  limits: { readonly perHour: number; readonly perDay?: number },
  now: number,
): Refusal | undefined {
  const refusals = [
    tooMany(within(ledger.logins, hour, now), limits.perHour, hour),
    tooMany(within(ledger.logins, day, now), limits.perDay ?? Number.POSITIVE_INFINITY, day),
  ];
  const [latest] = [closureAt(ledger, now), ...refusals]
    .filter((refusal) => refusal !== undefined)
    .sort((a, b) => b.until - a.until);
  return latest;
}

/** The budget is free again when enough of its logins have left the window. */
function tooMany(times: readonly number[], limit: number, length: number): Refusal | undefined {
  const leaving = times[times.length - limit];
  return leaving === undefined ? undefined : { reason: "logins", until: leaving + length };
}

/** Requests of the last hour. */
export function requestCount({ requests }: Ledger, now: number): number {
  return Object.entries(requests).reduce((sum, [slot, count]) => sum + (isRecent(slot, now) ? count : 0), 0);
}

/** Whether a request may be made; `undefined` when it may. */
export function requestRefusal(
  ledger: Ledger,
  { requestsPerHour }: GateLimits,
  now: number,
): Refusal | undefined {
  const closed = closureAt(ledger, now);
  if (closed !== undefined || requestCount(ledger, now) < requestsPerHour) return closed;
  const ends = Object.keys(ledger.requests).flatMap((slot) => (isRecent(slot, now) ? [endOf(slot)] : []));
  return { reason: "requests", until: Math.min(...ends) + hour };
}

/** A login is about to be made. */
export function withLogin(ledger: Ledger, now: number): Ledger {
  return { ...prune(ledger, now), logins: [...within(ledger.logins, day, now), now] };
}

/** Requests were made. */
export function withRequests(ledger: Ledger, count: number, now: number): Ledger {
  const slot = String(Math.floor(now / slotLength));
  const pruned = prune(ledger, now);
  return { ...pruned, requests: { ...pruned.requests, [slot]: (pruned.requests[slot] ?? 0) + count } };
}

/** A secret was accepted. */
export function withSuccess(ledger: Ledger, now: number, hours?: SchoolHours): Ledger {
  return { ...prune(ledger, now), success: now, ...(hours === undefined ? {} : { hours }) };
}

/** A secret was refused: by its account, which remembers the mark. */
export function withRefusedSecret(ledger: Ledger, mark: string, now: number): Ledger {
  const refused = [...ledger.refused.filter((known) => known !== mark), mark].slice(-mostMarks);
  return withRefusal({ ...ledger, refused }, now);
}

/** An account was refused, and not for its secret as far as anybody knows. */
export function withRefusal(ledger: Ledger, now: number): Ledger {
  const next = { ...ledger, refusals: [...within(ledger.refusals, day, now), now] };
  const inARow = next.refusals.filter((at) => at > (ledger.success ?? 0)).length;
  return inARow < refusalsInARow ? next : withClosure(next, "refused", now);
}

/** A secret was refused: on its host. */
export function withRefusalOnHost(ledger: Ledger, now: number): Ledger {
  const next = { ...ledger, refusals: [...within(ledger.refusals, hour, now), now] };
  return next.refusals.length < refusalsOfAHost ? next : withClosure(next, "refused", now);
}

/** Closes, for longer each time that the same comes back without a success between. */
export function withClosure(ledger: Ledger, reason: Closure["reason"], now: number): Ledger {
  const before = ledger.closed;
  const comesBack =
    before?.reason === reason && (ledger.success ?? 0) < before.since && before.until > now - day;
  const step = comesBack ? before.step + 1 : 0;
  const { base, cap } = closures[reason];
  const rests = reason === "server-closed" && isResting(ledger.hours, now);
  const wait = Math.min(base * 2 ** step, rests ? longestRest : cap);
  const until = rests ? Math.min(now + wait, morningAfter(ledger.hours, now)) : now + wait;
  // What is closed for longer stays so.
  if (before !== undefined && before.until >= until) return ledger;
  return { ...prune(ledger, now), closed: { reason, since: now, until, step } };
}

/** Night is from 20 h to 7 h, on the school's clock. */
const evening = "20:00";
const morning = "07:00";

function isResting(hours: SchoolHours | undefined, now: number): boolean {
  if (hours === undefined) return false;
  const today = dayAt(now, hours.timeZone);
  if (hours.holidays.some(([from, to]) => today >= from && today <= to)) return true;
  return now < instantOf(today, morning, hours) || now >= instantOf(today, evening, hours);
}

/** The next morning, on which the school may be open again. */
function morningAfter(hours: SchoolHours | undefined, now: number): number {
  if (hours === undefined) return Number.POSITIVE_INFINITY;
  const today = instantOf(dayAt(now, hours.timeZone), morning, hours);
  return now < today ? today : instantOf(dayAt(now + day, hours.timeZone), morning, hours);
}

function instantOf(date: string, clock: string, { timeZone }: SchoolHours): number {
  return Date.parse(toInstant(`${date}T${clock}` as Parameters<typeof toInstant>[0], timeZone));
}
