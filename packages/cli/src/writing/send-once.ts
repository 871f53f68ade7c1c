import type { PronoteError, UploadProgress } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import { cleanText } from "../render/clean.js";
import type { Done, Plan } from "./plan.js";

/**
 * Sends a change, once. What went wrong is told with what it means for the change: not made, or nobody knows.
 *
 * @throws Failure
 */
export async function sendOnce(plan: Plan, context: Context): Promise<Done> {
  const { terminal, words, signal } = context;
  const { writing: say } = words;
  const onProgress = ({ sent, total }: UploadProgress): void => {
    terminal.progress(say.uploading(total === 0 ? 100 : Math.floor((sent / total) * 100)));
  };
  signal.throwIfAborted();
  terminal.progress(say.sending);
  try {
    return await plan.send({ signal, onProgress });
  } catch (error) {
    throw await explained(error, plan, context);
  } finally {
    terminal.progress(undefined);
  }
}

/** What is known of the change after an error. */
async function explained(error: unknown, { look }: Plan, { words, signal }: Context): Promise<unknown> {
  const { complaints } = words.writing;
  const exitCode = exitCodes.unknownOutcome;
  // Whoever stops waiting does not know what became of it.
  if (signal.aborted)
    return new Failure(complaints.interruptedSending, { hint: complaints.look(look), exitCode });
  const { isPronoteError } = await import("@preau/client");
  if (!isPronoteError(error)) return error;
  switch (error.code) {
    case "outcome-unknown":
      return new Failure(complaints.maybeSent, { hint: complaints.look(look), exitCode, cause: error });
    case "session-lost":
      return failure(complaints.sessionLost, { exitCode: exitCodes.protocol, cause: error });
    case "not-allowed":
    case "discussion-closed":
      return refusal(error, exitCodes.notAllowed, words);
    case "refused":
      return refusal(error, exitCodes.protocol, words);
    default:
      return error;
  }
}

/** The school's own words say it best; the library's say what it has found out by itself. */
function refusal(error: PronoteError, exitCode: Failure["exitCode"], words: Context["words"]): Failure {
  const { complaints } = words.writing;
  const said = error.wireMessage?.trim() ?? "";
  return new Failure(complaints.refused, {
    hint: cleanText(said === "" ? words.notes.detail(error.message) : words.notes.schoolSays(said)),
    exitCode,
    cause: error,
  });
}
