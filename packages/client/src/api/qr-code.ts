import type { WireQrCode, WireQrCodeRequest } from "@preau/wire";
import { flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { QrCodeData } from "../codec/qr-content.js";
import { defineCall } from "../session/call.js";

/**
 * Has a QR code made, but for its address. The server takes it for a write.
 *
 * @evidence docs/wire/mobile-tokens.md
 */
export const qrCodeCall = defineCall<WireQrCode, string, Omit<QrCodeData, "url">>({
  wire: "JetonAppliMobile",
  encode: (pin): WireQrCodeRequest => ({ code: pin }),
  decode: (page) =>
    present({
      jeton: page.required("jeton", label),
      login: page.required("login", label),
      avecPageConnexion: page.optional("avecPageConnexion", flag),
    }),
});
