import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { StoreError } from "../errors/errors.js";
import type { AccountFiles } from "./account-files.js";
import { fileFailure, hasCode } from "./file-failure.js";

/** How locks between processes behave. */
export interface LockTimes {
  /** A lock whose holder has not been heard of for so many milliseconds is taken over. */
  readonly staleMs: number;
  /** Longest wait for a lock, in milliseconds. */
  readonly waitMs: number;
}

/** Time for a process that takes the same abandoned lock in the same instant to show itself. */
const settleMs = 100;

/**
 * Takes the lock of an account, waiting for whoever has it.
 *
 * @throws StoreError when that takes too long or the folder cannot be written; the reason of the signal
 */
export async function takeLock(
  files: AccountFiles,
  times: LockTimes,
  signal: AbortSignal | undefined,
): Promise<Hold> {
  const start = readClocks();
  for (;;) {
    signal?.throwIfAborted();
    // Each attempt follows the one before.
    // oxlint-disable-next-line eslint/no-await-in-loop
    const hold = await Hold.attempt(files, times.staleMs);
    if (hold !== undefined) return hold;
    if (elapsedSince(start) >= times.waitMs) {
      throw new StoreError(`Another process holds the lock ${files.lock}.`, {
        hint: "Wait for it to end, or end it.",
      });
    }
    // Uneven, so that those who wait do not all come back at once.
    // oxlint-disable-next-line eslint/no-await-in-loop
    await pause(10 + Math.random() * 40);
  }
}

/**
 * A lock that this process holds. It is a lease: kept fresh on disk every few seconds, and given up once that has not happened
 * for the stale time, because others may take it then. The file `holder` names the last process that took the lock, so that of
 * two that take over the same one at once, one finds out that it is not the one.
 */
export class Hold {
  readonly #files: AccountFiles;
  readonly #staleMs: number;
  readonly #lost = new AbortController();
  readonly #mark = randomUUID();
  #phase: "taking" | "held" | "released" = "taking";
  #tookOver = false;
  #freshAt = readClocks();
  #unlock = async (): Promise<void> => undefined;

  private constructor(files: AccountFiles, staleMs: number) {
    this.#files = files;
    this.#staleMs = staleMs;
  }

  /** Takes the lock, or gives `undefined` when somebody else has it. */
  static async attempt(files: AccountFiles, staleMs: number): Promise<Hold | undefined> {
    const hold = new Hold(files, staleMs);
    try {
      hold.#unlock = await lockfile.lock(files.record, {
        lockfilePath: files.lock,
        realpath: false, // the record need not be there yet
        stale: staleMs,
        update: staleMs / 4,
        fs: hold.#watchedFiles(),
        onCompromised: () => hold.#lose(),
      });
    } catch (error) {
      if (hasCode(error, "ELOCKED")) return undefined;
      throw fileFailure("Locking", files.lock, error);
    }
    hold.#phase = "held";
    try {
      await writeFile(files.holder, hold.#mark, { mode: 0o600 });
    } catch (error) {
      hold.#phase = "released";
      await hold.#unlock();
      throw fileFailure("Writing", files.holder, error);
    }
    if (!hold.#tookOver) return hold;
    await pause(settleMs);
    if (await hold.#isOurs()) return hold;
    await hold.release();
    return undefined;
  }

  /** Aborts when the lock is found to be lost. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Whether the lock had been left behind by a process that was killed, or slept. */
  get tookOver(): boolean {
    return this.#tookOver;
  }

  get isReleased(): boolean {
    return this.#phase === "released";
  }

  /** @throws StoreError when the lock is no longer ours */
  async check(): Promise<void> {
    if (!(await this.#isOurs())) this.#lost.signal.throwIfAborted();
  }

  /** Lets the next one in; leaves alone a lock that has become somebody else's. */
  async release(): Promise<void> {
    if (await this.#isOurs()) await rm(this.#files.holder, { force: true }).catch(() => undefined);
    this.#phase = "released";
    await this.#unlock().catch(() => undefined); // it is gone already, or will be stale soon
  }

  async #isOurs(): Promise<boolean> {
    const mark = await readFile(this.#files.holder, "utf8").catch(() => undefined);
    if (mark !== this.#mark || elapsedSince(this.#freshAt) >= this.#staleMs) this.#lose();
    return !this.#lost.signal.aborted;
  }

  #lose(): void {
    if (this.#lost.signal.aborted) return;
    this.#lost.abort(
      new StoreError("This process has lost the lock of the account.", {
        retry: "now",
        hint: "It slept for too long, or its folder vanished. Load the record again: the token may have been renewed.",
      }),
    );
  }

  /** The file system as the lock's library sees it: we learn what it does, and it removes no lock but ours. */
  #watchedFiles(): object {
    const keepOff = (): boolean => this.#phase !== "taking" && this.#lost.signal.aborted;
    return {
      ...fs,
      utimes: (path: string, accessed: Date, modified: Date, done: fs.NoParamCallback): void => {
        const before = readClocks();
        fs.utimes(path, accessed, modified, (error) => {
          if (!(error instanceof Error)) this.#freshAt = before;
          done(error);
        });
      },
      rmdir: (path: string, done: fs.NoParamCallback): void => {
        if (keepOff()) {
          done(null);
          return;
        }
        if (this.#phase === "taking") this.#tookOver = true;
        fs.rmdir(path, done);
      },
      rmdirSync: (path: string): void => {
        if (!keepOff()) fs.rmdirSync(path);
      },
    };
  }
}

interface Clocks {
  readonly wall: number;
  readonly steady: number;
}

/** Two clocks, since each may stand still: one is set back by people, the other stops while the machine sleeps. */
function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() };
}

/** Milliseconds, by the clock that has seen more of them. */
function elapsedSince({ wall, steady }: Clocks): number {
  return Math.max(Date.now() - wall, performance.now() - steady);
}
