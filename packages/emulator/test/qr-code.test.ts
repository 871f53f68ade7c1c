import { afterEach, describe, expect, test } from "vitest";
import {
  type Emulator,
  type EmulatorOptions,
  type ProfileName,
  profiles,
  startEmulator,
} from "../src/index.js";
import { openSealed, Phone, ways } from "./phone.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

const zoe = "zoe.exemple";
let emulator: Emulator;
afterEach(() => emulator.close());

async function phone(options: EmulatorOptions = {}): Promise<Phone> {
  emulator = await startSmall(options);
  return new Phone(emulator);
}

/** What somebody gets who comes with a code: Identification, then Authentification whatever it said. */
async function tried(one: Phone, { qrCode, pin }: ReturnType<Emulator["qrCode"]>) {
  const client = await one.open();
  const login = openSealed(qrCode.login, pin);
  const identified = client.data(await client.identify(login, ways.qrCode(one.uuid)));
  const { root } = client.authentication(login, openSealed(qrCode.jeton, pin), identified);
  return { identified, answer: await client.call("Authentification", root), client };
}

describe("what the office hands out", () => {
  test("is shaped like a real code", async () => {
    await phone();
    const { qrCode, pin } = emulator.qrCode(zoe);
    expect(qrCode).toEqual({
      jeton: expect.stringMatching(/^[0-9A-F]{224}$/) as string,
      login: expect.stringMatching(/^[0-9A-F]{32}$/) as string,
      url: `${emulator.url}/mobile.eleve.html`,
      avecPageConnexion: false,
    });
    expect(pin).toMatch(/^\d{4}$/);
    expect(emulator.qrCode("luc.exemple").qrCode.url).toBe(`${emulator.url}/mobile.parent.html`);
  });

  test.each<[ProfileName, boolean]>([
    ["2022", false],
    ["2024.3.11", false],
    ["2025.2", true],
    ["2026.2.5", true],
  ])("%s: says avecPageConnexion: %s", async (profile, isSaid) => {
    await phone({ profile });
    expect("avecPageConnexion" in emulator.qrCode(zoe).qrCode).toBe(isSaid);
  });

  test("holds the same login each time, and another secret", async () => {
    await phone();
    const [one, two] = [emulator.qrCode(zoe, { pin: "0007" }), emulator.qrCode(zoe, { pin: "0007" })];
    expect([one.pin, one.qrCode.login]).toEqual([two.pin, two.qrCode.login]);
    expect(one.qrCode.jeton).not.toBe(two.qrCode.jeton);
  });

  test("may have an odd address", async () => {
    await phone();
    const space = "parent.html?identifiant=abc#/mobile.parent.html";
    expect(emulator.qrCode("luc.exemple", { space }).qrCode.url).toBe(`${emulator.url}/${space}`);
  });

  test.each([
    ["personne", {}],
    [zoe, { pin: "123" }],
    [zoe, { pin: "12345" }],
    [zoe, { pin: "12a4" }],
  ])("is not made for %s with %j", async (login, choice) => {
    await phone();
    expect(() => emulator.qrCode(login, choice)).toThrow(RangeError);
  });
});

describe.each([
  { deadSecrets: "no-challenge", gets: "an Identification without a challenge, then G 13" },
  { deadSecrets: "refused", gets: "Acces 1" },
] as const)("a dead code ($deadSecrets) gets $gets:", ({ deadSecrets }) => {
  async function expectDead(one: Phone, code: ReturnType<Emulator["qrCode"]>): Promise<void> {
    const { identified, answer, client } = await tried(one, code);
    expect(identified).toMatchObject({ modeCompLog: 1, modeCompMdp: 0 });
    expect("challenge" in identified).toBe(deadSecrets === "refused");
    if (deadSecrets === "refused") expect(client.data(answer)).toEqual({ Acces: 1 });
    else expect(answer.json["Erreur"]).toMatchObject({ G: 13 });
    expect(emulator.logins.at(-1)).toMatchObject({ login: zoe, way: "qr-code", accepted: false });
  }

  test("used", async () => {
    const one = await phone({ deadSecrets });
    const code = emulator.qrCode(zoe);
    expect(await one.withQrCode(code)).toHaveProperty("cle");
    await expectDead(one, code);
    await expectDead(new Phone(emulator), code);
    expect(await one.withToken()).toHaveProperty("cle");
  });

  test("older than ten minutes", async () => {
    const one = await phone({ deadSecrets });
    const code = emulator.qrCode(zoe);
    emulator.clock.advance(10 * 60_000 + 1);
    await expectDead(one, code);
    expect(await one.withQrCode(emulator.qrCode(zoe))).toHaveProperty("cle");
  });

  test("counted as a failure", async () => {
    const one = await phone({ deadSecrets, quarantine: { failuresBeforeBlock: 1 } });
    const code = emulator.qrCode(zoe);
    emulator.clock.advance(3_600_000);
    await tried(one, code);
    expect((await (await one.open()).identify(zoe)).json["Erreur"]).toMatchObject({ G: 25 });
  });
});

test("a code of nine minutes still works, unless its life was set otherwise", async () => {
  const one = await phone();
  const code = emulator.qrCode(zoe);
  emulator.clock.advance(9 * 60_000);
  expect(await one.withQrCode(code)).toHaveProperty("cle");
  await emulator.close();
  const two = await phone({ qrCodeLifeMs: 1000, deadSecrets: "refused" });
  const short = emulator.qrCode(zoe);
  emulator.clock.advance(1001);
  expect(await two.withQrCode(short)).toEqual({ Acces: 1 });
});

test("a new code replaces the one before", async () => {
  const one = await phone();
  const [first, second] = [emulator.qrCode(zoe), emulator.qrCode(zoe)];
  expect(await one.withQrCode(first)).toEqual({ Acces: 1 });
  expect(await one.withQrCode(second)).toHaveProperty("cle");
});

test("a code is nothing in a desktop space, and is not used up there", async () => {
  const one = await phone();
  const code = emulator.qrCode(zoe);
  expect(await new Phone(emulator, "eleve.html").withQrCode(code)).toEqual({ Acces: 1 });
  expect(await one.withQrCode(code)).toHaveProperty("cle");
});

test("two sessions that were given a challenge for the same code: only the first uses it", async () => {
  const one = await phone();
  const { qrCode, pin } = emulator.qrCode(zoe);
  const [login, secret] = [openSealed(qrCode.login, pin), openSealed(qrCode.jeton, pin)];
  const prepared: { client: RawClient; root: Json }[] = [];
  for (let sessions = 0; sessions < 2; sessions += 1) {
    const client = await one.open();
    const identified = client.data(await client.identify(login, ways.qrCode(`device ${sessions}`)));
    prepared.push({ client, root: client.authentication(login, secret, identified).root });
  }
  const answers: Json[] = [];
  for (const { client, root } of prepared) {
    answers.push(client.data(await client.call("Authentification", root)));
  }
  expect(answers[0]).toHaveProperty("jetonConnexionAppliMobile");
  expect(answers[1]).toEqual({ Acces: 1 });
});

test("a wrong PIN hardly ever opens a code, and what it then gives is nobody's login", async () => {
  const one = await phone({ mobileLogins: "own" });
  const { qrCode } = emulator.qrCode(zoe, { pin: "4821" });
  const opened: string[] = [];
  for (let pin = 0; pin < 10_000; pin += 1) {
    try {
      opened.push(openSealed(qrCode.login, String(pin).padStart(4, "0")));
    } catch {
      // Wrong padding: what nearly every wrong PIN ends in.
    }
  }
  expect(opened.length).toBeGreaterThan(5);
  expect(opened.length).toBeLessThan(100);
  const noise = opened.filter((text) => !/^[0-9a-f]{10}$/.test(text));
  expect(noise).toHaveLength(opened.length - 1);
  const client = await one.open();
  expect(await client.authenticate(noise[0] ?? "", noise[1] ?? "", ways.qrCode(one.uuid))).toEqual({
    Acces: 1,
  });
});

describe("JetonAppliMobile", () => {
  const today = "2026-11-21";
  const camille = ["camille.verdier", "preau-demo"] as const;

  test.each(Object.keys(profiles) as ProfileName[])(
    "%s: somebody who is logged in makes a code for their phone",
    async (profile) => {
      emulator = await startEmulator({ profile, today });
      const desk = await RawClient.open(emulator, "eleve.html");
      const parameters = desk.data(await desk.openSession());
      expect(parameters).toMatchObject({ URLMobile: "mobile.eleve.html", AvecEspaceMobile: true });
      await desk.authenticate(...camille);
      await desk.call("ParametresUtilisateur", {});
      const answer = await desk.ask("JetonAppliMobile", 7, { code: "1357" });
      const said = desk.data(answer) as { login: string; jeton: string };
      const one = new Phone(emulator, String(parameters["URLMobile"]));
      const code = { qrCode: { ...said, url: "" }, pin: "1357" };
      expect(await one.withQrCode(code)).toHaveProperty("cle");
      expect(await one.withToken()).toHaveProperty("cle");
      // The desk goes on.
      expect((await desk.ask("Navigation", 7, { onglet: 7, ongletPrec: 7 })).number).toBeDefined();
      expect(emulator.log).toEqual([]);
    },
  );

  test.each(["123", "12345", "12e4", "", 1234, undefined])("the PIN %j is a refused write", async (pin) => {
    emulator = await startEmulator({ today });
    const client = await RawClient.login(emulator, ...camille);
    const { root } = await client.ask("JetonAppliMobile", 7, { code: pin });
    expect(root).toMatchObject({ data: {}, RapportSaisie: { _erreurSaisie_: true } });
    expect(emulator.log).toMatchObject([{ kind: "refused", call: "JetonAppliMobile" }]);
    expect(emulator.changes).toEqual([]);
    expect((await client.ask("JetonAppliMobile", 7, { code: "0000" })).root).toHaveProperty("data.jeton");
    expect(emulator.changes).toMatchObject([{ call: "JetonAppliMobile" }]);
  });

  test("is refused in exclusive mode, and the code before it is left alone", async () => {
    emulator = await startEmulator({ today, schoolOptions: { exclusiveMode: true } });
    const code = emulator.qrCode(camille[0]);
    const client = await RawClient.login(emulator, ...camille);
    const { root } = await client.ask("JetonAppliMobile", 7, { code: "1357" });
    expect(root).toMatchObject({ data: {}, Signature: { ModeExclusif: true } });
    expect(await new Phone(emulator).withQrCode(code)).toHaveProperty("cle");
  });

  test("is for people who are logged in", async () => {
    emulator = await startEmulator({ today, strict: false });
    const client = await RawClient.open(emulator);
    await client.openSession();
    expect((await client.ask("JetonAppliMobile", 7, { code: "1357" })).json["Erreur"]).toMatchObject({
      G: 8,
    });
  });
});

test.each([
  [
    "camille.verdier",
    "mobile.eleve.html",
    { nom: "VERDIER", prenoms: expect.stringMatching(/^Camille/) as string },
  ],
  ["sophie.verdier", "mobile.parent.html", { civilite: "Mme", nom: "VERDIER", prenoms: "Sophie" }],
])(
  "PageInfosPerso tells %s who they are, and that no second factor is asked for",
  async (login, page, who) => {
    emulator = await startEmulator({ today: "2026-11-21" });
    const one = new Phone(emulator, page);
    await one.withQrCode(emulator.qrCode(login));
    const client = await one.open();
    await client.authenticate(one.kept.login, one.kept.token, ways.token(one.uuid));
    const user = client.data(await client.call("ParametresUtilisateur", {}))["ressource"] as Json;
    const children = user["listeRessources"] as { N: string }[] | undefined;
    const member = children?.[0] === undefined ? undefined : { N: children[0].N, G: 4 };
    expect(client.data(await client.ask("PageInfosPerso", 49, {}, member))).toMatchObject({
      Informations: { ...who, ville: emulator.school.city, eMail: expect.stringMatching(login) as string },
      securisation: { mode: 0, modesPossibles: { _T: 26, V: "[1..3]" } },
    });
    expect(emulator.log).toEqual([]);
  },
);
