// School life: classes, the pupils of one, and the file of a pupil. Prints how much there is, and nobody's data.

import { VieScolaireClient } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await VieScolaireClient.login({ url, username, password });

console.log(`classes: ${client.classes.map(({ name }) => name).join(", ")}`);
const [first] = client.classes;
if (first !== undefined) {
  const students = await client.students(first, client.currentPeriod);
  console.log(`${first.name}: ${students.length} pupils`);
  const [student] = students;
  if (student !== undefined) {
    // One request for both; a part that the account has no right to is absent.
    const { identity, guardians } = await client.studentFile(student);
    console.log(`identity: ${identity === undefined ? "hidden" : Object.keys(identity).join(", ")}`);
    console.log(`guardians: ${guardians?.length ?? "hidden"}`);
  }
}

await client.close();
