// Runs the journeys of the client against the emulator, and prints how each profile and packing fared.
//
//   npm run test:dialects [-- <vitest filter>]

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** @typedef {{ ancestorTitles: string[], status: string }} Result */

const folder = mkdtempSync(join(tmpdir(), "preau-dialects-"));
const report = join(folder, "report.json");
const filters = process.argv.slice(2);
const run = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    ...(filters.length > 0 ? filters : ["packages/client/test/contract"]),
    "--reporter=json",
    `--outputFile=${report}`,
  ],
  { stdio: ["ignore", "inherit", "inherit"] },
);

/** @type {Map<string, Map<string, { passed: number, failed: number }>>} profile → packing → counts */
const matrix = new Map();
let failures = 0;
try {
  /** @type {{ testResults: { assertionResults: Result[] }[] }} */
  const { testResults } = JSON.parse(readFileSync(report, "utf8"));
  for (const { ancestorTitles, status } of testResults.flatMap((file) => file.assertionResults)) {
    if (status === "failed") failures += 1;
    // Journeys are named "<what>: <profile> <packing>", the invented dialect "the invented dialect <name>, <packing>".
    const title = ancestorTitles.join(" ");
    const found = /(?:: |dialect )([\w.-]+),? (plain|encrypted|compressed)\b/u.exec(title);
    if (found === null) continue;
    const [, profile = "", packing = ""] = found;
    const row = matrix.get(profile) ?? new Map();
    const cell = row.get(packing) ?? { passed: 0, failed: 0 };
    if (status === "passed") cell.passed += 1;
    else cell.failed += 1;
    matrix.set(profile, row.set(packing, cell));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const packings = ["plain", "encrypted", "compressed"];
console.log(`\n${"profile".padEnd(14)}${packings.map((packing) => packing.padStart(14)).join("")}`);
for (const [profile, row] of matrix) {
  const cells = packings.map((packing) => {
    const cell = row.get(packing);
    if (cell === undefined) return "–";
    return cell.failed === 0 ? `${cell.passed} ok` : `${cell.failed} of ${cell.passed + cell.failed} FAIL`;
  });
  console.log(`${profile.padEnd(14)}${cells.map((cell) => cell.padStart(14)).join("")}`);
}
if (matrix.size === 0) console.log("no journey was run");
process.exitCode = run.status === 0 && failures === 0 && matrix.size > 0 ? 0 : 1;
