import { lessonCategories, valueTypes, type WireLessonBookEntry, type WireLessonContent } from "@preau/wire";
import { slotEnd, slotStart } from "../world/grid.js";
import type { Lesson, LessonBookEntry, LessonContent } from "../world/school.js";
import { attachmentElement, type StudentRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList, wireMoment } from "./wire-values.js";

/** What the lesson book says about one lesson. */
export function entryElement(
  request: StudentRequest,
  lesson: Lesson,
  entry: LessonBookEntry,
): WireLessonBookEntry {
  const subjectId = lesson.subjectId ?? "";
  return {
    ...entryHead(request, lesson, entry),
    listeContenus: wireList(entry.contents.map((content) => contentElement(request, subjectId, content))),
    listeElementsProgrammeCDT: wireList([]),
  };
}

/** The lesson that an entry is about, without its contents. */
export function entryHead(
  request: StudentRequest,
  lesson: Lesson,
  entry: LessonBookEntry,
): WireLessonBookEntry {
  const { school, ids } = request;
  const { grid } = school;
  const subjectId = lesson.subjectId ?? "";
  const given = school.homework.find((homework) => homework.lessonId === lesson.id);
  const groups = school.groups.filter((group) => lesson.groupIds.includes(group.id));
  const teachers = school.teachers.filter((teacher) => lesson.teacherIds.includes(teacher.id));
  return {
    N: ids.issue(tables.lessonBookEntry, entry.id),
    cours: wireElement({ N: ids.issue(tables.lesson, lesson.id) }),
    verrouille: false,
    listeGroupes: wireList(groups.map((group) => ({ L: group.name, N: ids.issue(tables.group, group.id) }))),
    Matiere: wireElement(subjectElement(request, subjectId)),
    CouleurFond: subjectOf(school, subjectId)?.color ?? "#FFFFFF",
    listeProfesseurs: wireList(
      teachers.map((teacher) => ({ L: teacher.name, N: ids.issue(tables.teacher, teacher.id) })),
    ),
    Date: wireMoment(lesson.day, slotStart(grid, lesson.slot)),
    DateFin: wireMoment(lesson.day, slotEnd(grid, lesson.slot, lesson.length)),
    ...(given === undefined ? {} : { dateTAF: wireDay(given.due) }),
  };
}

const categoryLabels = new Map<number, { readonly L: string; readonly libelleIcone: string }>([
  [lessonCategories.lesson, { L: "Cours", libelleIcone: "C" }],
  [lessonCategories.correction, { L: "Correction", libelleIcone: "Co" }],
  [lessonCategories.test, { L: "Devoir sur table", libelleIcone: "DS" }],
  [lessonCategories.practical, { L: "Travaux pratiques", libelleIcone: "TP" }],
]);

function contentElement(
  request: StudentRequest,
  subjectId: string,
  content: LessonContent,
): WireLessonContent {
  const { ids } = request;
  const label = categoryLabels.get(content.category);
  const theme = content.theme;
  return {
    ...(content.title === undefined ? {} : { L: content.title }),
    N: ids.issue(tables.lessonContent, content.id),
    descriptif: { _T: valueTypes.html, V: content.html },
    categorie: wireElement(
      label === undefined
        ? { N: "0", G: content.category }
        : { ...label, N: ids.issue(tables.category, `category:${content.category}`), G: content.category },
    ),
    ListeThemes: wireList(theme === undefined ? [] : [themeElement(request, subjectId, theme)]),
    libelleCBTheme: "Uniquement les thèmes associés aux matières du contenu",
    parcoursEducatif: -1,
    ListePieceJointe: wireList(
      content.attachments.map((one) => ({ ...attachmentElement(request, one), estUnLienInterne: false })),
    ),
    training: wireElement({ ListeExecutionsQCM: [] }),
  };
}
