import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { text } from "node:stream/consumers";
import { spaceOfPage } from "../address.js";
import { type SpaceName, spacePages } from "../command.js";
import type { Context } from "../context.js";
import { Failure } from "../failure.js";
import { askSecret } from "../password.js";

/** A QR code of PRONOTE, and where it leads. */
export interface PronoteCode {
  /** As the library takes it. */
  readonly content: unknown;
  readonly host: string;
  readonly space: SpaceName;
}

/**
 * Reads a code's JSON.
 *
 * @param from a file; `-` is the standard input; `undefined` is whoever sits before the terminal
 * @param wanted space to take when the code's address names none
 * @throws Failure when there is none, or when it is none of PRONOTE's
 */
export async function readCode(
  from: string | undefined,
  wanted: SpaceName | undefined,
  context: Context,
): Promise<PronoteCode> {
  const { complaints } = context.words;
  const content = parse(await readText(from, context));
  const url = content?.["url"];
  const isCode = [url, content?.["login"], content?.["jeton"]].every((value) => typeof value === "string");
  if (!isCode || typeof url !== "string" || !URL.canParse(url)) {
    throw new Failure(complaints.notACode.fact, complaints.notACode);
  }
  const named = spaceOfPage(url);
  if (named !== undefined && wanted !== undefined && named !== wanted) {
    const { fact, hint } = complaints.spaceConflict(spacePages[named], wanted);
    throw new Failure(fact, { hint });
  }
  return { content, host: new URL(url).host, space: named ?? wanted ?? "student" };
}

async function readText(from: string | undefined, context: Context): Promise<string> {
  const { signal, terminal, words } = context;
  const { complaints } = words;
  // Hidden like a password: four digits are no protection of what it holds.
  if (from === undefined || (from === "-" && terminal.interactive)) {
    return askSecret(words.accounts.pasteCode, complaints.notACode, context);
  }
  try {
    if (from === "-") return await text(addAbortSignal(signal, process.stdin));
    return await readFile(from, { encoding: "utf8", signal });
  } catch (cause) {
    signal.throwIfAborted();
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
    const { fact, hint } = complaints.codeUnreadable(code);
    throw new Failure(fact, { hint, cause });
  }
}

function parse(content: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(content.replace(/^\uFEFF/u, ""));
    if (typeof value !== "object" || value === null) return undefined;
    return value as Readonly<Record<string, unknown>>; // any object: its values are checked
  } catch {
    return undefined; // without a cause: parsers quote what they read
  }
}
