import { english } from "./english.js";
import { french } from "./french.js";
import type { Language } from "./language.js";
import type { Words } from "./words.js";

/** The table of a language. */
export function wordsOf(language: Language): Words {
  return language === "fr" ? french : english;
}
