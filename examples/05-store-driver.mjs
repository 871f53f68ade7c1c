// Keeping accounts in a database of your own: a driver, and the checks that tell whether it is right. The
// "database" is two tables in memory; beside each step stands what it would be in PostgreSQL.

import { setTimeout as pause } from "node:timers/promises";
import { StoreError } from "@preau/client";
import { storeChecks } from "@preau/client/store-checks";

/** @type {Map<string, { generation: number, record: string }>} */
const accounts = new Map(); // create table accounts (account text primary key, generation int, record jsonb)
/** @type {Set<string>} */
const locks = new Set();

/** @returns {import("@preau/client").CredentialStore} */
function databaseStore() {
  return {
    async load(account) {
      // select record from accounts where account = $1
      const row = accounts.get(account);
      return row === undefined ? undefined : JSON.parse(row.record);
    },

    async save(record, { over } = {}) {
      const { account, generation } = record;
      // insert into accounts values ($1, $2, $3) on conflict (account) do update
      //   set generation = $2, record = $3
      //   where accounts.generation = $4                          (with `over`)
      //   where accounts.generation <= excluded.generation        (without)
      const row = accounts.get(account);
      const mayReplace =
        row === undefined || (over === undefined ? row.generation <= generation : row.generation === over);
      // No row was touched: somebody else has renewed the token.
      if (!mayReplace) throw new StoreError(`A newer token of account ${account} is kept already.`);
      accounts.set(account, { generation, record: JSON.stringify(record) });
    },

    async remove(account) {
      accounts.delete(account); // delete from accounts where account = $1
    },

    async lock(account, work, { signal } = {}) {
      // A connection of its own, that asks select pg_try_advisory_lock(hashtextextended($1, 0)) until it gets it;
      // when the connection breaks, the database lets go, and `work` is told through an aborted signal.
      for (;;) {
        signal?.throwIfAborted();
        if (!locks.has(account)) break;
        await pause(5);
      }
      locks.add(account);
      try {
        return await work();
      } finally {
        locks.delete(account);
      }
    },

    async list() {
      return [...accounts.keys()]; // select account from accounts
    },
  };
}

let failed = 0;
for (const { title, run } of storeChecks) {
  try {
    await run(async () => databaseStore());
    console.log(`passed  ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED  ${title}\n        ${error instanceof Error ? error.message : "?"}`);
  }
}
console.log(`${storeChecks.length - failed} of ${storeChecks.length} checks passed`);
process.exitCode = failed === 0 ? 0 : 1;
