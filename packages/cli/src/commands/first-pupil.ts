import type { Client } from "@preau/client";
import type { OpenAccount } from "../account.js";
import type { Context } from "../context.js";
import { cleanText } from "../render/clean.js";

/**
 * The pupil of a JSON array, whose values do not say whose they are: the chosen one, else the first, as in
 * the library. Which one it is, and who else there is, is told on stderr.
 */
export function firstPupil({ pupils, unnamedChildren }: OpenAccount, { terminal, words }: Context): Client {
  const [first, ...others] = pupils;
  if (first === undefined) throw new Error("An account without pupils has no first one.");
  if (unnamedChildren) {
    const names = others.map((other) => other.info.name).join(", ");
    terminal.note(cleanText(words.notes.firstChildOnly(first.info.name, names)));
  }
  return first;
}
