import type { Context } from "./context.js";
import { exitCodes } from "./exit-codes.js";
import { Failure } from "./failure.js";

/**
 * The password: `PREAU_PASSWORD`, else asked for on the terminal. Never an argument, never printed. The
 * question goes to stderr, so that it may be asked while stdout is a file or a pipe.
 *
 * @throws Failure when nobody can be asked, or when the question is cancelled
 */
export async function readPassword({ env, terminal, words, signal }: Context): Promise<string> {
  const variable = env["PREAU_PASSWORD"];
  if (variable !== undefined && variable !== "") return variable;
  const { missingPassword, interrupted } = words.complaints;
  // A prompt on a pipe ends the process without a word.
  if (!terminal.interactive) throw new Failure(missingPassword.fact, missingPassword);
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({ message: words.notes.password, output: process.stderr, signal });
  if (isCancel(answer)) throw new Failure(interrupted, { exitCode: exitCodes.interrupted });
  if (answer === undefined || answer === "") throw new Failure(missingPassword.fact, missingPassword);
  return answer;
}
