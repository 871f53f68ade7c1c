import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { inNotebook, somebody } from "../world/attendance-builders.js";
import { natures } from "../world/attendance-people.js";
import { aParent, aSchool, aStudent } from "../world/builders.js";
import { aLesson } from "../world/timetable-builders.js";
import { attendance } from "./attendance.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const ines = "BENNOUNA Inès";
const document = { id: "attachment:1", name: "certificat.pdf", kind: "file" } as const;
const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aStudent(ines, { login: "ines" }),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
    aLesson({ day: "2026-01-13", from: "08:00", to: "10:00", subject: "FRANCAIS" }),
    aLesson({ day: "2026-01-13", from: "10:00", to: "11:00", subject: "LATIN" }),
    aLesson({ day: "2026-01-13", from: "11:00", to: "12:00", subject: "MATHEMATIQUES", canceled: true }),
    inNotebook(camille, {
      kind: "absence",
      from: "2026-01-13T08:00",
      to: "2026-01-13T11:55",
      reason: "MALADIE",
      documents: [document],
      settled: true,
      justified: true,
    }),
    inNotebook(camille, {
      kind: "absence",
      from: "2026-01-14T08:00",
      to: "2026-01-14T09:00",
      settled: false,
      justified: false,
      awaitsParents: true,
      reasonUnknown: true,
      uncounted: true,
    }),
    inNotebook(camille, {
      kind: "punishment",
      day: "2026-01-13",
      slot: 2,
      nature: natures.detention,
      reasons: ["BAVARDAGES"],
      circumstanceDocuments: [],
      homework: "Exercice 3",
      homeworkDocuments: [document],
      giver: somebody,
      minutes: 60,
      schedule: [{ id: "part:1", day: "2026-01-20", slot: 17, minutes: 60 }],
      acknowledged: false,
    }),
    inNotebook(camille, {
      kind: "measure",
      asked: "2026-01-12T15:30",
      from: "2026-01-13T08:00",
      to: "2026-01-14T18:00",
      days: 2,
      bans: ["lessons", "canteen"],
      reasons: ["COMPORTEMENT"],
      circumstanceDocuments: [],
      giver: somebody,
      decider: somebody,
    }),
    inNotebook(camille, {
      kind: "observation",
      at: "2026-01-12T09:00",
      section: "Encouragement",
      sort: "encouragement",
      comment: "Bravo",
      giver: { id: "teacher:1", name: "M. CASTEL P.", kind: "teacher" },
      read: false,
      asksParents: false,
    }),
    inNotebook(camille, {
      kind: "delay",
      at: "2026-02-03T08:07",
      minutes: 7,
      settled: false,
      justified: false,
    }),
    inNotebook(camille, {
      kind: "delay",
      at: "2025-10-01T08:05",
      minutes: 5,
      reason: "TRANSPORT",
      settled: true,
      justified: true,
    }),
    inNotebook(ines, { kind: "missed-meal", day: "2026-01-12", meal: "lunch" }),
  )
  .build();

const day = (text: string) => ({ _T: 7, V: text });

function page(choice: Partial<RequestChoice> & { readonly period?: string } = {}): Record<string, unknown> {
  const { period = "Trimestre 2", ...rest } = choice;
  const ids = new PlainIds();
  const data = {
    periode: { N: ids.issue(tables.period, `period:${period}`), L: period, G: 2 },
    DateDebut: day("1/12/2025 0:0:0"),
    DateFin: day("8/3/2026 0:0:0"),
  };
  return overTheWire(attendance, {
    school,
    login: "camille",
    tab: 19,
    data,
    ids,
    now: "2026-01-15T09:40",
    ...rest,
  });
}

function events(of: Record<string, unknown>): Record<string, unknown>[] {
  return dig(of, "listeAbsences", "V") as Record<string, unknown>[]; // tests look inside
}

const one = (of: Record<string, unknown>, kind: number): unknown => events(of).find(({ G }) => G === kind);

describe("the page of school life", () => {
  test("has the events of the days asked for that have begun, the last one first", () => {
    expect(events(page()).map(({ G }) => G)).toEqual([13, 71, 13, 41, 46]);
  });

  test("has an absence with all its keys", () => {
    expect(events(page()).find(({ justifie }) => justifie === true)).toEqual({
      N: "11#absence:0",
      G: 13,
      dateDebut: day("13/01/2026 08:00:00"),
      dateFin: day("13/01/2026 11:55:00"),
      ouverte: false,
      reglee: true,
      justifie: true,
      estMotifNonEncoreConnu: false,
      aJustifierParParents: false,
      NbrHeures: "2h55",
      NbrJours: 1,
      listeMotifs: { _T: 24, V: [{ L: "MALADIE", N: "89#reason:MALADIE" }] },
      documents: { _T: 24, V: [{ L: "certificat.pdf", N: "37#attachment:1", G: 1 }] },
      page: { Onglet: 19, Absence: 13, message: "" },
    });
  });

  test("leaves hours that nobody counted empty, and lets parents alone give reasons", () => {
    const [open] = events(page());
    expect(open).toMatchObject({ NbrHeures: "", aJustifierParParents: true, listeMotifs: { V: [] } });
    expect(open).not.toHaveProperty("avecSaisie");
    const parents = page({ login: "sophie", member: camille });
    expect(events(parents)[0]).toMatchObject({ avecSaisie: true });
    expect(dig(parents, "autorisations", "saisieMotifAbsence")).toBe(true);
    expect(dig(page(), "autorisations", "saisieMotifAbsence")).toBe(false);
  });

  test("has a punishment with its work, its documents and its schedule", () => {
    expect(one(page(), 41)).toMatchObject({
      dateDemande: day("13/01/2026"),
      // 134 days after Monday 1 September 2025, 20 places a day.
      placeDemande: 134 * 20 + 2,
      nature: { V: { L: "Retenue", G: 1, estProgrammable: true, estAvecARParent: true } },
      estUneExclusion: false,
      horsCours: false,
      travailAFaire: "Exercice 3",
      documentsTAF: { V: [{ L: "certificat.pdf" }] },
      matiere: { V: { N: "0" } },
      duree: 60,
      demandeur: { V: { L: "Mme GUET A.", G: 34, fonction: { V: { L: "CPE" } } } },
      programmation: { V: [{ date: day("20/01/2026"), placeExecution: 17, duree: 60 }] },
    });
  });

  test("numbers precautionary measures as each version does", () => {
    expect(one(page(), 71)).toMatchObject({ interditAcces: { _T: 26, V: "[1,2]" }, duree: 2 });
    for (const [profile, kind] of [
      ["2022", 72],
      ["2024.3.11", 72],
      ["2026.2.5", 71],
    ] as const) {
      expect(one(page({ profile }), kind), profile).toBeDefined();
    }
  });

  test("has observations with the sort of their section", () => {
    expect(one(page(), 46)).toMatchObject({
      L: "Encouragement",
      genreObservation: 2,
      rubrique: { V: { G: 2 } },
      demandeur: { V: { L: "M. CASTEL P.", G: 3, fonction: { V: { N: "0" } } } },
      estLue: false,
      avecARObservation: false,
    });
  });

  test("sums up absences in half-days, and minutes by subject", () => {
    expect(dig(page(), "listeRecapitulatifs", "V")).toEqual([
      { G: 13, NombreTotal: 2, NbrHeures: "2h55", NombreNonJustifie: 1 },
    ]);
    expect(dig(page(), "Matieres", "V", 0)).toMatchObject({ L: "FRANCAIS", suivi: 0, absence: 115 * 60 });
  });

  test("is about the whole year when the period has no identity", () => {
    const data = {
      periode: { L: "Année (Trois trimestres)", G: 1 },
      DateDebut: day("01/09/2025"),
      DateFin: day("04/07/2026"),
    };
    expect(events(page({ data })).map(({ G }) => G)).toEqual([13, 71, 13, 41, 46, 14]);
  });

  test("shows parents the notebook of the child that the signature names", () => {
    expect(events(page({ login: "ines" })).map(({ G }) => G)).toEqual([22]);
    expect(events(page({ login: "sophie", member: camille }))).toHaveLength(5);
  });

  test("leaves out what the school hides, rights and sums included", () => {
    const hidden = page({ options: { hiddenAttendance: ["absences", "punishments"] } });
    expect(events(hidden).map(({ G }) => G)).toEqual([71, 46]);
    expect(dig(hidden, "autorisations")).toMatchObject({ absence: false, punition: false, retard: true });
    expect(dig(hidden, "listeRecapitulatifs", "V")).toEqual([]);
    expect(hidden).not.toHaveProperty("Matieres");
  });

  test("says a message alone when the school has closed it", () => {
    expect(page({ options: { attendanceClosed: true } })).toEqual({ message: expect.any(String) as string });
  });

  test("refuses what is no period", () => {
    const ids = new PlainIds();
    const data = { periode: { N: ids.issue(tables.student, "student:1") } };
    expect(() => page({ data, ids })).toThrow(/no period/);
  });
});
