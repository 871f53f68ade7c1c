// Discussions, and the messages of the latest: the oldest first, each saying which it answers.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const discussions = await client.discussions();
for (const { subject, creator, date, unread, folder, messageCount } of discussions)
  console.log(
    `${date ?? "–"} [${folder}] ${subject ?? "(no subject)"}, ${creator ?? "me"}: ${messageCount ?? "?"} messages, ${unread} unread`,
  );

const latest = discussions.find(({ messageCount = 0, drafts }) => messageCount > drafts);
if (latest !== undefined) {
  for (const { author, created, content } of await client.messages(latest))
    console.log(`  ${created ?? "–"} ${author ?? "me"}: ${content ?? ""}`);
  const people = await client.participants(latest);
  console.log(`  between ${people.map(({ name }) => name).join(", ")}`);
}
const writable = (await client.getRecipients()).filter(({ withDiscussion }) => withDiscussion);
console.log(`${writable.length} people may be written to`);

await client.close();
