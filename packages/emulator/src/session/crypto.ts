import { createCipheriv, createDecipheriv, createHash } from "node:crypto";

/** What a session's AES key and initialisation vector are made of, before they are hashed. */
export interface Cipher {
  readonly keyBytes: Uint8Array;
  readonly ivBytes: Uint8Array;
}

/** The state of every session before its first answer: nothing agreed on. */
export const blankCipher: Cipher = { keyBytes: new Uint8Array(), ivBytes: new Uint8Array() };

/** A text that cannot be what it claims to be: not hexadecimal, badly padded, not UTF-8. */
export class CipherTextError extends Error {
  override readonly name = "CipherTextError";
}

/**
 * AES-128-CBC with PKCS#7, in lower-case hexadecimal. The key is always hashed, even when empty; the vector
 * only when there is one, and is sixteen zero bytes otherwise.
 *
 * @evidence read in the official client, stable from 2024.3 to 2026.1.3
 */
export function encrypt(data: string | Uint8Array, cipher: Cipher): string {
  const aes = createCipheriv("aes-128-cbc", aesKey(cipher), aesIv(cipher));
  const bytes = typeof data === "string" ? Buffer.from(data, "utf8") : data;
  return Buffer.concat([aes.update(bytes), aes.final()]).toString("hex");
}

/**
 * The bytes behind a hexadecimal text of either case. Padding is checked in full (1 to 16 equal bytes),
 * where the official client looks at the last byte only.
 *
 * @throws CipherTextError
 */
export function decrypt(hex: string, cipher: Cipher): Buffer {
  const bytes = fromHex(hex);
  const aes = createDecipheriv("aes-128-cbc", aesKey(cipher), aesIv(cipher));
  try {
    return Buffer.concat([aes.update(bytes), aes.final()]);
  } catch (cause) {
    throw new CipherTextError("does not decrypt: wrong key, wrong length or wrong padding", { cause });
  }
}

/**
 * Bytes of a hexadecimal text, either case.
 *
 * @throws CipherTextError
 */
export function fromHex(hex: string): Buffer {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) throw new CipherTextError("is not hexadecimal");
  return Buffer.from(hex, "hex");
}

/**
 * Text of UTF-8 bytes, refusing what is not UTF-8.
 *
 * @throws CipherTextError
 */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CipherTextError("is not UTF-8", { cause });
  }
}

/** MD5, sixteen bytes. */
export function md5(bytes: Uint8Array): Buffer {
  return createHash("md5").update(bytes).digest();
}

/** SHA-256 in upper-case hexadecimal, as the protocol writes a password's digest. */
export function sha256Upper(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").toUpperCase();
}

function aesKey(cipher: Cipher): Buffer {
  return md5(cipher.keyBytes);
}

function aesIv(cipher: Cipher): Buffer {
  return cipher.ivBytes.length === 0 ? Buffer.alloc(16) : md5(cipher.ivBytes);
}
