// All that teachers share this year: documents, sites, questions and answers of tests.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const resources = await client.sharedResources();
const subjects = new Set(resources.map(({ subject }) => subject?.name ?? "other"));
for (const name of subjects) {
  console.log(name);
  for (const { kind, date, name: title, comment, files } of resources
    .filter(({ subject }) => (subject?.name ?? "other") === name)
    .slice(0, 3)) {
    const about = comment === undefined ? "" : ` (${comment})`;
    console.log(
      `  ${date ?? "–"} ${kind}: ${title}${about}${files[0]?.url === undefined ? "" : ` ${files[0].url}`}`,
    );
  }
}
console.log(`${resources.length} resources`);

await client.close();
