// Other people's clients against the emulator: what they read must be what is in the school. Each runs as a
// process of its own, unmodified, through every profile × packing that it speaks, as a pupil and as a parent of
// two; the same week is read with @preau/client beside it.
//
//   node interop/run.mjs

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSchool, packings, profileOf, profiles, startEmulator } from "@preau/emulator";
import { list } from "../scripts/journey/compare.mjs";
import { installed } from "../scripts/journey/installed.mjs";
import { disagreements } from "./agreement.mjs";
import { readWithPreau } from "./preau.mjs";
import { worldOf } from "./world.mjs";

/**
 * @typedef {import("@preau/emulator").ProfileName} ProfileName
 * @typedef {import("@preau/emulator").PackingName} PackingName
 * @typedef {{ code: number | null, output: string, errors: string }} Ended
 */

const folder = fileURLToPath(new URL(".", import.meta.url));
const today = "2026-11-25";
const [from, to] = ["2026-11-23", "2026-11-29"];
/** pawnote asks for the homework of two weeks. */
const homeworkTo = "2026-12-06";
const spaces = /** @type {const} */ (["student", "parent"]);
const abreast = 2;

/**
 * What pawnote 1.6.2 does not know: pages that do not open with a call in `onload` (from 2026.1 on), and after
 * them the direct challenge. It must fail there, and say so.
 *
 * @param {ProfileName} name
 */
const isSpoken = (name) => profiles[name].version[0] < 2026;

const school = buildSchool({ seed: 7, today });
/** @type {{ dependencies: { pawnote: string } }} */
const pinned = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));

/** @param {(typeof spaces)[number]} space */
function somebody(space) {
  const ofTwo = school.parents.filter(({ childIds }) => childIds.length === 2).map(({ id }) => id);
  const account = school.accounts.find(
    ({ audience, disabled, personId }) =>
      audience === space && disabled !== true && (space === "student" || ofTwo.includes(personId)),
  );
  if (account === undefined) throw new Error(`the school has no ${space}`);
  const parent = school.parents.find(({ id }) => id === account.personId);
  const pupils = (parent?.childIds ?? [account.personId]).flatMap(
    (id) => school.students.find((student) => student.id === id) ?? [],
  );
  return { account, name: parent?.name ?? pupils[0]?.name ?? "", pupils };
}

/**
 * @param {string} script
 * @param {object} order
 * @returns {Promise<Ended>}
 */
function execute(script, order) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${folder}${script}`], {
      env: { ...process.env, TZ: "Europe/Paris" },
      stdio: ["pipe", "pipe", "pipe"],
      timeout: 30_000,
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (errors += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, errors }));
    child.stdin.end(JSON.stringify(order));
  });
}

/**
 * @param {ProfileName} profile
 * @param {PackingName} packing
 * @param {(typeof spaces)[number]} space
 */
async function visit(profile, packing, space) {
  const emulator = await startEmulator({
    profile: profileOf(profile, packings[packing]),
    strict: false,
    school,
    today,
  });
  try {
    const { account, name, pupils } = somebody(space);
    const url = emulator.pages.find(({ audience, mobile }) => audience === space && !mobile)?.url ?? "";
    const credentials = { url, username: account.login, password: account.password };
    const { code, output, errors } = await execute("pawnote.mjs", { ...credentials, space, monday: from });
    if (!isSpoken(profile)) {
      const says = errors.trim().split("\n")[0] ?? "";
      const problems = code === 0 ? ["pawnote speaks it after all: compare its reads"] : [];
      return { problems, outcome: `not spoken by pawnote (${says.split(":")[0]})`, forgiven: [] };
    }
    if (code !== 0) return { problems: [errors.trim()], outcome: "pawnote FAILED", forgiven: [] };

    /** @type {import("./agreement.mjs").PawnoteRead} */
    const pawnote = JSON.parse(output);
    const preau = await readWithPreau({ ...credentials, from, to, homeworkTo });
    const world = worldOf(school, pupils, { name, today, from, to, homeworkTo });
    const problems = disagreements(world, pawnote, preau);
    const ofPawnote = emulator.log.filter(({ kind }) => kind !== "note");
    for (const { kind, call, message } of ofPawnote) {
      if (kind !== "forgave") problems.push(`the emulator's log: ${kind} ${call}: ${message}`);
    }
    const forgiven = ofPawnote.filter(({ kind }) => kind === "forgave").map(({ message }) => message);
    return { problems, outcome: problems.length === 0 ? "agree" : "DIFFER", forgiven };
  } finally {
    await emulator.close();
  }
}

installed(folder);

const names = /** @type {ProfileName[]} */ (Object.keys(profiles));
const visits = names.flatMap((profile) =>
  profiles[profile].packings.flatMap((packing) => spaces.map((space) => ({ profile, packing, space }))),
);
/** @type {(Awaited<ReturnType<typeof visit>> | undefined)[]} */
const results = visits.map(() => undefined);
const queue = visits.entries();
await Promise.all(
  Array.from({ length: abreast }, async () => {
    for (const [index, { profile, packing, space }] of queue) {
      results[index] = await visit(profile, packing, space);
    }
  }),
);

let failed = 0;
/** @type {Set<string>} */
const forgiven = new Set();
console.log(`pawnote ${pinned.dependencies.pawnote}, the emulator's school and preau`);
for (const [index, { profile, packing, space }] of visits.entries()) {
  const result = results[index];
  if (result === undefined) continue;
  if (result.problems.length > 0) failed += 1;
  for (const message of result.forgiven) forgiven.add(message);
  console.log(`${profile.padEnd(11)}  ${packing.padEnd(10)}  ${space.padEnd(7)}  ${result.outcome}`);
  list(result.problems);
}
for (const message of forgiven) console.log(`forgiven: ${message}`);
if (results.every((result) => result?.outcome !== "agree")) failed += 1;
process.exitCode = failed === 0 ? 0 : 1;
