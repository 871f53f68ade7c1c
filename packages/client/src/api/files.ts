import { fileOrigins, type WireFileDescription } from "@preau/wire";
import { type Id, isNoObject, resolveId } from "../codec/ids.js";
import { present } from "../codec/present.js";
import { DecodeError, UnsupportedError, UsageError } from "../errors/errors.js";
import type { DownloadOptions, FileDownload, Files } from "../session/call.js";
import type { Attachment, FileOrigin } from "./attachment.js";

/** `G` of an address, by what the attachment is. */
const origins: Readonly<Record<FileOrigin, number | string>> = {
  "test-subject": fileOrigins.testSubject,
  "test-correction": fileOrigins.testCorrection,
  "evaluation-subject": fileOrigins.evaluationSubject,
  "evaluation-correction": fileOrigins.evaluationCorrection,
  "handed-in-work": fileOrigins.handedInWork,
  "corrected-work": fileOrigins.correctedWork,
  document: fileOrigins.document,
  "school-document": fileOrigins.schoolDocument,
};

/** What the official client calls every link. */
const nameOfLinks = "link";

/**
 * Address of an attachment: where a link leads; for a file, one made for this session, good as long as it
 * lasts for whoever has it.
 *
 * @throws StaleReferenceError when the attachment is of another session
 * @throws UnsupportedError when the server gave it neither identity nor address
 * @evidence read in the official client and in pronotepy
 */
export function attachmentUrl(files: Files, attachment: Attachment): string {
  const { id, url, origin, kind, name } = attachment;
  if (url !== undefined) return url;
  const description = describe(files, id, origin === undefined ? undefined : origins[origin]);
  return files.address(description, kind === "link" ? nameOfLinks : name);
}

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
  return files.open(files.address(describe(files, person.id), name), name, options);
}

function describe(files: Files, id: Id, origin?: number | string): WireFileDescription {
  if (isNoObject(id)) {
    throw new UnsupportedError("The server gave this file no identity; nothing was sent.", {
      hint: "It can only be seen in PRONOTE itself.",
    });
  }
  return present({ N: resolveId(files.tag, id), G: origin, Actif: true as const });
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
