import { isObject } from "../session/packing.js";
import { concerns } from "../world/audience.js";
import { lastWeek, mondayOfWeek, weekOf } from "../world/calendar.js";
import { addDays } from "../world/days.js";
import { slotEnd, slotStart } from "../world/grid.js";
import type { PdfPage } from "../world/pdf.js";
import { reportOf } from "../world/reports-book.js";
import { serviceComment } from "../world/reports-comments.js";
import type { Lesson, Period, Student } from "../world/school.js";
import { gradeOrNothing, markOn } from "./grade-text.js";
import type { CallRequest } from "./handler.js";
import { subjectOf } from "./people.js";
import { readDomain, wireDay } from "./wire-values.js";

/** Weeks of a timetable, one a page: those of `domaine`, or all of them with `estEDTAnnuel`. */
export function timetablePages(request: CallRequest, student: Student): PdfPage[] {
  const { data, school } = request;
  const { year } = school;
  const isOfYear = isObject(data["options"]) && data["options"]["estEDTAnnuel"] === true;
  const all = Array.from({ length: lastWeek(year) }, (_, index) => index + 1);
  const weeks = isOfYear ? all : (readDomain(data["domaine"]) ?? [weekOf(year, request.now.slice(0, 10))]);
  const lessons = school.lessons.filter(
    (lesson) =>
      weeks.includes(weekOf(year, lesson.day)) &&
      concerns(lesson, student) &&
      (lesson.canceled !== true || data["avecCoursAnnules"] === true),
  );
  return weeks.map((week) => {
    const monday = mondayOfWeek(year, week);
    return {
      title: `${student.name} - semaine du ${wireDay(monday).V}`,
      lines: lessons
        .filter(({ day }) => monday <= day && day < addDays(monday, 7))
        .map((lesson) => lessonLine(request, lesson)),
    };
  });
}

function lessonLine({ school }: CallRequest, lesson: Lesson): string {
  const { grid } = school;
  const from = lesson.hours?.from ?? slotStart(grid, lesson.slot);
  const to = lesson.hours?.to ?? slotEnd(grid, lesson.slot, lesson.length);
  const name = lesson.title ?? subjectOf(school, lesson.subjectId)?.name ?? "Retenue";
  const rooms = school.rooms.filter(({ id }) => lesson.roomIds.includes(id)).map((room) => room.name);
  const status = lesson.canceled === true ? "(annulé)" : (lesson.status ?? "");
  return [wireDay(lesson.day).V, `${from}-${to}`, name, ...rooms, status].join("  ").trimEnd();
}

/** Averages and comments of a report. */
export function reportPages(
  request: CallRequest,
  student: Student,
  { period, name }: { readonly period: Period; readonly name: string },
): PdfPage[] {
  const { school, now, options } = request;
  const report = reportOf({ school, period, today: now.slice(0, 10) }, student);
  const lines = report.lines.map(({ service, own, group }) => {
    const place = { studentId: student.id, periodId: period.id, serviceId: service.id };
    const averages = [
      ...(options.hideAverages ? [] : [gradeOrNothing(own).V]),
      ...(options.hideClassAverages ? [] : [gradeOrNothing(group?.mean).V]),
    ];
    const subject = subjectOf(school, service.subjectId)?.name ?? "";
    return [subject, ...averages, serviceComment(school, place, own) ?? ""].join("  ").trimEnd();
  });
  return [{ title: `${name} - ${student.name} - ${period.name}`, lines }];
}

/** Marks of a statement, service by service. */
export function statementPages(request: CallRequest, student: Student, period: Period): PdfPage[] {
  const { school, now, options } = request;
  const report = reportOf({ school, period, today: now.slice(0, 10) }, student);
  const lines = report.lines.map(({ service, tests }) => {
    const shown = options.hideGrades ? [] : tests;
    const marks = shown.flatMap(({ marks: given, outOf }) => {
      const mark = given.get(student.id);
      return mark === undefined ? [] : [`${markOn(mark.value, outOf).V}/${outOf}`];
    });
    return [subjectOf(school, service.subjectId)?.name ?? "", ...marks].join("  ");
  });
  return [{ title: `Relevé de notes - ${student.name} - ${period.name}`, lines }];
}
