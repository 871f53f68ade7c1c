import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { type Departure, type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const zoe = ["zoe.exemple", "Azerty#2026"] as const;

async function loggedIn(options: EmulatorOptions = {}, executed: string[] = []): Promise<RawClient> {
  emulator = await startSmall(options, executed);
  return RawClient.login(emulator, ...zoe);
}

/** `G` of a fatal error. */
function code(answer: { readonly json: Json }): unknown {
  return (answer.json["Erreur"] as Json | undefined)?.["G"];
}

/** The last thing that the log explains. */
function explanation(): string | undefined {
  return emulator.log.findLast((entry) => entry.kind === "refused")?.message;
}

const packings: { profile: ProfileName; encrypt: boolean; compress: boolean }[] = [
  { profile: "2025.2", encrypt: false, compress: false },
  { profile: "2025.2", encrypt: true, compress: false },
  { profile: "2025.2", encrypt: true, compress: true },
  { profile: "2026.2.5", encrypt: false, compress: false },
  { profile: "2026.2.5", encrypt: true, compress: false },
  { profile: "2026.2.5", encrypt: true, compress: true },
];

test.each(packings)("$profile, encrypt $encrypt, compress $compress: a whole session", async (packing) => {
  const client = await loggedIn(packing);
  const answer = await client.ask("PageEmploiDuTemps", 16);
  expect(answer.root).toMatchObject({ nom: "PageEmploiDuTemps", data: { student: "EXEMPLE Zoé", tab: 16 } });
  expect(answer.json["session"]).toBe(client.session);
  expect(answer.number).toBe(10);
  expect(typeof answer.json["dataSec"]).toBe(packing.encrypt ? "string" : "object");
  expect(answer.text).toMatch(/^[\u0020-\u007e]+$/);
  await client.ask("SaisieDeconnexion", 7);
  expect(emulator.sessions).toBe(0);
  expect(emulator.log).toEqual([]);
});

describe("the order number", () => {
  test("the same request again gets the same bytes, and is not executed twice", async () => {
    const executed: string[] = [];
    const client = await loggedIn({ profile: "2025.2", compress: true }, executed);
    const root = { Signature: { onglet: 88 }, data: { listeTAF: [] } };
    const { url, init } = client.request("SaisieTAFFaitEleve", root);
    const first = await client.send(url, init);
    const again = await client.send(url, init);
    expect(again.text).toBe(first.text);
    expect(executed).toHaveLength(1);
    client.counter += 2;
    expect((await client.ask("PageEmploiDuTemps", 16)).number).toBe(12);
  });

  test("even the first request can be asked again, although the vector has changed since", async () => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    const { url, init } = client.request("FonctionParametres", {
      data: { Uuid: Buffer.alloc(16, 7).toString("base64") },
    });
    client.iv = Buffer.alloc(16, 7);
    const first = await client.send(url, init);
    expect(first.number).toBe(2);
    expect((await client.send(url, init)).text).toBe(first.text);
  });

  test.each(["2025.2", "2026.2.5"] as const)(
    "%s: the login's answer can be asked again, although the key has changed since",
    async (profile) => {
      emulator = await startSmall({ profile, encrypt: true });
      const client = await RawClient.open(emulator);
      await client.openSession();
      const identified = client.data(await client.identify(zoe[0]));
      const { root, key } = client.authentication(...zoe, identified);
      const { url, init } = client.request("Authentification", root);
      const first = await client.send(url, init);
      const again = await client.send(url, init);
      expect(again.text).toBe(first.text);
      client.counter += 2;
      client.adoptKey(client.data(again), key);
      expect((await client.call("ParametresUtilisateur", {})).number).toBe(8);
    },
  );

  test.each<[string, Departure, RegExp]>([
    ["a number too far", { order: 11 }, /the order number is 11; 9 was expected/],
    ["the number before the last", { order: 5 }, /the order number is 5; 9 was expected/],
    ["a number under another key", { orderText: "3fa959b13967e0ef176069e01e23c8d7" }, /does not decrypt/],
    ["a number that is no hexadecimal", { orderText: "nine" }, /is not hexadecimal/],
    ["another number in the body", { bodyOrderText: "3fa959b13967e0ef176069e01e23c8d7" }, /differ/],
    ["another session in the body", { session: 12 }, /not another number/],
    ["no session in the body", { session: undefined }, /not nothing/],
    ["a session that nobody opened", { addressSession: 12 }, /never opened/],
  ])("%s is refused with G 8, and ends the session", async (_, departure, message) => {
    const client = await loggedIn();
    const answer = await client.call("Navigation", { Signature: { onglet: 7 } }, departure);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({ Erreur: { G: 8, Titre: "La page a expiré ! (1)", Message: "" } });
    expect(explanation()).toMatch(message);
    if (departure.addressSession !== undefined) return;
    expect(emulator.sessions).toBe(0);
    expect(code(await client.ask("Navigation", 7))).toBe(8);
    expect(explanation()).toMatch(/the session ended: /);
  });

  test("the right session, as text, is refused with G 8", async () => {
    const client = await loggedIn({ strict: false });
    const session = String(client.session);
    expect(code(await client.call("Navigation", { Signature: { onglet: 7 } }, { session }))).toBe(8);
    expect(explanation()).toMatch(/must be the JSON number \d+.*not a string/);
  });

  test("the last number with another body is refused", async () => {
    const client = await loggedIn();
    await client.ask("Navigation", 7, { onglet: 7 });
    client.counter -= 2;
    expect(code(await client.ask("Navigation", 7, { onglet: 16 }))).toBe(8);
    expect(explanation()).toMatch(/the last order number again, for another request/);
  });

  test("lenient: the last number with another body gets the stored answer", async () => {
    const client = await loggedIn({ strict: false });
    const first = await client.ask("Navigation", 7, { onglet: 7 });
    client.counter -= 2;
    expect((await client.ask("Navigation", 7, { onglet: 16 })).text).toBe(first.text);
  });

  test("a wrong number right after the switch of vector is G 14", async () => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    await client.openSession();
    client.counter = 5;
    expect(code(await client.identify("zoe.exemple"))).toBe(14);
  });

  test("the number is read in either case", async () => {
    const client = await loggedIn();
    const upper = client.encrypt(String(client.counter)).toUpperCase();
    const answer = await client.call("Navigation", { Signature: { onglet: 7 } }, { orderText: upper });
    expect(answer.number).toBe(10);
  });
});

describe("the envelope", () => {
  test.each<[string, Departure, RegExp]>([
    ["an unknown key", { extra: { echecReseau: true } }, /`echecReseau` is no key/],
    ["the key of an older version", { extra: { donneesSec: {} } }, /`donneesSec` is no key/],
    ["another space in the address", { space: 3 }, /the address names space 3/],
    ["a body that does not say it is JSON", { contentType: "text/plain" }, /Content-Type/],
  ])("%s is refused when strict, forgiven and logged when lenient", async (_, departure, message) => {
    const strict = await loggedIn();
    const root = { Signature: { onglet: 7 } };
    expect(code(await strict.call("Navigation", root, departure))).toBe(8);
    expect(explanation()).toMatch(message);
    await emulator.close();

    const lenient = await loggedIn({ strict: false });
    expect((await lenient.call("Navigation", root, departure)).number).toBe(10);
    expect(emulator.log.find((entry) => entry.kind === "forgave")?.message).toMatch(message);
  });

  test.each<[string, EmulatorOptions, unknown]>([
    ["encrypted text on a plain server", {}, "00"],
    ["an object on an encrypted server", { encrypt: true }, {}],
    ["nothing at all", {}, undefined],
    ["uncompressed text on a compressing server", { compress: true }, "f3083163a5506299773f212addafb9a3"],
  ])("%s is refused", async (_, options, secured) => {
    const client = await loggedIn(options);
    expect(code(await client.call("Navigation", {}, { secured }))).toBe(8);
    expect(explanation()).toMatch(/secured part/);
  });

  test("a first call in the words of an older version is G 21", async () => {
    emulator = await startSmall();
    const client = await RawClient.open(emulator);
    const order = client.encrypt("1");
    const answer = await fetch(`${emulator.url}/appelfonction/6/${client.session}/${order}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ session: client.session, numeroOrdre: order, nom: "FonctionParametres" }),
    });
    expect(code({ json: (await answer.json()) as Json })).toBe(21);
    expect(explanation()).toMatch(/must be text under `no`/);
  });

  test("a body that is no JSON is refused", async () => {
    const client = await loggedIn();
    const { url } = client.request("Navigation", {});
    const answer = await fetch(url, { method: "POST", body: "{" });
    expect(code({ json: (await answer.json()) as Json })).toBe(8);
  });
});

describe("what is allowed", () => {
  test("a tab outside the list is refused with G 3", async () => {
    const client = await loggedIn();
    expect(code(await client.ask("Navigation", 198))).toBe(3);
    expect(explanation()).toMatch(/tab 198 is not among those of this account/);
  });

  test("a school may refuse the call and keep the session", async () => {
    const client = await loggedIn({ tabRefusal: "call" });
    const refused = await client.ask("Navigation", 198);
    expect(refused.root).toEqual({
      data: {},
      nom: "Navigation",
      Signature: { Erreur: true, MessageErreur: "Vos droits sont insuffisants" },
    });
    expect((await client.ask("Navigation", 7)).number).toBe(12);
  });

  test("a tab may be listed and refused all the same", async () => {
    const client = await loggedIn({ schoolOptions: { refusedTabs: [88] } });
    expect(code(await client.ask("SaisieTAFFaitEleve", 88))).toBe(3);
  });

  test("groups of tabs and nested tabs are granted, negative numbers are no tabs", async () => {
    const client = await loggedIn();
    for (const tab of [3, 16, 88]) expect((await client.ask("Navigation", tab)).number).toBeDefined();
    expect(code(await client.ask("Navigation", -1))).toBe(3);
  });

  test.each<[string, string, Json, RegExp]>([
    ["another page's tab", "PageEmploiDuTemps", { Signature: { onglet: 7 } }, /is called from tab 16, not 7/],
    ["no tab", "PageEmploiDuTemps", { Signature: {} }, /must be signed from tab 16/],
    ["no signature", "PageEmploiDuTemps", {}, /must say its tab in `Signature`/],
    [
      "an undeclared field",
      "PageEmploiDuTemps",
      { Signature: { onglet: 16 }, data: { x: 1 } },
      /`x` is no argument/,
    ],
  ])("%s is refused when strict, forgiven when lenient", async (_, name, root, message) => {
    const strict = await loggedIn();
    expect(code(await strict.call(name, root))).toBe(3);
    expect(explanation()).toMatch(message);
    await emulator.close();

    const lenient = await loggedIn({ strict: false });
    expect((await lenient.call(name, root)).number).toBe(10);
    expect(emulator.log.some((entry) => entry.kind === "forgave" && message.test(entry.message))).toBe(true);
  });

  test.each<[string, Json, RegExp]>([
    ["the payload's old name", { Signature: { onglet: 7 }, donnees: {} }, /`donnees` is no key/],
    [
      "a field that is no signature's",
      { Signature: { onglet: 7, ressource: {} } },
      /is no field of a signature/,
    ],
    ["a member where there are none", { Signature: { onglet: 7, membre: {} } }, /`membre` has no place/],
  ])("%s is refused when strict", async (_, root, message) => {
    const client = await loggedIn();
    expect(code(await client.call("Navigation", root))).toBe(8);
    expect(explanation()).toMatch(message);
  });

  test("a function that the emulator does not answer ends the session when strict", async () => {
    const client = await loggedIn();
    // All that the wire package names are answered; this one is none of them.
    expect(code(await client.ask("toString", 7))).toBe(3);
    expect(explanation()).toMatch(/is no function that this emulator has heard of/);
  });

  test("a function that the emulator does not answer is refused alone when lenient", async () => {
    const client = await loggedIn({ strict: false });
    const answer = await client.ask("Inconnue", 7);
    expect(answer.root["Signature"]).toMatchObject({ Erreur: true });
    expect((await client.ask("Navigation", 7)).number).toBe(12);
  });

  test("in exclusive mode reads are answered and writes are refused without effect", async () => {
    const executed: string[] = [];
    const client = await loggedIn({ schoolOptions: { exclusiveMode: true } }, executed);
    expect((await client.ask("PageEmploiDuTemps", 16)).root["Signature"]).toEqual({ ModeExclusif: true });
    const refused = await client.ask("SaisieTAFFaitEleve", 88);
    expect(refused.root).toMatchObject({ RapportSaisie: {}, Signature: { ModeExclusif: true } });
    expect(executed).toEqual([]);
    expect((await client.ask("SaisieDeconnexion", 7)).number).toBe(14);
    expect(emulator.log.filter((entry) => entry.kind === "refused")).toHaveLength(1);
    expect(emulator.sessions).toBe(0);
  });

  test("a mistake of the emulator itself is a 500 and says so on the log", async () => {
    const client = await loggedIn();
    const { url, init } = client.request("PageMenus", { Signature: { onglet: 7 } });
    expect((await fetch(url, init)).status).toBe(500);
    expect(emulator.log.at(-1)).toMatchObject({ kind: "bug" });
    expect(emulator.sessions).toBe(0);
  });
});

describe("ids", () => {
  const lessonOf = async (client: RawClient) =>
    String(client.data(await client.ask("PageEmploiDuTemps", 16))["lesson"]);

  test("an id of this session is accepted, wherever it stands", async () => {
    const executed: string[] = [];
    const client = await loggedIn({}, executed);
    const n = await lessonOf(client);
    const data = { listeTAF: [{ N: n, E: 2 }, { N: -1001 }, { N: "0" }] };
    expect((await client.ask("SaisieTAFFaitEleve", 88, data)).number).toBe(12);
    expect(executed).toHaveLength(1);
  });

  test("an id of an earlier session is refused with G 22", async () => {
    const earlier = await loggedIn();
    const n = await lessonOf(earlier);
    const later = await RawClient.login(emulator, ...zoe);
    expect(await lessonOf(later)).not.toBe(n);
    expect(code(await later.ask("SaisieTAFFaitEleve", 88, { listeTAF: [{ N: n }] }))).toBe(22);
    expect(explanation()).toMatch(/data\.listeTAF\[0\]\.N is an id that this session never issued/);
  });

  test("a period of an earlier session is refused with G 20", async () => {
    const client = await loggedIn();
    const answer = await client.ask("PageEmploiDuTemps", 16, { Periode: { N: `105#${"x".repeat(43)}` } });
    expect(answer.json).toEqual({ Erreur: { G: 20, Titre: "La page a expiré ! (11)", Message: "" } });
  });
});

describe("parents", () => {
  const luc = ["luc.exemple", "Famille1", "parent.html"] as const;

  async function parent(options: EmulatorOptions = {}) {
    emulator = await startSmall(options);
    const client = await RawClient.open(emulator, "parent.html");
    await client.openSession();
    await client.authenticate(luc[0], luc[1]);
    const parameters = client.data(await client.call("ParametresUtilisateur", {}));
    return { client, children: parameters["enfants"] as string[] };
  }

  test("the member of the signature says which child is meant", async () => {
    const { client, children } = await parent();
    for (const [index, name] of [
      [1, "EXEMPLE Adam"],
      [0, "EXEMPLE Zoé"],
    ] as const) {
      const answer = await client.ask("PageEmploiDuTemps", 16, {}, { N: children[index], G: 4 });
      expect(client.data(answer)["student"]).toBe(name);
    }
  });

  test("a page without a member is refused when strict; lenient takes the first child", async () => {
    const strict = await parent();
    expect(code(await strict.client.ask("PageEmploiDuTemps", 16))).toBe(20);
    await emulator.close();
    const lenient = await parent({ strict: false });
    const answer = await lenient.client.ask("PageEmploiDuTemps", 16);
    expect(lenient.client.data(answer)["student"]).toBe("EXEMPLE Zoé");
  });

  test("calls from any tab need no member", async () => {
    const { client } = await parent();
    expect((await client.ask("Navigation", 7)).number).toBe(10);
  });

  test.each([
    ["an id of another session", { N: `46#${"y".repeat(43)}`, G: 4 }, /never issued/],
    ["no id", { G: 4 }, /must be `\{N, G\}`/],
  ])("%s as member is refused with G 20", async (_, member, message) => {
    const { client } = await parent();
    expect(code(await client.ask("Navigation", 7, {}, member))).toBe(20);
    expect(explanation()).toMatch(message);
  });

  test("an object of the session that is no child is no member", async () => {
    const { client, children } = await parent();
    const answer = await client.ask("PageEmploiDuTemps", 16, {}, { N: children[0] });
    const lesson = client.data(answer)["lesson"];
    expect(code(await client.ask("Navigation", 7, {}, { N: lesson }))).toBe(20);
    expect(explanation()).toMatch(/not a child of this account/);
  });
});

describe("the end of a session", () => {
  test("inactivity ends it", async () => {
    const client = await loggedIn({ sessionTimeoutMs: 500_000 });
    emulator.clock.advance(500_001);
    expect(emulator.sessions).toBe(0);
    expect(code(await client.ask("Navigation", 7))).toBe(8);
    expect(explanation()).toMatch(/nobody used it/);
  });

  test("use keeps it alive", async () => {
    const client = await loggedIn({ sessionTimeoutMs: 600_000 });
    for (let call = 0; call < 3; call += 1) {
      emulator.clock.advance(590_000);
      expect((await client.ask("Navigation", 7)).number).toBeDefined();
    }
  });

  test("the emulator can end all of them", async () => {
    const client = await loggedIn();
    emulator.expireSessions();
    expect(code(await client.ask("Navigation", 7))).toBe(8);
  });

  test("the beacon of a page that is left ends it, if its number is right", async () => {
    const client = await loggedIn();
    const beacon = async (order: string) => {
      const url = `${emulator.url}/appeldeconnexion/${order}/1790000000000`;
      const body = JSON.stringify({ ns: client.session, no: order });
      expect((await fetch(url, { method: "POST", body })).status).toBe(200);
    };
    await beacon(client.encrypt("1"));
    await beacon("nonsense");
    expect(emulator.sessions).toBe(1);
    await beacon(client.encrypt(String(client.counter)));
    expect(emulator.sessions).toBe(0);
    await beacon(client.encrypt(String(client.counter)));
    expect(emulator.requests.get("beacon")).toBe(4);
  });
});
