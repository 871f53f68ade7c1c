import { UsageError } from "../errors/errors.js";
import { abortable } from "../session/turns.js";
import type { CredentialStore } from "../store/credential-store.js";
import { type AnyClient, resume } from "./login.js";
import type { ConnectionOptions } from "./options.js";
import { isHolding } from "./timers.js";

/** How many sessions are held, and for how long. */
export interface SessionPoolOptions {
  /** Where the accounts are, and where their suspended sessions are kept. */
  readonly store: CredentialStore;
  /** How long a session stays open after its last use, in milliseconds; default two minutes. */
  readonly idleMs?: number | undefined;
  /** Most sessions that are open at once; default 100. Whoever wants one more waits for one that is not in use. */
  readonly maxOpen?: number | undefined;
  /** Options of every account; those of one account are given to `use`. */
  readonly connection?: Omit<ConnectionOptions, "store" | "account" | "signal"> | undefined;
}

/** Options of one use. */
export interface UseOptions extends Omit<ConnectionOptions, "store" | "account"> {
  /** Gives up waiting for a session; work that runs is given it by the caller. */
  readonly signal?: AbortSignal | undefined;
}

/** One account that is open, is being opened, or is being left. */
interface Seat {
  readonly client: Promise<AnyClient>;
  /** How many use it. */
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
  leaving: Promise<void> | undefined;
}

const usualIdleMs = 120_000;
const usualMaxOpen = 100;

/**
 * Sessions of many accounts in one process, for bots and for services. An account is opened when it is first used,
 * by its suspended session or its token; left to the store when nobody has used it for a while; and shared by those
 * who use it at the same time. Logins of all accounts go through the gate of their host.
 */
export class SessionPool {
  readonly #options: SessionPoolOptions;
  readonly #idleMs: number;
  readonly #maxOpen: number;
  /** By account; the one that was used last is the last one. */
  readonly #seats = new Map<string, Seat>();
  #waiting: (() => void)[] = [];
  #isClosed = false;

  /** @throws UsageError */
  constructor(options: SessionPoolOptions) {
    this.#options = options;
    this.#idleMs = positive("idleMs", options.idleMs ?? usualIdleMs);
    this.#maxOpen = Math.max(1, Math.floor(positive("maxOpen", options.maxOpen ?? usualMaxOpen)));
  }

  /** Accounts that are open, those on their way in or out included. */
  get size(): number {
    return this.#seats.size;
  }

  /**
   * Does work with an account's client. No request where its session is open or kept, else a login.
   *
   * @param account local id in the store
   * @throws what the work throws, and what `Client.resume` throws
   */
  async use<T>(
    account: string,
    work: (client: AnyClient) => Promise<T>,
    options: UseOptions = {},
  ): Promise<T> {
    const seat = await this.#take(account, options);
    try {
      return await work(await seat.client);
    } finally {
      seat.users -= 1;
      if (seat.users === 0) this.#rest(account, seat);
    }
  }

  /**
   * Leaves one account to the store; all of them with `close`. No request.
   *
   * @throws UsageError when somebody uses it
   */
  async leave(account: string): Promise<void> {
    const seat = this.#seats.get(account);
    if (seat === undefined) return;
    if (seat.users > 0) throw new UsageError("This account is being used.");
    await this.#leave(account, seat);
  }

  /** Leaves all accounts to the store, once those who use them are done. No request. Never fails; nobody comes in any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#admitNext();
    while (this.#seats.size > 0) {
      const seats = [...this.#seats];
      const free = seats.filter(([, { users }]) => users === 0);
      if (free.length === 0) {
        // oxlint-disable-next-line no-await-in-loop -- until the last one has left
        await this.#someoneLeaves();
      } else {
        // oxlint-disable-next-line no-await-in-loop -- as above
        await Promise.all(free.map(([account, seat]) => this.#leave(account, seat)));
      }
    }
  }

  /** Leaves all accounts at the end of an `await using` block. No request. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #take(account: string, options: UseOptions): Promise<Seat> {
    for (;;) {
      options.signal?.throwIfAborted();
      if (this.#isClosed) throw new UsageError("This pool is closed.");
      const seat = this.#seats.get(account);
      const leaving = seat?.leaving ?? (seat === undefined ? this.#makeRoom() : undefined);
      if (leaving === undefined) return this.#sit(account, seat ?? this.#open(account, options));
      // oxlint-disable-next-line no-await-in-loop -- what is being left is taken again afterwards
      await (options.signal === undefined ? leaving : abortable(leaving, options.signal));
    }
  }

  #sit(account: string, seat: Seat): Seat {
    clearTimeout(seat.timer);
    seat.users += 1;
    this.#seats.delete(account);
    this.#seats.set(account, seat);
    return seat;
  }

  #open(account: string, options: UseOptions): Seat {
    const client = resume(account, {
      ...this.#options.connection,
      ...options,
      store: this.#options.store,
      signal: undefined,
    });
    const seat: Seat = { client, users: 0, timer: undefined, leaving: undefined };
    client.catch(() => {
      if (this.#seats.get(account) === seat) this.#seats.delete(account);
      this.#admitNext();
    });
    return seat;
  }

  /** Waits for a place, when all are taken; `undefined` when there is one. */
  #makeRoom(): Promise<void> | undefined {
    if (this.#seats.size < this.#maxOpen) return undefined;
    const oldest = [...this.#seats].find(([, { users, leaving }]) => users === 0 && leaving === undefined);
    return oldest === undefined ? this.#someoneLeaves() : this.#leave(...oldest);
  }

  #someoneLeaves(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Everybody who waits looks again: who comes first is served first. */
  #admitNext(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const admit of waiting) admit();
  }

  /** Nobody uses it for now. */
  #rest(account: string, seat: Seat): void {
    if (this.#seats.get(account) !== seat) return;
    const timer: unknown = setTimeout(() => void this.#leave(account, seat), this.#idleMs);
    seat.timer = timer as ReturnType<typeof setTimeout>;
    // A pool keeps no process alive.
    if (isHolding(timer)) timer.unref();
    this.#admitNext();
  }

  /** Leaves an account's session to the store; one that cannot be left so is logged out of. Never fails. */
  #leave(account: string, seat: Seat): Promise<void> {
    clearTimeout(seat.timer);
    seat.leaving ??= seat.client
      .then((client) => (client.loggedIn ? client.suspend().catch(() => client.close()) : client.close()))
      .catch(() => undefined)
      .then(() => {
        if (this.#seats.get(account) === seat) this.#seats.delete(account);
        this.#admitNext();
      });
    return seat.leaving;
  }
}

function positive(name: string, value: number): number {
  if (value > 0 && value <= 2 ** 31 - 1) return value;
  throw new UsageError(`The option ${name} must be a positive number.`);
}
