import { StoreError } from "../errors/errors.js";
import type { AccountRecord, CredentialStore, SaveOptions } from "./credential-store.js";

/**
 * For drivers: refuses to replace a newer record, as a process would that slept through its lock; with `over`, any record but
 * one of that generation.
 *
 * @throws StoreError
 */
export function refuseOlder(
  stored: { readonly generation: number } | undefined,
  next: { readonly generation: number },
  { over }: SaveOptions = {},
): void {
  if (stored === undefined) return;
  if (over === undefined ? stored.generation <= next.generation : stored.generation === over) return;
  throw new StoreError(
    `The store holds generation ${stored.generation} of the token; generation ${next.generation} may not replace it.`,
    {
      retry: "now",
      hint: "Another process has renewed the account: load the record again and go on from it.",
    },
  );
}

/**
 * Saves a record whose token has changed: its generation goes up by one, and the intent is gone. Nothing is saved when the store
 * no longer holds the generation that was loaded.
 *
 * @param record as it was loaded, and then changed
 * @returns the record as saved
 * @throws StoreError
 */
export async function saveNext(store: CredentialStore, record: AccountRecord): Promise<AccountRecord> {
  const { intent: _spent, ...rest } = record;
  const next: AccountRecord = { ...rest, generation: record.generation + 1 };
  await store.save(next, { over: record.generation });
  return next;
}
