import type { GradeValue } from "@preau/client";
import { expect, test } from "vitest";
import {
  aBareGrade,
  aGrade,
  anAverage,
  anOverview,
  aSilentAverage,
  aSubject,
  aView,
} from "../../test/invented.js";
import { renderGrades } from "./grades.js";
import { widthOf } from "./text.js";

const points = (number: number): GradeValue => ({ kind: "points", points: number });

const term = anOverview({
  grades: [
    aGrade(),
    aGrade({
      date: "2026-11-06",
      subject: aSubject("FRANÇAIS"),
      grade: points(8),
      outOf: 10,
      coefficient: 0.5,
      comment: "Dictée",
      commentOnGrade: "Bon travail",
      average: points(6.7),
      isBonus: true,
      isOutOf20: true,
      isSupervised: true,
      themes: ["Accords"],
      subjectFile: { id: "a", name: "dictee.pdf", kind: "file" },
      correctionFile: { id: "a", name: "corrige.pdf", kind: "file" },
    }),
    aBareGrade({
      date: "2026-11-03",
      subject: aSubject("HISTOIRE"),
      grade: { kind: "absent" },
      isOptional: true,
      quiz: true,
      isGroup: true,
    }),
  ],
  averages: [
    anAverage(),
    anAverage({ subject: aSubject("FRANÇAIS"), student: { kind: "exempted" }, notRepresentative: true }),
    { ...aSilentAverage("HISTOIRE"), classAverage: points(11), isGroup: true },
  ],
  overallAverage: points(15.25),
  classOverallAverage: points(12.4),
  overallOutOf: 20,
});

test("where there is room, marks and averages are tables", () => {
  expect(renderGrades(term, { whose: "VERDELOT Ninon" }, aView({ width: 110 }))).toBe(
    `Marks of VERDELOT Ninon, Trimestre 1

  Date        Subject           Mark  Class  Min  Max  Coef.  Test
  Fri 13 Nov  MATHÉMATIQUES  15.5/20   12.8    4   19      2  Contrôle n°2
  Fri 6 Nov   FRANÇAIS          8/10    6.7    4   19    0.5  Dictée · bonus · brought to 20 · supervised test
                                                              Bon travail
                                                              About: Accords
                                                              Questions: dictee.pdf
                                                              Answers: corrige.pdf
  Tue 3 Nov   HISTOIRE        absent                          optional · online quiz · group

Averages
  Subject           Pupil  Class   Min    Max
  MATHÉMATIQUES  15.50/20  12.80  4.00  19.00
  FRANÇAIS       exempted  12.80  4.00  19.00  not representative
  HISTOIRE              –  11.00     –      –  group
– not published, or nothing to average
General average: 15.25/20 · class: 12.40/20
`,
  );
});

test("elsewhere they are lists, here in French", () => {
  expect(renderGrades(term, { whose: "Inès" }, aView({ width: 44, language: "fr" }))).toBe(
    `Notes d'Inès, Trimestre 1

  ven. 13 nov.  MATHÉMATIQUES  15,5/20
                Contrôle n°2
                coefficient 2 · classe 12,8
                de 4 à 19
  ven. 6 nov.   FRANÇAIS  8/10
                Dictée
                coefficient 0,5 · classe 6,7
                de 4 à 19 · bonus
                ramené sur 20
                devoir surveillé
                Bon travail
                Thème : Accords
                Sujet : dictee.pdf
                Corrigé : corrige.pdf
  mar. 3 nov.   HISTOIRE  Abs
                facultatif · QCM en ligne
                groupe

Moyennes
  MATHÉMATIQUES  15,50/20
    classe 12,80 · de 4,00 à 19,00
  FRANÇAIS  Disp
    classe 12,80 · de 4,00 à 19,00
    non représentative
  HISTOIRE  –
    classe 11,00 · groupe
– non publiée, ou pas encore de note
Moyenne générale : 15,25/20
classe : 12,40/20
`,
  );
});

test.each<[GradeValue, string, string]>([
  [points(0), "0/20", "0/20"],
  [points(-2.5), "-2.5/20", "-2,5/20"],
  [points(21), "21/20", "21/20"],
  [{ kind: "absent" }, "absent", "Abs"],
  [{ kind: "exempted" }, "exempted", "Disp"],
  [{ kind: "not-graded" }, "not graded", "N.Not"],
  [{ kind: "unfit" }, "unfit", "Inap."],
  [{ kind: "not-handed-in" }, "not handed in", "N.Rdu"],
  [{ kind: "absent-zero" }, "absent (0)", "Abs*"],
  [{ kind: "not-handed-in-zero" }, "not handed in (0)", "N.Rdu*"],
  [{ kind: "congratulations" }, "20+", "20+"],
  [{ kind: "congratulations", points: 10 }, "10+", "10+"],
  [{ kind: "unknown", code: 9 }, "unknown (9)", "inconnu (9)"],
  [{ kind: "unknown" }, "unknown", "inconnu"],
])("%j is written %s, and %s in French", (grade, english, french) => {
  const overview = anOverview({ grades: [aGrade({ grade })] });
  expect(renderGrades(overview, {}, aView({ width: 60 }))).toContain(`MATHÉMATIQUES  ${english}\n`);
  const inFrench = renderGrades(overview, {}, aView({ width: 60, language: "fr" }));
  expect(inFrench).toContain(`MATHÉMATIQUES  ${french}\n`);
});

test("what is hidden is said to be, and is no zero", () => {
  const overview = anOverview({
    grades: [aBareGrade({ grade: points(12) })],
    averages: [aSilentAverage()],
  });
  for (const width of [70, 110]) {
    const english = renderGrades(overview, {}, aView({ width }));
    expect(english).toContain("Averages: not published.");
    expect(english).toContain("General average: not published · class: not published");
    expect(english).not.toMatch(/\b0\b|–|NaN|undefined/u);
  }
  const french = renderGrades(overview, {}, aView({ language: "fr" }));
  expect(french).toContain("Moyennes : non publiées.");
  expect(french).toContain("Moyenne générale : non publiée · classe : non publiée");
});

test("a mark that is not given yet is a sign, and a test without a subject a test", () => {
  const { subject: _subject, ...bare } = aBareGrade();
  expect(renderGrades(anOverview({ grades: [bare] }), {}, aView())).toContain("Fri 13 Nov  Test  –");
});

test("nothing yet is a sentence", () => {
  expect(renderGrades(anOverview(), {}, aView())).toBe("No marks yet.\n");
  expect(renderGrades(anOverview({ averages: [aSilentAverage()] }), {}, aView())).toBe("No marks yet.\n");
  expect(renderGrades(anOverview(), {}, aView({ language: "fr" }))).toBe("Pas encore de note.\n");
});

test("subjects without marks and averages are left out", () => {
  const silent = aSilentAverage("LATIN");
  const text = renderGrades(anOverview({ grades: [aGrade()], averages: [anAverage(), silent] }), {}, aView());
  expect(text).not.toContain("LATIN");
});

test("only the latest are shown when asked, with all averages", () => {
  const text = renderGrades(term, { whose: "Inès", most: 1 }, aView());
  expect(text).toContain("Latest marks of Inès, Trimestre 1");
  expect(text).toContain("Contrôle n°2");
  expect(text).not.toContain("Dictée");
  expect(text).toContain("HISTOIRE");
});

test.each([30, 44, 60, 80, 100, 140])("everything fits in %i columns", (width) => {
  const long = anOverview({
    ...term,
    grades: [
      aGrade({
        comment: "Relire toute la séquence, ".repeat(9),
        commentOnGrade: "Bien mais trop court. ".repeat(9),
      }),
    ],
  });
  for (const overview of [term, long]) {
    for (const language of ["en", "fr"] as const) {
      const lines = renderGrades(overview, { whose: "Ode" }, aView({ width, language })).split("\n");
      for (const line of lines) expect([line, widthOf(line) <= Math.max(width, 36)]).toEqual([line, true]);
    }
  }
});

test("colours repeat what words say", () => {
  const plain = renderGrades(term, { whose: "Ode" }, aView({ width: 110 }));
  const coloured = renderGrades(term, { whose: "Ode" }, aView({ width: 110, colours: true }));
  expect(coloured).not.toBe(plain);
  expect(coloured.replace(/\u001b\[\d+m/gu, "")).toBe(plain);
});

test("what a terminal would obey is taken out", () => {
  const evil = "\u001b[2J\u001b]52;c;cm0=\u0007\u009b1mX";
  const hostile = anOverview({
    ...term,
    period: { ...term.period, name: evil },
    grades: [
      aGrade({
        subject: aSubject(evil),
        comment: evil,
        commentOnGrade: evil,
        themes: [evil],
        subjectFile: { id: "a", name: evil, kind: "file" },
      }),
    ],
    averages: [anAverage({ subject: aSubject(evil) })],
  });
  for (const width of [44, 110]) {
    const text = renderGrades(hostile, { whose: evil }, aView({ width }));
    expect(text).toContain("X");
    expect(text).not.toMatch(/[\0-\t\x0b-\x1f\x7f-\x9f]/u);
  }
});
