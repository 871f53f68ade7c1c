import type { CredentialStore } from "@preau/client";
import { detailsOf } from "./linked.js";

/** A store, and the accounts that a login has put in it. */
export interface NotedStore {
  readonly store: Required<CredentialStore>;
  /** Takes the accounts away that were not there before: the login that made them has come to nothing. */
  removeNew(): Promise<void>;
}

/**
 * Notes which accounts a login saves for the first time. The library saves a key as soon as the school has given it, before a
 * second factor is asked for; when nobody answers that, nothing was linked, and nothing is to stay.
 */
export function notedStore(store: Required<CredentialStore>): NotedStore {
  const fresh = new Set<string>();
  return {
    store: {
      ...store,
      save: async (record, options) => {
        const { account, credentials } = record;
        const before = credentials === undefined ? undefined : await store.load(account);
        await store.save(record, options);
        if (credentials !== undefined && before?.credentials === undefined) fresh.add(account);
      },
    },
    removeNew: async () => {
      for (const account of fresh) {
        // oxlint-disable-next-line no-await-in-loop -- one, as a rule
        await store.lock(account, async () => {
          const record = await store.load(account);
          // Another process may have linked it since.
          if (record !== undefined && detailsOf(record).since === undefined) await store.remove(account);
        });
      }
    },
  };
}
