import { attachmentKinds, handInKinds, valueTypes, type WireHomework } from "@preau/wire";
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

/** Whether the account may hand in a file, or another one: pupils may until the day it is due. */
export function canHandIn({ account, now }: CallRequest, homework: Homework): boolean {
  const isUpload = homework.handIn === "file" || homework.handIn === "recording";
  return isUpload && account.audience === "student" && now.slice(0, 10) <= homework.due;
}

/** Paper is brought; files and recordings are handed in. */
function handIn(request: StudentRequest, homework: Homework): WireHomework {
  if (homework.handIn === undefined) return {};
  const { ids, student } = request;
  const work = homework.handedIn.get(student.id);
  return {
    avecRendu: true,
    ...(canHandIn(request, homework) ? { peuRendre: true } : {}),
    genreRendu: handInKinds[homework.handIn],
    ...(work === undefined
      ? {}
      : {
          documentRendu: wireElement({
            L: work.file.name,
            N: ids.issue(tables.handedIn, work.file.id),
            G: attachmentKinds.file,
          }),
        }),
  };
}
