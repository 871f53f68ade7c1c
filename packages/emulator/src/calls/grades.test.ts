import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice } from "../../test/call-request.js";
import { aParent, aSchool, aStudent } from "../world/builders.js";
import { aGrade, aService, aTest } from "../world/grade-builders.js";
import { latestGrades } from "./grades.js";
import { tables } from "./tables.js";

const camille = "VERDIER Camille";
const ines = "BENNOUNA Inès";
const people = aSchool().with(
  aStudent(camille, { login: "camille", groups: ["4LATIN"] }),
  aStudent(ines, { login: "ines" }),
  aParent("Mme VERDIER Sophie", { login: "sophie", children: [camille] }),
);
const school = people
  .with(
    aTest({
      subject: "MATHEMATIQUES",
      date: "2026-01-13",
      title: "Contrôle n°2",
      coefficient: 2,
      theme: "Calcul littéral",
      supervised: true,
      questions: "sujet.pdf",
      corrected: "corrige.pdf",
      marks: { [camille]: "15,5", [ines]: 9 },
      comments: { [camille]: "Bon travail" },
    }),
    aGrade({
      student: camille,
      subject: "LATIN",
      group: "4LATIN",
      date: "2026-01-12",
      value: "8",
      outOf: 10,
    }),
    aGrade({ student: camille, subject: "SPORT", date: "2025-12-04", value: { annotation: "unfit" } }),
    aGrade({ student: ines, subject: "SPORT", date: "2026-01-14", value: 12 }),
    aService({
      subject: "LATIN",
      group: "4LATIN",
      outOf: 10,
      notRepresentative: [{ student: camille, period: "Trimestre 2" }],
    }),
    aService({ subject: "CHORALE" }),
  )
  .build();

function page(choice: Partial<RequestChoice> & { readonly period?: string } = {}): Record<string, unknown> {
  const { period = "Trimestre 2", ...rest } = choice;
  const ids = new PlainIds();
  const data = { Periode: { N: ids.issue(tables.period, `period:${period}`), L: period } };
  return overTheWire(latestGrades, { school, login: "camille", tab: 198, data, ids, ...rest });
}

function list(of: Record<string, unknown>, key: string): Record<string, unknown>[] {
  return dig(of, key, "V") as Record<string, unknown>[]; // tests look inside
}

describe("the page of marks", () => {
  test("has one test with all its keys", () => {
    const [first] = list(page(), "listeDevoirs");
    expect(first).toEqual({
      N: expect.stringMatching(/^40#/) as string,
      G: 59,
      note: { _T: 10, V: "15,50" },
      bareme: { _T: 10, V: "20" },
      baremeParDefaut: { _T: 10, V: "20" },
      date: { _T: 7, V: "13/01/2026" },
      service: {
        _T: 24,
        V: { L: "MATHEMATIQUES", N: "134#service:4C:MATHEMATIQUES", G: 12, couleur: "#4A6FA5" },
      },
      periode: { _T: 24, V: { L: "Trimestre 2", N: "105#period:Trimestre 2" } },
      ListeThemes: {
        _T: 24,
        V: [
          {
            L: "Calcul littéral",
            N: "146#theme:subject:MATHEMATIQUES:Calcul littéral",
            Matiere: { _T: 24, V: { L: "MATHEMATIQUES", N: "79#subject:MATHEMATIQUES" } },
          },
        ],
      },
      estEnGroupe: false,
      commentaire: "Contrôle n°2",
      coefficient: 2,
      estFacultatif: false,
      estBonus: false,
      estRamenerSur20: false,
      moyenne: { _T: 10, V: "12,25" },
      noteMax: { _T: 10, V: "15,50" },
      noteMin: { _T: 10, V: "9,00" },
      commentaireSurNote: "Bon travail",
      libelleSujet: "sujet.pdf",
      libelleCorrige: "corrige.pdf",
      estDS: true,
    });
  });

  test("has services with their averages, empty where there is nothing to average", () => {
    const services = list(page(), "listeServices");
    expect(services.map((one) => one["L"])).toEqual(["MATHEMATIQUES", "LATIN", "SPORT", "CHORALE"]);
    expect(services[0]).toEqual({
      L: "MATHEMATIQUES",
      N: "134#service:4C:MATHEMATIQUES",
      G: 12,
      couleur: "#4A6FA5",
      ordre: 1,
      estServiceEnGroupe: false,
      moyEleve: { _T: 10, V: "15,50" },
      baremeMoyEleve: { _T: 10, V: "20" },
      baremeMoyEleveParDefaut: { _T: 10, V: "20" },
      moyClasse: { _T: 10, V: "12,25" },
      moyMin: { _T: 10, V: "9,00" },
      moyMax: { _T: 10, V: "15,50" },
    });
    expect(services[1]).toMatchObject({
      estServiceEnGroupe: true,
      moyEleve: { V: "8,00" },
      baremeMoyEleve: { V: "10" },
      estMoyNR: true,
    });
    expect(services[2]).toMatchObject({ moyEleve: { _T: 10, V: "" }, moyClasse: { _T: 10, V: "12,00" } });
    expect(services[3]).toMatchObject({ moyEleve: { _T: 10, V: "" }, moyClasse: { _T: 10, V: "" } });
  });

  test("has the general averages: services weigh alike and are brought to 20", () => {
    // (15.5 + 16) / 2, and for the class (12.25 + 16 + 12) / 3.
    expect(page()).toMatchObject({
      moyGenerale: { _T: 10, V: "15,75" },
      moyGeneraleClasse: { _T: 10, V: "13,42" },
      baremeMoyGenerale: { _T: 10, V: "20" },
      baremeMoyGeneraleParDefaut: { _T: 10, V: "20" },
      avecDetailDevoir: true,
      avecDetailService: true,
    });
  });

  test("lists tests from the last one back, and none that is yet to come", () => {
    const days = (now: string): unknown[] =>
      list(page({ now }), "listeDevoirs").map((one) => dig(one, "date", "V"));
    expect(days("2026-01-15T09:40")).toEqual(["13/01/2026", "12/01/2026", "04/12/2025"]);
    expect(days("2026-01-12T09:40")).toEqual(["12/01/2026", "04/12/2025"]);
    expect(list(page({ now: "2026-01-12T09:40" }), "listeServices")[0]).toMatchObject({
      moyEleve: { V: "" },
    });
  });

  test("is that of the child whom a parent's request names", () => {
    expect(page({ login: "sophie", member: camille })).toEqual(page());
    expect(page({ login: "sophie" })).toEqual({});
  });

  test("shows others what is theirs", () => {
    const tests = list(page({ login: "ines" }), "listeDevoirs");
    expect(tests.map((one) => dig(one, "note", "V"))).toEqual(["12,00", "9,00"]);
    expect(tests[1]).not.toHaveProperty("commentaireSurNote");
    expect(list(page({ login: "ines" }), "listeServices").map((one) => one["L"])).not.toContain("LATIN");
  });

  test("numbers tests as its version does", () => {
    expect(list(page({ profile: "2024.3.11" }), "listeDevoirs")[0]).toMatchObject({ G: 60 });
    expect(list(page({ profile: "2026.2.5" }), "listeDevoirs")[0]).toMatchObject({ G: 59 });
  });
});

describe("marks on the wire", () => {
  const values = [
    ["14,5", "14,50"],
    [8, "8,00"],
    ["0", "0,00"],
    ["21", "21,00"],
    ["-2,25", "-2,25"],
    ["", ""],
    [{ annotation: "absent" }, "|1"],
    [{ annotation: "exempted" }, "|2"],
    [{ annotation: "notGraded" }, "|3"],
    [{ annotation: "unfit" }, "|4"],
    [{ annotation: "notHandedIn" }, "|5"],
    [{ annotation: "absentZero" }, "|6"],
    [{ annotation: "notHandedInZero" }, "|7"],
    [{ annotation: "congratulations" }, "|8|20"],
  ] as const;

  test.each(values)("%o is written %o", (value, written) => {
    const marked = people
      .with(
        aTest({ subject: "SVT", date: "2026-01-13", marks: { [camille]: value, [ines]: 10 } }),
        aService({ subject: "SVT" }),
      )
      .build();
    const [only] = list(page({ school: marked }), "listeDevoirs");
    expect(only).toMatchObject({ note: { _T: 10, V: written } });
    // Beside a word or nothing there is no word about the class.
    const hasPoints = /\d$/.test(written) && !written.startsWith("|");
    for (const key of ["moyenne", "noteMax", "noteMin"]) expect(key in (only ?? {})).toBe(hasPoints);
  });

  test("a bonus is optional too, and a scale may have decimals", () => {
    const date = "2026-01-13";
    const special = people
      .with(
        aGrade({ student: camille, subject: "A", date, value: 17, counting: "bonus" }),
        aGrade({ student: camille, subject: "B", date, value: 3, counting: "optional", outOf: 12.5 }),
        aGrade({ student: camille, subject: "C", date, value: 8, outOf: 10, scaled: true, coefficient: 0.5 }),
      )
      .build();
    expect(list(page({ school: special }), "listeDevoirs")).toMatchObject([
      { estBonus: true, estFacultatif: true, estRamenerSur20: false },
      { estBonus: false, estFacultatif: true, bareme: { V: "12,50" } },
      { estBonus: false, estFacultatif: false, estRamenerSur20: true, coefficient: 0.5 },
    ]);
  });
});

describe("periods", () => {
  test("the year has the tests of all terms, and the mean of their averages", () => {
    const terms = people
      .with(
        aGrade({ student: camille, subject: "SVT", date: "2025-10-06", value: 10 }),
        aGrade({ student: camille, subject: "SVT", date: "2025-12-08", value: 16 }),
        aGrade({ student: camille, subject: "SVT", date: "2025-12-15", value: 18 }),
      )
      .build();
    const year = page({ school: terms, period: "Année continue" });
    expect(list(year, "listeDevoirs").map((one) => dig(one, "periode", "V", "L"))).toEqual([
      "Trimestre 2",
      "Trimestre 2",
      "Trimestre 1",
    ]);
    // 10 and 17, not 10, 16 and 18.
    expect(list(year, "listeServices")).toMatchObject([{ moyEleve: { V: "13,50" } }]);
    expect(year).toMatchObject({ moyGenerale: { V: "13,50" } });
  });

  test.each(["Trimestre 3", "Semestre 1", "Hors période"])("%s has no tests", (period) => {
    const empty = page({ period });
    expect(list(empty, "listeDevoirs")).toEqual([]);
    expect(list(empty, "listeServices")).toHaveLength(4);
    expect(empty).toMatchObject({ moyGenerale: { V: "" }, moyGeneraleClasse: { V: "" } });
  });

  test("a period that is none of this session's is refused, and none at all is an empty page", () => {
    const ids = new PlainIds();
    const ask = (Periode: unknown) => () => page({ ids, data: { Periode } });
    expect(ask({ N: "105#elsewhere" })).toThrow(expect.objectContaining({ code: 20 }) as Error);
    const pupil = ids.issue(tables.student, `student:${camille}`);
    expect(ask({ N: pupil })).toThrow(expect.objectContaining({ code: 20 }) as Error);
    expect(ask({ N: 12 })).toThrow(expect.objectContaining({ code: 20 }) as Error);
    expect(ask({ N: "0", L: "Hors période" })()).toEqual({});
    expect(page({ data: {} })).toEqual({});
  });
});

describe("what a school hides has no key", () => {
  const classKeys = ["moyClasse", "moyMin", "moyMax"];
  const ownKeys = ["moyEleve", "baremeMoyEleve", "baremeMoyEleveParDefaut", "estMoyNR"];
  const generalKeys = ["moyGenerale", "moyGeneraleClasse", "baremeMoyGenerale", "baremeMoyGeneraleParDefaut"];
  const keysIn = (items: readonly object[]): Set<string> => new Set(items.flatMap((one) => Object.keys(one)));

  test("averages of the class", () => {
    const hidden = page({ options: { hideClassAverages: true } });
    const keys = keysIn([hidden, ...list(hidden, "listeServices"), ...list(hidden, "listeDevoirs")]);
    for (const key of [...classKeys, ...generalKeys, "moyenne", "noteMax", "noteMin"]) {
      expect(keys).not.toContain(key);
    }
    for (const key of ownKeys) expect(keys).toContain(key);
  });

  test("averages of the pupil", () => {
    const hidden = page({ options: { hideAverages: true } });
    const keys = keysIn([hidden, ...list(hidden, "listeServices"), ...list(hidden, "listeDevoirs")]);
    for (const key of [...ownKeys, ...generalKeys]) expect(keys).not.toContain(key);
    for (const key of [...classKeys, "moyenne"]) expect(keys).toContain(key);
    expect(hidden["avecDetailService"]).toBe(false);
  });

  test("marks", () => {
    const hidden = page({ options: { hideGrades: true } });
    expect(hidden).not.toHaveProperty("listeDevoirs");
    expect(list(hidden, "listeServices")[0]).toMatchObject({ moyEleve: { V: "15,50" } });
    expect(hidden).toMatchObject({ moyGenerale: { V: "15,75" }, avecDetailDevoir: false });
  });
});
