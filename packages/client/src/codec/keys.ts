declare const keyBrand: unique symbol;

/** Identity of an entity that survives the session: made of what changes slowly about it. */
export type Key = string & { readonly [keyBrand]: true };

/** What a key is made of; the order counts, and absent facts count as empty. */
export type Facts = readonly (string | number | undefined)[];

/**
 * A key of some facts. They are digested, so that a key has one length and shows no name at a glance; who
 * knows the facts can make the key, as with any digest of so little.
 *
 * 64 bits: two multiplicative hashes side by side, mixed at the end (after the public-domain cyrb53), which
 * cost a fiftieth of a cryptographic digest. A year's timetable has two thousand keys.
 */
export function keyOf(kind: string, facts: Facts): Key {
  let high = 0x5eadbeef;
  let low = 0x41c6ce57;
  for (const fact of facts) {
    const text = fact === undefined ? "" : typeof fact === "string" ? fact : String(fact);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      high = Math.imul(high ^ code, 0x1e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    // A fact ends with its length, which keeps neighbours apart: ["ab", "c"] is not ["a", "bc"].
    high = Math.imul(high ^ (text.length + 0x10000), 0x1e3779b1);
    low = Math.imul(low ^ (text.length + 0x10000), 0x5f356495);
  }
  const mixedHigh = Math.imul(high ^ (high >>> 16), 0x05ebca6b) ^ Math.imul(low ^ (low >>> 13), 0x42b2ae35);
  const mixedLow =
    Math.imul(low ^ (low >>> 16), 0x05ebca6b) ^ Math.imul(mixedHigh ^ (mixedHigh >>> 13), 0x42b2ae35);
  return `${kind}_${written(mixedHigh, mixedLow)}` as Key;
}

const digits = Uint8Array.from("0123456789abcdefghijklmnopqrstuv", (digit) => digit.charCodeAt(0));

/** 64 bits in 14 digits of base 32. Put together at once: two thousand of these are on the way of a page. */
function written(high: number, low: number): string {
  const digit = (bits: number, shift: number): number => digits[(bits >>> shift) & 31] ?? 0;
  return String.fromCharCode(
    digit(high, 30),
    digit(high, 25),
    digit(high, 20),
    digit(high, 15),
    digit(high, 10),
    digit(high, 5),
    digit(high, 0),
    digit(low, 30),
    digit(low, 25),
    digit(low, 20),
    digit(low, 15),
    digit(low, 10),
    digit(low, 5),
    digit(low, 0),
  );
}

/**
 * Gives each entity of a list its key, in place: they are fresh objects of a reader, not yet anybody's.
 * Entities whose slow facts are equal are told apart by an occurrence index, in the order of `compare`, or
 * else as they stand: it must not depend on anything that a session changes.
 */
export function withKeys<T extends object>(
  kind: string,
  entities: readonly T[],
  slowFacts: (entity: T) => Facts,
  compare?: (a: T, b: T) => number,
): readonly (T & { readonly key: Key })[] {
  // Every entity of the list is given its key below.
  const keyed = entities as readonly (T & { key: Key })[];
  const first = new Map<Key, T & { key: Key }>();
  const alike = new Map<Key, (T & { key: Key })[]>();
  for (const entity of keyed) {
    entity.key = keyOf(kind, slowFacts(entity));
    const earlier = first.get(entity.key);
    if (earlier === undefined) first.set(entity.key, entity);
    else alike.set(entity.key, [...(alike.get(entity.key) ?? [earlier]), entity]);
  }
  for (const group of alike.values()) {
    const ordered = compare === undefined ? group : group.toSorted(compare);
    for (const [occurrence, entity] of ordered.entries()) {
      if (occurrence > 0) entity.key = keyOf(kind, [...slowFacts(entity), occurrence]);
    }
  }
  return keyed;
}
