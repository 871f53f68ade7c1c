// What the school announces, from the first day of the year on.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

for (const { start, end, allDay, name, category, council } of await client.agenda(client.startDay))
  console.log(
    `${allDay ? start.slice(0, 10) : `${start} to ${end}`} ${name} (${council ? "council" : (category ?? "event")})`,
  );

await client.close();
