// School life of the whole year: absences in half-days, delays, punishments, and what the school hides.

import { Client } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

// One request for all kinds; absences(), delays() and punishments() give one kind each, for one request each.
const { absences, delays, punishments, shown } = await client.attendance("year");
for (const { from, to, halfDays, justified, reasons } of absences)
  console.log(
    `absent ${from} to ${to}: ${halfDays ?? "?"} half-days, ${justified ? "justified" : "not justified"} ${reasons.join(", ")}`,
  );
for (const { date, minutes, reasons } of delays)
  console.log(`late ${date}: ${minutes ?? "?"} min ${reasons.join(", ")}`);
for (const { given, nature, giver } of punishments) console.log(`punished ${given}: ${nature} by ${giver}`);

// Hidden is not empty: what the school does not show is not in `shown`, and its own method refuses.
console.log(`the school shows: ${shown?.join(", ") ?? "everything"}`);

await client.close();
