// Accounts in an SQLite database: a driver of `CredentialStore` that passes the checks of `@preau/client/store-checks`.
// Several processes may share the file. A lock is a row with a lease: whoever holds it prolongs it, and one whose holder
// died is free again when it has run out.

import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite"; // or node:sqlite, from Node 24 on: the same API
import { refuseOlder, StoreError } from "@preau/client";

const leaseMs = 10_000;

/**
 * @param {string} file path of the database; it holds secrets: mode 0600, or a `sealedStore` around this one
 * @returns {Required<Pick<import("@preau/client").CredentialStore, "list">> & import("@preau/client").CredentialStore & { close(): void }}
 */
export function sqliteStore(file) {
  const database = new DatabaseSync(file);
  database.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full; -- what is saved survives a power cut
    pragma busy_timeout = 5000;
    create table if not exists accounts (account text primary key, record text not null) without rowid;
    create table if not exists locks (account text primary key, holder text not null, until integer not null) without rowid;
  `);

  /** @param {string} account @returns {import("@preau/client").AccountRecord | undefined} */
  const read = (account) => {
    const row = database.prepare("select record from accounts where account = ?").get(account);
    return row === undefined ? undefined : JSON.parse(String(row["record"]));
  };

  /** @template T @param {() => T} work @returns {T} */
  const inTransaction = (work) => {
    database.exec("begin immediate");
    try {
      const result = work();
      database.exec("commit");
      return result;
    } catch (error) {
      database.exec("rollback");
      throw error;
    }
  };

  /** @param {string} account @param {string} holder */
  const tryLock = (account, holder) =>
    inTransaction(() => {
      const now = Date.now();
      database.prepare("delete from locks where account = ? and until < ?").run(account, now);
      const { changes } = database
        .prepare("insert into locks values (?, ?, ?) on conflict do nothing")
        .run(account, holder, now + leaseMs);
      return changes === 1;
    });

  return {
    load: async (account) => read(account),

    async save(record, options) {
      inTransaction(() => {
        refuseOlder(read(record.account), record, options);
        database
          .prepare("insert into accounts values (?, ?) on conflict do update set record = excluded.record")
          .run(record.account, JSON.stringify(record));
      });
    },

    async remove(account) {
      database.prepare("delete from accounts where account = ?").run(account);
    },

    async lock(account, work, { signal } = {}) {
      const holder = randomUUID();
      for (;;) {
        signal?.throwIfAborted();
        if (tryLock(account, holder)) break;
        await pause(20);
      }
      const lost = new AbortController();
      const prolong = setInterval(() => {
        const { changes } = database
          .prepare("update locks set until = ? where account = ? and holder = ?")
          .run(Date.now() + leaseMs, account, holder);
        if (changes === 0) lost.abort(new StoreError("The lock of this account was taken over."));
      }, leaseMs / 4);
      try {
        return await work(lost.signal);
      } finally {
        clearInterval(prolong);
        database.prepare("delete from locks where account = ? and holder = ?").run(account, holder);
      }
    },

    list: async () =>
      database
        .prepare("select account from accounts")
        .all()
        .map((row) => String(row["account"])),
    close: () => database.close(),
  };
}
