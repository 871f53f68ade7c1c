/** Opaque identities of one session: the same object bears another `N` in every session. */
export interface Ids {
  /** `N` of a world object, minted on first use. `table` is the number before `#`. */
  issue(table: number, worldId: string): string;
  /** World id behind an `N` of this session; `undefined` when this session never issued it. */
  resolve(n: string): string | undefined;
}
