// Prints the homework of the next two weeks, day by day.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;

// `await using` is not in Node 20 yet: close in `finally`, so that the session ends whatever happens.
const client = await Client.login({ url, username, password });
try {
  const end = new Date(`${client.today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + 14);
  const homework = await client.homework(client.today, end.toISOString().slice(0, 10));
  const days = new Set(homework.map((work) => work.date));
  for (const day of days) {
    console.log(day);
    for (const work of homework.filter((one) => one.date === day)) {
      const mark = work.done ? "x" : " ";
      console.log(`  [${mark}] ${work.subject?.name ?? "?"}: ${work.description ?? "(no text)"}`);
      for (const file of work.files) console.log(`      attached: ${file.name}`);
    }
  }
  console.log(`${homework.length} pieces of homework, ${homework.filter((one) => one.done).length} done`);
} finally {
  await client.close();
}
