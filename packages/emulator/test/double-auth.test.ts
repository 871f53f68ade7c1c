import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type PackingName, type ProfileName, packings, profiles } from "../src/index.js";
import { app, Guarded, isRefused, startSchool } from "./guarded.js";
import { Phone } from "./phone.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const manners = (Object.keys(profiles) as ProfileName[])
  .filter((profile) => profile !== "2022")
  .flatMap((profile) => {
    const allowed: readonly PackingName[] = profiles[profile].packings;
    return allowed.map((how) => [`${profile} ${how}`, { profile, ...packings[how] }] as const);
  });

describe.each(manners)("%s", (_name, manner) => {
  test("a PIN is asked for on an unknown browser, and never again on the one that was named", async () => {
    emulator = await startSchool(manner);
    const first = await Guarded.enter(emulator, { login: "pin.appareil" });
    expect(first.demands).toBe("[3]");
    expect(await first.answer(0, { codePin: first.secret("4826") })).toEqual({ result: true });
    expect(await first.answer(2, { libelle: "Ordinateur familial" })).toEqual({ dejaConnu: false });
    const saved = await first.answer(3, {
      codePin: first.secret("4826").toUpperCase(),
      avecIdentification: true,
      strIdentification: "Ordinateur familial",
    });
    expect(saved).toEqual({});
    expect(await first.goOn()).toBe("open");

    const again = await Guarded.enter(emulator, { login: "pin.appareil", browser: first.browser });
    expect(again.demands).toBeUndefined();
    expect(await again.goOn()).toBe("open");
    const elsewhere = await Guarded.enter(emulator, { login: "pin.appareil" });
    expect(elsewhere.demands).toBe("[3]");
    expect(await elsewhere.answer(2, { libelle: "Ordinateur familial" })).toEqual({ dejaConnu: true });
  });
});

test("nothing was asked for in 2022, and nobody knew the function", async () => {
  emulator = await startSchool({ profile: "2022" });
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect(Object.keys(visitor.asked)).not.toContain("actionsDoubleAuth");
  expect(Object.keys(visitor.asked)).not.toContain("reglesSaisieMDP");
  expect(await visitor.goOn()).toBe("open");
  expect((await visitor.command(3)).json["Erreur"]).toMatchObject({ G: 3 });
});

test("an account without demands is told the rules, and no demand", async () => {
  emulator = await startSchool();
  const { asked } = await Guarded.enter(emulator, { login: "camille.verdier" });
  expect(asked).toMatchObject({
    modeSecurisationParDefaut: 3,
    codePINFixe: true,
    reglesSaisieMDP: { min: 8, regles: { _T: 26, V: "[0..2,4]" } },
  });
  expect(asked).not.toHaveProperty("actionsDoubleAuth");
  expect(asked).not.toHaveProperty("modesPossibles");
});

test.each([
  ["pin.appareil", "mobile.eleve.html", "[3]", "[1..3]"],
  ["pin.long", "mobile.parent.html", "[3]", "[1..3]"],
  ["pin.choix", "mobile.eleve.html", "[1..2]", "[3]"],
  ["pin.reinit", "mobile.eleve.html", "[1,4]", "[3]"],
  ["appareil.nom", "mobile.eleve.html", "[5]", "[1..3]"],
  ["strategie.choix", "mobile.parent.html", "[1]", "[1..3]"],
  ["strategie.imposee", "mobile.eleve.html", "[]", "[1]"],
  ["mdp.expire", "mobile.eleve.html", "[0]", "[1..3]"],
  ["mdp.strategie", "mobile.eleve.html", "[0..1]", "[1..3]"],
  ["mdp.pin", "mobile.viescolaire.html", "[0,3]", "[1..3]"],
])("%s is asked for its own", async (login, page, demands, modes) => {
  emulator = await startSchool();
  const { asked } = await Guarded.enter(emulator, { login, page });
  expect(asked).toMatchObject({
    actionsDoubleAuth: { _T: 26, V: demands },
    modesPossibles: { _T: 26, V: modes },
  });
  expect(asked).toHaveProperty("cle");
});

test("demands, fixed PINs, reset by e-mail and imposed strategies are said only where they hold", async () => {
  emulator = await startSchool();
  const short = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect(short.asked).toMatchObject({
    codePINFixe: true,
    avecReinitPIN: true,
    emailOcculte: "p**.a*******@f******.example",
  });
  expect(short.asked).not.toHaveProperty("libelleSaisieExistant");
  const long = await Guarded.enter(emulator, { login: "pin.long", page: "mobile.parent.html" });
  for (const key of ["codePINFixe", "avecReinitPIN", "emailOcculte", "changementStrategieImpose"]) {
    expect(long.asked).not.toHaveProperty(key);
  }
  const imposed = await Guarded.enter(emulator, { login: "strategie.imposee" });
  expect(imposed.asked).toMatchObject({ changementStrategieImpose: true });
  const forced = await Guarded.enter(emulator, { login: "mdp.expire" });
  expect(forced.asked["messageForcerModificationMdp"]).toMatch(/mot de passe/);
});

test.each(["ParametresUtilisateur", "Navigation", "PageInfosPerso"])(
  "%s is refused while a demand is open, and that is the end of the session",
  async (name) => {
    emulator = await startSchool();
    const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
    const answer = await visitor.client.call(name, {});
    expect(answer.json["Erreur"]).toMatchObject({ G: 3 });
    expect(emulator.sessions).toBe(0);
  },
);

test("who cannot meet a demand can leave", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  const answer = await visitor.client.call("SaisieDeconnexion", {});
  expect(answer.root).toMatchObject({ nom: "SaisieDeconnexion", RapportSaisie: {} });
  expect(emulator.sessions).toBe(0);
});

test("three wrong PINs lock the session: then only leaving is answered", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  for (const pin of ["0000", "1111", "2222"]) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    expect(await visitor.answer(0, { codePin: visitor.secret(pin) })).toEqual({ result: false });
  }
  const late = await visitor.command(0, { codePin: visitor.secret("4826") });
  expect(late.json["Erreur"]).toMatchObject({ G: 8 });
  expect(emulator.sessions).toBe(0);

  const other = await Guarded.enter(emulator, { login: "pin.appareil" });
  for (const pin of ["0000", "1111"]) {
    // oxlint-disable-next-line no-await-in-loop -- one try after the other
    await other.answer(0, { codePin: other.secret(pin) });
  }
  const third = await other.command(3, { codePin: other.secret("2222"), avecIdentification: false });
  expect(isRefused(third)).toBe(true);
  expect((await other.client.call("SaisieDeconnexion", {})).root).toMatchObject({ RapportSaisie: {} });
});

test("the PIN goes with the choices, and is looked at again", async () => {
  emulator = await startSchool();
  const wrong = await Guarded.enter(emulator, { login: "pin.appareil" });
  await wrong.answer(0, { codePin: wrong.secret("4826") });
  expect(
    isRefused(await wrong.command(3, { codePin: wrong.secret("1234"), avecIdentification: false })),
  ).toBe(true);
  expect(await wrong.goOn()).toBe(3);
  const missing = await Guarded.enter(emulator, { login: "pin.appareil" });
  await missing.answer(0, { codePin: missing.secret("4826") });
  expect((await missing.command(3, { avecIdentification: false })).json["Erreur"]).toMatchObject({ G: 3 });
});

test("a lenient server lets a verified PIN stand for one that is not sent again", async () => {
  emulator = await startSchool({ strict: false });
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  await visitor.answer(0, { codePin: visitor.secret("4826") });
  expect(await visitor.answer(3, { avecIdentification: false })).toEqual({});
  expect(await visitor.goOn()).toBe("open");
  const hasty = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect(isRefused(await hasty.command(3, { avecIdentification: false }))).toBe(true);
});

test("a device that was not to be remembered is asked again", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "appareil.nom" });
  await visitor.answer(3, { avecIdentification: false });
  expect(await visitor.goOn()).toBe("open");
  expect(emulator.security.knownDevices).toEqual([]);
  const again = await Guarded.enter(emulator, { login: "appareil.nom", browser: visitor.browser });
  expect(again.demands).toBe("[5]");
});

test("the owner is told by e-mail when an unknown device opened the account", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  await visitor.answer(3, { codePin: visitor.secret("4826"), avecIdentification: false });
  expect(emulator.security.mails).toEqual([
    expect.objectContaining({
      login: "pin.appareil",
      about: "unknown-device",
      to: "pin.appareil@famille.example",
    }),
  ]);
});

test.each([
  ["no name", {}],
  ["a blank one", { strIdentification: "  " }],
  ["31 characters", { strIdentification: "x".repeat(31) }],
])("a device to be remembered with %s is refused", async (_what, name) => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "appareil.nom" });
  expect(isRefused(await visitor.command(3, { avecIdentification: true, ...name }))).toBe(true);
  expect(await visitor.goOn()).toBe(3);
});

test("an application is known again by its uuid, whatever browser it looks like", async () => {
  emulator = await startSchool();
  const uuid = "11111111-aaaa";
  const first = await Guarded.enter(emulator, { login: "appareil.nom", flags: app.password(uuid) });
  await first.answer(3, { avecIdentification: true, strIdentification: "Téléphone" });
  expect(emulator.security.knownDevices).toEqual([
    expect.objectContaining({
      login: "appareil.nom",
      source: "mobileApp",
      identity: uuid,
      name: "Téléphone",
    }),
  ]);
  const token = String(first.asked["jetonConnexionAppliMobile"]);
  const again = await Guarded.enter(emulator, {
    login: "appareil.nom",
    password: token,
    flags: app.token(uuid),
  });
  expect(again.demands).toBeUndefined();
  const browser = await Guarded.enter(emulator, { login: "appareil.nom", browser: first.browser });
  expect(browser.demands).toBe("[5]");
});

test("a token is given before the demands are met, and brings them along", async () => {
  emulator = await startSchool();
  const uuid = "22222222-bbbb";
  const first = await Guarded.enter(emulator, { login: "pin.appareil", flags: app.password(uuid) });
  expect(first.demands).toBe("[3]");
  const token = String(first.asked["jetonConnexionAppliMobile"]);
  const second = await Guarded.enter(emulator, {
    login: "pin.appareil",
    password: token,
    flags: app.token(uuid),
  });
  expect(second.demands).toBe("[3]");
  expect(second.asked["jetonConnexionAppliMobile"]).not.toBe(token);
  // Pawnote sends the mode too.
  const saved = await second.answer(3, {
    mode: 3,
    codePin: second.secret("4826"),
    avecIdentification: true,
    strIdentification: "Téléphone",
  });
  expect(saved).toEqual({});
  expect(await second.goOn()).toBe("open");
});

test("a school may give a new token with the choices; the one before is dead", async () => {
  emulator = await startSchool({ security: { newTokens: true } });
  const uuid = "33333333-cccc";
  const first = await Guarded.enter(emulator, { login: "appareil.nom", flags: app.password(uuid) });
  const before = String(first.asked["jetonConnexionAppliMobile"]);
  const saved = await first.answer(3, { avecIdentification: true, strIdentification: "Téléphone" });
  const after = String(saved["jetonConnexionAppliMobile"]);
  expect(after).toMatch(/^[0-9A-F]{64}$/);
  const flags = app.token(uuid);
  expect(
    (await Guarded.enter(emulator, { login: "appareil.nom", password: before, flags })).asked,
  ).toMatchObject({
    Acces: 1,
  });
  expect(
    (await Guarded.enter(emulator, { login: "appareil.nom", password: after, flags })).asked,
  ).toHaveProperty("cle");
  const browser = await Guarded.enter(emulator, { login: "appareil.nom" });
  expect(await browser.answer(3, { avecIdentification: false })).toEqual({});
});

test.each([
  [false, undefined],
  [true, "[5]"],
])("a login by QR code is asked only where the school wants it: %s", async (qrCodesAsk, demands) => {
  emulator = await startSchool({ security: { qrCodesAsk } });
  const answer = await new Phone(emulator).withQrCode(emulator.qrCode("appareil.nom"));
  expect((answer["actionsDoubleAuth"] as { V: string } | undefined)?.V).toBe(demands);
});

test.each(["camille.verdier", "strategie.imposee"])("a bare save of %s is answered", async (login) => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login });
  expect(await visitor.answer(3)).toEqual({});
  expect(await visitor.goOn()).toBe("open");
  expect(await visitor.answer(3, { codePin: visitor.secret("9999") })).toEqual({});
  expect(emulator.accounts.find((one) => one.login === login)?.security?.pin).toBeUndefined();
});

test("an imposed strategy is a demand of its own until it was taken note of", async () => {
  emulator = await startSchool();
  expect(await (await Guarded.enter(emulator, { login: "strategie.imposee" })).goOn()).toBe(3);
  const noted = await Guarded.enter(emulator, { login: "strategie.imposee" });
  await noted.answer(3);
  expect((await Guarded.enter(emulator, { login: "strategie.imposee" })).demands).toBeUndefined();
});

test("secrets under another key than the session's are refused", async () => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  const foreign = visitor.client.encrypt("4826", new Uint8Array([1]));
  expect((await visitor.command(0, { codePin: foreign })).json["Erreur"]).toMatchObject({ G: 8 });
});

test.each([
  [0, { codePin: "00", mode: 3 }],
  [4, {}],
  [99, {}],
])("command %s with what it does not take is refused when strict", async (action, args) => {
  emulator = await startSchool();
  const visitor = await Guarded.enter(emulator, { login: "pin.appareil" });
  expect((await visitor.command(action, args)).json["Erreur"]).toMatchObject({ G: 3 });
});
