import { elementStates, newsAnswerKinds, type WireNewsQuestionWrite } from "@preau/wire";
import { isNoObject, resolveId, type SessionTag } from "../../codec/ids.js";
import { present } from "../../codec/present.js";
import { encodeDomain, encodeNumberSet } from "../../codec/sets.js";
import { StaleReferenceError } from "../../errors/errors.js";
import { checkText, misused, notAllowed, numberOf } from "../writing.js";
import type { Information, NewsAnswer, NewsChoice, NewsQuestion, NewsQuestionKind } from "./information.js";

/** An answer to one question of a survey. */
export interface SurveyAnswer {
  /** The question, or its place in the survey, from 1. */
  readonly question: NewsQuestion | number;
  /** An answer in words. */
  readonly text?: string;
  /** The choices made, or their positions from 1: one for a question with a single choice. */
  readonly choices?: readonly (NewsChoice | number)[];
  /** Text that goes with a choice that is `free`: 30 characters at most. */
  readonly freeText?: string;
}

/** An answer that fits its question. */
export interface GivenAnswer {
  readonly question: NewsQuestion;
  readonly values: Pick<NewsAnswer, "text" | "choices" | "freeText">;
}

/** Longest text beside a free choice, as the official page takes it. */
const longestFreeText = 30;

const numbers: Readonly<Partial<Record<NewsQuestionKind, number>>> = {
  acknowledgement: newsAnswerKinds.acknowledgement,
  text: newsAnswerKinds.text,
  "single-choice": newsAnswerKinds.singleChoice,
  "multiple-choice": newsAnswerKinds.multipleChoice,
};

/**
 * Answers, each with the question as this session names it.
 *
 * @param asked the questions as the caller has them, of this session or an earlier one
 * @throws UsageError when one does not fit · NotAllowedError when somebody else is to answer
 * @throws StaleReferenceError when the survey has other questions than the caller knows
 */
export function checkedAnswers(
  { questions = [] }: Information,
  answers: readonly SurveyAnswer[],
  asked: readonly NewsQuestion[] = questions,
): readonly GivenAnswer[] {
  if (answers.length === 0) throw misused("There is no answer.");
  const given = answers.map((answer) => {
    const question = findQuestion(answer.question, { questions, asked });
    return { question, values: checkedValues(question, answer) };
  });
  if (new Set(given.map(({ question }) => question.id)).size !== given.length) {
    throw misused("One question is answered twice.");
  }
  return given;
}

/** The question that is meant; one of an earlier session is the one in its place, when it asks the same. */
function findQuestion(
  wanted: NewsQuestion | number,
  {
    questions,
    asked,
  }: { readonly questions: readonly NewsQuestion[]; readonly asked: readonly NewsQuestion[] },
): NewsQuestion {
  if (typeof wanted === "number") {
    const question = questions[wanted - 1];
    if (question !== undefined) return question;
    throw misused(`The survey has ${questions.length} questions, and none at place ${wanted}.`);
  }
  const same = questions.find(({ id }) => id === wanted.id && !isNoObject(id));
  if (same !== undefined) return same;
  const place = asked.findIndex(({ id }) => id === wanted.id);
  const there = place < 0 ? undefined : questions[place];
  if (there !== undefined && sayOf(there) === sayOf(wanted)) return there;
  throw new StaleReferenceError("The survey has no such question any more; nothing was sent.", {
    hint: "Fetch the item again: it may have been changed.",
  });
}

/** Everything that somebody who answers has seen of a question. */
function sayOf({ kind, label, title, content, choices }: NewsQuestion): string {
  return JSON.stringify([kind, label, title, content, choices.map(({ name }) => name)]);
}

function checkedValues(question: NewsQuestion, answer: SurveyAnswer): GivenAnswer["values"] {
  const { kind, answer: waiting } = question;
  if (numbers[kind] === undefined) throw misused(`A question of this kind (${kind}) is not answered.`);
  if (waiting?.mine === false) {
    throw notAllowed(
      "Somebody else of the family is to answer this.",
      "The answer is given from their account.",
    );
  }
  const { text, freeText } = answer;
  if (kind === "acknowledgement" || kind === "text") {
    if (answer.choices !== undefined || freeText !== undefined)
      throw misused("This question has no choices.");
    if (kind === "acknowledgement" && text !== undefined) throw misused("This question takes no text.");
    if (kind === "text") checkText("The answer", text ?? "", question.maxLength);
    return present({ text, choices: [] });
  }
  if (text !== undefined) throw misused("This question is answered by choices.");
  return { choices: checkedChoices(question, answer), ...present({ freeText }) };
}

function checkedChoices(question: NewsQuestion, { choices = [], freeText }: SurveyAnswer): readonly number[] {
  const { kind, maxChoices } = question;
  const positions = [...new Set(choices.map((one) => (typeof one === "number" ? one : one.position)))];
  const chosen = positions.map((position) => {
    const choice = question.choices.find((candidate) => candidate.position === position);
    if (choice === undefined) throw misused(`The question has no choice at position ${position}.`);
    return choice;
  });
  if (chosen.length === 0) throw misused("No choice is made.");
  const most = kind === "single-choice" ? 1 : maxChoices;
  if (most !== undefined && chosen.length > most) throw misused(`At most ${most} choices may be made.`);
  if (freeText !== undefined) {
    checkText("The text of the choice", freeText, longestFreeText);
    if (!chosen.some(({ free }) => free)) throw misused("None of these choices takes a text.");
  }
  return positions.sort((a, b) => a - b);
}

/** A question with its answer: the one that was read, changed, or a first one. */
export function encodeAnswer(
  { question, values }: GivenAnswer,
  tag: SessionTag,
  choiceSet: 8 | 26,
): WireNewsQuestionWrite {
  const { kind, answer, label } = question;
  const isFirst = answer === undefined || isNoObject(answer.id);
  const isChoice = kind === "single-choice" || kind === "multiple-choice";
  const encodeChoices = choiceSet === 8 ? encodeDomain : encodeNumberSet;
  return {
    ...present({ N: numberOf(tag, question.id), L: label }),
    genreReponse: numbers[kind] ?? newsAnswerKinds.none,
    reponse: {
      N: isFirst ? 0 : resolveId(tag, answer.id),
      Actif: true,
      avecReponse: true,
      estReponseAttendue: answer?.expected ?? true,
      valeurReponse: isChoice ? encodeChoices(values.choices) : (values.text ?? ""),
      ...present({ valeurReponseLibre: values.freeText }),
      _validationSaisie: true,
      E: isFirst ? elementStates.creation : elementStates.modification,
      ...present({ estRepondant: answer?.mine }),
    },
    E: elementStates.modification,
  };
}
