import { decode } from "jpeg-js";
import { brightness, type Luma } from "./luma.js";
import { unreadable } from "./unreadable.js";

/** No encoder makes more; a file of thousands of scans is made to be slow. */
const mostScans = 200;
/** The emptiest picture needs a bit for each block of 64 pixels. */
const mostPixelsAByte = 512;
/** Beside the pixels, the decoder keeps numbers for each of them. */
const bytesAPixel = 32;

/**
 * A JPEG in shades of grey. Its size is looked at before anything is decoded.
 *
 * @throws QrCodeUnreadableError
 */
export function openJpeg(bytes: Uint8Array, maxPixels: number): Luma {
  const frame = frameOf(bytes);
  if (frame === undefined || frame.scans > mostScans) throw unreadable("damaged");
  const pixels = frame.width * frame.height;
  if (pixels > maxPixels) throw unreadable("too-large");
  if (pixels === 0 || pixels > bytes.length * mostPixelsAByte) throw unreadable("damaged");
  try {
    const { width, height, data } = decode(bytes, {
      useTArray: true,
      formatAsRGBA: false,
      maxResolutionInMP: maxPixels / 1e6,
      maxMemoryUsageInMB: 16 + (maxPixels * bytesAPixel) / 2 ** 20,
    });
    const luma = new Uint8Array(width * height);
    for (let at = 0, pixel = 0; pixel < luma.length; at += 3, pixel += 1) {
      luma[pixel] = brightness(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
    }
    return { width, height, data: luma };
  } catch (cause) {
    throw unreadable("damaged", { cause });
  }
}

/** Size and number of scans, read from the markers; `undefined` when they make no sense. */
function frameOf(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number; readonly scans: number } | undefined {
  let width: number | undefined;
  let height = 0;
  let scans = 0;
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    // Between markers, and inside a scan, everything else is data.
    if (bytes[at] !== 0xff || marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const word = (from: number): number => ((bytes[from] ?? 0) << 8) | (bytes[from + 1] ?? 0);
    if (marker >= 0xc0 && marker <= 0xc2) {
      height = word(at + 5);
      width = word(at + 7);
    }
    if (marker === 0xda) scans += 1;
    at += 2 + Math.max(2, word(at + 2));
  }
  return width === undefined ? undefined : { width, height, scans };
}
