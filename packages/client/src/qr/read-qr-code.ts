import { type QrCodeData, readQrContent } from "../codec/qr-content.js";
import { UsageError } from "../errors/errors.js";
import { fromUtf8 } from "../platform/bytes.js";
import { openPicture } from "./picture.js";
import { textsIn } from "./search.js";
import { unreadable } from "./unreadable.js";

/** How a code is read. */
export interface ReadQrCodeOptions {
  /**
   * Largest picture that is opened; default 40 million, as the largest photos of phones have. Memory goes with it:
   * about 30 bytes a pixel for a JPEG, one or two for a PNG.
   *
   * @unit pixels
   */
  readonly maxPixels?: number | undefined;
}

/**
 * Reads a QR code of PRONOTE ("QR code de connexion") from a picture or from its text: what it gives is the
 * `qrCode` of `Client.qrcodeLogin`. Asks no server.
 *
 * A picture is a PNG or JPEG as bytes: a screenshot or a photo, at any angle, and with other codes beside it. It
 * takes some hundredths of a second for most pictures, and seconds for a large one without code.
 *
 * @param source bytes of a file (`new Uint8Array(await blob.arrayBuffer())` in a browser), which may hold the
 *   text too, or the text as people paste it
 * @throws QrCodeUnreadableError whose `reason` says why · UsageError when it is neither bytes nor text
 */
export function readQrCode(
  source: Uint8Array | ArrayBuffer | string,
  options: ReadQrCodeOptions = {},
): QrCodeData {
  const { maxPixels = 40_000_000 } = options;
  if (!Number.isSafeInteger(maxPixels) || maxPixels < 1) {
    throw new UsageError("The option maxPixels must be a whole number of pixels, 1 or more.");
  }
  const text = typeof source === "string" ? source : textOf(bytesOf(source));
  if (text !== undefined) {
    const content = readQrContent(text);
    if (content === undefined) throw unreadable("not-pronote");
    return content;
  }
  return searched(bytesOf(source), maxPixels);
}

function bytesOf(source: unknown): Uint8Array {
  // Not by `instanceof`: a worker's or a test runner's bytes may be of another realm.
  if (ArrayBuffer.isView(source)) return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  if (isBuffer(source)) return new Uint8Array(source);
  throw new UsageError("A QR code is read from the bytes of a picture, or from its text.", {
    hint: "Give a Uint8Array, an ArrayBuffer or a string; of a Blob, await arrayBuffer().",
  });
}

function isBuffer(source: unknown): source is ArrayBuffer {
  return Object.prototype.toString.call(source) === "[object ArrayBuffer]";
}

/** The text, where the bytes are that of JSON: no picture begins like it. */
function textOf(bytes: Uint8Array): string | undefined {
  const start = fromUtf8(bytes.subarray(0, 64).filter((byte) => byte < 128));
  return start !== undefined && /^\s*\{/u.test(start) ? fromUtf8(bytes) : undefined;
}

function searched(bytes: Uint8Array, maxPixels: number): QrCodeData {
  const picture = openPicture(bytes, maxPixels);
  let isForeign = false;
  for (const text of textsIn(picture)) {
    const content = readQrContent(text);
    if (content !== undefined) return content;
    isForeign = true;
  }
  throw unreadable(isForeign ? "not-pronote" : "no-code");
}
