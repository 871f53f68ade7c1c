// Report cards: what is published, averages and comments by subject, and the address of the PDF, which is a secret.

import { Client, pointsOf } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

for (const period of client.periods.filter(({ kind }) => kind === client.currentPeriod?.kind)) {
  const report = await client.report(period);
  if (report === undefined) {
    console.log(`${period.name}: not published`);
    continue;
  }
  console.log(`${period.name}: ${report.subjects.length} subjects`);
  for (const { name, studentAverage, classAverage, comments } of report.subjects.slice(0, 5)) {
    console.log(`  ${name}: ${pointsOf(studentAverage) ?? "–"} (class ${pointsOf(classAverage) ?? "–"})`);
    for (const { text } of comments) console.log(`    ${text}`);
  }
  const address = await client.generateReportPdf({ period });
  console.log(`  its PDF is at an address of ${address.length} characters, for as long as the session lives`);
}

await client.close();
