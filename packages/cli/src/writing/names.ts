import { plainText } from "../plain-text.js";

/**
 * Those whom a name means: whose name it is; else who has all of its words; else who has words that begin so.
 */
export function named<T>(all: readonly T[], wanted: string, nameOf: (one: T) => string): readonly T[] {
  const words = split(wanted);
  if (words.length === 0) return [];
  const tests: readonly ((one: T) => boolean)[] = [
    (one) => plainText(nameOf(one)) === plainText(wanted),
    (one) => words.every((word) => split(nameOf(one)).includes(word)),
    (one) => words.every((word) => split(nameOf(one)).some((own) => own.startsWith(word))),
  ];
  for (const test of tests) {
    const found = all.filter(test);
    if (found.length > 0) return found;
  }
  return [];
}

function split(name: string): readonly string[] {
  return plainText(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}
