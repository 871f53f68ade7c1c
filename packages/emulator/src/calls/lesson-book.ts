import {
  attachmentKinds,
  sharedResourceKinds,
  type WireLessonContentsPage,
  type WireSharedResource,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { concerns } from "../world/audience.js";
import { markingPeriods, weekOf } from "../world/calendar.js";
import { slotStart } from "../world/grid.js";
import type { Attachment, Lesson, LessonBookEntry } from "../world/school.js";
import { entryElement } from "./lesson-book-entry.js";
import { type LessonBookRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireElement, wireList, wireMoment } from "./wire-values.js";

interface TaughtLesson {
  readonly lesson: Lesson;
  readonly entry: LessonBookEntry;
}

/**
 * What was done in the lessons of those weeks, for tab 89, and the documents that teachers share. The mobile
 * client may ask for either alone.
 */
export function lessonBookPage(request: LessonBookRequest): WireLessonContentsPage {
  const { school, student, weeks, data } = request;
  const book = new Map(school.lessonBook.map((entry) => [entry.lessonId, entry]));
  const taught = school.lessons.flatMap((lesson): TaughtLesson[] => {
    const entry = book.get(lesson.id);
    if (entry === undefined || !weeks.has(weekOf(school.year, lesson.day)) || !concerns(lesson, student))
      return [];
    return [{ lesson, entry }];
  });
  return {
    ...(data["estRequeteRP"] === true
      ? {}
      : {
          ListeCahierDeTextes: wireList(
            taught.map(({ lesson, entry }) => entryElement(request, lesson, entry)),
          ),
        }),
    ...(data["sansRequeteRP"] === true ? {} : sharedResources(request, taught)),
  };
}

/** Documents and sites of the lessons, with the subjects that they belong to. */
function sharedResources(
  request: LessonBookRequest,
  taught: readonly TaughtLesson[],
): WireLessonContentsPage {
  const { school } = request;
  const used = new Set<string>();
  const resources = taught.flatMap(({ lesson, entry }) =>
    entry.contents.flatMap((content) =>
      content.attachments.map((attachment) => {
        used.add(lesson.subjectId ?? "");
        return sharedResource(request, lesson, { attachment, theme: content.theme });
      }),
    ),
  );
  const subjects = school.subjects.filter((subject) => used.has(subject.id));
  return {
    ListeRessourcesPedagogiques: wireElement({
      listeRessources: wireList(resources),
      listeMatieres: wireList(
        subjects.map((subject) => ({
          ...subjectElement(request, subject.id),
          G: 0,
          couleur: subjectOf(school, subject.id)?.color ?? "#FFFFFF",
        })),
      ),
    }),
    ListeRessourcesNumeriques: wireElement({}),
  };
}

function sharedResource(
  request: LessonBookRequest,
  lesson: Lesson,
  { attachment, theme }: { readonly attachment: Attachment; readonly theme: string | undefined },
): WireSharedResource {
  const { school, ids } = request;
  const subjectId = lesson.subjectId ?? "";
  const isLink = attachment.url !== undefined;
  const periods = markingPeriods(school.year).filter(
    ({ from, to }) => from <= lesson.day && lesson.day <= to,
  );
  return {
    G: isLink ? sharedResourceKinds.site : sharedResourceKinds.document,
    ressource: wireElement({
      L: attachment.name,
      N: ids.issue(tables.attachment, attachment.id),
      ...(isLink
        ? { G: attachmentKinds.link, url: attachment.url }
        : { G: assumptions.sharedResourceKind.value }),
    }),
    listePeriodesNotation: wireList(periods.map(({ id }) => ({ N: ids.issue(tables.period, id) }))),
    ListeThemes: wireList(theme === undefined ? [] : [themeElement(request, subjectId, theme)]),
    date: wireMoment(lesson.day, slotStart(school.grid, lesson.slot)),
    matiere: wireElement({ N: ids.issue(tables.subject, subjectId) }),
  };
}
