// (e) What is downloaded, and how long the command takes to say what it can do.

import { outputOf, pathOf } from "./child.mjs";
import { inTurns, median, minimum } from "./statistics.mjs";

/** @returns {Promise<import("./statistics.mjs").Section>} */
export async function weight() {
  const report = await outputOf([pathOf("scripts/check-portable-bundle.mjs")]);
  const kilobytes = Number(/^react-native: .* ([\d.]+) kB gzipped/mu.exec(report)?.[1]);
  if (!(kilobytes > 0)) throw new Error("the portable bundle has no size");
  const preau = pathOf("packages/cli/dist/bin.js");
  const { help, bare } = await inTurns(
    { bare: () => outputOf(["-e", "0"]), help: () => outputOf([preau, "--help"]) },
    { rounds: 15, warmUp: 2 },
  );
  return {
    title: "size and start",
    lines: [
      { name: "preau --help / node -e 0, median of 15", value: median(help) / median(bare), unit: "×" },
      { name: "portable bundle, minified and gzipped", value: kilobytes, unit: "kB", budget: 75 },
      { name: "preau --help, median of 15", value: median(help), unit: "ms", budget: 150 },
      { name: "preau --help, minimum", value: minimum(help), unit: "ms" },
      { name: "node -e 0, median of 15", value: median(bare), unit: "ms" },
    ],
  };
}
