import { expect, test } from "vitest";
import { aPiece, aSubject, aView } from "../../test/invented.js";
import { renderHomework } from "./homework.js";
import { widthOf } from "./text.js";

const from = { from: "2026-11-16" };

test("homework is listed by the day it is due", () => {
  const homework = [
    aPiece({
      difficulty: "medium",
      minutes: 20,
      given: "2026-11-13",
      audience: "4C",
      files: [
        { id: "a", name: "fiche.pdf", kind: "file" },
        { id: "b", name: "Le site", kind: "link", url: "https://a.example/page" },
        { id: "c", name: "https://b.example", kind: "link", url: "https://b.example" },
      ],
      themes: ["Le récit"],
      handIn: { kind: "file", possible: true },
    }),
    aPiece({ subject: aSubject("LATIN"), description: "Traduire\nles lignes 1 à 4", done: true }),
    aPiece({ date: "2026-11-20", subject: aSubject("ANGLAIS"), quiz: true, description: "Unit 3" }),
  ];
  expect(renderHomework(homework, { ...from, to: "2026-11-22", whose: "VERDELOT Ninon" }, aView())).toBe(
    `Homework of VERDELOT Ninon, 16–22 November 2026

For Thursday 19 November
  [ ] FRANÇAIS  medium · 20 min · 4C · given Fri 13 Nov
      Lire le chapitre 3
      to hand in as a file · About: Le récit · fiche.pdf
      Le site: https://a.example/page
      https://b.example
  [x] LATIN  done
      Traduire
      les lignes 1 à 4

For Friday 20 November
  [ ] ANGLAIS  online quiz
      Unit 3
`,
  );
});

test("the same in French", () => {
  const piece = aPiece({ difficulty: "hard", handIn: { kind: "paper", possible: false } });
  expect(renderHomework([piece], { ...from, whose: "Inès" }, aView({ language: "fr" }))).toBe(
    `Travail à faire d'Inès, à partir du 16 novembre 2026

Pour jeudi 19 novembre
  [ ] FRANÇAIS  difficile
      Lire le chapitre 3
      à rendre sur papier
`,
  );
});

test("nothing to do is a sentence", () => {
  expect(renderHomework([], from, aView())).toBe("No homework.\n");
  expect(renderHomework([], from, aView({ language: "fr" }))).toBe("Rien à faire.\n");
});

test("what was handed in, corrected or is closed is told", () => {
  const file = { id: "a", name: "copie.pdf", kind: "file" } as const;
  const closed = renderHomework([aPiece({ handIn: { kind: "file", possible: false } })], from, aView());
  expect(closed).toContain("to hand in as a file (not open now)");
  const handedIn = renderHomework(
    [
      aPiece({
        handIn: {
          kind: "file",
          possible: false,
          handedIn: file,
          corrected: { ...file, name: "corrigé.pdf" },
          correctionComment: "Bien",
        },
      }),
    ],
    from,
    aView(),
  );
  expect(handedIn).toContain("to hand in as a file · Handed in: copie.pdf");
  expect(handedIn).toContain("Corrected copy: corrigé.pdf");
  expect(handedIn).toContain("Correction: Bien");
});

test.each([60, 100, 140])("long texts are wrapped and indented at %i columns", (width) => {
  const text = "Relire toute la séquence, ".repeat(20);
  const rendered = renderHomework([aPiece({ description: text })], from, aView({ width }));
  const lines = rendered
    .split("\n")
    .slice(2)
    .filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    expect(widthOf(line)).toBeLessThanOrEqual(width);
    expect(line).toMatch(/^ {6}\S/u);
  }
});

test("a piece that says nothing of itself is still told", () => {
  const { subject: _subject, description: _description, ...bare } = aPiece();
  expect(renderHomework([bare], from, aView())).toBe("For Thursday 19 November\n  [ ] Homework\n");
});

test("what the server says never reaches the terminal as a command", () => {
  const evil = "\u001b[2J\u001b]52;c;cm0=\u0007\u009b1mX";
  const piece = aPiece({
    subject: aSubject(evil),
    description: `${evil}\n${evil}`,
    audience: evil,
    themes: [evil],
    files: [{ id: "a", name: evil, kind: "link", url: `https://a.example/${evil}` }],
    handIn: {
      kind: "file",
      possible: false,
      handedIn: { id: "b", name: evil, kind: "file" },
      correctionComment: evil,
    },
  });
  const text = renderHomework([piece], { ...from, whose: evil }, aView());
  expect(text).not.toMatch(/[\0-\t\x0b-\x1f\x7f-\x9f]/u);
});
