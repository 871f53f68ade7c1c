// (e) What is downloaded, and how long the command takes to say what it can do.

import { outputOf, pathOf } from "./child.mjs";
import { inTurns, median, minimum } from "./statistics.mjs";

/** @returns {Promise<import("./statistics.mjs").Section>} */
export async function weight() {
  const report = await outputOf([pathOf("scripts/check-size.mjs")]);
  const sizes = [...report.matchAll(/^\S.*: ([\d.]+) of (\d+) kB gzipped$/gmu)];
  const [entry, whole] = sizes.map(([, value, budget]) => ({ value: Number(value), budget: Number(budget) }));
  if (entry === undefined || whole === undefined) throw new Error("the sizes were not printed");
  const preau = pathOf("packages/cli/dist/bin.js");
  const { help, bare } = await inTurns(
    { bare: () => outputOf(["-e", "0"]), help: () => outputOf([preau, "--help"]) },
    { rounds: 15, warmUp: 2 },
  );
  return {
    title: "size and start",
    lines: [
      { name: "preau --help / node -e 0, median of 15", value: median(help) / median(bare), unit: "×" },
      { name: "main entry of the client, minified and gzipped", ...entry, unit: "kB" },
      { name: "with everything that it may load", ...whole, unit: "kB" },
      { name: "preau --help, median of 15", value: median(help), unit: "ms", budget: 150 },
      { name: "preau --help, minimum", value: minimum(help), unit: "ms" },
      { name: "node -e 0, median of 15", value: median(bare), unit: "ms" },
    ],
  };
}
