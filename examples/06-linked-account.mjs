// Links an account once with the password, and comes back without it: each login spends the token that is kept
// and keeps the next one. Run it twice with the same PREAU_ACCOUNTS: the second time no password is needed.
//
//   PRONOTE_URL=https://…/pronote/eleve.html PRONOTE_USER=… PRONOTE_PASSWORD=… node examples/06-linked-account.mjs

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "@preau/client";
import { fileStore } from "@preau/client/node";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const folder = process.env["PREAU_ACCOUNTS"] ?? join(mkdtempSync(join(tmpdir(), "preau-")), "accounts");
const store = fileStore(folder);
const account = "example";

if ((await store.load(account)) === undefined) {
  const first = await Client.login({ url, username, password, store, account });
  console.log(`linked ${account}: the token is kept in ${folder}`);

  // The official application, or another program, is linked with a QR code and a PIN of your choice.
  const qrCode = await first.requestQrCodeData("0412");
  console.log(`a QR code for a phone would hold ${JSON.stringify(qrCode).length} characters`);
  await first.close();
}

const client = await Client.tokenLogin(account, { store });
const homework = await client.homework(client.openDay, client.openDay);
console.log(`came back as ${client.storedAs}; homework for ${client.openDay}: ${homework.length}`);
await client.close();
