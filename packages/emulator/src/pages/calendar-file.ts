import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { concerns } from "../world/audience.js";
import { weekOf } from "../world/calendar.js";
import { addDays, frenchDay } from "../world/days.js";
import { slotEnd, slotStart } from "../world/grid.js";
import type { AgendaEvent } from "../world/office.js";
import type { Instant, Lesson, School, Student } from "../world/school.js";

/** What a calendar is written from. */
export interface CalendarChoice {
  readonly school: School;
  readonly student?: Student | undefined;
  readonly kind: "timetable" | "agenda" | "personal";
  /** Time zone of the school. */
  readonly timeZone: string;
  /** Moment of writing, in universal time: `"2026-01-15T07:30:00.000Z"`. */
  readonly utc: string;
  /** Hours that everything is moved by. */
  readonly shiftHours: number;
  /** Weeks wanted; all when not given. */
  readonly weeks?: ReadonlySet<number> | undefined;
}

/**
 * The calendar of a pupil in iCalendar form. Times are universal; what is cancelled says so in its title and
 * category; closed days last all day.
 *
 * @evidence two exports of 2026 published by another project: keys, titles, descriptions, closed days
 */
export function calendarFile(choice: CalendarChoice): string {
  const { school, kind, utc } = choice;
  const year = frenchDay(school.year.firstDay);
  const name = choice.student?.name ?? school.name;
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID;LANGUAGE=fr:preau - emulateur",
    "METHOD:PUBLISH",
    `X-CALSTART:${basic(school.year.firstDay)}T000000Z`,
    `X-CALEND:${basic(school.year.lastDay)}T000000Z`,
    `X-WR-CALNAME;LANGUAGE=fr:${escape(`Calendrier - ${name} - du ${year} au ${frenchDay(school.year.lastDay)}`)}`,
    ...(kind === "agenda" ? [] : [...lessonEvents(choice), ...closedDays(choice)]),
    ...(kind === "timetable" ? [] : agendaEvents(choice)),
    "END:VCALENDAR",
  ]
    .map((line) => (line.startsWith("DTSTAMP") ? `DTSTAMP:${basic(utc.slice(0, 19))}Z` : line))
    .flatMap(folded)
    .join("\r\n")
    .concat("\r\n");
}

function lessonEvents(choice: CalendarChoice): string[] {
  const { school, student, weeks } = choice;
  if (student === undefined) return [];
  return school.lessons
    .filter(
      (lesson) =>
        lesson.kind !== "detention" &&
        concerns(lesson, student) &&
        (weeks === undefined || weeks.has(weekOf(school.year, lesson.day))),
    )
    .flatMap((lesson) => lessonEvent(choice, lesson));
}

function lessonEvent(choice: CalendarChoice, lesson: Lesson): string[] {
  const { school } = choice;
  const { grid } = school;
  const subject = school.subjects.find(({ id }) => id === lesson.subjectId);
  const label = subject?.name ?? lesson.title ?? "";
  const teachers = school.teachers
    .filter(({ id }) => lesson.teacherIds.includes(id))
    .map(({ name }) => name.replace(/^(?:M\.|Mme) /, ""));
  const rooms = school.rooms.filter(({ id }) => lesson.roomIds.includes(id)).map(({ name }) => name);
  const groups = school.groups
    .filter(({ id }) => lesson.groupIds.includes(id))
    .map(({ name }) => `[${name}]`);
  const status = lesson.canceled === true ? "Cours annulé" : lesson.status;
  const facts: readonly (readonly [string, readonly string[]])[] = [
    ["Matière", [label]],
    [teachers.length > 1 ? "Professeurs" : "Professeur", teachers],
    ["Groupe", groups],
    [rooms.length > 1 ? "Salles" : "Salle", rooms],
  ];
  const described = facts
    .filter(([, values]) => values.length > 0)
    .map(([fact, values]) => `${fact} : ${values.join(", ")}`);
  const title = [label, teachers.join(", "), groups.join(", ")].filter((part) => part !== "").join(" - ");
  return event(choice, {
    category: status === undefined ? "Cours" : `Cours - ${status}`,
    uid: `Cours-${numberOf(lesson.id)}-1`,
    from: `${lesson.day}T${lesson.hours?.from ?? slotStart(grid, lesson.slot)}`,
    to: `${lesson.day}T${lesson.hours?.to ?? slotEnd(grid, lesson.slot, lesson.length)}`,
    title: lesson.canceled === true ? `Cours annulé : ${title}` : title,
    description: [
      ...(lesson.canceled === true ? ["Cours annulé"] : []),
      ...described,
      ...homeworkLines(school, lesson),
      "",
    ].join("\n"),
    ...(rooms.length === 0 ? {} : { location: rooms.join(", ") }),
    ...(subject === undefined ? {} : { color: subject.color }),
  });
}

/** Homework given in the lesson, in HTML between lines of text. */
function homeworkLines(school: School, { id }: Lesson): string[] {
  return school.homework
    .filter(({ lessonId }) => lessonId === id)
    .map(({ due, html }) => `\n<strong>Pour le ${frenchDay(due)} : \n</strong>${html}`);
}

function agendaEvents(choice: CalendarChoice): string[] {
  const { school, student, weeks } = choice;
  const isFor = ({ classIds }: AgendaEvent): boolean =>
    student === undefined || classIds.length === 0 || classIds.includes(student.classId);
  return school.office.events
    .filter((one) => isFor(one) && (weeks?.has(weekOf(school.year, one.from.slice(0, 10))) ?? true))
    .flatMap((one) =>
      event(choice, {
        category: "Agenda",
        uid: `Agenda-${numberOf(one.id)}-1`,
        from: one.from,
        to: one.to,
        title: one.title,
        ...(one.allDay ? { allDay: true } : {}),
        ...(one.comment === undefined ? {} : { description: one.comment }),
      }),
    );
}

function closedDays({ school }: CalendarChoice): string[] {
  return school.year.holidays.flatMap(({ id, from, to }) => [
    "BEGIN:VEVENT",
    "CATEGORIES:Jours fériés",
    "DTSTAMP",
    `UID:Ferie-${numberOf(id)}-preau`,
    `DTSTART;VALUE=DATE:${basic(from)}`,
    `DTEND;VALUE=DATE:${basic(addDays(to, 1))}`,
    `SUMMARY;LANGUAGE=fr:${from === to ? "Férié" : "Vacances"}`,
    "END:VEVENT",
  ]);
}

interface EventChoice {
  readonly category: string;
  readonly uid: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly allDay?: boolean;
  readonly title: string;
  readonly description?: string;
  readonly location?: string;
  readonly color?: string;
}

/** `DTSTAMP` is filled in last. */
function event(choice: CalendarChoice, of: EventChoice): string[] {
  const times =
    of.allDay === true
      ? [
          `DTSTART;VALUE=DATE:${basic(of.from.slice(0, 10))}`,
          `DTEND;VALUE=DATE:${basic(addDays(of.to.slice(0, 10), 1))}`,
        ]
      : [`DTSTART:${moment(choice, of.from)}`, `DTEND:${moment(choice, of.to)}`];
  return [
    "BEGIN:VEVENT",
    `CATEGORIES:${escape(of.category)}`,
    "DTSTAMP",
    `UID:${of.uid}-preau`,
    ...times,
    `SUMMARY;LANGUAGE=fr:${escape(of.title)}`,
    ...(of.location === undefined ? [] : [`LOCATION;LANGUAGE=fr:${escape(of.location)}`]),
    ...(of.description === undefined ? [] : [`DESCRIPTION;LANGUAGE=fr:${escape(of.description)}`]),
    ...(of.color === undefined ? [] : [`COLOR:${of.color}`]),
    "END:VEVENT",
  ];
}

function moment({ timeZone, shiftHours }: CalendarChoice, at: Instant): string {
  const wall = Temporal.PlainDateTime.from(at).add({ hours: shiftHours });
  const utc = wall.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: "second" });
  return basic(utc);
}

function basic(text: string): string {
  return text.replaceAll(/[-:]/g, "");
}

function escape(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/** Lines are 75 bytes long at most; what is left goes on after a space. */
function folded(line: string): string[] {
  const lines: string[] = [];
  let current = "";
  for (const character of line) {
    if (Buffer.byteLength(current) + Buffer.byteLength(character) > 75) {
      lines.push(current);
      current = " ";
    }
    current += character;
  }
  return [...lines, current];
}

function numberOf(id: string): number {
  return createHash("sha256").update(id).digest().readUInt32BE(0);
}
