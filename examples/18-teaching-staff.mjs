// Who teaches what, and who else is there.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

for (const { name, type, role, headTeacher, subjects } of await client.getTeachingStaff()) {
  const taught = subjects.map((subject) => subject.name).join(", ");
  console.log(
    `${name}: ${type === "staff" ? (role ?? "staff") : taught}${headTeacher ? ", head teacher" : ""}`,
  );
}

await client.close();
