import {
  lessonCategories,
  tabs,
  type WireLessonBookEntry,
  type WireLessonBookRequest,
  type WireLessonContent,
  type WireLessonContentRequest,
  type WireLessonContentsPage,
} from "@preau/wire";
import { weeksBetween } from "../codec/calendar.js";
import { dayOf, type PlainDate, type PlainDateTime } from "../codec/dates.js";
import { readId, readLabel, readOptionalId } from "../codec/element.js";
import { type Id, isNoObject, resolveId, type SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, flag, instant, integer, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { htmlToText } from "../codec/rich-text.js";
import { encodeDomain } from "../codec/sets.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import { type Attachment, readAttachment } from "./attachment.js";
import { type Subject, subjectReader } from "./subject.js";

/** One thing that was done in a lesson ("contenu", in the "cahier de textes"). A lesson may have several. */
export interface LessonContent {
  readonly id: Id;
  /** Made of the lesson's start, subject and groups, and of the title, with an index for contents that are alike. */
  readonly key: Key;
  /** The lesson's entry in the lesson book: `lesson.contentId`, `homework.contentId`. */
  readonly entryId: Id;
  /** The lesson of the timetable. */
  readonly lessonId?: Id;
  readonly start: PlainDateTime;
  readonly end?: PlainDateTime;
  readonly subject?: Subject;
  readonly teachers: readonly string[];
  readonly groups: readonly string[];
  /** `#RRGGBB`. */
  readonly backgroundColor?: string;
  readonly title?: string;
  /** Plain text. */
  readonly description?: string;
  /** HTML as the server sent it: untrusted, never put it in a page as it is. */
  readonly descriptionHtml?: string;
  /** What it was meant to achieve ("objectifs"), as plain text. */
  readonly objectives?: string;
  /** The same as HTML, untrusted. */
  readonly objectivesHtml?: string;
  /** The school's word for what it was: "Cours", "Correction"… */
  readonly category?: string;
  /** The same in the library's words; `other` is a category of the school's own, or none. */
  readonly kind: LessonContentKind;
  readonly files: readonly Attachment[];
  readonly themes: readonly string[];
  /** It holds an online quiz ("QCM"). */
  readonly quiz: boolean;
  /** Homework was given in the lesson, for this day. */
  readonly homeworkDate?: PlainDate;
  /** The teacher can no longer change it. */
  readonly locked: boolean;
}

/** What was done in a lesson. */
export type LessonContentKind =
  | "lesson"
  | "correction"
  | "test"
  | "oral-quiz"
  | "tutorial"
  | "practical"
  | "skills-evaluation"
  | "interdisciplinary"
  | "support"
  | "oral"
  | "written"
  | "video-lesson"
  | "examination"
  | "ongoing-evaluation"
  | "other";

const kinds: Readonly<Record<number, LessonContentKind>> = {
  [lessonCategories.lesson]: "lesson",
  [lessonCategories.correction]: "correction",
  [lessonCategories.test]: "test",
  [lessonCategories.oralQuiz]: "oral-quiz",
  [lessonCategories.tutorial]: "tutorial",
  [lessonCategories.practical]: "practical",
  [lessonCategories.skillsEvaluation]: "skills-evaluation",
  [lessonCategories.interdisciplinary]: "interdisciplinary",
  [lessonCategories.support]: "support",
  [lessonCategories.oralMode]: "oral",
  [lessonCategories.writtenMode]: "written",
  [lessonCategories.videoLesson]: "video-lesson",
  [lessonCategories.examination]: "examination",
  [lessonCategories.ongoingEvaluation]: "ongoing-evaluation",
};

/**
 * What was done in the lessons of some weeks ("cahier de textes, contenu et ressources"). One call, read-only.
 *
 * @evidence read in the official client and in pronotepy; entries of 2024 captured
 */
export const contentsOfWeeks = defineCall({
  wire: "PageCahierDeTexte",
  tab: tabs.lessonContents,
  encode: (weeks: readonly number[]): WireLessonBookRequest => ({ domaine: encodeDomain(weeks) }),
  decode: (page: Reader<WireLessonContentsPage>, context) => readContents(page, context),
});

/**
 * What was done in one lesson, by its entry in the lesson book. One call, read-only.
 *
 * @evidence read in the official client
 */
export const contentsOfEntry = defineCall({
  wire: "donneesContenusCDT",
  encode: (entry: Id, { tag }): WireLessonContentRequest => ({
    cahierDeTextes: { N: resolveId(tag, entry) },
  }),
  decode: (page: Reader<WireLessonContentsPage>, context) => readContents(page, context),
});

/** What was done in a range of days, both included, in the order of the lessons. One request; none outside the year. */
export async function contentsBetween(
  runner: Runner,
  range: { readonly from: PlainDate; readonly to: PlainDate },
  options: CallOptions = {},
): Promise<readonly LessonContent[]> {
  const { calendar } = runner.context();
  if (range.from > range.to || range.from > calendar.lastDay || range.to < calendar.firstDay) return [];
  const weeks = weeksBetween(calendar, range.from, range.to);
  const found = await runner.run(contentsOfWeeks, weeks, options);
  return found.filter(({ start }) => dayOf(start) >= range.from && dayOf(start) <= range.to);
}

/** A lesson, as far as its contents are concerned. */
export interface LessonWithContents {
  readonly id: Id;
  readonly start: PlainDateTime;
  readonly subject?: Subject;
  readonly groups: readonly string[];
  readonly hasContent: boolean;
  readonly contentId?: Id;
}

/**
 * What was done in one lesson. One request; none when the timetable says that there is nothing. A lesson of an earlier
 * session is found again by its start, its subject and its groups.
 */
export async function contentsOfLesson(
  runner: Runner,
  lesson: LessonWithContents,
  options: CallOptions = {},
): Promise<readonly LessonContent[]> {
  const { tag } = runner.context();
  if (!lesson.hasContent && lesson.contentId === undefined) return [];
  if (lesson.contentId !== undefined && isOf(tag, lesson.contentId)) {
    return runner.run(contentsOfEntry, lesson.contentId, options);
  }
  const day = dayOf(lesson.start);
  const found = await contentsBetween(runner, { from: day, to: day }, options);
  if (isOf(tag, lesson.id)) return found.filter(({ lessonId }) => lessonId === lesson.id);
  return found.filter((content) => content.start === lesson.start && isAbout(content, lesson));
}

function isOf(tag: SessionTag, id: Id): boolean {
  return id.startsWith(`${tag}~`) && !isNoObject(id);
}

/** Groups count only where both say which they are. */
function isAbout(content: LessonContent, lesson: LessonWithContents): boolean {
  if (content.subject?.key !== lesson.subject?.key) return false;
  if (content.groups.length === 0 || lesson.groups.length === 0) return true;
  return content.groups.some((group) => lesson.groups.includes(group));
}

type UnkeyedContent = Omit<LessonContent, "key">;

function readContents(page: Reader<WireLessonContentsPage>, context: CallContext): readonly LessonContent[] {
  const readSubject = subjectReader(context.tag);
  const entries = page.optionalList("ListeCahierDeTextes", (entry) => {
    const facts = readEntry(entry, context.tag, readSubject);
    return entry.optionalList("listeContenus", (item) => readContent(item, facts, context.tag));
  });
  const contents = entries.flat().sort((a, b) => compareTexts(a.start, b.start));
  return withKeys("content", contents, ({ start, subject, groups, title }) => [
    start,
    subject?.name,
    title,
    ...groups.toSorted(),
  ]);
}

/** What an entry says of its lesson, and so of each of its contents. */
type EntryFacts = Pick<
  LessonContent,
  | "entryId"
  | "lessonId"
  | "start"
  | "end"
  | "subject"
  | "teachers"
  | "groups"
  | "backgroundColor"
  | "homeworkDate"
  | "locked"
>;

function readEntry(
  entry: Reader<WireLessonBookEntry>,
  tag: SessionTag,
  readSubject: ReturnType<typeof subjectReader>,
): EntryFacts {
  return present({
    entryId: readId(entry, tag),
    lessonId: entry.element("cours", (lesson) => readOptionalId(lesson, tag)),
    start: entry.required("Date", instant),
    end: entry.optional("DateFin", instant),
    subject: entry.element("Matiere", readSubject),
    teachers: entry.optionalList("listeProfesseurs", readLabel),
    groups: entry.optionalList("listeGroupes", readLabel),
    backgroundColor: entry.optional("CouleurFond", label),
    homeworkDate: entry.optional("dateTAF", day),
    locked: entry.flag("verrouille", flag),
  });
}

function readContent(item: Reader<WireLessonContent>, facts: EntryFacts, tag: SessionTag): UnkeyedContent {
  const category = item.element("categorie", (found) => ({
    name: found.optional("L", label),
    number: found.optional("G", integer),
  }));
  const descriptionHtml = item.optional("descriptif", label);
  const objectivesHtml = item.optional("objectifs", label);
  const quizzes = item.element("training", (training) =>
    training.optionalList("ListeExecutionsQCM", () => true),
  );
  return present({
    id: readId(item, tag),
    ...facts,
    title: item.optional("L", label),
    description: textOf(descriptionHtml),
    descriptionHtml,
    objectives: textOf(objectivesHtml),
    objectivesHtml,
    category: category?.name,
    kind: kinds[category?.number ?? lessonCategories.none] ?? ("other" as const),
    files: item.optionalList("ListePieceJointe", (file) => readAttachment(file, tag)),
    themes: item.optionalList("ListeThemes", readLabel),
    quiz: quizzes !== undefined && quizzes.length > 0,
  });
}

function textOf(html: string | undefined): string | undefined {
  return html === undefined ? undefined : htmlToText(html);
}
