import type { Dialect } from "@preau/wire";
import { type Cipher, encrypt } from "./crypto.js";
import type { Draws } from "./draws.js";

/** A question that only the holder of the password can answer. */
export interface Challenge {
  /** As sent: upper-case hexadecimal. */
  readonly text: string;
  /** The right answer, lower-case hexadecimal. */
  readonly answer: string;
}

/**
 * Draws a challenge.
 *
 * Legacy: a text with one useless character after each useful one, encrypted; the answer is the useful ones,
 * encrypted again. Direct: sixteen random bytes that mean nothing; the answer is their hexadecimal text,
 * exactly as sent, encrypted.
 *
 * @evidence legacy: read in the official client, 2024.3.8 to 2026.1.3; direct: pronotepy #346, #347, #348
 *   and three independent clients, since September 2026
 */
export function drawChallenge(form: Dialect["challenge"], cipher: Cipher, draws: Draws): Challenge {
  if (form === "direct") {
    const text = Buffer.from(draws.challengeBytes()).toString("hex").toUpperCase();
    return { text, answer: encrypt(text, cipher) };
  }
  const scrambled = draws.scrambledText();
  const useful = [...scrambled].filter((_, index) => index % 2 === 0).join("");
  return { text: encrypt(scrambled, cipher).toUpperCase(), answer: encrypt(useful, cipher) };
}

/** `cle`: the next key's bytes in decimal, under the key of the challenge. */
export function wrapKey(keyBytes: Uint8Array, cipher: Cipher): string {
  return encrypt([...keyBytes].join(","), cipher).toUpperCase();
}
