import {
  newsAnswerKinds,
  valueTypes,
  type WireAttachment,
  type WireNewsAnswer,
  type WireNewsItem,
  type WireNewsQuestion,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import {
  answerKey,
  isRespondent,
  type NewsItem,
  type NewsQuestion,
  newsReaderOf,
  type Receipt,
  receiptKey,
  respondentName,
  waitsForAnswer,
} from "../world/news.js";
import { firstNameOf } from "../world/persons.js";
import type { CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { personElementOf } from "./person-elements.js";
import { tables } from "./tables.js";
import { setText, wireDay, wireElement, wireList, wireMoment } from "./wire-values.js";

/** An item as somebody got it. */
export function receivedEntry(request: CallRequest, receipt: Receipt): WireNewsItem {
  const { school, account } = request;
  const { item, publicId, student } = receipt;
  const reader = newsReaderOf(school.news, account.personId);
  const receiver = personElementOf(request, publicId);
  return {
    ...itemHead(request, item),
    lue: reader.read.has(receiptKey(item.id, publicId)),
    ...(student === undefined ? {} : { prenom: firstNameOf(student.name) }),
    ...previewKeys(request, receipt),
    ...(receiver === undefined ? {} : { public: wireElement(receiver), genrePublic: receiver.G }),
    ...(listsQuestions(request, item) ? { listeQuestions: questionList(request, receipt) } : {}),
  };
}

/**
 * An item as its author has it, with the state of its publication.
 *
 * @evidence keys read in the official client; that nobody's answer comes with it is assumed
 */
export function authoredEntry(request: CallRequest, item: NewsItem): WireNewsItem {
  const today = request.now.slice(0, 10);
  const state = item.stage !== undefined ? 3 : today < item.from ? 1 : today > item.to ? 2 : 0;
  return {
    ...itemHead(request, item),
    lue: true,
    publie: item.stage === undefined,
    etatPublication: state,
    ...(item.stage === "template" ? { estModele: true } : {}),
    ...(listsQuestions(request, item) ? { listeQuestions: questionList(request, { item }) } : {}),
  };
}

/** Questions of an item, with what its public has answered. */
export function questionList(
  request: CallRequest,
  of: Pick<Receipt, "item"> & Partial<Pick<Receipt, "publicId">>,
) {
  const { item, publicId } = of;
  return wireList(
    item.questions.map((question, index): WireNewsQuestion => {
      const reply = publicId === undefined ? undefined : answerEntry(request, question, { item, publicId });
      return {
        ...questionEntry(request, question, index),
        ...(reply === undefined ? {} : { reponse: wireElement(reply) }),
      };
    }),
  );
}

/** Whether the list already holds the questions of an item. */
function listsQuestions({ profile, options }: CallRequest, item: NewsItem): boolean {
  if (profile.domain.news === "categories") return true;
  const withSurveys = assumptions.newsQuestionsInList.value === "surveys" && options.newsDetailsOnly !== true;
  return withSurveys && item.kind === "survey";
}

function itemHead(request: CallRequest, item: NewsItem): WireNewsItem {
  const { ids, account } = request;
  const author = personElementOf(request, item.author.personId);
  const [day = "", time = ""] = item.created.split("T");
  return {
    ...(item.title === undefined ? {} : { L: item.title }),
    N: ids.issue(tables.news, item.id),
    reponseAnonyme: item.anonymous,
    ...(item.anonymous ? { strInfoSondageAnonyme: "Les réponses à ce sondage sont anonymes" } : {}),
    estInformation: item.kind === "information",
    estSondage: item.kind === "survey",
    ...natureKeys(request, item),
    // Drafts and templates have no days yet.
    ...(item.stage === undefined ? { dateDebut: wireDay(item.from), dateFin: wireDay(item.to) } : {}),
    estProlonge: item.extended === true,
    dateCreation: wireMoment(day, time),
    auteur: item.author.name,
    estAuteur: item.author.personId === account.personId,
    ...(author === undefined ? {} : { elmauteur: wireElement(author) }),
    ...labelKeys(request, item),
  };
}

/** The category of an item, under the name that its version has for it. */
function natureKeys({ school, ids, profile }: CallRequest, item: NewsItem): WireNewsItem {
  const nature = school.news.natures.find(({ id }) => id === item.natureId);
  if (nature === undefined) return {};
  const element = wireElement({ L: nature.name, N: ids.issue(tables.category, nature.id) });
  return profile.domain.news === "natures" ? { nature: element } : { categorie: element };
}

/** The reader's own labels on an item: identities only. */
function labelKeys({ school, ids, account, profile }: CallRequest, item: NewsItem): WireNewsItem {
  if (profile.domain.news !== "natures") return {};
  const { labels } = newsReaderOf(school.news, account.personId);
  const own = labels.filter(({ itemIds }) => itemIds.has(item.id));
  if (own.length === 0) return {};
  return { listeCategories: wireList(own.map(({ id }) => ({ N: ids.issue(tables.newsLabel, id) }))) };
}

/** What the list says of questions that it may leave out. */
function previewKeys(request: CallRequest, receipt: Receipt): WireNewsItem {
  const { school, account, profile } = request;
  const { item, publicId } = receipt;
  if (profile.domain.news !== "natures") return {};
  const waits = item.questions.some(
    (question) => waitsForAnswer(question) && !school.news.answers.has(answerKey(question.id, publicId)),
  );
  return {
    informationListeContenu: {
      ...(item.questions.some(({ attachments }) => attachments.length > 0) ? { avecPJ: true } : {}),
      aToutRepondu: !(waits && isRespondent(school, account, receipt)),
      ...(item.kind === "survey" ? { avecCommandeVisuResultat: false } : {}),
    },
  };
}

function questionEntry(request: CallRequest, question: NewsQuestion, index: number): WireNewsQuestion {
  const { ids } = request;
  const { mostChoices = 0 } = question;
  return {
    L: `Q ${index + 1} : ${question.title}`,
    N: ids.issue(tables.newsQuestion, question.id),
    P: index,
    rang: index + 1,
    genreReponse: newsAnswerKinds[question.kind],
    titre: question.title,
    texte: { _T: valueTypes.html, V: question.html },
    tailleReponse: question.longest ?? 0,
    avecMaximum: mostChoices > 0,
    nombreReponsesMax: mostChoices,
    listePiecesJointes: wireList(
      question.attachments.map((one): WireAttachment => attachmentElement(request, one)),
    ),
    listeChoix: wireList(
      question.choices.map(({ name, isOther }, rank) => ({
        L: name,
        N: ids.issue(tables.newsChoice, `${question.id}:${rank + 1}`),
        rang: rank + 1,
        ...(isOther === true ? { estReponseLibre: true } : {}),
      })),
    ),
  };
}

/** `N` is 0 until there is an answer. */
function answerEntry(request: CallRequest, question: NewsQuestion, receipt: Receipt): WireNewsAnswer {
  const { school, ids, account, profile } = request;
  const key = answerKey(question.id, receipt.publicId);
  const answer = school.news.answers.get(key);
  const responds = isRespondent(school, account, receipt);
  const expected = waitsForAnswer(question) && responds;
  if (answer === undefined) {
    return { N: "0", avecReponse: false, estRepondant: responds, estReponseAttendue: expected };
  }
  const [day = "", time = ""] = answer.at.split("T");
  const chosen =
    profile.domain.choicesType === valueTypes.domain
      ? ({ _T: valueTypes.domain, V: setText(answer.choices ?? []) } as const)
      : ({ _T: valueTypes.numberSet, V: setText(answer.choices ?? []) } as const);
  return {
    N: ids.issue(tables.newsAnswer, key),
    avecReponse: true,
    estRepondant: responds,
    estReponseAttendue: expected,
    reponduLe: wireMoment(day, time),
    strRepondant: respondentName(school, answer),
    valeurReponse: answer.choices === undefined ? (answer.text ?? "") : chosen,
    ...(answer.other === undefined ? {} : { valeurReponseLibre: answer.other }),
  };
}
