import { describe, expect, test } from "vitest";
import { aContext, aRunner, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import type { Id } from "../codec/ids.js";
import { StaleReferenceError } from "../errors/errors.js";
import { type Information, informationBetween, informationDetails, newsReceived } from "./news.js";

const pupil = { L: "MARCHENOIR Zélie", N: "46#pupil", G: 4, P: 12 };

/** A question as servers write it. */
function aQuestion(more: object = {}): object {
  return {
    L: "Q 1 : Portes ouvertes",
    N: "117#q1",
    P: 0,
    rang: 1,
    genreReponse: 0,
    titre: "Portes ouvertes",
    texte: typed(21, "<div>Samedi d&egrave;s <b>9h</b>.</div>"),
    tailleReponse: 0,
    avecMaximum: false,
    nombreReponsesMax: 0,
    listePiecesJointes: list({ L: "plan.pdf", N: "37#plan", G: 1 }),
    listeChoix: list(),
    reponse: typed(24, { N: "0", avecReponse: false, estRepondant: true, estReponseAttendue: true }),
    ...more,
  };
}

/** An item as servers of 2025 write it. */
function anItem(more: object = {}): object {
  return {
    L: "Portes ouvertes",
    N: "2#doors",
    reponseAnonyme: false,
    estInformation: true,
    estSondage: false,
    categorie: typed(24, { L: "Vie de l'établissement", N: "14#life" }),
    lue: false,
    dateDebut: wireDate("2025-11-15"),
    dateFin: wireDate("2025-12-15"),
    dateCreation: wireDate("2025-11-14", "16:20"),
    auteur: "M. AUBERTIN C.",
    estAuteur: false,
    elmauteur: typed(24, { L: "M. AUBERTIN C.", N: "106#author", G: 34 }),
    prenom: "Zélie",
    public: typed(24, pupil),
    genrePublic: 4,
    listeQuestions: list(aQuestion()),
    ...more,
  };
}

/** The same as servers of 2026 list it: without its questions. */
function anItem2026(more: object = {}): object {
  const { categorie, listeQuestions, ...rest } = anItem(more) as Record<string, unknown>;
  return { nature: categorie, ...rest };
}

function aPage(...items: readonly object[]): object {
  return { listeModesAff: [{ G: 0, listeActualites: list(...items) }] };
}

function newsOf(...items: readonly object[]): readonly Information[] {
  return read(newsReceived, aPage(...items), undefined).result;
}

const choices = list(
  { L: "Échecs", N: "17#a", rang: 1 },
  { L: "Théâtre", N: "17#b", rang: 2 },
  { L: "Autre", N: "17#c", rang: 3, estReponseLibre: true },
);

describe("one item", () => {
  test("an information with all that a school says of it", () => {
    const { result, warnings } = read(newsReceived, aPage(anItem()), undefined);
    expect(warnings).toEqual([]);
    expect(result).toEqual([
      {
        id: "s1~2#doors",
        key: expect.stringMatching(/^information_/u),
        title: "Portes ouvertes",
        author: "M. AUBERTIN C.",
        authorKind: "staff",
        mine: false,
        read: false,
        survey: false,
        anonymousResponse: false,
        creationDate: "2025-11-14T16:20",
        startDate: "2025-11-15",
        endDate: "2025-12-15",
        extended: false,
        category: "Vie de l'établissement",
        labels: [],
        recipient: { id: "s1~46#pupil", name: "MARCHENOIR Zélie", kind: "student", kindNumber: 4 },
        child: "Zélie",
        template: false,
        sharedTemplate: false,
        content: "Samedi dès 9h.",
        contentHtml: "<div>Samedi d&egrave;s <b>9h</b>.</div>",
        attachments: [{ id: "s1~37#plan", name: "plan.pdf", kind: "file" }],
        hasAttachments: true,
        awaitsAnswer: true,
        questions: [
          {
            id: "s1~117#q1",
            kind: "acknowledgement",
            label: "Q 1 : Portes ouvertes",
            title: "Portes ouvertes",
            content: "Samedi dès 9h.",
            contentHtml: "<div>Samedi d&egrave;s <b>9h</b>.</div>",
            attachments: [{ id: "s1~37#plan", name: "plan.pdf", kind: "file" }],
            choices: [],
            awaitsAnswer: true,
            answer: { id: "s1~0", answered: false, expected: true, mine: true, choices: [] },
          },
        ],
      },
    ]);
  });

  test("a survey keeps every question, every choice and what was answered", () => {
    const answer = {
      N: "119#r",
      avecReponse: true,
      estRepondant: true,
      estReponseAttendue: true,
      reponduLe: wireDate("2025-11-11", "18:02"),
      strRepondant: "MARCHENOIR Zélie",
      valeurReponse: typed(26, "[1,3]"),
      valeurReponseLibre: "Jardinage",
    };
    const several = aQuestion({
      genreReponse: 3,
      avecMaximum: true,
      nombreReponsesMax: 2,
      listeChoix: choices,
      reponse: typed(24, answer),
    });
    const words = aQuestion({
      genreReponse: 1,
      tailleReponse: 200,
      texte: typed(21, "Pourquoi ?"),
      reponse: typed(24, { N: 0, estReponseAttendue: true, valeurReponse: "" }),
    });
    const [survey] = newsOf(anItem({ estSondage: true, listeQuestions: list(several, words) }));
    expect(survey).toMatchObject({ survey: true, awaitsAnswer: true, content: "Samedi dès 9h." });
    expect(survey?.attachments).toHaveLength(2);
    expect(survey?.questions?.[0]).toMatchObject({
      kind: "multiple-choice",
      maxChoices: 2,
      awaitsAnswer: false,
      choices: [
        { id: "s1~17#a", position: 1, name: "Échecs", free: false },
        { id: "s1~17#b", position: 2, name: "Théâtre", free: false },
        { id: "s1~17#c", position: 3, name: "Autre", free: true },
      ],
      answer: {
        id: "s1~119#r",
        answered: true,
        mine: true,
        date: "2025-11-11T18:02",
        by: "MARCHENOIR Zélie",
        choices: [1, 3],
        freeText: "Jardinage",
      },
    });
    expect(survey?.questions?.[1]).toMatchObject({ kind: "text", maxLength: 200, awaitsAnswer: true });
    expect(survey?.questions?.[1]?.answer).toEqual({
      id: "s1~0",
      answered: false,
      expected: true,
      mine: false,
      choices: [],
    });
  });

  test.each([
    ["a set of 2024", typed(8, "[2]"), [2]],
    ["flags of 2024", typed(8, "011"), [2, 3]],
    ["a set of 2025", typed(26, "[1..3]"), [1, 2, 3]],
    ["an empty set", typed(26, "[]"), []],
  ])("choices are read from %s", (_, valeurReponse, positions) => {
    const reponse = typed(24, { N: "119#r", avecReponse: true, valeurReponse });
    const [item] = newsOf(anItem({ listeQuestions: list(aQuestion({ genreReponse: 2, reponse })) }));
    expect(item?.questions?.[0]?.answer?.choices).toEqual(positions);
  });

  test("an answer in words is not taken for a set", () => {
    const reponse = typed(24, { N: "119#r", avecReponse: true, valeurReponse: "[1,3]" });
    const [item] = newsOf(anItem({ listeQuestions: list(aQuestion({ genreReponse: 1, reponse })) }));
    expect(item?.questions?.[0]?.answer).toMatchObject({ text: "[1,3]", choices: [] });
  });

  test.each([
    [4, "no-acknowledgement"],
    [5, "none"],
  ])("a question of kind %i waits for no answer", (genreReponse, kind) => {
    const [item] = newsOf(anItem({ listeQuestions: list(aQuestion({ genreReponse })) }));
    expect(item).toMatchObject({ awaitsAnswer: false, questions: [{ kind, awaitsAnswer: false }] });
  });

  test("a kind of question that nobody knows yet is kept", () => {
    const [item] = newsOf(anItem({ listeQuestions: list(aQuestion({ genreReponse: 9 })) }));
    expect(item?.questions?.[0]).toMatchObject({ kind: "other", awaitsAnswer: true });
  });

  test("nearly nothing is enough", () => {
    expect(newsOf({ N: "2#bare" }, {})).toEqual([
      {
        id: "s1~2#bare",
        key: expect.any(String),
        mine: false,
        read: false,
        survey: false,
        anonymousResponse: false,
        extended: false,
        labels: [],
        template: false,
        sharedTemplate: false,
        attachments: [],
        hasAttachments: false,
        awaitsAnswer: false,
        questions: [],
      },
    ]);
  });
});

describe("the list", () => {
  test("has each item once, though it stands under several modes", () => {
    const page = {
      listeModesAff: [
        { G: 0, listeActualites: list(anItem(), anItem({ N: "2#b" })) },
        { G: 1, listeActualites: list(anItem()) },
      ],
    };
    expect(read(newsReceived, page, undefined).result.map(({ id }) => id)).toEqual(["s1~2#doors", "s1~2#b"]);
  });

  test("has an item for two children twice, once in each name", () => {
    const brother = typed(24, { L: "MARCHENOIR Loup", N: "46#brother", G: 4 });
    const items = newsOf(anItem(), anItem({ public: brother, prenom: "Loup" }));
    expect(items.map(({ recipient }) => recipient?.name)).toEqual(["MARCHENOIR Zélie", "MARCHENOIR Loup"]);
    expect(new Set(items.map(({ key }) => key)).size).toBe(2);
  });

  test("starts with the latest, by first day, then by writing, then by title", () => {
    const on = (N: string, first: string, time: string, L: string): object =>
      anItem({ N, dateDebut: wireDate(first), dateCreation: wireDate("2025-11-01", time), L });
    const items = newsOf(
      on("old", "2025-11-02", "09:00", "A"),
      on("b", "2025-11-10", "09:00", "B"),
      on("a", "2025-11-10", "09:00", "A"),
      on("late", "2025-11-10", "10:00", "Z"),
    );
    expect(items.map(({ id }) => id)).toEqual(["s1~late", "s1~a", "s1~b", "s1~old"]);
  });

  test("carries the user's own labels of 2026", () => {
    const page = {
      ...aPage(anItem2026({ listeCategories: list({ N: "50#keep" }) })),
      listeNatures: list({ N: "14#life", L: "Vie de l'établissement" }),
      listeCategories: list({ N: "50#keep", L: "À garder", couleur: "#FFAA00", abr: "G" }),
    };
    const [item] = read(newsReceived, page, undefined).result;
    expect(item?.category).toBe("Vie de l'établissement");
    expect(item?.labels).toEqual([
      { id: "s1~50#keep", name: "À garder", color: "#FFAA00", abbreviation: "G" },
    ]);
  });

  test("a page without lists is empty, with a warning", () => {
    const { result, warnings } = read(newsReceived, {}, undefined);
    expect([result, warnings.map(({ path }) => path)]).toEqual([[], ["listeModesAff"]]);
  });

  test("keys are those of another session", () => {
    const items = [
      anItem(),
      anItem({ N: "2#b", dateDebut: wireDate("2025-11-20") }),
      anItem({ N: "2#c", L: "C" }),
    ];
    const renewed = items.toReversed().map((item, index) => ({ ...item, N: `9#${index}` }));
    const again = read(newsReceived, aPage(...renewed), undefined, aContext({ tag: "s2" })).result;
    expect(again.map(({ key }) => key)).toEqual(newsOf(...items).map(({ key }) => key));
    expect(new Set(again.map(({ key }) => key)).size).toBe(3);
  });
});

describe("a server that tells questions apart", () => {
  const listed = {
    ...aPage(
      anItem2026(),
      anItem2026({ N: "2#read", lue: true, informationListeContenu: { avecPJ: true, aToutRepondu: true } }),
    ),
    listeNatures: list({ N: "14#life", L: "Vie de l'établissement" }),
    genreRequeteActualite: 0,
  };
  const answer = (payload: Readonly<Record<string, unknown>>): unknown =>
    "actualite" in payload
      ? { genreRequeteActualite: 1, detailsActualite: { listeQuestions: list(aQuestion()) } }
      : listed;

  test("is asked for each item, in the name of the item's own recipient", async () => {
    const runner = aRunner(answer);
    const items = await informationBetween(runner, {});
    expect(items.map(({ content, awaitsAnswer }) => [content, awaitsAnswer])).toEqual([
      ["Samedi dès 9h.", true],
      ["Samedi dès 9h.", true],
    ]);
    expect(runner.sent).toEqual([
      { modesAffActus: { _T: 26, V: "[0]" } },
      {
        actualite: { N: "2#doors", genrePublic: 4, public: { N: "46#pupil", G: 4 } },
        genreRequeteActualite: 1,
        modeAffActu: 0,
      },
      expect.objectContaining({ actualite: expect.objectContaining({ N: "2#read" }) }),
    ]);
  });

  test("is asked only for what was filtered, or not at all", async () => {
    const unread = aRunner(answer);
    expect(await informationBetween(unread, {}, { onlyUnread: true })).toHaveLength(1);
    expect(unread.sent).toHaveLength(2);
    const spare = aRunner(answer);
    const items = await informationBetween(spare, {}, { details: false });
    expect(spare.sent).toHaveLength(1);
    expect(items.map((item) => ["questions" in item, item.hasAttachments, "awaitsAnswer" in item])).toEqual([
      [false, false, false],
      [false, true, false],
    ]);
  });

  test("an item without recipient is asked for in the pupil's name", async () => {
    const bare = { N: "2#bare", nature: typed(24, { L: "Divers" }) };
    const runner = aRunner((payload) => ("actualite" in payload ? answer(payload) : aPage(bare)));
    await informationBetween(runner, {});
    expect(runner.sent[1]).toMatchObject({
      actualite: { N: "2#bare", genrePublic: 4, public: { N: "46#pupil", G: 4 } },
    });
  });

  test("an item whose questions do not come stays as it was listed", async () => {
    const runner = aRunner((payload) => ("actualite" in payload ? {} : listed));
    const [item] = await informationBetween(runner, {});
    expect(item).toMatchObject({ title: "Portes ouvertes" });
    expect(item).not.toHaveProperty("questions");
  });

  test("of a survey, the list says whether it is answered", () => {
    const survey = (aToutRepondu: boolean): object =>
      anItem2026({ N: `2#${aToutRepondu}`, estSondage: true, informationListeContenu: { aToutRepondu } });
    expect(newsOf(survey(true), survey(false)).map(({ awaitsAnswer }) => awaitsAnswer)).toEqual([
      false,
      true,
    ]);
  });
});

test("an older server is never asked for one item, even when it sends no questions", async () => {
  const { listeQuestions, ...without } = anItem() as Record<string, unknown>;
  const runner = aRunner(() => aPage(without));
  expect(await informationBetween(runner, {})).toMatchObject([{ questions: [], attachments: [] }]);
  expect(runner.sent).toHaveLength(1);
});

test("a range holds what is first shown in it, both ends included; the day of writing stands in", async () => {
  const runner = aRunner(() =>
    aPage(
      anItem({ N: "before", dateDebut: wireDate("2025-11-09") }),
      anItem({ N: "first", dateDebut: wireDate("2025-11-10") }),
      anItem({ N: "last", dateDebut: wireDate("2025-11-20") }),
      anItem({ N: "after", dateDebut: wireDate("2025-11-21") }),
      anItem({ N: "written", dateDebut: undefined, dateCreation: wireDate("2025-11-12", "08:00") }),
      anItem({ N: "never", dateDebut: undefined, dateCreation: undefined }),
    ),
  );
  const ids = async (range: object): Promise<readonly string[]> =>
    (await informationBetween(runner, range)).map(({ id }) => id.slice(3));
  const from = date("2025-11-10");
  const to = date("2025-11-20");
  expect(await ids({ from, to })).toEqual(["last", "first", "written"]);
  expect(await ids({ from })).toEqual(["after", "last", "first", "written"]);
  expect(await ids({ to })).toEqual(["last", "first", "before", "written"]);
  expect(await ids({})).toHaveLength(6);
});

describe("one item asked for again", () => {
  test("costs nothing when it has its questions", async () => {
    const [item] = newsOf(anItem()) as [Information];
    const runner = aRunner(() => ({}));
    expect(await informationDetails(runner, item)).toBe(item);
    expect(runner.sent).toEqual([]);
  });

  test("of an earlier session is found by its key", async () => {
    const [item] = newsOf(anItem());
    const stale = { ...item, id: "s0~2#old" as Id } as Information;
    const runner = aRunner(() => aPage(anItem()));
    expect(await informationDetails(runner, stale)).toEqual(item);
    await expect(
      informationDetails(
        aRunner(() => aPage()),
        stale,
      ),
    ).rejects.toThrow(StaleReferenceError);
  });
});
