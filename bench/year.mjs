// (c) What a whole year of one pupil costs the server: timetable, homework, marks of every period that has them.

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
  let marks = 0;
  for (const period of client.periods) marks += (await client.grades(period)).length;
  const periods = client.periods.length;
  await client.close();
  const requests = [...emulator.requests.values()].reduce((sum, count) => sum + count, 0);
  await emulator.close();
  return { requests, bytes, lessons: lessons.length, homework: homework.length, marks, periods };
}

/** @returns {Promise<import("./statistics.mjs").Section>} */
export async function wholeYear() {
  const plain = await readYear({ compress: false });
  const packed = await readYear({ compress: true });
  if (plain.requests !== packed.requests) throw new Error("packing changes how many requests are made");
  return {
    title: "a whole year of one pupil, login and log-out included",
    note: `${plain.lessons} lessons, ${plain.homework} pieces of homework, ${plain.marks} marks in ${plain.periods} periods`,
    lines: [
      { name: "requests", value: plain.requests, unit: "requests" },
      { name: "sent, plain", value: plain.bytes.sent / 1000, unit: "kB" },
      { name: "received, plain", value: plain.bytes.received / 1000, unit: "kB" },
      { name: "sent, encrypted and compressed", value: packed.bytes.sent / 1000, unit: "kB" },
      { name: "received, encrypted and compressed", value: packed.bytes.received / 1000, unit: "kB" },
    ],
  };
}
