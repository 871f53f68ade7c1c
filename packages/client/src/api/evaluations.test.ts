import { describe, expect, test } from "vitest";
import { evaluations as sample } from "../../test/samples/results.js";
import { aContext, aRunner, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Evaluation, evaluationsOfPeriod } from "./evaluations.js";
import type { PeriodArguments } from "./period.js";

const periods = aYear();
const [firstTerm, secondTerm, wholeYear] = periods;
const asked: PeriodArguments = { period: firstTerm, periods };

function evaluationsOf(answer: object, args = asked, context = aContext()): readonly Evaluation[] {
  return read(evaluationsOfPeriod, answer, args, context).result;
}

function readOne(evaluation: object, args = asked): Evaluation | undefined {
  return evaluationsOf({ listeEvaluations: list({ date: wireDate("2025-11-06"), ...evaluation }) }, args)[0];
}

const [oral, reading] = evaluationsOf(sample);

test("a period is asked for with a small p, in one request", async () => {
  const runner = aRunner(() => sample);
  await runner.run(evaluationsOfPeriod, asked);
  expect(runner.sent).toEqual([{ periode: { N: "105#T1", L: "Trimestre 1", G: 2 } }]);
});

describe("an evaluation", () => {
  test("has all that a teacher can give, its skills in the order of the page", () => {
    expect(reading).toEqual({
      id: "s1~43#reading",
      key: expect.stringMatching(/^evaluation_/u),
      name: "Lecture d'un texte court",
      date: "2025-11-12",
      subject: { id: "s1~79#french", key: expect.anything(), name: "FRANCAIS", groups: false },
      teacher: "Mme ORIOL H.",
      domain: "Comprendre et s'exprimer",
      description: "Un texte de dix lignes",
      coefficient: 2,
      paliers: ["Cycle 4"],
      acquisitions: [
        expect.objectContaining({ order: 1, levelKind: "absent", level: "Absent", abbreviation: "Abs" }),
        {
          id: "s1~44#two",
          key: expect.stringMatching(/^acquisition_/u),
          order: 2,
          level: "Maîtrise fragile",
          levelKind: "in-progress",
          abbreviation: "C",
          coefficient: 0.5,
          name: "Répondre par une phrase",
          nameId: "s1~67#answer",
          subItem: "Ponctuer",
          subItemId: "s1~68#dots",
          domain: "Comprendre et s'exprimer",
          domainId: "s1~35#understand",
          pillar: "D1.1 - Langue française",
          pillarId: "s1~107#d11",
          pillarPrefix: "D1.1",
          observation: "En progrès",
        },
      ],
      period: firstTerm,
      themes: ["La nouvelle"],
      quiz: false,
      subjectFile: { id: "s1~91#subject", name: "sujet.pdf", kind: "file", origin: "evaluation-subject" },
      correctionFile: {
        id: "s1~43#reading",
        name: "corrige.pdf",
        kind: "file",
        origin: "evaluation-correction",
      },
      backgroundColor: "#D94F70",
    });
  });

  test("is listed the latest first, and may have no results yet", () => {
    expect(oral).toMatchObject({ name: "Oral", date: "2025-11-14", acquisitions: [], quiz: true });
  });

  test("of which the weight is hidden has none, which is not zero", () => {
    expect(oral?.coefficient).toBe(0);
    expect(readOne({})).not.toHaveProperty("coefficient");
  });

  test("belongs to the period that it names, else to the one asked for", () => {
    const ofYear = { period: wholeYear, periods };
    expect(readOne({ periode: typed(24, { N: "105#T2", L: "Trimestre 2" }) }, ofYear)?.period).toEqual(
      secondTerm,
    );
    expect(readOne({ periode: typed(24, { L: "Trimestre 1" }) }, ofYear)?.period).toEqual(firstTerm);
    expect(readOne({}, ofYear)?.period).toEqual(wholeYear);
    expect(readOne({ periode: typed(24, { N: "105#x", L: "Hors période" }) }, ofYear)).not.toHaveProperty(
      "period",
    );
  });

  test("that cannot be read does not take the others with it", () => {
    const answer = { listeEvaluations: list({ L: "Sans date" }, ...sample.listeEvaluations.V) };
    const { result, warnings } = read(evaluationsOfPeriod, answer, asked);
    expect(result).toHaveLength(2);
    expect(warnings.map(({ path }) => path)).toEqual(["listeEvaluations[0].date"]);
  });
});

test("a level that nobody knows keeps its words", () => {
  const level = (G: number | undefined): unknown =>
    readOne({ listeNiveauxDAcquisitions: list({ L: "Presque", G }) })?.acquisitions[0];
  expect(level(12)).toMatchObject({ level: "Presque", levelKind: "unknown" });
  expect(level(undefined)).toMatchObject({ levelKind: "unknown" });
  expect(level(0)).toMatchObject({ levelKind: "custom" });
});

test("a page without its list has no evaluations, and that is nothing to warn of", () => {
  expect(read(evaluationsOfPeriod, {}, asked)).toEqual({ result: [], warnings: [] });
});

describe("keys", () => {
  const skill = (name: string): object => ({ L: "Acquis", G: 2, item: typed(24, { L: name }) });
  const alike = { L: "Oral", date: wireDate("2025-11-06"), matiere: typed(24, { L: "ANGLAIS" }) };
  const items = [
    { ...alike, N: "43#1", listeNiveauxDAcquisitions: list(skill("Parler"), skill("Parler")) },
    { ...alike, N: "43#2", listeNiveauxDAcquisitions: list(skill("Écouter")) },
    { ...alike, N: "43#3", L: "Écrit" },
  ];
  const keysOf = (found: readonly Evaluation[]): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      found.map(({ id, key, acquisitions }) => [
        id.replace(/^.*~(43#\d).*$/u, "$1"),
        [key, ...acquisitions.map((acquisition) => acquisition.key)],
      ]),
    );

  test("are those of another session, and of another order, and all differ", () => {
    const found = evaluationsOf({ listeEvaluations: list(...items) });
    const all = found.flatMap(({ key, acquisitions }) => [key, ...acquisitions.map((one) => one.key)]);
    expect(new Set(all).size).toBe(6);
    const renewed = [...items].reverse().map((item) => ({ ...item, N: `${item.N}-renewed` }));
    const args = { period: aYear("s2")[0], periods: aYear("s2") };
    const again = evaluationsOf({ listeEvaluations: list(...renewed) }, args, aContext({ tag: "s2" }));
    expect(keysOf(again)).toEqual(keysOf(found));
  });

  test("do not change with the level", () => {
    const key = (G: number): unknown =>
      readOne({ ...alike, listeNiveauxDAcquisitions: list({ ...skill("Parler"), G }) })?.acquisitions[0]?.key;
    expect(key(2)).toBe(key(7));
  });
});
