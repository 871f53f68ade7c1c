import type { Client, Information, NewsQuestion, SurveyAnswer, VieScolaireClient } from "@preau/client";
import { some } from "./outcome.js";
import { byParent, byPupil, byStaff, change, type Row, type World } from "./row.js";

type Reader = Client | VieScolaireClient;

/** The item as the next reading has it, with its questions where they were known. */
async function find(client: Reader, { key, questions }: Information): Promise<Information> {
  const found = some(
    (await client.informationAndSurveys({ details: false })).filter((item) => item.key === key),
  );
  return questions === undefined ? found : client.informationDetails(found);
}

async function toMark(client: Reader, isRead: boolean): Promise<Information> {
  const all = await client.informationAndSurveys({ details: false });
  return all.find(({ read }) => read === isRead) ?? client.markInformationAsRead(some(all), isRead);
}

/** Questions of those kinds that wait for this account's answer. */
function openOf(
  { questions = [] }: Information,
  kinds: readonly NewsQuestion["kind"][],
): readonly NewsQuestion[] {
  return questions.filter(
    ({ kind, awaitsAnswer, answer }) => awaitsAnswer && answer?.mine !== false && kinds.includes(kind),
  );
}

async function toAnswer(client: Reader, kinds: readonly NewsQuestion["kind"][]): Promise<Information> {
  return some((await client.informationAndSurveys()).filter((item) => openOf(item, kinds).length > 0));
}

function readItems({ emulator, account }: World): number {
  return emulator.school.news.readers.get(account.personId)?.read.size ?? 0;
}

const marks = (by: typeof byPupil | typeof byStaff, read: boolean): Row =>
  by({
    method: "markInformationAsRead",
    title: read ? "read" : "unread",
    call: "SaisieActualites",
    prepare: async (client: Reader, world) => {
      const item = await toMark(client, !read);
      return change({
        make: (signal) => client.markInformationAsRead(item, read, { signal }),
        look: () => find(client, item),
        shows: (found) => found.read === read,
        measure: () => readItems(world),
      });
    },
  });

const answers = (title: string, kinds: readonly NewsQuestion["kind"][]): Row =>
  byPupil({
    method: "answerSurvey",
    title,
    call: "SaisieActualites",
    changes: 2,
    prepare: async (client, { emulator }) => {
      const survey = await toAnswer(client, kinds);
      const question = some(openOf(survey, kinds));
      const answer: SurveyAnswer =
        question.kind === "text" ? { question, text: "Oui, volontiers." } : { question, choices: [1] };
      return change({
        make: (signal) => client.answerSurvey(survey, [answer], { signal }),
        look: () => find(client, survey),
        shows: ({ questions = [] }) =>
          questions.some((one) => one.title === question.title && one.answer?.answered === true),
        measure: () => emulator.school.news.answers.size,
      });
    },
  });

export const newsRows: readonly Row[] = [
  marks(byPupil, true),
  marks(byPupil, false),
  marks(byStaff, true),
  byParent({
    method: "acknowledge",
    call: "SaisieActualites",
    changes: 2,
    prepare: async (client, { emulator }) => {
      const item = await toAnswer(client, ["acknowledgement"]);
      return change({
        make: (signal) => client.acknowledge(item, { signal }),
        look: () => find(client, item),
        shows: (found) => openOf(found, ["acknowledgement"]).length === 0,
        measure: () => emulator.school.news.answers.size,
      });
    },
  }),
  answers("in words", ["text"]),
  answers("by one choice", ["single-choice"]),
  answers("by several choices", ["multiple-choice"]),
];
