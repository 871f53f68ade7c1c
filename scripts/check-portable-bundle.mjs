// React Native cannot be run here, so its bundle is looked at: the client as a bundler packs it under the
// condition `react-native` must reach no module of Node, and use no global that only Node has. Prints its size,
// and what the runtime itself must offer.
//
//   node scripts/check-portable-bundle.mjs

import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { drawQrCode } from "@preau/client/qr";
import { build } from "esbuild";
import { encode } from "jpeg-js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Globals of Node, and what bundlers make of its modules. */
const forbidden = [
  "Buffer",
  "process",
  "global",
  "require",
  "module",
  "__dirname",
  "__filename",
  "setImmediate",
];

/** Globals that are not part of the language: not every runtime has all of them. */
const offered = [
  "fetch",
  "AbortController",
  "AbortSignal.any",
  "AbortSignal.timeout",
  "URL",
  "URL.canParse",
  "TextDecoder",
  "TextEncoder",
  "atob",
  "btoa",
  "crypto.getRandomValues",
  "crypto.subtle",
  "queueMicrotask",
  "setTimeout",
  "structuredClone",
  "Intl",
];

/** The bundler replaces names only where they are globals, so a mark that stays is a use. @param {string} name */
const markOf = (name) => `__uses_${name.replace(".", "_")}__`;
/** Asking whether a global is there harms nothing. @param {string} name */
const questionOf = (name) => `__asks_${name.replace(".", "_")}__`;

/**
 * @param {{ conditions: string[], marked?: readonly string[] }} options
 */
async function bundle({ conditions, marked = [] }) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["packages/client/dist/index.js"],
    bundle: true,
    write: false,
    metafile: true,
    minify: marked.length === 0,
    format: "esm",
    // No runtime's modules are known: one that is imported fails the build.
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    conditions,
    define: Object.fromEntries(
      marked.flatMap((name) => [
        [name, markOf(name)],
        [`globalThis.${name}`, questionOf(name)],
      ]),
    ),
    logLevel: "silent",
  });
  return { text: outputFiles[0]?.text ?? "", inputs: Object.keys(metafile.inputs) };
}

/** @param {string} text @param {readonly string[]} names */
function usedIn(text, names) {
  return names.filter(
    (name) => text.includes(markOf(name)) || new RegExp(`${questionOf(name)}\\s*[.[(]`, "u").test(text),
  );
}

/**
 * The entry `@preau/client/qr`, run where there is nothing but the language and the encodings of text: its
 * dependencies name `Buffer` in what is not called, so reading the bundle would not tell.
 */
async function readCodeWithoutNode() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["packages/client/dist/qr/index.js"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "qr",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    minify: true,
    conditions: ["browser"],
    logLevel: "silent",
  });
  const text = outputFiles[0]?.text ?? "";
  const data = {
    jeton: "8010E34D".repeat(20),
    login: "C55DE7B4",
    url: "https://a.example/mobile.eleve.html",
  };
  const picture = drawQrCode(data, { format: "png" });
  const jpeg = encode({ width: 1, height: 1, data: new Uint8Array([255, 255, 255, 255]) }, 50).data;
  const context = createContext({ TextDecoder, TextEncoder, picture, jpeg: new Uint8Array(jpeg) });
  runInContext(`${text}; globalThis.qr = qr`, context);
  const read = runInContext("JSON.stringify(qr.readQrCode(picture))", context);
  if (read !== JSON.stringify(data)) problems.push("qr: a picture is not read without Node");
  const reason = runInContext("try { qr.readQrCode(jpeg) } catch (error) { error.reason }", context);
  if (reason !== "no-code") problems.push(`qr: a JPEG without code ends with ${reason}`);
  return gzipSync(text, { level: 9 }).length;
}

/** @type {string[]} */
const problems = [];
try {
  const kilobytes = ((await readCodeWithoutNode()) / 1000).toFixed(1);
  console.log(`qr: ${kilobytes} kB gzipped, reads a PNG and a JPEG without Node`);
} catch (error) {
  problems.push(`qr: ${error instanceof Error ? error.message : String(error)}`);
}
for (const condition of ["react-native", "browser", "default"]) {
  const conditions = condition === "default" ? [] : [condition];
  try {
    const { text, inputs } = await bundle({ conditions });
    const platform = inputs.find((path) => /client\/dist\/platform\/(?:node|portable)\.js$/u.test(path));
    if (platform?.endsWith("portable.js") !== true) problems.push(`${condition}: takes ${platform}`);
    const marked = await bundle({ conditions, marked: [...forbidden, ...offered] });
    for (const name of usedIn(marked.text, forbidden)) problems.push(`${condition}: uses ${name}`);
    const kilobytes = (gzipSync(text, { level: 9 }).length / 1000).toFixed(1);
    console.log(`${condition}: ${inputs.length} modules, ${kilobytes} kB gzipped, no module of Node`);
    if (condition === "react-native") {
      console.log(`  the runtime must offer: ${usedIn(marked.text, offered).join(", ")}`);
    }
  } catch (error) {
    problems.push(`${condition}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? "the portable bundle runs without Node" : "the portable bundle needs Node",
);
process.exitCode = problems.length === 0 ? 0 : 1;
