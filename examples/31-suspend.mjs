// Interrupts a session and goes on with it later, in another process: no login.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// A secret, and plain JSON: seal it before it is kept. With a store, `suspend` keeps it there by itself.
const state = JSON.stringify(await client.suspend());
console.log(`a session of ${state.length} characters`);

const later = await Client.resume(JSON.parse(state));
console.log(`lessons on ${later.openDay}: ${(await later.lessons(later.openDay)).length}`);
console.log(`still there: ${!(await later.sessionCheck())}`);
await later.close();
