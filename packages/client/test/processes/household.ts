import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import type { LoginTask } from "./login-worker.js";
import type { SecondFactorTask } from "./second-factor-worker.js";

/** What became of a process. */
export interface Ended {
  /** Absent when it ended by itself. */
  readonly signal: string | null;
  /** Lines that it said. */
  readonly said: readonly string[];
}

/** A process that runs a worker. */
export interface Running {
  readonly pid: number;
  /** Resolves once it has stopped, which it says before it does. */
  readonly stopped: () => Promise<void>;
  readonly kill: (signal: "SIGKILL" | "SIGCONT") => void;
  readonly ended: Promise<Ended>;
}

/** Starts a worker on a task. */
export function startWorker(worker: string, task: LoginTask | SecondFactorTask): Running {
  const child = spawn(process.execPath, [worker, JSON.stringify(task)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const output = text(child.stdout);
  const closed = once(child, "close") as Promise<[number | null, string | null]>;
  return {
    pid: child.pid ?? 0,
    async stopped() {
      await once(child.stdout, "data");
      while (await isAwake(child.pid)) await pause(5);
    },
    kill: (signal) => void child.kill(signal),
    ended: closed.then(async ([, signal]) => ({
      signal,
      said: (await output).split("\n").filter((line) => line !== ""),
    })),
  };
}

/** Whether a process runs; where nobody can tell, it had time enough to stop. */
async function isAwake(pid: number | undefined): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => undefined);
  if (status === undefined) await pause(200);
  return status !== undefined && !/^State:\tT/mu.test(status);
}

/** Moves time on by a day, for locks whose holder was killed and for what it had begun to write. */
export async function letADayPass(folder: string): Promise<void> {
  const yesterday = new Date(Date.now() - 86_400_000);
  const locks = (await readdir(folder)).filter((name) => /\.(?:lock|new)$/u.test(name));
  await Promise.all(locks.map((name) => utimes(join(folder, name), yesterday, yesterday)));
}

/** What lies in a store's folder. */
export interface Kept {
  /** Files that others may open. */
  readonly wide: readonly string[];
  /** Files in place that hold no whole record. */
  readonly damaged: readonly string[];
  /** Highest generation of an account's token, unfinished copies included. */
  readonly generation: number;
  readonly names: readonly string[];
}

/** Looks at all that a process has left of an account. */
export async function keptIn(folder: string, account: string): Promise<Kept> {
  const names = await readdir(folder);
  const looks = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const found = await stat(path);
      if (found.isDirectory()) return { name, isWide: false, generation: -1, isDamaged: false };
      const isWide = (found.mode & 0o077) !== 0;
      const isOurs = name.startsWith(`account-${account}.json`);
      const generation = generationIn(await readFile(path, "utf8"));
      const isInPlace = name.endsWith(".json");
      return {
        name,
        isWide,
        generation: isOurs ? (generation ?? -1) : -1,
        isDamaged: isInPlace && generation === undefined,
      };
    }),
  );
  return {
    wide: looks.filter(({ isWide }) => isWide).map(({ name }) => name),
    damaged: looks.filter(({ isDamaged }) => isDamaged).map(({ name }) => name),
    generation: Math.max(-1, ...looks.map(({ generation }) => generation)),
    names: names.toSorted(),
  };
}

function generationIn(content: string): number | undefined {
  try {
    const { record } = JSON.parse(content) as { readonly record: { readonly generation: number } };
    return record.generation;
  } catch {
    return undefined;
  }
}
