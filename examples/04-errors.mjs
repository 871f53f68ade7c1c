// What can go wrong, and how a program tells: every error has a stable code, and says what to do next.

import { Client, isPronoteError } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;

/**
 * @param {string} title
 * @param {() => Promise<unknown>} attempt
 */
async function show(title, attempt) {
  try {
    await attempt();
    console.log(`${title}: no error`);
  } catch (error) {
    if (!isPronoteError(error)) throw error;
    console.log(`${title}: ${error.code}, retry ${error.retry}\n  ${error.message}`);
  }
}

// Sent once and never again by itself: servers suspend addresses that insist.
await show("a wrong password", () => Client.login({ url, username, password: `not ${password}` }));

await show("no such host", () => {
  return Client.login({ url: "https://no-such-school.invalid/pronote/eleve.html", username, password });
});

await show("an address without TLS", () => {
  return Client.login({ url: "http://school.example/pronote/eleve.html", username, password });
});

const client = await Client.login({ url, username, password });
await show("a range that ends before it begins", () => client.lessons("2026-01-16", "2026-01-12"));

// An aborted call is no error of the library: it rejects with the signal's own reason.
const gone = AbortSignal.abort(new Error("the user has left the page"));
await client.lessons(client.today, client.today, { signal: gone }).catch((/** @type {unknown} */ reason) => {
  console.log(`an aborted call: ${reason instanceof Error ? reason.message : "?"}`);
});

await client.close();
await show("a closed client", () => client.lessons(client.today));
