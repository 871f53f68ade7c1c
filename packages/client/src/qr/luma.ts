/** A picture in shades of grey: all that a QR code needs. */
export interface Luma {
  readonly width: number;
  readonly height: number;
  /** Row by row, one byte a pixel: 0 is black. */
  readonly data: Uint8Array;
}

/** Brightness of a colour (ITU-R BT.601), in whole numbers. */
export function brightness(red: number, green: number, blue: number): number {
  return (red * 77 + green * 150 + blue * 29) >> 8;
}

/** The picture with its sides divided; each pixel is the mean of those it stands for. */
export function shrunk(picture: Luma, by: number): Luma {
  const width = Math.max(1, Math.floor(picture.width / by));
  const height = Math.max(1, Math.floor(picture.height / by));
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const top = Math.floor(y * by);
    const bottom = Math.min(picture.height, Math.max(top + 1, Math.floor((y + 1) * by)));
    for (let x = 0; x < width; x += 1) {
      const left = Math.floor(x * by);
      const right = Math.min(picture.width, Math.max(left + 1, Math.floor((x + 1) * by)));
      data[y * width + x] = mean(picture, { left, right, top, bottom });
    }
  }
  return { width, height, data };
}

interface Box {
  readonly left: number;
  /** Beyond the last column, and the last row. */
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function mean({ width, data }: Luma, { left, right, top, bottom }: Box): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0;
  }
  return sum / ((right - left) * (bottom - top));
}

/** The picture with its sides multiplied; what is between two pixels is between their shades. */
export function enlarged(picture: Luma, by: number): Luma {
  const width = Math.round(picture.width * by);
  const height = Math.round(picture.height * by);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const row = clamp((y + 0.5) / by - 0.5, picture.height - 1);
    for (let x = 0; x < width; x += 1) {
      data[y * width + x] = between(picture, clamp((x + 0.5) / by - 0.5, picture.width - 1), row);
    }
  }
  return { width, height, data };
}

function clamp(value: number, largest: number): number {
  return Math.min(Math.max(value, 0), largest);
}

function between({ width, height, data }: Luma, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(left + 1, width - 1);
  const bottom = Math.min(top + 1, height - 1);
  const at = (column: number, row: number): number => data[row * width + column] ?? 0;
  const upper = at(left, top) + (at(right, top) - at(left, top)) * (x - left);
  const lower = at(left, bottom) + (at(right, bottom) - at(left, bottom)) * (x - left);
  return Math.round(upper + (lower - upper) * (y - top));
}

/** A part of the picture. */
export function cropped(
  { width, data }: Luma,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Luma {
  const cut = new Uint8Array(part.width * part.height);
  for (let y = 0; y < part.height; y += 1) {
    const start = (part.y + y) * width + part.x;
    cut.set(data.subarray(start, start + part.width), y * part.width);
  }
  return { width: part.width, height: part.height, data: cut };
}

/**
 * The picture with each pixel seen against its neighbourhood: shadows, glare and dim light go, edges stay.
 * What differs from its surroundings by less than the noise is grey.
 */
export function flattened(picture: Luma, radius: number): Luma {
  const { width, height, data } = picture;
  const sums = summed(picture);
  const flat = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 1) {
    const top = Math.max(0, y - radius);
    const bottom = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x += 1) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const sum =
        (sums[bottom * (width + 1) + right] ?? 0) -
        (sums[top * (width + 1) + right] ?? 0) -
        (sums[bottom * (width + 1) + left] ?? 0) +
        (sums[top * (width + 1) + left] ?? 0);
      const around = sum / ((right - left) * (bottom - top));
      flat[y * width + x] = clamp(128 + ((data[y * width + x] ?? 0) - around) * 4, 255);
    }
  }
  return { width, height, data: flat };
}

/** Sums of all pixels above and to the left, with a row and a column of zeros before them. */
function summed({ width, height, data }: Luma): Float64Array {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y += 1) {
    let row = 0;
    for (let x = 0; x < width; x += 1) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * (width + 1) + x + 1] = (sums[y * (width + 1) + x + 1] ?? 0) + row;
    }
  }
  return sums;
}

/** The picture without specks: each pixel is the mean of nine. */
export function smoothed({ width, height, data }: Luma): Luma {
  const smooth = new Uint8Array(data);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      let sum = 0;
      for (let at = (y - 1) * width + x; at <= (y + 1) * width + x; at += width) {
        sum += (data[at - 1] ?? 0) + (data[at] ?? 0) + (data[at + 1] ?? 0);
      }
      smooth[y * width + x] = sum / 9;
    }
  }
  return { width, height, data: smooth };
}

/** The picture as a mirror shows it. */
export function mirrored({ width, height, data }: Luma): Luma {
  const mirror = new Uint8Array(data.length);
  for (let start = 0; start < data.length; start += width) {
    mirror.set(data.slice(start, start + width).reverse(), start);
  }
  return { width, height, data: mirror };
}

/** The picture with a light patch over a part of it. */
export function patched(
  { width, height, data }: Luma,
  patch: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Luma {
  const covered = new Uint8Array(data);
  const left = Math.max(0, Math.floor(patch.x));
  const right = Math.min(width, Math.ceil(patch.x + patch.width));
  const bottom = Math.min(height, Math.ceil(patch.y + patch.height));
  for (let y = Math.max(0, Math.floor(patch.y)); y < bottom; y += 1) {
    covered.fill(255, y * width + left, y * width + right);
  }
  return { width, height, data: covered };
}

/** The picture as a negative. */
export function inverted({ width, height, data }: Luma): Luma {
  return { width, height, data: data.map((shade) => 255 - shade) };
}

/** The picture turned about its middle, whole, on a light ground. */
export function turned(picture: Luma, degrees: number): Luma {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const width = Math.ceil(Math.abs(picture.width * cos) + Math.abs(picture.height * sin));
  const height = Math.ceil(Math.abs(picture.width * sin) + Math.abs(picture.height * cos));
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [fromLeft, fromTop] = [x - width / 2, y - height / 2];
      const column = cos * fromLeft + sin * fromTop + picture.width / 2;
      const row = cos * fromTop - sin * fromLeft + picture.height / 2;
      const isInside = column >= 0 && row >= 0 && column <= picture.width - 1 && row <= picture.height - 1;
      if (isInside) data[y * width + x] = between(picture, column, row);
    }
  }
  return { width, height, data };
}
