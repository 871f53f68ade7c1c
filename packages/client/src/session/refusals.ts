import { NotAllowedError, OutcomeUnknownError, SessionLostError, UsageError } from "../errors/errors.js";
import type { PronoteError } from "../errors/pronote-error.js";
import type { RawCall } from "./call.js";

/** The client was closed before. */
export function closed({ name }: RawCall): UsageError {
  return new UsageError("This client is closed.", { call: name, hint: "Log in again." });
}

/** The school may only be read at the moment. */
export function onlyRead({ name }: RawCall): NotAllowedError {
  return new NotAllowedError("The school is in exclusive mode: it may only be read.", {
    call: name,
    hint: "Try later.",
    retry: "later",
  });
}

/** The session had ended before a write: it was not made. */
export function overBeforeWrite({ name }: RawCall, cause: PronoteError): SessionLostError {
  return new SessionLostError("The session was over: there is no sign that the change was made.", {
    call: name,
    wireCode: cause.wireCode,
    wireMessage: cause.wireMessage,
    cause,
    hint: "The next call logs in anew: make the change again, or look first.",
  });
}

/** The server does not come to an end with a write. */
export function stillRunning({ name }: RawCall): PronoteError {
  return new OutcomeUnknownError("The server says that the change is still being made.", { call: name });
}

/** The account has no such tab, or was refused it. */
export function notOffered(call: string, tab: number): NotAllowedError {
  return new NotAllowedError(`This account has no tab ${tab}; nothing was sent.`, {
    call,
    hint: "client.can(…) tells what the school offers.",
  });
}
