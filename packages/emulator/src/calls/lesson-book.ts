import { lessonCategories, valueTypes } from "@preau/wire";
import { concerns } from "../world/audience.js";
import { weekOf } from "../world/calendar.js";
import { slotEnd, slotStart } from "../world/grid.js";
import type { Lesson, LessonBookEntry, LessonContent } from "../world/school.js";
import { attachmentElement, type LessonBookRequest, themeElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { wireDay, wireElement, wireList, wireMoment } from "./wire-values.js";

/** What was done in the lessons of those weeks, for tab 89. */
export function lessonBookPage(request: LessonBookRequest): Readonly<Record<string, unknown>> {
  const { school, student, weeks } = request;
  const book = new Map(school.lessonBook.map((entry) => [entry.lessonId, entry]));
  const entries = school.lessons.flatMap((lesson) => {
    const entry = book.get(lesson.id);
    if (entry === undefined || !weeks.has(weekOf(school.year, lesson.day)) || !concerns(lesson, student))
      return [];
    return [entryElement(request, lesson, entry)];
  });
  return {
    ListeCahierDeTextes: wireList(entries),
    ListeRessourcesPedagogiques: wireElement({ listeRessources: wireList([]), listeMatieres: wireList([]) }),
    ListeRessourcesNumeriques: wireElement({}),
  };
}

function entryElement(request: LessonBookRequest, lesson: Lesson, entry: LessonBookEntry) {
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
    listeContenus: wireList(entry.contents.map((content) => contentElement(request, subjectId, content))),
    listeElementsProgrammeCDT: wireList([]),
  };
}

const categoryLabels = new Map<number, { readonly L: string; readonly libelleIcone: string }>([
  [lessonCategories.lesson, { L: "Cours", libelleIcone: "C" }],
  [lessonCategories.test, { L: "Devoir sur table", libelleIcone: "DS" }],
]);

function contentElement(request: LessonBookRequest, subjectId: string, content: LessonContent) {
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
