import { platform } from "#platform";
import { toHex, utf8 } from "../platform/bytes.js";

const noIv = new Uint8Array(16);

/**
 * The cipher of a session at one moment: AES-128-CBC under the MD5 of the key's bytes, and under the MD5
 * of the vector's bytes, or sixteen zeros while there is no vector.
 *
 * @evidence read in the official client, unchanged from 2024.3 to 2026.1.3
 */
export class Cipher {
  readonly #key: Uint8Array;
  readonly #iv: Uint8Array;

  constructor(keyBytes: Uint8Array, ivBytes: Uint8Array) {
    this.#key = platform.md5(keyBytes);
    this.#iv = ivBytes.length === 0 ? noIv : platform.md5(ivBytes);
  }

  /** Lower-case hexadecimal of the encrypted bytes; a text is encrypted as UTF-8. */
  encrypt(data: Uint8Array | string): string {
    return toHex(platform.aesEncrypt(typeof data === "string" ? utf8(data) : data, this.#key, this.#iv));
  }

  /** The reverse; `undefined` when it is no hexadecimal, or was not encrypted under this key. */
  decrypt(hex: string): Uint8Array | undefined {
    const bytes = platform.fromHex(hex);
    return bytes === undefined ? undefined : platform.aesDecrypt(bytes, this.#key, this.#iv);
  }
}

/** No key and no vector: what the first request is sent under. */
export const openingCipher: Cipher = new Cipher(new Uint8Array(), new Uint8Array());
