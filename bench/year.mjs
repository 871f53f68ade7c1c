// (c) What a whole year of one pupil costs the server: timetable, homework, lesson contents, marks with averages and
// evaluations of every term, school life.

import { Client } from "@preau/client";
import { startEmulator } from "@preau/emulator";

const today = "2026-11-25";

/** @param {{ compress: boolean }} packing */
async function readYear(packing) {
  const emulator = await startEmulator({ ...packing, today });
  const account = emulator.accounts.find((one) => one.audience === "student" && one.disabled !== true);
  const page = emulator.pages.find((one) => one.audience === "student" && !one.mobile);
  if (account === undefined || page === undefined) throw new Error("the emulator has no student");
  const bytes = { sent: 0, received: 0 };
  const client = await Client.login({
    url: page.url,
    username: account.login,
    password: account.password,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      bytes.sent += Buffer.byteLength(typeof init?.body === "string" ? init.body : "");
      bytes.received += (await response.clone().arrayBuffer()).byteLength;
      return response;
    },
  });
  const lastDay = `${Number(client.startDay.slice(0, 4)) + 1}-07-31`;
  const lessons = await client.lessons(client.startDay, lastDay);
  const homework = await client.homework(client.startDay);
  const contents = await client.lessonContents(client.startDay, lastDay);
  let marks = 0;
  let evaluations = 0;
  // A school has terms and semesters, and uses the ones.
  const periods = client.periods.filter(({ kind }) => kind === client.currentPeriod?.kind);
  for (const period of periods) {
    marks += (await client.gradesOverview(period)).grades.length;
    evaluations += (await client.evaluations(period)).length;
  }
  const { absences, delays, punishments } = await client.attendance("year");
  const requests = [...emulator.requests.values()].reduce((sum, count) => sum + count, 0);
  await client.close();
  await emulator.close();
  const read = [
    `${lessons.length} lessons, ${homework.length} pieces of homework, ${contents.length} lesson contents`,
    `${marks} marks and ${evaluations} evaluations in ${periods.length} terms`,
    `${absences.length} absences, ${delays.length} delays, ${punishments.length} punishments`,
  ];
  return { requests, bytes, read: read.join("; ") };
}

/** @returns {Promise<import("./statistics.mjs").Section>} */
export async function wholeYear() {
  const plain = await readYear({ compress: false });
  const packed = await readYear({ compress: true });
  if (plain.requests !== packed.requests) throw new Error("packing changes how many requests are made");
  return {
    title: "a whole year of one pupil, login included",
    note: plain.read,
    lines: [
      { name: "requests", value: plain.requests, unit: "requests", budget: 15 },
      { name: "sent, plain", value: plain.bytes.sent / 1000, unit: "kB" },
      { name: "received, plain", value: plain.bytes.received / 1000, unit: "kB" },
      { name: "sent, encrypted and compressed", value: packed.bytes.sent / 1000, unit: "kB" },
      { name: "received, encrypted and compressed", value: packed.bytes.received / 1000, unit: "kB" },
    ],
  };
}
