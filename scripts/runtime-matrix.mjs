// The client in every runtime it is promised for: the same journey through every profile × packing of the
// emulator, run by Node 20, 24, 26, Bun and Deno, and once more with the portable twin of the platform. Every
// run must see what the first one saw.
//
// The runtimes come from npm (tools/runtimes, outside the workspaces, so that none of them takes the place of
// the Node that runs npm). Each is called by its path, and must say the version that is pinned there.
//
//   node scripts/runtime-matrix.mjs [--only NAME]

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { differences, failures, list } from "./journey/compare.mjs";
import { openDesk } from "./journey/desk.mjs";
import { installed } from "./journey/installed.mjs";
import { openSchools } from "./journey/schools.mjs";

/**
 * @typedef {{ name: string, runtime: string, version: string, platform: string, command: string, args: string[],
 *   capabilities: import("./journey/schools.mjs").Capabilities }} Row
 * @typedef {{ runtime: string, version: string, platform: string, results: import("./journey/journey.mjs").Results }} Report
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}tools/runtimes`;
const patienceMs = 60_000;

/** @type {{ dependencies: Record<string, string> }} */
const pinned = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const { values: asked } = parseArgs({ options: { only: { type: "string" } } });

/** @param {string} name */
function versionOf(name) {
  return pinned.dependencies[name]?.replace(/^npm:.*@/u, "") ?? "";
}

/** @returns {Row[]} */
function rows() {
  const own = process.versions.node;
  const major = own.split(".")[0];
  const capabilities = { manualRedirects: true, failureReasons: true };
  const node = { runtime: "node", platform: "node.js", args: [], capabilities };
  const deno = ["run", "--no-prompt", "--no-lock", "--no-remote", "--cached-only"];
  return [
    { ...node, name: `node ${major}`, version: own, command: process.execPath },
    {
      ...node,
      name: `node ${major}, portable`,
      version: own,
      command: process.execPath,
      platform: "portable.js",
      args: ["--conditions=browser"],
      // It is made for runtimes that follow redirections by themselves, so it lets them.
      capabilities: { ...capabilities, manualRedirects: false },
    },
    ...["node24", "node26"].map((name) => ({
      ...node,
      name: name.replace("node", "node "),
      version: versionOf(name),
      command: `${folder}/node_modules/${name}/bin/node`,
    })),
    {
      name: "bun",
      runtime: "bun",
      version: versionOf("bun"),
      platform: "node.js",
      command: `${folder}/node_modules/.bin/bun`,
      args: ["run"],
      capabilities,
    },
    {
      name: "deno",
      runtime: "deno",
      version: versionOf("deno"),
      platform: "node.js",
      command: `${folder}/node_modules/.bin/deno`,
      // Reading is for the question which twin is taken; the library needs the network alone.
      args: [...deno, "--allow-net=127.0.0.1", `--allow-read=${root}packages/client`],
      capabilities,
    },
  ];
}

/**
 * @param {Row} row
 * @returns {Promise<{ report?: Report, problems: string[] }>}
 */
async function run(row) {
  const schools = await openSchools();
  const desk = await openDesk(schools, row);
  try {
    const { code, output, errors } = await execute(row, [`${root}scripts/runtime-journey.mjs`, desk.url]);
    if (code !== 0) return { problems: [`exit code ${code}`, ...lastLines(output), ...lastLines(errors)] };
    /** @type {Report} */
    const report = JSON.parse(output);
    const problems = failures(report.results);
    for (const key of /** @type {const} */ (["runtime", "version", "platform"])) {
      if (report[key] !== row[key]) problems.push(`${key}: expected ${row[key]}, got ${report[key]}`);
    }
    return { report, problems };
  } finally {
    await desk.close();
    await schools.close();
  }
}

/**
 * @param {Row} row
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string, errors: string }>}
 */
function execute(row, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(row.command, [...row.args, ...args], {
      cwd: root,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TZ: process.env["TZ"], NO_COLOR: "1" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: patienceMs,
    });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (/** @type {string} */ text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (errors += text));
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output, errors }));
  });
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split("\n").slice(-8);
}

installed(folder);

/** @type {Report | undefined} */
let reference;
let failed = 0;
console.log("runtime             version   platform     schools  steps  seconds  ");
for (const [index, row] of rows().entries()) {
  if (index > 0 && asked.only !== undefined && asked.only !== row.name) continue;
  const started = performance.now();
  const { report, problems } = await run(row);
  const seconds = (performance.now() - started) / 1000;
  reference ??= report;
  if (report !== undefined && reference !== undefined && report !== reference) {
    problems.push(...differences(reference.results, report.results));
  }
  const seen = Object.values(report?.results ?? {});
  const steps = seen.reduce((sum, one) => sum + Object.keys(one).length, 0);
  if (problems.length > 0 || steps === 0) failed += 1;
  console.log(
    [
      row.name.padEnd(18),
      (report?.version ?? "?").padEnd(8),
      (report?.platform ?? "?").padEnd(11),
      String(seen.length).padStart(7),
      String(steps).padStart(5),
      seconds.toFixed(1).padStart(7),
      problems.length === 0 && steps > 0 ? (index === 0 ? "reference" : "the same") : "DIFFERS",
    ].join("  "),
  );
  list(problems);
}
process.exitCode = failed === 0 ? 0 : 1;
