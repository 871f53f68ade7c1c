// Login, a week of lessons and a fortnight of homework, again and again; prints how long each time took. The twin of
// `interop/bench-pawnote.mjs`, which does the same with pawnote: neither logs out.
//
//   node bench/preau-week.mjs '{ "url": …, "username": …, "password": …, "monday": "2026-11-23", "rounds": 15 }'

import { Client } from "@preau/client";

/** @type {{ url: string, username: string, password: string, monday: string, rounds: number }} */
const { monday, rounds, ...account } = JSON.parse(process.argv[2] ?? "");
/** @param {number} days */
const dayAfter = (days) => new Date(Date.parse(monday) + days * 86_400_000).toISOString().slice(0, 10);

const wall = [];
const cpu = [];
let read = { lessons: 0, homework: 0 };
for (let round = 0; round < rounds; round += 1) {
  const start = performance.now();
  const used = process.cpuUsage();
  const client = await Client.login({ ...account, gate: false });
  const lessons = await client.lessons(monday, dayAfter(6));
  const homework = await client.homework(monday, dayAfter(13));
  wall.push(performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
  read = { lessons: lessons.length, homework: homework.length };
}
console.log(JSON.stringify({ wall, cpu, read }));
process.exit(0);
