import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { CipherTextError } from "./crypto.js";

/** An RSA key under which clients send their initialisation vector, when the page asks for it. */
export interface VectorKey {
  /** `MR`: upper-case hexadecimal. */
  readonly modulus: string;
  /** `ER`: upper-case hexadecimal. */
  readonly exponent: string;
  /**
   * What a client encrypted under this key, with the padding of PKCS#1 v1.5.
   *
   * @throws CipherTextError
   */
  open(encrypted: Uint8Array): Uint8Array;
}

const modulusBytes = 128;

/**
 * A new key of 1024 bits, the size of real ones.
 *
 * @evidence read in the official client: 1024 bits, exponent 65537, PKCS#1 v1.5
 */
export function newVectorKey(): VectorKey {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: modulusBytes * 8 });
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  return {
    modulus: upperHex(n),
    exponent: upperHex(e),
    open(encrypted) {
      if (encrypted.length !== modulusBytes) {
        throw new CipherTextError(`has ${encrypted.length} bytes, where RSA gives ${modulusBytes}`);
      }
      try {
        return unpad(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, encrypted));
      } catch (cause) {
        if (cause instanceof CipherTextError) throw cause;
        throw new CipherTextError("is not under this page's RSA key", { cause });
      }
    },
  };
}

/**
 * Takes `00 02`, at least eight bytes that are not 0, and a `00` away. By hand: Node 20 no longer decrypts
 * with this padding.
 *
 * @throws CipherTextError
 */
function unpad(block: Uint8Array): Uint8Array {
  const end = block.indexOf(0, 2);
  if (block[0] !== 0 || block[1] !== 2 || end < 10) {
    throw new CipherTextError("is not under this page's RSA key, or not padded as PKCS#1 v1.5");
  }
  return block.subarray(end + 1);
}

function upperHex(base64url: string): string {
  return Buffer.from(base64url, "base64url").toString("hex").toUpperCase();
}
