// What users of the client load: the main entry with all that it always needs, and that with every part which it loads
// when it is first asked for (docs/decisions/0014). The first has a budget; so has the whole, so that nothing hides in the
// parts. Each is one bundle, minified and gzipped; a bundler that splits makes more files of the same code.
//
//   node scripts/check-size.mjs

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Budgets in bytes, gzipped, dependencies included. */
const budgets = { "main entry": 75_000, "with everything that it may load": 160_000 };

/** @type {import("esbuild").Plugin} What is loaded later stays out. */
const withoutLaterParts = {
  name: "without later parts",
  setup(bundler) {
    bundler.onResolve({ filter: new RegExp(".*") }, ({ path, kind }) =>
      kind === "dynamic-import" ? { path, external: true } : undefined,
    );
  },
};

/** @param {readonly import("esbuild").Plugin[]} plugins */
async function weigh(plugins) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["packages/client/dist/index.js"],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    mainFields: ["module", "main"],
    conditions: ["browser", "import"],
    external: ["node:*"],
    plugins: [...plugins],
    logLevel: "error",
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

let failed = false;
for (const [name, bytes] of /** @type {const} */ ([
  ["main entry", await weigh([withoutLaterParts])],
  ["with everything that it may load", await weigh([])],
])) {
  const fits = bytes <= budgets[name];
  failed ||= !fits;
  console.log(
    `${fits ? "ok" : "TOO LARGE"}  ${name}: ${(bytes / 1000).toFixed(1)} of ${budgets[name] / 1000} kB gzipped`,
  );
}
process.exitCode = failed ? 1 : 0;
