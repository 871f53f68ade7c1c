// Login, a week of lessons and a fortnight of homework with pawnote 1.6.2, again and again; prints how long each time
// took. Run by `npm run bench`, as a process of its own, beside its twin `bench/preau-week.mjs`.

import {
  AccountKind,
  assignmentsFromWeek,
  createSessionHandle,
  loginCredentials,
  parseTimetable,
  timetableFromWeek,
  translateToWeekNumber,
} from "pawnote";

// The package is one line of code, which Node would print whole.
process.once("uncaughtException", (error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exit(1);
});

/** @type {{ url: string, username: string, password: string, monday: string, rounds: number }} */
const { url, username, password, monday, rounds } = JSON.parse(process.argv[2] ?? "");

const wall = [];
const cpu = [];
let read = { lessons: 0, homework: 0 };
for (let round = 0; round < rounds; round += 1) {
  const start = performance.now();
  const used = process.cpuUsage();
  const session = createSessionHandle();
  await loginCredentials(session, {
    url,
    kind: AccountKind.STUDENT,
    username,
    password,
    deviceUUID: "preau-bench",
  });
  const week = translateToWeekNumber(new Date(`${monday}T00:00`), session.instance.firstMonday);
  const timetable = await timetableFromWeek(session, week);
  parseTimetable(session, timetable, {});
  const homework = await assignmentsFromWeek(session, week, week + 1);
  wall.push(performance.now() - start);
  const { user, system } = process.cpuUsage(used);
  cpu.push((user + system) / 1000);
  read = { lessons: timetable.classes.length, homework: homework.length };
}
console.log(JSON.stringify({ wall, cpu, read }));
process.exit(0);
