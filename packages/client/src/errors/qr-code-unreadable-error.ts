import { type ErrorDetails, PronoteError } from "./pronote-error.js";

/**
 * Why a picture or a text gives no QR code: `"format"`, a file that is neither PNG nor JPEG nor text; `"damaged"`;
 * `"too-large"`; `"no-code"`, a picture without code, or with none that can be made out; `"not-pronote"`, another
 * code or text than PRONOTE's.
 */
export type QrCodeUnreadableReason = "format" | "damaged" | "too-large" | "no-code" | "not-pronote";

/** A picture or a text holds no QR code of PRONOTE that can be read (`@preau/client/qr`). Nothing was sent. */
export class QrCodeUnreadableError extends PronoteError {
  readonly code = "qr-unreadable";
  readonly reason: QrCodeUnreadableReason;
  constructor(message: string, reason: QrCodeUnreadableReason, details: ErrorDetails = {}) {
    super(message, "never", "Take a screenshot of the code, as PNG or JPEG.", details);
    this.reason = reason;
  }
}
