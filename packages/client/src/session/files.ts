import { paths, type WireFileDescription } from "@preau/wire";
import type { SessionTag } from "../codec/ids.js";
import { encodable } from "../codec/web-address.js";
import { SessionLostError } from "../errors/errors.js";
import type { DownloadOptions, FileDownload, Files } from "./call.js";
import type { Sequence } from "./sequence.js";

/** Largest file accepted, unless the caller says otherwise: a disk should not be filled by mistake. */
const largestFile = 1024 ** 3;

/**
 * Files of one session. Their addresses are encrypted with its key, which stays here; they are fetched beside the
 * numbered conversation.
 *
 * @evidence read in the official client and in pronotepy
 */
export class SessionFiles implements Files {
  readonly #sequence: Sequence;
  readonly #session: { readonly tag: SessionTag; readonly isAlive: boolean };

  constructor(sequence: Sequence, session: { readonly tag: SessionTag; readonly isAlive: boolean }) {
    this.#sequence = sequence;
    this.#session = session;
  }

  get tag(): SessionTag {
    return this.#session.tag;
  }

  address(description: WireFileDescription, name: string): string {
    const { number } = this.#sequence.place;
    const hex = this.#sequence.cipher.encrypt(JSON.stringify(description));
    const { miniature } = description;
    const size = miniature === undefined ? "" : `&miniature=${miniature}`;
    return `${this.below(`${paths.files}/${hex}`)}/${nameInAddress(name)}?Session=${number}${size}`;
  }

  below(path: string): string {
    return `${this.#sequence.place.root}/${path}`;
  }

  async open(address: string, name: string, options: DownloadOptions = {}): Promise<FileDownload> {
    const { signal, maxBytes = largestFile } = options;
    signal?.throwIfAborted();
    if (!this.#session.isAlive) {
      throw new SessionLostError("The session is over, and its files with it; nothing was sent.");
    }
    return { name, ...(await this.#sequence.file(address, { name, signal, maxBytes })) };
  }
}

/**
 * A file's name as a part of an address. The server does not look at it, so what would make another address of it
 * is left out: dots alone lead upwards, and half a character cannot be encoded.
 */
function nameInAddress(name: string): string {
  const plain = encodable(name.replace(/\p{Cc}/gu, ""));
  return /^\.*$/u.test(plain) ? "file" : encodeURIComponent(plain);
}
