import type { ReadingWarning } from "../codec/reader.js";
import type { ErrorCode } from "../errors/pronote-error.js";
import type { UnreadKeys } from "../session/session.js";

/** A session that took the place of a lost one. */
export interface Renewed {
  /** Why the one before ended: the code of an error, or `asked` after `refresh()`. */
  readonly because: ErrorCode | "asked";
}

/** A token that took the place of the one before. */
export interface TokenRotated {
  /** Local id in the store; absent without one. */
  readonly storedAs?: string;
}

/** What a client tells whoever listens. Free of names, marks and secrets by construction. */
export interface ClientEvents {
  /** Part of an answer could not be read and was left out. */
  warning: ReadingWarning;
  /** The session was lost, and there is a new one: entities go on being found by their keys. */
  renewed: Renewed;
  /** The server has given a new token; with a store it is saved already, else take `exportCredentials()`. */
  tokenRotated: TokenRotated;
  /** An answer held keys that the library does not read: PRONOTE has something new. */
  unreadKeys: UnreadKeys;
}

/** Listeners of one client. A listener that throws is the caller's mistake, and does not stop a call. */
export class Emitter {
  readonly #listeners = new Map<keyof ClientEvents, Set<(event: never) => void>>();

  /** Adds a listener; the result takes it away again. */
  on<Name extends keyof ClientEvents>(name: Name, listener: (event: ClientEvents[Name]) => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
    };
  }

  /** Whether anybody listens. */
  has(name: keyof ClientEvents): boolean {
    return (this.#listeners.get(name)?.size ?? 0) > 0;
  }

  emit<Name extends keyof ClientEvents>(name: Name, event: ClientEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        // Listeners are stored under the name whose event they take.
        (listener as (event: ClientEvents[Name]) => void)(event);
      } catch (error) {
        // Thrown where it is seen, not where it would break the call that was being made.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
