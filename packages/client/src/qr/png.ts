import { Unzlib } from "fflate";
import type { Luma } from "./luma.js";
import { type PngHeader, pngRows } from "./png-rows.js";
import { unreadable } from "./unreadable.js";

/** Kinds of pixels, by their number: samples of one, and depths in bits that a sample may have. */
const colourKinds: Readonly<
  Record<number, { readonly samples: number; readonly depths: readonly number[] }>
> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};

/** Deflate makes nothing smaller than by this. */
const mostInflation = 1032;
/** Bytes given to the inflater at once: bounds what one step can grow to. */
const step = 4096;

/**
 * A PNG in shades of grey, on white paper. Inflated in small steps, and no further than its header says: what
 * is in memory is a row and the result. Checksums are not looked at, since the code has its own.
 *
 * @evidence ISO 15948, the format's specification; docs/decisions/0013
 * @throws QrCodeUnreadableError
 */
export function openPng(bytes: Uint8Array, maxPixels: number): Luma {
  const chunks = chunksOf(bytes);
  const first = chunks.next();
  const header = first.done === true ? undefined : headerOf(first.value);
  if (header === undefined) throw unreadable("damaged");
  const pixels = header.width * header.height;
  if (pixels > maxPixels) throw unreadable("too-large");
  if (pixels * header.samples * header.depth > bytes.length * mostInflation * 8) throw unreadable("damaged");
  let palette = new Uint8Array();
  let alphas = new Uint8Array();
  let rows: ReturnType<typeof pngRows> | undefined;
  let inflater: Unzlib | undefined;
  try {
    for (const { name, data } of chunks) {
      if (name === "PLTE") palette = data;
      else if (name === "tRNS" && header.colours === 3) alphas = data;
      else if (name === "IDAT") {
        const take = (rows ??= pngRows(header, palette, alphas));
        inflater ??= new Unzlib((piece) => take.push(piece));
        for (let at = 0; at < data.length && !take.done; at += step) {
          inflater.push(data.subarray(at, at + step));
        }
      }
      if (name === "IEND" || rows?.done === true) break;
    }
  } catch (cause) {
    throw unreadable("damaged", { cause });
  }
  if (rows?.done !== true) throw unreadable("damaged");
  return { width: header.width, height: header.height, data: rows.luma };
}

interface Chunk {
  readonly name: string;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** Chunks behind the signature, as far as they are whole. */
function* chunksOf(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 8 + length;
    if (end > bytes.length) return;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    // A view of the same memory; typed arrays over shared memory are refused at the door.
    yield { name, data: bytes.subarray(at + 8, end) as Uint8Array<ArrayBuffer> };
    at = end + 4;
  }
}

function headerOf({ name, data }: Chunk): PngHeader | undefined {
  if (name !== "IHDR" || data.length < 13) return undefined;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const [depth = 0, colours = 0, compression, filter, interlace = 0] = data.subarray(8, 13);
  const kind = colourKinds[colours];
  const known = kind?.depths.includes(depth) === true && compression === 0 && filter === 0 && interlace <= 1;
  const width = view.getUint32(0);
  const height = view.getUint32(4);
  if (kind === undefined || !known || width === 0 || height === 0) return undefined;
  return { width, height, depth, colours, samples: kind.samples, interlaced: interlace === 1 };
}
