import type { Context } from "./context.js";
import { exitCodes } from "./exit-codes.js";
import { Failure, failure } from "./failure.js";
import type { Complaint } from "./language/words.js";

/**
 * The password: `PREAU_PASSWORD`, else asked for on the terminal. Never an argument, never printed.
 *
 * @throws Failure when nobody can be asked, or when the question is cancelled
 */
export async function readPassword(
  context: Context,
  question: string = context.words.notes.password,
): Promise<string> {
  const { missingPassword } = context.words.complaints;
  return variable("PREAU_PASSWORD", context) ?? askSecret(question, missingPassword, context);
}

/** The PIN of a QR code: `PREAU_PIN`, else asked for. As the password otherwise. */
export async function readPin(context: Context): Promise<string> {
  const { accounts, complaints } = context.words;
  return variable("PREAU_PIN", context) ?? askSecret(accounts.pin, complaints.missingPin, context);
}

/** A PIN for a new QR code: `PREAU_PIN`, else asked for. */
export async function choosePin(context: Context): Promise<string> {
  const { accounts, complaints } = context.words;
  const pin =
    variable("PREAU_PIN", context) ??
    (await askSecret(accounts.choosePin, complaints.missingNewPin, context));
  if (/^\d{4}$/u.test(pin.trim())) return pin.trim();
  throw failure(complaints.badPin);
}

/**
 * Asks for a secret, without showing it. The question goes to stderr, so that it may be asked while stdout
 * is a file or a pipe.
 *
 * @param missing what to say when nobody can be asked
 * @throws Failure
 */
export async function askSecret(message: string, missing: Complaint, context: Context): Promise<string> {
  const { terminal, signal, words } = context;
  // A prompt on a pipe ends the process without a word.
  if (!terminal.interactive) throw failure(missing);
  const { isCancel, password } = await import("@clack/prompts");
  const answer = await password({ message, output: process.stderr, signal });
  if (isCancel(answer)) throw new Failure(words.complaints.interrupted, { exitCode: exitCodes.interrupted });
  if (answer === undefined || answer.trim() === "") throw failure(missing);
  return answer;
}

/** Asks for what may be seen. */
export async function askText(message: string, missing: Complaint, context: Context): Promise<string> {
  const { terminal, signal, words } = context;
  if (!terminal.interactive) throw failure(missing);
  const { isCancel, text } = await import("@clack/prompts");
  const answer = await text({ message, output: process.stderr, signal });
  if (isCancel(answer)) throw new Failure(words.complaints.interrupted, { exitCode: exitCodes.interrupted });
  if (answer === undefined || answer.trim() === "") throw failure(missing);
  return answer.trim();
}

function variable(name: string, { env }: Context): string | undefined {
  const value = env[name];
  return value === undefined || value === "" ? undefined : value;
}
