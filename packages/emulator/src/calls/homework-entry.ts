import { handInKinds, valueTypes, type WireHomework } from "@preau/wire";
import type { Homework } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { attachmentElement, type StudentRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList } from "./wire-values.js";

/** One piece of homework, as the pupil of the request has it. */
export function homeworkEntry(request: StudentRequest, homework: Homework): WireHomework {
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
