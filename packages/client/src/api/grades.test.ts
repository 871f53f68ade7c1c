import { describe, expect, test } from "vitest";
import { grades as sample } from "../../test/samples/pages.js";
import { aContext, aRunner, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Grade, type GradesOverview, gradesOfPeriod } from "./grades.js";
import type { PeriodArguments } from "./period.js";

const periods = aYear();
const [firstTerm, secondTerm, wholeYear] = periods;
const asked: PeriodArguments = { period: firstTerm, periods };

function overviewOf(answer: object, args: PeriodArguments = asked): GradesOverview {
  return read(gradesOfPeriod, answer, args).result;
}

function readOne(test: object, args: PeriodArguments = asked): Grade | undefined {
  return overviewOf({ listeDevoirs: list({ date: wireDate("2025-11-06"), ...test }) }, args).grades[0];
}

const overview = overviewOf(sample);
const [control, dictation, missed] = overview.grades;

test("a period is asked for as requests name it, in one request", async () => {
  const runner = aRunner(() => sample);
  await runner.run(gradesOfPeriod, asked);
  expect(runner.sent).toEqual([{ Periode: { N: "105#T1", L: "Trimestre 1", G: 2 } }]);
});

describe("a mark", () => {
  test("has all that a teacher can give", () => {
    expect(dictation).toEqual({
      id: "s1~40#dictation",
      key: expect.stringMatching(/^grade_/u),
      grade: { kind: "points", points: 8 },
      outOf: 10,
      defaultOutOf: 20,
      date: "2025-11-06",
      subject: { id: "s1~134#french", key: expect.anything(), name: "FRANCAIS", groups: false },
      period: firstTerm,
      average: { kind: "points", points: 6.7 },
      max: { kind: "points", points: 10 },
      min: { kind: "points", points: -2 },
      coefficient: 0.5,
      comment: "Dictée",
      commentOnGrade: "Bon travail",
      isBonus: true,
      isOptional: false,
      isOutOf20: true,
      isGroup: false,
      isSupervised: false,
      quiz: true,
      themes: ["Accords"],
      subjectFile: { id: "s1~37#subject", name: "dictee.pdf", kind: "file", origin: "test-subject" },
      backgroundColor: "#D94F70",
    });
  });

  test("may be an annotation, and the latest come first", () => {
    expect(overview.grades.map(({ date }) => date)).toEqual(["2025-11-13", "2025-11-06", "2025-11-04"]);
    expect(control?.grade).toEqual({ kind: "congratulations", points: 20.5 });
    expect(control).toMatchObject({ isGroup: true, isSupervised: true, quiz: false });
    expect(missed).toMatchObject({ grade: { kind: "absent" }, isOptional: true, isBonus: false });
    expect(readOne({ note: typed(10, "|9") })?.grade).toEqual({ kind: "unknown", code: 9 });
    expect(readOne({ note: 0 })?.grade).toEqual({ kind: "points", points: 0 });
  });

  test("that is empty, and a class that is hidden, are left out: neither is zero", () => {
    const bare = readOne({ note: typed(10, ""), moyenne: typed(10, "") });
    for (const key of ["grade", "average", "max", "min", "coefficient", "comment", "subject", "outOf"]) {
      expect(bare).not.toHaveProperty(key);
    }
    expect(readOne({ coefficient: 0 })?.coefficient).toBe(0);
    expect(readOne({ coefficient: typed(10, "0,50") })?.coefficient).toBe(0.5);
    expect(readOne({ bareme: typed(10, "0") })).not.toHaveProperty("outOf");
  });

  test("that cannot be read does not take the others with it", () => {
    const { result, warnings } = read(
      gradesOfPeriod,
      { listeDevoirs: list({ N: "40#undated", note: typed(10, "12") }, ...sample.listeDevoirs.V) },
      asked,
    );
    expect(result.grades).toHaveLength(3);
    expect(warnings.map(({ path }) => path)).toEqual(["listeDevoirs[0].date"]);
  });

  test("takes name and colour of its subject from the averages, by identity", () => {
    expect(dictation?.subject?.name).toBe("FRANCAIS");
    expect(control?.subject).toMatchObject({ name: "MATHEMATIQUES", groups: true });
    const alone = readOne({ service: typed(24, { L: "SVT", couleur: "#00FF00" }) });
    expect(alone?.subject).toEqual({ key: expect.anything(), name: "SVT", groups: false });
    expect(alone?.backgroundColor).toBe("#00FF00");
    const nameless = {
      listeServices: list({ ordre: 1 }),
      listeDevoirs: list({ date: wireDate("2025-11-06"), service: {} }),
    };
    expect(overviewOf(nameless).grades[0]).not.toHaveProperty("subject");
  });

  test("belongs to the period that it names, else to the one asked for", () => {
    const ofYear = { period: wholeYear, periods };
    const term = (element: object): Grade | undefined => readOne({ periode: typed(24, element) }, ofYear);
    expect(term({ N: "105#T2", L: "Trimestre 2" })?.period).toEqual(secondTerm);
    expect(term({ L: "Trimestre 1" })?.period).toEqual(firstTerm);
    expect(term({})?.period).toEqual(wholeYear);
    expect(readOne({}, ofYear)?.period).toEqual(wholeYear);
    expect(term({ N: "105#unknown", L: "Hors période" })).not.toHaveProperty("period");
  });

  test("has files by an element of their own, or only by a name", () => {
    expect(control).toMatchObject({
      subjectFile: { id: "s1~40#control", name: "sujet.pdf", kind: "file", origin: "test-subject" },
      correctionFile: { id: "s1~40#control", name: "corrige.pdf", kind: "file", origin: "test-correction" },
    });
    expect(missed).not.toHaveProperty("subjectFile");
    const unnamed = readOne({ elmCorrige: typed(24, { N: "37#x" }), libelleCorrige: "corrige.pdf" });
    expect(unnamed?.correctionFile).toEqual({
      id: "s1~37#x",
      name: "corrige.pdf",
      kind: "file",
      origin: "test-correction",
    });
  });
});

describe("averages", () => {
  test("are those of each subject, in the order of the school's pages", () => {
    expect(overview.averages).toEqual([
      {
        id: "s1~134#maths",
        key: expect.stringMatching(/^average_/u),
        subject: { id: "s1~134#maths", key: expect.anything(), name: "MATHEMATIQUES", groups: true },
        student: { kind: "points", points: 15.5 },
        classAverage: { kind: "points", points: 12.8 },
        min: { kind: "points", points: 4 },
        max: { kind: "points", points: 19 },
        outOf: 20,
        defaultOutOf: 20,
        backgroundColor: "#2338BB",
        notRepresentative: false,
        isGroup: true,
        order: 1,
      },
      {
        id: "s1~134#french",
        key: expect.stringMatching(/^average_/u),
        subject: { id: "s1~134#french", key: expect.anything(), name: "FRANCAIS", groups: false },
        student: { kind: "exempted" },
        classAverage: { kind: "points", points: 11.4 },
        outOf: 10,
        backgroundColor: "#D94F70",
        notRepresentative: true,
        isGroup: false,
        order: 2,
      },
    ]);
  });

  test("of all subjects are told with their scale, and left out where the school hides them", () => {
    expect(overview).toMatchObject({
      period: firstTerm,
      overallAverage: { kind: "points", points: 15.25 },
      classOverallAverage: { kind: "points", points: 12.41 },
      overallOutOf: 20,
      overallDefaultOutOf: 20,
    });
    const hidden = overviewOf({ ...sample, moyGenerale: typed(10, ""), moyGeneraleClasse: undefined });
    expect(hidden).not.toHaveProperty("overallAverage");
    expect(hidden).not.toHaveProperty("classOverallAverage");
  });
});

test("a page without its lists has no marks, and that is nothing to warn of", () => {
  expect(read(gradesOfPeriod, {}, asked)).toEqual({
    result: { period: firstTerm, grades: [], averages: [] },
    warnings: [],
  });
});

describe("keys", () => {
  const alike = {
    date: wireDate("2025-11-06"),
    commentaire: "Oral",
    bareme: typed(10, "20"),
    service: typed(24, { L: "ANGLAIS", N: "134#english" }),
  };
  const tests = [
    { ...alike, N: "40#1", coefficient: 1, note: typed(10, "12") },
    { ...alike, N: "40#2", coefficient: 2, note: typed(10, "15") },
    { ...alike, N: "40#3", coefficient: 2, note: typed(10, "|1") },
    { ...alike, N: "40#4", commentaire: "Écrit" },
    { ...alike, N: "40#5", bareme: typed(10, "10") },
  ];
  const keysByTest = (
    items: readonly { readonly N: string }[],
    tag = "s1",
  ): Readonly<Record<string, string>> => {
    const args = { period: aYear(tag)[0], periods: aYear(tag) };
    const { result } = read(gradesOfPeriod, { listeDevoirs: list(...items) }, args, aContext({ tag }));
    return Object.fromEntries(result.grades.map(({ id, key }) => [id.replace(/^.*~(40#\d).*$/u, "$1"), key]));
  };

  test("are those of another session, and of another order, and all differ", () => {
    const keys = keysByTest(tests);
    expect(new Set(Object.values(keys)).size).toBe(5);
    const renewed = [...tests].reverse().map((item) => ({ ...item, N: `${item.N}-renewed` }));
    expect(keysByTest(renewed, "s2")).toEqual(keys);
  });

  test("do not change with the mark", () => {
    const before = readOne({ ...alike, N: "40#1", note: typed(10, "12") });
    const after = readOne({ ...alike, N: "40#1", note: typed(10, "|3"), commentaireSurNote: "Revu" });
    expect(after?.key).toBe(before?.key);
  });

  test("of a mark are the same in its term and in the year, those of an average are not", () => {
    const inYear = overviewOf(sample, { period: wholeYear, periods });
    expect(inYear.grades.map(({ key }) => key)).toEqual(overview.grades.map(({ key }) => key));
    expect(inYear.averages[0]?.key).not.toBe(overview.averages[0]?.key);
  });
});
