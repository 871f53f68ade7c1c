import { describe, expect, test } from "vitest";
import { homework as sample } from "../../test/samples/pages.js";
import { aContext, aRunner, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Homework, homeworkBetween, homeworkOfWeeks } from "./homework.js";

function homeworkOf(...items: readonly object[]): readonly Homework[] {
  return read(homeworkOfWeeks, { ListeTravauxAFaire: list(...items) }, [12]).result;
}

function readOne(item: object): Homework | undefined {
  return homeworkOf({ PourLe: wireDate("2025-11-19"), ...item })[0];
}

const [exercises, essay, quiz] = read(homeworkOfWeeks, sample, [12]).result;

test("a piece of homework with all that a teacher can give", () => {
  expect(exercises).toMatchObject({
    id: "s1~157#one",
    date: "2025-11-19",
    given: "2025-11-17",
    subject: { id: "s1~79#maths", name: "MATHEMATIQUES" },
    description: "Exercices 12 et 13\npage 84",
    descriptionHtml: "<div>Exercices <b>12</b> et 13<br>page 84</div>",
    done: false,
    quiz: false,
    backgroundColor: "#2338BB",
    difficulty: "medium",
    minutes: 20,
    files: [
      { id: "s1~37#file", name: "figure.pdf", kind: "file" },
      { id: "s1~37#link", name: "Aide en ligne", kind: "link", url: "https://maths.example/thales" },
    ],
    themes: ["Théorème de Thalès"],
    audience: "4C",
    lessonId: "s1~29#lesson",
    contentId: "s1~18#book",
  });
  expect(exercises).not.toHaveProperty("handIn");
});

test("what is handed in is told with its correction", () => {
  expect(essay?.handIn).toEqual({
    kind: "file",
    possible: true,
    handedIn: { id: "s1~37#handed", name: "redaction.odt", kind: "file", origin: "handed-in-work" },
    corrected: {
      id: "s1~37#corrected",
      name: "redaction-corrigee.odt",
      kind: "file",
      origin: "corrected-work",
    },
    correctionComment: "Bon travail",
  });
  expect(readOne({ avecRendu: true, genreRendu: 1 })?.handIn).toEqual({ kind: "paper", possible: false });
  expect(readOne({ genreRendu: 9 })?.handIn?.kind).toBe("other");
});

describe("the description", () => {
  test("announced as plain text is shown as it is, and escaped where HTML is wanted", () => {
    expect(essay?.description).toBe("Rédiger une page : a < b ?\nAu propre.");
    expect(essay?.descriptionHtml).toBe("Rédiger une page : a &lt; b ?<br>Au propre.");
  });

  test("announced as plain text yet full of tags is read as HTML", () => {
    const piece = readOne({ avecMiseEnForme: false, descriptif: typed(21, "<div>Lire<br/>page 12</div>") });
    expect(piece?.description).toBe("Lire\npage 12");
  });

  test("is absent when there is none", () => {
    expect(readOne({ descriptif: typed(21, "") })).not.toHaveProperty("description");
    expect(readOne({})).not.toHaveProperty("descriptionHtml");
  });
});

test("a quiz is done when it was answered, other homework when it was ticked", () => {
  expect(quiz).toMatchObject({ quiz: true, done: true });
  expect(readOne({ TAFFait: false, QCMFait: true })?.done).toBe(false);
  expect(readOne({ TAFFait: true })?.done).toBe(true);
  expect(readOne({ executionQCM: typed(24, { N: "1" }), TAFFait: true })?.done).toBe(true);
});

test("a due date is all that a piece of homework needs", () => {
  expect(readOne({})).toEqual({
    id: "s1~0",
    key: expect.stringMatching(/^homework_/u),
    date: "2025-11-19",
    done: false,
    quiz: false,
    files: [],
    themes: [],
  });
  const { result, warnings } = read(homeworkOfWeeks, { ListeTravauxAFaire: list({ N: "157#x" }) }, [12]);
  expect([result, warnings.map(({ path }) => path)]).toEqual([[], ["ListeTravauxAFaire[0].PourLe"]]);
});

test("a page without lists has no homework, and that is nothing to warn of", () => {
  expect(read(homeworkOfWeeks, {}, [12])).toEqual({ result: [], warnings: [] });
});

test("unsafe addresses are not handed on", () => {
  const files = list(
    { G: 0, L: "Piège", url: "data:text/html,x" },
    { G: 0, L: "https://a.example/" },
    { G: 0, L: "sans adresse" },
  );
  expect(readOne({ ListePieceJointe: files })?.files.map(({ name, url }) => [name, url])).toEqual([
    ["Piège", undefined],
    ["https://a.example/", "https://a.example/"],
    ["sans adresse", undefined],
  ]);
});

test("keys are those of another session, and of another order, and all differ", () => {
  const due = { PourLe: wireDate("2025-11-19"), Matiere: typed(24, { L: "SVT", N: "79#a" }) };
  const items = [
    { ...due, N: "157#1", descriptif: typed(21, "Lire") },
    { ...due, N: "157#2", descriptif: typed(21, "Apprendre") },
    { ...due, N: "157#3", DonneLe: wireDate("2025-11-12"), descriptif: typed(21, "Lire") },
  ];
  const keys = new Map(
    homeworkOf(...items).map(({ description, given, key }) => [`${description} ${given}`, key]),
  );
  const renewed = [...items].reverse().map((item) => ({ ...item, N: `${item.N}-renewed` }));
  const again = new Map(
    homeworkOf(...renewed).map(({ description, given, key }) => [`${description} ${given}`, key]),
  );
  expect(Object.fromEntries(again)).toEqual(Object.fromEntries(keys));
  expect(new Set(keys.values()).size).toBe(3);
});

describe("homework of a range", () => {
  const range = (from: string, to: string) => ({ from: date(from), to: date(to) });

  test("costs one request for the weeks of the range, and is cut to its days", async () => {
    const due = ["2025-11-21", "2025-11-17", "2025-11-19", "2025-11-18"];
    const runner = aRunner(() => ({
      ListeTravauxAFaire: list(...due.map((day) => ({ PourLe: wireDate(day) }))),
    }));
    const found = await homeworkBetween(runner, range("2025-11-18", "2025-11-20"));
    expect(found.map((piece) => piece.date)).toEqual(["2025-11-18", "2025-11-19"]);
    await homeworkBetween(runner, range("2025-11-18", "2026-07-03"));
    expect(runner.sent).toEqual([{ domaine: typed(8, "[12]") }, { domaine: typed(8, "[12..44]") }]);
  });

  test("costs nothing outside the school year", async () => {
    const runner = aRunner(() => ({}), aContext());
    expect(await homeworkBetween(runner, range("2026-07-10", "2026-08-31"))).toEqual([]);
    expect(runner.sent).toEqual([]);
  });
});
