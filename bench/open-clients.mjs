// Opens many clients in this process and prints what they weigh. Run with --expose-gc.
//
//   node --expose-gc bench/open-clients.mjs '{ "url": …, "username": …, "password": …, "clients": 1000 }'

import { Client } from "@preau/client";

/** @type {{ url: string, username: string, password: string, clients: number }} */
const { clients: wanted, ...account } = JSON.parse(process.argv[2] ?? "");
const abreast = 10;

async function weigh() {
  // What is let go of in a turn of the event loop is collected in a later one.
  for (let turn = 0; turn < 3; turn += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, rss, external } = process.memoryUsage();
  return { heapUsed, rss, external };
}

/** @param {number} count */
async function open(count) {
  /** @type {Client[]} */
  const opened = [];
  const queue = Array.from({ length: count }).entries();
  await Promise.all(
    Array.from({ length: abreast }, async () => {
      for (const _ of queue) opened.push(await Client.login({ ...account, gate: false }));
    }),
  );
  return opened;
}

// The first ones load code and fill caches, which are not of any client.
for (const client of await open(20)) await client.close();
const before = await weigh();
const clients = await open(wanted);
const after = await weigh();
if (clients.filter((client) => client.loggedIn).length !== wanted) throw new Error("a client was lost");
console.log(JSON.stringify({ before, after }));
// Logging a thousand clients out is not what is measured; the server goes away with the parent.
process.exit(0);
