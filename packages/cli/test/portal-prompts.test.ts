import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PortalOptions } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BehindPortal, behindPortal } from "./behind-portal.js";
import { type Answer, hasTerminal, keys, onTerminal } from "./on-terminal.js";
import { buildWhenMissing, preau } from "./run-preau.js";

// What a person at a terminal is asked on the way through a portal.

let behind: BehindPortal;
let home: string;

beforeAll(buildWhenMissing, 120_000);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "preau-cli-"));
});
afterEach(async () => {
  await behind.school.close();
  rmSync(home, { recursive: true, force: true });
});

const { enter, down, interrupt } = keys;
const byPassword: Answer = { to: "How do you log in?", keys: `${down}${enter}` };

async function start(portal: PortalOptions): Promise<void> {
  behind = await behindPortal(portal);
}

function type(argv: readonly string[], answers: readonly Answer[]): ReturnType<typeof onTerminal> {
  return onTerminal(argv, answers, { PREAU_HOME: home, ...behind.env });
}

async function accounts(): Promise<unknown> {
  const { stdout } = await preau(["accounts", "--json"], { env: { PREAU_HOME: home } });
  return JSON.parse(stdout);
}

describe.skipIf(!hasTerminal)(
  "on a terminal, which needs script of util-linux, a portal",
  { timeout: 60_000 },
  () => {
    test("in front of the school is found, proposed, and asked for its own login and password", async () => {
      await start({ name: "ent_creuse_educonnect" });
      const { login, password } = behind.person();
      const { screen, exitCode } = await type(
        ["login"],
        [
          byPassword,
          { to: "Address of the page", keys: `${behind.url()}${enter}` },
          { to: "How do you sign in there?", keys: `${down}${enter}` },
          { to: "Login for ENT Creuse (ÉduConnect)", keys: `${login}${enter}` },
          { to: "Password for ENT Creuse (ÉduConnect)", keys: `${password}${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(screen).toContain("This school sends its visitors to cas.entcreuse.fr.");
      expect(screen).toContain("Linked: VERDIER Camille (4C)");
      expect(screen).not.toContain(password);
      expect(behind.signIns()).toBe(1);
      expect(await accounts()).toMatchObject([{ portal: "ent_creuse_educonnect" }]);
    });

    test("may be passed by with an account of PRONOTE, in French", async () => {
      await start({ name: "cas_agora06" });
      const { screen, exitCode } = await type(
        ["login", "--url", behind.url(), "--lang", "fr"],
        [
          { to: "Comment vous y connectez-vous ?", keys: `${down}${down}${enter}` },
          { to: "Identifiant", keys: `camille.verdier${enter}` },
          { to: "Mot de passe", keys: `preau-demo${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(behind.signIns()).toBe(0);
      expect(behind.school.logins.map(({ way }) => way)).toEqual(["password"]);
    });

    test("may be passed by with a QR code", async () => {
      await start({ name: "cas_agora06" });
      const file = join(home, "code.json");
      const { qrCode } = behind.school.qrCode("camille.verdier", { pin: "9071" });
      writeFileSync(file, JSON.stringify({ ...qrCode, url: behind.school.portals.url }));
      const { screen, exitCode } = await type(
        ["login", "--url", behind.url()],
        [
          { to: "How do you sign in there?", keys: `${down}${down}${down}${enter}` },
          { to: "File of the QR code's picture", keys: `${file}${enter}` },
          { to: "PIN of the QR code", keys: `9071${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(behind.school.logins.map(({ way }) => way)).toEqual(["qr-code"]);
    });

    test("is searched for by words, until some fit", async () => {
      await start({ name: "ent_creuse" });
      const { login, password } = behind.person();
      const { screen, exitCode } = await type(
        ["login", "--url", behind.url()],
        [
          { to: "How do you sign in there?", keys: `${down}${down}${enter}` },
          { to: "Portal: a name, a region", keys: `nowhere${enter}` },
          { to: "No portal that preau knows fits", keys: `${"\b".repeat(7)}creuse${enter}` },
          { to: "Which portal?", keys: enter },
          { to: "Login for ENT Creuse (compte local)", keys: `${login}${enter}` },
          { to: "Password for ENT Creuse (compte local)", keys: `${password}${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(await accounts()).toMatchObject([{ portal: "ent_creuse" }]);
    });

    test("asks for the birth date while it waits, hidden, until it is a date: one sign-in", async () => {
      await start({ name: "cas_agora06", educonnect: { birthDate: true } });
      const { login, password, birthDate } = behind.person();
      const written = birthDate.split("-").toReversed().join("/");
      const { screen, exitCode } = await type(
        ["login", "--portal", "agora", "--url", behind.url(), "--user", login],
        [
          { to: "Password for Agora 06", keys: `${password}${enter}` },
          { to: "asks for the birth date", keys: `40/13/2012${enter}` },
          { to: "Write it as", keys: `${"\b".repeat(10)}${written}${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(behind.signIns()).toBe(1);
      for (const secret of [password, written, birthDate]) expect(screen).not.toContain(secret);
    });

    test("asks which of several accounts is meant", async () => {
      await start({ name: "ent_var", trouble: "several-accounts" });
      const { login, password } = behind.person();
      const { screen, exitCode } = await type(
        ["login", "--portal", "--url", behind.url(), "--user", login],
        [
          { to: "Which portal?", keys: enter },
          { to: "Password for MonCollège-ENT Var", keys: `${password}${enter}` },
          { to: "has several accounts", keys: enter },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(behind.signIns()).toBe(1);
    });

    test("asks for the code that it has sent; and then PRONOTE for its PIN", async () => {
      await start({ name: "monlycee", emailCode: "482913" });
      const { login, password } = behind.person(({ pronoteLogin }) => pronoteLogin === "pin.appareil");
      const { screen, exitCode } = await type(
        ["login", "--portal", "monlycee", "--url", behind.url(), "--user", login],
        [
          { to: "Password for MonLycée.net", keys: `${password}${enter}` },
          { to: "has sent a code", keys: `482913${enter}` },
          { to: "PIN of the account", keys: `4826${enter}` },
          { to: "Name for this device", keys: enter },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect([behind.signIns(), behind.school.logins.length]).toEqual([1, 1]);
    });

    test("given up at its question ends with 130, and keeps nothing", async () => {
      await start({ name: "cas_agora06", educonnect: { birthDate: true } });
      const { login, password } = behind.person();
      const { screen, exitCode } = await type(
        ["login", "--portal", "agora", "--url", behind.url(), "--user", login],
        [
          { to: "Password for Agora 06", keys: `${password}${enter}` },
          { to: "asks for the birth date", keys: interrupt },
        ],
      );
      expect(exitCode, screen).toBe(130);
      const names = readdirSync(join(home, "accounts")).filter((name) => name.endsWith(".json"));
      expect(names.filter((name) => !name.includes("gate"))).toEqual([]);
      expect(behind.school.logins).toEqual([]);
      expect(await accounts()).toEqual([]);
    });
  },
);
