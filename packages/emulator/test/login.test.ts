import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions } from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
afterEach(() => emulator.close());

async function opened(options: EmulatorOptions = {}, page?: string): Promise<RawClient> {
  emulator = await startSmall(options);
  return reopened(page);
}

async function reopened(page?: string): Promise<RawClient> {
  const client = await RawClient.open(emulator, page);
  await client.openSession();
  return client;
}

function code(answer: { readonly json: Json }): unknown {
  return (answer.json["Erreur"] as Json | undefined)?.["G"];
}

const profiles = ["2025.2", "2026.2.5"] as const;

describe.each(profiles)("%s", (profile) => {
  test.each([
    ["a pupil", "zoe.exemple", "Azerty#2026", "eleve.html", "EXEMPLE Zoé"],
    ["letters beyond ASCII", "hélène", "pâté€", "mobile.eleve.html", "EXEMPLE Adam"],
    ["a parent", "luc.exemple", "Famille1", "mobile.parent.html", "M. EXEMPLE Luc"],
    ["school life", "guet", "Cour2026", "viescolaire.html", "M. GUET A."],
    [
      "another case of the login, which does not count",
      " ZOE.exemple ",
      "Azerty#2026",
      "eleve.html",
      "EXEMPLE Zoé",
    ],
    ["spaces around the password", "zoe.exemple", " Azerty#2026\u00a0", "eleve.html", "EXEMPLE Zoé"],
  ])("%s is let in", async (_, login, password, page, name) => {
    const client = await opened({ profile }, page);
    const answer = await client.authenticate(login, password);
    expect(answer["libelleUtil"]).toBe(name);
    expect(answer).not.toHaveProperty("Acces");
    expect((await client.call("ParametresUtilisateur", { data: {} })).number).toBe(8);
  });

  test.each([
    ["a wrong password", "zoe.exemple", "azerty#2026", "eleve.html"],
    ["a login that nobody bears", "personne", "Azerty#2026", "eleve.html"],
    ["somebody of another space", "zoe.exemple", "Azerty#2026", "parent.html"],
    ["a disabled account whose password is wrong", "parti", "Pas-Ca-7", "eleve.html"],
  ])("%s is Acces 1, and looks like any other challenge", async (_, login, password, page) => {
    const client = await opened({ profile }, page);
    const identified = client.data(await client.identify(login));
    expect(identified["challenge"]).toMatch(profile === "2025.2" ? /^[0-9A-F]{96}$/ : /^[0-9A-F]{32}$/);
    const { root } = client.authentication(login, password, identified);
    expect(client.data(await client.call("Authentification", root))).toEqual({ Acces: 1 });
    expect(JSON.stringify(emulator.log)).not.toContain(password);
  });

  test("the answer is compared without case", async () => {
    const client = await opened({ profile });
    const identified = client.data(await client.identify("zoe.exemple"));
    const { root } = client.authentication("zoe.exemple", "Azerty#2026", identified);
    const data = root["data"] as Json;
    const upper = {
      data: { ...data, challenge: String(data["challenge"]).toUpperCase(), genreConnexion: 0 },
    };
    expect(client.data(await client.call("Authentification", upper))).toHaveProperty("cle");
  });

  test("case may count in logins and not in passwords", async () => {
    const client = await opened({ profile, caseModes: { login: 0, password: 1 } });
    expect(await client.authenticate("Zoe.exemple", "AZERTY#2026")).toEqual({ Acces: 1 });
    expect(await client.authenticate("zoe.exemple", "aZERTY#2026")).toHaveProperty("cle");
  });
});

test("the salt comes with the legacy challenge only, unless the school says otherwise", async () => {
  const salted = async (options: EmulatorOptions) => {
    const client = await opened(options);
    const { alea } = client.data(await client.identify("zoe.exemple")) as { alea?: string };
    await emulator.close();
    return alea;
  };
  expect(await salted({ profile: "2025.2" })).toMatch(/^[A-Za-z0-9]{8}$/);
  expect(await salted({ profile: "2026.2.5" })).toBeUndefined();
  expect(await salted({ profile: "2026.2.5", salt: true })).toMatch(/^[A-Za-z0-9]{8}$/);
  expect(await salted({ profile: "2025.2", salt: false })).toBeUndefined();
});

test("a salted direct login works", async () => {
  const client = await opened({ salt: true });
  expect(await client.authenticate("zoe.exemple", "Azerty#2026")).toHaveProperty("cle");
});

describe("accounts that are not let in", () => {
  test("a disabled account is Acces 10, once its password was right", async () => {
    const client = await opened();
    expect(await client.authenticate("parti", "secret")).toEqual({ Acces: 10 });
    expect(emulator.log.at(-1)?.message).toMatch(/Acces 10/);
  });

  test("a school may refuse for any other reason, with its own words", async () => {
    const client = await opened({
      refusedLogins: { hélène: { code: 6 }, "zoe.exemple": { code: 9, title: "Avis", message: "Plus tard" } },
    });
    expect(await client.authenticate("hélène", "pâté€")).toEqual({ Acces: 6 });
    expect(await client.authenticate("zoe.exemple", "Azerty#2026")).toEqual({
      Acces: 9,
      AccesMessage: { titre: "Avis", message: "Plus tard" },
    });
  });

  test("the same session may try again", async () => {
    const client = await opened();
    expect(await client.authenticate("zoe.exemple", "wrong")).toEqual({ Acces: 1 });
    expect(await client.authenticate("zoe.exemple", "Azerty#2026")).toHaveProperty("cle");
    expect(client.counter).toBe(11);
  });

  test("a portal's ticket is never right here, and the log says why", async () => {
    const client = await opened();
    const identified = client.data(await client.identify("zoe.exemple", { pourENT: true }));
    const { root } = client.authentication("zoe.exemple", "Azerty#2026", identified);
    expect(client.data(await client.call("Authentification", root))).toEqual({ Acces: 1 });
    expect(emulator.log[0]).toMatchObject({ kind: "note", call: "Identification" });
  });
});

describe("quarantine", () => {
  const quick = {
    quarantine: {
      failuresBeforeBlock: 2,
      blockMs: 70_000,
      failuresBeforeSuspension: 4,
      suspensionMs: 90_000,
    },
  };
  async function fail(client: RawClient, login = "zoe.exemple") {
    const identified = client.data(await client.identify(login));
    return client.call("Authentification", client.authentication(login, "wrong", identified).root);
  }

  test("too many failures of a login are G 25, then the login is closed for a while", async () => {
    const client = await opened(quick);
    expect(client.data(await fail(client))).toEqual({ Acces: 1 });
    const closed = await fail(client);
    expect(closed.json["Erreur"]).toMatchObject({ G: 25, Message: "" });
    expect(closed.text).toMatch(
      /d\\u00E9pass\\u00E9 le nombre d'erreurs d'authentification autoris\\u00E9es/,
    );
    expect(code(await (await reopened()).identify("ZOE.exemple"))).toBe(25);
    expect((await (await reopened()).identify("hélène")).number).toBe(4);
    emulator.clock.advance(75_000);
    expect(await (await reopened()).authenticate("zoe.exemple", "Azerty#2026")).toHaveProperty("cle");
  });

  test("a success forgets the failures before it", async () => {
    const client = await opened(quick);
    await fail(client);
    expect(await client.authenticate("zoe.exemple", "Azerty#2026")).toHaveProperty("cle");
    expect(await (await reopened()).authenticate("zoe.exemple", "wrong")).toEqual({ Acces: 1 });
  });

  test("going on gets the address suspended: G 5, and a page that says so", async () => {
    const client = await opened(quick);
    const bystander = await RawClient.login(emulator, "hélène", "pâté€");
    await fail(client);
    await fail(client);
    await fail(await reopened(), "luc.exemple");
    const suspended = await fail(await reopened(), "guet");
    expect(suspended.json).toEqual({
      Erreur: { G: 5, Titre: "Votre adresse IP est provisoirement suspendue !", Message: "" },
    });
    const page = await (await fetch(`${emulator.url}/eleve.html?fd=1`)).text();
    expect(page).toContain("Votre adresse IP est provisoirement suspendue");
    expect(page).not.toContain("Start");
    expect(code(await bystander.ask("Navigation", 7))).toBe(5);
    emulator.clock.advance(95_000);
    expect(await fetch(`${emulator.url}/eleve.html?fd=1`).then((answer) => answer.text())).toContain("Start");
  });

  test("bursts of logins that succeed suspend the address too, where they are counted", async () => {
    emulator = await startSmall({ quarantine: { loginsBeforeSuspension: 3 } });
    for (let logins = 0; logins < 2; logins += 1) await RawClient.login(emulator, "hélène", "pâté€");
    emulator.clock.advance(60_000);
    for (let logins = 0; logins < 2; logins += 1) await RawClient.login(emulator, "hélène", "pâté€");
    const third = await reopened();
    expect(await third.authenticate("hélène", "pâté€")).toHaveProperty("cle");
    expect(code(await third.call("ParametresUtilisateur", {}))).toBe(5);
    emulator.clock.advance(5 * 60_000);
    await RawClient.login(emulator, "hélène", "pâté€");
  });

  test("an address can be suspended and forgiven by hand", async () => {
    emulator = await startSmall();
    emulator.suspend();
    expect(await (await fetch(emulator.url)).text()).toContain("provisoirement suspendue");
    emulator.liftSuspensions();
    expect(await (await fetch(`${emulator.url}?fd=1`)).text()).toContain("Start");
  });
});

describe("the order of calls", () => {
  test.each<[string, (client: RawClient) => Promise<{ json: Json }>]>([
    ["Identification before FonctionParametres", (client) => client.identify("zoe.exemple")],
    ["a page before anything", (client) => client.ask("PageEmploiDuTemps", 16)],
    ["ParametresUtilisateur before the login", (client) => client.call("ParametresUtilisateur", {})],
  ])("%s is refused with G 8", async (_, call) => {
    emulator = await startSmall({ strict: false });
    expect(code(await call(await RawClient.open(emulator)))).toBe(8);
    expect(emulator.sessions).toBe(0);
  });

  test.each<[string, (client: RawClient) => Promise<{ json: Json }>]>([
    ["FonctionParametres a second time", (client) => client.openSession(client.iv)],
    ["Authentification without Identification", (client) => client.call("Authentification", { data: {} })],
    ["a page before the login", (client) => client.ask("Navigation", 7)],
    ["a function that does not exist, before the login", (client) => client.ask("Inconnue", 7)],
  ])("%s is refused with G 8", async (_, call) => {
    const client = await opened({ strict: false });
    expect(code(await call(client))).toBe(8);
  });

  test("a page before ParametresUtilisateur is refused with G 8", async () => {
    const client = await opened({ strict: false });
    await client.authenticate("zoe.exemple", "Azerty#2026");
    expect(code(await client.ask("Navigation", 7))).toBe(8);
    expect(emulator.log.at(-1)?.message).toMatch(/comes after ParametresUtilisateur/);
  });

  test("ParametresUtilisateur may be asked twice", async () => {
    emulator = await startSmall();
    const client = await RawClient.login(emulator, "zoe.exemple", "Azerty#2026");
    expect((await client.call("ParametresUtilisateur", {})).number).toBe(10);
  });
});

describe("what is sent", () => {
  const refused: [string, Json, number][] = [
    ["no `Uuid`", {}, 21],
    ["a `Uuid` that is no base64", { Uuid: "***" }, 21],
    ["a `Uuid` of 15 bytes", { Uuid: Buffer.alloc(15).toString("base64") }, 21],
    ["an undeclared field", { Uuid: Buffer.alloc(16).toString("base64"), x: 1 }, 3],
    ["a known browser that is no text", { Uuid: Buffer.alloc(16).toString("base64"), identifiantNav: 3 }, 8],
  ];
  test.each(refused)("FonctionParametres with %s is refused", async (_, data, expected) => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    expect(code(await client.call("FonctionParametres", { data }))).toBe(expected);
  });

  test.each<[string, unknown, unknown]>([
    ["with line breaks", "CzBVep/E6Q4z\r\nWH2ix+wRNg==", null],
    ["from a browser without identity", "CzBVep/E6Q4zWH2ix+wRNg==", ""],
    ["without a word of the browser", "CzBVep/E6Q4zWH2ix+wRNg==", undefined],
  ])("a vector is taken %s", async (_, Uuid, identifiantNav) => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    const { url, init } = client.request("FonctionParametres", {
      data: { Uuid, identifiantNav },
      donnees: { Uuid, identifiantNav },
    });
    client.iv = Buffer.from("0b30557a9fc4e90e33587da2c7ec1136", "hex");
    const answer = await client.send(url, init);
    expect(answer.number).toBe(2);
    expect(client.data(answer)["identifiantNav"]).toMatch(/^[0-9a-f]{32}$/);
  });

  test("a known browser keeps its identity", async () => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    const data = { Uuid: "CzBVep/E6Q4zWH2ix+wRNg==", identifiantNav: "3f9e-demo" };
    const { url, init } = client.request("FonctionParametres", { data });
    client.iv = Buffer.from("0b30557a9fc4e90e33587da2c7ec1136", "hex");
    expect(client.data(await client.send(url, init))).toEqual({ identifiantNav: "3f9e-demo" });
  });

  test.each<[string, Json, RegExp]>([
    ["an undeclared field", { motDePasse: "x" }, /`motDePasse` is no field of Identification/],
    ["a flag that is no boolean", { pourENT: "false" }, /`pourENT` must be true or false, not a string/],
    ["another space", { genreEspace: 3 }, /`genreEspace` must be the page's own number, 6/],
    ["a missing flag", { demandeConnexionAuto: undefined }, /`demandeConnexionAuto` must be true or false/],
  ])("Identification with %s is refused when strict, forgiven when lenient", async (_, flags, message) => {
    const strict = await opened();
    expect(code(await strict.identify("zoe.exemple", flags))).toBe(8);
    expect(emulator.log.at(-1)?.message).toMatch(message);
    await emulator.close();
    const lenient = await opened({ strict: false });
    expect((await lenient.identify("zoe.exemple", flags)).number).toBe(4);
    expect(emulator.log.at(-1)).toMatchObject({ kind: "forgave" });
  });

  test("Identification without a login is G 14", async () => {
    const client = await opened({ strict: false });
    expect(code(await client.identify("", { identifiant: 12 }))).toBe(14);
  });

  test("a signature during the login is refused when strict", async () => {
    const client = await opened();
    const answer = await client.call("Identification", { Signature: { onglet: 7 }, data: {} });
    expect(code(answer)).toBe(8);
    expect(emulator.log.at(-1)?.message).toMatch(/carries no `Signature`/);
  });
});

test("the list of spaces answers without a vector, under the default key", async () => {
  emulator = await startSmall();
  for (const page of ["", "mobile.html"]) {
    const client = await RawClient.open(emulator, page);
    expect((await client.call("FonctionParametres", {})).number).toBe(2);
  }
});

test("the last connection is told from the second one on", async () => {
  emulator = await startSmall({ today: "2026-11-21" });
  const first = await reopened();
  expect(await first.authenticate("zoe.exemple", "Azerty#2026")).not.toHaveProperty("derniereConnexion");
  const second = await reopened();
  expect(await second.authenticate("zoe.exemple", "Azerty#2026")).toMatchObject({
    derniereConnexion: { _T: 7, V: expect.stringMatching(/^21\/11\/2026 \d\d:\d\d:00$/) as string },
  });
});
