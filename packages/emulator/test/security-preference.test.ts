import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type PackingName, type ProfileName, packings, profiles } from "../src/index.js";
import { app, Guarded, isRefused, startSchool, type Visit } from "./guarded.js";
import type { Json } from "./raw-client.js";

let emulator: Emulator;
afterEach(() => emulator.close());

/** An open account. */
async function enter(visit: Visit): Promise<Guarded> {
  const visitor = await Guarded.enter(emulator, visit);
  expect(await visitor.goOn()).toBe("open");
  return visitor;
}

/** The account with the PIN 4826, open on a browser that is known as `Ordinateur`. */
async function enterWithPin(): Promise<Guarded> {
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  const device = { avecIdentification: true, strIdentification: "Ordinateur" };
  await visitor.answer(3, { codePin: visitor.secret("4826"), ...device });
  expect(await visitor.goOn()).toBe("open");
  return visitor;
}

const manners = (
  ["2024.3.8", "2024.3.11", "2025.2", "2026.2.5"] as const satisfies readonly ProfileName[]
).flatMap((profile) => {
  const allowed: readonly PackingName[] = profiles[profile].packings;
  return allowed.map((how) => [`${profile} ${how}`, { profile, ...packings[how] }] as const);
});

describe.each(manners)("%s", (_name, manner) => {
  test("a password is changed by who knows it, and holds at the next login", async () => {
    emulator = await startSchool(manner);
    const visitor = await enter({ login: "camille.verdier" });
    const nouveauMDP = visitor.secret("Nouveau!2026é");
    const wrong = await visitor.prefer(8, { ancienMDP: visitor.secret("non"), nouveauMDP });
    expect(visitor.client.data(wrong)).toMatchObject({
      result: false,
      erreurMDP: { erreurAncienMDP: true },
      reglesSaisieMDP: { min: 8 },
    });
    const right = await visitor.prefer(8, { ancienMDP: visitor.secret("preau-demo"), nouveauMDP });
    expect(visitor.client.data(right)).toEqual({ result: true });
    expect(right.root).not.toHaveProperty("RapportSaisie");
    expect(emulator.changes).toMatchObject([
      { call: "SecurisationComptePreference", login: "camille.verdier" },
    ]);
    expect(JSON.stringify(emulator.changes)).not.toContain("Nouveau");
    await enter({ login: "camille.verdier", password: "Nouveau!2026é" });
    expect((await Guarded.enter(emulator, { login: "camille.verdier" })).asked).toMatchObject({ Acces: 1 });
  });
});

test("a new password has to keep the rules", async () => {
  emulator = await startSchool();
  const visitor = await enter({ login: "camille.verdier" });
  const ancienMDP = visitor.secret("preau-demo");
  const answer = await visitor.prefer(8, { ancienMDP, nouveauMDP: visitor.secret("court") });
  expect(visitor.client.data(answer)).toMatchObject({
    result: false,
    erreurMDP: { erreurTailleMDP: true, reglesNonRespectes: { _T: 26, V: "[1,2]" } },
  });
});

test("a login is changed by who knows the password; it must be free, and long enough", async () => {
  emulator = await startSchool();
  const visitor = await enter({ login: "malo.verdier" });
  const ancienMDP = visitor.secret("preau-demo");
  const change = async (login: string, password = ancienMDP): Promise<Json> =>
    visitor.client.data(await visitor.prefer(9, { ancienMDP: password, identifiant: visitor.secret(login) }));
  expect(await change("malo", visitor.secret("non"))).toMatchObject({ erreurMDP: { erreurAncienMDP: true } });
  expect(await change("m")).toMatchObject({ result: false, messageErreur: expect.any(String) as string });
  expect(await change("Ines.Bennouna")).toMatchObject({
    result: false,
    messageErreur: expect.any(String) as string,
  });
  expect(await change("malo")).toEqual({ result: true });
  await enter({ login: "malo" });
  expect((await Guarded.enter(emulator, { login: "malo.verdier" })).asked).toMatchObject({ Acces: 1 });
});

test("a first PIN needs no former one, the next one does", async () => {
  emulator = await startSchool();
  const visitor = await enter({ login: "camille.verdier" });
  expect(await visitor.settings()).toMatchObject({ mode: 0, modesPossibles: { _T: 26, V: "[1..3]" } });
  expect(isRefused(await visitor.prefer(5, { codePin: visitor.secret("12") }))).toBe(true);
  expect(visitor.client.data(await visitor.prefer(5, { codePin: visitor.secret("7391") }))).toEqual({
    result: true,
  });
  expect(await visitor.settings()).toMatchObject({ mode: 3 });
  const codePin = visitor.secret("1357");
  expect(isRefused(await visitor.prefer(5, { codePin }))).toBe(true);
  expect(isRefused(await visitor.prefer(5, { codePin, ancienCodePin: visitor.secret("7390") }))).toBe(true);
  expect(isRefused(await visitor.prefer(5, { codePin, ancienCodePin: visitor.secret("7391") }))).toBe(false);
  expect(visitor.client.data(await visitor.prefer(0, { codePin }))).toEqual({ result: true });
  expect((await Guarded.enter(emulator, { login: "camille.verdier" })).demands).toBe("[3]");
});

test("a PIN is given up by who knows it, in favour of a strategy that the school offers", async () => {
  emulator = await startSchool();
  const visitor = await enterWithPin();
  expect(isRefused(await visitor.prefer(4, { mode: 1 }))).toBe(true);
  expect(isRefused(await visitor.prefer(4, { mode: 3, ancienCodePin: visitor.secret("4826") }))).toBe(true);
  expect(isRefused(await visitor.prefer(4, { mode: 0, ancienCodePin: visitor.secret("4826") }))).toBe(true);
  const answer = await visitor.prefer(4, { mode: 1, ancienCodePin: visitor.secret("4826") });
  expect(visitor.client.data(answer)).toEqual({ result: true });
  expect((await Guarded.enter(emulator, { login: "pin.appareil" })).demands).toBeUndefined();
});

test("three wrong PINs lock the settings as they do the login", async () => {
  emulator = await startSchool();
  const visitor = await enterWithPin();
  for (let wrong = 0; wrong < 3; wrong += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    const answer = await visitor.prefer(0, { codePin: visitor.secret("0000") });
    expect(visitor.client.data(answer)).toEqual({ result: false });
  }
  expect((await visitor.prefer(0, { codePin: visitor.secret("4826") })).json["Erreur"]).toMatchObject({
    G: 8,
  });
});

test("a known device is listed, renamed and forgotten; forgotten, it is asked again", async () => {
  emulator = await startSchool();
  const visitor = await enterWithPin();
  const listed = async (): Promise<Json[]> => {
    const { listeSourcesConnexions } = await visitor.settings();
    return (listeSourcesConnexions as { V: Json[] }).V;
  };
  const [device] = await listed();
  expect(device).toMatchObject({
    L: "Ordinateur",
    G: 2,
    libelleSysteme: "Navigateur",
    dateDerniereConnexion: { _T: 7, V: expect.stringMatching(/^25\/11\/2026 /) as string },
  });
  expect(JSON.stringify(device)).not.toContain(visitor.browser);
  const named = { identifiantSysteme: device?.["identifiantSysteme"], genreSource: 2 };
  expect(isRefused(await visitor.prefer(6, { ...named, libelleSaisi: " " }))).toBe(true);
  expect(isRefused(await visitor.prefer(6, { ...named, genreSource: 1, libelleSaisi: "Salon" }))).toBe(true);
  expect(isRefused(await visitor.prefer(6, { ...named, libelleSaisi: "Salon" }))).toBe(false);
  expect((await listed())[0]).toMatchObject({ L: "Salon" });
  expect(isRefused(await visitor.prefer(7, named))).toBe(false);
  expect(await listed()).toEqual([]);
  expect(isRefused(await visitor.prefer(7, named))).toBe(true);
  const again = await Guarded.enter(emulator, { login: "pin.appareil", browser: visitor.browser });
  expect(again.demands).toBe("[3]");
});

test("a change may give the device a new token; the one before is dead", async () => {
  emulator = await startSchool({ security: { newTokens: true } });
  const flags = app.password("44444444-dddd");
  const visitor = await enter({ login: "camille.verdier", flags });
  const answer = visitor.client.data(await visitor.prefer(5, { codePin: visitor.secret("7391") }));
  const token = String(answer["jetonConnexionAppliMobile"]);
  expect(token).not.toBe(visitor.asked["jetonConnexionAppliMobile"]);
  const next = await Guarded.enter(emulator, {
    login: "camille.verdier",
    password: token,
    flags: app.token("44444444-dddd"),
  });
  expect(next.demands).toBe("[3]");
});

test("consultation only does not keep people from protecting their account", async () => {
  emulator = await startSchool({ schoolOptions: { exclusiveMode: true } });
  const visitor = await enter({ login: "camille.verdier" });
  const answer = await visitor.prefer(5, { codePin: visitor.secret("7391") });
  expect(visitor.client.data(answer)).toEqual({ result: true });
});

test("other commands are refused, and so is another tab", async () => {
  emulator = await startSchool();
  const visitor = await enter({ login: "camille.verdier" });
  expect(isRefused(await visitor.prefer(3))).toBe(true);
  const { client } = visitor;
  expect((await client.ask("SecurisationComptePreference", 7, { action: 0 })).json["Erreur"]).toMatchObject({
    G: 3,
  });
});
