import { deflateSync } from "node:zlib";
import { isPronoteError, QrCodeUnreadableError, UsageError } from "@preau/client";
import { drawQrCode, readQrCode } from "@preau/client/qr";
import fc from "fast-check";
import { PNG } from "pngjs";
import { encodeQR } from "qr";
import { expect, test } from "vitest";
import { code, content } from "./codes.js";
import { asJpeg, asPng, busyPage, overlaid, shoot, square } from "./pictures.js";

const png = drawQrCode(content, { format: "png" });
const jpeg = asJpeg(shoot(code, { width: 400, height: 400, corners: square(30, 30, 340) }), 80);
const foreign = encodeQR("https://example.org/menu SECRET9", "raw", { border: 1 });

function refusal(source: unknown, options?: Parameters<typeof readQrCode>[1]): QrCodeUnreadableError {
  try {
    readQrCode(source as Uint8Array, options); // as JavaScript may call it
  } catch (error) {
    if (error instanceof QrCodeUnreadableError) return error;
    throw error;
  }
  throw new Error("It was read.");
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

test("text is read as it is pasted, and as the bytes of a file", () => {
  const text = JSON.stringify(content);
  expect(readQrCode(text)).toEqual(content);
  expect(readQrCode(`\n  ${text}\r\n`)).toEqual(content);
  expect(readQrCode(new TextEncoder().encode(`\uFEFF${text}`))).toEqual(content);
  expect(readQrCode(new TextEncoder().encode(text).buffer)).toEqual(content);
});

test("bytes may be a part of a larger buffer", () => {
  const roomy = new Uint8Array(png.length + 40).fill(7);
  roomy.set(png, 13);
  expect(readQrCode(roomy.subarray(13, 13 + png.length))).toEqual(content);
});

test("a code of PRONOTE is found beside another one", () => {
  const page = shoot([[false]], { width: 1000, height: 700, corners: square(-99, -99, 1) });
  const other = shoot(foreign, { width: 360, height: 360, corners: square(40, 40, 280) });
  const ours = shoot(code, { width: 400, height: 400, corners: square(30, 30, 340) });
  const both = overlaid(overlaid(page, other, 20, 20), ours, 560, 260);
  expect(readQrCode(asPng(both))).toEqual(content);
});

test("another code than PRONOTE's is said to be one, and not repeated", () => {
  const error = refusal(asPng(shoot(foreign, { width: 360, height: 360, corners: square(40, 40, 280) })));
  expect(error.reason).toBe("not-pronote");
  expect(`${error.message} ${error.stack}`).not.toContain("SECRET9");
  expect(refusal('{"url":"https://a.example","login":"zz"}').reason).toBe("not-pronote");
  expect(refusal("SECRET9").message).not.toContain("SECRET9");
});

test("a picture without code is said to have none", () => {
  const page = { width: 420, height: 300, corners: square(-99, -99, 1), background: busyPage(420, 300, 3) };
  expect(refusal(asPng(shoot([[false]], page))).reason).toBe("no-code");
  const small = shoot([[true]], { width: 1, height: 1, corners: square(0, 0, 1) });
  expect(refusal(asPng(small)).reason).toBe("no-code");
});

test.each([
  ["WebP", ascii("RIFF\0\0\0\0WEBPVP8 ")],
  ["HEIC", ascii("\0\0\0\x18ftypheic\0\0\0\0")],
  ["HEIC", ascii("\0\0\0\x18ftypmif1\0\0\0\0")],
  ["AVIF", ascii("\0\0\0\x18ftypavif\0\0\0\0")],
  ["GIF", ascii("GIF89a\x01\0\x01\0")],
  ["PDF", ascii("%PDF-1.7\n")],
  ["BMP", ascii("BM\0\0\0\0")],
  ["TIFF", ascii("II*\0\0\0")],
])("a %s is named in the refusal", (name, bytes) => {
  const error = refusal(bytes);
  expect(error).toMatchObject({ code: "qr-unreadable", reason: "format", retry: "never" });
  expect(error.message).toContain(name);
  expect(error.hint).toContain("PNG or JPEG");
});

test("bytes of nothing known, and no bytes, are no picture", () => {
  expect(refusal(ascii("hello, world")).reason).toBe("format");
  expect(refusal(new Uint8Array()).reason).toBe("format");
  expect(refusal("").reason).toBe("not-pronote");
});

test("what is neither bytes nor text is a mistake of the caller", () => {
  for (const wrong of [undefined, null, 7, {}, [1, 2], new Blob(["x"])]) {
    expect(() => readQrCode(wrong as never)).toThrow(UsageError);
  }
  expect(() => readQrCode(png, { maxPixels: 0 })).toThrow(UsageError);
  expect(() => readQrCode(png, { maxPixels: Number.NaN })).toThrow(UsageError);
});

test.each([
  ["PNG", png],
  ["JPEG", jpeg],
])("a %s that is cut off is damaged, or read all the same", (_name, whole) => {
  for (const kept of [9, 20, 40, 100, whole.length >> 1]) {
    expect(["damaged", "no-code"]).toContain(refusal(whole.subarray(0, kept)).reason);
  }
});

test("a picture of more pixels than allowed is refused, and with more allowed read", () => {
  expect(refusal(png, { maxPixels: 100_000 }).reason).toBe("too-large");
  expect(refusal(jpeg, { maxPixels: 100_000 }).reason).toBe("too-large");
  expect(readQrCode(jpeg, { maxPixels: 160_000 })).toEqual(content);
});

/** A PNG with a header of our choice around one deflated body; checksums are not looked at. */
function pngOf(width: number, height: number, body: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunks = [["IHDR", header] as const, ["IDAT", body] as const, ["IEND", Buffer.alloc(0)] as const];
  const parts = chunks.flatMap(([name, data]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return [length, Buffer.from(name), data, Buffer.alloc(4)];
  });
  return new Uint8Array(Buffer.concat([Buffer.from(ascii("\x89PNG\r\n\x1A\n")), ...parts]));
}

/** Bytes of arrays that a reading has left behind, whether collected or not. */
function allocatedBy(work: () => void): number {
  const before = process.memoryUsage().arrayBuffers;
  work();
  return process.memoryUsage().arrayBuffers - before;
}

test.each([
  ["of a billion pixels", pngOf(40_000, 40_000, deflateSync(Buffer.alloc(1000))), "too-large"],
  ["of many pixels in a few bytes", pngOf(6000, 6000, deflateSync(Buffer.alloc(1000))), "damaged"],
  ["that inflates beyond its size", pngOf(20, 20, deflateSync(Buffer.alloc(200_000_000))), "no-code"],
])("a bomb, a PNG %s, is refused without being blown up", (_name, bomb, reason) => {
  expect(
    allocatedBy(() => {
      expect(refusal(bomb).reason).toBe(reason);
    }),
  ).toBeLessThan(25_000_000);
});

test("what is behind the last row of a PNG is not inflated", () => {
  const stored = (length: number): Buffer => {
    const block = Buffer.alloc(5 + length);
    block.writeUInt16LE(length, 1);
    block.writeUInt16LE(length ^ 0xffff, 3);
    return block;
  };
  const body = (rows: number): Buffer =>
    Buffer.concat([Buffer.of(0x78, 0x01), stored(rows), stored(9000), Buffer.alloc(9000, 0x06)]);
  expect(refusal(pngOf(20, 20, body(420))).reason).toBe("no-code");
  expect(refusal(pngOf(200, 200, body(420))).reason).toBe("damaged");
});

test("a JPEG that claims many pixels in a few bytes is refused before it is decoded", () => {
  const claims = Uint8Array.from(jpeg);
  const frame = claims.findIndex((byte, at) => byte === 0xff && claims[at + 1] === 0xc0);
  claims.set([0x18, 0x00, 0x18, 0x00], frame + 5); // 6144 by 6144
  const few = claims.subarray(0, 2000);
  expect(allocatedBy(() => expect(refusal(few).reason).toBe("damaged"))).toBeLessThan(1_000_000);
});

test("whatever the bytes, only typed errors are thrown", () => {
  const start = fc.constantFrom(ascii("\x89PNG\r\n\x1A\n"), ascii("\xFF\xD8\xFF"), ascii("{"), ascii(""));
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 300 }), (first, rest) => {
      expect(onlyTyped(Uint8Array.of(...first, ...rest))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("whatever is changed in a picture, it is read or refused with a typed error", () => {
  const change = fc.record({ at: fc.nat(), value: fc.nat(255) });
  const sixteen = PNG.sync.write(new PNG({ width: 30, height: 30 }), { bitDepth: 16 });
  const small = asJpeg(shoot(code, { width: 150, height: 150, corners: square(8, 8, 134) }), 60);
  const files = fc.constantFrom(
    drawQrCode(content, { format: "png", scale: 2 }),
    small,
    new Uint8Array(sixteen),
  );
  fc.assert(
    fc.property(files, fc.array(change, { minLength: 1, maxLength: 6 }), (file, changes) => {
      const spoilt = Uint8Array.from(file);
      for (const { at, value } of changes) spoilt[at % spoilt.length] = value;
      expect(onlyTyped(spoilt)).toBe(true);
    }),
    { numRuns: 40 },
  );
}, 60_000);

function onlyTyped(bytes: Uint8Array): boolean {
  try {
    readQrCode(bytes, { maxPixels: 1_000_000 });
    return true;
  } catch (error) {
    return isPronoteError(error);
  }
}
