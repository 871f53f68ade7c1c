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

/** The server had begun with a write, and does not come to an end with it. */
export function stillRunning({ name }: RawCall, cause: PronoteError): PronoteError {
  return new OutcomeUnknownError("The server had begun with the change; whether it was made is not known.", {
    call: name,
    cause,
  });
}

/** A write was sent, and its answer never came. */
export function answerLost({ name }: RawCall, cause: PronoteError): PronoteError {
  return new OutcomeUnknownError("The answer is lost: the change may or may not have been made.", {
    call: name,
    cause,
  });
}

/** A write was accepted, with an answer that makes no sense. */
export function unreadableWrite({ name }: RawCall, cause: PronoteError): PronoteError {
  return new OutcomeUnknownError("The server accepted the change, but its answer cannot be read.", {
    call: name,
    cause,
  });
}

/** The server refuses this change to the account: it has said so before. */
export function refusedBefore({ name }: RawCall): NotAllowedError {
  return new NotAllowedError(
    "The server has refused this kind of change to this account; nothing was sent.",
    {
      call: name,
      hint: "Logging in again changes nothing.",
    },
  );
}

/** The account has no such tab, or was refused it. */
export function notOffered(call: string, tab: number): NotAllowedError {
  return new NotAllowedError(`This account has no tab ${tab}; nothing was sent.`, {
    call,
    hint: "client.can(…) tells what the school offers.",
  });
}
