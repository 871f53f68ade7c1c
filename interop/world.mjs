// What a reader should see of the invented school, read from the school itself and from nothing that was sent.

/**
 * @typedef {import("@preau/emulator").School} School
 * @typedef {import("@preau/emulator").Student} Student
 * @typedef {{ start: string, end: string, kind: string, title?: string, subject?: string, teachers?: string[],
 *   rooms?: string[], groups?: string[], canceled?: boolean, exempted?: boolean, test?: boolean, status?: string }} Entry
 * @typedef {{ due: string, subject: string, done: boolean, html: string, attachments: string[] }} Assignment
 * @typedef {{ name: string, from: string, to: string }} Span
 */

/**
 * Every entry of a pupil's timetable in a range of days, sorted.
 *
 * @param {School} school
 * @param {Student} student
 * @param {{ from: string, to: string }} range
 * @returns {Entry[]}
 */
export function entriesOf(school, student, { from, to }) {
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
export function assignmentsOf(school, student, { from, to, today }) {
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

/** @param {School} school @returns {Span[]} */
export function periodsOf(school) {
  return school.year.periods.map(({ name, from, to }) => ({ name, from, to }));
}

/** @param {School} school @returns {Span[]} */
export function holidaysOf(school) {
  return school.year.holidays.map(({ name, from, to }) => ({ name, from, to }));
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
