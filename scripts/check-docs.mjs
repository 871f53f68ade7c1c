// Every relative link of the documents leads to a file that exists, and its anchor to a heading; the French
// README has the sections of the English one; each remote function that the library calls has its page; and each row of the
// guides for those who come from elsewhere leads to a program or a test.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { calls } from "@preau/wire";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @type {string[]} */
const problems = [];

/** @returns {string[]} every Markdown file of the repository */
function documents() {
  const folders = ["docs", "packages", ".changeset", "examples"].map((name) => join(root, name));
  const nested = folders.filter(existsSync).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".md") && !/(^|\/)(node_modules|dist)\//.test(path))
      .map((path) => join(folder, path)),
  );
  return [
    ...readdirSync(root)
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(root, name)),
    ...nested,
  ];
}

/**
 * Text without code, where brackets are no links.
 *
 * @param {string} text
 */
function withoutCode(text) {
  return text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "");
}

/**
 * Anchors of a document's headings, as the usual viewers make them.
 *
 * @param {string} text
 */
function anchorsOf(text) {
  const headings = text.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.*)$/gm);
  return [...headings].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** @param {string} path */
function checkLinks(path) {
  const links = withoutCode(readFileSync(path, "utf8")).matchAll(/\]\(([^)\s]+)\)/g);
  for (const [, target = ""] of links) {
    if (/^[a-z]+:/.test(target)) continue;
    const [file = "", anchor] = target.split("#");
    const reached = file === "" ? path : join(dirname(path), file);
    const where = `${relative(root, path)} links to ${target}`;
    if (!existsSync(reached)) problems.push(`${where}: no such file`);
    else if (anchor !== undefined && !anchorsOf(readFileSync(reached, "utf8")).includes(anchor)) {
      problems.push(`${where}: no such heading`);
    }
  }
}

/** @param {string} path */
function sectionsOf(path) {
  return readFileSync(join(root, path), "utf8").match(/^## /gm)?.length ?? 0;
}

/** Remote functions that the client's source names. */
function functionsCalled() {
  const folder = join(root, "packages/client/src");
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");
  return Object.keys(calls).filter((name) => source.includes(`"${name}"`));
}

/**
 * Every row of every table says where it can be seen. What is not offered says so with a dash.
 *
 * @param {string} path
 */
function checkGuide(path) {
  const rows = readFileSync(join(root, path), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.endsWith("| see |"));
  if (rows.length < 20) problems.push(`${path} has only ${rows.length} rows`);
  for (const row of rows) {
    const last = row.split(" | ").at(-1) ?? "";
    const isShown = /\]\(\.\.\/(?:examples\/[^)]+\.mjs|packages\/[^)]+\.test\.ts)\)/.test(last);
    if (!isShown && last !== "– |") problems.push(`${path}: nothing shows ${row.slice(0, 60)}`);
  }
}

const all = documents();
for (const guide of ["docs/coming-from-pronotepy.md", "docs/coming-from-pawnote.md"]) checkGuide(guide);
for (const path of all) checkLinks(path);
if (sectionsOf("README.md") !== sectionsOf("README.fr.md"))
  problems.push("the two READMEs differ in sections");
const called = functionsCalled();
if (called.length < 5) problems.push(`only ${called.length} remote functions found in the client's source`);
for (const name of called) {
  if (!existsSync(join(root, "docs/wire", `${name}.md`))) problems.push(`docs/wire has no page for ${name}`);
}

for (const problem of problems) console.error(problem);
console.log(`${all.length} documents, ${called.length} remote functions, ${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
