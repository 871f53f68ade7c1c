import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, expect, test } from "vitest";
import { openSealed } from "./phone.js";

// The built program, as people run it.
const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const running: ChildProcess[] = [];

beforeAll(() => {
  if (!existsSync(bin)) throw new Error("packages/emulator is not built: run `npm run build` first");
});
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

interface Run {
  readonly child: ChildProcess;
  stdout: string;
  stderr: string;
  /** Exit code; null when a signal ended the process. */
  readonly exit: Promise<number | null>;
}

function run(...args: string[]): Run {
  const child = spawn(process.execPath, [bin, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const state: Run = {
    child,
    stdout: "",
    stderr: "",
    exit: once(child, "close").then(([code]) => code as number | null),
  };
  child.stdout.on("data", (chunk: Buffer) => {
    state.stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    state.stderr += chunk.toString();
  });
  return state;
}

async function printed(state: Run, sign: string): Promise<string> {
  for (let waited = 0; waited < 10_000 && !state.stdout.includes(sign); waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(state.stdout, state.stderr).toContain(sign);
  return state.stdout;
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "it prints addresses and accounts, and ends well on %s",
  async (signal) => {
    const state = run("--profile", "2025.2", "--compress", "--seed", "7", "--today", "2026-11-21");
    const text = await printed(state, "Stop it with Ctrl+C.");
    expect(text).toMatch(/PRONOTE 2025\.2\.\d+, encrypted and compressed, lenient/);
    const root = /Root +(http:\/\/127\.0\.0\.1:\d+\/pronote)\n/.exec(text)?.[1];
    expect(text).toContain(`${root}/mobile.eleve.html`);
    expect(text).toMatch(/Login +Password +Space +Who/);
    const codes = [...text.matchAll(/ {2}(\S+), PIN (\d{4})\n {2}(\{.*\})\n/g)];
    expect(codes.map(([, login]) => login)).toEqual(["camille.verdier", "sophie.verdier"]);
    expect(codes.map(([, , , json = ""]) => (JSON.parse(json) as { url: string }).url)).toEqual([
      `${root}/mobile.eleve.html`,
      `${root}/mobile.parent.html`,
    ]);

    const page = await fetch(`${root}/mobile.eleve.html?fd=1`);
    expect(await page.text()).toContain("CrA:true,CoA:true");
    await fetch(`${root}/nothing`);
    state.child.kill(signal);
    expect(await state.exit).toBe(0);
    expect(state.stderr).toBe("refused page: no such page: nothing\n");
  },
);

test("--fault scripts trouble before anybody comes", async () => {
  const state = run(
    "--json",
    "--today",
    "2026-11-21",
    "--fault",
    "page:status=503*2",
    "--fault",
    "info:garble",
  );
  const { url } = JSON.parse(await printed(state, "\n")) as { url: string };
  const statuses: number[] = [];
  for (let visit = 0; visit < 3; visit += 1) {
    statuses.push((await fetch(`${url}/mobile.eleve.html?fd=1`)).status);
  }
  expect(statuses).toEqual([503, 503, 200]);
  const info = await (await fetch(`${url}/InfoMobileApp.json`)).text();
  expect(() => JSON.parse(info) as unknown).toThrow(SyntaxError);
  expect(state.stderr).toBe(
    "fault   page: scripted: status\nfault   page: scripted: status\nfault   info: scripted: garble\n",
  );
});

test("a fault that cannot be is explained, with exit code 2", async () => {
  const state = run("--fault", "page:refuse=3");
  expect(await state.exit).toBe(2);
  expect(state.stderr).toMatch(/--fault.*page:refuse=3.*needs a call to happen to/);
});

test("--portal prints the portal's address, its hosts' ports and its accounts", async () => {
  const state = run("--portal", "wayf", "--today", "2026-11-21");
  const text = await printed(state, "Ctrl+C");
  expect(text).toContain("Portal ent_elyco, entered by https://cas3.e-lyco.fr/discovery/WAYF?");
  const port = /https:\/\/educonnect\.education\.gouv\.fr +(\d+)\n/.exec(text)?.[1];
  const answer = await fetch(`http://127.0.0.1:${port}/idp/profile/SAML2/Redirect/SSO`);
  expect(answer.status).toBe(400);
  expect(text).toMatch(/camille\.verdier\d+ +\S+ \+\d{4} +\d{4}-\d{2}-\d{2}/);
});

test("--json prints one line", async () => {
  const state = run("--json", "--root", "", "--today", "2026-11-21", "--strict");
  const text = await printed(state, "\n");
  expect(text.trimEnd()).not.toContain("\n");
  const said = JSON.parse(text) as {
    url: string;
    pages: { url: string }[];
    accounts: { login: string; password: string; audience: string; url: string }[];
    qrCodes: { account: string; audience: string; pin: string; qrCode: { url: string; jeton: string } }[];
  };
  expect(said).toMatchObject({
    profile: "2026.2.5",
    version: "2026.2.5.6",
    encrypt: false,
    compress: false,
    strict: true,
  });
  expect(said.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(said.accounts.length).toBeGreaterThan(2);
  for (const account of said.accounts) {
    expect(Object.values(account).every((value) => value !== "")).toBe(true);
    expect(said.pages.map((page) => page.url)).toContain(account.url);
  }
  expect(said.qrCodes.map(({ account, audience }) => [account, audience])).toEqual([
    ["camille.verdier", "student"],
    ["sophie.verdier", "parent"],
  ]);
  for (const { pin, qrCode } of said.qrCodes) {
    expect(pin).toMatch(/^\d{4}$/);
    expect(said.pages.map((page) => page.url)).toContain(qrCode.url);
    expect(openSealed(qrCode.jeton, pin)).toMatch(/^[0-9A-F]{96}$/);
  }
  state.child.kill("SIGTERM");
  expect(await state.exit).toBe(0);
});

test("a taken port is explained, with exit code 1", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const state = run("--port", String((other.address() as AddressInfo).port));
  expect(await state.exit).toBe(1);
  expect(state.stderr).toBe("preau-emulator: that port is taken: choose another one, or 0 for a free one\n");
  expect(state.stdout).toBe("");
  other.close();
});

test.each([["--port", "x"], ["--nonsense"], ["--profile", "1999"], ["--today", "2026-13-01"]])(
  "wrong usage (%s %s) is explained, with exit code 2",
  async (...args) => {
    const state = run(...args);
    expect(await state.exit).toBe(2);
    expect(state.stderr).toMatch(/^error: /);
    expect(state.stdout).toBe("");
  },
);

test("--help and --version end well", async () => {
  const help = run("--help");
  expect(await help.exit).toBe(0);
  expect(help.stdout).toContain("Usage: preau-emulator");
  const version = run("--version");
  expect(await version.exit).toBe(0);
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
