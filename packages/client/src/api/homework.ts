import {
  handInKinds,
  homeworkDifficulties,
  type WireHomework,
  type WireHomeworkPage,
  type WireLessonBookRequest,
} from "@preau/wire";
import { weeksBetween } from "../codec/calendar.js";
import type { PlainDate } from "../codec/dates.js";
import { readId, readLabel, readOptionalId } from "../codec/element.js";
import type { Id } from "../codec/ids.js";
import { type Facts, type Key, withKeys } from "../codec/keys.js";
import { day, flag, integer, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { htmlToText, looksLikeHtml, textToHtml } from "../codec/rich-text.js";
import { encodeDomain } from "../codec/sets.js";
import { type CallContext, type CallOptions, defineCall, type Runner } from "../session/call.js";
import { type Attachment, readAttachment } from "./attachment.js";
import { type Subject, subjectReader } from "./subject.js";

/** One piece of homework. French: "travail à faire". */
export interface Homework {
  readonly id: Id;
  /** Made of due date, given date, subject and audience, with an index for pieces that are alike. */
  readonly key: Key;
  /** Day it is due ("pour le"). */
  readonly date: PlainDate;
  /** Day it was given ("donné le"). */
  readonly given?: PlainDate;
  readonly subject?: Subject;
  /** Plain text. */
  readonly description?: string;
  /** HTML as the server sent it: untrusted, never put it in a page as it is. */
  readonly descriptionHtml?: string;
  /** Ticked by the pupil or, for a quiz, answered. */
  readonly done: boolean;
  /** An online quiz ("QCM"). */
  readonly quiz: boolean;
  /** `#RRGGBB`. */
  readonly backgroundColor?: string;
  readonly difficulty?: "easy" | "medium" | "hard";
  /** How long the teacher thinks it takes. */
  readonly minutes?: number;
  /** How it is handed in; absent when it is not. */
  readonly handIn?: HandIn;
  readonly files: readonly Attachment[];
  readonly themes: readonly string[];
  /** Class or group it was given to. */
  readonly audience?: string;
  /** Lesson in which it was given. */
  readonly lessonId?: Id;
  /** Its entry in the lesson book. */
  readonly contentId?: Id;
}

/** How homework is handed in. French: "rendu". */
export interface HandIn {
  readonly kind: "paper" | "file" | "kiosk" | "recording" | "other";
  /** A file can be handed in through PRONOTE now. */
  readonly possible: boolean;
  /** What the pupil handed in. */
  readonly handedIn?: Attachment;
  /** The teacher's corrected copy. */
  readonly corrected?: Attachment;
  readonly correctionComment?: string;
}

/**
 * Homework due in some weeks ("cahier de textes, travail à faire"). One call, read-only. A page without its
 * lists has no homework.
 *
 * @evidence read in the official client and in pronotepy; field set of 2022 and of captured types of 2025
 */
export const homeworkOfWeeks = defineCall({
  wire: "PageCahierDeTexte",
  encode: (weeks: readonly number[]): WireLessonBookRequest => ({ domaine: encodeDomain(weeks) }),
  decode: (page: Reader<WireHomeworkPage>, context): readonly Homework[] => {
    const readSubject = subjectReader(context.tag);
    const read = page.optionalList("ListeTravauxAFaire", (item) =>
      readHomework(item, { context, readSubject }),
    );
    return keyedHomework(read);
  },
});

/**
 * Homework due in a range of days, both included, sorted by due date. One request; none for a range outside
 * the school year.
 */
export async function homeworkBetween(
  runner: Runner,
  range: { readonly from: PlainDate; readonly to: PlainDate },
  options: CallOptions = {},
): Promise<readonly Homework[]> {
  const { calendar } = runner.context();
  if (range.from > range.to || range.from > calendar.lastDay || range.to < calendar.firstDay) return [];
  const weeks = weeksBetween(calendar, range.from, range.to);
  const found = await runner.run(homeworkOfWeeks, weeks, options);
  return found.filter(({ date }) => date >= range.from && date <= range.to);
}

/** What the key of a piece of homework is made of. */
export function homeworkFacts({ date, given, subject, audience }: Omit<Homework, "key">): Facts {
  return [date, given, subject?.name, audience];
}

type UnkeyedHomework = Omit<Homework, "key">;

const difficulties: Readonly<Record<number, NonNullable<Homework["difficulty"]>>> = {
  [homeworkDifficulties.easy]: "easy",
  [homeworkDifficulties.medium]: "medium",
  [homeworkDifficulties.hard]: "hard",
};

const handIns: Readonly<Record<number, HandIn["kind"]>> = {
  [handInKinds.paper]: "paper",
  [handInKinds.file]: "file",
  [handInKinds.kiosk]: "kiosk",
  [handInKinds.recording]: "recording",
};

/** What reading one piece of homework needs. */
interface HomeworkReading {
  readonly context: CallContext;
  readonly readSubject: ReturnType<typeof subjectReader>;
}

function readHomework(
  item: Reader<WireHomework>,
  { context, readSubject }: HomeworkReading,
): UnkeyedHomework {
  const { tag } = context;
  const quiz = item.has("executionQCM");
  const minutes = item.optional("duree", integer);
  const quizDone = item.flag("QCMFait", flag);
  return present({
    id: readId(item, tag),
    date: item.required("PourLe", day),
    given: item.optional("DonneLe", day),
    subject: item.element("Matiere", readSubject),
    ...readDescription(item),
    done: item.flag("TAFFait", flag) || (quiz && quizDone),
    quiz,
    backgroundColor: item.optional("CouleurFond", label),
    difficulty: difficulties[item.optional("niveauDifficulte", integer) ?? homeworkDifficulties.notGiven],
    minutes: minutes !== undefined && minutes > 0 ? minutes : undefined,
    handIn: readHandIn(item, context),
    files: item.optionalList("ListePieceJointe", (file) => readAttachment(file, tag)),
    themes: item.optionalList("ListeThemes", readLabel),
    audience: item.optional("nomPublic", label),
    lessonId: item.element("cours", (lesson) => readOptionalId(lesson, tag)),
    contentId: item.element("cahierDeTextes", (content) => readOptionalId(content, tag)),
  });
}

/** `avecMiseEnForme` false announces plain text, yet servers of 2022 sent HTML with it. */
function readDescription(item: Reader<WireHomework>): {
  description: string | undefined;
  descriptionHtml: string | undefined;
} {
  const sent = item.optional("descriptif", label);
  const isFormatted = item.optional("avecMiseEnForme", flag) ?? true;
  if (sent === undefined) return { description: undefined, descriptionHtml: undefined };
  if (!isFormatted && !looksLikeHtml(sent))
    return { description: sent.trim(), descriptionHtml: textToHtml(sent) };
  return { description: htmlToText(sent), descriptionHtml: sent };
}

function readHandIn(item: Reader<WireHomework>, { tag }: CallContext): HandIn | undefined {
  const number = item.optional("genreRendu", integer) ?? handInKinds.none;
  const expected = item.flag("avecRendu", flag);
  const possible = item.flag("peuRendre", flag);
  const handedIn = item.element("documentRendu", (file) => readAttachment(file, tag, "handed-in-work"));
  const corrected = item.element("documentCorrige", (file) => readAttachment(file, tag, "corrected-work"));
  const correctionComment = item.optional("commentaireCorrige", label);
  if (number === handInKinds.none && !expected && handedIn === undefined && corrected === undefined) {
    return undefined;
  }
  return present({
    kind: handIns[number] ?? ("other" as const),
    possible,
    handedIn,
    corrected,
    correctionComment,
  });
}

/** Pieces that share their slow facts are numbered by what they say; the result is sorted by due date. */
function keyedHomework(read: readonly UnkeyedHomework[]): readonly Homework[] {
  const ranked = read.map((homework, index) => ({ homework, index }));
  ranked.sort((a, b) => compareTexts(a.homework.descriptionHtml, b.homework.descriptionHtml));
  return withKeys("homework", ranked, ({ homework }) => homeworkFacts(homework))
    .map(({ homework, index, key }) => ({ index, homework: { ...homework, key } }))
    .sort((a, b) => compareTexts(a.homework.date, b.homework.date) || a.index - b.index)
    .map(({ homework }) => homework);
}
