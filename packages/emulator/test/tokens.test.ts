import { afterEach, describe, expect, test } from "vitest";
import { dropAfter, type Emulator, type EmulatorOptions, type ProfileName, profiles } from "../src/index.js";
import { openSealed, Phone, ways } from "./phone.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

// Reconnection tokens: who gets one, and what it is good for.

const zoe = ["zoe.exemple", "Azerty#2026"] as const;
const refused = { Acces: 1 };
let emulator: Emulator;
afterEach(() => emulator.close());

async function phone(options: EmulatorOptions = {}): Promise<Phone> {
  emulator = await startSmall(options);
  return new Phone(emulator);
}

const code = (answer: { readonly json: Json }) => (answer.json["Erreur"] as Json | undefined)?.["G"];

describe.each(Object.keys(profiles) as ProfileName[])("%s", (profile) => {
  test("a code lets a phone in once, then each token once, and the last one again", async () => {
    const one = await phone({ profile });
    const seen: string[] = [];
    expect(await one.withQrCode(emulator.qrCode(zoe[0]))).toHaveProperty("cle");
    for (let logins = 0; logins < 3; logins += 1) {
      seen.push(one.kept.token);
      expect(await one.withToken()).toHaveProperty("cle");
    }
    expect(new Set([...seen, one.kept.token]).size).toBe(4);
    expect(await one.withToken({ ...one.kept, token: seen[2] ?? "" })).toEqual(refused);
    expect(await one.withToken({ ...one.kept, token: seen[0] ?? "" })).toEqual(refused);
    expect(await one.withToken()).toHaveProperty("cle");
    expect(emulator.devices).toEqual([{ login: zoe[0], uuid: one.uuid, generation: 5, alive: true }]);
    expect(emulator.logins.map(({ login, way, accepted }) => [login, way, accepted])).toEqual([
      [zoe[0], "qr-code", true],
      ...[true, true, true, false, false, true].map((accepted) => [zoe[0], "token", accepted]),
    ]);
  });

  test("a password gives a token in a mobile space", async () => {
    const one = await phone({ profile });
    expect(await one.withPassword(...zoe)).toMatchObject({
      login: zoe[0],
      jetonConnexionAppliMobile: expect.stringMatching(/^[0-9A-F]{64}$/) as string,
    });
    expect(await one.withToken()).toHaveProperty("jetonConnexionAppliMobile");
  });

  test("codes and tokens may go with a login of their own", async () => {
    const one = await phone({ profile, mobileLogins: "own" });
    const client = await one.open();
    const identified = client.data(await client.identify(zoe[0], ways.password(one.uuid)));
    expect(identified["login"]).toMatch(/^[0-9a-f]{10}$/);
    // The key is made with that login, not with the one that was typed.
    const typed = client.authentication(...zoe, identified);
    expect(client.data(await client.call("Authentification", typed.root))).toEqual(refused);
    expect(await one.withPassword(...zoe)).toMatchObject({ login: identified["login"] });
    expect(await one.withToken({ ...one.kept, login: zoe[0] })).toEqual(refused);
    expect(emulator.log.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^a token goes with the login that the server said/),
    );
    expect(await one.withToken()).toHaveProperty("cle");
    expect(await one.withQrCode(emulator.qrCode(zoe[0]))).toMatchObject({ login: identified["login"] });
    expect(await one.withToken()).toHaveProperty("cle");
  });
});

test("no token without asking, nor in a desktop space", async () => {
  const one = await phone();
  expect(await (await one.open()).authenticate(...zoe)).not.toHaveProperty("jetonConnexionAppliMobile");
  const desk = new Phone(emulator, "eleve.html");
  const client = await desk.open();
  expect(client.data(await client.identify(zoe[0], ways.password(desk.uuid)))).not.toHaveProperty("login");
  expect(await desk.withPassword(...zoe)).toEqual({
    cle: expect.any(String) as string,
    libelleUtil: "EXEMPLE Zoé",
    derniereConnexion: expect.any(Object) as Json,
  });
  expect(emulator.devices).toEqual([]);
});

test("a token is nothing in a desktop space, nor in somebody else's", async () => {
  const one = await phone();
  await one.withPassword(...zoe);
  for (const page of ["eleve.html", "mobile.parent.html"]) {
    const elsewhere = new Phone(emulator, page);
    elsewhere.uuid = one.uuid;
    expect(await elsewhere.withToken(one.kept)).toEqual(refused);
  }
  expect(await one.withToken()).toHaveProperty("cle");
});

test("another uuid is refused and counted, and the right one still works", async () => {
  const one = await phone({ quarantine: { failuresBeforeBlock: 3 } });
  await one.withPassword(...zoe);
  const { uuid } = one;
  one.uuid = "somebody-else";
  expect(await one.withToken()).toEqual(refused);
  expect(await one.withToken()).toEqual(refused);
  one.uuid = uuid;
  expect(await one.withToken()).toHaveProperty("cle");
  one.uuid = "somebody-else";
  const { kept } = one;
  for (let failures = 0; failures < 2; failures += 1) expect(await one.withToken()).toEqual(refused);
  const client = await one.open();
  const identified = client.data(await client.identify(kept.login, ways.token("somebody-else")));
  const last = client.authentication(kept.login, kept.token, identified);
  expect(code(await client.call("Authentification", last.root))).toBe(25);
  // Closed for the account, whatever it comes with.
  expect(code(await (await one.open()).identify(zoe[0]))).toBe(25);
  emulator.liftSuspensions();
  one.uuid = uuid;
  expect(await one.withToken(kept)).toHaveProperty("cle");
});

test("two devices of one account do not disturb each other, nor do two accounts", async () => {
  const one = await phone();
  const two = new Phone(emulator);
  const parents = new Phone(emulator, "mobile.parent.html");
  parents.uuid = one.uuid;
  await one.withPassword(...zoe);
  await two.withQrCode(emulator.qrCode(zoe[0]));
  await parents.withPassword("luc.exemple", "Famille1");
  for (const device of [one, two, parents, two, one, parents, one]) {
    expect(await device.withToken()).toHaveProperty("cle");
  }
  expect(emulator.devices.map(({ login, generation, alive }) => [login, generation, alive])).toEqual([
    [zoe[0], 4, true],
    [zoe[0], 3, true],
    ["luc.exemple", 3, true],
  ]);
});

test("enrolling the same device again kills its token", async () => {
  const one = await phone();
  await one.withPassword(...zoe);
  const { kept } = one;
  await one.withQrCode(emulator.qrCode(zoe[0]));
  expect(await one.withToken(kept)).toEqual(refused);
  expect(await one.withToken()).toHaveProperty("cle");
});

test("two sessions that were given a challenge for the same token: only the first uses it", async () => {
  const one = await phone();
  await one.withPassword(...zoe);
  const { login, token } = one.kept;
  const answers: Json[] = [];
  const prepared: { client: RawClient; root: Json }[] = [];
  for (let sessions = 0; sessions < 2; sessions += 1) {
    const client = await one.open();
    const identified = client.data(await client.identify(login, ways.token(one.uuid)));
    prepared.push({ client, root: client.authentication(login, token, identified).root });
  }
  for (const { client, root } of prepared) {
    answers.push(client.data(await client.call("Authentification", root)));
  }
  expect(answers[0]).toHaveProperty("cle");
  expect(answers[1]).toEqual(refused);
});

test("a lost answer has rotated the token; the same request again gets the same answer, and the token with it", async () => {
  const one = await phone({ encrypt: true });
  await one.withPassword(...zoe);
  const { login, token } = one.kept;
  const client = await one.open();
  const identified = client.data(await client.identify(login, ways.token(one.uuid)));
  const { root } = client.authentication(login, token, identified);
  const { url, init } = client.request("Authentification", root);
  emulator.faults.next("Authentification", dropAfter());
  await expect(client.send(url, init)).rejects.toThrow(/fetch failed/);
  expect(emulator.devices[0]).toMatchObject({ generation: 2, alive: true });
  expect(await new Phone(emulator).withToken({ login, token })).toEqual(refused);
  const again = client.data(await client.send(url, init));
  expect(client.data(await client.send(url, init))).toEqual(again);
  expect(emulator.devices[0]).toMatchObject({ generation: 2, alive: true });
  expect(await one.withToken({ login, token })).toEqual(refused);
  one.keep(again);
  expect(await one.withToken()).toHaveProperty("cle");
});

test("tokens outlive sessions", async () => {
  const one = await phone();
  await one.withPassword(...zoe);
  emulator.expireSessions();
  emulator.clock.advance(90 * 24 * 3_600_000);
  expect(emulator.sessions).toBe(0);
  expect(await one.withToken()).toHaveProperty("cle");
});

test.each([
  ["no-challenge", undefined],
  ["refused", expect.any(String)],
] as const)("a token that nobody used for too long is dead: %s", async (deadSecrets, challenge) => {
  const one = await phone({ tokenLifeMs: 86_400_000, deadSecrets });
  await one.withPassword(...zoe);
  emulator.clock.advance(86_000_000);
  expect(await one.withToken()).toHaveProperty("cle");
  emulator.clock.advance(86_500_000);
  expect(emulator.devices[0]?.alive).toBe(false);
  const client = await one.open();
  const { login, token } = one.kept;
  const identified = client.data(await client.identify(login, ways.token(one.uuid)));
  expect(identified["challenge"]).toEqual(challenge);
  const answer = await client.call("Authentification", client.authentication(login, token, identified).root);
  if (deadSecrets === "refused") expect(client.data(answer)).toEqual(refused);
  else expect(answer.json["Erreur"]).toMatchObject({ G: 13, Titre: "La page a expiré ! (6)" });
  expect(emulator.logins.at(-1)).toMatchObject({ way: "token", accepted: false });
});

test("a demonstration server gives a token and forgets it", async () => {
  const one = await phone({ demonstration: true });
  expect(await one.withQrCode(emulator.qrCode(zoe[0]))).toHaveProperty("jetonConnexionAppliMobile");
  expect(await one.withToken()).toEqual(refused);
  expect(emulator.devices).toEqual([{ login: zoe[0], uuid: one.uuid, generation: 1, alive: false }]);
  expect(await one.withPassword(...zoe)).toHaveProperty("cle");
});

test("tokens can be killed from outside, for one account or for all", async () => {
  const one = await phone();
  const other = new Phone(emulator);
  await one.withPassword(...zoe);
  await other.withPassword("hélène", "pâté€");
  emulator.forgetDevices(zoe[0]);
  expect(await one.withToken()).toEqual(refused);
  expect(await other.withToken()).toHaveProperty("cle");
  emulator.forgetDevices();
  expect(await other.withToken()).toEqual(refused);
});

test.each([
  [{ login: 1, password: 1 }, "ZOE.Exemple ", "azERTY#2026"],
  [{ login: 0, password: 0 }, ...zoe],
])("case modes %j hold for tokens and codes as for passwords", async (caseModes, login, password) => {
  const one = await phone({ caseModes });
  expect(await one.withPassword(login, password)).toHaveProperty("cle");
  expect(await one.withToken()).toHaveProperty("cle");
  const { kept } = one;
  const other = { login: kept.login.toUpperCase(), token: kept.token.toLowerCase() };
  const answer = await one.withToken(other);
  if (caseModes.login === 1) expect(answer).toHaveProperty("cle");
  else expect(answer).toEqual(refused);
  expect(await one.withQrCode(emulator.qrCode(zoe[0]))).toHaveProperty("cle");
});

test("nobody can tell from the login that a token goes with whether an account exists", async () => {
  const one = await phone({ mobileLogins: "own" });
  const told = async (login: string) => {
    const client = await one.open();
    const answer = client.data(await client.identify(login, ways.password(one.uuid)));
    return [Object.keys(answer), answer["login"]];
  };
  const [[known, first], [stranger, second], [, again]] = [
    await told(zoe[0]),
    await told("personne"),
    await told("personne"),
  ] as [unknown[], unknown[], unknown[]];
  expect(stranger).toEqual(known);
  expect(second).toMatch(/^[0-9a-f]{10}$/);
  expect([second === first, second === again]).toEqual([false, true]);
});

test("the login that was typed comes back as the school writes it", async () => {
  const one = await phone();
  const client = await one.open();
  for (const [typed, written] of [
    ["ZOE.Exemple ", zoe[0]],
    ["Personne", "personne"],
  ] as const) {
    const identified = client.data(await client.identify(typed, ways.password(one.uuid)));
    expect(identified["login"]).toBe(written);
  }
});

test("nothing secret is on the log, nor in what is shown of devices", async () => {
  const heard: string[] = [];
  emulator = await startSmall({ mobileLogins: "own", onLog: (entry) => heard.push(JSON.stringify(entry)) });
  const one = new Phone(emulator);
  const { qrCode, pin } = emulator.qrCode(zoe[0], { pin: "4821" });
  await one.withQrCode({ qrCode, pin });
  const secrets = [qrCode.jeton, qrCode.login, openSealed(qrCode.jeton, pin), one.kept.token, one.kept.login];
  await one.withToken();
  secrets.push(one.kept.token);
  await one.withQrCode({ qrCode, pin });
  one.uuid = "another";
  await one.withToken();
  const shown = JSON.stringify([emulator.log, heard, emulator.devices, emulator.logins]);
  expect(shown).toContain("that qr-code was used or has expired");
  expect(shown).toContain("no token of this account is bound to that uuid");
  for (const secret of secrets) expect(shown).not.toContain(secret);
});

test.each<[string, Json, RegExp]>([
  ["a token asked for without a uuid", { demandeConnexionAppliMobile: true }, /bound to `uuidAppliMobile`/],
  ["a uuid that is no text", { uuidAppliMobile: null }, /`uuidAppliMobile` must be text, not null/],
  ["a device that is no object", { informationsAppareil: "x" }, /`informationsAppareil` must be an object/],
  [
    "a code without asking for a token",
    { demandeConnexionAppliMobileJeton: true, uuidAppliMobile: "u" },
    /no client says false, true, false/,
  ],
  [
    "a token and a code at once",
    { ...ways.qrCode("u"), enConnexionAppliMobile: true },
    /no client says true, true, true/,
  ],
])("%s is refused when strict, forgiven when lenient", async (_, flags, message) => {
  const strict = await (await phone()).open();
  expect(code(await strict.identify(zoe[0], flags))).toBe(8);
  expect(emulator.log.at(-1)?.message).toMatch(message);
  await emulator.close();
  const lenient = await (await phone({ strict: false })).open();
  expect((await lenient.identify(zoe[0], flags)).number).toBe(4);
  expect(emulator.log.find((entry) => entry.kind === "forgave")?.message).toMatch(message);
});

test("a phone may say what it is, and that it is the app", async () => {
  emulator = await startSmall();
  const client = await RawClient.open(emulator, "mobile.eleve.html", {
    cookie: "appliMobile=1; ielang=1036",
  });
  await client.openSession();
  const flags = {
    ...ways.password("u"),
    informationsAppareil: { modele: "Exemple 3", platforme: "android" },
  };
  expect(await client.authenticate(...zoe, flags)).toHaveProperty("jetonConnexionAppliMobile");
});
