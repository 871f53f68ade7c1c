import type { WireIdentification } from "@preau/wire";
import { platform } from "#platform";
import { fromUtf8, joinBytes, toHex, utf8 } from "../platform/bytes.js";
import type { Cipher } from "../transport/cipher.js";

/** What proves who somebody is. */
export interface Secret {
  readonly login: string;
  /** Password, or the token that stands for one. */
  readonly password: string;
}

/**
 * Bytes of the key that proves the secret: the login, and the upper-case digest of salt and password.
 * `trim` and lower-casing are JavaScript's, as in the official client.
 *
 * @evidence read in the official client, 2024.3.8 to 2026.1.3; `docs/wire/Identification.md`
 */
export function challengeKey(
  secret: Secret,
  identification: WireIdentification,
  { fromPortal = false }: { readonly fromPortal?: boolean } = {},
): Uint8Array {
  const { alea = "" } = identification;
  // What a portal leaves is taken as it is, and without the login.
  const { modeCompLog = 0, modeCompMdp = 0 } = fromPortal ? {} : identification;
  const password = modeCompMdp > 0 ? secret.password.toLowerCase() : secret.password;
  const login = fromPortal ? "" : modeCompLog > 0 ? secret.login.toLowerCase().trim() : secret.login;
  const salt = Uint8Array.from(alea, (character) => character.charCodeAt(0) & 0xff);
  const digest = platform.sha256(joinBytes(salt, utf8(password.trim())));
  return utf8(login + toHex(digest).toUpperCase());
}

/**
 * Answers a challenge in the form that the server means. Legacy: the text is decrypted, every second
 * character kept, and encrypted back. Direct (since 2026.2.5): the challenge's own text is encrypted.
 *
 * The form is told by what the decrypted text looks like, never by padding alone: one direct challenge in
 * 256 unpads by luck. Under a wrong password a legacy challenge looks direct; the answer is then wrong,
 * which is what the server must see.
 */
export function answerChallenge(challenge: string, cipher: Cipher): string {
  const legacy = legacyText(challenge, cipher);
  if (legacy === undefined) return cipher.encrypt(challenge);
  return cipher.encrypt(
    [...Array(Math.ceil(legacy.length / 2)).keys()].map((index) => legacy.charAt(index * 2)).join(""),
  );
}

/** The text of a legacy challenge: non-empty, valid UTF-8, without control characters; else `undefined`. */
function legacyText(challenge: string, cipher: Cipher): string | undefined {
  const bytes = cipher.decrypt(challenge);
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  return text === undefined || text === "" || /\p{Cc}/u.test(text) ? undefined : text;
}

/**
 * Bytes of the session's key, from the decrypted `cle`: decimal numbers between commas. `undefined` when
 * it is none.
 */
export function readSessionKey(cle: string, cipher: Cipher): Uint8Array | undefined {
  const bytes = cipher.decrypt(cle);
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  if (text === undefined || !/^\d{1,3}(?:,\d{1,3})*$/u.test(text)) return undefined;
  const numbers = text.split(",").map(Number);
  return numbers.every((number) => number <= 255) ? Uint8Array.from(numbers) : undefined;
}
