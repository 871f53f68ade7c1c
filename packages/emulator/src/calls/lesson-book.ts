import type { WireLessonContentsPage } from "@preau/wire";
import { concerns } from "../world/audience.js";
import { weekOf } from "../world/calendar.js";
import { entryElement } from "./lesson-book-entry.js";
import type { LessonBookRequest } from "./lesson-book-parts.js";
import { sharedResources, type TaughtLesson } from "./shared-resources.js";
import { wireList } from "./wire-values.js";

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
