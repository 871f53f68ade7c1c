import { describe, expect, test } from "vitest";
import { report, skillsReport as skillsSample, statement } from "../../test/samples/results.js";
import { aContext, aRunner, aYear, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { issueId } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import { gradesOfPeriod } from "./grades.js";
import type { PeriodArguments } from "./period.js";
import {
  type GradeStatement,
  gradeStatementOfPeriod,
  type Report,
  reportOfPeriod,
  type SkillsReport,
  skillsReport,
} from "./reports.js";

const periods = aYear();
const [firstTerm] = periods;
const asked: PeriodArguments = { period: firstTerm, periods };
const pupil = aContext({ subject: { n: "46#pupil", kind: 4, name: "MARCHENOIR Zélie", classN: "23#4c" } });

function reportIn(answer: object, args = asked, context = aContext()): Report | undefined {
  return read(reportOfPeriod, answer, args, context).result;
}

const card = reportIn(report);
const [maths, sciences] = card?.subjects ?? [];

describe("requests", () => {
  test("for a report card name the period, with an empty pupil and class", async () => {
    const runner = aRunner(() => report);
    await runner.run(reportOfPeriod, asked);
    const periode = { N: "105#T1", L: "Trimestre 1", G: 2 };
    expect(runner.sent).toEqual([{ eleve: {}, classe: {}, periode }]);
  });

  test("for the others name the pupil and the class", async () => {
    const runner = aRunner(() => statement, pupil);
    await runner.run(gradeStatementOfPeriod, asked);
    await skillsReport(runner, asked);
    const who = { eleve: { N: "46#pupil" }, classe: { N: "23#4c" }, periode: { N: "105#T1", G: 2 } };
    expect(runner.sent).toEqual([who, { ...who, bulletin: {} }]);
  });

  test("leave out a class that nobody knows", async () => {
    const runner = aRunner(() => skillsSample);
    await skillsReport(runner, asked);
    expect(runner.sent[0]).not.toHaveProperty("classe");
  });
});

describe("a page that is not published", () => {
  test("is undefined: it says so, or says nothing", async () => {
    for (const answer of [{ Message: "Le bulletin n'est pas publié." }, {}]) {
      expect(reportIn(answer)).toBeUndefined();
      expect(read(gradeStatementOfPeriod, answer, asked, pupil).result).toBeUndefined();
      // oxlint-disable-next-line no-await-in-loop -- two answers, one after the other
      expect(
        await skillsReport(
          aRunner(() => answer),
          asked,
        ),
      ).toBeUndefined();
    }
  });

  test("is not taken for one without subjects", () => {
    const answer = { ObjetListeAppreciations: report.ObjetListeAppreciations };
    expect(reportIn(answer)).toMatchObject({ subjects: [], comments: [{ text: "Bon trimestre." }, {}] });
  });
});

describe("a report card", () => {
  test("has a subject with all that a school can show", () => {
    expect(maths).toEqual({
      id: "s1~134#maths",
      key: expect.stringMatching(/^report-subject_/u),
      name: "MATHEMATIQUES",
      subject: { id: "s1~79#maths", key: expect.anything(), name: "MATHEMATIQUES", groups: false },
      color: "#2338BB",
      teachers: ["M. DRAVERT T."],
      comments: [{ title: "Bilan", text: "Trimestre sérieux." }],
      studentAverage: { kind: "points", points: 15.5 },
      classAverage: { kind: "points", points: 12.8 },
      minAverage: { kind: "points", points: 4 },
      maxAverage: { kind: "points", points: 19 },
      medianAverage: { kind: "points", points: 13 },
      annualAverage: { kind: "absent" },
      periodAverages: [
        { name: "Trimestre 1", average: { kind: "points", points: 15.5 } },
        { name: "Trimestre 2" },
      ],
      notRepresentative: true,
      coefficient: 1.5,
      points: { kind: "points", points: 23.25 },
      level: { kind: "acquired", name: "Maîtrise satisfaisante" },
      gradeCount: 2,
      testCount: 3,
      elements: ["Calcul littéral"],
      grades: [],
      group: "PÔLE SCIENCES",
      subjects: [],
    });
  });

  test("has sub-subjects within their subject, in the order of the page", () => {
    expect(card?.subjects.map(({ name }) => name)).toEqual(["MATHEMATIQUES", "SCIENCES"]);
    expect(sciences?.subjects.map(({ name }) => name)).toEqual(["PHYSIQUE", "SVT"]);
    expect(sciences).not.toHaveProperty("studentAverage");
    const [physics, biology] = sciences?.subjects ?? [];
    expect(biology).toMatchObject({ teachers: ["Mme ORIOL H."], comments: [{ text: "Sérieuse." }] });
    expect(physics).not.toHaveProperty("studentAverage");
  });

  test("has general averages, groups, comments and sentences", () => {
    expect(card).toMatchObject({
      period: firstTerm,
      className: "4C",
      outOf: 20,
      overallAverage: { kind: "points", points: 15 },
      classOverallAverage: { kind: "points", points: 12.41 },
      overallPeriodAverages: [
        { name: "Trimestre 1", average: { kind: "points", points: 15 } },
        { name: "Trimestre 2", average: { kind: "absent" } },
      ],
      groups: [{ name: "PÔLE SCIENCES", classAverage: { kind: "points", points: 12.1 } }],
      comments: [
        { kind: "general", title: "Appréciation globale", text: "Bon trimestre." },
        { kind: "honours", title: "Mention", text: "Encouragements" },
      ],
      attendance: { absences: "2 demi-journées d'absence", delays: "1 retard" },
      receipts: [
        {
          id: "s1~5#p",
          key: expect.stringMatching(/^receipt_/u),
          name: "M. MARCHENOIR",
          acknowledged: true,
          date: "2025-12-10",
        },
      ],
      publicationNote: "Publié le 05/12/2025",
      graph: "iVBORw0KGgoAAAAANSUhEUg==",
    });
    expect(card?.attendance).not.toHaveProperty("punishments");
  });

  test("tells which columns the school shows: the others are hidden, not empty", () => {
    expect(card?.shown).toEqual(["student-average", "class-average"]);
    expect(reportIn({ ListeServices: list() })).not.toHaveProperty("shown");
  });

  test("may have subjects without group, coefficient and averages", () => {
    const bare = reportIn({ ListeServices: list({ L: "SVT", SurMatiere: typed(24, { N: "0", L: "" }) }) });
    expect(Object.keys(bare?.subjects[0] ?? {}).sort()).toEqual(
      [
        "comments",
        "elements",
        "grades",
        "id",
        "key",
        "name",
        "notRepresentative",
        "periodAverages",
        "subject",
      ].concat("subjects", "teachers"),
    );
  });
});

describe("a grade statement", () => {
  const read1 = (answer: object): GradeStatement | undefined =>
    read(gradeStatementOfPeriod, answer, asked, pupil).result;
  const page = read1(statement);

  test("has its marks, the earliest first", () => {
    const mathsLine = page?.subjects.find(({ name }) => name === "MATHEMATIQUES");
    expect(mathsLine?.grades).toEqual([
      {
        id: "s1~40#missed",
        key: expect.stringMatching(/^grade_/u),
        grade: { kind: "absent" },
        outOf: 20,
        date: "2025-11-04",
        isOptional: false,
        quiz: false,
      },
      {
        id: "s1~40#dictation",
        key: expect.stringMatching(/^grade_/u),
        grade: { kind: "points", points: 8 },
        outOf: 10,
        defaultOutOf: 20,
        date: "2025-11-06",
        comment: "Interrogation",
        coefficient: 0.5,
        isOptional: true,
        quiz: true,
        correctionFile: { id: "s1~40#dictation", name: "corrige.pdf", kind: "file" },
      },
    ]);
    expect(mathsLine?.periodAverages).toEqual([
      { name: "Trimestre 1", average: { kind: "points", points: 15.5 } },
    ]);
  });

  test("has sub-subjects under the subject that they follow, and no heading among the subjects", () => {
    expect(page?.subjects.map(({ name }) => name)).toEqual(["MATHEMATIQUES", "SCIENCES"]);
    expect(page?.subjects[1]?.subjects.map(({ name }) => name)).toEqual(["SVT"]);
  });

  test("has marks of the same key as on the page of marks", () => {
    const grade = {
      note: typed(10, "8,00"),
      bareme: typed(10, "10"),
      date: wireDate("2025-11-06"),
      commentaire: "Interrogation",
      service: typed(24, { L: "MATHEMATIQUES", N: "134#maths" }),
    };
    const [other] = read(gradesOfPeriod, { listeDevoirs: list(grade) }, asked).result.grades;
    const keys = page?.subjects.flatMap(({ grades }) => grades.map(({ key }) => key));
    expect(keys).toContain(other?.key);
  });
});

describe("a skills report", async () => {
  const runner = aRunner(() => skillsSample);
  const found: SkillsReport | undefined = await skillsReport(runner, asked);

  test("has a line by subject, with levels, marks and comments", () => {
    expect(found?.lines[0]).toEqual({
      id: "s1~134#french",
      key: expect.stringMatching(/^skills-line_/u),
      kind: "subject",
      name: "FRANCAIS\nMme ORIOL H.",
      color: "#D94F70",
      elements: "La nouvelle",
      levels: [],
      successRate: "75",
      position: { kind: "almost-acquired" },
      comparedPositions: [{ title: "T1", level: { kind: "in-progress" } }],
      domainLevels: [
        { title: "D1", level: { kind: "acquired" } },
        { title: "D2", level: { kind: "expert" } },
      ],
      grade: { kind: "points", points: 14.5 },
      classAverage: { kind: "points", points: 12 },
      comments: [{ title: "Acquisitions", text: "Lit avec aisance." }],
    });
  });

  test("has a line by skill, with the levels it follows from", () => {
    expect(found?.lines[1]).toMatchObject({
      kind: "skill",
      name: "Lire un texte",
      level: { kind: "acquired", abbreviation: "A" },
      levels: [{ kind: "in-progress" }, { kind: "acquired" }],
    });
  });

  test("has each level as often as it was obtained, where it is told by level", async () => {
    const listeNiveaux = list({ G: 2, nbr: 2 }, { G: 4, nbr: 0 }, { G: 7 }, { nbr: 3 });
    const answer = { listeLignes: list({ L: "Lire", G: 3, listeNiveaux }) };
    const counted = await skillsReport(
      aRunner(() => answer),
      asked,
    );
    expect(counted?.lines[0]?.levels).toEqual([
      { kind: "acquired" },
      { kind: "acquired" },
      { kind: "absent" },
    ]);
  });

  test("has parts, general averages and the comments of the council", () => {
    expect(found).toMatchObject({
      parts: [{ name: "Par matière" }, { name: "Transversal" }],
      overallAverage: { kind: "points", points: 14 },
      comments: [{ kind: "general" }, { kind: "honours" }],
    });
  });
});

describe("a part of a skills report", () => {
  test("is asked for by its id, or found again by its key", async () => {
    const runner = aRunner(() => skillsSample);
    const [, part] = (await skillsReport(runner, asked))?.parts ?? [];
    expect(part).toBeDefined();
    if (part === undefined) return;
    await skillsReport(runner, { ...asked, part });
    await skillsReport(runner, { ...asked, part: { ...part, id: issueId("s0", "61#old") } });
    expect(runner.sent.map(({ bulletin }) => bulletin)).toEqual([{}, { N: "61#b" }, {}, { N: "61#b" }]);
  });

  test("that the report has not is stale", async () => {
    const part = { id: issueId("s0", "61#old"), key: keyOf("skills-part", ["Ancien"]) };
    await expect(
      skillsReport(
        aRunner(() => skillsSample),
        { ...asked, part },
      ),
    ).rejects.toMatchObject({
      code: "stale-reference",
    });
  });
});

describe("keys", () => {
  test("of subjects are those of another session, and differ between periods", () => {
    const keysIn = (args: PeriodArguments, context = aContext()): readonly unknown[] =>
      reportIn(report, args, context)?.subjects.flatMap(({ key, subjects }) => [
        key,
        ...subjects.map((one) => one.key),
      ]) ?? [];
    const keys = keysIn(asked);
    expect(new Set(keys).size).toBe(4);
    const renewed = { period: aYear("s2")[0], periods: aYear("s2") };
    expect(keysIn(renewed, aContext({ tag: "s2" }))).toEqual(keys);
    expect(keysIn({ period: periods[1], periods })).not.toEqual(keys);
  });
});
