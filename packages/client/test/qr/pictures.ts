import { encode as encodeJpeg } from "jpeg-js";
import { PNG } from "pngjs";

// A small camera: pictures of codes, drawn pixel by pixel from a seed and spoilt as light, lenses, paper and
// screens spoil them. What it writes is encoded by other libraries than those that read it.

export type Colour = readonly [red: number, green: number, blue: number];

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Three numbers a pixel, 0 to 255; they may go beyond until the picture is written. */
  readonly rgb: Float32Array;
}

export type Point = readonly [x: number, y: number];
/** Corners of the code without its quiet zone: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly corners: Corners;
  /** Modules of light around the code; default 4, as the standard wants it. */
  readonly quiet?: number;
  readonly ink?: Colour;
  readonly paper?: Colour;
  readonly background?: (x: number, y: number) => Colour;
}

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

/** Takes a picture of a code: each pixel of it is the mean of nine looks. */
export function shoot(code: readonly (readonly boolean[])[], scene: Scene): Picture {
  const { width, height, quiet = 4, ink = black, paper = white, background = () => white } = scene;
  const size = code.length;
  const toModules = projection(scene.corners, size);
  const rgb = new Float32Array(width * height * 3);
  const isOutside = ([column, row]: Point, margin: number): boolean =>
    Math.min(column, row) < -quiet - margin || Math.max(column, row) >= size + quiet + margin;
  const colourAt = ([column, row]: Point): Colour =>
    code[Math.floor(row)]?.[Math.floor(column)] ? ink : paper;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const behind = background(x, y);
      rgb.set(behind, at);
      if (isOutside(toModules(x + 0.5, y + 0.5), 2)) continue;
      rgb.fill(0, at, at + 3);
      for (let look = 0; look < 9; look += 1) {
        const point = toModules(x + (look % 3) / 3 + 1 / 6, y + Math.floor(look / 3) / 3 + 1 / 6);
        const colour = isOutside(point, 0) ? behind : colourAt(point);
        for (let part = 0; part < 3; part += 1)
          rgb[at + part] = (rgb[at + part] ?? 0) + (colour[part] ?? 0) / 9;
      }
    }
  }
  return { width, height, rgb };
}

/** From a point of the picture to one of the code, in modules. */
function projection(corners: Corners, size: number): (x: number, y: number) => Point {
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = corners;
  // From the unit square to the corners, then the inverse (adjugate) of that matrix.
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const sx = x0 - x1 + x2 - x3;
  const sy = y0 - y1 + y2 - y3;
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  const [a, b, c] = [x1 - x0 + g * x1, x3 - x0 + h * x3, x0];
  const [d, e, f] = [y1 - y0 + g * y1, y3 - y0 + h * y3, y0];
  const inverse = [e - f * h, c * h - b, b * f - c * e, f * g - d, a - c * g, c * d - a * f] as const;
  const last = [d * h - e * g, b * g - a * h, a * e - b * d] as const;
  return (x, y) => {
    const w = last[0] * x + last[1] * y + last[2];
    const u = (inverse[0] * x + inverse[1] * y + inverse[2]) / w;
    const v = (inverse[3] * x + inverse[4] * y + inverse[5]) / w;
    return [u * size, v * size];
  };
}

/** Corners of an upright square. */
export function square(x: number, y: number, side: number): Corners {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
  ];
}

/** Corners of a square that is turned about its middle. */
export function turned(middle: Point, side: number, degrees: number): Corners {
  const turn = (degrees * Math.PI) / 180;
  const corner = (quarter: number): Point => {
    const angle = turn + ((quarter * 2 - 3) * Math.PI) / 4;
    const reach = side / Math.SQRT2;
    return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)];
  };
  return [corner(0), corner(1), corner(2), corner(3)];
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Each pixel changed by a rule; the light that falls on it, for instance. */
export function changed(
  picture: Picture,
  rule: (value: number, x: number, y: number, part: number) => number,
): Picture {
  const { width } = picture;
  const rgb = picture.rgb.map((value, index) => {
    const pixel = Math.floor(index / 3);
    return rule(value, pixel % width, Math.floor(pixel / width), index % 3);
  });
  return { ...picture, rgb };
}

/** Grain: every pixel off by up to so much, grey and coloured. */
export function grainy(picture: Picture, amount: number, seed: number): Picture {
  const roll = dice(seed);
  let grey = 0;
  return changed(picture, (value, _x, _y, part) => {
    if (part === 0) grey = (roll() + roll() - 1) * amount;
    return value + grey + ((roll() - 0.5) * amount) / 2;
  });
}

/** Out of focus: three passes of a mean over a square. */
export function blurred(picture: Picture, radius: number): Picture {
  let { rgb } = picture;
  const { width, height } = picture;
  for (const [stepX, stepY] of [
    [1, 0],
    [0, 1],
    [1, 0],
    [0, 1],
  ] as const) {
    const source = rgb;
    rgb = source.map((_value, index) => {
      const pixel = Math.floor(index / 3);
      let sum = 0;
      for (let away = -radius; away <= radius; away += 1) {
        const x = Math.min(Math.max((pixel % width) + stepX * away, 0), width - 1);
        const y = Math.min(Math.max(Math.floor(pixel / width) + stepY * away, 0), height - 1);
        sum += source[(y * width + x) * 3 + (index % 3)] ?? 0;
      }
      return sum / (2 * radius + 1);
    });
  }
  return { width, height, rgb };
}

/** Another picture laid over this one. */
export function overlaid(picture: Picture, over: Picture, x: number, y: number): Picture {
  const rgb = Float32Array.from(picture.rgb);
  for (let row = 0; row < over.height; row += 1) {
    const line = over.rgb.subarray(row * over.width * 3, (row + 1) * over.width * 3);
    rgb.set(line, ((y + row) * picture.width + x) * 3);
  }
  return { ...picture, rgb };
}

/** A part of it. */
export function cut(picture: Picture, x: number, y: number, width: number, height: number): Picture {
  const rgb = new Float32Array(width * height * 3);
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * picture.width + x) * 3;
    rgb.set(picture.rgb.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, rgb };
}

/** Lines of text, buttons and pictures, as a page shows them; the same for the same seed. */
export function busyPage(width: number, height: number, seed: number): (x: number, y: number) => Colour {
  const roll = dice(seed);
  const lines = Array.from({ length: Math.ceil(height / 22) }, () =>
    Array.from({ length: Math.ceil(width / 6) }, () => roll() < 0.45),
  );
  const boxes = Array.from({ length: 30 }, () => ({
    x: roll() * width,
    y: roll() * height,
    w: 20 + roll() * 200,
    h: 10 + roll() * 80,
    colour: [roll() * 255, roll() * 255, roll() * 255] as Colour,
  }));
  return (x, y) => {
    const box = boxes.find((each) => x > each.x && x < each.x + each.w && y > each.y && y < each.y + each.h);
    if (box !== undefined) return box.colour;
    const isText = y % 22 > 8 && lines[Math.floor(y / 22)]?.[Math.floor(x / 6)];
    return isText && (x * 7 + y * 3) % 5 > 1.5 ? [40, 40, 50] : [247, 248, 250];
  };
}

function rgba({ width, height, rgb }: Picture): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let part = 0; part < 3; part += 1) {
      data[pixel * 4 + part] = Math.min(255, Math.max(0, Math.round(rgb[pixel * 3 + part] ?? 0)));
    }
  }
  return data;
}

export function asPng(picture: Picture): Uint8Array {
  const png = new PNG({ width: picture.width, height: picture.height });
  png.data.set(rgba(picture));
  return new Uint8Array(PNG.sync.write(png, { colorType: 2 }));
}

export function asJpeg(picture: Picture, quality: number): Uint8Array {
  const { width, height } = picture;
  return new Uint8Array(encodeJpeg({ width, height, data: rgba(picture) }, quality).data);
}
