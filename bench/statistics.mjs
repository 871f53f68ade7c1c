// Samples, and what is said of them.

/**
 * One number of a run. Those in `×` are ratios of two numbers of the same run, which travel between machines.
 *
 * @typedef {{ name: string, value: number, unit: "×" | "ms" | "kB" | "requests" | "", budget?: number }} Line
 * @typedef {{ title: string, lines: Line[], note?: string }} Section
 */

/** @param {readonly number[]} samples */
export function median(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** @param {readonly number[]} samples */
export function minimum(samples) {
  return Math.min(...samples);
}

/** Wall clock, in milliseconds. */
export const wallMs = () => performance.now();

/** Processor time of this process with all its threads, in milliseconds. */
export const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Samples of several tasks taken in turns (ABCABC…), so that whatever else the machine does falls on all of them.
 *
 * @template {string} Name
 * @param {Record<Name, () => unknown>} tasks
 * @param {{ rounds: number, warmUp: number, clock?: () => number }} how
 * @returns {Promise<Record<Name, number[]>>} what each took by the clock, in milliseconds
 */
export async function inTurns(tasks, { rounds, warmUp, clock = wallMs }) {
  const names = /** @type {Name[]} */ (Object.keys(tasks));
  /** @type {[Name, number[]][]} */
  const entries = names.map((name) => [name, []]);
  const samples = /** @type {Record<Name, number[]>} */ (Object.fromEntries(entries));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const start = clock();
      const result = tasks[name]();
      // A task that does not wait is not made to: a turn of the event loop is no part of it.
      if (result instanceof Promise) await result;
      const taken = clock() - start;
      if (round >= 0) samples[name].push(taken);
    }
  }
  return samples;
}
