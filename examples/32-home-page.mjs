// The home page: a little of everything for one request. A part that is absent is not shown by the school.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const home = await client.home();
for (const [part, value] of Object.entries(home)) {
  console.log(
    `${part}: ${Array.isArray(value) ? `${value.length} entries` : JSON.stringify(value).slice(0, 60)}`,
  );
}

await client.close();
