import { type CallName, calls, tabs as tabNumbers } from "@preau/wire";
import type { Member } from "../api/account.js";
import { UsageError } from "../errors/errors.js";
import { type ErrorCode, isPronoteError } from "../errors/pronote-error.js";
import type { RawCall, Runner, ServerMemory } from "../session/call.js";
import { SessionGone, type SuspendedSession } from "../session/interruption.js";
import { abortable } from "../session/turns.js";
import { Attempt } from "./attempt.js";
import type { Connection } from "./connection.js";
import type { Entrance } from "./entrance.js";
import { Parts } from "./load.js";
import { made } from "./second-factor-error.js";

/** Finds the person whom a call is about in whichever session the call is made. */
export type Find = (connection: Connection) => Member;

/** What work on a session is given. */
export type Work<T> = (runner: Runner, member: Member) => Promise<T>;

/**
 * What all views of one login share: the living session, and the door to the next one. A lost session is replaced
 * when the next call is made, never by itself; all callers wait for one login.
 */
export class Link {
  readonly entrance: Entrance;
  /** What has been learnt of the server; it outlives sessions. */
  readonly memory: ServerMemory;
  #current: Connection;
  #renewal: Promise<void> | undefined;
  #end: "closed" | "suspended" | undefined;
  #lostBy: ErrorCode | undefined;
  readonly #running = new Set<Promise<unknown>>();
  /** Parts of the library on their way: calls wait for those that were asked for before, so that nobody overtakes. */
  readonly parts: Parts = new Parts();

  constructor(entrance: Entrance, connection: Connection, memory: ServerMemory = {}) {
    this.entrance = entrance;
    this.memory = memory;
    this.#current = connection;
  }

  /** The session, as it is now: another one after a renewal. */
  get current(): Connection {
    return this.#current;
  }

  /** Whether calls can be made: on the living session, or on the next. */
  get isOpen(): boolean {
    return this.#end === undefined;
  }

  /**
   * Does work that asks the server. When it turns out that the session had expired, it is renewed and the work
   * done once more from its beginning: unless a write was sent, which nobody repeats.
   */
  ask<T>(find: Find, work: Work<T>, signal?: AbortSignal): Promise<T> {
    return this.#try(find, ({ runner, member }) => work(runner, member), signal);
  }

  /** Makes a call of any name. Renewed and repeated like other work. */
  post(raw: RawCall, data: object | undefined, find: Find, signal?: AbortSignal): Promise<unknown> {
    return this.#try(find, (attempt) => attempt.post(raw, () => data, { signal }), signal);
  }

  /** Asks whether the session is there, and leaves it lost when it is not. One request. */
  probe(find: Find, signal?: AbortSignal): Promise<unknown> {
    const { raw, data } = presence(this.#current);
    return this.#try(find, (attempt) => attempt.post(raw, () => data, { signal }), signal, 1);
  }

  #try<T>(
    find: Find,
    work: (attempt: Attempt) => Promise<T>,
    signal?: AbortSignal,
    attempts = 2,
  ): Promise<T> {
    const trying = this.#tryTimes(attempts, find, work, signal);
    this.#running.add(trying);
    return trying.finally(() => this.#running.delete(trying));
  }

  async #tryTimes<T>(
    attempts: number,
    find: Find,
    work: (attempt: Attempt) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    this.#checkOpen();
    await this.parts.there;
    for (let left = attempts - 1; ; left -= 1) {
      // oxlint-disable-next-line no-await-in-loop -- the second attempt follows from the first
      if (this.#renewal !== undefined) await this.#renew(signal);
      // A session that is known to be lost is tried too: what is refused without asking costs no login.
      const attempt = new Attempt(this, this.#current, find);
      try {
        // oxlint-disable-next-line no-await-in-loop -- as above
        return await work(attempt);
      } catch (error) {
        if (left === 0 || !attempt.mayBeRepeated(error)) {
          throw error instanceof SessionGone ? error.error : error;
        }
        // Somebody else may have renewed it meanwhile.
        // oxlint-disable-next-line no-await-in-loop -- as above
        if (attempt.connection.session === this.#current.session) await this.#renew(signal);
      }
    }
  }

  /**
   * Logs in anew, whether the session is lost or not.
   *
   * @throws GateClosedError, and what a login throws
   */
  async refresh(signal?: AbortSignal): Promise<void> {
    this.#checkOpen();
    this.#lostBy = undefined;
    await this.#renew(signal, () => this.#current.session.abandon());
  }

  /** Logs out once the calls made before are answered. Never fails. */
  async close(): Promise<void> {
    this.#end ??= "closed";
    await this.#settled();
    await this.#current.session.close();
    await this.entrance.gate.flush();
  }

  /**
   * Interrupts the session, once the calls made before are answered.
   *
   * @throws SessionLostError when there is none, and what `keep` throws: the session goes on then
   */
  async suspend(keep: (connection: Connection, session: SuspendedSession) => Promise<void>): Promise<void> {
    this.#checkOpen();
    await this.#settled();
    const connection = this.#current;
    await connection.session
      .suspend((session) => keep(connection, session))
      .catch((error: unknown) => {
        throw error instanceof SessionGone ? error.error : error;
      });
    this.#end = "suspended";
    await this.entrance.gate.flush();
  }

  /**
   * Another token came with a change of the account: the one before is dead.
   *
   * @throws StoreError when it cannot be saved; this client has it all the same
   */
  async takeToken(token: string): Promise<void> {
    const { credentials } = this.#current;
    // Who did not come in as a device has no use for its token.
    if (credentials === undefined) return;
    const next = { ...credentials, token };
    this.#current = { ...this.#current, credentials: next };
    await this.entrance.takeCredentials(next);
  }

  /** Tells the link that a session ended, and why. */
  noteEnd(error: unknown): void {
    if (isPronoteError(error)) this.#lostBy = error.code;
  }

  /** Waits until the work that was begun before is done. */
  async #settled(): Promise<void> {
    await Promise.allSettled([...this.#running, this.#renewal]);
  }

  #checkOpen(): void {
    if (this.#end === undefined) return;
    throw new UsageError(`This client is ${this.#end}.`, {
      hint: this.#end === "closed" ? "Log in again." : "Go on with resume().",
    });
  }

  /** One renewal at a time; whoever gives up waiting leaves it to the others. */
  async #renew(signal: AbortSignal | undefined, before?: () => Promise<void>): Promise<void> {
    this.#renewal ??= this.#enterAgain(before).finally(() => {
      this.#renewal = undefined;
    });
    await (signal === undefined ? this.#renewal : abortable(this.#renewal, signal));
  }

  async #enterAgain(before: (() => Promise<void>) | undefined): Promise<void> {
    await before?.();
    await made(this.entrance.enterAgain(), (connection) => {
      this.#current = connection;
      this.entrance.emitter.emit("renewed", { because: this.#lostBy ?? "asked" });
    });
  }
}

/** The cheapest question: whether the session is still there. French: "présence". */
export function presence({ manner }: Connection): {
  readonly raw: RawCall;
  readonly data: object | undefined;
} {
  const name: CallName = manner.dialect.keepAlive;
  const { tab } = calls[name];
  return {
    raw: { name, tab, access: "read" },
    data: name === "Presence" ? undefined : { onglet: tabNumbers.home, ongletPrec: tabNumbers.home },
  };
}
