import type { NewsChoice, NewsQuestion, SurveyAnswer } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { type Failure, failure } from "../failure.js";
import type { Complaint } from "../language/words.js";
import { plainText } from "../plain-text.js";
import { cleanText } from "../render/clean.js";
import type { PlacedText } from "../writing-commands.js";
import { named as namedChoices } from "./names.js";

/** A question of a survey, and its place from 1. */
export interface PlacedQuestion {
  readonly place: number;
  readonly question: NewsQuestion;
}

/** An answer to a question, ready to be sent. */
export interface PlacedAnswer extends PlacedQuestion {
  readonly answer: SurveyAnswer;
}

/** Longest text beside a choice such as "other", as the official page takes it. */
export const longestFreeText = 30;

/** @throws Failure when somebody else of the family is to answer */
export function checkMine({ answer }: NewsQuestion, { words }: Context): void {
  if (answer?.mine !== false) return;
  throw failure(words.writing.complaints.notYours, { exitCode: exitCodes.notAllowed });
}

/** Whether a question is answered by words or choices, and by this account. */
export function isAnswerable({ kind, answer }: NewsQuestion): boolean {
  return (
    (kind === "text" || kind === "single-choice" || kind === "multiple-choice") && answer?.mine !== false
  );
}

/**
 * Answers as they were typed, each put to its question and checked.
 *
 * @throws Failure that says what would do
 */
export function answersTyped(
  questions: readonly NewsQuestion[],
  typed: { readonly answers: readonly PlacedText[]; readonly freeTexts: readonly PlacedText[] },
  context: Context,
): readonly PlacedAnswer[] {
  const { complaints } = context.words.writing;
  const places = typed.answers.map(({ place }) => place);
  for (const { place } of typed.freeTexts) {
    if (!places.includes(place)) throw failure(complaints.freeTextAlone(place));
  }
  return places.map((place, index) => {
    const question = questions[place - 1];
    if (question === undefined) throw failure(complaints.noSuchQuestion(place, questions.length));
    if (places.indexOf(place) !== index) throw failure(complaints.answeredTwice(place));
    const text = typed.answers[index]?.text ?? "";
    const free = typed.freeTexts.find((one) => one.place === place)?.text;
    return { place, question, answer: answerTyped({ place, question }, { text, free }, context) };
  });
}

function answerTyped(
  { place, question }: PlacedQuestion,
  { text, free }: { readonly text: string; readonly free: string | undefined },
  context: Context,
): SurveyAnswer {
  const { complaints } = context.words.writing;
  checkMine(question, context);
  if (!isAnswerable(question))
    throw failure(complaints.notAnswered(place, question.kind === "acknowledgement"));
  if (question.kind === "text") {
    if (free !== undefined) throw failure(complaints.noFreeChoice(place));
    const complaint = wordsComplaint(question, text, context);
    if (complaint !== undefined) throw failure(complaints.question(place, complaint));
    return { question, text };
  }
  const chosen = choicesTyped({ place, question }, text, context);
  const complaint = choicesComplaint(question, chosen, context) ?? freeComplaint(chosen, free, context);
  if (complaint !== undefined) throw failure(complaints.question(place, complaint));
  if (free !== undefined && !chosen.some((choice) => choice.free))
    throw failure(complaints.noFreeChoice(place));
  return { question, choices: chosen, ...(free === undefined ? {} : { freeText: free }) };
}

/** Why an answer in words does not do. */
export function wordsComplaint(
  { maxLength }: NewsQuestion,
  text: string,
  { words }: Context,
): string | undefined {
  const { complaints } = words.writing;
  if (text.trim() === "") return complaints.noWords;
  return maxLength !== undefined && text.length > maxLength ? complaints.tooLong(maxLength) : undefined;
}

/** Why some choices do not do. */
export function choicesComplaint(
  { kind, maxChoices }: NewsQuestion,
  chosen: readonly NewsChoice[],
  { words }: Context,
): string | undefined {
  const { complaints } = words.writing;
  const most = kind === "single-choice" ? 1 : maxChoices;
  return most !== undefined && chosen.length > most ? complaints.tooMany(most) : undefined;
}

function freeComplaint(
  chosen: readonly NewsChoice[],
  free: string | undefined,
  { words }: Context,
): string | undefined {
  const { complaints } = words.writing;
  if (free === undefined || !chosen.some((choice) => choice.free)) return undefined;
  if (free.trim() === "") return complaints.noWords;
  return free.length > longestFreeText ? complaints.tooLong(longestFreeText) : undefined;
}

/** Choices by their names or numbers; several stand behind commas, unless it is one choice's name as it is. */
function choicesTyped(
  { place, question }: PlacedQuestion,
  text: string,
  context: Context,
): readonly NewsChoice[] {
  const { choices } = question;
  const [whole, another] = choices.filter(({ name }) => plainText(name) === plainText(text));
  const parts = text.split(",").filter((part) => part.trim() !== "");
  if (whole !== undefined && another === undefined && parts.length > 1) return [whole];
  const chosen = parts.map((part) => choiceTyped({ place, question }, part, context));
  if (chosen.length === 0) throw noSuchChoice({ place, question }, text, context);
  return choices.filter((choice) => chosen.includes(choice));
}

function choiceTyped({ place, question }: PlacedQuestion, part: string, context: Context): NewsChoice {
  const { complaints } = context.words.writing;
  const { choices } = question;
  const wanted = plainText(part);
  const number = /^#?(\d{1,3})$/u.exec(wanted)?.[1];
  const numbered = choices.find(({ position }) => position === Number(number));
  const [named, another] = choices.filter(({ name }) => plainText(name) === wanted);
  if (wanted.startsWith("#") && numbered !== undefined) return numbered;
  // "2" may be the second choice, and the name of another.
  if (named !== undefined && numbered !== undefined && named !== numbered) {
    throw failure(complaints.numberOrName(place, cleanText(part.trim())));
  }
  if (numbered !== undefined) return numbered;
  if (named !== undefined && another === undefined) return named;
  const [meant, second] = namedChoices(choices, part, ({ name }) => name);
  if (meant !== undefined && second === undefined) return meant;
  throw noSuchChoice({ place, question }, part, context);
}

function noSuchChoice(
  { place, question }: PlacedQuestion,
  part: string,
  { words }: Pick<Context, "words">,
): Failure {
  const list = question.choices.map(({ name, position }) => `${position} ${name}`).join(" · ");
  const complaint: Complaint = words.writing.complaints.noSuchChoice(
    place,
    cleanText(part.trim()),
    cleanText(list),
  );
  return failure(complaint);
}
