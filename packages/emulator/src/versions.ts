/** Something that holds from a version on, until a later row says otherwise. */
export interface Since {
  /** Missing numbers count as zero. */
  readonly since: readonly (number | undefined)[];
}

/** The rows that a version has reached, in their order. */
export function rowsUntil<Row extends Since>(version: readonly number[], rows: readonly Row[]): Row[] {
  return rows.filter((row) => !isBefore(version, row.since));
}

function isBefore(version: readonly number[], since: Since["since"]): boolean {
  for (let index = 0; index < 4; index += 1) {
    const difference = (version[index] ?? 0) - (since[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
