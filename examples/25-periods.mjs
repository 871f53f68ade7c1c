// A whole period as one value; and what has changed since yesterday, by keys and fingerprints.

import { Client, fingerprint } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

console.log(client.periods.map(({ name, start, end }) => `${name} ${start} to ${end}`).join("\n"));
console.log(`the current one: ${client.currentPeriod?.name ?? "none"}`);

// Four requests at most; three without the report card. What the school hides is named.
const period = await client.expandPeriod(undefined, { exclude: ["report"] });
const { grades = [], evaluations = [], absences = [], hidden } = period;
console.log(
  `${grades.length} marks, ${evaluations.length} evaluations, ${absences.length} absences; hidden: ${hidden.join(", ") || "nothing"}`,
);

// A key names the same thing in every session; a fingerprint tells whether anything about it has changed.
const known = new Map(grades.slice(1).map((grade) => [grade.key, fingerprint(grade)]));
for (const grade of grades) {
  const before = known.get(grade.key);
  if (before === undefined) console.log(`new: ${grade.subject?.name} ${grade.date}`);
  else if (before !== fingerprint(grade)) console.log(`changed: ${grade.subject?.name} ${grade.date}`);
}

await client.close();
