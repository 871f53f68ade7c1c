import { describe, expect, test } from "vitest";
import { aContext, aRunner, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import type { PlainDateTime } from "../codec/dates.js";
import type { Id } from "../codec/ids.js";
import { keyOf } from "../codec/keys.js";
import {
  contentsBetween,
  contentsOfEntry,
  contentsOfLesson,
  contentsOfWeeks,
  type LessonContent,
  type LessonWithContents,
} from "./lesson-contents.js";

/** An entry of the lesson book about a lesson of mathematics. */
function anEntry(changes: object = {}): object {
  return {
    N: "18#book",
    cours: typed(24, { N: "29#lesson" }),
    verrouille: false,
    listeGroupes: list({ L: "4C GR.1", N: "60#g" }),
    Matiere: typed(24, { L: "MATHEMATIQUES", N: "79#maths" }),
    CouleurFond: "#2338BB",
    listeProfesseurs: list({ L: "Mme ORIOL H.", N: "109#oriol" }),
    Date: wireDate("2025-11-17", "08:00"),
    DateFin: wireDate("2025-11-17", "08:55"),
    dateTAF: wireDate("2025-11-19"),
    listeContenus: list(content(), { N: "27#second", descriptif: "Correction du devoir" }),
    listeElementsProgrammeCDT: list(),
    ...changes,
  };
}

function content(changes: object = {}): object {
  return {
    L: "Théorème de Thalès",
    N: "27#first",
    descriptif: typed(21, "<p>Énoncé et <b>démonstration</b>.</p>"),
    objectifs: typed(21, "<p>Savoir démontrer</p>"),
    categorie: typed(24, { L: "Cours", N: "14#c", G: 1, libelleIcone: "C" }),
    ListeThemes: list({ L: "Géométrie", N: "146#t" }),
    parcoursEducatif: -1,
    ListePieceJointe: list({ L: "cours.pdf", N: "37#file", G: 1, estUnLienInterne: false }),
    training: typed(24, { ListeExecutionsQCM: [] }),
    ...changes,
  };
}

function contentsOf(...entries: readonly object[]): readonly LessonContent[] {
  return read(contentsOfWeeks, { ListeCahierDeTextes: list(...entries) }, [12]).result;
}

describe("a content", () => {
  test("has all that a teacher can give, and what its lesson is", () => {
    expect(contentsOf(anEntry())[0]).toEqual({
      id: "s1~27#first",
      key: expect.stringMatching(/^content_/u),
      entryId: "s1~18#book",
      lessonId: "s1~29#lesson",
      start: "2025-11-17T08:00",
      end: "2025-11-17T08:55",
      subject: {
        id: "s1~79#maths",
        key: keyOf("subject", ["MATHEMATIQUES"]),
        name: "MATHEMATIQUES",
        groups: false,
      },
      teachers: ["Mme ORIOL H."],
      groups: ["4C GR.1"],
      backgroundColor: "#2338BB",
      title: "Théorème de Thalès",
      description: "Énoncé et démonstration.",
      descriptionHtml: "<p>Énoncé et <b>démonstration</b>.</p>",
      objectives: "Savoir démontrer",
      objectivesHtml: "<p>Savoir démontrer</p>",
      category: "Cours",
      kind: "lesson",
      files: [{ id: "s1~37#file", name: "cours.pdf", kind: "file" }],
      themes: ["Géométrie"],
      quiz: false,
      homeworkDate: "2025-11-19",
      locked: false,
    });
  });

  test("may be one of several of its lesson, and may be next to nothing", () => {
    const [, second] = contentsOf(anEntry());
    expect(second).toMatchObject({
      entryId: "s1~18#book",
      description: "Correction du devoir",
      kind: "other",
    });
    const [bare] = contentsOf({ Date: wireDate("2025-11-17", "08:00"), listeContenus: list({}) });
    expect(bare).toEqual({
      id: "s1~0",
      key: expect.any(String),
      entryId: "s1~0",
      start: "2025-11-17T08:00",
      teachers: [],
      groups: [],
      kind: "other",
      files: [],
      themes: [],
      quiz: false,
      locked: false,
    });
  });

  test("with a quiz says so", () => {
    const training = typed(24, { ListeExecutionsQCM: [{ N: "56#quiz" }] });
    expect(contentsOf(anEntry({ listeContenus: list(content({ training })) }))[0]?.quiz).toBe(true);
  });

  test("keeps its key in another session, and is told from one that is alike", () => {
    const twins = list(content(), content({ N: "27#other" }));
    const keys = (n: string): readonly string[] =>
      contentsOf(anEntry({ N: n, listeContenus: twins })).map(({ key }) => key);
    expect(keys("18#a")).toEqual(keys("18#b"));
    expect(new Set(keys("18#a")).size).toBe(2);
  });

  test("without a lesson's date is left out with a warning, and the others are kept", () => {
    const answer = { ListeCahierDeTextes: list(anEntry({ Date: undefined }), anEntry()) };
    const { result, warnings } = read(contentsOfWeeks, answer, [12]);
    expect(result).toHaveLength(2);
    expect(warnings.map(({ path }) => path)).toEqual(["ListeCahierDeTextes[0].Date"]);
  });
});

test("an answer without lists, and a lesson without contents, hold none", () => {
  expect(read(contentsOfWeeks, {}, [12])).toEqual({ result: [], warnings: [] });
  expect(contentsOf(anEntry({ listeContenus: list() }), anEntry({ listeContenus: undefined }))).toEqual([]);
});

describe("a range", () => {
  test("is asked for at once by its weeks, and cut to its days", async () => {
    const days = ["2025-11-21", "2025-11-17", "2025-11-24", "2025-11-25"];
    const entries = days.map((day) =>
      anEntry({ Date: wireDate(day, "08:00"), listeContenus: list(content()) }),
    );
    const runner = aRunner(() => ({ ListeCahierDeTextes: list(...entries) }));
    const found = await contentsBetween(runner, { from: date("2025-11-18"), to: date("2025-11-24") });
    expect(runner.sent).toEqual([{ domaine: typed(8, "[12..13]") }]);
    expect(found.map(({ start }) => start)).toEqual(["2025-11-21T08:00", "2025-11-24T08:00"]);
  });

  test("outside the year costs nothing", async () => {
    const runner = aRunner(() => ({}));
    expect(await contentsBetween(runner, { from: date("2026-07-10"), to: date("2026-07-11") })).toEqual([]);
    expect(runner.sent).toEqual([]);
  });
});

describe("the contents of one lesson", () => {
  const lesson: LessonWithContents = {
    id: "s1~29#lesson" as Id,
    start: "2025-11-17T08:00" as PlainDateTime,
    subject: { key: keyOf("subject", ["MATHEMATIQUES"]), name: "MATHEMATIQUES", groups: false },
    groups: [],
    hasContent: true,
    contentId: "s1~18#book" as Id,
  };
  const { contentId: _, ...withoutEntry } = lesson;
  const others = [
    anEntry({ N: "18#later", cours: typed(24, { N: "29#later" }), Date: wireDate("2025-11-17", "14:00") }),
    anEntry({ N: "18#german", cours: typed(24, { N: "29#g" }), Matiere: typed(24, { L: "ALLEMAND" }) }),
  ];

  test("are asked for by its entry", async () => {
    const runner = aRunner(() => ({ ListeCahierDeTextes: list(anEntry()) }));
    expect(await contentsOfLesson(runner, lesson)).toHaveLength(2);
    expect(runner.sent).toEqual([{ cahierDeTextes: { N: "18#book" } }]);
  });

  test("are found among those of its day, where the timetable names no entry", async () => {
    const runner = aRunner(() => ({ ListeCahierDeTextes: list(...others, anEntry()) }));
    const found = await contentsOfLesson(runner, withoutEntry);
    expect(found.map(({ entryId }) => entryId)).toEqual(["s1~18#book", "s1~18#book"]);
    expect(runner.sent).toEqual([{ domaine: typed(8, "[12]") }]);
  });

  test("of an earlier session are found by start, subject and groups", async () => {
    const old = { ...lesson, id: "old~1" as Id, contentId: "old~2" as Id };
    const answer = { ListeCahierDeTextes: list(...others, anEntry()) };
    const found = await contentsOfLesson(
      aRunner(() => answer),
      { ...old, groups: ["4C GR.1"] },
    );
    expect(found.map(({ entryId }) => entryId)).toEqual(["s1~18#book", "s1~18#book"]);
    expect(
      await contentsOfLesson(
        aRunner(() => answer),
        { ...old, groups: ["4C GR.2"] },
      ),
    ).toEqual([]);
  });

  test("cost nothing where the timetable says that there are none", async () => {
    const runner = aRunner(() => ({}), aContext());
    expect(await contentsOfLesson(runner, { ...withoutEntry, hasContent: false })).toEqual([]);
    expect(runner.sent).toEqual([]);
  });

  test("are asked for under the tab of contents, not that of homework", () => {
    expect([contentsOfWeeks.tab, contentsOfEntry.wire]).toEqual([89, "donneesContenusCDT"]);
  });
});
