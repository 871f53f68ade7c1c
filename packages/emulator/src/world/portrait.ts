import { createHash } from "node:crypto";
import { crc32, deflateSync } from "node:zlib";

/** Whether somebody has a photo: three out of four have one, always the same. */
export function hasPortrait(personId: string): boolean {
  return digestOf(personId).readUInt8(2) % 4 !== 0;
}

/** A small PNG that stands for a picture: a pattern in one colour, always the same for one name. */
export function portrait(name: string): Buffer {
  const digest = digestOf(name);
  const side = 8;
  const color = digest.subarray(0, 3);
  // Each row starts with the number of its filter: none.
  const rows = Array.from({ length: side }, (_, y) => [
    0,
    ...Array.from({ length: side }, (_, x) => {
      // The same on both sides, as faces are.
      const bits = digest.readUInt8(4 + y);
      const isInked = ((bits >> Math.min(x, side - 1 - x)) & 1) === 1;
      return isInked ? [...color] : [255, 255, 255];
    }).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  // Eight bits a channel, red, green and blue.
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function digestOf(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
