import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string): string => fileURLToPath(new URL(`./packages/${path}`, import.meta.url));

/** Tests run on the sources, so that a failure points at the line a reader would edit. */
export default defineConfig({
  resolve: {
    alias: {
      "@preau/wire": source("wire/src/index.ts"),
      "@preau/client": source("client/src/index.ts"),
      "@preau/emulator": source("emulator/src/index.ts"),
      "#platform": source("client/src/platform/node.ts"),
    },
  },
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", "./scripts/closing-line.mjs"],
    coverage: { provider: "v8", include: ["packages/*/src/**/*.ts"], exclude: ["**/*.test.ts"] },
  },
});
