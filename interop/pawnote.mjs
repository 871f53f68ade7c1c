// Reads one account's week with pawnote 1.6.2 and prints it as one line of JSON. A process of its own: nothing
// of pawnote is in this repository, and it meets nothing of preau but the server's answers. Its dates are the
// school's wall-clock time as this process's time zone has it, so it is run with that of the school.
//
//   echo '{ "url": …, "space": "student", "username": …, "password": …, "monday": "2026-11-23" }' | node pawnote.mjs

import { text } from "node:stream/consumers";
import {
  AccountKind,
  assignmentsFromWeek,
  createSessionHandle,
  GradeKind,
  gradesOverview,
  loginCredentials,
  parseTimetable,
  TabLocation,
  timetableFromWeek,
  translateToWeekNumber,
  use,
} from "pawnote";

/** @typedef {{ url: string, space: "student" | "parent", username: string, password: string, monday: string }} Order */

// The package is one line of code, which Node would print whole.
process.once("uncaughtException", (error) => {
  console.error(`${error.name}: ${error.message}`);
  process.exitCode = 1;
});

/** pawnote's names of what stands in the place of a mark, in those of the emulator's school. */
const nameOfKind = new Map([
  [GradeKind.Absent, "absent"],
  [GradeKind.Exempted, "exempted"],
  [GradeKind.NotGraded, "notGraded"],
  [GradeKind.Unfit, "unfit"],
  [GradeKind.Unreturned, "notHandedIn"],
  [GradeKind.AbsentZero, "absentZero"],
  [GradeKind.UnreturnedZero, "notHandedInZero"],
  [GradeKind.Congratulations, "congratulations"],
]);

/** @type {Order} */
const order = JSON.parse(await text(process.stdin));
const session = createSessionHandle();
await loginCredentials(session, {
  url: order.url,
  kind: order.space === "parent" ? AccountKind.PARENT : AccountKind.STUDENT,
  username: order.username,
  password: order.password,
  deviceUUID: "preau-interop",
});

const { user, instance } = session;
const week = translateToWeekNumber(new Date(`${order.monday}T00:00`), instance.firstMonday);
const people = [];
for (const resource of user.resources) {
  use(session, resource);
  const timetable = await timetableFromWeek(session, week);
  const raw = timetable.classes.map(readClass);
  parseTimetable(session, timetable, {});
  const assignments = await assignmentsFromWeek(session, week, week + 1);
  const term = resource.tabs.get(TabLocation.Grades)?.defaultPeriod;
  if (term === undefined) throw new Error("the grades have no period of their own");
  const overview = await gradesOverview(session, term);
  people.push({
    name: resource.name,
    className: resource.className,
    establishment: resource.establishmentName,
    raw,
    shown: timetable.classes.map(readClass),
    homework: assignments.map(readAssignment),
    term: term.name,
    marks: overview.grades.map(readGrade),
    averages: overview.subjectsAverages.map((average) => ({
      subject: average.subject.name,
      own: valueOf(average.student),
      mean: valueOf(average.class_average),
      worst: valueOf(average.min),
      best: valueOf(average.max),
    })),
    overall: [valueOf(overview.overallAverage), valueOf(overview.classAverage)],
  });
}

console.log(
  JSON.stringify({
    name: user.name,
    tabs: user.authorizations.tabs,
    firstMonday: day(instance.firstMonday),
    week,
    periods: instance.periods.map(({ name, startDate, endDate }) => ({
      name,
      from: day(startDate),
      to: day(endDate),
    })),
    holidays: instance.holidays.map(({ name, startDate, endDate }) => ({
      name,
      from: day(startDate),
      to: day(endDate),
    })),
    people,
  }),
);

/** @param {import("pawnote").TimetableClass} entry */
function readClass(entry) {
  const when = { start: wallClock(entry.startDate), end: wallClock(entry.endDate) };
  if (entry.is === "activity") return { ...when, kind: "outing", title: entry.title };
  if (entry.is === "detention") return { ...when, kind: "detention" };
  return {
    ...when,
    kind: "lesson",
    subject: entry.subject?.name,
    teachers: entry.teacherNames,
    rooms: entry.classrooms,
    groups: entry.groupNames,
    canceled: entry.canceled,
    // The server's own object, when there is one.
    exempted: Boolean(entry.exempted),
    test: entry.test,
    status: entry.status,
  };
}

/** @param {import("pawnote").Assignment} assignment */
function readAssignment(assignment) {
  return {
    due: day(assignment.deadline),
    subject: assignment.subject.name,
    done: assignment.done,
    html: assignment.description,
    attachments: assignment.attachments.map(({ name }) => name),
  };
}

/** @param {import("pawnote").Grade} grade */
function readGrade(grade) {
  return {
    day: day(grade.date),
    subject: grade.subject.name,
    title: grade.comment,
    outOf: grade.outOf.points,
    coefficient: grade.coefficient,
    counting: grade.isBonus ? "bonus" : grade.isOptional ? "optional" : "ordinary",
    value: valueOf(grade.value),
  };
}

/**
 * Points, or the name of what stands in their place; `null` for nothing.
 *
 * @param {import("pawnote").GradeValue} [value]
 */
function valueOf(value) {
  if (value === undefined) return null;
  if (value.kind !== GradeKind.Grade) return nameOfKind.get(value.kind) ?? value.kind;
  return Number.isNaN(value.points) ? null : value.points;
}

/** @param {Date} date */
function wallClock(date) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return `${day(date)}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** @param {Date} date */
function day(date) {
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  return [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
}
