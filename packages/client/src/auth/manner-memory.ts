/** Whether a server is spoken to as its page and version suggest, or in the other way that fits them. */
export type MannerChoice = "likeliest" | "other";

/**
 * What was found out about servers by trying, kept for the next login. A server that is updated is tried
 * afresh: what is kept counts for one version. Holds addresses and versions, nothing of anybody's.
 */
export class MannerMemory {
  readonly #choices = new Map<string, { readonly version: string; readonly choice: MannerChoice }>();

  recall(root: string, version: readonly number[]): MannerChoice | undefined {
    const known = this.#choices.get(root);
    return known?.version === version.join(".") ? known.choice : undefined;
  }

  remember(root: string, version: readonly number[], choice: MannerChoice): void {
    this.#choices.set(root, { version: version.join("."), choice });
  }

  /** Drops what is known of a server: it has surprised us. */
  forget(root: string): void {
    this.#choices.delete(root);
  }
}
