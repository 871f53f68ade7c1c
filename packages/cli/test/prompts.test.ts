import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, hasTerminal, keys, onTerminal } from "./on-terminal.js";
import { buildWhenMissing } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";

const password = "preau-demo";
const pin = "9071";
const { enter, down } = keys;

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];

/** Runs `preau` on a terminal, where its accounts are those of this test. */
function run(argv: readonly string[], answers: readonly Answer[]): ReturnType<typeof onTerminal> {
  return onTerminal(argv, answers, { PREAU_HOME: home });
}

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home, close } = await schoolAndHome("2026-11-18"));
});
afterEach(() => close());

describe.skipIf(!hasTerminal)("on a terminal, which needs script of util-linux", () => {
  test("login asks how, where, who and for the password, which is not shown", async () => {
    const { screen, exitCode } = await run(
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
    const { screen, exitCode } = await run(
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
    const { screen, exitCode } = await run(argv, [{ to: "Password", keys: `${password}${enter}` }]);
    expect(exitCode, screen).toBe(0);
    expect(screen).toContain("Homework of VERDIER Camille (4C)");
    expect(screen).not.toContain(password);
  });

  test("relink asks for the secret only", async () => {
    const address: Answer = { to: "Password", keys: `${password}${enter}` };
    const url = ["--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
    await run(["login", "--account", "camille", ...url], [address]);
    const tokenOf = (): string => readFileSync(join(home, "accounts", "account-camille.json"), "utf8");
    const before = tokenOf();
    const { screen, exitCode } = await run(
      ["relink"],
      [{ to: "How do you log in?", keys: `${down}${enter}` }, address],
    );
    expect(exitCode, screen).toBe(0);
    expect(screen).not.toContain("Address of the page");
    expect(tokenOf()).not.toBe(before);
  });

  test("Ctrl-C at a question ends with 130, and asks nothing of the school", async () => {
    const argv = ["homework", "--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
    const { screen, exitCode } = await run(argv, [{ to: "Password", keys: "\u0003" }]);
    expect(exitCode, screen).toBe(130);
    expect(school.requests.size).toBe(0);
  });
});
