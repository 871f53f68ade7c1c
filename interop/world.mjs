// What a reader should see of the invented school, read from the school itself and from nothing that was sent.

/**
 * @typedef {import("@preau/emulator").School} School
 * @typedef {import("@preau/emulator").Student} Student
 * @typedef {{ start: string, end: string, kind: string, title?: string, subject?: string, teachers?: string[],
 *   rooms?: string[], groups?: string[], canceled?: boolean, exempted?: boolean, test?: boolean, status?: string }} Entry
 * @typedef {{ due: string, subject: string, done: boolean, html: string, attachments: string[] }} Assignment
 * @typedef {{ day: string, subject: string, title: string, outOf: number | null, coefficient: number | null,
 *   counting: string, value: number | string | null }} MarkRead
 * @typedef {{ name: string, from: string, to: string }} Span
 */

/**
 * @param {School} school
 * @param {readonly Student[]} pupils
 * @param {{ name: string, today: string, from: string, to: string, homeworkTo: string }} look
 */
export function worldOf(school, pupils, { name, today, from, to, homeworkTo }) {
  const { firstMonday } = school.year;
  return {
    name,
    firstMonday,
    week: 1 + Math.floor((Date.parse(from) - Date.parse(firstMonday)) / weekMs),
    periods: spansOf(school.year.periods),
    holidays: spansOf(school.year.holidays),
    people: pupils.map((pupil) => ({
      name: pupil.name,
      className: school.classes.find(({ id }) => id === pupil.classId)?.name,
      establishment: school.name,
      raw: entriesOf(school, pupil, { from, to }),
      homework: assignmentsOf(school, pupil, { from, to: homeworkTo, today }),
      term: termOf(school, today).name,
      marks: marksOf(school, pupil, today),
    })),
  };
}

/** @typedef {ReturnType<typeof worldOf>} World */

const weekMs = 7 * 24 * 60 * 60 * 1000;

/**
 * Every entry of a pupil's timetable in a range of days, sorted.
 *
 * @param {School} school
 * @param {Student} student
 * @param {{ from: string, to: string }} range
 * @returns {Entry[]}
 */
function entriesOf(school, student, { from, to }) {
  const { grid } = school;
  return school.lessons
    .filter((lesson) => from <= lesson.day && lesson.day <= to && isFor(lesson, student))
    .map((lesson) => {
      const when = {
        start: `${lesson.day}T${lesson.hours?.from ?? grid.starts[lesson.slot]}`,
        end: `${lesson.day}T${lesson.hours?.to ?? grid.ends[lesson.slot + lesson.length - 1]}`,
        kind: lesson.kind,
      };
      if (lesson.kind === "outing") return { ...when, title: lesson.title ?? "" };
      if (lesson.kind === "detention") return when;
      const subject = school.subjects.find(({ id }) => id === lesson.subjectId)?.name;
      return {
        ...when,
        ...(subject === undefined ? {} : { subject }),
        teachers: named(school.teachers, lesson.teacherIds),
        rooms: named(school.rooms, lesson.roomIds),
        groups: named(school.groups, lesson.groupIds),
        canceled: lesson.canceled === true,
        exempted: lesson.exemptedStudentIds?.includes(student.id) === true,
        test: lesson.test === true,
        ...(lesson.status === undefined ? {} : { status: lesson.status }),
      };
    });
}

/**
 * Homework that a pupil has been given by that day and that is due in a range of days.
 *
 * @param {School} school
 * @param {Student} student
 * @param {{ from: string, to: string, today: string }} range
 * @returns {Assignment[]}
 */
function assignmentsOf(school, student, { from, to, today }) {
  return school.homework
    .filter(({ due, given }) => from <= due && due <= to && given <= today)
    .filter((homework) => isFor({ ...homework, studentIds: [] }, student))
    .map((homework) => ({
      due: homework.due,
      subject: school.subjects.find(({ id }) => id === homework.subjectId)?.name ?? "",
      done: homework.doneBy.has(student.id),
      html: homework.html,
      attachments: homework.attachments.map(({ name }) => name),
    }));
}

/** The term that a day is in. @param {School} school @param {string} today */
function termOf(school, today) {
  const term = school.year.periods.find(
    ({ kind, from, to }) => kind === "term" && from <= today && today <= to,
  );
  if (term === undefined) throw new Error(`no term on ${today}`);
  return term;
}

/**
 * A pupil's marks of a term, up to a day.
 *
 * @param {School} school
 * @param {Student} student
 * @param {string} today
 * @returns {MarkRead[]}
 */
function marksOf(school, student, today) {
  const term = termOf(school, today);
  return school.tests
    .filter(({ periodId, day, marks }) => periodId === term.id && day <= today && marks.has(student.id))
    .map((test) => {
      const subjectId = school.services.find(({ id }) => id === test.serviceId)?.subjectId;
      const value = test.marks.get(student.id)?.value ?? "pending";
      return {
        day: test.day,
        subject: school.subjects.find(({ id }) => id === subjectId)?.name ?? "",
        title: test.title,
        outOf: test.outOf,
        coefficient: test.coefficient,
        counting: test.counting,
        value: value === "pending" ? null : value,
      };
    });
}

/** @param {readonly Span[]} spans @returns {Span[]} */
function spansOf(spans) {
  return spans.map(({ name, from, to }) => ({ name, from, to }));
}

/**
 * @param {{ classIds: readonly string[], groupIds: readonly string[], studentIds: readonly string[] }} what
 * @param {Student} student
 */
function isFor({ classIds, groupIds, studentIds }, student) {
  return (
    classIds.includes(student.classId) ||
    groupIds.some((group) => student.groupIds.includes(group)) ||
    studentIds.includes(student.id)
  );
}

/**
 * @param {readonly { readonly id: string, readonly name: string }[]} items
 * @param {readonly string[]} ids
 */
function named(items, ids) {
  return ids.flatMap((id) => items.find((item) => item.id === id)?.name ?? []);
}
