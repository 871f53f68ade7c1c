// Runs every file of examples/, and the first program of each README, as its own process against one emulator, from the built tree. An example fails
// when it exits with another code than 0, prints nothing, or takes too long.
//
// Each gets PRONOTE_URL, PRONOTE_USER and PRONOTE_PASSWORD of an account; those whose name says "parent" or "school-life" get
// one of that space. It has to be listed in examples/README.md.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@preau/emulator";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "examples");
const patienceMs = 30_000;

/**
 * @param {string[]} argv
 * @param {Record<string, string>} account
 * @returns {Promise<{ code: number | null, output: string, errors: string }>}
 */
function run(argv, account) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argv, {
      cwd: root,
      env: { ...process.env, ...account },
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

const emulator = await startEmulator();

/**
 * @param {"student" | "parent" | "school-life"} audience
 * @returns {Record<string, string>}
 */
function accountOf(audience) {
  const account = emulator.accounts.find((one) => one.audience === audience && one.disabled !== true);
  const page = emulator.pages.find((one) => one.audience === audience && !one.mobile);
  if (account === undefined || page === undefined) throw new Error(`the emulator has no ${audience}`);
  return { PRONOTE_URL: page.url, PRONOTE_USER: account.login, PRONOTE_PASSWORD: account.password };
}

const files = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .sort();
const index = readFileSync(join(folder, "README.md"), "utf8");
let failed = files.length === 0 ? 1 : 0;
for (const file of files) {
  const audience = file.includes("parent")
    ? "parent"
    : file.includes("school-life")
      ? "school-life"
      : "student";
  const listed = index.includes(`](${file})`);
  const { code, output, errors } = await run([join(folder, file)], accountOf(audience));
  const works = code === 0 && output.trim() !== "" && listed;
  if (!works) failed += 1;
  console.log(
    `${works ? "ran" : "FAILED"} ${file}: ${output.split("\n").length - 1} lines, exit code ${code}`,
  );
  if (!listed) console.log("it is not listed in examples/README.md");
  if (!works) console.log(`${output}${errors}`);
}

// What the READMEs show, as it stands there, but for the address and the name.
for (const file of ["README.md", "README.fr.md"]) {
  const [, code = ""] = /^```js\n([^]*?)^```/m.exec(readFileSync(join(root, file), "utf8")) ?? [];
  const { PRONOTE_URL = "", PRONOTE_USER = "", PRONOTE_PASSWORD = "" } = accountOf("student");
  const parts = ["login", "lessons", "homework", "grades", "discussions"];
  const missing = parts.filter((part) => !code.includes(`lient.${part}(`));
  const mine = code
    .replace("https://demo.example/pronote/eleve.html", PRONOTE_URL)
    .replace('"camille"', JSON.stringify(PRONOTE_USER));
  const argv = ["--input-type=module", "--eval", mine];
  const { code: exit, output, errors } = await run(argv, { PREAU_PASSWORD: PRONOTE_PASSWORD });
  const lines = code.split("\n").length;
  const works = exit === 0 && output.split("\n").length > 5 && missing.length === 0 && lines < 30;
  if (!works) failed += 1;
  console.log(
    `${works ? "ran" : "FAILED"} ${file}, ${lines} lines: ${output.split("\n").length - 1} lines, exit code ${exit}`,
  );
  if (!works) console.log(`missing: ${missing.join(", ") || "nothing"}\n${output}${errors}`);
}
await emulator.close();
process.exitCode = failed === 0 ? 0 : 1;
