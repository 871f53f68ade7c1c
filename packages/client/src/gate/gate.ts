import { GateClosedError } from "../errors/gate-closed-error.js";
import type { AccountRecord, CredentialStore } from "../store/credential-store.js";
import { memoryStore } from "../store/memory-store.js";
import { loadRecord } from "../store/record.js";
import { gateRecord } from "../store/record-names.js";
import {
  closureAt,
  emptyLedger,
  type GateReason,
  isEmpty,
  loginRefusal,
  type Refusal,
  readLedger,
  requestCount,
  requestRefusal,
  type SchoolHours,
  withLogin,
  withRequests,
  withSuccess,
} from "./ledger.js";
import { type GateSecret, type Ledgers, lessonOf, markOf } from "./lessons.js";
import { checkLimits, type GateLimits, type GateOptions } from "./limits.js";

/** What a gate says of itself. */
export interface GateStatus {
  /** Whether a request may be made now. */
  readonly open: boolean;
  /** Why not. `logins` alone leaves requests of a living session alone. */
  readonly reason?: GateReason;
  /** Whose gate it is that is closed. */
  readonly scope?: "account" | "host";
  /** Instant (ISO 8601, UTC) when it opens again. */
  readonly nextAllowedAt?: string;
  /** Logins made by this account. */
  readonly logins: { readonly lastHour: number; readonly lastDay: number };
  /** Logins made on this host by all accounts. */
  readonly hostLogins: { readonly lastHour: number };
  /** Requests made by this account. */
  readonly requests: { readonly lastHour: number };
  readonly limits: GateLimits;
}

/** Where gates are remembered by programs that keep no store: shared by all clients of the process. */
let processBooks = memoryStore();

/** @internal As a process that has just begun. For tests: the system gives their servers' ports out again. */
export function forgetProcessBooks(): void {
  processBooks = memoryStore();
}

/** How long what other processes have written may stay unknown, in milliseconds. */
const freshness = 60_000;
/** Requests that may stay uncounted when a process dies. */
const uncountedRequests = 50;
const requestsOfALogin = 5;
const hour = 3_600_000;

/** What is kept in the record of a host; each ledger is checked when it is read. */
interface Book {
  readonly host?: unknown;
  readonly accounts: Readonly<Record<string, unknown>>;
}

/**
 * Stands before the network for one account: what would get it, or the whole household's address, suspended
 * is not sent. What it remembers is in the store, so that restarts and other processes see it.
 */
export class Gate {
  readonly #account: string;
  readonly #name: string;
  readonly #store: CredentialStore;
  readonly #limits: GateLimits;
  readonly #sendsRefused: boolean;
  readonly #now: () => number;
  /** Taken away by the caller: it lets everything pass, and remembers nothing. */
  readonly #isOff: boolean;
  #known: Ledgers = { host: emptyLedger, account: emptyLedger };
  #readAt = Number.NEGATIVE_INFINITY;
  /** Requests made since the book was last written. */
  #uncounted = 0;
  #writing: Promise<void> | undefined;
  #reading: Promise<void> | undefined;

  /** @throws UsageError */
  constructor(
    place: {
      readonly account: string;
      readonly host: string;
      readonly store: CredentialStore | undefined;
      readonly now: () => number;
    },
    options: GateOptions | false = {},
  ) {
    this.#isOff = options === false;
    const { outgoingAddress, sendRefused = false, ...limits } = options === false ? {} : options;
    this.#account = place.account;
    this.#name = gateRecord(place.host + (outgoingAddress === undefined ? "" : `@${outgoingAddress}`));
    this.#store = place.store ?? processBooks;
    this.#limits = checkLimits(limits);
    this.#sendsRefused = sendRefused;
    this.#now = place.now;
  }

  /** Whether it lets requests pass, why not, and what has been used of its budgets. Asks nobody. */
  status(): GateStatus {
    const now = this.#now();
    const { host, account } = this.#known;
    const refusal = this.#requestRefusal(now) ?? this.#loginRefusal(now);
    const count = (times: readonly number[], length: number): number =>
      times.filter((at) => at > now - length).length;
    return {
      open: refusal === undefined,
      ...(refusal === undefined
        ? {}
        : { reason: refusal.reason, scope: refusal.scope, nextAllowedAt: isoOf(refusal.until) }),
      logins: { lastHour: count(account.logins, hour), lastDay: count(account.logins, 24 * hour) },
      hostLogins: { lastHour: count(host.logins, hour) },
      requests: { lastHour: requestCount(account, now) },
      limits: this.#limits,
    };
  }

  /** Whether a secret was refused before, and is not to be sent again. */
  async knowsRefused(secret: GateSecret): Promise<boolean> {
    if (this.#isOff || this.#sendsRefused) return false;
    await this.#read();
    return this.#known.account.refused.includes(markOf(this.#account, secret));
  }

  /**
   * Lets a login pass, before anything of it is sent.
   *
   * @throws GateClosedError · StoreError
   */
  async admitLogin(): Promise<void> {
    if (this.#isOff) return;
    await this.#read();
    this.#refuse(this.#loginRefusal(this.#now()));
  }

  /**
   * A secret is about to be sent: the login counts from here.
   *
   * @throws GateClosedError when others have used the budget up meanwhile · StoreError
   */
  async spendLogin(): Promise<void> {
    await this.#write(({ host, account }, now) => {
      this.#known = { host, account };
      this.#refuse(this.#loginRefusal(now));
      const counted = withRequests(account, requestsOfALogin, now);
      return { host: withLogin(host, now), account: withLogin(counted, now) };
    });
  }

  /** A login was accepted; the school's calendar tells when it sleeps. */
  async loggedIn(hours: SchoolHours): Promise<void> {
    await this.#write(({ host, account }, now) => ({
      host: withSuccess(host, now, hours),
      account: withSuccess(account, now),
    }));
  }

  /**
   * Lets a request pass, and counts it.
   *
   * @throws GateClosedError · StoreError
   */
  async admitRequest(): Promise<void> {
    if (this.#isOff) return;
    const now = this.#now();
    if (now - this.#readAt > freshness || now < this.#readAt) {
      // One reading for all who wait, so that nobody overtakes anybody.
      this.#reading ??= this.#read().finally(() => {
        this.#reading = undefined;
      });
      await this.#reading;
    }
    this.#refuse(this.#requestRefusal(now));
    this.#known = { ...this.#known, account: withRequests(this.#known.account, 1, now) };
    this.#uncounted += 1;
    if (this.#uncounted >= uncountedRequests) void this.flush();
  }

  /**
   * Learns from what went wrong. Never fails: it must not hide the error that it is told of.
   *
   * @param secret that was sent, when the error is about a login
   */
  async learn(error: unknown, secret?: GateSecret): Promise<void> {
    const lesson = lessonOf(error, secret && markOf(this.#account, secret));
    if (lesson === undefined) return;
    try {
      await this.#write(lesson);
    } catch {
      // The store's trouble is told when the next login is made, before it is.
    }
  }

  /** Writes down the requests that are not counted yet. Never fails. */
  async flush(): Promise<void> {
    if (this.#uncounted === 0) return;
    this.#writing ??= this.#write((ledgers) => ledgers)
      .catch(() => undefined)
      .finally(() => {
        this.#writing = undefined;
      });
    await this.#writing;
  }

  #loginRefusal(now: number): (Refusal & { readonly scope: "account" | "host" }) | undefined {
    const { loginsPerHour, loginsPerDay, hostLoginsPerHour } = this.#limits;
    const { host, account } = this.#known;
    return later(
      loginRefusal(account, { perHour: loginsPerHour, perDay: loginsPerDay }, now),
      loginRefusal(host, { perHour: hostLoginsPerHour }, now),
    );
  }

  #requestRefusal(now: number): (Refusal & { readonly scope: "account" | "host" }) | undefined {
    const { host, account } = this.#known;
    return later(requestRefusal(account, this.#limits, now), closureAt(host, now));
  }

  #refuse(refusal: (Refusal & { readonly scope: "account" | "host" }) | undefined): void {
    if (refusal === undefined) return;
    const { reason, scope, until } = refusal;
    throw new GateClosedError(reason, scope, { nextAllowedAt: isoOf(until) });
  }

  async #read(): Promise<void> {
    this.#adopt(await loadRecord(this.#store, this.#name));
  }

  #adopt(record: AccountRecord | undefined): Ledgers {
    const now = this.#now();
    const { host, accounts } = bookOf(record);
    const ledgers = { host: readLedger(host, now), account: readLedger(accounts[this.#account], now) };
    this.#known = this.#withUncounted(ledgers, now);
    this.#readAt = now;
    return this.#known;
  }

  /** With the requests that are not written down yet. */
  #withUncounted({ host, account }: Ledgers, now: number): Ledgers {
    return { host, account: this.#uncounted === 0 ? account : withRequests(account, this.#uncounted, now) };
  }

  /** Changes the book while nobody else does. */
  async #write(change: (ledgers: Ledgers, now: number) => Ledgers): Promise<void> {
    if (this.#isOff) return;
    await this.#store.lock(this.#name, async () => {
      const record = await loadRecord(this.#store, this.#name);
      const counted = this.#uncounted;
      const ledgers = change(this.#adopt(record), this.#now());
      const now = this.#now();
      const others = Object.entries(bookOf(record).accounts).filter(
        ([account, ledger]) => account !== this.#account && !isEmpty(readLedger(ledger, now)),
      );
      await this.#store.save({
        account: this.#name,
        generation: record?.generation ?? 0,
        gate: {
          host: ledgers.host,
          accounts: { ...Object.fromEntries(others), [this.#account]: ledgers.account },
        },
      });
      this.#uncounted -= counted;
      this.#known = this.#withUncounted(ledgers, now);
    });
  }
}

/** The book of a record, which may hold anything. */
function bookOf(record: AccountRecord | undefined): Book {
  const { host, accounts } = (record?.gate ?? {}) as { readonly host?: unknown; readonly accounts?: unknown };
  const isTable = typeof accounts === "object" && accounts !== null;
  return { host, accounts: isTable ? (accounts as Book["accounts"]) : {} };
}

/** The refusal that lasts longer, and whose it is. */
function later(
  account: Refusal | undefined,
  host: Refusal | undefined,
): (Refusal & { readonly scope: "account" | "host" }) | undefined {
  if (host !== undefined && host.until > (account?.until ?? 0)) return { ...host, scope: "host" };
  return account === undefined ? undefined : { ...account, scope: "account" };
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
