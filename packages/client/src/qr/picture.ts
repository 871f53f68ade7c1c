import { openJpeg } from "./jpeg.js";
import type { Luma } from "./luma.js";
import { openPng } from "./png.js";
import { unreadable } from "./unreadable.js";

interface Kind {
  /** As people call it. */
  readonly name: string;
  /** What its files begin with, from `at` on: characters, one a byte. */
  readonly magic: string;
  readonly at?: number;
  readonly open?: (bytes: Uint8Array, maxPixels: number) => Luma;
}

/**
 * What files begin with.
 *
 * @evidence the formats' own specifications: ISO 15948 (PNG), ITU-T T.81 (JPEG), RFC 9649 (WebP), ISO 14496-12
 *   (HEIC and AVIF are brands of it)
 */
const kinds: readonly Kind[] = [
  { name: "PNG", magic: "\u0089PNG\r\n\u001A\n", open: openPng },
  { name: "JPEG", magic: "\u00FF\u00D8\u00FF", open: openJpeg },
  { name: "WebP picture", magic: "WEBP", at: 8 },
  { name: "AVIF picture", magic: "ftypavif", at: 4 },
  // Every other brand that cameras give to stills: heic, heix, mif1, msf1…
  { name: "HEIC picture", magic: "ftyphe", at: 4 },
  { name: "HEIC picture", magic: "ftypmif1", at: 4 },
  { name: "HEIC picture", magic: "ftypmsf1", at: 4 },
  { name: "GIF picture", magic: "GIF8" },
  { name: "BMP picture", magic: "BM" },
  { name: "TIFF picture", magic: "II*\0" },
  { name: "TIFF picture", magic: "MM\0*" },
  { name: "PDF document", magic: "%PDF" },
];

/**
 * Opens a picture, whichever kind its first bytes tell.
 *
 * @throws QrCodeUnreadableError
 */
export function openPicture(bytes: Uint8Array, maxPixels: number): Luma {
  const kind = kinds.find(({ magic, at = 0 }) =>
    [...magic].every((character, index) => bytes[at + index] === character.charCodeAt(0)),
  );
  if (kind?.open !== undefined) return kind.open(bytes, maxPixels);
  if (kind === undefined) throw unreadable("format");
  throw unreadable("format", { fact: `This is a ${kind.name}, which cannot be read here.` });
}
