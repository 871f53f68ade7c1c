import { openAsBlob } from "node:fs";
import { access, constants, readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { addAbortSignal } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { UploadFile } from "@preau/client";
import type { Context } from "../context.js";
import { Failure, failure } from "../failure.js";
import { cleanText } from "../render/clean.js";
import type { TextSource, WriteAction } from "../writing-commands.js";

/** What an action brings along. */
export interface Gathered {
  /** A text that was given; absent when it is still to be asked for. */
  readonly text?: string;
  readonly files: readonly (UploadFile & { readonly data: Blob })[];
}

/** A message has no more than that; what is larger was not meant. */
const longestText = 1_000_000;

/**
 * Reads texts and opens files before anything is asked of the school, so that what cannot be read costs no login.
 *
 * @throws Failure
 */
export async function gather(action: WriteAction, context: Context): Promise<Gathered> {
  const body = "body" in action ? await readText(action.body, context) : undefined;
  const names = "attach" in action ? action.attach : "file" in action ? [action.file] : [];
  const files = await Promise.all(names.map((name) => openFile(name, context)));
  return { ...(body === undefined ? {} : { text: body }), files };
}

/** Whether the standard input is read for a text: nobody can be asked then. */
export function readsStdin(action: WriteAction): boolean {
  return "body" in action && action.body.file === "-";
}

async function readText({ text, file }: TextSource, context: Context): Promise<string | undefined> {
  const { complaints } = context.words.writing;
  const given = file === undefined ? text : decoded(await bytesOf(file, context), context);
  if (given === undefined) return undefined;
  const plain = given
    .replace(/\r\n?/gu, "\n")
    .replace(/^\ufeff/u, "")
    .trim();
  if (plain === "") throw failure(complaints.emptyText);
  return plain;
}

async function bytesOf(file: string, { signal, words }: Context): Promise<Uint8Array> {
  try {
    return file === "-"
      ? await buffer(addAbortSignal(signal, process.stdin))
      : await readFile(file, { signal });
  } catch (cause) {
    signal.throwIfAborted();
    throw unreadable(file, cause, words);
  }
}

function decoded(bytes: Uint8Array, { words }: Context): string {
  const { complaints } = words.writing;
  if (bytes.length > longestText) throw failure(complaints.textTooLong);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw failure(complaints.notText);
  }
}

/** A file to send: it is read as it goes, and never held in memory whole. */
async function openFile(path: string, { words }: Context): Promise<Gathered["files"][number]> {
  try {
    if (!(await stat(path)).isFile()) throw failure(words.writing.complaints.notAFile(cleanText(path)));
    await access(path, constants.R_OK);
    return { name: basename(path), data: await openAsBlob(path) };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw unreadable(path, cause, words);
  }
}

function unreadable(path: string, cause: unknown, words: Context["words"]): Failure {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "?";
  return failure(words.writing.complaints.fileUnreadable(cleanText(path), code), { cause });
}
