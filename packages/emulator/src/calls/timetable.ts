import { lessonStatuses, tabs, type WireTimetablePage } from "@preau/wire";
import { calendarToken } from "../session/calendar-tokens.js";
import { isOpen, openDayFrom, weekOf } from "../world/calendar.js";
import { dayRank, slotAt } from "../world/grid.js";
import type { Day, Lesson, School } from "../world/school.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { lessonEntry } from "./lesson-entry.js";
import { readResource, type TimetableResource } from "./timetable-resource.js";
import { firstWeekOf, readSelection, type Selection } from "./timetable-selection.js";
import { wireDomain, wireList } from "./wire-values.js";

/** Own timetable, and those of a class, a room, a teacher, a pupil, a member of staff. */
const timetableTabs = [tabs.timetable, 60, 81, 97, 130, 134];

/** Flags of the official page, whether or not they change anything in this world. */
const flags = [
  "avecAbsencesEleve",
  "avecConseilDeClasse",
  "avecRetenuesEleve",
  "avecAbsencesRessource",
  "avecDisponibilites",
  "avecInfosPrefsGrille",
  "avecCoursSortiePeda",
  "avecRessourcesLibrePiedHoraire",
  "estEDTPermanence",
  "estEDTAnnuel",
  "ignorerHeures",
] as const;

/** `PageEmploiDuTemps`: the entries of some days or weeks. */
export const timetable: CallHandler = {
  name: "PageEmploiDuTemps",
  tabs: timetableTabs,
  fields: [
    "ressource",
    "Ressource",
    "listeRessources",
    "edt",
    "numeroSemaine",
    "NumeroSemaine",
    "domaine",
    "Domaine",
    "dateDebut",
    "DateDebut",
    "dateFin",
    "DateFin",
    ...flags,
  ],
  handle: (request): CallAnswer => {
    const resource = readResource(request);
    const selection = readSelection(request);
    // A page that cannot be served is answered with nothing at all.
    if (resource === undefined || selection === undefined) return { data: {} };
    const isFamily = request.account.audience !== "school-life";
    const honoured =
      isFamily && !request.options.timetableRanges ? firstWeekOf(request.school.year, selection) : selection;
    return { data: { ...timetablePage(request, resource, honoured) } };
  },
};

/** `PageEmploiDuTemps_DomainePresence`: weeks in which there is anything to show. */
export const timetableWeeks: CallHandler = {
  name: "PageEmploiDuTemps_DomainePresence",
  tabs: timetableTabs,
  fields: ["Ressource"],
  handle: (request): CallAnswer => {
    const resource = readResource(request);
    if (resource === undefined) return { data: {} };
    const { year, lessons } = request.school;
    const weeks = lessons
      .filter((lesson) => resource.shows(lesson))
      .map((lesson) => weekOf(year, lesson.day));
    return { data: { Domaine: wireDomain(weeks) } };
  },
};

/** The entries of those days, as the page and the home page have them. */
export function timetablePage(
  request: CallRequest,
  resource: TimetableResource,
  selection: Selection,
): WireTimetablePage {
  const { school, data, ids, profile, account, now } = request;
  const { year, grid } = school;
  const today = openDayFrom(year, now.slice(0, 10));
  const shown = new Set(selection.days);
  const firstRank = dayRank(year, shown.has(today) ? today : (selection.from ?? today)) ?? 0;
  const firstPlace = firstRank * grid.placesPerDay;
  const lessons = school.lessons.filter(
    (lesson) => shown.has(lesson.day) && resource.shows(lesson) && isWanted(lesson, data),
  );
  const context = {
    school,
    ids,
    profile,
    forStaff: account.audience === "school-life",
    student: resource.student,
    ...bookOf(school),
  };
  return {
    jourCycleSelectionne: selection.from === undefined ? 0 : (dayRank(year, selection.from) ?? 0),
    avecCoursAnnule: true,
    ...(shown.has(now.slice(0, 10)) ? { placeCourante: slotAt(grid, now.slice(11)) } : {}),
    prefsGrille: { genreRessource: resource.kind },
    // A bare list.
    ListeCours: lessons.map((lesson) => lessonEntry(context, lesson)),
    premierePlaceHebdoDuJour: firstPlace,
    debutDemiPensionHebdo: firstPlace + grid.lunch.from,
    finDemiPensionHebdo: firstPlace + grid.lunch.to,
    absences: absencesOf(school, selection.days),
    recreations: wireList(grid.breaks.map(({ name, place }) => ({ L: name, place }))),
    ...calendarOf(request, resource),
  };
}

/** The export of a pupil's own page. */
function calendarOf({ school, account, options }: CallRequest, { student }: TimetableResource) {
  if (student === undefined || account.audience === "school-life" || options.hideCalendars === true)
    return {};
  const token = calendarToken(school, { account, student, kind: "timetable" });
  return { avecExportICal: true, ParametreExportiCal: token };
}

/** Councils, detentions and outings come only when asked for. */
function isWanted(lesson: Lesson, data: CallRequest["data"]): boolean {
  if (lesson.kind === "outing") return data["avecCoursSortiePeda"] === true;
  if (lesson.kind === "detention") return data["avecRetenuesEleve"] === true;
  return lesson.nature !== lessonStatuses.classCouncil || data["avecConseilDeClasse"] === true;
}

function bookOf(school: School) {
  return {
    book: new Map(school.lessonBook.map((entry) => [entry.lessonId, entry])),
    withHomework: new Set(school.homework.flatMap((homework) => homework.lessonId ?? [])),
  };
}

/** Half of the answers seen have meals here; nobody is absent in this world yet. */
function absencesOf(school: School, days: readonly Day[]) {
  const open = days.filter((day) => isOpen(school.year, day));
  return {
    joursCycle: wireList(
      open.map((day) => ({ jourCycle: dayRank(school.year, day), numeroSemaine: weekOf(school.year, day) })),
    ),
  };
}
