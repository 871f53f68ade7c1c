import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { delay, drip, hang } from "@preau/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Kill, Lane, type Outcome, type Way, ways } from "./processes/lane.js";
import { buildWorker } from "./processes/programs.js";

// Processes are killed at every step of a login, and the next one comes in: or, where the server had replaced the token and
// the new one was nowhere on disk yet, it says so and how to relink. Which of the two it must be, the server and the disk tell.

const isLong = process.env["PREAU_LONG"] !== undefined;

let programs: string;
let worker: string;

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "preau-crash-"));
  worker = await buildWorker("login-worker", programs);
});

afterAll(() => rm(programs, { recursive: true, force: true, maxRetries: 3 }));

const held: readonly Kill[] = (
  ["page", "FonctionParametres", "Identification", "Authentification", "ParametresUtilisateur"] as const
).flatMap((call) =>
  (
    [
      ["received", hang()],
      ["processed, not answered", delay(60_000)],
      ["answered in part", drip(4000)],
    ] as const
  ).map(
    ([what, fault]): Kill => ({
      way: "with the token",
      point: `the server: ${call} ${what}`,
      held: { call, fault },
    }),
  ),
);

async function inLanes(count: number, work: (lane: Lane) => Promise<void>): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const lane = await Lane.open(worker, join(programs, `accounts-${count}-${index}`));
      try {
        await work(lane);
      } finally {
        await lane.emulator.close();
      }
    }),
  );
}

/** Steps at which something is at stake: the exchange itself, and the record of the account. */
const isVital = ({ point, held: trouble }: Kill): boolean =>
  trouble !== undefined
    ? /Authentification|ParametresUtilisateur/u.test(point)
    : /^(?:Identification|Authentification) › (?!.*(?:gate|lock|holder))|› before (?:renaming|sending)|half of account-camille/u.test(
        point,
      );

test("a killed process leaves the key in the store, or the next one says that it is gone, and how to relink", async () => {
  let kills: readonly Kill[] = held;
  await inLanes(1, async (lane) => {
    const wanted: readonly Way[] = isLong ? (Object.keys(ways) as Way[]) : ["with the token"];
    for (const way of wanted) kills = [...kills, ...(await lane.survey(way))];
  });
  kills = kills.filter((kill) => isLong || isVital(kill));
  expect(kills.length).toBeGreaterThanOrEqual(isLong ? 300 : 30);

  const rows = kills.map((kill) => ({ name: `${kill.way}: ${kill.point}`, kill, ended: "" }));
  const left = [...rows];
  await inLanes(3, async (lane) => {
    for (let row = left.shift(); row !== undefined; row = left.shift()) {
      const { outcome, expected } = await lane.kill(row.kill).catch((error: unknown) => {
        throw new Error(`${row?.name}: ${String(error)}`, { cause: error });
      });
      expect(outcome, row.name).toBe(expected);
      row.ended = outcome;
    }
    expect(await lane.leftovers()).toEqual([]);
  });

  console.log(table(rows));
  // Each of these happened, or this test has shown nothing.
  expect(new Set(rows.map(({ ended }) => ended))).toEqual(
    new Set<Outcome>(isLong ? ["in", "key gone", "never linked"] : ["in", "key gone"]),
  );
}, 600_000);

/** One line for each point, with how the next start went. */
function table(rows: readonly { readonly name: string; readonly ended: string }[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length));
  const lines = rows.map(({ name, ended }) => `${name.padEnd(width)}  ${ended}`);
  return [`${rows.length} kills, and how the next start went:`, ...lines].join("\n");
}
