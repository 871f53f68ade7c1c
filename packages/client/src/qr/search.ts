import { decodeQR } from "qr/decode.js";
import {
  cropped,
  enlarged,
  flattened,
  inverted,
  type Luma,
  mirrored,
  patched,
  shrunk,
  smoothed,
  turned,
} from "./luma.js";

/** Sizes, in pixels, up to which a picture is looked at in all manners, and enlarged. */
const handy = 3_000_000;
const small = 800_000;
/** Codes that may be covered in one view, to look for more beside them. */
const mostCodes = 4;

/**
 * Texts of the codes in a picture, in the order they are found; the same one may come several times. The
 * decoder finds most at the first look; the others are for what light, lenses, grain, angle and size spoil. A search
 * without result ends after a fixed amount of work, whatever the machine.
 */
export function* textsIn(picture: Luma): Generator<string> {
  for (const view of views(picture)) yield* textsOf(view);
}

/** The picture and what can be made of it, most promising first. */
function* views(picture: Luma): Generator<Luma> {
  yield picture;
  const sizes = sizesOf(picture);
  for (const size of sizes) {
    yield flattened(size, 24);
    yield smoothed(size);
    if (pixelsOf(size) <= small) yield flattened(enlarged(size, 2), 24);
  }
  for (const size of sizes) {
    if (size !== picture) yield size;
    yield turned(size, 45);
    yield turned(size, 75);
    yield inverted(size);
    yield mirrored(flattened(size, 24));
  }
  for (const size of sizes.filter((each) => pixelsOf(each) <= small)) yield* closely(size);
  if (pixelsOf(picture) > small) yield* tiles(picture);
}

/** Slower ways to look at something small. */
function* closely(picture: Luma): Generator<Luma> {
  const twice = enlarged(picture, 2);
  yield smoothed(twice);
  yield twice;
  yield flattened(twice, 10);
  yield flattened(picture, 60);
  yield enlarged(picture, 1.5);
  yield flattened(inverted(twice), 24);
  yield flattened(turned(twice, 45), 24);
  yield flattened(turned(twice, 70), 24);
  yield turned(picture, 15);
  yield smoothed(smoothed(picture));
}

/** The picture, if it is no larger than what can be looked at in all manners, and its halves, quarters… */
function sizesOf(picture: Luma): Luma[] {
  const sizes: Luma[] = [];
  let size = picture;
  while (pixelsOf(size) > handy) size = shrunk(size, 2);
  for (; Math.min(size.width, size.height) >= 64; size = shrunk(size, 2)) sizes.push(size);
  return sizes;
}

/** Parts of a large picture that overlap by half, so that a small code is whole in one of them. */
function* tiles(picture: Luma): Generator<Luma> {
  const across = Math.max(1, Math.round(picture.width / 500));
  const down = Math.max(1, Math.round(picture.height / 500));
  const width = Math.min(picture.width, Math.ceil(picture.width / across) * 2);
  const height = Math.min(picture.height, Math.ceil(picture.height / down) * 2);
  for (let row = 0; row < Math.max(1, down - 1); row += 1) {
    for (let column = 0; column < Math.max(1, across - 1); column += 1) {
      const x = Math.min(Math.floor((column * picture.width) / across), picture.width - width);
      const y = Math.min(Math.floor((row * picture.height) / down), picture.height - height);
      const tile = cropped(picture, { x, y, width, height });
      yield flattened(tile, 24);
      yield smoothed(tile);
    }
  }
}

function pixelsOf({ width, height }: Luma): number {
  return width * height;
}

/** Texts of the codes in one view: each one found is covered, to see the next. */
function* textsOf(view: Luma): Generator<string> {
  let rest = view;
  for (let count = 0; count < mostCodes; count += 1) {
    const found = decoded(rest);
    if (found === undefined) return;
    yield found.text;
    if (found.box === undefined) return;
    rest = patched(rest, found.box);
  }
}

type Box = Parameters<typeof patched>[1];

function decoded(view: Luma): { readonly text: string; readonly box: Box | undefined } | undefined {
  let box: Box | undefined;
  try {
    const text = decodeQR(view, {
      format: "I420", // of which only brightness is read
      effort: 3,
      timeLimit: Number.POSITIVE_INFINITY, // a slow machine finds what a fast one finds
      pointsOnDetect: ({ boundingBox }) => {
        box = boundingBox;
      },
    });
    return { text, box };
  } catch {
    return undefined; // no code, or none that can be corrected
  }
}
