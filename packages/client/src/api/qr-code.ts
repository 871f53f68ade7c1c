import type { WireQrCode, WireQrCodeRequest } from "@preau/wire";
import { flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { defineCall } from "../session/call.js";

/** What a QR code for a phone holds; its JSON is what is drawn. French: "QR code de connexion". */
export interface QrCodeData {
  /** Token, in hexadecimal digits, encrypted with the PIN. */
  readonly jeton: string;
  /** Login, likewise. */
  readonly login: string;
  /** Address of the mobile page. */
  readonly url: string;
  readonly avecPageConnexion?: boolean;
}

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
