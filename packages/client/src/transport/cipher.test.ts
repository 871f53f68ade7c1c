import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { fromHex, fromUtf8, utf8 } from "../platform/bytes.js";
import { Cipher, openingCipher } from "./cipher.js";

const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();
const { primitives, orderNumbers } = known;

describe("Cipher", () => {
  test("hashes even an empty key, and uses zeros for an empty vector", () => {
    expect(openingCipher.encrypt("")).toBe(primitives.aesEmptyString.ciphertext);
  });

  test.each([primitives.aesAscii, primitives.aesNonAscii])("encrypts $plaintextUtf8", (vector) => {
    const cipher = new Cipher(utf8(vector.keyBytes_utf8), bytes(vector.ivBytes));
    expect(cipher.encrypt(vector.plaintextUtf8)).toBe(vector.ciphertext);
    for (const hex of [vector.ciphertext, vector.ciphertext.toUpperCase()]) {
      expect(fromUtf8(cipher.decrypt(hex) ?? new Uint8Array())).toBe(vector.plaintextUtf8);
    }
  });

  test("gives nothing for a wrong key, a cut text, or no hexadecimal", () => {
    const right = new Cipher(utf8("abc"), new Uint8Array());
    const hex = right.encrypt("0123456789");
    expect(new Cipher(utf8("abd"), new Uint8Array()).decrypt(hex)).toBeUndefined();
    expect(right.decrypt(hex.slice(2))).toBeUndefined();
    expect(right.decrypt("zz")).toBeUndefined();
    expect(right.decrypt("")).toBeUndefined();
  });

  test("encrypts order numbers as the protocol counts them", () => {
    for (const [number, hex] of Object.entries(orderNumbers.beforeIv_keyEmpty_ivZero)) {
      expect(openingCipher.encrypt(number)).toBe(hex);
    }
    const { ivBytes, values } = orderNumbers.afterIv_keyEmpty_ivSession;
    for (const [number, hex] of Object.entries(values)) {
      expect(new Cipher(new Uint8Array(), bytes(ivBytes)).encrypt(number)).toBe(hex);
    }
    const after = orderNumbers.afterAuthentication;
    for (const [number, hex] of Object.entries(after.values)) {
      expect(new Cipher(bytes(after.keyBytes), bytes(after.ivBytes)).encrypt(number)).toBe(hex);
    }
  });
});
