// What a client says beside its answers, and how to call what the library does not cover.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// Free of names and marks by construction: fit for a log.
client.on("warning", ({ call, path, expected, received }) =>
  console.log(`${call} ${path}: ${expected}, got ${received}`),
);
client.on("unreadKeys", ({ call, keys }) => console.log(`${call}: ${keys.length} keys that nobody reads`));
client.on("renewed", ({ because }) => console.log(`a new session, because: ${because}`));
client.on("tokenRotated", () => console.log("a new token: keep it"));

await client.getTeachingStaff();
await client.refresh();
console.log(
  `pages: ${/** @type {const} */ (["grades", "menus", "discussions"]).map((page) => `${page} ${client.can(page)}`).join(", ")}`,
);
console.log(`gate: ${JSON.stringify(client.gate.status()).slice(0, 100)}`);

// A function of the protocol by its name, its payload as it comes.
const answer = await client.post("PageEquipePedagogique", { data: {} });
console.log(`raw answer: ${JSON.stringify(answer).length} characters`);

await client.close();
