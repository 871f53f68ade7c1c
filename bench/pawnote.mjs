// (f) One task with preau and with pawnote, from `interop/`: login, a week of lessons, a fortnight of homework. Each is
// a process of its own, against one emulator of the last version that both speak.

import { fileURLToPath } from "node:url";
import { installed } from "../scripts/journey/installed.mjs";
import { outputOf, pathOf, served } from "./child.mjs";
import { median } from "./statistics.mjs";

/** @typedef {import("./statistics.mjs").Section} Section */
/** @typedef {{ wall: number[], cpu: number[], read: { lessons: number, homework: number } }} Measured */

const ours = fileURLToPath(new URL("./preau-week.mjs", import.meta.url));
const theirs = fileURLToPath(new URL("../interop/bench-pawnote.mjs", import.meta.url));
const title = "login, a week of lessons, a fortnight of homework";
const turns = 3;

/**
 * @param {{ quick: boolean }} how
 * @returns {Promise<Section>}
 */
export async function besidePawnote({ quick }) {
  try {
    installed(pathOf("interop"));
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    return { title, lines: [], note: `skipped: pawnote cannot be installed (${why})` };
  }
  const rounds = quick ? 5 : 20;
  const emulator = await served("bench/emulator-process.mjs", {
    profile: "2025.2",
    strict: false,
    today: "2026-11-25",
  });
  const requestsSoFar = async () => /** @type {{ requests: number }} */ (await emulator.ask({})).requests;
  const order = JSON.stringify({ ...emulator.first, monday: "2026-11-23", rounds });
  /** @param {string} script */
  const execute = async (script) => {
    const before = await requestsSoFar();
    const output = await outputOf([script, order], { TZ: "Europe/Paris" });
    /** @type {Measured} */
    const measured = JSON.parse(output);
    return { ...measured, requests: ((await requestsSoFar()) - before) / rounds };
  };
  try {
    const preau = [];
    const pawnote = [];
    for (let turn = 0; turn < turns; turn += 1) {
      preau.push(await execute(ours));
      pawnote.push(await execute(theirs));
    }
    return section(preau, pawnote);
  } finally {
    emulator.stop();
  }
}

/**
 * @param {(Measured & { requests: number })[]} preau
 * @param {(Measured & { requests: number })[]} pawnote
 * @returns {Section}
 */
function section(preau, pawnote) {
  /** @param {Measured[]} runs @param {"wall" | "cpu"} clock */
  const all = (runs, clock) => median(runs.flatMap((run) => run[clock]));
  /** A process's first time, with code that has not been compiled yet. @param {Measured[]} runs */
  const first = (runs) => median(runs.map(({ wall }) => wall[0] ?? Number.NaN));
  const read = (/** @type {Measured[]} */ runs) =>
    `${runs[0]?.read.lessons} lessons and ${runs[0]?.read.homework} pieces of homework`;
  return {
    title,
    note: `preau read ${read(preau)}, pawnote ${read(pawnote)}; the wall time holds the emulator's work`,
    lines: [
      { name: "preau / pawnote, wall time", value: all(preau, "wall") / all(pawnote, "wall"), unit: "×" },
      {
        name: "preau / pawnote, wall time, first in its process",
        value: first(preau) / first(pawnote),
        unit: "×",
      },
      { name: "preau / pawnote, processor time", value: all(preau, "cpu") / all(pawnote, "cpu"), unit: "×" },
      { name: "preau, wall time", value: all(preau, "wall"), unit: "ms" },
      { name: "pawnote, wall time", value: all(pawnote, "wall"), unit: "ms" },
      { name: "preau, processor time", value: all(preau, "cpu"), unit: "ms" },
      { name: "pawnote, processor time", value: all(pawnote, "cpu"), unit: "ms" },
      { name: "preau, first in its process", value: first(preau), unit: "ms" },
      { name: "pawnote, first in its process", value: first(pawnote), unit: "ms" },
      { name: "preau, requests", value: preau[0]?.requests ?? Number.NaN, unit: "requests" },
      { name: "pawnote, requests", value: pawnote[0]?.requests ?? Number.NaN, unit: "requests" },
    ],
  };
}
