import { elementStates, type WireNewsQuestionWrite, type WireNewsWriteRequest } from "@preau/wire";
import { isNoObject, resolveId } from "../../codec/ids.js";
import { keyOf } from "../../codec/keys.js";
import { present } from "../../codec/present.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../../session/call.js";
import { informationDetails, newsReceived } from "../news.js";
import { findToWrite, misused, numberOf, readBack } from "../writing.js";
import { checkedAnswers, encodeAnswer, type GivenAnswer, type SurveyAnswer } from "./answers.js";
import type { Information, NewsQuestion } from "./information.js";
import { newsFacts } from "./read.js";

export type { SurveyAnswer } from "./answers.js";

/** What is written of one item. */
interface NewsWrite {
  readonly information: Information;
  readonly read: boolean;
  /** Absent when the item is only marked. */
  readonly answered?: {
    /** `E` of the item. */
    readonly state: number;
    readonly answers: readonly GivenAnswer[];
    /** Code of the sets of choices. */
    readonly choiceSet: 8 | 26;
  };
}

/**
 * Marks an item as read or unread, acknowledges or answers it. A write.
 *
 * @evidence read in the official client 2024.3 to 2026.1; marking as read also in pronotepy, answers in Pawnote
 */
export const newsWrite = defineCall({
  wire: "SaisieActualites",
  encode: ({ information, read, answered }: NewsWrite, context): WireNewsWriteRequest => {
    const { tag } = context;
    const questions = answered?.answers.map(
      (given): WireNewsQuestionWrite => encodeAnswer(given, tag, answered.choiceSet),
    );
    return {
      listeActualites: [
        {
          ...present({ N: numberOf(tag, information.id), L: information.title, E: answered?.state }),
          validationDirecte: true,
          ...encodeRecipient(information, context),
          lue: read,
          supprimee: false,
          marqueLueSeulement: answered === undefined,
          saisieActualite: false,
          listeQuestions: questions ?? [],
        },
      ],
      saisieActualite: false,
    };
  },
  decode: () => undefined,
});

/** Answers are given in the name of the person whom the item is for: the user, or the child. */
function encodeRecipient(
  { recipient }: Information,
  { tag, subject }: CallContext,
): Pick<WireNewsWriteRequest["listeActualites"][number], "genrePublic" | "public"> {
  const kind = recipient?.kindNumber ?? subject?.kind;
  const n = recipient === undefined ? subject?.n : resolveId(tag, recipient.id);
  const name = recipient === undefined ? subject?.name : recipient.name;
  return present({
    genrePublic: kind,
    public: n === undefined ? undefined : present({ N: n, G: kind, L: name }),
  });
}

/**
 * Marks an item as read, or as unread. Two requests, the second of which reads the list again; up to two more where
 * the server tells questions apart.
 *
 * @throws StaleReferenceError
 */
export async function markAsRead(
  runner: Runner,
  given: Information,
  { read, ...options }: CallOptions & { readonly read: boolean },
): Promise<Information> {
  const information = await findNews(runner, given, options);
  await runner.run(newsWrite, { information, read }, options);
  return readAgain(runner, options, { ...information, read });
}

/**
 * Says that an information was taken note of. It cannot be taken back; nothing is sent when it was said before. Two
 * requests, and up to two more where the server tells questions apart.
 *
 * @throws UsageError when the item asks for no such thing · NotAllowedError when somebody else is to say it
 */
export async function acknowledgeNews(
  runner: Runner,
  given: Information,
  options: CallOptions = {},
): Promise<Information> {
  const information = await withQuestions(runner, given, options);
  const asked = (information.questions ?? []).filter(({ kind }) => kind === "acknowledgement");
  if (asked.length === 0) throw misused("This item does not ask to be acknowledged.");
  const open = asked.filter(({ answer }) => answer?.answered !== true);
  if (open.length === 0) return information;
  const answers = checkedAnswers(
    information,
    open.map((question) => ({ question })),
  );
  return write(runner, options, { information, state: elementStates.modification, answers });
}

/**
 * Answers a survey, in whole or in part; an answer that was given before is changed. Everything is checked before it
 * is sent. Costs what `acknowledgeNews` costs.
 *
 * @throws UsageError when an answer does not fit its question · NotAllowedError when somebody else is to answer
 */
export async function answerSurvey(
  runner: Runner,
  given: Information,
  { answers, ...options }: CallOptions & { readonly answers: readonly SurveyAnswer[] },
): Promise<Information> {
  if (!given.survey) throw misused("This item is no survey.");
  const information = await withQuestions(runner, given, options);
  const checked = checkedAnswers(information, answers, given.questions);
  return write(runner, options, { information, state: elementStates.childrenModified, answers: checked });
}

async function write(
  runner: Runner,
  options: CallOptions,
  work: {
    readonly information: Information;
    readonly state: number;
    readonly answers: readonly GivenAnswer[];
  },
): Promise<Information> {
  const { information, state, answers } = work;
  const answered = new Map(answers.map(({ question, values }) => [question.id, values]));
  const questions = (information.questions ?? []).map((question): NewsQuestion => {
    const values = answered.get(question.id);
    if (values === undefined || question.answer === undefined) return question;
    return { ...question, awaitsAnswer: false, answer: { ...question.answer, ...values, answered: true } };
  });
  const awaitsAnswer = questions.some((question) => question.awaitsAnswer);
  const { choiceSet } = runner.author;
  const read = state === elementStates.modification || !awaitsAnswer;
  await runner.run(newsWrite, { information, read, answered: { state, answers, choiceSet } }, options);
  return readAgain(runner, options, { ...information, read, awaitsAnswer, questions });
}

/** The item as this session names it, with its questions. */
async function withQuestions(runner: Runner, given: Information, options: CallOptions): Promise<Information> {
  return informationDetails(runner, await findNews(runner, given, options), options);
}

function findNews(runner: Runner, given: Information, options: CallOptions): Promise<Information> {
  return findToWrite(runner, given, {
    list: () => runner.run(newsReceived, undefined, options),
    plainKey: (item) => keyOf("information", newsFacts(item)),
  });
}

function readAgain(runner: Runner, options: CallOptions, known: Information): Promise<Information> {
  return readBack(runner, options, {
    known,
    read: async () => {
      const all = await runner.run(newsReceived, undefined, options);
      const found = all.find(
        ({ id, recipient }) => id === known.id && recipient?.id === known.recipient?.id && !isNoObject(id),
      );
      // What the list leaves out is asked for only where it was known before.
      return found === undefined || known.questions === undefined
        ? found
        : informationDetails(runner, found, options);
    },
  });
}
