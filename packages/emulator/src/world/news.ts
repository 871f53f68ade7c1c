import type { newsAnswerKinds } from "@preau/wire";
import { personOf } from "./persons.js";
import type { Account, Attachment, Day, Instant, School, Student } from "./school.js";

/** Information and surveys of the school ("actualités"), and what everybody has done with them. */
export interface News {
  /** Categories, of which one is the default. */
  readonly natures: readonly NewsNature[];
  /** In the order in which they were written. */
  readonly items: NewsItem[];
  /** By reader: what is read or thrown away, and labels of one's own. All that a reader changes is here. */
  readonly readers: Map<string, NewsReader>;
  /** By `answerKey`: an answer belongs to whom the question is for, whoever of the family gave it. */
  readonly answers: Map<string, NewsAnswer>;
}

export interface NewsNature {
  readonly id: string;
  readonly name: string;
  readonly isDefault?: boolean;
}

/** One information or survey. */
export interface NewsItem {
  readonly id: string;
  /** Some have none. */
  readonly title?: string;
  readonly kind: "information" | "survey";
  readonly natureId: string;
  /** A person of the school, or a name that is nobody's ("Direction"). */
  readonly author: { readonly personId?: string; readonly name: string };
  readonly created: Instant;
  /** Days on which its public sees it, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Shown for longer than first meant ("prolongé"). */
  readonly extended?: boolean;
  readonly anonymous: boolean;
  /** Who gets it. `children`: parents, once for each child that it is about. */
  readonly audience: readonly NewsAudience[];
  /** Only these classes; all when not given. */
  readonly classIds?: readonly string[];
  /** The side that answers, when pupils and parents get the same item about the same pupil. */
  readonly answeredBy?: "student" | "parent";
  /** Not published yet, or never to be: a draft, or a template to write others from. */
  readonly stage?: "draft" | "template";
  /** An information has one. */
  readonly questions: readonly NewsQuestion[];
}

export type NewsAudience = "students" | "parents" | "children" | "staff";

/** The text of an information, or one question of a survey. */
export interface NewsQuestion {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly kind: keyof typeof newsAnswerKinds;
  /** Most characters of a free text. */
  readonly longest?: number;
  /** Most choices that may be made. */
  readonly mostChoices?: number;
  readonly choices: readonly { readonly name: string; readonly isOther?: boolean }[];
  readonly attachments: readonly Attachment[];
}

/** What was answered. */
export interface NewsAnswer {
  readonly at: Instant;
  /** World id of who did, or a name that is nobody's account. */
  readonly by: string;
  readonly text?: string;
  /** Positions of the choices made, from 1. */
  readonly choices?: readonly number[];
  /** Text of the choice that asks for one. */
  readonly other?: string;
}

/** One reader's own. */
export interface NewsReader {
  /** `receiptKey`s of what is read, and of what is thrown away. */
  readonly read: Set<string>;
  readonly deleted: Set<string>;
  /** Coloured labels, and on which items they are. */
  readonly labels: readonly NewsLabel[];
}

export interface NewsLabel {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly short: string;
  readonly itemIds: Set<string>;
}

/** An item as somebody got it: for themselves, or about a child. */
export interface Receipt {
  readonly item: NewsItem;
  /** World id of whom it is for. */
  readonly publicId: string;
  /** The child concerned, or the pupil themselves. */
  readonly student?: Student;
}

/** Key of an item as it was got for somebody, among those of one reader. */
export function receiptKey(itemId: string, publicId: string): string {
  return `${itemId} ${publicId}`;
}

/** Key of an answer. */
export function answerKey(questionId: string, publicId: string): string {
  return `${questionId} ${publicId}`;
}

/** A reader's own, made on first use. */
export function newsReaderOf({ readers }: News, personId: string): NewsReader {
  const known = readers.get(personId);
  if (known !== undefined) return known;
  const made: NewsReader = { read: new Set(), deleted: new Set(), labels: [] };
  readers.set(personId, made);
  return made;
}

/**
 * What an account gets at that moment: the published items that are for it, without those it threw away. A
 * parent gets what is for themselves and what is about each child.
 */
export function receivedNews(school: School, account: Account, now: Instant): Receipt[] {
  const today = now.slice(0, 10);
  const { deleted } = newsReaderOf(school.news, account.personId);
  return school.news.items
    .filter(
      (item) => item.stage === undefined && item.created <= now && item.from <= today && today <= item.to,
    )
    .flatMap((item) => receiptsOf(school, account, item))
    .filter(({ item, publicId }) => !deleted.has(receiptKey(item.id, publicId)));
}

function receiptsOf(school: School, { audience, personId }: Account, item: NewsItem): Receipt[] {
  const isFor = (student: Student): boolean => item.classIds?.includes(student.classId) ?? true;
  if (audience === "school-life")
    return item.audience.includes("staff") ? [{ item, publicId: personId }] : [];
  if (audience === "student") {
    const student = school.students.find(({ id }) => id === personId);
    const gets = student !== undefined && item.audience.includes("students") && isFor(student);
    return gets ? [{ item, publicId: personId, student }] : [];
  }
  const childIds = school.parents.find(({ id }) => id === personId)?.childIds ?? [];
  const children = school.students.filter(({ id }) => childIds.includes(id)).filter(isFor);
  const own = item.audience.includes("parents") && children.length > 0 ? [{ item, publicId: personId }] : [];
  const about = item.audience.includes("children") ? children : [];
  return [...own, ...about.map((student) => ({ item, publicId: student.id, student }))];
}

/** Whether that account is the one to answer, rather than somebody else of the family. */
export function isRespondent({ news }: School, account: Account, { item, publicId }: Receipt): boolean {
  const wanted = item.answeredBy;
  if (wanted !== undefined && wanted !== account.audience) return false;
  const answered = item.questions.flatMap(({ id }) => news.answers.get(answerKey(id, publicId)) ?? []);
  return answered.every(({ by }) => by === account.personId);
}

/** Name of who answered. */
export function respondentName(school: School, { by }: NewsAnswer): string {
  return personOf(school, by)?.name ?? by;
}

/** Whether a question ever waits for an answer. */
export function waitsForAnswer({ kind }: Pick<NewsQuestion, "kind">): boolean {
  return kind !== "noAcknowledgement" && kind !== "none";
}

/** The same news, whose changes are its own. */
export function copyOfNews({ natures, items, readers, answers }: News): News {
  const copies = [...readers].map(([id, reader]): [string, NewsReader] => [
    id,
    {
      read: new Set(reader.read),
      deleted: new Set(reader.deleted),
      labels: reader.labels.map((label) => ({ ...label, itemIds: new Set(label.itemIds) })),
    },
  ]);
  return { natures, items: [...items], readers: new Map(copies), answers: new Map(answers) };
}

/** No news at all. */
export function noNews(): News {
  return { natures: [], items: [], readers: new Map(), answers: new Map() };
}
