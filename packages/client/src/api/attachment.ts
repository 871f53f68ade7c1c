import type { WireAttachment } from "@preau/wire";
import { attachmentKinds } from "@preau/wire";
import { type Id, issueId, noIdentity, type SessionTag } from "../codec/ids.js";
import { identity, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { webAddress } from "../codec/web-address.js";

/** A document or a link given with something. French: "pièce jointe". */
export interface Attachment {
  readonly id: Id;
  readonly name: string;
  /** `other` is a kind that the library does not know. */
  readonly kind: "link" | "file" | "cloud" | "kiosk" | "video-link" | "other";
  /** Where a link leads: `http` and `https` only. The address of a file is minted on request. */
  readonly url?: string;
  /** Which file of an object: `id` alone may not say. Absent for most. */
  readonly origin?: FileOrigin;
}

/** Which file of an object is meant, where its `id` is the object's, or says too little. */
export type FileOrigin =
  | "test-subject"
  | "test-correction"
  | "evaluation-subject"
  | "evaluation-correction"
  | "handed-in-work"
  | "corrected-work"
  | "document"
  | "school-document";

const kinds: Readonly<Record<number, Attachment["kind"]>> = {
  [attachmentKinds.link]: "link",
  [attachmentKinds.file]: "file",
  [attachmentKinds.cloud]: "cloud",
  [attachmentKinds.kiosk]: "kiosk",
  [attachmentKinds.videoLink]: "video-link",
};

/**
 * Reads an attachment. The address of a link is its `url` or, without one, its label.
 *
 * @evidence captured homework and lesson contents (2022, 2024); kinds read in the official client
 */
export function readAttachment(
  attachment: Reader<WireAttachment>,
  tag: SessionTag,
  origin?: FileOrigin,
): Attachment | undefined {
  const n = attachment.optional("N", identity);
  const name = attachment.optional("L", label);
  const number = attachment.optional("G", integer);
  const url = attachment.optional("url", label);
  const kind = number === undefined ? "file" : (kinds[number] ?? "other");
  if (n === undefined && name === undefined && url === undefined) return undefined;
  return present({
    id: issueId(tag, n ?? noIdentity),
    name: name ?? url ?? "",
    kind,
    url: kind === "file" ? undefined : webAddress(url ?? (kind === "link" ? name : undefined)),
    origin: kind === "file" ? origin : undefined,
  });
}
