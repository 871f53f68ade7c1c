import { fileOrigins, type WireFileDescription } from "@preau/wire";
import { type Id, isNoObject, resolveId } from "../codec/ids.js";
import { present } from "../codec/present.js";
import { UnsupportedError } from "../errors/errors.js";
import type { Files } from "../session/call.js";
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
  const description = describeFile(files, id, origin === undefined ? undefined : origins[origin]);
  return files.address(description, kind === "link" ? nameOfLinks : name);
}

/** What the address of a file says. */
export function describeFile(files: Files, id: Id, origin?: number | string): WireFileDescription {
  if (isNoObject(id)) {
    throw new UnsupportedError("The server gave this file no identity; nothing was sent.", {
      hint: "It can only be seen in PRONOTE itself.",
    });
  }
  return present({ N: resolveId(files.tag, id), G: origin, Actif: true as const });
}
