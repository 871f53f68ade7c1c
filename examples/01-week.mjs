// Logs in and prints this week's lessons.
//
//   PRONOTE_URL=https://…/pronote/eleve.html PRONOTE_USER=… PRONOTE_PASSWORD=… node examples/01-week.mjs

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// Days are strings on the school's clock; a plain UTC date is enough to walk from Monday to Friday.
const monday = new Date(`${client.openDay}T00:00:00Z`);
monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
const friday = new Date(monday);
friday.setUTCDate(friday.getUTCDate() + 4);

console.log(`${client.info.name}, ${client.info.className}: week ${client.getWeek(client.openDay)}`);
const lessons = await client.lessons(monday.toISOString().slice(0, 10), friday.toISOString().slice(0, 10));
for (const lesson of lessons) {
  const what = lesson.subject?.name ?? lesson.title ?? lesson.kind;
  const where = lesson.classrooms.join(", ");
  const how = lesson.canceled ? `canceled (${lesson.status ?? "no reason given"})` : (lesson.status ?? "");
  console.log(
    `${lesson.start} to ${lesson.end.slice(11)}  ${[what, where, how].filter(Boolean).join(" · ")}`,
  );
}

await client.close();
