import * as v from "valibot";
import { present } from "./present.js";

/** What a QR code of PRONOTE holds; its JSON is what is drawn. French: "QR code de connexion". */
export interface QrCodeData {
  /** Token, in hexadecimal digits, encrypted with the PIN. */
  readonly jeton: string;
  /** Login, likewise. */
  readonly login: string;
  /** Address of the mobile page. */
  readonly url: string;
  readonly avecPageConnexion?: boolean;
}

const hex = v.pipe(v.string(), v.regex(/^(?:[\da-f]{2})+$/iu));
const schema = v.object({
  url: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  login: hex,
  jeton: hex,
  avecPageConnexion: v.optional(v.unknown()),
});

/** What a QR code holds: its JSON as text, or already parsed; `undefined` when it is none of PRONOTE's. Unknown keys are ignored. */
export function readQrContent(content: unknown): QrCodeData | undefined {
  const parsed = v.safeParse(schema, typeof content === "string" ? parseJson(content) : content);
  if (!parsed.success) return undefined;
  const { jeton, login, url, avecPageConnexion } = parsed.output;
  const hasPage = typeof avecPageConnexion === "boolean" ? avecPageConnexion : undefined;
  return present({ jeton, login, url, avecPageConnexion: hasPage });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, "").trim());
  } catch {
    return undefined;
  }
}
