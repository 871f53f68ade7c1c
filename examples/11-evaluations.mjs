// Evaluations of skills, with the level of each skill.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

for (const period of client.periods.filter(({ kind }) => kind === client.currentPeriod?.kind)) {
  const evaluations = await client.evaluations(period);
  console.log(`${period.name}: ${evaluations.length} evaluations`);
  for (const { date, subject, name, acquisitions } of evaluations.slice(0, 3)) {
    console.log(`  ${date} ${subject?.name ?? "?"}: ${name}`);
    // `level` is the school's word; `levelKind` is the same in every school.
    for (const { name: skill, level, levelKind } of acquisitions)
      console.log(`    ${skill}: ${level} (${levelKind})`);
  }
}

await client.close();
