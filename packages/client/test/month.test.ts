import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Household, type Plan, type Report, type SeenLogin } from "./processes/month.js";
import { buildWorker } from "./processes/programs.js";

// A household of three that polls its school every quarter of an hour, and every hour at night, by programs that remember nothing but what is on disk,
// against the strictest server that the gate is meant for. Sessions last an hour.

const isLong = process.env["PREAU_LONG"] !== undefined;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const month: Plan = {
  days: 30,
  wrongPassword: { from: 3, to: 4 },
  closed: { from: 8, to: 15 },
  update: { from: 20 + 3 / 24, to: 20 + 3.5 / 24 },
  children: { from: 1 + 10 / 24, to: 1 + 11 / 24 },
  idleMs: 70 * minute,
};

/** The same, in short. */
const oneDay: Plan = {
  days: 1,
  children: { from: 8 / 24, to: 8.5 / 24 },
  wrongPassword: { from: 0, to: 20 / 24 },
  closed: { from: 10 / 24, to: 13 / 24 },
  update: { from: 20 / 24, to: 21 / 24 },
  idleMs: 70 * minute,
};

let programs: string;
let worker: string;
let folder: string;

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "preau-month-"));
  worker = await buildWorker("login-worker", programs);
});

afterAll(() => rm(programs, { recursive: true, force: true }));

beforeEach(async () => {
  // Thousands of records are made durable: in memory, where there is such a folder, for other tests prove that on disks.
  const place = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
  folder = join(await mkdtemp(join(place, "preau-household-")), "accounts");
});

afterEach(() => rm(dirname(folder), { recursive: true, force: true }));

/** Most logins within any span of that length. */
function mostWithin(logins: readonly SeenLogin[], length: number): number {
  return Math.max(
    0,
    ...logins.map(({ at: end }) => logins.filter(({ at }) => at > end - length && at <= end).length),
  );
}

/** Most logins of each account within an hour and a day. */
function busiest(report: Report) {
  return [...byAccount(report)].map(([login, logins]) => ({
    login,
    hourly: mostWithin(logins, hour),
    daily: mostWithin(logins, day),
  }));
}

function byAccount({ logins }: Report): ReadonlyMap<string, readonly SeenLogin[]> {
  const names = [...new Set(logins.map(({ login }) => login))];
  return new Map(names.map((name) => [name, logins.filter(({ login }) => login === name)]));
}

test(`a household lives with its school for ${isLong ? "a month" : "a day"}`, async () => {
  const plan = isLong ? month : oneDay;
  const household = new Household(worker, folder, plan);
  const report = await household.live();
  console.log(table(report, household.begin, plan.days));
  expect(report.suspensions).toEqual([]);
  expect(report.oldest).toBeLessThanOrEqual(60);
  for (const { login, hourly, daily } of busiest(report)) {
    expect(hourly, login).toBeLessThanOrEqual(6);
    expect(daily, login).toBeLessThanOrEqual(24);
  }
  // Of all that was refused, nothing was a token: two wrong passwords, each once.
  expect(report.logins.filter(({ accepted }) => !accepted)).toHaveLength(2);
  expect([...report.ends.keys()].sort()).toEqual([
    "gate-closed",
    "network",
    "read",
    "read, by another process",
    "server-closed",
    "wrong password: credentials",
  ]);
}, 600_000);

test.runIf(isLong)(
  "where no session lives from one poll to the next, nobody is suspended all the same",
  async () => {
    const never = { from: 9, to: 9 };
    const plan = {
      days: 2,
      closed: never,
      wrongPassword: never,
      update: never,
      children: never,
      idleMs: 10 * minute,
    };
    const household = new Household(worker, folder, plan);
    const report = await household.live();
    console.log(table(report, household.begin, plan.days));
    expect(report.suspensions).toEqual([]);
    expect(busiest(report).map(({ daily }) => daily)).toEqual([24, 24, 24]);
    for (const { login, hourly } of busiest(report)) expect(hourly, login).toBeLessThanOrEqual(6);
    // The price: data grows old, for the budget is spent before the day is over.
    expect(report.oldest).toBeGreaterThan(60);
  },
  300_000,
);

function table(report: Report, begin: number, days: number): string {
  const numbers = Array.from({ length: days }, (_, index) => index);
  const rows = [...byAccount(report)].map(([login, logins]) => {
    const perDay = numbers.map(
      (index) => logins.filter(({ at }) => Math.floor((at - begin) / day) === index).length,
    );
    return `${login.padEnd(24)}${perDay.map((count) => String(count).padStart(4)).join("")}`;
  });
  return [
    `${report.polls} polls in ${days} days; logins by account and day:`,
    `${"".padEnd(24)}${numbers.map((index) => String(index + 1).padStart(4)).join("")}`,
    ...rows,
    `polls ended: ${[...report.ends].map(([end, count]) => `${count} ${end}`).join(", ")}`,
    `oldest data while the school was open: ${report.oldest} minutes`,
  ].join("\n");
}
