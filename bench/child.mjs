// Processes that a benchmark needs beside its own.

import { execFile, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** @param {string} file next to the root of the repository */
export const pathOf = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

/**
 * What a script prints.
 *
 * @param {string[]} command arguments of `node`
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function outputOf(command, env = {}) {
  const { stdout } = await execute(process.execPath, command, {
    env: { ...process.env, ...env },
    timeout: 300_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
}

/**
 * A script that serves until it is told to stop: it is sent what it needs, and answers each message with one.
 *
 * @param {string} file
 * @param {object} order
 */
export async function served(file, order) {
  const child = fork(pathOf(file), { serialization: "advanced" });
  /** @param {object} message */
  const ask = async (message) => {
    const settled = new AbortController();
    const { signal } = settled;
    try {
      child.send(message);
      const [reply] = await Promise.race([
        once(child, "message", { signal }),
        once(child, "exit", { signal }).then(() => {
          throw new Error(`${file} has ended`);
        }),
      ]);
      return reply;
    } finally {
      // The other of the two is no longer listened for.
      settled.abort();
    }
  };
  return { first: await ask(order), ask, stop: () => child.disconnect() };
}
