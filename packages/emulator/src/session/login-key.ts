import { type Cipher, sha256Upper } from "./crypto.js";

/** How a server compares what people type. `modeCompLog` and `modeCompMdp` on the wire. */
export interface CaseModes {
  /** More than 0: the login's case and outer spaces do not count. */
  readonly login: number;
  /** More than 0: the password's case does not count. */
  readonly password: number;
}

/** How what a portal's page held is compared: as it is. */
export const caseCounts: CaseModes = { login: 0, password: 0 };

/** What the key of a challenge is made of. */
export interface LoginSecret {
  readonly login: string;
  /** A password, or what stands in its place: a token, or what is behind a QR code. */
  readonly secret: string;
  /** `alea`, ASCII; empty when the server sends none. */
  readonly salt: string;
  readonly modes: CaseModes;
}

/**
 * The login as it enters the key: untouched unless its case does not count, then trimmed and lower-cased.
 */
export function comparableLogin(login: string, modes: CaseModes): string {
  return modes.login > 0 ? login.toLowerCase().trim() : login;
}

/**
 * Key of the challenge and of `cle`: the login, then the digest of salt and password.
 *
 * @param ivBytes the session's own vector
 * @evidence read in the official client, 2024.3.8 to 2026.1.3
 */
export function challengeCipher({ login, secret, salt, modes }: LoginSecret, ivBytes: Uint8Array): Cipher {
  const typed = modes.password > 0 ? secret.toLowerCase() : secret;
  const digest = sha256Upper(Buffer.concat([Buffer.from(salt, "latin1"), Buffer.from(typed.trim(), "utf8")]));
  return { keyBytes: Buffer.from(comparableLogin(login, modes) + digest, "utf8"), ivBytes };
}
