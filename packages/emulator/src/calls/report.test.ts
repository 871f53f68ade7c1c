import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { inNotebook, somebody } from "../world/attendance-builders.js";
import { natures } from "../world/attendance-people.js";
import { buildSchool } from "../world/build.js";
import { aParent, aSchool, aStudent, type SchoolPart } from "../world/builders.js";
import { aService, aTest } from "../world/grade-builders.js";
import { gradeStatement } from "./grade-statement.js";
import { latestGrades } from "./grades.js";
import type { CallHandler } from "./handler.js";
import { reportCard } from "./report.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const ines = "BENNOUNA Inès";
const english = "service:4C:ANGLAIS";

/** Sub-services and a group of two subjects. */
const arranged: SchoolPart = (draft) => {
  draft.reports = {
    ...draft.reports,
    parts: [
      { id: "part:written", serviceId: english, name: "ECRIT", coefficient: 1, titles: [] },
      { id: "part:spoken", serviceId: english, name: "ORAL", coefficient: 1, titles: ["Listening"] },
    ],
    groups: [
      { id: "group:1", name: "SCIENCES", subjectIds: ["subject:MATHS", "subject:PHYSIQUE"], averaged: true },
    ],
    comments: [
      {
        studentId: `student:${camille}`,
        periodId: "period:Trimestre 1",
        about: { serviceId: "service:4C:MATHS" },
        text: "Bon trimestre.",
      },
    ],
  };
};

const school = aSchool()
  .with(
    aStudent(camille, { login: "camille" }),
    aStudent(ines, { login: "ines" }),
    aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
    aService({ subject: "MATHS", coefficient: 2 }),
    aTest({ subject: "MATHS", date: "2025-10-01", title: "Contrôle", marks: { [camille]: 16, [ines]: 10 } }),
    aTest({ subject: "PHYSIQUE", date: "2025-10-02", title: "TP", marks: { [camille]: 10, [ines]: 14 } }),
    aTest({ subject: "ANGLAIS", date: "2025-10-03", title: "Words", marks: { [camille]: 12, [ines]: 8 } }),
    aTest({ subject: "ANGLAIS", date: "2025-10-10", title: "Listening", marks: { [camille]: 18 } }),
    aService({ subject: "DESSIN" }),
    aTest({ subject: "MATHS", date: "2026-01-08", marks: { [camille]: 4 } }),
    arranged,
    inNotebook(camille, {
      kind: "absence",
      from: "2025-10-06T08:00",
      to: "2025-10-07T11:55",
      settled: true,
      justified: false,
    }),
    inNotebook(camille, {
      kind: "punishment",
      day: "2025-10-08",
      nature: natures.word,
      reasons: [],
      circumstanceDocuments: [],
      homeworkDocuments: [],
      giver: somebody,
      schedule: [],
    }),
  )
  .build();

type Choice = Partial<RequestChoice> & { readonly period?: string };

function ask(handler: CallHandler, choice: Choice = {}): Record<string, unknown> {
  const { period = "Trimestre 1", ...rest } = choice;
  const ids = new PlainIds();
  const reference = { N: ids.issue(tables.period, `period:${period}`), L: period, G: 2 };
  const data =
    handler === latestGrades ? { Periode: reference } : { eleve: {}, classe: {}, periode: reference };
  return overTheWire(handler, { school, login: "camille", data, ids, ...rest });
}

function services(of: Record<string, unknown>): Record<string, unknown>[] {
  return dig(of, "ListeServices", "V") as Record<string, unknown>[]; // tests look inside
}

const note = (text: string) => ({ _T: 10, V: text });

describe("a report card", () => {
  test("has each service with averages, teachers, place and what the teacher wrote", () => {
    expect(services(ask(reportCard)).find(({ L }) => L === "MATHS")).toEqual({
      L: "MATHS",
      N: "134#service:4C:MATHS",
      couleur: expect.stringMatching(/^#/) as string,
      Matiere: { _T: 24, V: { L: "MATHS", N: "79#subject:MATHS" } },
      SurMatiere: { _T: 24, V: { L: "SCIENCES", N: "112#group:1" } },
      Coefficient: note("2,00"),
      MoyenneEleve: note("16,00"),
      MoyenneClasse: note("13,00"),
      MoyenneInf: note("10,00"),
      MoyenneSup: note("16,00"),
      NombreDevoirs: "1/1",
      ListeMoyennesPeriodes: ["16,00"],
      ListeProfesseurs: { _T: 24, V: [] },
      ListeAppreciations: {
        _T: 24,
        V: [{ L: "Bon trimestre.", N: `13#comment:student:${camille}:period:Trimestre 1:service:4C:MATHS` }],
      },
      ListeElements: { _T: 24, V: [] },
      ListeDevoirs: { _T: 24, V: [] },
      OrdreRegroupement: 1,
      OrdreDansRegroupement: 1,
      AvecMoyenneRegroupement: true,
    });
  });

  test("nests the parts of a service, whose own average is over all its tests", () => {
    const service = services(ask(reportCard)).find(({ L }) => L === "ANGLAIS");
    expect(service).toMatchObject({ MoyenneEleve: note("15,00"), SurMatiere: { V: { N: "0" } } });
    expect(dig(service, "ListeElements", "V")).toMatchObject([
      { L: "ECRIT", MoyenneEleve: note("12,00"), MoyenneClasse: note("10,00"), NombreDevoirs: "1/1" },
      { L: "ORAL", MoyenneEleve: note("18,00"), NombreDevoirs: "1/1" },
    ]);
  });

  test("leaves the averages of a service without marks empty, and says nothing of it", () => {
    const service = services(ask(reportCard)).find(({ L }) => L === "DESSIN");
    expect(service).toMatchObject({ MoyenneEleve: note(""), ListeAppreciations: { V: [] } });
  });

  test("has general averages, those of groups of subjects, and what school life counted", () => {
    const report = ask(reportCard);
    // (2 × 16 + 10 + 15) / 4; (2 × 10 + 14 + 8) / 4.
    expect(dig(report, "General")).toMatchObject({
      MoyenneEleve: note("14,25"),
      MoyenneInf: note("10,50"),
      MoyenneSup: note("14,25"),
    });
    expect(dig(report, "ListeSurMatieres", "V")).toEqual([
      {
        L: "SCIENCES",
        N: "112#group:1",
        Arrondi: { _T: 14, V: 0 },
        MoyenneClasse: note("12,67"),
        MoyenneInf: note("11,33"),
        MoyenneSup: note("14,00"),
      },
    ]);
    expect(dig(report, "ListeAbsences")).toEqual({
      strAbsences: "3 demi-journées d'absence, dont 3 non justifiées (0h00)",
      strRetards: "",
      strPunitions: "1 punition",
      strSanctions: "",
    });
    const comments = dig(report, "ObjetListeAppreciations", "V", "ListeAppreciations", "V");
    expect((comments as { G: number }[]).map(({ G }) => G)).toEqual([0, 7, 8]);
  });

  test("is published from the day after its period, and later where it is delayed", () => {
    expect(ask(reportCard, { period: "Trimestre 2" })).toEqual({ Message: expect.any(String) as string });
    expect(ask(reportCard, { now: "2025-11-30T20:00" })).toHaveProperty("Message");
    expect(ask(reportCard, { now: "2025-12-01T00:00" })).toHaveProperty("ListeServices");
    const late = { now: "2025-12-05T08:00", options: { reportDelayDays: 10 } };
    expect(ask(reportCard, late)).toEqual({ Message: "Le bulletin sera publié le 11/12/2025." });
    expect(ask(reportCard, { ...late, now: "2025-12-11T08:00" })).toHaveProperty("ListeServices");
  });

  test("does not exist for the whole year", () => {
    expect(ask(reportCard, { period: "Année continue" })).toEqual({});
    expect(ask(reportCard, { data: {} })).toEqual({});
  });

  test("asks parents whether they have seen it", () => {
    const parents = ask(reportCard, { login: "sophie", member: camille });
    expect(dig(parents, "listeAccusesReception", "V")).toMatchObject([
      { L: "Mme VERDIER Sophie", aPrisConnaissance: false },
    ]);
    expect(dig(ask(reportCard), "listeAccusesReception", "V")).toEqual([]);
  });

  test("leaves out averages that the school hides", () => {
    const hidden = ask(reportCard, { options: { hideAverages: true, hideClassAverages: true } });
    expect(JSON.stringify(hidden)).not.toMatch(/"Moyenne(Eleve|Classe|Inf|Sup)":/);
    expect(dig(hidden, "ParametresAffichages", "AvecMoyenneEleve")).toBe(false);
    expect(dig(hidden, "General")).toEqual({});
  });
});

describe("a grade statement", () => {
  test("lists services flat, the parts after their service, with the tests", () => {
    const lines = services(ask(gradeStatement));
    expect(lines.map(({ L }) => L)).toEqual(["MATHS", "PHYSIQUE", "ANGLAIS", "ECRIT", "ORAL", "DESSIN"]);
    expect(lines[0]).toMatchObject({ NombrePointsEleve: note("32,00"), Coefficient: note("2,00") });
    expect(lines[2]).toMatchObject({ estServicePereAvecSousService: true, ListeDevoirs: { V: [] } });
    expect(lines[4]).toMatchObject({ estSousService: true, MoyenneEleve: note("18,00") });
    expect(dig(lines[4], "ListeDevoirs", "V")).toEqual([
      {
        N: expect.stringMatching(/^40#/) as string,
        Note: note("18,00"),
        Bareme: note("20"),
        BaremeParDefaut: note("20"),
        Coefficient: note("1,00"),
        Date: { _T: 7, V: "10/10/2025" },
        Commentaire: "Listening",
      },
    ]);
    expect(dig(ask(gradeStatement), "NbrMaxDevoirs")).toBe(2);
  });

  test("is there for the period that runs, and not for one to come", () => {
    const current = ask(gradeStatement, { period: "Trimestre 2" });
    expect(dig(current, "General", "MoyenneEleve")).toEqual(note("4,00"));
    expect(ask(gradeStatement, { period: "Trimestre 3" })).toEqual({ Message: expect.any(String) as string });
  });
});

test.each(["2026-04-09", "2026-12-20"])("reports of %s agree with the page of marks", (today) => {
  const built = buildSchool({ seed: 7, today });
  for (const login of ["camille.verdier", "malo.verdier", "ines.bennouna"]) {
    const choice = { school: built, login, now: `${today}T10:00` };
    const report = ask(reportCard, choice);
    const marks = ask(latestGrades, choice);
    expect(dig(report, "General", "MoyenneEleve"), login).toEqual(dig(marks, "moyGenerale"));
    expect(dig(report, "General", "MoyenneClasse"), login).toEqual(dig(marks, "moyGeneraleClasse"));
    const known = dig(marks, "listeServices", "V") as Record<string, unknown>[]; // checked next
    expect(known.length).toBeGreaterThan(5);
    for (const handler of [reportCard, gradeStatement]) {
      const lines = services(ask(handler, choice)).filter(({ estSousService }) => estSousService !== true);
      expect(lines.map(({ L, MoyenneEleve, MoyenneClasse }) => ({ L, MoyenneEleve, MoyenneClasse }))).toEqual(
        known.map(({ L, moyEleve, moyClasse }) => ({ L, MoyenneEleve: moyEleve, MoyenneClasse: moyClasse })),
      );
    }
  }
});
