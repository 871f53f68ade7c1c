/** A repeatable source of choices: the same seed gives the same school, on any machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [0, bound). */
  below(bound: number): number;
  /** True this often, from 0 (never) to 1 (always). */
  chance(probability: number): boolean;
  /** One of them. Throws `RangeError` on an empty list. */
  pick<Item>(items: readonly Item[]): Item;
  /** The same items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** The generator of that seed: mulberry32, 32 bits of state, good enough to deal out names and lessons. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;

  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);

  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError("pick: the list is empty");
      return item;
    },
    shuffled<Item>(items: readonly Item[]): Item[] {
      const drawn = items.map((item) => ({ item, rank: next() }));
      return drawn.sort((a, b) => a.rank - b.rank).map(({ item }) => item);
    },
  };
}

/** A seed of its own for one part of the school, so that a change in one part leaves the others alone. */
export function seedFor(seed: number, part: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (const character of part) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
