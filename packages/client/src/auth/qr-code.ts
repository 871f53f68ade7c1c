import { type QrCodeData, readQrContent } from "../codec/qr-content.js";
import { UsageError, WrongQrPinError } from "../errors/errors.js";
import { fromUtf8, utf8 } from "../platform/bytes.js";
import { Cipher } from "../transport/cipher.js";
import type { Secret } from "./challenge.js";

/**
 * Reads the content of a QR code: the JSON as text, or already parsed.
 *
 * @throws UsageError when it is no QR code of PRONOTE
 */
export function readQrCode(content: unknown): QrCodeData {
  const code = readQrContent(content);
  if (code !== undefined) return code;
  throw new UsageError("This is not a QR code of PRONOTE.", {
    hint: "Its content is JSON with the keys jeton, login and url; @preau/client/qr reads it from a picture.",
  });
}

/**
 * Opens a QR code with its PIN. Both halves must make sense, so a wrong PIN is certain and costs no login.
 *
 * @throws WrongQrPinError · UsageError when the PIN is not four digits
 */
export function openQrCode(code: QrCodeData, pin: string): Secret {
  checkPin(pin);
  const cipher = new Cipher(utf8(pin), new Uint8Array());
  const login = decrypt(cipher, code.login);
  const password = decrypt(cipher, code.jeton);
  if (login === undefined || password === undefined) {
    throw new WrongQrPinError("This PIN does not open the QR code.");
  }
  return { login, password };
}

/** Text that was encrypted under the PIN; `undefined` when it is noise. */
function decrypt(cipher: Cipher, encrypted: string): string | undefined {
  const bytes = cipher.decrypt(encrypted);
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  return text === undefined || text === "" || /\p{Cc}/u.test(text) ? undefined : text;
}

/** Address of the mobile page that a QR code leads to, without query or fragment, on any path. */
export function qrPage(url: string): string {
  const page = url.replace(/[?#].*$/su, "");
  return page.replace(/\/(?!mobile\.)([^/]+\.html)$/iu, "/mobile.$1");
}

/** @throws UsageError when the PIN is not four digits */
export function checkPin(pin: string): void {
  if (!/^\d{4}$/u.test(pin)) throw new UsageError("The PIN of a QR code has four digits.");
}
