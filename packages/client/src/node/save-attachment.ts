import { randomBytes } from "node:crypto";
import { type FileHandle, link, mkdir, open, rm, stat } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";
import { numbered, safeName } from "../codec/safe-name.js";
import { fileFailure, hasCode } from "./file-failure.js";
import { putInPlace, syncFolder } from "./replace-file.js";

/** Options of `saveAttachment`. */
export interface SaveAttachmentOptions {
  /** Gives up: the promise rejects with the signal's reason, and nothing is left on the disk. */
  readonly signal?: AbortSignal | undefined;
  /** Largest file accepted; default 1 GiB. @unit bytes */
  readonly maxBytes?: number | undefined;
  /** Takes the place of a file that has the name already; default false: the new one is called "… (2)". */
  readonly overwrite?: boolean | undefined;
}

/** What is needed of a client: any that can fetch what is given. */
export interface AttachmentSource<Attachment> {
  downloadAttachment(
    attachment: Attachment,
    options: { readonly signal?: AbortSignal | undefined; readonly maxBytes?: number | undefined },
  ): Promise<{ readonly body: ReadableStream<Uint8Array>; readonly name: string }>;
}

/**
 * Saves an attachment. Into a folder, under a safe form of its own name; a path that is no folder is the file's.
 * What has the name already is left alone. The file is there whole or not at all, and once the promise resolves it
 * survives a power cut. One request; a piece at a time in memory.
 *
 * @param path a folder that exists, or that ends in a separator and is made; or else the path of the file
 * @returns the path written
 * @throws StoreError when the disk does not take it, and what `downloadAttachment` throws
 */
export async function saveAttachment<Attachment>(
  client: AttachmentSource<Attachment>,
  attachment: Attachment,
  path: string,
  options: SaveAttachmentOptions = {},
): Promise<string> {
  const { signal, maxBytes, overwrite = false } = options;
  const isFolder = await canHold(path);
  const file = await client.downloadAttachment(attachment, { signal, maxBytes });
  const folder = isFolder ? path : dirname(path);
  const name = isFolder ? safeName(file.name) : basename(path);
  const unfinished = join(folder, `.${randomBytes(9).toString("hex")}.part`);
  const reader = file.body.getReader();
  try {
    await writeAll(reader, unfinished, signal);
    return await (overwrite ? replace : putBeside)(unfinished, folder, name);
  } catch (error) {
    await reader.cancel(error).catch(() => undefined); // the first failure is the one to tell
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Whether a path is a folder to save into; one that says it is, is made. A file's folder must be there. */
async function canHold(path: string): Promise<boolean> {
  if (path.endsWith("/") || path.endsWith(sep)) {
    await onDisk("Making the folder", path, mkdir(path, { recursive: true }));
    return true;
  }
  const found = await stat(path).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return undefined;
    throw fileFailure("Looking at", path, error);
  });
  if (found?.isDirectory() === true) return true;
  await onDisk("Looking at", dirname(path), stat(dirname(path)));
  return false;
}

async function writeAll(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  path: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const file = await onDisk("Writing", path, open(path, "wx"));
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) break;
      // oxlint-disable-next-line no-await-in-loop -- and written in order
      await onDisk("Writing", path, writeWhole(file, value));
    }
    await onDisk("Writing", path, file.sync());
  } finally {
    await file.close();
  }
}

/** One `write` may be cut short by a disk that fills up. */
async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let offset = 0; offset < piece.length; ) {
    // oxlint-disable-next-line no-await-in-loop -- the rest, from where the last write ended
    offset += (await file.write(piece, offset)).bytesWritten;
  }
}

async function replace(unfinished: string, folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await onDisk("Writing", path, putInPlace(unfinished, path));
  return path;
}

/** Gives the file the first name that is free. Two that save at once get two names. */
async function putBeside(unfinished: string, folder: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? name : numbered(name, number));
    // oxlint-disable-next-line no-await-in-loop -- the next name is tried because this one was taken
    if (await onDisk("Writing", path, takeName(unfinished, path))) {
      // oxlint-disable-next-line no-await-in-loop -- last step before leaving
      await onDisk("Writing", path, syncFolder(folder));
      return path;
    }
  }
}

/** Moves a file to a name, unless that is taken. */
async function takeName(unfinished: string, path: string): Promise<boolean> {
  try {
    await link(unfinished, path);
    await rm(unfinished);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    if (!hasCode(error, "EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP", "EMLINK")) throw error;
    return takeNameWithoutLinks(unfinished, path);
  }
}

/** Where a disk has no hard links, as USB sticks: the name is taken by an empty file, whose place the whole one takes. */
async function takeNameWithoutLinks(unfinished: string, path: string): Promise<boolean> {
  try {
    await (await open(path, "wx")).close();
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
  try {
    await putInPlace(unfinished, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return true;
}

async function onDisk<T>(attempt: string, path: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw fileFailure(attempt, path, error);
  });
}
