import type { Environment } from "../platform/platform.js";

/** A device's identity: made once, and kept for the life of its token (a version 4 UUID). */
export function makeDeviceId(environment: Environment): string {
  const bytes = Uint8Array.from(environment.randomBytes(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Four digits for a QR code that nobody will have to type. */
export function drawPin(environment: Environment): string {
  return [...environment.randomBytes(4)].map((byte) => String(byte % 10)).join("");
}
