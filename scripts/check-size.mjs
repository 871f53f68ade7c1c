// What users of the client load. A bundler that splits, as all do for browsers and React Native, makes one part of what is
// always needed and one of each domain that is loaded when it is first asked for (docs/decisions/0014). The first has a
// budget; so has the whole, so that nothing hides in the parts.
//
//   node scripts/check-size.mjs

import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Budgets in bytes, gzipped, dependencies included. */
const budgets = { "main entry": 75_000, "with everything that it may load": 160_000 };

const { outputFiles, metafile } = await build({
  absWorkingDir: root,
  entryPoints: ["packages/client/dist/index.js"],
  bundle: true,
  splitting: true,
  minify: true,
  write: false,
  metafile: true,
  format: "esm",
  target: "es2022",
  outdir: "size",
  mainFields: ["module", "main"],
  conditions: ["browser", "import"],
  external: ["node:*"],
  logLevel: "error",
});

/** Gzipped size of each file, by its path in the metafile. */
const sizes = new Map(
  outputFiles.map(({ path, contents }) => [path.slice(root.length), gzipSync(contents, { level: 9 }).length]),
);
const sizeOf = (/** @type {Iterable<string>} */ files) =>
  [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);

const entry = Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
  entryPoint?.endsWith("/index.js"),
);
if (entry === undefined) throw new Error("there is no bundle of the main entry");

/** Files that are there as soon as the entry is: itself, and what it imports without waiting. */
const always = new Set([entry[0]]);
for (const file of always) {
  for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
    if (kind === "import-statement") always.add(path);
  }
}

let failed = false;
for (const [name, bytes] of /** @type {const} */ ([
  ["main entry", sizeOf(always)],
  ["with everything that it may load", sizeOf(sizes.keys())],
])) {
  const fits = bytes <= budgets[name];
  failed ||= !fits;
  console.log(
    `${fits ? "ok" : "TOO LARGE"}  ${name}: ${(bytes / 1000).toFixed(1)} of ${budgets[name] / 1000} kB gzipped`,
  );
}
process.exitCode = failed ? 1 : 0;
