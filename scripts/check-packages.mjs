// What users will install must work: packs every package as npm would publish it, checks the tarball with
// publint, installs all tarballs together in an empty project, imports each by name and runs the commands.
//
//   node scripts/check-packages.mjs [--with NODE]…
//
// `--with` names the binary of another Node: npm installs and the packages are imported under it too, in an empty
// project of its own. Needs a built tree. Third-party dependencies come from npm's cache when it has them.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

/**
 * @typedef {{ name: string, version: string, bin?: Record<string, string>, exports?: Record<string, unknown> }} Manifest
 * @typedef {{ folder: string, manifest: Manifest, tarball: string }} Packed
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "preau-packages-"));
process.once("exit", () => rmSync(work, { recursive: true, force: true }));

/** @type {string[]} */
const problems = [];

/**
 * Runs a command and gives what it printed; a command that fails shows its output and ends the check.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/**
 * @param {string} folder
 * @returns {Packed}
 */
function pack(folder) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  /** @type {{ filename: string, files: { path: string }[] }[]} */
  const [packed] = JSON.parse(
    run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", work], folder),
  );
  if (packed === undefined) throw new Error(`npm pack said nothing about ${manifest.name}`);
  const paths = packed.files.map((file) => file.path);
  for (const wanted of ["LICENSE", "README.md", "package.json"]) {
    if (!paths.includes(wanted)) problems.push(`${manifest.name}: the tarball has no ${wanted}`);
  }
  for (const path of paths) {
    if (/\.test\.|\.tsbuildinfo$/.test(path)) problems.push(`${manifest.name}: the tarball holds ${path}`);
  }
  return { folder, manifest, tarball: join(work, packed.filename) };
}

/** @param {Packed} packed */
async function lint({ manifest, tarball }) {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
    level: "warning",
    strict: true,
  });
  for (const message of messages) {
    problems.push(`${manifest.name}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  }
}

const folders = readdirSync(join(root, "packages")).map((name) => join(root, "packages", name));
const all = folders.map(pack);
for (const packed of all) await lint(packed);

const tarballs = all.map((packed) => packed.tarball);

/** npm's own script, whichever way this one was started: another Node must run it by path. */
const npm = run("npm", ["root", "--global"], root).trim();
const npmCli = process.env["npm_execpath"] ?? join(npm, "npm", "bin", "npm-cli.js");

/**
 * Installs the tarballs in an empty project, imports every entry and runs every command.
 *
 * @param {string} node the binary that does all of it
 */
function installWith(node) {
  const version = run(node, ["--version"], root).trim();
  const project = join(work, `project-${version}`);
  mkdirSync(project);
  writeFileSync(
    join(project, "package.json"),
    JSON.stringify({ name: "empty", private: true, type: "module" }),
  );
  const flags = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];
  run(node, [npmCli, "install", ...flags, ...tarballs], project);

  for (const { manifest } of all) {
    for (const entry of Object.keys(manifest.exports ?? {})) {
      if (entry.endsWith(".json")) continue;
      const name = join(manifest.name, entry);
      const script = `console.log(Object.keys(await import(${JSON.stringify(name)})).length)`;
      const count = run(node, ["--input-type=module", "--eval", script], project).trim();
      console.log(`Node ${version}: ${name} imports, ${count} names`);
    }
    for (const [command, file] of Object.entries(manifest.bin ?? {})) {
      const path = join(project, "node_modules", manifest.name, file);
      const help = run(node, [path, "--help"], project);
      if (!help.includes(command)) problems.push(`${command} --help does not name ${command}`);
      console.log(`Node ${version}: ${command} --help, ${help.split("\n").length - 1} lines`);
    }
  }
  // The command as npm links it, by the Node that is first on the path.
  const path = `${dirname(resolve(node))}:${process.env["PATH"] ?? ""}`;
  for (const command of all.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {}))) {
    const linked = join(project, "node_modules", ".bin", command);
    execFileSync(linked, ["--help"], { cwd: project, env: { ...process.env, PATH: path }, stdio: "pipe" });
  }
}

const { values } = parseArgs({ options: { with: { type: "string", multiple: true } } });
for (const node of [process.execPath, ...(values.with ?? []).map((path) => resolve(path))]) installWith(node);

for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `${all.length} packages can be published` : "packages need repair");
process.exitCode = problems.length === 0 ? 0 : 1;
