import { zlibSync } from "fflate";
import { joinBytes, utf8 } from "../platform/bytes.js";

/** A PNG of two shades: one bit a pixel, zero is black. */
export function writePng(dark: readonly (readonly boolean[])[], scale: number): Uint8Array {
  const side = dark.length * scale;
  const rowLength = 1 + Math.ceil(side / 8);
  const rows = new Uint8Array(rowLength * side);
  for (let y = 0; y < side; y += 1) {
    const row = dark[Math.floor(y / scale)] ?? [];
    for (let x = 0; x < side; x += 1) {
      if (row[Math.floor(x / scale)] === true) continue;
      const at = y * rowLength + 1 + (x >> 3);
      rows[at] = (rows[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  header[8] = 1; // bits a sample; the kind (grey), and how it is packed and filtered, are all 0
  return joinBytes(
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk("IHDR", header),
    chunk("IDAT", zlibSync(rows)),
    chunk("IEND", new Uint8Array()),
  );
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = joinBytes(utf8(name), data);
  const whole = new Uint8Array(body.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length);
  whole.set(body, 4);
  view.setUint32(body.length + 4, checksum(body));
  return whole;
}

/** CRC-32, bit by bit: a code has a few hundred bytes. */
function checksum(bytes: Uint8Array): number {
  let rest = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~rest >>> 0;
}
