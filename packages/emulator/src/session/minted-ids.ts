import { createHmac } from "node:crypto";
import type { Ids } from "./ids.js";

/**
 * Ids of one session: `"46#"` and 43 characters of base64url, the form of real ones. They are made of a
 * secret of the session, so that the same object bears another `N` in every session, and one session never
 * understands another's.
 */
export class MintedIds implements Ids {
  #secret: Uint8Array;
  readonly #worldIds = new Map<string, string>();

  constructor(secret: Uint8Array) {
    this.#secret = secret;
  }

  /** Forgets all ids issued so far; the same objects bear others from now on. */
  forget(secret: Uint8Array): void {
    this.#secret = secret;
    this.#worldIds.clear();
  }

  issue(table: number, worldId: string): string {
    const digest = createHmac("sha256", this.#secret).update(`${table}\n${worldId}`).digest("base64url");
    const n = `${table}#${digest}`;
    this.#worldIds.set(n, worldId);
    return n;
  }

  resolve(n: string): string | undefined {
    return this.#worldIds.get(n);
  }
}
