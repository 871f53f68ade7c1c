import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { inNotebook, somebody } from "../src/world/attendance-builders.js";
import { aParent, aSchool, aStudent } from "../src/world/builders.js";
import { dig } from "./call-request.js";
import type { Json } from "./raw-client.js";
import { upload } from "./upload.js";
import { list, refusedWrite, startSchool, Writer } from "./writers.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const waiting = { settled: false, justified: false, awaitsParents: true, reasonUnknown: true };
const camille = "VERDIER Camille";
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
    inNotebook(camille, { kind: "absence", from: "2026-01-12T08:00", to: "2026-01-12T12:00", ...waiting }),
    inNotebook(camille, { kind: "delay", at: "2026-01-13T08:07", minutes: 7, ...waiting }),
    inNotebook(camille, {
      kind: "absence",
      from: "2026-01-08T08:00",
      to: "2026-01-08T12:00",
      settled: true,
      justified: true,
    }),
    inNotebook(camille, {
      kind: "observation",
      at: "2026-01-14T10:00",
      section: "Observation",
      sort: "observation",
      comment: "Carnet oublié",
      giver: somebody,
      read: false,
      asksParents: true,
    }),
    inNotebook(camille, {
      kind: "punishment",
      day: "2026-01-14",
      nature: { name: "Retenue", number: 1, schedulable: true, asksParents: true },
      reasons: [],
      circumstanceDocuments: [],
      homeworkDocuments: [],
      giver: somebody,
      schedule: [],
      acknowledged: false,
    }),
  )
  .build();

async function enter(login = "sophie", options: EmulatorOptions = {}): Promise<Writer> {
  // Every test changes a school of its own.
  emulator = await startSchool({ school: aSchool({ from: school }).build(), ...options });
  return Writer.enter(emulator, login);
}

async function events(writer: Writer, kind: number): Promise<Json[]> {
  const data = {
    periode: { N: "0", G: 1 },
    DateDebut: { _T: 7, V: "01/01/2026" },
    DateFin: { _T: 7, V: "31/01/2026" },
  };
  return list(await writer.read("PagePresence", 19, data), "listeAbsences").filter(({ G }) => G === kind);
}

const write = (writer: Writer, event: Json, estControle = false) =>
  writer.write("SaisieVieScolaire", 19, { listeAbsences: [event], estControle });

const reasons = (writer: Writer, of: "listeMotifsAbsences" | "listeMotifsRetards") =>
  list(writer.parameters, of);

/** The absence that waits for its parents. */
const waitingOne = async (writer: Writer) =>
  (await events(writer, 13)).find(({ aJustifierParParents }) => aJustifierParParents === true) ?? {};

describe.each<ProfileName>(["2022", "2024.3.8", "2025.2", "2026.2.5"])("school life, %s", (profile) => {
  test("an absence is explained, with a document that the pupil finds too", async () => {
    const writer = await enter("sophie", { profile });
    const bytes = new TextEncoder().encode("certificat");
    await upload(writer.client, { call: "SaisieVieScolaire", bytes, id: "f1" });
    const { N } = await waitingOne(writer);
    const [reason] = reasons(writer, "listeMotifsAbsences");
    const documents = [
      { N: -1001, E: 1, L: "certificat.txt", idFichier: "f1", nomFichier: "certificat.txt" },
    ];
    const motifParent = { N: reason?.["N"], L: reason?.["L"] };
    const event = { N, G: 13, E: 2, justification: "Elle avait de la fièvre", motifParent, documents };
    expect(await write(writer, event)).toEqual({});
    for (const reader of [writer, await Writer.enter(emulator, "camille")]) {
      const absence = await waitingOne(reader);
      expect(absence).toMatchObject({
        justification: "Elle avait de la fièvre",
        motifParent: { V: { L: "MALADIE" } },
      });
      const [file] = list(absence, "documents");
      const hex = reader.client.encrypt(JSON.stringify({ N: file?.["N"], G: 48, Actif: true }));
      const served = await fetch(
        `${emulator.url}/FichiersExternes/${hex}/c?Session=${reader.client.session}`,
      );
      expect(await served.text()).toBe("certificat");
    }
    expect(emulator.changes.map(({ login, what }) => [login, what.split(" ")[0]])).toEqual([
      ["sophie", "explained"],
    ]);
    expect(emulator.log).toEqual([]);
  });

  test("a delay is explained; an observation and a punishment are acknowledged", async () => {
    const writer = await enter("sophie", { profile });
    const [delay] = await events(writer, 14);
    const [reason] = reasons(writer, "listeMotifsRetards");
    await write(writer, {
      N: delay?.["N"],
      G: 14,
      E: 2,
      motifParent: { N: reason?.["N"], L: reason?.["L"] },
    });
    expect((await events(writer, 14))[0]).toMatchObject({ motifParent: { V: { L: "TRANSPORT" } } });
    const [observation] = await events(writer, 46);
    expect(observation).toMatchObject({ estLue: false });
    await write(writer, { N: observation?.["N"], G: 46, E: 2, estLue: true });
    expect((await events(writer, 46))[0]).toMatchObject({ estLue: true });
    const [punishment] = await events(writer, 41);
    await write(writer, { N: punishment?.["N"], G: 41, E: 2, parentAAccuseDeReception: true });
    expect((await events(writer, 41))[0]).toMatchObject({ parentAAccuseDeReception: true });
  });
});

describe("an absence to come", () => {
  const day = (V: string) => ({ _T: 7, V: `${V} 00:00:00` });
  const declared = (more: Json) => ({ N: -1001, G: 13, E: 1, estUneCreationParent: true, ...more });

  test("is checked first, which changes nothing, and then declared", async () => {
    const writer = await enter();
    const [reason] = reasons(writer, "listeMotifsAbsences");
    const event = declared({
      debut: { date: day("22/01/2026"), heure: { G: 4, L: "10h00", place: 4 } },
      fin: { date: day("22/01/2026"), heure: { G: 7, L: "11h55", place: 7 } },
      motifParent: { N: reason?.["N"], L: reason?.["L"] },
      justification: "Rendez-vous",
    });
    const before = await events(writer, 13);
    expect(await write(writer, event, true)).toEqual({});
    expect(await events(writer, 13)).toHaveLength(before.length);
    expect(emulator.changes).toEqual([]);
    expect(await write(writer, event)).toEqual({});
    const made = (await events(writer, 13)).find(({ estUneCreationParent }) => estUneCreationParent === true);
    const { grid } = emulator.school;
    expect(made).toMatchObject({
      dateDebut: { V: `22/01/2026 ${grid.starts[4]}:00` },
      dateFin: { V: `22/01/2026 ${grid.ends[7]}:00` },
      justification: "Rendez-vous",
    });
    expect(emulator.changes).toHaveLength(1);
  });

  test("may be told in half-days", async () => {
    const writer = await enter();
    const limits = {
      debut: { date: day("22/01/2026"), estMatin: false },
      fin: { date: day("23/01/2026"), estMatin: true },
    };
    expect(await write(writer, declared(limits))).toEqual({});
    const { grid } = emulator.school;
    const made = (await events(writer, 13)).find(({ estUneCreationParent }) => estUneCreationParent === true);
    expect(dig(made, "dateDebut", "V")).toBe(`22/01/2026 ${grid.starts[grid.afternoon]}:00`);
    expect(dig(made, "dateFin", "V")).toBe(`23/01/2026 ${grid.ends[grid.afternoon - 1]}:00`);
  });

  test("is refused when it is over, upside down, too long, or is no absence", async () => {
    const writer = await enter();
    const from = (date: string, to: string) => ({
      debut: { date: day(date), estMatin: true },
      fin: { date: day(to), estMatin: false },
    });
    const refusals: [Json, string][] = [
      [from("05/01/2026", "06/01/2026"), "Seule une absence à venir peut être déclarée."],
      [from("23/01/2026", "22/01/2026"), "Les dates de l'absence ne sont pas valides."],
      [from("20/01/2026", "10/02/2026"), "Une absence déclarée dure 14 jours au plus."],
    ];
    for (const [more, message] of refusals) {
      for (const estControle of [true, false]) {
        const data = { listeAbsences: [declared(more)], estControle };
        expect(await writer.read("SaisieVieScolaire", 19, data), message).toEqual({ message });
      }
    }
    const delay = declared({ ...from("20/01/2026", "20/01/2026"), G: 14 });
    expect(await write(writer, delay)).toEqual(refusedWrite("Seule une absence peut être déclarée."));
    expect(emulator.changes).toEqual([]);
  });
});

describe("who may write", () => {
  test("pupils may not, and the session goes on", async () => {
    const writer = await enter("camille");
    const { N } = await waitingOne(writer);
    const data = { listeAbsences: [{ N, G: 13, E: 2, justification: "J'étais là" }], estControle: false };
    expect(writer.signature(await writer.ask("SaisieVieScolaire", 19, data))).toMatchObject({ Erreur: true });
    expect(await waitingOne(writer)).not.toHaveProperty("justification");
  });

  test("what is settled stays so, and a justification has its limits", async () => {
    const writer = await enter();
    const settled = (await events(writer, 13)).find(({ reglee }) => reglee === true);
    expect(await write(writer, { N: settled?.["N"], G: 13, E: 2, justification: "?" })).toEqual(
      refusedWrite("Cet événement est déjà réglé."),
    );
    const { N } = await waitingOne(writer);
    expect(await write(writer, { N, G: 13, E: 2, justification: "x".repeat(201) })).toEqual(
      refusedWrite("La justification est trop longue."),
    );
    expect(emulator.changes).toEqual([]);
  });
});

test("a parent acknowledges a report card, for that page and period alone", async () => {
  emulator = await startSchool();
  const writer = await Writer.enter(emulator, "sophie.verdier");
  const period = emulator.school.year.periods.find(({ kind }) => kind === "term");
  const [child] = dig(writer.parameters, "ressource", "listeRessources") as Json[]; // a bare list
  const tab = list(child, "listeOngletsPourPeriodes").find(({ G }) => G === 13);
  const first = list(tab, "listePeriodes").find(({ L }) => L === period?.name);
  const periode = { N: first?.["N"], G: 2 };
  const receipt = async (reader: Writer, page: number, name: string) =>
    list(await reader.read(name, page, { eleve: {}, classe: {}, periode }), "listeAccusesReception")[0];
  expect(await receipt(writer, 13, "PageBulletins")).toMatchObject({ aPrisConnaissance: false });
  expect(
    await writer.write("SaisieAccuseReceptionDocument", 13, { periode, aPrisConnaissance: true }),
  ).toEqual({});
  expect(await receipt(writer, 13, "PageBulletins")).toMatchObject({ aPrisConnaissance: true });
  expect(await receipt(writer, 12, "PageReleve")).toMatchObject({ aPrisConnaissance: false });
  expect(await writer.write("SaisieAccuseReceptionDocument", 12, { periode })).toEqual({});
  expect(await receipt(writer, 12, "PageReleve")).toMatchObject({ aPrisConnaissance: true });
  expect(emulator.changes).toHaveLength(2);
});
