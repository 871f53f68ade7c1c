import { md5 } from "@noble/hashes/legacy.js";
import { type Dialect, uploadSizes } from "@preau/wire";
import { encodable } from "../codec/web-address.js";
import { UsageError } from "../errors/errors.js";
import { joinBytes, toHex, utf8 } from "../platform/bytes.js";

/** What is sent: bytes that are there, that can be read in pieces, or that come once. */
export interface UploadSource {
  readonly name: string;
  readonly data: Blob | Uint8Array | ReadableStream<Uint8Array>;
  /** @unit bytes */
  readonly size: number;
}

/** One part of a file: never more of it is held in memory. */
export interface UploadPart {
  readonly bytes: Uint8Array;
  /** Where it begins. */
  readonly from: number;
}

/** Fields of the form that a file is sent in. */
export interface UploadFields {
  readonly names: Dialect["names"]["upload"];
  readonly order: string;
  readonly session: number;
  readonly call: string;
  readonly id: string;
  readonly md5: string | undefined;
}

/**
 * The parts of a file, one at a time: a file that is no larger than one part is one, empty or not.
 *
 * @throws UsageError when a stream is longer or shorter than was said
 */
export async function* partsOf(source: UploadSource): AsyncGenerator<UploadPart, void> {
  const { data, size } = source;
  if (data instanceof ReadableStream) {
    yield* partsOfStream(data, size);
    return;
  }
  for (let from = 0; from === 0 || from < size; from += uploadSizes.chunkBytes) {
    const to = Math.min(size, from + uploadSizes.chunkBytes);
    const bytes =
      data instanceof Uint8Array
        ? data.subarray(from, to)
        : // oxlint-disable-next-line no-await-in-loop -- one part in memory at a time
          new Uint8Array(await data.slice(from, to).arrayBuffer());
    if (bytes.length !== to - from) throw wrongSize();
    yield { bytes, from };
  }
}

async function* partsOfStream(
  data: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<UploadPart, void> {
  const reader = data.getReader();
  let from = 0;
  let filled = 0;
  let part = new Uint8Array(Math.min(size, uploadSizes.chunkBytes));
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read();
      if (done) break;
      for (let taken = 0; taken < value.length; ) {
        if (filled === part.length) {
          if (from + filled >= size) throw wrongSize();
          yield { bytes: part, from };
          from += filled;
          part = new Uint8Array(Math.min(size - from, uploadSizes.chunkBytes));
          filled = 0;
        }
        const piece = value.subarray(taken, taken + part.length - filled);
        part.set(piece, filled);
        filled += piece.length;
        taken += piece.length;
      }
    }
    if (from + filled !== size) throw wrongSize();
    yield { bytes: part, from };
  } finally {
    // Whoever gave the stream is told that the rest is not wanted; a stream that has ended takes no notice.
    await reader.cancel().catch(() => undefined);
  }
}

function wrongSize(): UsageError {
  return new UsageError("The file is longer or shorter than its size says; nothing was attached.");
}

/** MD5 of a whole file; none of a stream, which can be read once only, nor of a large file. */
export async function digestOf(source: UploadSource): Promise<string | undefined> {
  if (source.data instanceof ReadableStream || source.size > uploadSizes.largestDigested) return undefined;
  const digest = md5.create();
  for await (const { bytes } of partsOf(source)) digest.update(bytes);
  return toHex(digest.digest());
}

/** A part of a file as one request: fields first, bytes last, and what the headers say. */
export function encodePart(
  part: UploadPart,
  source: UploadSource,
  fields: UploadFields,
): { readonly body: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> } {
  const { names } = fields;
  const { size } = source;
  const name = source.name.replace(/\p{Surrogate}/gu, "\ufffd");
  // The order number changes with each request, and no file holds it by chance: a boundary of its own.
  const boundary = `preau-${fields.order}`;
  const values: readonly (readonly [string, string | undefined])[] = [
    [names.order, fields.order],
    [names.session, `${fields.session}`],
    [names.call, fields.call],
    [names.file, fields.id],
    [names.md5, fields.md5],
  ];
  const before = values
    .filter(([, value]) => value !== undefined)
    .map(
      ([field, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  const head = utf8(
    `${before}--${boundary}\r\nContent-Disposition: form-data; name="files[]"; filename="${quoted(name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  );
  const tail = utf8(`\r\n--${boundary}--\r\n`);
  const body = joinBytes(head, part.bytes, tail);
  const last = part.from + part.bytes.length - 1;
  return {
    body,
    headers: {
      "Content-Type": `multipart/form-data; boundary=${boundary}`,
      "Content-Disposition": `attachment; filename="${encodeURI(encodable(name))}"`,
      ...(size > uploadSizes.chunkBytes ? { "Content-Range": `bytes ${part.from}-${last}/${size}` } : {}),
    },
  };
}

/** A name between quotes, as browsers write it. */
function quoted(name: string): string {
  return name.replace(/"/gu, "%22").replace(/\r/gu, "%0D").replace(/\n/gu, "%0A");
}
