import { fatalErrors, tabs } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { CallRefused } from "../session/permissions.js";
import { refusal } from "../session/refusals.js";
import {
  isRespondent,
  type NewsAnswer,
  type NewsQuestion,
  type Receipt,
  receivedNews,
} from "../world/news.js";
import { answerQuestion, markRead, throwAway } from "../world/news-changes.js";
import { counters } from "./counters.js";
import { type CallAnswer, type CallHandler, type CallRequest, WriteRefused } from "./handler.js";
import { readNewsAnswer } from "./news-answers.js";
import { resolveReference } from "./references.js";
import { itemsOf, optionalItemsOf } from "./writes.js";

/**
 * `SaisieActualites`, as a reader writes it: marks items as read or not, throws them away, acknowledges and answers.
 * The answer is found by its question. Whoever writes news is refused: nobody here does over the wire.
 *
 * @evidence read in the official client; what Pawnote and pronotepy leave out (`E`, `marqueLueSeulement`, the
 *   questions) real servers do without
 */
export const newsWrite: CallHandler = {
  name: "SaisieActualites",
  tabs: [tabs.news],
  fields: ["listeActualites", "saisieActualite", "listeDocuments", "incident", "punition"],
  handle: (request): CallAnswer => {
    if (request.data["saisieActualite"] === true) {
      throw new CallRefused("news cannot be written here, only read and answered");
    }
    const steps = itemsOf(request.data, "listeActualites").flatMap((item) => readItem(request, item));
    for (const step of steps) step.apply();
    return { data: {}, report: {}, signature: counters(request), changes: steps.map(({ what }) => what) };
  },
};

/** Something to be done once all of a call has been found possible. */
interface Step {
  readonly what: string;
  apply(): void;
}

function readItem(request: CallRequest, item: Root): Step[] {
  const { school, account } = request;
  const { news } = school;
  const { personId } = account;
  const receipt = receiptNamed(request, item);
  const { id } = receipt.item;
  const steps: Step[] = [];
  if (typeof item["lue"] === "boolean") {
    const read = item["lue"];
    steps.push({
      what: `${read ? "read" : "unread"} ${id}`,
      apply: () => markRead(news, personId, receipt, read),
    });
  }
  if (item["supprimee"] === true) {
    steps.push({ what: `thrown away ${id}`, apply: () => throwAway(news, personId, receipt) });
  }
  if (item["marqueLueSeulement"] === true) return steps;
  return [
    ...steps,
    ...optionalItemsOf(item, "listeQuestions").map((question) => readQuestion(request, receipt, question)),
  ];
}

function receiptNamed(request: CallRequest, item: Root): Receipt {
  const { school, account, now } = request;
  const itemId = resolveReference(request, item, "listeActualites");
  const publicId = resolveReference(request, item["public"], "public");
  const receipt = receivedNews(school, account, now).find(
    (one) => one.item.id === itemId && one.publicId === publicId,
  );
  if (receipt === undefined) throw new WriteRefused("Cette information n'est plus disponible.");
  return receipt;
}

function readQuestion(request: CallRequest, receipt: Receipt, written: Root): Step {
  const { school, account, now } = request;
  const id = resolveReference(request, written, "listeQuestions");
  const question = receipt.item.questions.find((one) => one.id === id);
  if (question === undefined) throw new WriteRefused("Cette question n'existe plus.");
  if (!isRespondent(school, account, receipt)) {
    throw new WriteRefused("Une autre personne de la famille répond à cette question.");
  }
  const { publicId } = receipt;
  const answer: NewsAnswer = { at: now, by: account.personId, ...contentOf(question, written) };
  return {
    what: `answered ${question.id}`,
    apply: () => answerQuestion(school.news, { questionId: question.id, publicId }, answer),
  };
}

function contentOf(question: NewsQuestion, written: Root): Omit<NewsAnswer, "at" | "by"> {
  const { reponse } = written;
  if (!isObject(reponse)) throw refusal(fatalErrors.pageNotDisplayable, "`reponse` must be an object");
  return readNewsAnswer(question, reponse);
}
