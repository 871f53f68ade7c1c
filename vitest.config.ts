import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Where to write the results as JSON as well; `scripts/test-zones.mjs` compares them. */
const report = process.env["PREAU_TEST_REPORT"];

/** Patterns of files that a run does without, apart by spaces; `--exclude` does not reach projects. */
const leftOut = process.env["PREAU_TEST_EXCLUDE"]?.split(" ") ?? [];

/** Files that put another module in the place of one of ours: they need modules of their own. */
const withModulesOfTheirOwn = ["packages/client/test/contract/{insecure-page,invented-dialect}.test.ts"];

/** Tests run on the sources, so that a failure points at the line a reader would edit. */
export default defineConfig({
  resolve: {
    alias: {
      "@preau/wire": source("wire/src/index.ts"),
      "@preau/client/node": source("client/src/node/index.ts"),
      "@preau/client/discovery": source("client/src/discovery/index.ts"),
      "@preau/client/qr": source("client/src/qr/index.ts"),
      "@preau/client/store-checks": source("client/src/store/checks/index.ts"),
      "@preau/client": source("client/src/index.ts"),
      "@preau/portals": source("portals/src/index.ts"),
      "@preau/emulator": source("emulator/src/index.ts"),
      "#platform": source("client/src/platform/node.ts"),
    },
  },
  test: {
    // Loading the sources once a worker instead of once a file saves a third of the time.
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, ...withModulesOfTheirOwn, ...leftOut],
          isolate: false,
          setupFiles: ["packages/client/test/fresh-gate.ts"],
        },
      },
      { extends: true, test: { name: "apart", include: withModulesOfTheirOwn } },
    ],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Tests mostly wait for sockets, so two workers pay even on a machine of two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: [
      "default",
      ...(report === undefined ? [] : [["json", { outputFile: report }] satisfies [string, unknown]]),
      "./scripts/closing-line.mjs",
    ],
    coverage: { provider: "v8", include: ["packages/*/src/**/*.ts"], exclude: ["**/*.test.ts"] },
  },
});
