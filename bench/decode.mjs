// (a) Opening and decoding an answer with 2,000 lessons, against nothing but AES, inflate and JSON.parse.

import { served } from "./child.mjs";
import { lessonsAnswer, wanted } from "./lessons-answer.mjs";
import { median, minimum } from "./statistics.mjs";

/**
 * @param {{ quick: boolean }} how
 * @returns {Promise<import("./statistics.mjs").Section>}
 */
export async function decoding({ quick }) {
  const answer = await lessonsAnswer();
  const reader = await served("bench/decode-process.mjs", {
    ...answer,
    wanted,
    rounds: quick ? 60 : 200,
    warmUp: 20,
  });
  reader.stop();
  /** @type {{ samples: Record<"floor" | "open" | "raw" | "resolved", number[]>, shown: number }} */
  const { samples, shown } = reader.first;
  /** @param {"open" | "raw" | "resolved"} name @param {(samples: readonly number[]) => number} of */
  const ratio = (name, of) => of(samples[name]) / of(samples.floor);
  return {
    title: `opening and decoding ${wanted} lessons`,
    note: `${kilobytes(answer.body.length)} kB received, ${kilobytes(answer.inflatedBytes)} kB once inflated; ${shown} lessons are left when resolved`,
    lines: [
      { name: "raw lessons / floor, median", value: ratio("raw", median), unit: "×", budget: 2 },
      { name: "raw lessons / floor, minimum", value: ratio("raw", minimum), unit: "×" },
      { name: "resolved lessons / floor, median", value: ratio("resolved", median), unit: "×" },
      { name: "resolved lessons / floor, minimum", value: ratio("resolved", minimum), unit: "×" },
      { name: "only opened / floor, median", value: ratio("open", median), unit: "×" },
      { name: "floor: AES, inflate, JSON.parse, median", value: median(samples.floor), unit: "ms" },
      { name: "raw lessons, median", value: median(samples.raw), unit: "ms" },
      { name: "resolved lessons, median", value: median(samples.resolved), unit: "ms" },
    ],
  };
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return (bytes / 1000).toFixed(0);
}
