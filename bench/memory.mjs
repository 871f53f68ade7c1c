// (d) Memory of an open client that has just logged in, out of many in one process. The server is another process.

import { outputOf, pathOf, served } from "./child.mjs";

/**
 * @param {{ quick: boolean }} how
 * @returns {Promise<import("./statistics.mjs").Section>}
 */
export async function memoryOfClients({ quick }) {
  const clients = quick ? 100 : 1000;
  const emulator = await served("bench/emulator-process.mjs", { today: "2026-11-25" });
  try {
    const order = JSON.stringify({ ...emulator.first, clients });
    const output = await outputOf(["--expose-gc", pathOf("bench/open-clients.mjs"), order]);
    /** @type {Record<"before" | "after", { heapUsed: number, rss: number, external: number }>} */
    const { before, after } = JSON.parse(output);
    /** @param {"heapUsed" | "rss" | "external"} what */
    const each = (what) => (after[what] - before[what]) / clients / 1000;
    return {
      title: `memory of each of ${clients} open clients in one process`,
      lines: [
        { name: "heap used", value: each("heapUsed"), unit: "kB" },
        { name: "outside the heap (external)", value: each("external"), unit: "kB" },
        { name: "resident set, garbage not given back included", value: each("rss"), unit: "kB" },
      ],
    };
  } finally {
    emulator.stop();
  }
}
