import type { SessionTag } from "../codec/ids.js";
import { SessionLostError } from "../errors/errors.js";
import type { PronoteError } from "../errors/pronote-error.js";
import type { SequenceState } from "./sequence.js";

/** A session that is interrupted, to be gone on with later. JSON-safe, and secret. */
export interface SuspendedSession {
  readonly sequence: SequenceState;
  readonly tag: SessionTag;
  readonly refusedTabs: readonly number[];
  readonly isExclusive: boolean;
}

/** A session that was lost before this call was sent: it may be made in the next one. */
export class SessionGone extends Error {
  override readonly name = "SessionGone";
  /** For those who have no next session. */
  readonly error: SessionLostError;

  constructor(call: string, cause: PronoteError) {
    super("the session was lost earlier", { cause });
    this.error = new SessionLostError("The session was lost earlier; nothing was sent.", { call, cause });
  }
}
