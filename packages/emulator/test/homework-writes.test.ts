import { afterEach, describe, expect, test } from "vitest";
import { dropAfter } from "../src/faults.js";
import { type Emulator, type EmulatorOptions, type ProfileName, profiles } from "../src/index.js";
import { aParent, aSchool, aStudent } from "../src/world/builders.js";
import { someHomework } from "../src/world/timetable-builders.js";
import type { Json } from "./raw-client.js";
import { post, upload } from "./upload.js";
import { list, refusedWrite, startSchool, Writer } from "./writers.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const domaine = { _T: 8, V: "[1..44]" };
const school = aSchool()
  .with(
    aStudent("VERDIER Camille", { class: "4C", login: "camille" }),
    aStudent("BENNOUNA Inès", { class: "4C", login: "ines" }),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: ["VERDIER Camille"] }),
    someHomework({ subject: "FRANCAIS", given: "2026-01-14", due: "2026-01-16", html: "a", handIn: "file" }),
    someHomework({ subject: "MATHS", given: "2026-01-14", due: "2026-01-19", html: "b", handIn: "paper" }),
  )
  .build();

async function enter(login = "camille", options: EmulatorOptions = {}): Promise<Writer> {
  // Every test changes a school of its own.
  emulator = await startSchool({ school: aSchool({ from: school }).build(), ...options });
  return Writer.enter(emulator, login);
}

async function homework(writer: Writer): Promise<Json[]> {
  return list(await writer.read("PageCahierDeTexte", 88, { domaine }), "ListeTravauxAFaire");
}

const text = (words: string) => new TextEncoder().encode(words);
const handingIn = (N: unknown, more: Json = {}) => ({
  listeFichiers: [
    { E: 1, G: 1, L: "copie.txt", N: -1001, idFichier: "selecfile_1_1790000000000", TAF: { N }, ...more },
  ],
});

async function served(writer: Writer, N: unknown): Promise<Response> {
  const { client } = writer;
  const hex = client.encrypt(JSON.stringify({ N, Actif: true, G: "TAFRenduEleve" }));
  return fetch(`${emulator.url}/FichiersExternes/${hex}/copie.txt?Session=${client.session}`);
}

describe.each(Object.keys(profiles) as ProfileName[])("homework, %s", (profile) => {
  test("is ticked and unticked, by pronotepy's words too, and the next session sees it", async () => {
    const writer = await enter("camille", { profile });
    const [french] = await homework(writer);
    const tick = (done: boolean, more: Json) =>
      writer.write("SaisieTAFFaitEleve", 88, { listeTAF: [{ N: french?.["N"], TAFFait: done, ...more }] });
    expect(await tick(true, { E: 2 })).toEqual({});
    expect((await homework(writer))[0]).toMatchObject({ TAFFait: true });
    expect((await homework(await Writer.enter(emulator, "camille")))[0]).toMatchObject({ TAFFait: true });
    expect((await homework(await Writer.enter(emulator, "ines")))[0]).toMatchObject({ TAFFait: false });
    expect(await tick(false, {})).toEqual({});
    expect((await homework(writer))[0]).toMatchObject({ TAFFait: false });
    const [{ id } = { id: "" }] = emulator.school.homework;
    expect(emulator.changes.map(({ call, login, what }) => [call, login, what])).toEqual([
      ["SaisieTAFFaitEleve", "camille", `done ${id}`],
      ["SaisieTAFFaitEleve", "camille", `not done ${id}`],
    ]);
    expect(emulator.log).toEqual([]);
  });

  test("is handed in, replaced and taken back; the file is served byte for byte", async () => {
    const writer = await enter("camille", { profile });
    const [french] = await homework(writer);
    const bytes = Uint8Array.from({ length: 250_000 }, (_, index) => (index * 31) % 251);
    const answers = await upload(writer.client, { call: "SaisieTAFARendreEleve", bytes });
    expect(answers.map(({ json }) => json["etat"])).toEqual([3, 3, 1]);
    expect(await writer.write("SaisieTAFARendreEleve", 88, handingIn(french?.["N"]))).toEqual({});
    const [first] = await homework(writer);
    expect(first).toMatchObject({ peuRendre: true, documentRendu: { V: { L: "copie.txt", G: 1 } } });
    const n = (of: Json | undefined) => (of?.["documentRendu"] as { V: Json } | undefined)?.V["N"];
    // Comparing byte by byte in an assertion takes seconds.
    expect(Buffer.from(await (await served(writer, n(first))).arrayBuffer()).equals(bytes)).toBe(true);

    const id = "reqUpl_2_1790000000001";
    await upload(writer.client, { call: "SaisieTAFARendreEleve", bytes: text("mieux"), id });
    const again = handingIn(french?.["N"], { E: 2, idFichier: id, L: "copie 2.txt" });
    expect(await writer.write("SaisieTAFARendreEleve", 88, again)).toEqual({});
    const [second] = await homework(writer);
    expect(await (await served(writer, n(second))).text()).toBe("mieux");
    expect((await served(writer, n(first))).headers.get("content-type")).toContain("text/html");

    const back = { listeFichiers: [{ E: 3, TAF: { N: french?.["N"] } }] };
    expect(await writer.write("SaisieTAFARendreEleve", 88, back)).toEqual({});
    expect((await homework(writer))[0]).not.toHaveProperty("documentRendu");
    expect(emulator.changes.map(({ what }) => what.split(" homework")[0])).toEqual([
      "handed in",
      "handed in",
      "taken back",
    ]);
  });
});

describe("who may write", () => {
  test("parents may not, nor may their session suffer for it; parents of a primary school may tick", async () => {
    const writer = await enter("sophie");
    const [french] = await homework(writer);
    const data = { listeTAF: [{ N: french?.["N"], E: 2, TAFFait: true }] };
    const answer = await writer.ask("SaisieTAFFaitEleve", 88, data);
    expect(writer.signature(answer)).toMatchObject({ Erreur: true });
    expect((await homework(writer))[0]).toMatchObject({ TAFFait: false });
    expect(emulator.changes).toEqual([]);
    await emulator.close();
    const primary = await enter("sophie", { schoolOptions: { parentsTickHomework: true } });
    const [mine] = await homework(primary);
    const tick = { listeTAF: [{ N: mine?.["N"], E: 2, TAFFait: true }] };
    expect(await primary.write("SaisieTAFFaitEleve", 88, tick)).toEqual({});
    expect((await homework(primary))[0]).toMatchObject({ TAFFait: true });
  });

  test("what is brought on paper, or was due before, cannot be handed in", async () => {
    const writer = await enter();
    const [, maths] = await homework(writer);
    await upload(writer.client, { call: "SaisieTAFARendreEleve", bytes: text("non") });
    expect(await writer.write("SaisieTAFARendreEleve", 88, handingIn(maths?.["N"]))).toEqual(
      refusedWrite("Le dépôt de la copie n'est pas possible pour ce travail."),
    );
    expect(emulator.changes).toEqual([]);
  });

  test("exclusive mode takes no write", async () => {
    const writer = await enter("camille", { schoolOptions: { exclusiveMode: true } });
    const [french] = await homework(writer);
    const data = { listeTAF: [{ N: french?.["N"], E: 2, TAFFait: true }] };
    const answer = await writer.ask("SaisieTAFFaitEleve", 88, data);
    expect(writer.signature(answer)).toMatchObject({ ModeExclusif: true });
    expect((await homework(writer))[0]).toMatchObject({ TAFFait: false });
    expect(emulator.changes).toEqual([]);
  });
});

describe("a write whose answer was lost", () => {
  test("is answered from memory when it comes again, and applied once", async () => {
    const writer = await enter();
    const [french] = await homework(writer);
    const { client } = writer;
    const root = {
      [client.names.signature]: { onglet: 88 },
      [client.names.payload]: { listeTAF: [{ N: french?.["N"], E: 2, TAFFait: true }] },
    };
    emulator.faults.next("SaisieTAFFaitEleve", dropAfter());
    const { url, init } = client.request("SaisieTAFFaitEleve", root);
    await expect(client.send(url, init)).rejects.toThrow("fetch failed");
    const again = await client.send(url, init);
    expect(again.root["RapportSaisie"]).toEqual({});
    expect(emulator.changes).toHaveLength(1);
    client.counter += 2;
    expect((await homework(writer))[0]).toMatchObject({ TAFFait: true });
  });
});

describe("an upload", () => {
  const call = "SaisieTAFARendreEleve";

  test("that comes again with the same number is answered the same, and the number moves once", async () => {
    const writer = await enter("camille", { profile: "2024.3.8" });
    const choice = { call, bytes: text("une fois") };
    const once = await post(writer.client, choice, { part: choice.bytes });
    const twice = await post(writer.client, choice, { part: choice.bytes });
    expect(twice).toEqual(once);
    expect(once.number).toBe(writer.client.counter + 1);
    writer.client.counter += 2;
    expect(await homework(writer)).toHaveLength(2);
  });

  test("may be in progress a few times, under the same number", async () => {
    const writer = await enter("camille", { schoolOptions: { uploadRounds: 2 } });
    const choice = { call, bytes: text("patience") };
    const states: unknown[] = [];
    for (let round = 0; round < 3; round += 1) {
      states.push((await post(writer.client, choice, { part: choice.bytes })).json["etat"]);
    }
    expect(states).toEqual([3, 3, 1]);
  });

  test("that is too large or damaged is an error that carries its number; the session goes on", async () => {
    const writer = await enter();
    const large = new Uint8Array(4_194_305);
    const [answer] = await upload(writer.client, { call, bytes: large, chunk: large.length });
    expect(answer?.json).toMatchObject({ etat: 2, message: expect.any(String) as string });
    expect(answer?.number).toBe(writer.client.counter - 1);
    const [damaged] = await upload(writer.client, { call, bytes: text("a"), md5: "0".repeat(32), id: "f2" });
    expect(damaged?.json["etat"]).toBe(2);
    const [french] = await homework(writer);
    expect(await writer.write(call, 88, handingIn(french?.["N"], { idFichier: "f2" }))).toEqual(
      refusedWrite("Le fichier n'a pas été reçu."),
    );
  });

  test("without a digest is taken", async () => {
    const writer = await enter();
    const [answer] = await upload(writer.client, { call, bytes: text("a"), md5: "" });
    expect(answer?.json["etat"]).toBe(1);
  });

  test("is no larger than the school says, and tells accounts", async () => {
    const writer = await enter("camille", { schoolOptions: { largestHandIn: 6_000_000 } });
    expect(writer.parameters["autorisations"]).toMatchObject({ tailleMaxRenduTafEleve: 6_000_000 });
    const [taken] = (await upload(writer.client, { call, bytes: new Uint8Array(6_000_000) })).slice(-1);
    expect(taken?.json).toMatchObject({ etat: 1 });
    const [refused] = (await upload(writer.client, { call, bytes: new Uint8Array(6_000_001) })).slice(-1);
    expect(refused?.json).toMatchObject({ etat: 2 });
  });

  test("whose number is wrong ends the session", async () => {
    const writer = await enter();
    const { json } = await post(
      writer.client,
      { call, bytes: text("a"), order: writer.client.counter + 2 },
      { part: text("a") },
    );
    expect(json).toMatchObject({ Erreur: { G: 8 } });
    expect(emulator.sessions).toBe(0);
  });

  test("for another call, or given up, is not there", async () => {
    const writer = await enter();
    const [french] = await homework(writer);
    await upload(writer.client, { call, bytes: text("a") });
    await writer.read("annulation", 88, { annulationUpload: true });
    const refused = refusedWrite("Le fichier n'a pas été reçu.");
    expect(await writer.write(call, 88, handingIn(french?.["N"]))).toEqual(refused);
  });

  test("ahead of a call that takes no files is refused", async () => {
    const writer = await enter();
    const bytes = text("a");
    const { json } = await post(writer.client, { call: "SaisieTAFFaitEleve", bytes }, { part: bytes });
    expect(json).toMatchObject({ Erreur: { G: 3 } });
  });
});
