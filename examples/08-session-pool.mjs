// A bot with many accounts in one process, kept in a database: each account is opened when it is first asked for, shared
// by those who ask at the same time, and left to the database when nobody has asked for a while. The next question goes on
// with the same session: no login.
//
//   PRONOTE_URL=https://…/pronote/eleve.html PRONOTE_USER=… PRONOTE_PASSWORD=… node examples/08-session-pool.mjs

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, SessionPool } from "@preau/client";
import { storeChecks } from "@preau/client/store-checks";
import { sqliteStore } from "./drivers/sqlite-store.mjs";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const store = sqliteStore(join(mkdtempSync(join(tmpdir(), "preau-")), "accounts.db"));

// A driver of one's own is checked once, in one's tests; here, so that the example shows it.
for (const { run } of storeChecks) await run(async () => store);
console.log(`the driver passes all ${storeChecks.length} checks`);

// Somebody links two devices. Their passwords are not kept: a token stands for each.
for (const account of ["phone", "tablet"]) {
  const client = await Client.login({ url, username, password, store, account });
  await client.suspend();
}

const pool = new SessionPool({ store, idleMs: 200, maxOpen: 50 });
const days = await Promise.all(
  ["phone", "tablet", "phone"].map((account) =>
    pool.use(account, async (client) => {
      if (!(client instanceof Client)) return [];
      return client.lessons(client.openDay);
    }),
  ),
);
console.log(`lessons for three who asked at once: ${days.map((lessons) => lessons.length).join(", ")}`);

await pool.close();
const { session } = (await store.load("phone")) ?? {};
console.log(`open now: ${pool.size}; kept in the database for the next question: ${session !== undefined}`);
store.close();
