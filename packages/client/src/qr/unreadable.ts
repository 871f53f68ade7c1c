import { QrCodeUnreadableError, type QrCodeUnreadableReason } from "../errors/qr-code-unreadable-error.js";

/** What is said when there is nothing to read, and the next step. No message repeats what was seen. */
const sayings: Readonly<Record<QrCodeUnreadableReason, { readonly fact: string; readonly hint: string }>> = {
  format: {
    fact: "This is no picture that can be read.",
    hint: "Give a PNG or JPEG picture: a screenshot will do.",
  },
  damaged: { fact: "The picture is damaged or incomplete.", hint: "Save or send it once more." },
  "too-large": {
    fact: "The picture has too many pixels.",
    hint: "Cut the code out of it, or raise maxPixels.",
  },
  "no-code": {
    fact: "No QR code can be made out in this picture.",
    hint: "Take a screenshot, or a sharp photo from straight in front, with the whole code and its light border.",
  },
  "not-pronote": {
    fact: "This is not a QR code of PRONOTE.",
    hint: "Its text is JSON with the keys jeton, login and url. The official page makes one, for a PIN of four digits.",
  },
};

export function unreadable(
  reason: QrCodeUnreadableReason,
  more: { readonly fact?: string; readonly cause?: unknown } = {},
): QrCodeUnreadableError {
  const { fact, hint } = sayings[reason];
  return new QrCodeUnreadableError(more.fact ?? fact, reason, { hint, cause: more.cause });
}
