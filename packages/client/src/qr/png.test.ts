import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { PNG } from "pngjs";
import { expect, test } from "vitest";
import { brightness } from "./luma.js";
import { openPng } from "./png.js";

// The same files read here and by pngjs: all kinds of pixels, depths, filters and orders of rows.

interface Kind {
  readonly colours: number;
  readonly samples: number;
  readonly depth: number;
}

const kinds: readonly Kind[] = [
  ...[1, 2, 4, 8, 16].map((depth) => ({ colours: 0, samples: 1, depth })),
  ...[8, 16].map((depth) => ({ colours: 2, samples: 3, depth })),
  ...[1, 2, 4, 8].map((depth) => ({ colours: 3, samples: 1, depth })),
  ...[8, 16].map((depth) => ({ colours: 4, samples: 2, depth })),
  ...[8, 16].map((depth) => ({ colours: 6, samples: 4, depth })),
];

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** Random bytes as rows of a PNG: any bytes are a picture, behind any filter. */
function fileOf(
  kind: Kind,
  { width, height, interlaced }: { width: number; height: number; interlaced: boolean },
  next: () => number,
): Buffer {
  const rows: number[] = [];
  for (const [x, y, stepX, stepY] of interlaced ? passes : [[0, 0, 1, 1] as const]) {
    const count = Math.ceil((width - x) / stepX);
    if (count <= 0) continue;
    for (let row = y; row < height; row += stepY) {
      rows.push(next() % 5);
      const length = Math.ceil((count * kind.samples * kind.depth) / 8);
      for (let at = 0; at < length; at += 1) rows.push(next());
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([kind.depth, kind.colours, 0, 0, interlaced ? 1 : 0], 8);
  const body = deflateSync(Buffer.from(rows));
  const half = body.length >> 1;
  const palette = Buffer.from(Array.from({ length: 768 }, next));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    ...(kind.colours === 3 ? [chunk("PLTE", palette), chunk("tRNS", palette.subarray(0, 100))] : []),
    chunk("tEXt", Buffer.from("Title\0nothing")),
    chunk("IDAT", body.subarray(0, half)),
    chunk("IDAT", body.subarray(half)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, "latin1");
  data.copy(whole, 8);
  return whole;
}

test.each(kinds)("a PNG of kind $colours and depth $depth is read as pngjs reads it", (kind) => {
  const size = fc.record({
    width: fc.integer({ min: 1, max: 35 }),
    height: fc.integer({ min: 1, max: 35 }),
    interlaced: fc.boolean(),
  });
  fc.assert(
    fc.property(size, fc.integer({ min: 1 }), (shape, seed) => {
      let state = seed;
      const next = (): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state >>> 16) & 255;
      };
      const file = fileOf(kind, shape, next);
      const expected = PNG.sync.read(file, { checkCRC: false });
      const { width, height, data } = openPng(new Uint8Array(file), 10_000);
      expect([width, height]).toEqual([expected.width, expected.height]);
      const differences = Array.from(data, (shade, pixel) => {
        const [red = 0, green = 0, blue = 0, alpha = 0] = expected.data.subarray(pixel * 4, pixel * 4 + 4);
        return Math.abs(shade - (255 + ((brightness(red, green, blue) - 255) * alpha) / 255));
      });
      // pngjs rounds samples of 16 bits, here they are cut; shades and alphas both.
      expect(Math.max(...differences)).toBeLessThanOrEqual(3);
    }),
    { numRuns: 40 },
  );
});

test("a picture that ends before its last row is damaged", () => {
  const whole = PNG.sync.write(new PNG({ width: 40, height: 40 }));
  const cut = whole.subarray(0, whole.length - 30);
  expect(() => openPng(new Uint8Array(cut), 10_000)).toThrow("damaged");
});
