import { createHash } from "node:crypto";

/** A file that has come in whole. */
export interface UploadedFile {
  /** The remote function that it was announced for. */
  readonly call: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One request of an upload: a whole file, or a part of one. */
export interface UploadPart {
  readonly call: string;
  /** `idFichier`, chosen by the client. */
  readonly fileId: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Absent for a whole file. `to` is included. */
  readonly range?: { readonly from: number; readonly to: number; readonly total: number };
}

interface BegunUpload {
  readonly fileId: string;
  readonly total: number;
  readonly parts: Uint8Array<ArrayBuffer>[];
  received: number;
}

/** Files sent ahead of the calls that refer to them; they end with their session. */
export class SessionUploads {
  readonly #files = new Map<string, UploadedFile>();
  #begun: BegunUpload | undefined;
  /** Encrypted order number of the last upload that was answered for good, and that answer. */
  last: { readonly order: string; readonly fileId: string; readonly answer: string } | undefined;
  /** How often the present upload was answered "in progress". */
  rounds = 0;

  /** A file that was sent ahead of that call, by the `idFichier` of its upload. */
  find(call: string, fileId: unknown): UploadedFile | undefined {
    const file = typeof fileId === "string" ? this.#files.get(fileId) : undefined;
    return file?.call === call ? file : undefined;
  }

  /**
   * Takes one part. A part that is there already may come again.
   *
   * @returns the bytes of the whole file once there are all; `"more"` before, `"out of place"` for a part that
   *   does not follow
   */
  add({ fileId, bytes, range }: UploadPart): Uint8Array<ArrayBuffer> | "more" | "out of place" {
    if (range === undefined) return bytes;
    const { from, to, total } = range;
    if (to - from + 1 !== bytes.length || to >= total) return "out of place";
    if (from === 0 && this.#begun?.fileId !== fileId) {
      this.#begun = { fileId, total, parts: [], received: 0 };
    }
    const begun = this.#begun;
    if (begun === undefined || begun.fileId !== fileId || begun.total !== total) return "out of place";
    if (from > begun.received) return "out of place";
    if (from === begun.received) {
      begun.parts.push(bytes);
      begun.received += bytes.length;
    }
    return begun.received === total ? Buffer.concat(begun.parts) : "more";
  }

  /** Keeps a file for the call that will refer to it. */
  keep(fileId: string, file: UploadedFile): void {
    this.#files.set(fileId, file);
    this.#begun = undefined;
    this.rounds = 0;
  }

  /** Forgets the file that has not come in whole. */
  drop(): void {
    this.#begun = undefined;
    this.rounds = 0;
  }

  /** Forgets everything that no call has taken yet. */
  cancel(): void {
    this.drop();
    this.#files.clear();
  }
}

/** MD5 in lower-case hexadecimal, as clients announce it. */
export function digestOf(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}
