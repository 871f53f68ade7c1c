import { dialects, publicRsaKey } from "@preau/wire";
import { afterEach, describe, expect, test } from "vitest";
import {
  type Emulator,
  type EmulatorOptions,
  type ProfileName,
  packings,
  profileOfVersion,
  startEmulator,
} from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

// What each profile shows on the wire, written out by hand: the tables under test are not asked.

let emulator: Emulator;
afterEach(() => emulator.close());

const zoe = ["zoe.exemple", "Azerty#2026"] as const;
const draws = { sessionNumber: () => 4217739 };

/** `Start (…)` as the page holds it, with what surrounds it. */
async function startOf(options: EmulatorOptions): Promise<{ call: string; inBody: boolean }> {
  emulator = await startSmall({ draws, ...options });
  const { page } = await RawClient.open(emulator);
  const [call = ""] = /Start \(\{[^}]*\}\)/.exec(page) ?? [];
  return { call, inBody: /<body [^>]*onload="[^"]*Start \(/.test(page) };
}

const plain = { encrypt: false, compress: false };

describe("the start page", () => {
  test.each<[ProfileName, EmulatorOptions, boolean, string]>([
    ["2024.3.8", plain, true, "Start ({h:'4217739',sCrA:true,sCoA:true,a:6})"],
    ["2024.3.8", { poll: true }, true, "Start ({h:'4217739',sCrA:true,sCoA:true,poll:true,a:6})"],
    ["2024.3.8", packings.encrypted, true, "Start ({h:'4217739',sCoA:true,a:6})"],
    ["2024.3.11", {}, true, "Start ({h:'4217739',sCrA:true,sCoA:true,a:6})"],
    ["2024-secure", {}, true, "Start ({h:'4217739',a:6})"],
    ["2024-secure", packings.encrypted, true, "Start ({h:'4217739',sCoA:true,a:6})"],
    ["2025.2", {}, true, "Start ({h:4217739,a:6})"],
    ["2025.2", { poll: true }, true, "Start ({h:4217739,a:6})"],
    ["2025-secure", {}, true, "Start ({h:4217739,CrA:true,CoA:true,a:6})"],
    ["2026.1", {}, false, 'Start ({"h":4217739,"a":6})'],
    ["2026.1", packings.compressed, false, 'Start ({"h":4217739,"CrA":true,"CoA":true,"a":6})'],
    ["2026.2.5", {}, false, 'Start ({"h":4217739,"a":6})'],
  ])("%s, %j: in the body's onload: %s, %s", async (profile, options, inBody, call) => {
    expect(await startOf({ profile, ...options })).toEqual({ call, inBody });
  });

  test("2022: carries an RSA key of 1024 bits of this server alone", async () => {
    const key = /^Start \(\{h:'4217739',sCrA:true,sCoA:true,a:6,MR:'([0-9A-F]{256})',ER:'010001'\}\)$/;
    const moduli = new Set<string | undefined>();
    for (let server = 0; server < 2; server += 1) {
      const { call, inBody } = await startOf({ profile: "2022" });
      expect(call).toMatch(key);
      expect(inBody).toBe(true);
      moduli.add(key.exec(call)?.[1]);
      await emulator.close();
    }
    expect(moduli.size).toBe(2);
  });

  test.each<ProfileName>(["2024.3.11", "2025-secure", "2026.2.5"])(
    "%s: a page without TLS says so, and carries a key",
    async (profile) => {
      const { call } = await startOf({ profile, insecurePage: "with-key" });
      expect(call).toMatch(/http"?:true/);
      expect(call).toMatch(/"?MR"?:['"][0-9A-F]{256}['"],"?ER"?:['"]010001['"]/);
    },
  );

  test("a page without TLS need not carry the key, as real ones after 2022", async () => {
    const { call } = await startOf({ profile: "2025-secure", insecurePage: "bare" });
    expect(call).toBe("Start ({h:4217739,http:true,CrA:true,CoA:true,a:6})");
    expect(emulator.vectorKey).toEqual({
      modulus: expect.stringMatching(/^[0-9A-F]{256}$/) as string,
      exponent: "010001",
    });
  });

  test("a packing that a profile never has is refused before anything listens", async () => {
    await expect(startSmall({ profile: "2025-secure", encrypt: false })).rejects.toThrow(
      /2025-secure is never plain, only compressed or encrypted/,
    );
    emulator = await startSmall({ profile: "2025-secure" });
  });
});

describe("RSA", () => {
  test.each<[string, EmulatorOptions]>([
    ["a page of 2022", { profile: "2022" }],
    ["a page of 2022, compressed", { profile: "2022", compress: true }],
    ["a page without TLS", { profile: "2026.2.5", insecurePage: "with-key", compress: true }],
    ["a page without TLS, its key known from elsewhere", { profile: "2025-secure", insecurePage: "bare" }],
    ["a page of 2024 without TLS", { profile: "2024-secure", insecurePage: "with-key" }],
  ])("%s: a whole session under a vector sent with it", async (_, options) => {
    emulator = await startSmall(options);
    const client = await RawClient.open(emulator);
    const uuid = client.uuid(Buffer.alloc(16, 5));
    expect(uuid.replaceAll("\r\n", "")).toHaveLength(172);
    expect(uuid.split("\r\n").map((line) => line.length)).toEqual([64, 64, 44]);
    const ready = await RawClient.login(emulator, ...zoe);
    expect((await ready.ask("PageEmploiDuTemps", 16)).root["nom"]).toBe("PageEmploiDuTemps");
    expect(emulator.log).toEqual([]);
  });

  test.each<[string, ProfileName, (client: RawClient) => string, RegExp]>([
    [
      "the bare vector",
      "2022",
      () => Buffer.alloc(16, 5).toString("base64"),
      /has 16 bytes, where RSA gives 128/,
    ],
    ["noise", "2022", () => Buffer.alloc(128, 5).toString("base64"), /not padded as PKCS#1/],
    ["a number beyond the key", "2022", () => Buffer.alloc(128, 255).toString("base64"), /page's RSA key/],
    ["a vector of 5 bytes", "2022", (client) => client.uuid(Buffer.alloc(5, 1)), /must hold 16 bytes, not 5/],
    [
      "RSA, where the page carries no key",
      "2024.3.8",
      () => Buffer.alloc(128, 5).toString("base64"),
      /must hold 16 bytes, not 128/,
    ],
    [
      "a vector under the constant key of official clients",
      "2022",
      (client) => client.uuid(Buffer.alloc(16, 1), { MR: publicRsaKey.modulus, ER: publicRsaKey.exponent }),
      /page's RSA key/,
    ],
  ])("%s is refused with G 21 on %s", async (_, profile, uuid, message) => {
    emulator = await startSmall({ profile });
    const client = await RawClient.open(emulator);
    const { names } = client;
    const root = { [names.payload]: { Uuid: uuid(client), identifiantNav: null } };
    expect((await client.call("FonctionParametres", root)).json["Erreur"]).toMatchObject({ G: 21 });
    expect(emulator.log.at(-1)?.message).toMatch(message);
  });
});

const oldOuter = ["session", "numeroOrdre", "nom", "donneesSec"];
const newOuter = ["session", "no", "id", "dataSec"];

describe("names", () => {
  test.each<[ProfileName, string[], string, string]>([
    ["2022", oldOuter, "donnees", "_Signature_"],
    ["2024.3.8", oldOuter, "donnees", "_Signature_"],
    ["2024.3.11", oldOuter, "data", "Signature"],
    ["2025.2", newOuter, "data", "Signature"],
    ["2026.1", newOuter, "data", "Signature"],
    ["2026.2.5", newOuter, "data", "Signature"],
  ])("%s: outside %j, inside %s and %s", async (profile, outer, payload, signature) => {
    emulator = await startSmall({ profile });
    const client = await RawClient.login(emulator, ...zoe);
    const [, orderKey = "", callKey = "", securedKey = ""] = outer;
    const order = client.encrypt("9");
    const response = await fetch(`${emulator.url}/appelfonction/6/${client.session}/${order}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        session: client.session,
        [orderKey]: order,
        [callKey]: "Navigation",
        [securedKey]: { [signature]: { onglet: 7 }, [payload]: { onglet: 7, ongletPrec: 7 } },
      }),
    });
    const answer = (await response.json()) as Json;
    expect(Object.keys(answer)).toEqual(outer);
    expect(answer[securedKey]).toEqual({
      [payload]: {},
      nom: "Navigation",
      [signature]: { ModeExclusif: false },
    });
  });

  test.each<[ProfileName, ProfileName]>([
    ["2025.2", "2024.3.11"],
    ["2024.3.11", "2026.2.5"],
  ])("%s refuses the first call of a client that speaks as %s does", async (profile, other) => {
    emulator = await startSmall({ profile, draws });
    const stranger = await startSmall({ profile: other, draws });
    try {
      const client = await RawClient.open(emulator);
      const { init } = (await RawClient.open(stranger)).request("FonctionParametres", {});
      const url = `${emulator.url}/appelfonction/6/${client.session}/${client.encrypt("1")}`;
      const answer = (await (await fetch(url, init)).json()) as Json;
      expect(answer).toEqual({ Erreur: { G: 21, Titre: "Impossible d'afficher la page", Message: "" } });
    } finally {
      await stranger.close();
    }
  });

  test.each<ProfileName>(["2022", "2024.3.8", "2024.3.11", "2024-secure", "2025.2", "2026.2.5"])(
    "%s: the first call may bring its arguments under both names, and is answered under one",
    async (profile) => {
      emulator = await startSmall({ profile });
      const client = await RawClient.open(emulator);
      const iv = Buffer.alloc(16, 9);
      const data = { Uuid: client.uuid(iv), identifiantNav: null };
      const { url, init } = client.request("FonctionParametres", { data, donnees: data });
      client.iv = iv;
      const { root } = await client.send(url, init);
      expect(["data", "donnees"].filter((key) => key in root)).toEqual([client.names.payload]);
      client.counter += 2;
      expect(client.data(await client.identify(zoe[0]))).toHaveProperty("challenge");
      expect(emulator.log).toEqual([]);
    },
  );

  test.each<[ProfileName, Json]>([
    [
      "2024.3.8",
      { order: "numeroOrdre", session: "numeroSession", call: "nomRequete", file: "idFichier", md5: "md5" },
    ],
    ["2025.2", { order: "u_no", session: "u_ns", call: "u_idR", file: "u_idF", md5: "u_md5" }],
  ])("%s: fields of uploads", async (profile, fields) => {
    emulator = await startSmall({ profile });
    expect(emulator.profile.dialect.names.upload).toEqual(fields);
  });
});

describe("polling", () => {
  const poll = async (client: RawClient, number: number) => {
    const { names } = client;
    const order = client.encrypt(String(number));
    const body = {
      session: client.session,
      [names.order]: order,
      [names.call]: "polling",
      [names.secured]: {},
    };
    const response = await fetch(`${emulator.url}/appelpolling/6/${client.session}/${order}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return client.read(response.status, await response.text());
  };

  test.each<[ProfileName, readonly number[]]>([
    ["2024.3.8", [1, 2, 3]],
    ["2024.3.11", [1, 2, 3]],
    ["2025.2", [-1, -2, -3]],
    ["2026.2.5", [-1, -2, -3]],
  ])("%s counts %j, and answers with the number asked", async (profile, numbers) => {
    emulator = await startSmall({ profile, poll: true, pollHoldMs: 5 });
    const client = await RawClient.login(emulator, ...zoe);
    for (const number of numbers) expect((await poll(client, number)).number).toBe(number);
  });

  test.each<ProfileName>(["2022", "2024.3.8", "2024.3.11"])(
    "%s refuses a poll that its page does not offer",
    async (profile) => {
      emulator = await startSmall({ profile });
      const client = await RawClient.login(emulator, ...zoe);
      expect((await poll(client, 1)).json["Erreur"]).toMatchObject({ G: 8 });
    },
  );
});

test.each<[ProfileName, string]>([
  ["2024.3.8", "Presence"],
  ["2025.2", "Presence"],
  ["2024.3.11", "Navigation"],
])("%s answers %s as a sign of life", async (profile, name) => {
  emulator = await startEmulator({ profile, seed: 7, today: "2026-11-21" });
  const account = emulator.accounts.find((one) => one.audience === "student");
  const client = await RawClient.login(emulator, account?.login ?? "", account?.password ?? "");
  expect((await client.ask(name, 7)).number).toBe(10);
  expect(emulator.log).toEqual([]);
});

describe("the challenge", () => {
  test.each<[ProfileName, number]>([
    ["2022", 96],
    ["2024-secure", 96],
    ["2026.1", 96],
    ["2026.2.5", 32],
  ])("%s: %i characters", async (profile, length) => {
    emulator = await startSmall({ profile });
    const client = await RawClient.open(emulator);
    await client.openSession();
    const challenge = client.data(await client.identify(zoe[0]))["challenge"];
    expect(challenge).toMatch(new RegExp(`^[0-9A-F]{${length}}$`));
  });
});

test("a change yet to come is a row: other keys, another call in the page, the rest inherited", async () => {
  const row = {
    since: [2027, 1],
    names: { order: "k", payload: "content" },
    startCall: "Begin",
    startKeys: { session: "sess" },
    startPlace: "onload",
    evidence: "invented",
  } as const;
  const profile = profileOfVersion([2027, 1, 0], { name: "2027-test", dialects: [...dialects, row] });
  emulator = await startSmall({ profile, draws });
  const page = await (await fetch(`${emulator.url}/mobile.eleve.html?fd=1`)).text();
  expect(page).toContain(`onload="try { Begin ({&quot;sess&quot;:4217739`);
  expect(emulator.profile).toMatchObject({ name: "2027-test", dialect: { challenge: "direct" } });
  expect(emulator.profile.dialect.names).toMatchObject({
    order: "k",
    payload: "content",
    secured: "dataSec",
  });
});
