import { DecodeError } from "../errors/errors.js";
import type { PronoteError } from "../errors/pronote-error.js";

/** One try at an exchange that brought no answer. */
export interface Failed {
  readonly kind: "refused" | "lost";
  readonly error: PronoteError;
  /** The server may have seen the request. */
  readonly seen: boolean;
  /** Waits before the further tries. */
  readonly waits: readonly number[];
}

/** Waits before a lost answer is asked for again, in milliseconds: as many tries as there are waits. */
export const patience = { cut: [300, 1500], timeout: [300], unreadable: [0] } as const satisfies Record<
  string,
  readonly number[]
>;

/** An answer that is none. */
export function unreadable(call: string, why: string): Failed {
  const error = new DecodeError(
    { path: "answer", expected: "an answer of PRONOTE", received: why },
    { call },
  );
  return { kind: "lost", error, seen: true, waits: patience.unreadable };
}
