import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildWhenMissing } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";

const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
const password = "preau-demo";
const pin = "9071";
const enter = "\r";
const down = "\u001b[B";

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];

/** util-linux's `script` runs a command on a terminal of its own; the one of macOS has other options. */
const recorder = "script";
const hasScript =
  process.platform === "linux" && spawnSync(recorder, ["-qec", "true", "/dev/null"]).status === 0;

interface Answer {
  /** Part of the question. */
  readonly to: string;
  readonly keys: string;
}

/** Runs `preau` on a terminal and answers its questions, in order. */
function onTerminal(
  argv: readonly string[],
  answers: readonly Answer[],
): Promise<{ readonly screen: string; readonly exitCode: number | null }> {
  const line = [process.execPath, bin, ...argv].map((word) => `'${word}'`).join(" ");
  const { PATH, HOME } = process.env;
  // A terminal that nobody looks at has no width of its own.
  const child = spawn(recorder, ["-qec", `stty cols 100 rows 40; ${line}`, "/dev/null"], {
    env: { PATH, HOME, LANG: "en_GB.UTF-8", TERM: "xterm", PREAU_HOME: home },
    timeout: 15_000,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let screen = "";
  let from = 0;
  const waiting = [...answers];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = waiting;
    if (next === undefined || !screen.slice(from).includes(next.to)) return;
    from = screen.length;
    waiting.shift();
    child.stdin.write(next.keys);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ screen, exitCode }));
  });
}

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home, close } = await schoolAndHome("2026-11-18"));
});
afterEach(() => close());

describe.skipIf(!hasScript)("on a terminal, which needs script of util-linux", () => {
  test("login asks how, where, who and for the password, which is not shown", async () => {
    const { screen, exitCode } = await onTerminal(
      ["login", "--account", "camille"],
      [
        { to: "How do you log in?", keys: `${down}${enter}` },
        { to: "Address of the page", keys: `${school.url}/eleve.html${enter}` },
        { to: "Login", keys: `camille.verdier${enter}` },
        { to: "Password", keys: `${password}${enter}` },
      ],
    );
    expect(exitCode, screen).toBe(0);
    expect(screen).toContain("Linked: VERDIER Camille (4C)");
    expect(screen).not.toContain(password);
    expect(readdirSync(join(home, "accounts"))).toContain("account-camille.json");
  });

  test("login asks for the picture of a code and its PIN, and shows neither", async () => {
    const file = join(home, "code.json");
    const { qrCode } = school.qrCode("camille.verdier", { pin });
    writeFileSync(file, JSON.stringify(qrCode));
    const { screen, exitCode } = await onTerminal(
      ["login"],
      [
        { to: "How do you log in?", keys: enter },
        { to: "File of the QR code's picture", keys: `${file}${enter}` },
        { to: "PIN of the QR code", keys: `${pin}${enter}` },
      ],
    );
    expect(exitCode, screen).toBe(0);
    expect(screen).toContain("Linked: VERDIER Camille (4C)");
    for (const secret of [qrCode.jeton, pin]) expect(screen).not.toContain(secret);
  });

  test("a command with an address asks for the password only", async () => {
    const argv = ["homework", "--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
    const { screen, exitCode } = await onTerminal(argv, [{ to: "Password", keys: `${password}${enter}` }]);
    expect(exitCode, screen).toBe(0);
    expect(screen).toContain("Homework of VERDIER Camille (4C)");
    expect(screen).not.toContain(password);
  });

  test("relink asks for the secret only", async () => {
    const address: Answer = { to: "Password", keys: `${password}${enter}` };
    const url = ["--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
    await onTerminal(["login", "--account", "camille", ...url], [address]);
    const tokenOf = (): string => readFileSync(join(home, "accounts", "account-camille.json"), "utf8");
    const before = tokenOf();
    const { screen, exitCode } = await onTerminal(
      ["relink"],
      [{ to: "How do you log in?", keys: `${down}${enter}` }, address],
    );
    expect(exitCode, screen).toBe(0);
    expect(screen).not.toContain("Address of the page");
    expect(tokenOf()).not.toBe(before);
  });

  test("Ctrl-C at a question ends with 130, and asks nothing of the school", async () => {
    const argv = ["homework", "--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
    const { screen, exitCode } = await onTerminal(argv, [{ to: "Password", keys: "\u0003" }]);
    expect(exitCode, screen).toBe(130);
    expect(school.requests.size).toBe(0);
  });
});
