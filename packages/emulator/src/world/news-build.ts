import type { Cast } from "./cast.js";
import { addDays } from "./days.js";
import {
  answerKey,
  copyOfNews,
  type News,
  type NewsItem,
  type NewsQuestion,
  newsReaderOf,
  noNews,
  receiptKey,
} from "./news.js";
import { type NewsDraft, newsDrafts, newsNatures } from "./news-catalogue.js";
import type { Account, Day, Instant, Teacher } from "./school.js";

/** What news are made from. */
export interface NewsSetting {
  /** The day around which they are written. It need not be an open one: news come on Sundays too. */
  readonly today: Day;
  readonly cast: Cast;
  /** The class whose own news there are, and the teacher who writes them. */
  readonly mainClassId?: string;
  readonly headTeacher?: Teacher;
}

/**
 * News of the last weeks, of every kind, with what the holders of accounts have done with them: some are read,
 * the main pupil has chosen clubs, and another parent has answered for one of the children. The age of each is
 * counted from today.
 */
export function newsOf(setting: NewsSetting): News {
  const items = newsDrafts
    .filter((draft) => setting.mainClassId !== undefined || draft.ownClass !== true)
    .map((draft) => itemOf(setting, draft))
    .sort((a, b) => (a.created < b.created ? -1 : 1));
  const news = copyOfNews({ ...noNews(), natures: newsNatures, items });
  for (const account of setting.cast.accounts) readEarlier(setting, news, account);
  answerEarlier(setting, news);
  return news;
}

function itemOf({ today, cast, mainClassId, headTeacher }: NewsSetting, draft: NewsDraft): NewsItem {
  const { key, title, kind, nature, author, age, time, lasts, anonymous = false, audience } = draft;
  const written = addDays(today, -Math.max(0, age));
  const from = addDays(today, -age);
  const [member] = cast.staff;
  const writer = author === "staff" ? member : author === "teacher" ? headTeacher : undefined;
  const { extended, answeredBy, stage } = draft;
  return {
    id: `news:${key}`,
    ...(title === undefined ? {} : { title }),
    kind,
    natureId: nature,
    author: writer === undefined ? { name: "Direction" } : { personId: writer.id, name: writer.name },
    created: `${written}T${time}`,
    from,
    to: addDays(from, lasts),
    ...(extended === undefined ? {} : { extended }),
    anonymous,
    audience,
    ...(draft.ownClass === true && mainClassId !== undefined ? { classIds: [mainClassId] } : {}),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(stage === undefined ? {} : { stage }),
    questions: draft.questions.map(
      (question, index): NewsQuestion => ({
        choices: [],
        attachments: [],
        ...question,
        id: `question:${key}:${index + 1}`,
      }),
    ),
  };
}

/** What everybody has read by now, and labels of their own. */
function readEarlier({ cast }: NewsSetting, news: News, { personId }: Account): void {
  const childIds = cast.parents.find(({ id }) => id === personId)?.childIds ?? [];
  const reader = newsReaderOf(news, personId);
  for (const draft of newsDrafts.filter(({ read }) => read === true)) {
    for (const publicId of [personId, ...childIds])
      reader.read.add(receiptKey(`news:${draft.key}`, publicId));
  }
  const labels = [
    {
      id: `label:${personId}:1`,
      name: "À garder",
      color: "#2E9E6B",
      short: "AG",
      itemIds: new Set(["news:clubs"]),
    },
    {
      id: `label:${personId}:2`,
      name: "À relire",
      color: "#C98A1B",
      short: "AR",
      itemIds: new Set<string>(),
    },
  ];
  news.readers.set(personId, { ...reader, labels });
}

function answerEarlier({ today, cast }: NewsSetting, news: News): void {
  const by = (login: string): string | undefined =>
    cast.accounts.find((account) => account.login === login)?.personId;
  const camille = by("camille.verdier");
  if (camille === undefined) return;
  const at = (age: number, time: string): Instant => `${addDays(today, -age)}T${time}`;
  news.answers.set(answerKey("question:clubs:1", camille), {
    at: at(8, "18:02"),
    by: camille,
    choices: [1, 3],
    other: "Jardinage",
  });
  news.answers.set(answerKey("question:class:1", camille), { at: at(5, "07:50"), by: camille });
  news.answers.set(answerKey("question:outing:1", camille), {
    at: at(2, "21:12"),
    by: "M. VERDIER Antoine",
    choices: [1],
  });
}
