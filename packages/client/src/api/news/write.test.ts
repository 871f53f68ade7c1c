import { describe, expect, test } from "vitest";
import { anAuthor, aRunner, list, read, typed } from "../../../test/wire-builders.js";
import { type Information, newsReceived } from "../news.js";
import { acknowledgeNews, answerSurvey, markAsRead, type SurveyAnswer } from "./write.js";

const pupil = typed(24, { N: "46#pupil", G: 4, L: "MARCHENOIR Zélie" });
const waiting = { N: "0", avecReponse: false, estRepondant: true, estReponseAttendue: true };

function anItem(more: object, questions: readonly object[]): object {
  return {
    N: "2#item",
    L: "Clubs",
    public: pupil,
    genrePublic: 4,
    listeQuestions: list(...questions),
    ...more,
  };
}

const page = (item: object) => ({ listeModesAff: [{ G: 0, listeActualites: list(item) }] });

function itemOf(more: object, ...questions: readonly object[]): Information {
  const [found] = read(newsReceived, page(anItem(more, questions)), undefined).result;
  if (found === undefined) throw new Error("no item");
  return found;
}

const question = (n: string, genreReponse: number, more: object = {}) => ({
  N: `117#${n}`,
  L: `Q : ${n}`,
  genreReponse,
  reponse: typed(24, waiting),
  ...more,
});
const choices = list(
  { N: "1#a", L: "Échecs" },
  { N: "1#b", L: "Chorale" },
  { N: "1#c", L: "Autre", estReponseLibre: true },
);
const survey = itemOf(
  { estSondage: true },
  question("one", 2, { listeChoix: choices }),
  question("many", 3, { listeChoix: choices, avecMaximum: true, nombreReponsesMax: 2 }),
  question("words", 1, { tailleReponse: 10 }),
);
const base = {
  N: "2#item",
  L: "Clubs",
  validationDirecte: true,
  genrePublic: 4,
  public: { N: "46#pupil", G: 4, L: "MARCHENOIR Zélie" },
  supprimee: false,
  saisieActualite: false,
};
const answer = {
  N: 0,
  Actif: true,
  avecReponse: true,
  estReponseAttendue: true,
  _validationSaisie: true,
  E: 1,
  estRepondant: true,
};

test("a mark names the item and whom it is for", async () => {
  const runner = aRunner(() => page(anItem({ lue: true }, [])));
  expect(await markAsRead(runner, itemOf({}), { read: true })).toMatchObject({ read: true });
  expect(runner.sent[0]).toEqual({
    listeActualites: [{ ...base, lue: true, marqueLueSeulement: true, listeQuestions: [] }],
    saisieActualite: false,
  });
});

test("an acknowledgement answers the question of the item", async () => {
  const runner = aRunner(() => ({}));
  const item = itemOf({ estInformation: true }, question("text", 0));
  expect(await acknowledgeNews(runner, item)).toMatchObject({ read: true, awaitsAnswer: false });
  expect(runner.sent[0]).toEqual({
    listeActualites: [
      {
        ...base,
        E: 2,
        lue: true,
        marqueLueSeulement: false,
        listeQuestions: [
          { N: "117#text", L: "Q : text", genreReponse: 0, reponse: { ...answer, valeurReponse: "" }, E: 2 },
        ],
      },
    ],
    saisieActualite: false,
  });
});

test("what was acknowledged is not acknowledged again, and what asks for nothing is refused", async () => {
  const runner = aRunner(() => ({}));
  const seen = question("text", 0, { reponse: typed(24, { ...waiting, avecReponse: true }) });
  await acknowledgeNews(runner, itemOf({}, seen));
  await expect(acknowledgeNews(runner, itemOf({}, question("text", 4)))).rejects.toMatchObject({
    code: "usage",
  });
  expect(runner.sent).toEqual([]);
});

test.each([8, 26] as const)(
  "a survey is answered with sets of code %i, and read once all is answered",
  async (choiceSet) => {
    const runner = { ...aRunner(() => ({})), author: anAuthor({ choiceSet }) };
    const answers = [
      { question: 1, choices: [2] },
      { question: 2, choices: [3, 1], freeText: "Jardinage" },
    ];
    expect(await answerSurvey(runner, survey, { answers })).toMatchObject({
      read: false,
      awaitsAnswer: true,
    });
    const rest = { question: 3, text: "Merci" };
    await answerSurvey(runner, survey, { answers: [...answers, rest] });
    const [partly, , whole] = runner.sent.map(
      ({ listeActualites }) => (listeActualites as object[] | undefined)?.[0],
    );
    expect(partly).toMatchObject({ E: 4, lue: false, marqueLueSeulement: false });
    expect(whole).toMatchObject({
      E: 4,
      lue: true,
      listeQuestions: [
        { reponse: { ...answer, valeurReponse: typed(choiceSet, "[2]") }, E: 2 },
        { reponse: { ...answer, valeurReponse: typed(choiceSet, "[1,3]"), valeurReponseLibre: "Jardinage" } },
        { reponse: { ...answer, valeurReponse: "Merci" } },
      ],
    });
  },
);

describe("an answer that does not fit is refused before anything is sent:", () => {
  test.each<[string, SurveyAnswer]>([
    ["no such question", { question: 4, text: "a" }],
    ["two choices of one", { question: 1, choices: [1, 2] }],
    ["no choice", { question: 1, choices: [] }],
    ["no such choice", { question: 1, choices: [4] }],
    ["too many choices", { question: 2, choices: [1, 2, 3] }],
    ["a text for a choice without", { question: 2, choices: [1], freeText: "a" }],
    ["a text beside a choice that is too long", { question: 2, choices: [3], freeText: "a".repeat(31) }],
    ["words for choices", { question: 1, text: "Échecs" }],
    ["choices for words", { question: 3, choices: [1] }],
    ["too many words", { question: 3, text: "a".repeat(11) }],
    ["no words", { question: 3 }],
  ])("%s", async (_title, given) => {
    const runner = aRunner(() => ({}));
    await expect(answerSurvey(runner, survey, { answers: [given] })).rejects.toMatchObject({ code: "usage" });
    expect(runner.sent).toEqual([]);
  });

  test("somebody else is to answer", async () => {
    const other = question("one", 1, { reponse: typed(24, { ...waiting, estRepondant: false }) });
    const item = itemOf({ estSondage: true }, other);
    const answers = [{ question: 1, text: "a" }];
    await expect(
      answerSurvey(
        aRunner(() => ({})),
        item,
        { answers },
      ),
    ).rejects.toMatchObject({ code: "not-allowed" });
  });
});
