// News and surveys, with every question, choice and answer. Nothing is marked as read.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

for (const {
  title,
  author,
  creationDate,
  survey,
  read,
  content,
  questions = [],
} of await client.informationAndSurveys()) {
  console.log(`${read ? " " : "*"} ${creationDate ?? "–"} ${title ?? "(no title)"}, ${author ?? "?"}`);
  if (!survey) console.log(`    ${content?.slice(0, 80) ?? ""}`);
  else
    for (const { content: asked, kind, choices, awaitsAnswer } of questions) {
      console.log(`    ${kind}: ${asked ?? ""}${awaitsAnswer ? " (to be answered)" : ""}`);
      for (const choice of choices) console.log(`      ${choice.position}. ${choice.name}`);
    }
}

await client.close();
