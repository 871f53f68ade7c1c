import type { Id } from "../codec/ids.js";
import { present } from "../codec/present.js";
import { DecodeError, UnsupportedError, UsageError } from "../errors/errors.js";
import type { DownloadOptions, FileDownload, Files } from "../session/call.js";
import type { Attachment } from "./attachment.js";
import { attachmentUrl, describeFile } from "./files.js";

/**
 * Opens a file. One request, beside the session's conversation.
 *
 * @throws UsageError for an attachment that is a link, and what `attachmentUrl` throws
 * @throws StaleReferenceError when the server has no such file, or not any more
 */
export async function downloadAttachment(
  files: Files,
  attachment: Attachment,
  options: DownloadOptions = {},
): Promise<FileDownload> {
  if (attachment.url !== undefined || attachment.kind === "link") {
    throw new UsageError(`This attachment is no file of the server's, but a ${attachment.kind}.`, {
      hint: "Open its address (attachmentUrl) instead.",
    });
  }
  return files.open(attachmentUrl(files, attachment), attachment.name, options);
}

/** A person who may have a picture. */
export interface Pictured {
  readonly id: Id;
  readonly hasPhoto: boolean;
  /** The picture itself in base64, where the server sent it along. */
  readonly photo?: string | undefined;
}

/**
 * Picture of a person: what the server sent along (own and children's pictures since 2024.3.11; asks nothing), or a
 * file of the person's, for one request. `undefined` when there is none.
 *
 * @evidence read in the official client; `photoBase64` also reported
 */
export async function pictureOf(
  files: Files,
  person: Pictured,
  options: DownloadOptions = {},
): Promise<FileDownload | undefined> {
  options.signal?.throwIfAborted();
  if (person.photo !== undefined) return sentAlong(person.photo);
  if (!person.hasPhoto) return undefined;
  const name = "photo.jpg";
  return files.open(files.address(describeFile(files, person.id), name), name, options);
}

/** Pictures by their first bytes: what the server calls them is not to be relied on. */
const pictures: readonly (readonly [start: RegExp, type: string, extension: string])[] = [
  [/^\u0089PNG/u, "image/png", "png"],
  [/^\u00ff\u00d8\u00ff/u, "image/jpeg", "jpg"],
  [/^GIF8/u, "image/gif", "gif"],
  [/^RIFF[^]{4}WEBP/u, "image/webp", "webp"],
  [/^BM/u, "image/bmp", "bmp"],
];

function sentAlong(base64: string): FileDownload {
  if (typeof globalThis.ReadableStream !== "function") {
    throw new UnsupportedError("This runtime has no streams.", {
      hint: "Load a polyfill of ReadableStream.",
    });
  }
  const content = decoded(base64);
  const [, type, extension] = pictures.find(([start]) => start.test(content.slice(0, 16))) ?? [];
  const bytes = Uint8Array.from(content, (character) => character.charCodeAt(0));
  return present({
    body: new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes);
        controller.close();
      },
    }),
    name: `photo.${extension ?? "jpg"}`,
    type,
    length: bytes.length,
  });
}

function decoded(base64: string): string {
  try {
    return atob(base64);
  } catch {
    throw new DecodeError(
      { path: "photoBase64", expected: "a picture in base64", received: "another text" },
      { call: "ParametresUtilisateur" },
    );
  }
}
