import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

declare const keyBrand: unique symbol;

/** Identity of an entity that survives the session: made of what changes slowly about it. */
export type Key = string & { readonly [keyBrand]: true };

/**
 * A key of some facts. They are digested, so that a key may be logged or stored without telling a name.
 * The parts' order counts; absent ones count as empty.
 */
export function keyOf(kind: string, parts: readonly (string | number | undefined)[]): Key {
  const digest = sha256(utf8ToBytes(JSON.stringify(parts.map((part) => part ?? ""))));
  return `${kind}_${bytesToHex(digest).slice(0, 24)}` as Key;
}

/**
 * Keys of a list. Entities whose slow facts are equal are told apart by an occurrence index, in the
 * order given: callers sort first by what stays the same from session to session.
 */
export function withKeys<T extends object>(
  kind: string,
  entities: readonly T[],
  slowFacts: (entity: T) => readonly (string | number | undefined)[],
): readonly (T & { readonly key: Key })[] {
  const seen = new Map<Key, number>();
  return entities.map((entity) => {
    const facts = slowFacts(entity);
    const first = keyOf(kind, facts);
    const occurrence = seen.get(first) ?? 0;
    seen.set(first, occurrence + 1);
    return { ...entity, key: occurrence === 0 ? first : keyOf(kind, [...facts, occurrence]) };
  });
}
