import { brightness } from "./luma.js";

/** What the rows of a PNG are made of. */
export interface PngHeader {
  readonly width: number;
  readonly height: number;
  /** Bits a sample. */
  readonly depth: number;
  /** Kind of pixels: 0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha. */
  readonly colours: number;
  readonly samples: number;
  readonly interlaced: boolean;
}

/** Rows of one pass: where its pixels stand in the whole. */
interface Pass {
  readonly x: number;
  readonly y: number;
  readonly stepX: number;
  readonly stepY: number;
}

const whole: readonly Pass[] = [{ x: 0, y: 0, stepX: 1, stepY: 1 }];
/** Adam7: seven coarse pictures, each between the pixels of those before. */
const adam7: readonly Pass[] = [
  { x: 0, y: 0, stepX: 8, stepY: 8 },
  { x: 4, y: 0, stepX: 8, stepY: 8 },
  { x: 0, y: 4, stepX: 4, stepY: 8 },
  { x: 2, y: 0, stepX: 4, stepY: 4 },
  { x: 0, y: 2, stepX: 2, stepY: 4 },
  { x: 1, y: 0, stepX: 2, stepY: 2 },
  { x: 0, y: 1, stepX: 1, stepY: 2 },
];

/** Takes inflated bytes in pieces of any size, row by row, until the picture is whole. */
export interface PngRows {
  readonly luma: Uint8Array;
  readonly done: boolean;
  push(piece: Uint8Array): void;
}

/** @throws RangeError when a row is filtered in an unknown manner */
export function pngRows(header: PngHeader, palette: Uint8Array, alphas: Uint8Array): PngRows {
  const { width, height, depth, samples } = header;
  const luma = new Uint8Array(width * height);
  const shadeAt = shades(header, palette, alphas);
  const pixelBytes = Math.max(1, (depth * samples) >> 3);
  const order = rowsOf(header);
  let current = order.next();
  let row = new Uint8Array(0);
  let before = new Uint8Array(0);
  let filled = 0;
  const begin = (): void => {
    if (current.done === true) return;
    const { isFirst, count } = current.value;
    const length = 1 + Math.ceil((count * samples * depth) / 8);
    before = isFirst ? new Uint8Array(length) : row;
    row = new Uint8Array(length);
    filled = 0;
  };
  const finish = (): void => {
    if (current.done === true) return;
    const { pass, y, count } = current.value;
    unfilter(row, before, pixelBytes);
    for (let index = 0; index < count; index += 1) {
      luma[y * width + pass.x + index * pass.stepX] = shadeAt(row, index);
    }
    current = order.next();
    begin();
  };
  begin();
  return {
    luma,
    get done() {
      return current.done === true;
    },
    push(piece) {
      for (let at = 0; at < piece.length && current.done !== true; ) {
        const taken = piece.subarray(at, at + row.length - filled);
        row.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled === row.length) finish();
      }
    },
  };
}

/** Every row in the order of the file; passes without pixels have none. */
function* rowsOf({ width, height, interlaced }: PngHeader): Generator<{
  readonly pass: Pass;
  readonly y: number;
  /** Pixels of the row. */
  readonly count: number;
  readonly isFirst: boolean;
}> {
  for (const pass of interlaced ? adam7 : whole) {
    const count = Math.ceil((width - pass.x) / pass.stepX);
    if (count <= 0) continue;
    for (let { y } = pass; y < height; y += pass.stepY) yield { pass, y, count, isFirst: y === pass.y };
  }
}

/** Undoes the filter that the row's first byte names, in place. */
function unfilter(row: Uint8Array, before: Uint8Array, pixelBytes: number): void {
  const [filter = 0] = row;
  if (filter > 4) throw new RangeError("unknown filter");
  for (let at = 1; at < row.length; at += 1) {
    const left = at > pixelBytes ? (row[at - pixelBytes] ?? 0) : 0;
    const up = before[at] ?? 0;
    const corner = at > pixelBytes ? (before[at - pixelBytes] ?? 0) : 0;
    row[at] = (row[at] ?? 0) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      return 0;
  }
}

/** Whichever neighbour is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** How a pixel of a row becomes a shade. */
function shades(
  { depth, colours, samples }: PngHeader,
  palette: Uint8Array,
  alphas: Uint8Array,
): (row: Uint8Array, index: number) => number {
  const bytes = depth >> 3;
  /** The sample's upper eight bits. */
  const sample = (row: Uint8Array, index: number, part: number): number =>
    row[1 + (index * samples + part) * bytes] ?? 0;
  /** Samples of less than a byte, the first one in the upper bits. */
  const bits = (row: Uint8Array, index: number): number => {
    const bit = index * depth;
    return ((row[1 + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  };
  const single = depth < 8 ? bits : (row: Uint8Array, index: number): number => sample(row, index, 0);
  if (colours === 3) {
    const table = paletteShades(palette, alphas);
    return (row, index) => table[single(row, index)] ?? 0;
  }
  if (samples === 1) {
    const scale = depth < 8 ? 255 / ((1 << depth) - 1) : 1;
    return (row, index) => single(row, index) * scale;
  }
  if (samples === 2) return (row, index) => onPaper(sample(row, index, 0), sample(row, index, 1));
  const bright = (row: Uint8Array, index: number): number =>
    brightness(sample(row, index, 0), sample(row, index, 1), sample(row, index, 2));
  return samples === 3 ? bright : (row, index) => onPaper(bright(row, index), sample(row, index, 3));
}

function paletteShades(palette: Uint8Array, alphas: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: Math.floor(palette.length / 3) }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = palette.subarray(index * 3, index * 3 + 3);
    return onPaper(brightness(red, green, blue), alphas[index] ?? 255);
  });
}

/** What shows through is white paper. */
function onPaper(shade: number, alpha: number): number {
  return 255 + ((shade - 255) * alpha) / 255;
}
