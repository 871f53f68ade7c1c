/** What places something in a list, the most important first. */
export type Rank = readonly (string | number | undefined)[];

/**
 * Order of two texts by their UTF-16 units, for `sort`: the same on every machine, whatever its language. An absent text
 * counts as an empty one, and so comes first.
 */
export function compareTexts(a: string | undefined, b: string | undefined): number {
  return compareValues(a ?? "", b ?? "");
}

/** Order of two ranks, for `sort`: the first members that differ decide. What is absent counts as an empty text. */
export function compareRanks(a: Rank, b: Rank): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareValues(a[index] ?? "", b[index] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

function compareValues(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
