import { isUtf8 } from "node:buffer";
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  publicEncrypt,
} from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Platform } from "./platform.js";

function base64url(hex: string): string {
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex").toString("base64url");
}

/** Node, and the runtimes that offer its modules. */
export const platform: Platform = {
  name: "node",
  capabilities: { manualRedirects: true, ownHeaders: true, streams: true },
  md5: (data) => createHash("md5").update(data).digest(),
  sha256: (data) => createHash("sha256").update(data).digest(),
  aesEncrypt(data, key, iv) {
    const cipher = createCipheriv("aes-128-cbc", key, iv);
    return Buffer.concat([cipher.update(data), cipher.final()]);
  },
  aesDecrypt(data, key, iv) {
    if (data.length === 0 || data.length % 16 !== 0) return undefined;
    try {
      const decipher = createDecipheriv("aes-128-cbc", key, iv);
      return Buffer.concat([decipher.update(data), decipher.final()]);
    } catch {
      return undefined; // the padding is wrong, which is how a wrong key shows
    }
  },
  deflate: (data) => deflateRawSync(data, { level: 6 }),
  inflate(data, maxBytes) {
    try {
      return inflateRawSync(data, { maxOutputLength: maxBytes });
    } catch {
      return undefined; // not deflated, cut, or larger than allowed
    }
  },
  fromHex(text) {
    const bytes = Buffer.from(text, "hex");
    // Buffer stops at the first character that is no digit.
    return bytes.length * 2 === text.length ? bytes : undefined;
  },
  fromUtf8(bytes) {
    if (!isUtf8(bytes)) return undefined;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  },
  rsaEncrypt(data, modulus, exponent) {
    const key = createPublicKey({
      key: { kty: "RSA", n: base64url(modulus), e: base64url(exponent) },
      format: "jwk",
    });
    return publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
  },
};
