import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@preau/client";
import { type Emulator, startEmulator } from "@preau/emulator";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fileStore } from "../src/node/file-store.js";
import { errorOf, requestsTo, schoolDay, someAccount } from "./contract/box.js";
import { keptIn, letADayPass, type Running, startWorker } from "./processes/household.js";
import type { LoginTask } from "./processes/login-worker.js";
import { buildWorker } from "./processes/programs.js";

// Several processes and one account, and disks that cannot be written: no token is spent that could not be replaced.

const isLong = process.env["PREAU_LONG"] !== undefined;
const account = "camille";

let programs: string;
let worker: string;
let parent: string;
let folder: string;
let emulator: Emulator;
const running = new Set<Running>();

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "preau-two-"));
  worker = await buildWorker("login-worker", programs);
});

afterAll(() => rm(programs, { recursive: true, force: true }));

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "preau-accounts-"));
  folder = join(parent, "accounts");
  emulator = await startEmulator({ today: schoolDay, seed: 7 });
});

afterEach(async () => {
  for (const process of running) process.kill("SIGKILL");
  running.clear();
  await emulator.close();
  await rm(parent, { recursive: true, force: true });
});

function start(task: Partial<LoginTask>): Running {
  const whole: LoginTask = {
    folder,
    account,
    gate: false,
    way: "token",
    day: schoolDay,
    leave: "close",
    ...task,
  };
  const process = startWorker(worker, whole);
  running.add(process);
  return process;
}

const here = () => ({ store: fileStore(folder, { staleMs: 2000 }), gate: false as const });

async function enrol(): Promise<void> {
  const { login } = someAccount(emulator, "student");
  await (await Client.qrcodeLogin({ ...emulator.qrCode(login), ...here(), account })).close();
}

const refusedLogins = (): number => emulator.logins.filter(({ accepted }) => !accepted).length;

describe("two processes with one account", () => {
  test("log in again and again, and no token is refused", async () => {
    await enrol();
    const times = isLong ? 100 : 10;
    const both = [start({ times }), start({ times })];
    for (const { signal, said } of await Promise.all(both.map(({ ended }) => ended))) {
      expect([signal, ...said]).toEqual([null, "done"]);
    }
    expect(emulator.logins).toHaveLength(1 + 2 * times);
    expect(refusedLogins()).toBe(0);
    const { generation, wide, damaged, names } = await keptIn(folder, account);
    expect([generation, wide, damaged, names]).toEqual([1 + 2 * times, [], [], [`account-${account}.json`]]);
    await (await Client.tokenLogin(account, here())).close();
  }, 300_000);

  // The points between the taking of the lock and the sending of the proof.
  test.each([
    "start › before sending page",
    "start › after renaming to account-camille.json",
    "FonctionParametres › before sending Identification",
    "Identification › read",
  ])("one of which slept over its lock, at “%s”, spends no token", async (stop) => {
    await enrol();
    const sleeper = start({ stop });
    await sleeper.stopped();
    await letADayPass(folder);
    // Another comes in meanwhile, and leaves.
    await (await Client.tokenLogin(account, here())).close();
    const logins = emulator.logins.length;
    sleeper.kill("SIGCONT");
    const { said } = await sleeper.ended;
    expect(said).toEqual(["stopped", expect.stringMatching(/^store .*(?:lock|generation)/u)]);
    expect(emulator.logins).toHaveLength(logins);
    expect(refusedLogins()).toBe(0);
    expect(requestsTo(emulator, "Authentification")).toBe(2);
    await (await Client.tokenLogin(account, here())).close();
  });

  test("one of which slept between its last look and the sending is told that another has renewed the account", async () => {
    await enrol();
    const sleeper = start({ stop: "Identification › before sending Authentification" });
    await sleeper.stopped();
    await letADayPass(folder);
    await (await Client.tokenLogin(account, here())).close();
    sleeper.kill("SIGCONT");
    const { said } = await sleeper.ended;
    expect(said).toEqual(["stopped", expect.stringMatching(/^store .*slept for too long/u)]);
    // The account is as the other has left it.
    await (await Client.tokenLogin(account, here())).close();
  });

  test("one of which slept with the answer in its hands keeps the new token all the same", async () => {
    await enrol();
    const sleeper = start({ stop: "Authentification › read" });
    await sleeper.stopped();
    await letADayPass(folder);
    // Nobody else can know the token that it holds.
    expect((await errorOf(Client.tokenLogin(account, here()))).message).toMatch(
      /is gone.*Link the account again/u,
    );
    sleeper.kill("SIGCONT");
    expect((await sleeper.ended).said).toEqual(["stopped", "done"]);
    await (await Client.tokenLogin(account, here())).close();
  });
});

const run = promisify(execFile);

/** Whether this machine lets us do that; why not, otherwise. */
async function attempt(command: string, ...args: readonly string[]): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return "only the superuser may";
  return run(command, [...args]).then(
    () => undefined,
    (error: unknown) => String(error).split("\n").slice(0, 2).join(" "),
  );
}

describe("a store that cannot be written ends a login before its token is spent", () => {
  /** Tries every way in: what each says, and whether any of them proved anything to the server. */
  async function tryEveryWay(): Promise<{ readonly said: readonly string[]; readonly sent: number }> {
    const before = requestsTo(emulator, "Authentification");
    const code = emulator.qrCode(someAccount(emulator, "student").login);
    const said: string[] = [];
    for (const enter of [
      () => Client.tokenLogin(account, here()),
      () => Client.resume(account, here()),
      () => Client.qrcodeLogin({ ...code, ...here(), account }),
    ]) {
      const { code: kind, message } = await errorOf(enter());
      said.push(`${kind}: ${message}`);
    }
    return { said, sent: requestsTo(emulator, "Authentification") - before };
  }

  const three = (why: RegExp) => ({ said: Array(3).fill(expect.stringMatching(why)) as unknown, sent: 0 });

  test("on a disk of 64 KB that is full", async ({ skip }) => {
    await mkdir(folder, { mode: 0o700 });
    const refused = await attempt("mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", folder);
    if (refused !== undefined) skip(`a disk of 64 KB cannot be mounted here: ${refused}`);
    try {
      await enrol();
      await (await Client.tokenLogin(account, here())).close();
      await run("dd", ["if=/dev/zero", `of=${join(folder, "photos")}`, "bs=4096"]).catch(() => undefined);
      expect(await tryEveryWay()).toEqual(three(/^store: .*the disk is full/u));
      await rm(join(folder, "photos"));
      await (await Client.tokenLogin(account, here())).close();
    } finally {
      await run("umount", [folder]);
    }
  });

  test("in a folder that may not be changed", async ({ skip }) => {
    await enrol();
    const refused = await attempt("chattr", "+i", folder);
    if (refused !== undefined) skip(`a folder cannot be made immutable here: ${refused}`);
    try {
      expect(await tryEveryWay()).toEqual(three(/^store: .*it is not allowed/u));
    } finally {
      await run("chattr", ["-i", folder]);
    }
    await (await Client.tokenLogin(account, here())).close();
  });

  test("when the record may not be changed", async ({ skip }) => {
    await enrol();
    const record = join(folder, `account-${account}.json`);
    const refused = await attempt("chattr", "+i", record);
    if (refused !== undefined) skip(`a file cannot be made immutable here: ${refused}`);
    try {
      expect(await tryEveryWay()).toEqual(three(/^store: .*it is not allowed/u));
    } finally {
      await run("chattr", ["-i", record]);
    }
    await (await Client.tokenLogin(account, here())).close();
  });

  test("in a folder that vanishes while a program runs, which begins nothing anew", async () => {
    await enrol();
    const store = fileStore(folder, { staleMs: 2000 });
    const options = { ...here(), store };
    await (await Client.tokenLogin(account, options)).close();
    const before = requestsTo(emulator, "Authentification");
    await rename(folder, `${folder}-away`);
    expect(await errorOf(Client.tokenLogin(account, options))).toMatchObject({ code: "store" });
    expect((await errorOf(Client.tokenLogin(account, here()))).message).toMatch(/no credentials/u);
    expect(requestsTo(emulator, "Authentification")).toBe(before);
    await rename(`${folder}-away`, folder);
    await (await Client.tokenLogin(account, options)).close();
  });

  test("in a folder that vanishes on the way, between the intent and the proof", async () => {
    await enrol();
    const sleeper = start({ stop: "FonctionParametres › before sending Identification" });
    await sleeper.stopped();
    const before = requestsTo(emulator, "Authentification");
    await rename(folder, `${folder}-away`);
    sleeper.kill("SIGCONT");
    expect((await sleeper.ended).said).toEqual(["stopped", expect.stringMatching(/^store /u)]);
    expect(requestsTo(emulator, "Authentification")).toBe(before);
    await rename(`${folder}-away`, folder);
    await letADayPass(folder);
    await (await Client.tokenLogin(account, here())).close();
  });
});
