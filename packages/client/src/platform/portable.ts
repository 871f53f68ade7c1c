import { cbc } from "@noble/ciphers/aes.js";
import { md5 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { deflateSync, Inflate } from "fflate";
import { fromHex, fromUtf8 } from "./bytes.js";
import type { Platform } from "./platform.js";

/** Piece of input given to the inflater at once: bounds what one step can grow to. */
const inflateStep = 4096;

/** Any runtime with standard JavaScript: browsers, React Native. The twin of `node.ts`, without `node:`. */
export const platform: Platform = {
  name: "portable",
  capabilities: {
    // What browsers allow; React Native's fetch follows redirections too, and has no streams.
    manualRedirects: false,
    ownHeaders: false,
    streams: typeof globalThis.ReadableStream === "function",
  },
  md5: (data) => md5(data),
  sha256: (data) => sha256(data),
  aesEncrypt: (data, key, iv) => cbc(key, iv).encrypt(data),
  aesDecrypt(data, key, iv) {
    if (data.length === 0 || data.length % 16 !== 0) return undefined;
    // The padding is checked here, byte by byte: a wrong key must never pass for a right one.
    return unpad(cbc(key, iv, { disablePadding: true }).decrypt(data));
  },
  deflate: (data) => deflateSync(data, { level: 6 }),
  inflate(data, maxBytes) {
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isFinished = false;
    const inflater = new Inflate((chunk, final) => {
      chunks.push(chunk);
      length += chunk.length;
      isFinished = final;
    });
    try {
      for (let offset = 0; offset < data.length; offset += inflateStep) {
        const end = Math.min(offset + inflateStep, data.length);
        inflater.push(data.subarray(offset, end), end === data.length);
        if (length > maxBytes) return undefined;
      }
    } catch {
      return undefined; // not deflated, or cut
    }
    return isFinished ? join(chunks, length) : undefined;
  },
  fromHex: (text) => fromHex(text),
  fromUtf8: (bytes) => fromUtf8(bytes),
  rsaEncrypt: (data, modulus, exponent) => rsaEncrypt(data, modulus, exponent),
};

function unpad(padded: Uint8Array): Uint8Array | undefined {
  const count = padded.at(-1) ?? 0;
  if (count < 1 || count > 16) return undefined;
  const end = padded.length - count;
  return padded.subarray(end).every((byte) => byte === count) ? padded.subarray(0, end) : undefined;
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}

/** RSA PKCS#1 v1.5: 00 02, random bytes that are not zero, 00, the data; raised to the exponent. */
function rsaEncrypt(data: Uint8Array, modulusHex: string, exponentHex: string): Uint8Array {
  const modulus = BigInt(`0x${modulusHex}`);
  const size = Math.ceil(modulus.toString(16).length / 2);
  if (data.length > size - 11) throw new RangeError("too long for this RSA key");
  const block = new Uint8Array(size);
  block[1] = 2;
  block.set(nonZeroBytes(size - data.length - 3), 2);
  block.set(data, size - data.length);
  return toBytes(power(toInteger(block), BigInt(`0x${exponentHex}`), modulus), size);
}

function nonZeroBytes(length: number): Uint8Array {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(length));
  while (bytes.includes(0)) {
    const zero = bytes.indexOf(0);
    bytes.set(globalThis.crypto.getRandomValues(new Uint8Array(1)), zero);
  }
  return bytes;
}

function toInteger(bytes: Uint8Array): bigint {
  let integer = 0n;
  for (const byte of bytes) integer = (integer << 8n) | BigInt(byte);
  return integer;
}

function toBytes(integer: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let rest = integer;
  for (let index = size - 1; index >= 0; index -= 1) {
    bytes[index] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}
