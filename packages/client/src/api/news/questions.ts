import { newsAnswerKinds, type WireNewsAnswer, type WireNewsItem, type WireNewsQuestion } from "@preau/wire";
import { readId } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { flag, instant, integer, integerSet, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { readAttachment } from "../attachment.js";
import { readContent } from "../content.js";
import type { Information, NewsAnswer, NewsChoice, NewsQuestion, NewsQuestionKind } from "./information.js";

const kinds: Readonly<Record<number, NewsQuestionKind>> = {
  [newsAnswerKinds.acknowledgement]: "acknowledgement",
  [newsAnswerKinds.text]: "text",
  [newsAnswerKinds.singleChoice]: "single-choice",
  [newsAnswerKinds.multipleChoice]: "multiple-choice",
  [newsAnswerKinds.noAcknowledgement]: "no-acknowledgement",
  [newsAnswerKinds.none]: "none",
};

/** Reads the questions of an item; `undefined` when the list left them out. */
export function readQuestions(
  item: Reader<WireNewsItem>,
  tag: SessionTag,
): readonly NewsQuestion[] | undefined {
  if (!item.has("listeQuestions")) return undefined;
  return item.list("listeQuestions", (question) => readQuestion(question, tag));
}

/** What an item shows of its questions: the text of the first one, the attachments of all. */
export function shownOf(
  questions: readonly NewsQuestion[],
): Pick<
  Information,
  "content" | "contentHtml" | "attachments" | "hasAttachments" | "awaitsAnswer" | "questions"
> {
  const attachments = questions.flatMap((question) => question.attachments);
  return present({
    content: questions[0]?.content,
    contentHtml: questions[0]?.contentHtml,
    attachments,
    hasAttachments: attachments.length > 0,
    awaitsAnswer: questions.some((question) => question.awaitsAnswer),
    questions,
  });
}

function readQuestion(question: Reader<WireNewsQuestion>, tag: SessionTag): NewsQuestion {
  const kind = kinds[question.optional("genreReponse", integer) ?? newsAnswerKinds.none] ?? "other";
  const answer = question.element("reponse", (found) => readAnswer(found, kind, tag));
  const size = question.optional("tailleReponse", integer);
  const most = question.optional("nombreReponsesMax", integer);
  const isLimited = question.flag("avecMaximum", flag);
  return present({
    id: readId(question, tag),
    kind,
    label: question.optional("L", label),
    title: question.optional("titre", label),
    ...readContent(question.optional("texte", label), true),
    attachments: question.optionalList("listePiecesJointes", (file) => readAttachment(file, tag)),
    choices: question.optionalList(
      "listeChoix",
      (choice, index): NewsChoice => ({
        id: readId(choice, tag),
        position: index + 1,
        name: choice.optional("L", label) ?? "",
        free: choice.flag("estReponseLibre", flag),
      }),
    ),
    maxLength: size !== undefined && size > 0 ? size : undefined,
    maxChoices: isLimited && most !== undefined && most > 0 ? most : undefined,
    awaitsAnswer: isAnswerable(kind) && answer?.expected === true && !answer.answered,
    answer,
  });
}

/** The two kinds that are only read never wait for an answer, whatever their flags say. */
function isAnswerable(kind: NewsQuestionKind): boolean {
  return kind !== "no-acknowledgement" && kind !== "none";
}

function readAnswer(answer: Reader<WireNewsAnswer>, kind: NewsQuestionKind, tag: SessionTag): NewsAnswer {
  const isChoice = kind === "single-choice" || kind === "multiple-choice";
  return present({
    id: readId(answer, tag),
    answered: answer.flag("avecReponse", flag),
    expected: answer.flag("estReponseAttendue", flag),
    mine: answer.flag("estRepondant", flag),
    date: answer.optional("reponduLe", instant),
    by: answer.optional("strRepondant", label),
    text: isChoice ? undefined : answer.optional("valeurReponse", label),
    choices: (isChoice ? answer.optional("valeurReponse", integerSet) : undefined) ?? [],
    freeText: answer.optional("valeurReponseLibre", label),
  });
}
