import type { Dialect, SpaceRow } from "@preau/wire";
import type { Draws } from "./draws.js";
import { MintedIds } from "./minted-ids.js";
import { newSession, type Session } from "./session.js";

/** What a register of sessions needs to know. */
export interface SessionsSettings {
  readonly dialect: Dialect;
  readonly draws: Draws;
  /** Sessions left alone for longer are ended. */
  readonly timeoutMs: number;
  /** Sessions older than that are ended, whatever they do. */
  readonly ageMs: number;
  /** A clock that only goes forward. */
  readonly elapsedMs: () => number;
}

/** The living sessions of one server, and why the others ended. */
export class Sessions {
  readonly #settings: SessionsSettings;
  readonly #alive = new Map<number, Session>();
  readonly #ended = new Map<number, string>();

  constructor(settings: SessionsSettings) {
    this.#settings = settings;
  }

  /** How many sessions live. */
  get count(): number {
    for (const session of this.#alive.values()) this.#expire(session);
    return this.#alive.size;
  }

  /** A new session for a page of that space. */
  open(space: SpaceRow): Session {
    const { draws, dialect, elapsedMs } = this.#settings;
    const now = elapsedMs();
    const opened = {
      number: this.#freeNumber(),
      space,
      ids: new MintedIds(draws.idSecret()),
      openedMs: now,
      lastActivityMs: now,
    };
    const session = newSession(opened, dialect);
    this.#alive.set(session.number, session);
    return session;
  }

  /** The living session of that number. */
  find(number: number): Session | undefined {
    const session = this.#alive.get(number);
    if (session !== undefined) this.#expire(session);
    return this.#alive.get(number);
  }

  /** Why there is no living session of that number. */
  whyDead(number: number): string {
    const reason = this.#ended.get(number);
    return reason === undefined ? "this server never opened that session" : `the session ended: ${reason}`;
  }

  /** Notes a sign of life. */
  touch(session: Session): void {
    session.lastActivityMs = this.#settings.elapsedMs();
  }

  /** Ends a session. `reason` is for the log. */
  end(session: Session, reason: string): void {
    if (!this.#alive.delete(session.number)) return;
    this.#ended.set(session.number, reason);
    session.ending.abort();
  }

  /** Ends all of them, as a restart or an update of the server does. */
  endAll(reason: string): void {
    for (const session of this.#alive.values()) this.end(session, reason);
  }

  #expire(session: Session): void {
    const now = this.#settings.elapsedMs();
    const ageMs = now - session.openedMs;
    if (ageMs > this.#settings.ageMs) this.end(session, `it was ${Math.round(ageMs)} ms old`);
    if (session.held > 0) return;
    const idleMs = now - session.lastActivityMs;
    if (idleMs > this.#settings.timeoutMs) this.end(session, `nobody used it for ${Math.round(idleMs)} ms`);
  }

  #freeNumber(): number {
    const { draws } = this.#settings;
    for (let attempt = 0; attempt < 100; attempt += 1) {
      const number = draws.sessionNumber();
      if (!this.#alive.has(number) && !this.#ended.has(number)) return number;
    }
    throw new Error("no free session number: `sessionNumber` keeps drawing numbers that were used already");
  }
}
