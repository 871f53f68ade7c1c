import { randomBytes, randomInt } from "node:crypto";

/** Everything that the server draws at random. A test may fix it. */
export interface Draws {
  /** Session number: a positive integer that no living session bears. */
  sessionNumber(): number;
  /** `alea`: ASCII salt of a login. */
  salt(): string;
  /** Sixteen bytes: a direct challenge. */
  challengeBytes(): Uint8Array;
  /** Plain text of a legacy challenge: ASCII, every other character is kept. */
  scrambledText(): string;
  /** The key behind `cle`. */
  keyBytes(): Uint8Array;
  /** `identifiantNav`: how the server knows a browser again. */
  browserIdentity(): string;
  /** Secret that makes one session's ids unlike every other's. */
  idSecret(): Uint8Array;
  /** Opaque part of a wait ticket. */
  ticket(): string;
  /** Secret behind a QR code (`jeton`), which its PIN encrypts. */
  qrSecret(): string;
  /** `jetonConnexionAppliMobile`. */
  mobileToken(): string;
  /** Six digits: the code that resets a PIN, by e-mail. */
  resetCode(): string;
  /** `jetonCAS`: another at every look at a school behind a portal. */
  portalToken(): string;
  /** Four digits, for QR codes that nobody chose a PIN for. */
  pin(): string;
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Draws from the machine's own source of randomness. */
export const randomDraws: Draws = {
  sessionNumber: () => randomInt(1_000_000, 10_000_000),
  salt: () => randomText(8),
  challengeBytes: () => randomBytes(16),
  scrambledText: () => randomText(32),
  keyBytes: () => randomBytes(16),
  browserIdentity: () => randomBytes(16).toString("hex"),
  idSecret: () => randomBytes(32),
  ticket: () => randomBytes(12).toString("hex"),
  // As long as to fill the 112 bytes of cipher text that published codes have.
  qrSecret: () => randomBytes(48).toString("hex").toUpperCase(),
  mobileToken: () => randomBytes(32).toString("hex").toUpperCase(),
  resetCode: () => String(randomInt(1_000_000)).padStart(6, "0"),
  portalToken: () => randomBytes(24).toString("hex").toUpperCase(),
  pin: () => String(randomInt(10_000)).padStart(4, "0"),
};

function randomText(length: number): string {
  return Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join("");
}
