// Runs the README's test command in one time zone and what may depend on zones in three more, and checks that the same
// tests end the same way: nothing in preau may depend on where the machine stands. The three leave out the emulator's own
// journeys, which have the school's clock, and what is about processes, pictures and troubles, not about days; they speak
// two manners instead of all (`PREAU_FEW`): manners know no zone.
//
//   node scripts/test-zones.mjs [--reports DIR]
//
// With `--reports`, the JSON reports stay in DIR, and a zone whose report is already there is not run again.
// The last line counts tests: passed means passed in every zone.

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { closingLine } from "./closing-line.mjs";

const zones = ["UTC", "Europe/Paris", "Pacific/Noumea", "America/Martinique"];
const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {{ name: string, status: string, assertionResults: { fullName: string, status: string }[] }} FileReport
 * @typedef {{ success: boolean, testResults: FileReport[] }} Report
 */

/** What runs in the other zones. */
const partOfSuite = ["packages/client/", "packages/cli/", "packages/emulator/src/"];

/** What of it does not: long suites without a day in them. */
const leftOut = [
  "packages/cli/test/{account,doctor,linked,portal-prompts,portals,qr,schools,second-factor}.test.ts",
  "packages/client/test/{challenges,crash,store-processes,two-processes}.test.ts",
  "packages/client/test/qr/**",
  "packages/client/test/contract/{discovery,odd-servers,renewal,second-factor*,session-pool,spare,tokens}.test.ts",
  "packages/client/test/contract/{trouble,trouble-matrix}.test.ts",
  "packages/client/test/contract/writes/{file-names,large-files,trouble-*}.test.ts",
];

/**
 * Runs the suite in one zone: all of it in the first. Its output is shown only when something fails.
 *
 * @param {string} zone
 * @param {string} report
 * @returns {Promise<number>} the exit code
 */
function runSuite(zone, report) {
  return new Promise((resolve, reject) => {
    const isFirst = zone === zones[0];
    const less = isFirst ? {} : { PREAU_FEW: "1", PREAU_TEST_EXCLUDE: leftOut.join(" ") };
    const child = spawn("npm", ["test", ...(isFirst ? [] : ["--", ...partOfSuite])], {
      cwd: root,
      env: { ...process.env, TZ: zone, PREAU_TEST_REPORT: report, ...less },
      stdio: ["ignore", "pipe", "pipe"],
    });
    /** @type {Uint8Array[]} */
    const output = [];
    child.stdout.on("data", (/** @type {Uint8Array} */ chunk) => output.push(chunk));
    child.stderr.on("data", (/** @type {Uint8Array} */ chunk) => output.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code !== 0) for (const chunk of output) process.stdout.write(chunk);
      resolve(code ?? 1);
    });
  });
}

/**
 * Status of every test by its name; a file that did not load is one failed entry. Tests that share a name
 * in one file are told apart by their order.
 *
 * @param {string} path
 * @returns {{ success: boolean, outcomes: Map<string, string> }}
 */
function readReport(path) {
  /** @type {Map<string, string>} */
  const outcomes = new Map();
  if (!existsSync(path)) return { success: false, outcomes };
  /** @type {Report} */
  const report = JSON.parse(readFileSync(path, "utf8"));
  for (const file of report.testResults) {
    const fileName = relative(root, file.name);
    if (file.assertionResults.length === 0) outcomes.set(`${fileName} (the file itself)`, file.status);
    for (const test of file.assertionResults) {
      let name = `${fileName} › ${test.fullName}`;
      while (outcomes.has(name)) name += "′";
      outcomes.set(name, test.status);
    }
  }
  return { success: report.success, outcomes };
}

const { values } = parseArgs({ options: { reports: { type: "string" } } });
const folder = values.reports ?? mkdtempSync(join(tmpdir(), "preau-zones-"));
mkdirSync(folder, { recursive: true });

/** @type {{ zone: string, success: boolean, seconds: number, outcomes: Map<string, string> }[]} */
const runs = [];
for (const zone of zones) {
  const report = join(folder, `${zone.replace("/", "-")}.json`);
  const reused = existsSync(report);
  const started = performance.now();
  const code = reused ? 0 : await runSuite(zone, report);
  const { success, outcomes } = readReport(report);
  const seconds = reused ? 0 : (performance.now() - started) / 1000;
  runs.push({ zone, success: success && code === 0, seconds, outcomes });
}

const names = new Set(runs.flatMap((run) => [...run.outcomes.keys()]));
let passed = 0;
let failed = 0;
/** @type {string[]} */
const differences = [];
for (const name of names) {
  // What the other zones leave out is no difference; what only they have is one.
  const statuses = runs.map((run, i) => run.outcomes.get(name) ?? (i === 0 ? "missing" : "left out"));
  if (new Set(statuses.filter((status) => status !== "left out")).size > 1) {
    differences.push(`${name}: ${runs.map((run, i) => `${run.zone} ${statuses[i]}`).join(", ")}`);
    failed += 1;
  } else if (statuses[0] === "failed") failed += 1;
  else if (statuses[0] === "passed") passed += 1;
}
// A run that failed though none of its tests did, or that left no report, is a failure too.
if (failed === 0) failed = runs.filter((run) => !run.success || run.outcomes.size === 0).length;

const width = Math.max(...zones.map((zone) => zone.length));
console.log(`${"zone".padEnd(width)}  tests  passed  failed  seconds`);
for (const { zone, outcomes, seconds } of runs) {
  const count = (/** @type {string} */ status) => [...outcomes.values()].filter((s) => s === status).length;
  const cells = [
    String(outcomes.size).padStart(5),
    String(count("passed")).padStart(6),
    String(count("failed")).padStart(6),
    (seconds === 0 ? "earlier" : seconds.toFixed(1)).padStart(7),
  ];
  console.log(`${zone.padEnd(width)}  ${cells.join("  ")}`);
}
for (const difference of differences) console.log(`differs: ${difference}`);
console.log(closingLine({ passed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
