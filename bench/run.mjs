// Everything that preau promises about time and weight, measured in one run: ratios first, as absolute numbers say
// more about the machine. docs/benchmarks.md says what each line means.
//
//   npm run bench [-- --quick] [--json FILE]

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { decoding } from "./decode.mjs";
import { loggingIn } from "./login.mjs";
import { memoryOfClients } from "./memory.mjs";
import { besidePawnote } from "./pawnote.mjs";
import { weight } from "./weight.mjs";
import { wholeYear } from "./year.mjs";

/** @typedef {import("./statistics.mjs").Line} Line */
/** @typedef {import("./statistics.mjs").Section} Section */

const { values } = parseArgs({
  options: { quick: { type: "boolean", default: false }, json: { type: "string" } },
});
const { quick, json } = values;

/** Load of the last minute, per processor. */
const load = () => (loadavg()[0] ?? 0) / cpus().length;

/** @param {Line} line */
function show({ name, value, unit, budget }) {
  const digits = unit === "requests" ? 0 : unit === "×" ? 2 : 1;
  const promise = budget === undefined ? "" : `  ≤ ${budget}: ${value <= budget ? "met" : "NOT MET"}`;
  console.log(`  ${name.padEnd(52)} ${value.toFixed(digits).padStart(8)} ${unit}${promise}`);
}

const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  processors: cpus().length,
  model: cpus()[0]?.model ?? "unknown",
  loadBefore: load(),
};
/**
 * One part of the run. What fails is told and fails the run at its end: the rest is measured all the same.
 *
 * @param {string} title
 * @param {() => Promise<Section>} measure
 * @returns {Promise<Section>}
 */
async function part(title, measure) {
  try {
    return await measure();
  } catch (error) {
    process.exitCode = 1;
    return { title, lines: [], note: `FAILED: ${error instanceof Error ? error.message : String(error)}` };
  }
}

const sections = [
  await part("decoding", () => decoding({ quick })),
  await part("login", loggingIn),
  await part("a whole year", wholeYear),
  await part("memory", () => memoryOfClients({ quick })),
  await part("size and start", weight),
  await part("beside pawnote", () => besidePawnote({ quick })),
];
const loadAfter = load();

console.log(`${machine.date}, Node ${machine.node}, ${machine.processors} × ${machine.model}`);
console.log(`load per processor: ${machine.loadBefore.toFixed(2)} before, ${loadAfter.toFixed(2)} after`);
const isRatio = (/** @type {Line} */ { unit }) => unit === "×";
for (const [heading, isHere] of /** @type {const} */ ([
  ["Ratios", isRatio],
  ["Absolute", (/** @type {Line} */ line) => !isRatio(line)],
])) {
  console.log(`\n${heading}`);
  for (const { title, lines, note } of sections) {
    const here = lines.filter(isHere);
    if (here.length === 0 && isHere === isRatio) continue;
    console.log(` ${title}`);
    here.forEach(show);
    if (note !== undefined && isHere !== isRatio) console.log(`  (${note})`);
  }
}
if (json !== undefined) {
  writeFileSync(json, `${JSON.stringify({ ...machine, loadAfter, quick, sections }, undefined, 2)}\n`);
}
