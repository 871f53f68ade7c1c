import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@preau/client";
import { fileStore } from "@preau/client/node";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildWhenMissing, type Outcome, preau, type RunOptions } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";

const password = "preau-demo";
/** No port, year or mark looks like it. */
const pin = "9071";
const pupil = "camille.verdier";

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];
/** Everything that the processes of a test have said. */
let said: string;

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home, close } = await schoolAndHome("2026-11-18"));
  said = "";
});
afterEach(() => close());

async function ask(line: string | readonly string[], run: RunOptions = {}): Promise<Outcome> {
  const argv = typeof line === "string" ? line.split(" ") : line;
  const outcome = await preau(argv, { ...run, env: { PREAU_HOME: home, ...run.env } });
  said += `${outcome.stdout}\n${outcome.stderr}\n`;
  return outcome;
}

/** Links an account by a QR code from the standard input. */
function link(account = "camille", login = pupil, more: readonly string[] = []): Promise<Outcome> {
  const { qrCode } = school.qrCode(login, { pin });
  return ask(["login", "--qr-json", "-", "--account", account, ...more], {
    stdin: JSON.stringify(qrCode),
    env: { PREAU_PIN: pin },
  });
}

const recordFile = (account: string): string => join(home, "accounts", `account-${account}.json`);

interface StoredFile {
  readonly record: {
    readonly generation: number;
    readonly label?: string;
    readonly credentials: { readonly token: string; readonly deviceId: string };
  };
}

function recordOf(account: string): StoredFile["record"] {
  return (JSON.parse(readFileSync(recordFile(account), "utf8")) as StoredFile).record; // as the store writes it
}

function requestsInAll(): number {
  return [...school.requests.values()].reduce((sum, each) => sum + each, 0);
}

test("a QR code links an account, and ten commands in a row cost no further login", async () => {
  const linked = await link();
  expect(linked.exitCode, linked.stderr).toBe(0);
  expect(linked.stdout).toContain("Linked: VERDIER Camille (4C)");
  expect(linked.stdout).toContain(join(home, "accounts"));
  const { deviceId, token } = recordOf("camille").credentials;
  for (let time = 0; time < 10; time += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is tested
    const outcome = await ask(time % 2 === 0 ? "timetable --json" : "homework --json --from 2026-09-01");
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    expect((JSON.parse(outcome.stdout) as readonly unknown[]).length).toBeGreaterThan(15);
  }
  expect(school.requests.get("Authentification")).toBe(1);
  expect(school.sessions).toBe(1);
  expect(recordOf("camille")).toMatchObject({ generation: 1, credentials: { deviceId, token } });
  for (const secret of [token, deviceId]) expect(said).not.toContain(secret);
  expect(said).not.toMatch(new RegExp(`\\b${pin}\\b`, "u"));
});

test("a session that the school has ended meanwhile costs one login, and nobody notices", async () => {
  await link();
  const { token } = recordOf("camille").credentials;
  school.expireSessions();
  const outcome = await ask("timetable --json");
  expect(outcome, outcome.stderr).toMatchObject({ exitCode: 0, stderr: "" });
  expect(school.requests.get("Authentification")).toBe(2);
  expect(recordOf("camille").credentials.token).not.toBe(token);
  await ask("timetable --json");
  expect(school.requests.get("Authentification")).toBe(2);
});

test("logout leaves the session that was kept", async () => {
  await link();
  expect(school.sessions).toBe(1);
  expect(await ask("logout")).toMatchObject({ exitCode: 0 });
  expect(school.sessions).toBe(0);
});

test("two processes at once on one account both succeed, one after the other", async () => {
  await link();
  const outcomes = await Promise.all([ask("timetable --json"), ask("homework --json"), ask("grades --json")]);
  for (const { exitCode, stderr } of outcomes) expect(exitCode, stderr).toBe(0);
  // One of them goes on with the session that is there; the others may find it free again, or log in.
  expect(recordOf("camille").generation).toBeLessThanOrEqual(3);
  expect((await ask("whoami")).exitCode).toBe(0);
});

test.runIf(process.platform !== "win32")("records are 0600 in a folder of mode 0700", async () => {
  await link();
  await ask("timetable --json");
  const folder = join(home, "accounts");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.map(({ name }) => name)).toContain("account-camille.json");
  for (const { name } of files) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600);
});

test.runIf(process.platform === "linux")(
  "without PREAU_HOME, accounts are where the system keeps data",
  async () => {
    const { qrCode } = school.qrCode(pupil, { pin });
    const linked = await ask("login --qr-json - --account camille", {
      stdin: JSON.stringify(qrCode),
      env: { PREAU_PIN: pin, PREAU_HOME: "", XDG_DATA_HOME: join(home, "data") },
    });
    expect(linked.exitCode, linked.stderr).toBe(0);
    expect(readdirSync(join(home, "data", "preau", "accounts"))).toContain("account-camille.json");
  },
);

test("a wrong PIN costs no request, keeps nothing and ends with 3, in both languages", async () => {
  const { qrCode } = school.qrCode(pupil, { pin });
  const wrong = { stdin: JSON.stringify(qrCode), env: { PREAU_PIN: "1111" } };
  const english = await ask("login --qr-json -", wrong);
  expect(english).toMatchObject({ exitCode: 3, stdout: "" });
  expect(english.stderr).toContain("The PIN of the QR code is wrong.");
  const french = await ask("login --qr-json - --lang fr", wrong);
  expect(french).toMatchObject({ exitCode: 3, stdout: "" });
  expect(french.stderr).toContain("Le code PIN du QR code est faux.");
  expect(requestsInAll()).toBe(0);
  expect((await ask("accounts --json")).stdout).toBe("[]\n");
  for (const secret of [qrCode.jeton, qrCode.login, "1111"]) expect(said).not.toContain(secret);
});

test("a used QR code and a token that the school has withdrawn end with 3, and say what to do", async () => {
  const file = join(home, "code.json");
  writeFileSync(file, JSON.stringify(school.qrCode(pupil, { pin }).qrCode));
  const line = ["login", "--qr-json", file, "--account", "camille"];
  const first = await ask(line, { env: { PREAU_PIN: pin } });
  expect(first.exitCode, first.stderr).toBe(0);
  const second = await ask(line, { env: { PREAU_PIN: pin } });
  expect(second).toMatchObject({ exitCode: 3, stdout: "" });
  expect(second.stderr).toContain("Make a new one");
  expect((await ask("whoami")).exitCode).toBe(0);
  school.forgetDevices();
  school.expireSessions();
  const rejected = await ask("timetable");
  expect(rejected).toMatchObject({ exitCode: 3, stdout: "" });
  expect(rejected.stderr).toContain("preau relink");
});

test("linking anew keeps the name, the label and the device, and says whose it was", async () => {
  await link("kids", pupil, ["--label", "Eldest"]);
  const before = recordOf("kids");
  const again = await link("kids");
  expect(again.exitCode, again.stderr).toBe(0);
  expect(again.stderr).toBe("");
  expect(recordOf("kids")).toMatchObject({
    label: "Eldest",
    generation: before.generation + 1,
    credentials: { deviceId: before.credentials.deviceId },
  });
  const other = school.accounts.find(
    ({ audience, disabled, login }) => audience === "student" && disabled !== true && login !== pupil,
  );
  const changed = await link("kids", other?.login);
  expect(changed.stderr).toBe("Until now this account was VERDIER Camille (4C)'s.\n");
  const requests = requestsInAll();
  const refused = await link("kids", "sophie.verdier");
  expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
  expect(refused.stderr).toContain("kids is an account of");
  expect(requestsInAll()).toBe(requests);
  expect(readdirSync(join(home, "accounts")).filter((name) => name.startsWith("account-kids"))).toHaveLength(
    1,
  );
});

test("relink takes everything but the secret from the account, and keeps its name, label and device", async () => {
  await link("kids", pupil, ["--label", "Eldest"]);
  const before = recordOf("kids");
  school.forgetDevices();
  school.expireSessions();
  expect(await ask("timetable")).toMatchObject({ exitCode: 3 });
  const again = await ask("relink --json", { env: { PREAU_PASSWORD: password } });
  expect(again.exitCode, again.stderr).toBe(0);
  expect(JSON.parse(again.stdout)).toMatchObject({ account: "kids", label: "Eldest", space: "student" });
  expect(recordOf("kids")).toMatchObject({
    label: "Eldest",
    credentials: { deviceId: before.credentials.deviceId },
  });
  expect(recordOf("kids").credentials.token).not.toBe(before.credentials.token);
  expect((await ask("timetable --json")).exitCode).toBe(0);
  const { qrCode } = school.qrCode(pupil, { pin });
  const byCode = await ask("relink --account kids --qr-json -", {
    stdin: JSON.stringify(qrCode),
    env: { PREAU_PIN: pin },
  });
  expect(byCode.exitCode, byCode.stderr).toBe(0);
  expect(recordOf("kids").credentials.deviceId).toBe(before.credentials.deviceId);
  const nothing = await ask("relink");
  expect(nothing).toMatchObject({ exitCode: 2, stdout: "" });
  expect(nothing.stderr).toContain("PREAU_PASSWORD");
  expect(await ask("relink --account nobody")).toMatchObject({ exitCode: 2, stdout: "" });
});

test("what the library keeps beside the accounts is no account, and logout takes the spare along", async () => {
  await link();
  const folder = join(home, "accounts");
  const client = await Client.resume("camille", { store: fileStore(folder) });
  await client.enrolSpare();
  await client.suspend();
  const kept = (await fileStore(folder).list()).filter((name) => name !== "camille");
  expect(kept).toContain("spare.camille");
  expect(JSON.parse((await ask("accounts --json")).stdout)).toMatchObject([{ account: "camille" }]);
  expect((await ask("whoami --json")).exitCode).toBe(0);
  for (const name of kept) {
    // oxlint-disable-next-line no-await-in-loop -- two cores
    const outcome = await ask(["logout", "--account", name]);
    expect(outcome, name).toMatchObject({ exitCode: 2, stdout: "" });
  }
  expect((await ask("logout")).exitCode).toBe(0);
  expect(await fileStore(folder).list()).toEqual(kept.filter((name) => name.startsWith("gate.")));
});

test("a password links an account too, is asked for once and kept nowhere", async () => {
  const line = ["login", "--url", school.url, "--space", "parent", "--user", "sophie.verdier", "--json"];
  const linked = await ask(line, { env: { PREAU_PASSWORD: password } });
  expect(linked.exitCode, linked.stderr).toBe(0);
  const { account } = JSON.parse(linked.stdout) as { account: string };
  expect(JSON.parse(linked.stdout)).toEqual({
    account: expect.stringContaining("sophie.verdier") as string,
    label: "Mme VERDIER Sophie",
    school: new URL(school.url).host,
    space: "parent",
    since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u) as string,
  });
  const whoami = await ask("whoami --json");
  expect(JSON.parse(whoami.stdout)).toMatchObject({
    account,
    name: "Mme VERDIER Sophie",
    children: [
      { name: "VERDIER Camille", className: "4C" },
      { name: "VERDIER Malo", className: "6A" },
    ],
    version: expect.stringMatching(/^2026\./u) as string,
  });
  const text = await ask("whoami --lang fr");
  expect(text.stdout).toContain("Enfants : VERDIER Camille (4C), VERDIER Malo (6A)");
  const child = await ask("homework --child Malo");
  expect(child.stdout).toContain("Homework of VERDIER Malo (6A)");
  const folder = join(home, "accounts");
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".json"))) {
    expect(readFileSync(join(folder, name), "utf8")).not.toContain(password);
  }
  expect(said).not.toContain(password);
});

test("several accounts are told apart by a part of name or label; logout forgets one", async () => {
  await link("camille", pupil, ["--label", "Élève"]);
  await link("maman", "sophie.verdier");
  const unclear = await ask("timetable --json");
  expect(unclear).toMatchObject({ exitCode: 2, stdout: "" });
  expect(unclear.stderr).toContain("camille (Élève), maman (Mme VERDIER Sophie)");
  const list = await ask("accounts --json");
  expect(JSON.parse(list.stdout)).toMatchObject([
    { account: "camille", label: "Élève", space: "student" },
    { account: "maman", label: "Mme VERDIER Sophie", space: "parent" },
  ]);
  expect((await ask("accounts")).stdout).toMatch(/^camille .*Élève.* student /mu);
  const byLabel = await ask("whoami --json --account eleve");
  expect(JSON.parse(byLabel.stdout)).toMatchObject({ account: "camille", className: "4C" });
  const byVariable = await ask("whoami --json", { env: { PREAU_ACCOUNT: "maman" } });
  expect(JSON.parse(byVariable.stdout)).toMatchObject({ account: "maman" });
  const unknown = await ask("grades --account nobody");
  expect(unknown).toMatchObject({ exitCode: 2, stdout: "" });
  const requests = requestsInAll();
  const gone = await ask("logout --account camille");
  expect(gone).toMatchObject({ exitCode: 0, stdout: "Forgotten: camille\n" });
  expect(gone.stderr).toContain("still lists this device");
  // The session that the last command kept is left; nothing else is asked.
  expect(requestsInAll()).toBe(requests + 1);
  expect(readdirSync(join(home, "accounts"))).not.toContain("account-camille.json");
  expect(JSON.parse((await ask("accounts --json")).stdout)).toMatchObject([{ account: "maman" }]);
  expect((await ask("timetable --json")).exitCode).toBe(0);
});

test("without an account, commands teach preau login, and --url and --user go on as before", async () => {
  for (const line of ["timetable", "homework", "grades", "whoami", "logout"]) {
    // oxlint-disable-next-line no-await-in-loop -- two cores
    const outcome = await ask(line);
    expect(outcome, line).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr, line).toContain("preau login");
  }
  expect((await ask("accounts")).stderr).toContain("No account is linked yet.");
  await link();
  const login = school.logins.length;
  const typed = await ask(["grades", "--json", "--url", `${school.url}/eleve.html`, "--user", pupil], {
    env: { PREAU_PASSWORD: password },
  });
  expect(typed.exitCode, typed.stderr).toBe(0);
  expect(school.logins.length).toBe(login + 1);
  expect(recordOf("camille").generation).toBe(1);
});

test("a failed login leaves no account, and one that is there as it was", async () => {
  const line = ["login", "--url", `${school.url}/eleve.html`, "--user", pupil];
  const wrong = { env: { PREAU_PASSWORD: "hunter2-wrong" } };
  expect(await ask(line, wrong)).toMatchObject({ exitCode: 3, stdout: "" });
  expect((await ask("accounts --json")).stdout).toBe("[]\n");
  await link();
  const before = recordOf("camille");
  expect((await ask([...line, "--account", "camille"], wrong)).exitCode).toBe(3);
  expect(recordOf("camille")).toEqual(before);
  expect(said).not.toContain("hunter2");
});

test("a record that cannot be read ends with 3, is not repeated, and can be forgotten", async () => {
  await link();
  const { token } = recordOf("camille").credentials;
  writeFileSync(recordFile("camille"), `{"format":1,"record":{"token":"${token}"`);
  const outcome = await ask("timetable");
  expect(outcome).toMatchObject({ exitCode: 3, stdout: "" });
  expect(outcome.stderr).toContain("cannot be read");
  expect((await ask("logout --account camille")).exitCode).toBe(0);
  expect((await ask("accounts --json")).stdout).toBe("[]\n");
  expect(said).not.toContain(token);
});

test.each([
  ["nothing to log in with", "login", {}, "--qr FILE"],
  ["a code without PIN", "login --qr-json -", { stdin: "qr" }, "PREAU_PIN"],
  ["a text that is no code", "login --qr-json -", { stdin: '{"url":"x"' }, "not the text of a QR code"],
  ["a code that is not there", "login --qr-json nowhere.json", {}, "cannot be read (ENOENT)"],
  ["a code and an address", "login --qr-json - --url https://a.example", {}, "stands alone"],
  ["a code as argument", 'login --qr-json {"jeton":"SECRET9"}', {}, "never an argument"],
  ["a PIN as argument", "login --pin SECRET9", {}, "never an option"],
  ["a login without address", "login --user x", {}, "address is missing"],
  ["a login without password", "login --url https://a.example/eleve.html --user x", {}, "PREAU_PASSWORD"],
  [
    "an account and an address",
    "timetable --account x --url https://a.example",
    {},
    "Leave one or the other",
  ],
])("%s is wrong use, with the next step", async (_name, line, { stdin }: { stdin?: string }, words) => {
  const input = stdin === "qr" ? JSON.stringify(school.qrCode(pupil, { pin }).qrCode) : stdin;
  const outcome = await ask(line, input === undefined ? {} : { stdin: input });
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain(words);
  expect(outcome.stderr).not.toContain("SECRET9");
  expect(requestsInAll()).toBe(0);
});
