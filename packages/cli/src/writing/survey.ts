import type { Information, NewsQuestion, SurveyAnswer } from "@preau/client";
import type { Context } from "../context.js";
import { exitCodes } from "../exit-codes.js";
import { Failure, failure } from "../failure.js";
import type { Words } from "../language/words.js";
import { joined } from "../render/page.js";
import type { SheetRow } from "../render/sheet.js";
import type { AnswerAction } from "../writing-commands.js";
import { askOne, askSeveral, askWords } from "./ask.js";
import { findNews, newsRows, titleOf } from "./news.js";
import type { Plan, Preparation } from "./plan.js";
import {
  answersTyped,
  choicesComplaint,
  isAnswerable,
  longestFreeText,
  type PlacedAnswer,
  type PlacedQuestion,
  wordsComplaint,
} from "./questions.js";

/** `preau news answer`: one request to find it, two to answer and to read it again, and up to two more since 2026. */
export async function planAnswers(action: AnswerAction, preparation: Preparation): Promise<Plan> {
  const { context } = preparation;
  const { words, signal } = context;
  const { writing: say } = words;
  const { client, item } = await findNews(action.key, preparation);
  if (!item.survey) throw failure(say.complaints.noSurvey(item.key));
  const information = await client.informationDetails(item, { signal });
  const { questions = [] } = information;
  const typed = answersTyped(questions, action, context);
  const answers = typed.length > 0 ? typed : await askAll(questions, context);
  return {
    rows: [
      ...newsRows(information, preparation),
      ...answers.map(({ place, question, answer }) => answerRow({ place, question }, answer, words)),
    ],
    ...(information.anonymousResponse ? { warning: words.reading.news.anonymous } : {}),
    request: {
      information: information.key,
      answers: answers.map(({ place, question, answer }) => answerSent({ place, question }, answer)),
    },
    look: `preau news ${item.key}`,
    send: async (sending) => {
      const given = answers.map(({ answer }) => answer);
      const now = await client.answerSurvey(information, given, { signal: sending.signal });
      return { result: now, said: words.reading.labelled(titleOf(now, words), leftOf(now, words)) };
    },
  };
}

/** What is still to be answered. */
function leftOf({ questions = [] }: Information, { writing: say }: Words): string {
  return say.answersLeft(questions.filter(({ awaitsAnswer }) => awaitsAnswer).length);
}

/** Every question that this account answers, one after the other; any of them may be left. */
async function askAll(
  questions: readonly NewsQuestion[],
  context: Context,
): Promise<readonly PlacedAnswer[]> {
  const { complaints } = context.words.writing;
  const open = questions.map((question, index) => ({ place: index + 1, question }));
  const mine = open.filter(({ question }) => isAnswerable(question));
  if (mine.length === 0) throw failure(complaints.notYours);
  if (!context.terminal.interactive) throw failure(complaints.noAnswers);
  const answers: PlacedAnswer[] = [];
  for (const placed of mine) {
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    const answer = await askFor(placed, context);
    if (answer !== undefined) answers.push({ ...placed, answer });
  }
  if (answers.length === 0)
    throw new Failure(context.words.writing.declined, { exitCode: exitCodes.declined });
  return answers;
}

async function askFor(
  { place, question }: PlacedQuestion,
  context: Context,
): Promise<SurveyAnswer | undefined> {
  const { ask } = context.words.writing;
  const asked = questionText({ place, question });
  if (question.kind === "text") {
    const { maxLength } = question;
    const check = (text: string) =>
      text.trim() === "" ? undefined : wordsComplaint(question, text.trim(), context);
    const text = await askWords(ask.inWords(asked, maxLength), context, { check });
    return text === "" ? undefined : { question, text };
  }
  const positions = await choose({ place, question }, context);
  const chosen = question.choices.filter(({ position }) => positions.includes(position));
  if (chosen.length === 0) return undefined;
  if (!chosen.some(({ free }) => free)) return { question, choices: chosen };
  const check = (text: string) =>
    wordsComplaint({ ...question, maxLength: longestFreeText }, text.trim(), context);
  const freeText = await askWords(ask.freeText(longestFreeText), context, { check });
  return { question, choices: chosen, freeText };
}

/** Positions of the choices that are made; none leaves the question open. */
async function choose({ place, question }: PlacedQuestion, context: Context): Promise<readonly number[]> {
  const { ask } = context.words.writing;
  const { terminal } = context;
  const choices = question.choices.map(({ name, position }) => ({ value: position, label: name }));
  const asked = questionText({ place, question });
  if (question.kind === "single-choice") {
    return [await askOne(asked, [...choices, { value: 0, label: ask.leaveOpen }], context)];
  }
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- asked again until it fits
    const positions = await askSeveral(ask.several(asked, question.maxChoices), choices, context);
    const chosen = question.choices.filter(({ position }) => positions.includes(position));
    const complaint = choicesComplaint(question, chosen, context);
    if (complaint === undefined) return positions;
    terminal.note(complaint);
  }
}

/** "2. Clubs – Which ones?" */
function questionText({ place, question }: PlacedQuestion): string {
  const title = joined([question.title, question.content?.replace(/\s+/gu, " ")], " – ");
  return `${place}. ${title === "" ? (question.label ?? "") : title}`;
}

function answerRow(placed: PlacedQuestion, answer: SurveyAnswer, { writing: say }: Words): SheetRow {
  const { names = [], text, freeText } = answerSent(placed, answer);
  const said = text ?? freeText;
  const lines = [...names.map((name) => `[x] ${name}`), said === undefined ? undefined : say.quoted(said)];
  return {
    label: say.rows.question(placed.place),
    title: questionText(placed).replace(/^\d+\. /u, ""),
    text: joined(lines, "\n"),
  };
}

/** An answer, for scripts. */
function answerSent(
  { place, question }: PlacedQuestion,
  { choices = [], text, freeText }: SurveyAnswer,
): {
  readonly question: number;
  readonly title?: string;
  readonly choices?: readonly number[];
  readonly names?: readonly string[];
  readonly text?: string;
  readonly freeText?: string;
} {
  const chosen = question.choices.filter(
    (choice) => choices.includes(choice) || choices.includes(choice.position),
  );
  return {
    question: place,
    ...(question.title === undefined ? {} : { title: question.title }),
    ...(text === undefined
      ? { choices: chosen.map(({ position }) => position), names: chosen.map(({ name }) => name) }
      : { text }),
    ...(freeText === undefined ? {} : { freeText }),
  };
}
