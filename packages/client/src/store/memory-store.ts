import type { AccountRecord, CredentialStore } from "./credential-store.js";
import { refuseOlder } from "./generations.js";
import { encodeRecord, readRecord } from "./record.js";
import { WaitingLine } from "./waiting-line.js";

/** A store that lives as long as the process: for tests, and for programs that log in anew each time. */
export function memoryStore(): CredentialStore {
  // Kept as text, so that nobody's later change to an object reaches what is kept.
  const kept = new Map<string, string>();
  const line = new WaitingLine();

  const read = (account: string): AccountRecord | undefined => {
    const text = kept.get(account);
    return text === undefined ? undefined : readRecord(JSON.parse(text), account, "memory");
  };

  return {
    load: async (account) => read(account),
    async save(record, options) {
      const text = encodeRecord(record);
      refuseOlder(read(record.account), record, options);
      kept.set(record.account, text);
    },
    async remove(account) {
      kept.delete(account);
    },
    lock: (account, work, { signal } = {}) => line.take(account, () => work(), signal),
    list: async () => [...kept.keys()],
  };
}
