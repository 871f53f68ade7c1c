import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { delay, type Emulator, hang, startEmulator } from "../src/index.js";
import { RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

const globals = () => [globalThis.Request, globalThis.Response, globalThis.fetch];
const globalsBefore = globals();
const open: Emulator[] = [];
afterEach(async () => {
  for (const emulator of open.splice(0)) await emulator.close();
});

async function start(...args: Parameters<typeof startSmall>): Promise<Emulator> {
  const emulator = await startSmall(...args);
  open.push(emulator);
  return emulator;
}

test("two emulators run at once and share nothing", async () => {
  const old = await start({ profile: "2025.2", compress: true });
  const recent = await start({ profile: "2026.2.5" });
  expect(old.url).not.toBe(recent.url);
  const one = await RawClient.login(old, "zoe.exemple", "Azerty#2026");
  const two = await RawClient.login(recent, "zoe.exemple", "Azerty#2026");
  old.expireSessions();
  old.suspend();
  old.faults.next("*", hang());
  expect((await two.ask("Navigation", 7)).number).toBe(10);
  expect([old.sessions, recent.sessions]).toEqual([0, 1]);
  expect(recent.faults.pending).toBe(0);
  // A session of one is unknown to the other.
  const { init } = one.request("Navigation", { Signature: { onglet: 7 } });
  const elsewhere = await fetch(`${recent.url}/appelfonction/6/${one.session}/00`, init);
  expect(await elsewhere.json()).toMatchObject({ Erreur: { G: 8 } });
});

test("closing drops connections, ends held polls and hanging answers, and may be done twice", async () => {
  const emulator = await start({ pollHoldMs: 60_000 });
  const client = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
  const order = client.encrypt("-1");
  const held = fetch(`${emulator.url}/appelpolling/${client.space}/${client.session}/${order}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ session: client.session, no: order, id: "polling", dataSec: {} }),
  });
  emulator.faults.next("info", hang());
  emulator.faults.next("page", delay(60_000));
  const hanging = fetch(`${emulator.url}/InfoMobileApp.json`);
  const delayed = fetch(`${emulator.url}/eleve.html?fd=1`);
  const outcomes = Promise.allSettled([held, hanging, delayed]);
  await vi.waitFor(() => {
    expect(emulator.faults.pending).toBe(0);
    expect(emulator.requests.get("polling")).toBe(1);
  });

  const begun = performance.now();
  await Promise.all([emulator.close(), emulator.close()]);
  await emulator.close();
  expect(performance.now() - begun).toBeLessThan(2000);
  expect((await outcomes).map((outcome) => outcome.status)).toEqual(["rejected", "rejected", "rejected"]);
  await expect(fetch(emulator.url)).rejects.toThrow(/fetch failed/);
});

test("a taken port is an error of the system", async () => {
  const emulator = await start();
  const port = Number(new URL(emulator.url).port);
  await expect(startSmall({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test.each([
  { port: -1 },
  { port: 65_536 },
  { port: 1.5 },
  { root: "/a b" },
  { root: "/a?b" },
  { today: "soon" },
])("%j is refused", async (options) => {
  await expect(startEmulator(options)).rejects.toThrow(RangeError);
});

test("log entries are also handed to a listener", async () => {
  const heard: string[] = [];
  const emulator = await start({ onLog: (entry) => heard.push(entry.message) });
  await fetch(`${emulator.url}/nothing`);
  expect(heard).toEqual(["no such page: nothing"]);
  expect(heard).toEqual(emulator.log.map((entry) => entry.message));
});

test("starting changes nothing that is global", async () => {
  await start();
  for (const [index, value] of globals().entries()) expect(value).toBe(globalsBefore[index]);
});

test("a process whose emulator is closed ends by itself", async () => {
  const index = new URL("../dist/index.js", import.meta.url).href;
  const script = `
    import { startEmulator, hang } from ${JSON.stringify(index)};
    const emulator = await startEmulator();
    await (await fetch(emulator.url + "/eleve.html?fd=1")).text();
    emulator.faults.next("info", hang());
    fetch(emulator.url + "/InfoMobileApp.json").catch(() => console.log("dropped"));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await emulator.close();
    console.log("closed");
  `;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    timeout: 15_000,
  });
  expect(stdout.trim().split("\n").toSorted()).toEqual(["closed", "dropped"]);
});
