import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { hang, type PortalOptions, type PortalTrouble } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BehindPortal, behindPortal } from "./behind-portal.js";
import { buildWhenMissing, type Outcome, preau, type RunOptions } from "./run-preau.js";

// The built command line, as a process of its own, before emulated portals under the names of real ones.

let behind: BehindPortal;
let home: string;
/** Everything that the processes of a test have said. */
let said: string;

beforeAll(buildWhenMissing, 120_000);
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "preau-cli-"));
  said = "";
});
afterEach(async () => {
  await behind?.school.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(portal: PortalOptions): Promise<void> {
  behind = await behindPortal(portal);
}

async function ask(line: string | readonly string[], run: RunOptions = {}): Promise<Outcome> {
  const argv = typeof line === "string" ? line.split(" ") : line;
  const env = { PREAU_HOME: home, ...behind?.env, ...run.env };
  const outcome = await preau(argv, { ...run, env });
  said += `${outcome.stdout}\n${outcome.stderr}\n`;
  return outcome;
}

/** Signs a pupil in through the portal. */
function signIn(
  portal: string,
  { password = behind.person().password, more = [], env = {} }: SignIn = {},
): Promise<Outcome> {
  const line = ["login", "--portal", portal, "--url", behind.url(), "--user", behind.person().login];
  return ask([...line, "--account", "camille", ...more], { env: { PREAU_PASSWORD: password, ...env } });
}

interface SignIn {
  readonly password?: string;
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Accounts that the folder holds. */
const kept = (): readonly string[] => {
  const names = readdirSync(home).includes("accounts") ? readdirSync(join(home, "accounts")) : [];
  return names.filter((name) => name.startsWith("account-") && !name.startsWith("account-gate"));
};

interface StoredFile {
  readonly record: { readonly preau?: object; readonly credentials: { readonly username: string } };
}

function recordOf(account: string): StoredFile["record"] {
  const text = readFileSync(join(home, "accounts", `account-${account}.json`), "utf8");
  return (JSON.parse(text) as StoredFile).record; // as the store writes it
}

describe("preau login --portal", () => {
  test("needs the portal once: the next commands go by a token, and linking anew through it again", async () => {
    await start({ name: "cas_agora06" });
    const linked = await signIn("cas_agora06");
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(linked.stdout).toContain("Linked: VERDIER Camille (4C)");
    expect(behind.signIns()).toBe(1);
    const whoami = await ask("whoami --json");
    expect(JSON.parse(whoami.stdout)).toMatchObject({ account: "camille", className: "4C" });
    behind.school.expireSessions();
    expect((await ask("timetable --json")).exitCode).toBe(0);
    expect(behind.signIns()).toBe(1);
    expect(behind.school.logins.map(({ way }) => way)).toEqual(["portal", "token"]);
    expect(JSON.parse((await ask("accounts --json")).stdout)).toMatchObject([
      { account: "camille", portal: "cas_agora06", space: "student" },
    ]);
    const { login, password } = behind.person();
    expect(recordOf("camille").preau).toMatchObject({ portal: { name: "cas_agora06", user: login } });
    behind.school.forgetDevices();
    behind.school.expireSessions();
    expect(await ask("timetable")).toMatchObject({ exitCode: 3 });
    const again = await ask("relink --json", { env: { PREAU_PASSWORD: password } });
    expect(again.exitCode, again.stderr).toBe(0);
    expect(behind.signIns()).toBe(2);
    expect((await ask("timetable --json")).exitCode).toBe(0);
    const folder = join(home, "accounts");
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      expect(readFileSync(join(folder, name), "utf8")).not.toContain(password);
    }
    expect(said).not.toContain(password);
  });

  test.each([
    ["the only words that fit", "agora 06"],
    ["a former name", "cas_agora06_educonnect"],
  ])("finds a portal by %s", async (_, words) => {
    await start({ name: "cas_agora06" });
    const linked = await signIn(words, { more: ["--json"] });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(JSON.parse(linked.stdout)).toMatchObject({ portal: "cas_agora06" });
  });

  test("without a name takes the only portal that the school's page proposes, and otherwise says which", async () => {
    await start({ name: "cas_agora06" });
    const { login, password } = behind.person();
    const line = ["login", "--url", behind.url(), "--user", login, "--portal", "--json"];
    const linked = await ask(line, { env: { PREAU_PASSWORD: password } });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(JSON.parse(linked.stdout)).toMatchObject({ portal: "cas_agora06" });
    await behind.school.close();
    await start({ name: "ent_creuse" });
    const unclear = await ask(line.map((word) => (word === "--json" ? "--lang=fr" : word)));
    expect(unclear).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unclear.stderr).toContain("Quel portail ?");
    const proposed = await ask(["portals", "--url", behind.url(), "--json"]);
    expect((JSON.parse(proposed.stdout) as { name: string }[]).map(({ name }) => name)).toEqual([
      "ent_creuse",
      "ent_creuse_educonnect",
    ]);
    expect(proposed.stderr).toContain("cas.entcreuse.fr");
    expect(behind.signIns()).toBe(0);
  });

  test.each([
    ["a portal that nobody knows", "nowhere at all", "fits", "preau portals"],
    ["words that fit several", "creuse", "ent_creuse_educonnect", "Name one"],
    ["another portal than the school's", "cas_agora06", "cas.entcreuse.fr", "--portal ent_creuse"],
  ])("%s is wrong use, before a password is given to anybody", async (_, portal, fact, hint) => {
    await start({ name: "ent_creuse" });
    const outcome = await signIn(portal);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain(fact);
    expect(outcome.stderr).toContain(hint);
    expect([behind.signIns(), kept()]).toEqual([0, []]);
  });

  test("a school without a portal says so, and one that PRONOTE refuses names the portal in front", async () => {
    await start({ name: "ent_creuse" });
    const direct = ["login", "--url", behind.url(), "--user", behind.person().login, "--lang", "fr"];
    const refused = await ask(direct, { env: { PREAU_PASSWORD: behind.person().password } });
    expect(refused).toMatchObject({ exitCode: 3, stdout: "" });
    expect(refused.stderr).toContain("preau login --portal ent_creuse ou ent_creuse_educonnect");
    behind.school.portals.trouble = "not-delegated";
    const none = await signIn("ent_creuse");
    expect(none).toMatchObject({ exitCode: 2, stdout: "" });
    expect(none.stderr).toContain("No portal stands before this space");
    expect(behind.signIns()).toBe(0);
  });

  test.each<[PortalTrouble, number, string, string]>([
    ["wrong-password", 3, "refuses this login and password", "refuse cet identifiant et ce mot de passe"],
    ["unknown-page", 6, "This is no wrong password", "Ce n'est pas un mot de passe faux"],
    ["locked", 3, "has blocked this account", "a bloqué ce compte"],
    ["password-change", 3, "wants something to be done first", "demande d'abord autre chose"],
    ["unknown-service", 3, "does not serve this school's PRONOTE", "ne dessert pas le PRONOTE"],
    ["script-only", 4, "only JavaScript can fill", "que seul JavaScript peut remplir"],
    ["captcha", 4, "asks for a captcha", "demande un captcha"],
    ["redirect-loop", 4, "in a circle", "tourner ses visiteurs en rond"],
    ["http-downgrade", 4, "without encryption", "sans chiffrement"],
    ["moved", 4, "nouveau-portail.example.org", "nouveau-portail.example.org"],
    ["overload", 75, "too many visitors", "trop de visiteurs"],
    ["unknown-person", 3, "does not know this person", "ne connaît pas cette personne"],
  ])("%s ends with %i, in words of its own", async (trouble, exitCode, english, french) => {
    await start({ name: "ent_creuse", trouble });
    const outcome = await signIn("ent_creuse");
    expect(outcome).toMatchObject({ exitCode, stdout: "" });
    expect(outcome.stderr).toContain(english);
    // A second try of the same pair would be refused unsent: another school, with gates of its own.
    await behind.school.close();
    rmSync(home, { recursive: true, force: true });
    await start({ name: "ent_creuse", trouble });
    const autre = await signIn("ent_creuse", { more: ["--lang", "fr"] });
    expect(autre).toMatchObject({ exitCode, stdout: "" });
    expect(autre.stderr).toContain(french);
    expect(kept()).toEqual([]);
    expect(said).not.toContain(behind.person().password);
    expect(said).not.toContain(behind.person().login);
  });

  test("a password that a portal has refused is not sent again", async () => {
    await start({ name: "cas_agora06" });
    for (const attempt of [1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const outcome = await signIn("cas_agora06", { password: "faux-mot-de-passe" });
      expect(outcome, String(attempt)).toMatchObject({ exitCode: 3, stdout: "" });
    }
    const posts = behind.school.portals.exchanges.filter(({ fields }) => fields.includes("j_password"));
    expect(posts).toHaveLength(1);
    expect((await signIn("cas_agora06")).exitCode).toBe(0);
  });

  test("a birth date comes from the environment; without it, nobody can be asked", async () => {
    await start({ name: "cas_agora06", educonnect: { birthDate: true } });
    const unasked = await signIn("cas_agora06");
    expect(unasked).toMatchObject({ exitCode: 9, stdout: "" });
    expect(unasked.stderr).toContain("PREAU_BIRTH_DATE");
    const french = await signIn("cas_agora06", { more: ["--lang", "fr"] });
    expect(french).toMatchObject({ exitCode: 9 });
    expect(french.stderr).toContain("ÉduConnect demande la date de naissance");
    const signIns = behind.signIns();
    const bad = await signIn("cas_agora06", { env: { PREAU_BIRTH_DATE: "30.13.2012" } });
    expect(bad).toMatchObject({ exitCode: 2 });
    expect(behind.signIns()).toBe(signIns);
    const wrong = await signIn("cas_agora06", { env: { PREAU_BIRTH_DATE: "1999-01-01" } });
    expect(wrong).toMatchObject({ exitCode: 3 });
    expect(wrong.stderr).toContain("does not accept this answer");
    expect(kept()).toEqual([]);
    const right = await signIn("cas_agora06", { env: { PREAU_BIRTH_DATE: behind.person().birthDate } });
    expect(right.exitCode, right.stderr).toBe(0);
    expect(said).not.toContain(behind.person().birthDate);
  });

  test("a code by e-mail comes from the environment too", async () => {
    await start({ name: "monlycee", emailCode: "482913" });
    expect(await signIn("monlycee")).toMatchObject({ exitCode: 9 });
    const wrong = await signIn("monlycee", { env: { PREAU_PORTAL_CODE: "000000" } });
    expect(wrong).toMatchObject({ exitCode: 3 });
    expect(wrong.stderr).toContain("does not accept this answer");
    expect((await signIn("monlycee", { env: { PREAU_PORTAL_CODE: "482913" } })).exitCode).toBe(0);
  });

  test("an account among several is chosen by --portal-choice, and stays chosen", async () => {
    await start({ name: "ent_var", trouble: "several-accounts" });
    const unclear = await signIn("ent_var");
    expect(unclear).toMatchObject({ exitCode: 3, stdout: "" });
    expect(unclear.stderr).toContain("--portal-choice");
    const label = /which account is meant: ([^,.]+)/u.exec(unclear.stderr)?.[1] ?? "";
    const chosen = await signIn("ent_var", { more: ["--portal-choice", label] });
    expect(chosen.exitCode, chosen.stderr).toBe(0);
    const again = await ask("relink", { env: { PREAU_PASSWORD: behind.person().password } });
    expect(again.exitCode, again.stderr).toBe(0);
  });

  test("whose account it is on the portal is said by --portal-profile, or by the space", async () => {
    await start({ name: "cas_agora06" });
    const other = await signIn("cas_agora06", { more: ["--portal-profile", "parent"] });
    expect(other).toMatchObject({ exitCode: 3, stdout: "" });
    expect(other.stderr).toContain("--portal-profile");
    const parent = behind.person(({ pronoteLogin }) => pronoteLogin === "sophie.verdier");
    const line = [
      "login",
      "--portal",
      "cas_agora06",
      "--url",
      behind.school.portals.url,
      "--space",
      "parent",
    ];
    const linked = await ask([...line, "--user", parent.login, "--json"], {
      env: { PREAU_PASSWORD: parent.password },
    });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(JSON.parse(linked.stdout)).toMatchObject({ space: "parent", label: "Mme VERDIER Sophie" });
  });

  test("a second factor after the portal is answered on the same session", async () => {
    await start({ name: "cas_agora06" });
    const person = behind.person(({ pronoteLogin }) => pronoteLogin === "pin.appareil");
    const line = ["login", "--portal", "cas_agora06", "--url", behind.url(), "--user", person.login];
    const unanswered = await ask(line, { env: { PREAU_PASSWORD: person.password } });
    expect(unanswered).toMatchObject({ exitCode: 9, stdout: "" });
    expect([unanswered.stderr.includes("PREAU_ACCOUNT_PIN"), kept()]).toEqual([true, []]);
    const linked = await ask(line, {
      env: { PREAU_PASSWORD: person.password, PREAU_ACCOUNT_PIN: "4826", PREAU_DEVICE_NAME: "Salon" },
    });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(behind.school.security.knownDevices.map(({ name }) => name)).toEqual(["Salon"]);
    behind.school.expireSessions();
    expect((await ask("timetable --json")).exitCode).toBe(0);
    expect(behind.signIns()).toBe(2);
  });
});

describe("a sign-in through a portal", () => {
  test("without TLS is refused unless its host is allowed by name", async () => {
    await start({ name: "extranet_colleges_somme" });
    const refused = await signIn("extranet_colleges_somme");
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(behind.signIns()).toBe(0);
    const more = ["--insecure-host", "www.colleges.cg80.fr"];
    const allowed = await signIn("extranet_colleges_somme", { more });
    expect(allowed.exitCode, allowed.stderr).toBe(0);
  });

  test("that is killed after the portal has let the person in leaves nothing in the way of the next", async () => {
    await start({ name: "cas_agora06" });
    const { school, env } = behind;
    school.faults.next("FonctionParametres", hang());
    const { PATH, HOME } = process.env;
    const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
    const { login, password } = behind.person();
    const line = [
      "login",
      "--portal",
      "agora",
      "--url",
      behind.url(),
      "--user",
      login,
      "--account",
      "camille",
    ];
    const child = spawn(process.execPath, [bin, ...line], {
      env: { PATH, HOME, PREAU_HOME: home, PREAU_PASSWORD: password, ...env },
      stdio: "ignore",
    });
    const ended = once(child, "close");
    await expect.poll(() => school.requests.get("FonctionParametres"), { timeout: 20_000 }).toBe(1);
    child.kill("SIGKILL");
    await ended;
    expect((await ask("accounts --json")).stdout).toBe("[]\n");
    // Its lock is taken over once nobody has heard of it for ten seconds.
    const linked = await signIn("cas_agora06");
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(JSON.parse((await ask("accounts --json")).stdout)).toMatchObject([{ account: "camille" }]);
  }, 60_000);
});

describe("preau portals", () => {
  test("lists all portals, or those that fit, in both languages and as JSON", async () => {
    const all = await ask("portals --json");
    const rows = JSON.parse(all.stdout) as { readonly name: string; readonly account: string }[];
    expect(rows.length).toBeGreaterThanOrEqual(45);
    expect(rows).toContainEqual(expect.objectContaining({ name: "ac_reunion", account: "educonnect" }));
    const found = await ask("portals creuse --lang fr", { env: { COLUMNS: "160" } });
    expect(found.stdout).toMatch(/^ent_creuse {2,}ENT Creuse/mu);
    expect(found.stdout).toContain("du portail");
    expect(found.stdout.trim().split("\n")).toHaveLength(3);
    expect(found.stderr).toContain("dernier mot public");
    const narrow = await ask("portals creuse", { env: { COLUMNS: "60" } });
    expect(narrow.stdout).toContain("ent_creuse\n  ENT Creuse");
    expect(await ask("portals zzz")).toMatchObject({ exitCode: 2, stdout: "" });
  });

  test("says where no portal is in front", async () => {
    await start({ name: "ent_creuse", trouble: "not-delegated" });
    const none = await ask(["portals", "--url", behind.url()]);
    expect(none).toMatchObject({ exitCode: 0, stdout: "" });
    expect(none.stderr).toContain("No portal stands before");
    const far = await ask(["portals", "--url", "https://personne.example/pronote/eleve.html"]);
    expect(far).toMatchObject({ exitCode: 4, stdout: "" });
  });
});

test.each([
  ["a code needs no portal", "login --portal x --qr code.png", "--qr needs no portal"],
  ["answers to no portal", "login --portal-choice x", "Name it with --portal"],
  ["a profile that there is not", "login --portal x --portal-profile nobody", "student, parent"],
  ["a portal without an address", "login --portal cas_agora06 --user x", "address is missing"],
])("%s is wrong use", async (_, line, words) => {
  const outcome = await ask(line);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(words);
});
