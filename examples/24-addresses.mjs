// Addresses that the school makes: a timetable as PDF, a calendar. Both open without a password: secrets.

import { Client, isPronoteError } from "@preau/client";

const { PRONOTE_URL: url = "", PRONOTE_USER: username = "", PRONOTE_PASSWORD: password = "" } = process.env;
const client = await Client.login({ url, username, password });

const pdf = await client.generateTimetablePdf({ day: client.openDay, portrait: true, overflow: "below" });
console.log(`PDF of the week: ${(await (await fetch(pdf)).arrayBuffer()).byteLength} bytes`);

try {
  const calendar = await (await fetch(await client.exportIcal())).text();
  console.log(`calendar: ${calendar.split("BEGIN:VEVENT").length - 1} events`);
} catch (error) {
  // Some schools offer no calendar.
  if (!isPronoteError(error) || error.code !== "unsupported") throw error;
  console.log(error.message);
}

await client.close();
