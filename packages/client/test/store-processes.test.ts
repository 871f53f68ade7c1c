import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { fileStore } from "../src/node/file-store.js";
import { saveNext } from "../src/store/generations.js";
import { buildWorker } from "./processes/programs.js";

// Real processes on one folder: they race, sleep, and are killed.

let programs: string;
let worker: string;
let parent: string;
let folder: string;
const running = new Set<Worker["process"]>();

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "preau-worker-"));
  worker = await buildWorker("store-worker", programs);
  await chmod(programs, 0o755); // for the process that runs as somebody else
});

afterAll(() => rm(programs, { recursive: true, force: true }));

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "preau-store-"));
  folder = join(parent, "accounts");
});

afterEach(async () => {
  for (const process of running) process.kill("SIGKILL");
  await rm(parent, { recursive: true, force: true });
});

interface Worker {
  readonly process: ChildProcessByStdio<Writable, Readable, null>;
  /** Everything said so far. */
  readonly said: readonly string[];
  /** Waits for the next thing said. */
  readonly next: () => Promise<string>;
  readonly ended: Promise<unknown>;
}

/** Starts a worker; `command` is what runs it, when it is not this Node. */
function start(
  args: readonly string[],
  options: { readonly command?: string; readonly uid?: number } = {},
): Worker {
  const { command, ...rest } = options;
  const line = [process.execPath, worker, ...args];
  const [program = "", ...parameters] =
    command === undefined ? line : ["bash", "-c", `${command}; exec "$@"`, "bash", ...line];
  const child = spawn(program, parameters, { stdio: ["pipe", "pipe", "inherit"], ...rest });
  running.add(child);
  const said: string[] = [];
  const heard = createInterface(child.stdout).on("line", (text) => said.push(text));
  const ended = once(child, "close").finally(() => running.delete(child));
  let taken = 0;
  return {
    process: child,
    said,
    ended,
    async next() {
      while (said.length <= taken) {
        const silence = ended.then(() => Promise.reject(new Error("The worker has ended without a word.")));
        await Promise.race([once(heard, "line"), silence]);
      }
      taken += 1;
      return said[taken - 1] ?? "";
    },
  };
}

test("four processes that add one fifty times each lose none", async () => {
  const workers = Array.from({ length: 4 }, () => start(["increment", folder, "camille", "50"]));
  await Promise.all(workers.map(({ ended }) => ended));
  expect(await fileStore(folder).load("camille")).toMatchObject({ generation: 200 });
}, 60_000);

test("a process that is killed while it writes, fifty times, leaves the old record or the new one", async () => {
  const store = fileStore(folder);
  let atLeast = 0;
  let leftovers = 0;
  for (let round = 0; round < 50; round += 1) {
    const { process, said, ended, next } = start(["write", folder, "camille"]);
    await next();
    await pause((round % 10) * 0.7);
    process.kill("SIGKILL");
    await ended;
    const record = await store.load("camille");
    const generation = record?.generation ?? -1;
    const announced = Number(said.at(-1)?.split(" ")[1]);
    // What was announced as saved is there; the one being written may be.
    expect(generation - announced).toBeOneOf([0, 1]);
    expect(generation).toBeGreaterThan(atLeast);
    expect(record?.session).toEqual({ filler: String(generation % 10).repeat(20_000) });
    atLeast = generation;
    for (const name of await readdir(folder)) {
      if (name.endsWith(".new")) leftovers += 1;
      expect((await stat(join(folder, name))).mode & 0o077, name).toBe(0);
    }
  }
  // Some kills fell between the first byte and the renaming, or this test has shown nothing.
  expect(leftovers).toBeGreaterThan(0);
  await store.remove("camille");
  expect(await readdir(folder)).toEqual([]);
}, 60_000);

test("the lock of a killed process is regained once it is stale, and what it left is put in order", async () => {
  const store = fileStore(folder, { staleMs: 2000 });
  await store.save({ account: "camille", generation: 4 });
  const { process, next, ended } = start(["hold", folder, "camille"]);
  expect(await next()).toBe("held");
  process.kill("SIGKILL");
  await ended;
  // Killed before it could put a new token in its place; and others, killed earlier.
  const copy = (generation: number): string =>
    JSON.stringify({ format: 1, record: { account: "camille", generation } });
  for (const [mark, text] of [
    ["000000000003", copy(3)],
    ["000000000005", copy(5)],
    ["00000000000a", copy(6).slice(0, -4)],
    ["00000000000b", ""],
  ] as const) {
    await writeFile(join(folder, `account-camille.json.${mark}.new`), text, { mode: 0o600 });
  }
  const before = performance.now();
  const record = await store.lock("camille", () => store.load("camille"));
  const waited = performance.now() - before;
  expect(record).toEqual({ account: "camille", generation: 5 });
  expect(waited).toBeGreaterThan(500);
  expect(waited).toBeLessThan(5000);
  expect(await readdir(folder)).toEqual(["account-camille.json"]);
});

test("four processes that take over the same abandoned lock at once lose nothing", async () => {
  const holder = start(["hold", folder, "camille"]);
  expect(await holder.next()).toBe("held");
  holder.process.kill("SIGKILL");
  const workers = Array.from({ length: 4 }, () => start(["increment", folder, "camille", "25"]));
  await Promise.all(workers.map(({ ended }) => ended));
  expect(await fileStore(folder).load("camille")).toMatchObject({ generation: 100 });
});

test("a process that slept through its lock spends no token, and does not open the lock of another", async () => {
  const store = fileStore(folder, { staleMs: 2000 });
  await store.save({ account: "camille", generation: 1 });
  const sleeper = start(["hold", folder, "camille"]);
  expect(await sleeper.next()).toBe("held");
  sleeper.process.kill("SIGSTOP");
  await store.lock("camille", async () => {
    await saveNext(store, { account: "camille", generation: 1 });
    sleeper.process.kill("SIGCONT");
    sleeper.process.stdin.write("go on\n");
    expect(await sleeper.next()).toBe("store");
    expect(await sleeper.next()).toBe("lost true");
    expect(await sleeper.next()).toBe("released");
    await sleeper.ended;
    expect(await readdir(folder)).toContain("account-camille.lock");
    expect(await store.load("camille")).toMatchObject({ generation: 2 });
  });
});

test("a lock is kept for as long as its work takes", async () => {
  const holder = start(["hold", folder, "camille"]);
  expect(await holder.next()).toBe("held");
  const waiting = fileStore(folder, { staleMs: 2000, waitMs: 4000 });
  await expect(waiting.lock("camille", async () => "taken")).rejects.toThrow(/Another process/u);
  holder.process.stdin.write("go on\n");
  expect(await holder.next()).toBe("loaded");
  expect(await holder.next()).toBe("lost false");
  expect(await waiting.lock("camille", async () => "taken")).toBe("taken");
});

test("whoever waits for another process gives up when the signal aborts", async () => {
  const holder = start(["hold", folder, "camille"]);
  expect(await holder.next()).toBe("held");
  const reason = new Error("enough");
  const attempt = fileStore(folder).lock("camille", async () => "taken", { signal: AbortSignal.timeout(50) });
  await expect(attempt).rejects.toThrow(/timeout/u);
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  const other = fileStore(folder).lock("camille", async () => "taken", { signal: controller.signal });
  await expect(other).rejects.toBe(reason);
});

test("a disk that fills up in the middle of a write leaves the old record", async () => {
  const store = fileStore(folder);
  await store.save({ account: "camille", generation: 1 });
  const before = await readFile(join(folder, "account-camille.json"), "utf8");
  // A limit on the size of files cuts writes short as a full disk does: 8 kB are written, and no more.
  const command = "ulimit -f 8";
  const saving = start(["save", folder, "camille", "2"], { command });
  expect(await saving.next()).toBe("store");
  const probing = start(["probe", folder, "camille"], { command });
  expect(await probing.next()).toBe("store");
  await Promise.all([saving.ended, probing.ended]);
  expect(await readFile(join(folder, "account-camille.json"), "utf8")).toBe(before);
  expect(await readdir(folder)).toEqual(["account-camille.json"]);
});

test("a folder that may not be written is found out before anything is spent", async () => {
  const store = fileStore(folder);
  await store.save({ account: "camille", generation: 1 });
  const path = join(folder, "account-camille.json");
  // The superuser may write everywhere, so the worker is somebody else where this test runs as root.
  const isRoot = process.getuid?.() === 0;
  const nobody = 65_534;
  if (isRoot) {
    await chmod(parent, 0o755);
    for (const one of [folder, path]) await chown(one, nobody, nobody);
  }
  await chmod(folder, 0o500);
  for (const task of ["probe", "lock", "save"]) {
    const asked = start([task, folder, "camille", "2"], isRoot ? { uid: nobody } : {});
    expect(await asked.next(), task).toBe("store");
    await asked.ended;
  }
  await chmod(folder, 0o700);
  expect(await readFile(path, "utf8")).toContain('"generation": 1');
  expect(await readdir(folder)).toEqual(["account-camille.json"]);
});
