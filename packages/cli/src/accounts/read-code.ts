import { readFile } from "node:fs/promises";
import { addAbortSignal } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { QrCodeData } from "@preau/client";
import { spaceOfPage } from "../address.js";
import { type SpaceName, spacePages } from "../command.js";
import type { Context } from "../context.js";
import { failure } from "../failure.js";
import { askSecret } from "../password.js";

/** A QR code of PRONOTE, and where it leads. */
export interface PronoteCode {
  /** As the library takes it. */
  readonly content: QrCodeData;
  readonly host: string;
  readonly space: SpaceName;
}

/**
 * Reads a code: its picture, or its text.
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
  const content = await contentOf(await readSource(from, context), context);
  if (!URL.canParse(content.url)) throw failure(complaints.notACode);
  const named = spaceOfPage(content.url);
  if (named !== undefined && wanted !== undefined && named !== wanted) {
    throw failure(complaints.spaceConflict(spacePages[named], wanted));
  }
  return { content, host: new URL(content.url).host, space: named ?? wanted ?? "student" };
}

async function readSource(from: string | undefined, context: Context): Promise<Uint8Array | string> {
  const { signal, terminal, words } = context;
  // Hidden like a password: four digits are no protection of what it holds.
  if (from === undefined || (from === "-" && terminal.interactive)) {
    const answer = await askSecret(words.accounts.pasteCode, words.complaints.notACode, context);
    return answer.trim().startsWith("{") ? answer : readBytes(droppedFile(answer), context);
  }
  if (from !== "-") return readBytes(from, context);
  return buffer(addAbortSignal(signal, process.stdin));
}

async function readBytes(file: string, { signal, words }: Context): Promise<Uint8Array> {
  try {
    return await readFile(file, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
    throw failure(words.complaints.codeUnreadable(code), { cause });
  }
}

/** A file's path as terminals write it when the file is dropped on them: in quotes, or with escaped blanks. */
export function droppedFile(answer: string, { platform }: { readonly platform: string } = process): string {
  const path = answer.trim();
  const quoted = /^(['"])(.*)\1$/u.exec(path)?.[2];
  return quoted ?? (platform === "win32" ? path : path.replaceAll(/\\(.)/gu, "$1"));
}

async function contentOf(source: Uint8Array | string, { words }: Context): Promise<QrCodeData> {
  const { QrCodeUnreadableError } = await import("@preau/client");
  const { readQrCode } = await import("@preau/client/qr");
  try {
    return readQrCode(source);
  } catch (error) {
    if (!(error instanceof QrCodeUnreadableError)) throw error;
    // Without a cause: parsers quote what they read.
    const wrongText = error.reason === "not-pronote" && !isPicture(source);
    throw failure(wrongText ? words.complaints.notACode : words.accounts.unreadable[error.reason]);
  }
}

/** By the first byte of a PNG and of a JPEG, which begins no text. */
function isPicture(source: Uint8Array | string): boolean {
  return typeof source !== "string" && (source[0] === 0x89 || source[0] === 0xff);
}
