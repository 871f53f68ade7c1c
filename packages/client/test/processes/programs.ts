import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Bundles a worker of this folder, so that a plain Node can run it; gives the path of the bundle. */
export async function buildWorker(name: string, folder: string): Promise<string> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    entryPoints: [source(`${name}.ts`)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    alias: {
      "@preau/wire": source("../../../wire/src/index.ts"),
      "@preau/client": source("../../src/index.ts"),
      "#platform": source("../../src/platform/node.ts"),
    },
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return outfile;
}
