// The portable client in a real browser: the journey of the runtime matrix, bundled as a web application would
// be, run inside a headless Chromium and compared with what Node saw. A page reaches its own origin only, so it
// is served with a small proxy to the schools (`journey/desk.mjs`), as a web application would need one.
//
//   node scripts/browser-journey.mjs

import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { startChromium } from "./journey/chromium.mjs";
import { differences, failures, list } from "./journey/compare.mjs";
import { openDesk } from "./journey/desk.mjs";
import { travel } from "./journey/journey.mjs";
import { openSchools } from "./journey/schools.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * What a browser keeps to itself, and the journey therefore leaves out: redirections are followed or opaque,
 * and a connection that fails says no reason.
 */
const capabilities = { manualRedirects: false, failureReasons: false };

/** @returns {Promise<{ script: Uint8Array, platform: string }>} */
async function bundle() {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["scripts/journey/browser-page.mjs"],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    logLevel: "error",
  });
  const platforms = Object.keys(metafile.inputs)
    .map((path) => /client\/dist\/platform\/(node|portable)\.js$/u.exec(path)?.[1])
    .filter((name) => name !== undefined);
  const [script] = outputFiles;
  if (script === undefined) throw new Error("esbuild wrote nothing");
  return { script: script.contents, platform: platforms.join(" and ") };
}

/** @param {(desk: string) => Promise<import("./journey/journey.mjs").Results>} visit */
async function visited(visit, options = {}) {
  const schools = await openSchools();
  const desk = await openDesk(schools, { capabilities, ...options });
  try {
    return await visit(desk.url);
  } finally {
    await desk.close();
    await schools.close();
  }
}

const { script, platform } = await bundle();
const page =
  '<!doctype html><meta charset="utf-8"><title>journey</title><script type="module" src="/page.js"></script>';
const files = new Map([
  ["/", { type: "text/html; charset=utf-8", body: page }],
  ["/page.js", { type: "text/javascript; charset=utf-8", body: script }],
]);

/** @type {string[]} */
const problems = platform === "portable" ? [] : [`the bundle took the platform ${platform}`];
const expected = await visited(travel);
problems.push(...failures(expected).map((failure) => `Node: ${failure}`));

const started = performance.now();
const { browser, source, close } = await startChromium();
const version = browser.version();
try {
  const received = await visited(
    async (desk) => {
      const tab = await browser.newPage();
      tab.on("pageerror", (error) => problems.push(`the page failed: ${error.message}`));
      await tab.goto(`${desk}/`);
      // The page's own promise; its results are plain data.
      return /** @type {import("./journey/journey.mjs").Results} */ (await tab.evaluate("journey"));
    },
    { throughProxy: true, files },
  );
  problems.push(...failures(received), ...differences(expected, received));
  const steps = Object.values(received).reduce((sum, one) => sum + Object.keys(one).length, 0);
  if (steps === 0) problems.push("the page did nothing");
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`Chromium ${version} (${source}), ${platform} platform: ${steps} steps in ${seconds} s`);
} finally {
  await close();
}
list(problems);
console.log(problems.length === 0 ? "the browser saw what Node saw" : "the browser DIFFERS");
process.exitCode = problems.length === 0 ? 0 : 1;
