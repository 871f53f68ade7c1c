import type { Refusal } from "../calls/handler.js";
import { asciiJson } from "./packing.js";

/**
 * Body of a fatal error: never encrypted, without session or number.
 *
 * @evidence bodies quoted in pronotepy #267 and measured in #294; `Message` is empty in every one
 */
export function fatalBody(refusal: Pick<Refusal, "code" | "title">): string {
  return asciiJson({ Erreur: { G: refusal.code, Titre: refusal.title, Message: "" } });
}
