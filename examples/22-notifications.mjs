// The notification centre. No other library has it; what is assumed of it is said in its description.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const { sections } = await client.notifications();
for (const section of sections) {
  console.log(section.name ?? "(no name)");
  for (const { topic, title, content } of section.notifications)
    console.log(`  ${topic}: ${title ?? content ?? ""}`);
}
console.log(`${sections.length} sections`);

await client.close();
