import {
  handInKinds,
  valueTypes,
  type WireAttachment,
  type WireHomeHomework,
  type WireHomePage,
  type WireTest,
} from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { concerns } from "../world/audience.js";
import { openDayFrom } from "../world/calendar.js";
import { addDays, daysBetween } from "../world/days.js";
import { servicesOf } from "../world/grades-book.js";
import { dayRank, slotEnd, slotStart } from "../world/grid.js";
import type { Day, Homework, Student } from "../world/school.js";
import { testEntries } from "./grade-entries.js";
import type { CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { subjectElement, subjectOf } from "./people.js";
import { tables } from "./tables.js";
import { timetablePage } from "./timetable.js";
import { ofStudent } from "./timetable-resource.js";
import { wireDay, wireElement, wireList, wireMoment } from "./wire-values.js";

/** A request about one pupil and a day. */
export interface HomeRequest extends CallRequest {
  readonly student: Student;
  readonly day: Day;
}

/** How far ahead and back the widgets look, in days. */
const reach = assumptions.homePage.value;

/** The timetable of the day, at the root of the answer. Outings and detentions are there without being asked for. */
export function homeTimetable(request: HomeRequest): WireHomePage {
  const { school, student, day, data } = request;
  const asked = { ...data, avecCoursSortiePeda: true, avecRetenuesEleve: true };
  const next = openDayFrom(school.year, addDays(day, 1));
  return {
    dateSelectionnee: wireDay(day),
    ...(next > day
      ? { prochaineDate: wireDay(next), prochainJourCycle: dayRank(school.year, next) ?? 0 }
      : {}),
    ...timetablePage({ ...request, data: asked }, ofStudent(student), { days: [day], from: day }),
    AvecCoursAnnule: true,
  };
}

/** What this page tells of a test. */
const shownKeys = [
  "N",
  "G",
  "note",
  "bareme",
  "baremeParDefaut",
  "date",
  "service",
  "periode",
  "ListeThemes",
] as const satisfies readonly (keyof WireTest)[];

/**
 * Marks of the last two weeks, without what the class got. The end of a term has marks of the next one too, so
 * all that count for a term or a semester are looked through.
 */
export function homeMarks(request: HomeRequest): WireHomePage {
  const { school, student, now, ids, options } = request;
  const today = now.slice(0, 10);
  const marking = school.year.periods.filter(({ kind }) => kind === "term" || kind === "semester");
  const since = addDays(today, -reach.markDays);
  const recent = school.tests.filter(({ day }) => since <= day && day <= today);
  const shown = new Set(recent.map(({ id }) => ids.issue(tables.test, id)));
  // No average is told here, so none is computed.
  const services = servicesOf(school, student).map((service) => ({
    service,
    student: undefined,
    group: undefined,
  }));
  const tests = marking
    .flatMap((period) => testEntries(request, { school, period, today }, services))
    .filter(({ N: n }) => shown.has(String(n)));
  const counted = marking.find(({ id }) => id === recent.at(-1)?.periodId);
  const current = counted ?? marking.find(({ from, to }) => from <= today && today <= to);
  return {
    notes: {
      listeDevoirs: wireList(
        tests.map((test) => Object.fromEntries(shownKeys.map((key) => [key, test[key]])) satisfies WireTest),
      ),
      avecDetailDevoir: true,
      avecDetailService: options.hideAverages !== true,
      ...(current === undefined
        ? {}
        : { page: { periode: wireElement({ L: current.name, N: ids.issue(tables.period, current.id) }) } }),
    },
  };
}

/** Homework due within a week, in the lower-case keys of this page. */
export function homeHomework(request: HomeRequest): WireHomePage {
  const { school, student, day, now } = request;
  const last = addDays(day, reach.homeworkDays);
  const shownUntil = now.slice(0, 10) < school.year.firstDay ? last : now.slice(0, 10);
  const due = school.homework.filter(
    (homework) =>
      homework.given <= shownUntil &&
      day <= homework.due &&
      homework.due <= last &&
      concerns({ ...homework, studentIds: [] }, student),
  );
  return { travailAFaire: { listeTAF: wireList(due.map((homework) => homeworkEntry(request, homework))) } };
}

/** Days are numbered from this one: `ordre` of homework is that of the day on which it is due. */
const dayZero = "1899-12-30";

function homeworkEntry(request: HomeRequest, homework: Homework): WireHomeHomework {
  const { school, ids, student } = request;
  const color = subjectOf(school, homework.subjectId)?.color ?? "#FFFFFF";
  return {
    N: ids.issue(tables.homework, homework.id),
    G: 0,
    matiere: wireElement(subjectElement(request, homework.subjectId)),
    descriptif: { _T: valueTypes.html, V: homework.html },
    ordre: daysBetween(dayZero, homework.due),
    pourLe: wireDay(homework.due),
    donneLe: wireDay(homework.given),
    couleurFond: color,
    couleurTexte: "#000000",
    niveauDifficulte: homework.difficulty,
    duree: homework.minutes,
    listeDocumentJoint: wireList(
      homework.attachments.map((one): WireAttachment => attachmentElement(request, one)),
    ),
    TAFFait: homework.doneBy.has(student.id),
    ...(homework.handIn === undefined ? {} : { avecRendu: true, genreRendu: handInKinds[homework.handIn] }),
  };
}

/** Tests that are announced for the coming two weeks ("devoirs surveillés"). */
export function announcedTests(request: HomeRequest): WireHomePage {
  const { school, ids, student, day } = request;
  const last = addDays(day, reach.testDays);
  const announced = school.lessons.filter(
    (lesson) =>
      lesson.test === true &&
      lesson.canceled !== true &&
      day <= lesson.day &&
      lesson.day <= last &&
      concerns(lesson, student),
  );
  const entries = announced.map((lesson) => ({
    N: ids.issue(tables.lesson, lesson.id),
    G: 0,
    ...(lesson.subjectId === undefined
      ? {}
      : { matiere: wireElement(subjectElement(request, lesson.subjectId)) }),
    couleur: subjectOf(school, lesson.subjectId)?.color ?? "#FFFFFF",
    listeSalles: wireList(
      school.rooms
        .filter(({ id }) => lesson.roomIds.includes(id))
        .map(({ id, name }) => ({ L: name, N: ids.issue(tables.room, id) })),
    ),
    dateDebut: wireMoment(lesson.day, slotStart(school.grid, lesson.slot)),
    dateFin: wireMoment(lesson.day, slotEnd(school.grid, lesson.slot, lesson.length)),
  }));
  return { devoirSurveille: { listeDS: wireList(entries) } };
}
