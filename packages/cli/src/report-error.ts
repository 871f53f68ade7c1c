import type { PronoteError } from "@preau/client";
import type { Context } from "./context.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-codes.js";
import { Failure } from "./failure.js";
import { cleanText } from "./render/clean.js";
import { instantText } from "./render/moment.js";

/** What is said about an error. */
interface Report {
  readonly fact: string;
  readonly hint?: string | undefined;
  /** More about it, beneath the fact. */
  readonly details?: readonly string[];
  readonly exitCode: ExitCode;
}

/** Says on stderr why a command failed and what to do, and gives the exit code. */
export async function reportError(error: unknown, context: Context): Promise<ExitCode> {
  const { terminal, env } = context;
  const report = await describe(error, context);
  const style = terminal.noteStyle;
  terminal.note(cleanText(`preau: ${report.fact}`).replace(/^preau:/u, style.red("preau:")));
  for (const detail of report.details ?? []) terminal.note(style.dim(cleanText(`  ${detail}`)));
  if (report.hint !== undefined) terminal.note(cleanText(`  ${report.hint}`));
  if (env["PREAU_DEBUG"] === "1" && error instanceof Error) terminal.note(cleanText(error.stack ?? ""));
  return report.exitCode;
}

async function describe(error: unknown, { words, signal }: Context): Promise<Report> {
  if (error instanceof Failure) {
    const { message, hint, details, exitCode } = error;
    return { fact: message, hint, details, exitCode };
  }
  if (signal.aborted) return { fact: words.complaints.interrupted, exitCode: exitCodes.interrupted };
  const { isPronoteError } = await import("@preau/client");
  if (isPronoteError(error)) return describePronoteError(error, words);
  const message = error instanceof Error ? error.message : String(error);
  return { ...words.complaints.unexpected(message), exitCode: exitCodes.unexpected };
}

function describePronoteError(error: PronoteError, words: Context["words"]): Report {
  const { errors, notes } = words;
  // An error of a newer library has a code that no table knows.
  const known: Partial<typeof errors> = errors;
  const { fact, hint, detail } = known[error.code] ?? {};
  const own = ownMessage(error);
  const said = error.wireMessage?.trim();
  return {
    fact: fact ?? own,
    // Without a fact of ours, the fact is the library's, and so is the next step.
    hint: hint ?? (fact === undefined ? error.hint : undefined),
    details: [
      ...(detail === true ? [notes.detail(error.call === undefined ? own : `${error.call}: ${own}`)] : []),
      ...(said === undefined || said === "" ? [] : [notes.schoolSays(said)]),
      ...(error.nextAllowedAt === undefined
        ? []
        : [notes.notBefore(instantText(error.nextAllowedAt, words))]),
    ],
    exitCode: exitCodeOf[error.code] ?? exitCodes.unexpected,
  };
}

/** The library's message without the call before it and the hint behind it. */
export function ownMessage({ message, call, hint }: PronoteError): string {
  const start = call !== undefined && message.startsWith(`${call}: `) ? call.length + 2 : 0;
  const end =
    hint !== undefined && message.endsWith(` ${hint}`) ? message.length - hint.length - 1 : undefined;
  return message.slice(start, end);
}
