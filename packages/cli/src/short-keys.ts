import type { Context } from "./context.js";
import { failure } from "./failure.js";
import { cleanText } from "./render/clean.js";

/** Something with a stable key, such as `news_3f0a…`. */
interface Keyed {
  readonly key: string;
}

/** Shortest piece of a key that is shown: a list that grows makes longer ones necessary. */
const shortest = 4;

/** For each key, the shortest beginning of its digest that no other has. */
export function shortKeys(list: readonly Keyed[]): ReadonlyMap<string, string> {
  const digests = [...new Set(list.map(({ key }) => digestOf(key)))];
  return new Map(
    list.map(({ key }) => {
      const own = digestOf(key);
      let length = shortest;
      while (
        length < own.length &&
        digests.some((other) => other !== own && other.startsWith(own.slice(0, length)))
      ) {
        length += 1;
      }
      return [key, own.slice(0, length)];
    }),
  );
}

/**
 * The item that a key, or the beginning of one, names.
 *
 * @param look command that shows the keys, where leaving the key out does not
 * @throws Failure when there is none, or several
 */
export function byKey<T extends Keyed>(
  list: readonly T[],
  wanted: string,
  { words }: Pick<Context, "words">,
  look?: string,
): T {
  const start = wanted.trim().toLowerCase();
  const found = list.filter(
    ({ key }) => key === start || key.startsWith(start) || digestOf(key).startsWith(start),
  );
  const distinct = [...new Map(found.map((item) => [item.key, item])).values()];
  const [first, another] = distinct;
  if (first !== undefined && another === undefined) return first;
  const { complaints } = words;
  const complaint =
    first === undefined
      ? complaints.noSuchKey(cleanText(wanted), look)
      : complaints.severalKeys(
          cleanText(wanted),
          distinct
            .slice(0, 5)
            .map(({ key }) => digestOf(key))
            .join(", "),
        );
  throw failure(complaint);
}

/** A key without the kind of thing before it. */
function digestOf(key: string): string {
  return key.slice(key.indexOf("_") + 1);
}
