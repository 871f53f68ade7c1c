import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Emulator, hang, startEmulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { hasTerminal, keys, onTerminal } from "./on-terminal.js";
import { buildWhenMissing, type Outcome, preau } from "./run-preau.js";

// What schools ask beside a password, answered at the built command line: from the environment, and on a terminal.

const password = "preau-demo";
const newPassword = "Tilleul-48-vert";

let school: Emulator;
let home: string;
/** Everything that the processes of a test have said. */
let said: string;

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  school = await startEmulator({ today: "2026-11-18" });
  home = mkdtempSync(join(tmpdir(), "preau-cli-"));
  said = "";
});
afterEach(async () => {
  await school.close();
  rmSync(home, { recursive: true, force: true });
});

async function ask(
  line: string | readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const argv = typeof line === "string" ? line.split(" ") : line;
  const outcome = await preau(argv, { env: { PREAU_HOME: home, ...env } });
  said += `${outcome.stdout}\n${outcome.stderr}\n`;
  return outcome;
}

/** Arguments that link somebody's account. */
function linking(user: string, page = "eleve"): readonly string[] {
  return ["login", "--url", `${school.url}/${page}.html`, "--user", user, "--account", "phone"];
}

/** Accounts that the folder holds. */
function kept(): readonly string[] {
  const names = readdirSync(home).includes("accounts") ? readdirSync(join(home, "accounts")) : [];
  return names.filter((name) => /^account-(?!gate).*\.json$/u.test(name));
}

interface StoredFile {
  readonly record: {
    readonly generation: number;
    readonly preau?: object;
    readonly credentials: { readonly token: string; readonly clientIdentifier?: string };
  };
}

function record(): StoredFile["record"] {
  const text = readFileSync(join(home, "accounts", "account-phone.json"), "utf8");
  return (JSON.parse(text) as StoredFile).record; // as the store writes it
}

const ways = (): readonly string[] => school.logins.map(({ way }) => way);

describe("without a terminal, a second factor", () => {
  test("that nobody answers ends with 9, says how, and leaves no account and no session", async () => {
    const english = await ask(linking("pin.appareil"), { PREAU_PASSWORD: password });
    expect(english).toMatchObject({ exitCode: 9, stdout: "" });
    expect(english.stderr).toContain("asks for more than its password: a PIN.");
    expect(english.stderr).toContain("PREAU_ACCOUNT_PIN");
    const french = await ask([...linking("mdp.strategie"), "--lang", "fr"], { PREAU_PASSWORD: password });
    expect(french).toMatchObject({ exitCode: 9, stdout: "" });
    expect(french.stderr).toContain("un nouveau mot de passe, un choix de protection");
    expect(french.stderr).toContain("PREAU_NEW_PASSWORD et PREAU_STRATEGY");
    expect(kept()).toEqual([]);
    expect((await ask("accounts --json")).stdout).toBe("[]\n");
    await expect.poll(() => school.sessions).toBe(0);
  });

  test("is answered from the environment, and asked once: the account remembers the device", async () => {
    const linked = await ask(linking("pin.appareil"), {
      PREAU_PASSWORD: password,
      PREAU_ACCOUNT_PIN: "4826",
      PREAU_DEVICE_NAME: "Salon",
    });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(record().credentials.clientIdentifier).toEqual(expect.any(String));
    expect(school.security.knownDevices.map(({ name }) => name)).toEqual(["Salon"]);
    school.expireSessions();
    expect((await ask("timetable --json")).exitCode).toBe(0);
    const again = await ask("relink", { PREAU_PASSWORD: password });
    expect(again.exitCode, again.stderr).toBe(0);
    expect(ways()).toEqual(["password", "token", "password"]);
    expect(school.requests.get("SecurisationCompteDoubleAuth")).toBe(2);
    expect(said).not.toMatch(/\b4826\b/u);
  });

  test.each([
    ["a PIN that is wrong", "pin.appareil", { PREAU_ACCOUNT_PIN: "0000" }, 3, "The PIN is wrong."],
    ["a PIN that is none", "pin.appareil", { PREAU_ACCOUNT_PIN: "48" }, 2, "PREAU_ACCOUNT_PIN"],
    ["a password against the rules", "mdp.expire", { PREAU_NEW_PASSWORD: "abc" }, 2, "PREAU_NEW_PASSWORD"],
    [
      "a strategy that there is not",
      "strategie.choix",
      { PREAU_STRATEGY: "best" },
      2,
      "none, notification or pin",
    ],
    ["a name that is too long", "appareil.nom", { PREAU_DEVICE_NAME: "x".repeat(31) }, 2, "30 characters"],
  ] as const)("is refused %s, tried once at most", async (_, user, env, exitCode, words) => {
    const page = user === "strategie.choix" ? "parent" : "eleve";
    const outcome = await ask(linking(user, page), { PREAU_PASSWORD: password, ...env });
    expect(outcome).toMatchObject({ exitCode, stdout: "" });
    expect(outcome.stderr).toContain(words);
    expect(school.requests.get("SecurisationCompteDoubleAuth") ?? 0).toBe(exitCode === 3 ? 1 : 0);
    expect(kept()).toEqual([]);
    for (const value of Object.values(env)) expect(outcome.stderr).not.toContain(value);
  });

  test.each([
    [
      "a new password and a PIN",
      "mdp.strategie",
      "eleve",
      { PREAU_STRATEGY: "pin", PREAU_ACCOUNT_PIN: "2468" },
    ],
    ["a new password alone", "mdp.expire", "eleve", {}],
    ["a notice to the family", "strategie.choix", "parent", { PREAU_STRATEGY: "notification" }],
    ["a name for the device", "appareil.nom", "eleve", {}],
    ["a change to take note of", "strategie.imposee", "eleve", {}],
  ] as const)("%s is one login", async (_, user, page, env) => {
    const given = { PREAU_PASSWORD: password, PREAU_NEW_PASSWORD: newPassword, ...env };
    const linked = await ask(linking(user, page), given);
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(ways()).toEqual(["password"]);
    expect((await ask("whoami --json")).exitCode).toBe(0);
    expect(said).not.toContain(newPassword);
  });

  test("in the middle of a command, where a session is renewed, is answered too", async () => {
    const env = { PREAU_PASSWORD: password, PREAU_ACCOUNT_PIN: "4826" };
    await ask(linking("pin.appareil"), env);
    school.security.forgetKnownDevices("pin.appareil");
    school.expireSessions();
    const unanswered = await ask("timetable --json");
    expect(unanswered).toMatchObject({ exitCode: 9, stdout: "" });
    const answered = await ask("timetable --json", { PREAU_ACCOUNT_PIN: "4826" });
    expect(answered.exitCode, answered.stderr).toBe(0);
    expect((JSON.parse(answered.stdout) as readonly unknown[]).length).toBeGreaterThan(15);
    expect(record().preau).toBeDefined();
    school.expireSessions();
    expect((await ask("timetable --json")).exitCode).toBe(0);
  });

  test("of an account without linking is answered each time", async () => {
    const line = ["timetable", "--json", "--url", `${school.url}/eleve.html`, "--user", "pin.appareil"];
    const outcome = await ask(line, { PREAU_PASSWORD: password, PREAU_ACCOUNT_PIN: "4826" });
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    expect(await ask(line, { PREAU_PASSWORD: password })).toMatchObject({ exitCode: 9 });
  });
});

describe("a process that ends while the school waits for the answer", () => {
  const env = { PREAU_PASSWORD: password, PREAU_ACCOUNT_PIN: "4826" };

  /** Runs until the answer is on its way, which the school never answers; then ends it. */
  async function endAt(signal: "SIGINT" | "SIGKILL"): Promise<number | null> {
    school.faults.next("SecurisationCompteDoubleAuth", hang());
    const { PATH, HOME } = process.env;
    const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
    const child = spawn(process.execPath, [bin, ...linking("pin.appareil")], {
      env: { PATH, HOME, LANG: "en_GB.UTF-8", PREAU_HOME: home, ...env },
      stdio: "ignore",
    });
    const ended = once(child, "close") as Promise<[number | null]>;
    await expect
      .poll(() => school.requests.get("SecurisationCompteDoubleAuth"), { timeout: 20_000 })
      .toBeGreaterThan(0);
    child.kill(signal);
    return (await ended)[0];
  }

  test("by Ctrl-C: nothing is kept, and the next login is as the first", async () => {
    expect(await endAt("SIGINT")).toBe(130);
    expect(kept()).toEqual([]);
    const linked = await ask(linking("pin.appareil"), env);
    expect(linked.exitCode, linked.stderr).toBe(0);
  });

  test("killed: the key that the school has given is kept, and asked for the PIN once more", async () => {
    expect(await endAt("SIGKILL")).toBeNull();
    expect(JSON.parse((await ask("accounts --json")).stdout)).toMatchObject([{ account: "phone" }]);
    const outcome = await ask("timetable --json", env);
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    school.expireSessions();
    expect((await ask("timetable --json")).exitCode).toBe(0);
    expect(ways()).toEqual(["password", "token", "token"]);
  });
});

describe.skipIf(!hasTerminal)(
  "on a terminal, which needs script of util-linux, a second factor",
  {
    timeout: 60_000,
  },
  () => {
    const { enter, down, interrupt } = keys;
    const secret = { to: "Password", keys: `${password}${enter}` };

    function type(
      argv: readonly string[],
      answers: readonly { readonly to: string; readonly keys: string }[],
    ): ReturnType<typeof onTerminal> {
      return onTerminal(argv, answers, { PREAU_HOME: home });
    }

    test("is asked, and asked again after a wrong PIN, on the same session", async () => {
      const { screen, exitCode } = await type(linking("pin.appareil"), [
        secret,
        { to: "PIN of the account", keys: `48${enter}` },
        { to: "exactly 4 digits", keys: `00${enter}` },
        { to: "Name for this device", keys: `Salon${enter}` },
        { to: "2 tries are left", keys: `4826${enter}` },
      ]);
      expect(exitCode, screen).toBe(0);
      expect(screen).toContain("p**.a*******@f******.example");
      expect(screen).toContain("Linked:");
      expect(ways()).toEqual(["password"]);
      expect(school.security.knownDevices.map(({ name }) => name)).toEqual(["Salon"]);
      for (const typed of [password, "4826", "4800"]) expect(screen).not.toContain(typed);
    });

    test("is over after three wrong PINs, in French too, and nothing is kept", async () => {
      const { screen, exitCode } = await type(
        [...linking("pin.appareil"), "--lang", "fr"],
        [
          { to: "Mot de passe", keys: `${password}${enter}` },
          { to: "Code PIN du compte", keys: `0000${enter}` },
          { to: "Nom de cet appareil", keys: enter },
          { to: "Il reste 2 essais", keys: `1111${enter}` },
          { to: "Il reste un essai", keys: `2222${enter}` },
        ],
      );
      expect(exitCode, screen).toBe(3);
      expect(screen).toContain("Le code PIN est faux.");
      expect(kept()).toEqual([]);
      expect(ways()).toEqual(["password"]);
      await expect.poll(() => school.requests.get("SaisieDeconnexion")).toBe(1);
    });

    test("shows the rules of a new password, checks them before it is sent, and asks for it twice", async () => {
      const { screen, exitCode } = await type(linking("mdp.strategie"), [
        secret,
        { to: "New password", keys: `abc${enter}` },
        { to: "It lacks:", keys: `${newPassword.slice(3)}${enter}` },
        { to: "once more", keys: `other${enter}` },
        { to: "not the same", keys: `${"\b".repeat(5)}abc${newPassword.slice(3)}${enter}` },
        { to: "How is the account to be protected?", keys: `${down}${down}${enter}` },
        { to: "Name for this device", keys: enter },
      ]);
      expect(screen).toContain("The school: Votre établissement vous demande de personnaliser");
      expect(screen).toContain("It must have: 8 to 32 characters, a letter, a digit");
      expect(exitCode, screen).toBe(0);
      expect(ways()).toEqual(["password"]);
      expect(school.requests.get("SecurisationCompteDoubleAuth")).toBe(2);
      const changed = `abc${newPassword.slice(3)}`;
      const again = await ask("relink", { PREAU_PASSWORD: changed });
      expect(again.exitCode, again.stderr).toBe(0);
      for (const typed of [password, changed]) expect(screen).not.toContain(typed);
    });

    test("given up at the question leaves no account and no session; one that was there can go on", async () => {
      const given = [secret, { to: "PIN of the account", keys: interrupt }];
      const first = await type(linking("pin.appareil"), given);
      expect(first.exitCode, first.screen).toBe(130);
      expect(kept()).toEqual([]);
      await expect.poll(() => school.requests.get("SaisieDeconnexion")).toBe(1);
      const env = { PREAU_PASSWORD: password, PREAU_ACCOUNT_PIN: "4826" };
      expect((await ask(linking("pin.appareil"), env)).exitCode).toBe(0);
      const details = record().preau;
      school.security.forgetKnownDevices("pin.appareil");
      const anew = await type(["relink"], [{ to: "How do you log in?", keys: `${down}${enter}` }, ...given]);
      expect(anew.exitCode, anew.screen).toBe(130);
      expect(record().preau).toEqual(details);
      // The key that the school has replaced meanwhile is the one that is kept.
      const answered = await ask("timetable --json", { PREAU_ACCOUNT_PIN: "4826" });
      expect(answered.exitCode, answered.stderr).toBe(0);
    });
  },
);
