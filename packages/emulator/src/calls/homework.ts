import { tabs, type WireHomeworkPage } from "@preau/wire";
import { concerns } from "../world/audience.js";
import { weekOf } from "../world/calendar.js";
import { addDays } from "../world/days.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { homeworkEntry } from "./homework-entry.js";
import { lessonBookPage } from "./lesson-book.js";
import type { LessonBookRequest } from "./lesson-book-parts.js";
import { unreadable } from "./unreadable.js";
import { readDay, readDomain, wireList } from "./wire-values.js";

/** `PageCahierDeTexte`: homework under tab 88, lesson contents under tab 89. */
export const lessonBook: CallHandler = {
  name: "PageCahierDeTexte",
  tabs: [tabs.homework, tabs.lessonContents],
  fields: ["domaine", "date", "sansRequeteRP", "estRequeteRP", "eleve", "ressource"],
  handle: (request): CallAnswer => {
    const { student } = request;
    const weeks = readWeeks(request);
    if (student === undefined || weeks === undefined) return { data: {} };
    const context = { ...request, student, weeks };
    const isContents = request.tab === tabs.lessonContents;
    return { data: isContents ? { ...lessonBookPage(context) } : { ...homeworkPage(context) } };
  },
};

/** Weeks of `domaine`, or the week of `date`. */
function readWeeks({ data, school }: CallRequest): ReadonlySet<number> | undefined {
  if (data["domaine"] !== undefined) return new Set(readDomain(data["domaine"]) ?? unreadable("domaine"));
  if (data["date"] === undefined) return undefined;
  return new Set([weekOf(school.year, readDay(data["date"]) ?? unreadable("date"))]);
}

/**
 * Homework due in those weeks; what a teacher will only give later is not shown yet. Before the year
 * begins, a school that is being tried out already shows its first week.
 */
function homeworkPage(request: LessonBookRequest): WireHomeworkPage {
  const { school, student, weeks, now } = request;
  const { firstDay } = school.year;
  const today = now.slice(0, 10);
  const shownUntil = today < firstDay ? addDays(firstDay, 6) : today;
  const due = school.homework.filter(
    (homework) =>
      homework.given <= shownUntil &&
      weeks.has(weekOf(school.year, homework.due)) &&
      concerns({ ...homework, studentIds: [] }, student),
  );
  return { ListeTravauxAFaire: wireList(due.map((homework) => homeworkEntry(request, homework))) };
}
