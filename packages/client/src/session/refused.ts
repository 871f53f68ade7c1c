import type { PronoteError } from "../errors/pronote-error.js";
import type { RawCall } from "./call.js";

/**
 * What a server has refused to an account: asking again is what gets addresses suspended. A page that was refused is
 * remembered by its tab; a change by its function, since the page that it is made from may well be read.
 */
export class Refused {
  readonly tabs: Set<number> = new Set();
  readonly #writes = new Set<string>();

  /** Keeps what a refusal says. @param isFatal it ended the session, so that every repetition costs a login */
  remember({ code }: PronoteError, { name, tab, access }: RawCall, isFatal: boolean): void {
    if (code !== "not-allowed") return;
    if (access === "read" && tab !== undefined) this.tabs.add(tab);
    if (access === "write" && isFatal) this.#writes.add(name);
  }

  /** Whether a change was refused before. */
  hasWrite({ name, access }: RawCall): boolean {
    return access === "write" && this.#writes.has(name);
  }
}
