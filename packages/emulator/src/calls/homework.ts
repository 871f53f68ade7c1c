import {
  fatalErrors,
  handInKinds,
  tabs,
  valueTypes,
  type WireHomework,
  type WireHomeworkPage,
} from "@preau/wire";
import { refusal } from "../session/refusals.js";
import { concerns } from "../world/audience.js";
import { weekOf } from "../world/calendar.js";
import { addDays } from "../world/days.js";
import type { Homework } from "../world/school.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { lessonBookPage } from "./lesson-book.js";
import { attachmentElement, type LessonBookRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { readDay, readDomain, wireDay, wireElement, wireList } from "./wire-values.js";

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
    return {
      data: request.tab === tabs.lessonContents ? lessonBookPage(context) : { ...homeworkPage(context) },
    };
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

function homeworkEntry(request: LessonBookRequest, homework: Homework): WireHomework {
  const { school, ids, student } = request;
  const subject = subjectElement(request, homework.subjectId);
  const entry = school.lessonBook.find(({ lessonId }) => lessonId === homework.lessonId);
  const isFor = [...homework.classIds, ...homework.groupIds];
  const audience = [...school.classes, ...school.groups].filter(({ id }) => isFor.includes(id));
  const theme = homework.theme;
  return {
    N: ids.issue(tables.homework, homework.id),
    descriptif: { _T: valueTypes.html, V: homework.html },
    avecMiseEnForme: homework.formatted,
    DonneLe: wireDay(homework.given),
    PourLe: wireDay(homework.due),
    TAFFait: homework.doneBy.has(student.id),
    niveauDifficulte: homework.difficulty,
    duree: homework.minutes,
    ...handIn(request, homework),
    ...(entry === undefined
      ? {}
      : { cahierDeTextes: wireElement({ N: ids.issue(tables.lessonBookEntry, entry.id) }) }),
    ...(homework.lessonId === undefined
      ? {}
      : { cours: wireElement({ N: ids.issue(tables.lesson, homework.lessonId) }) }),
    Matiere: wireElement(subject),
    CouleurFond: subjectOf(school, homework.subjectId)?.color ?? "#FFFFFF",
    nomPublic: audience.map(({ name }) => name).join(", "),
    ListeThemes: wireList(theme === undefined ? [] : [themeElement(request, homework.subjectId, theme)]),
    libelleCBTheme: "Uniquement les thèmes associés aux matières du travail à faire",
    ListePieceJointe: wireList(homework.attachments.map((one) => attachmentElement(request, one))),
  };
}

/** Paper is brought; files and recordings may be handed in by the pupil until the day they are due. */
function handIn({ account, now }: CallRequest, homework: Homework): WireHomework {
  if (homework.handIn === undefined) return {};
  const isUpload = homework.handIn !== "paper";
  const isOpen = isUpload && account.audience === "student" && now.slice(0, 10) <= homework.due;
  return {
    avecRendu: true,
    ...(isOpen ? { peuRendre: true } : {}),
    genreRendu: handInKinds[homework.handIn],
  };
}

function unreadable(field: string): never {
  throw refusal(fatalErrors.pageNotDisplayable, `\`${field}\` is no value of its type`);
}
