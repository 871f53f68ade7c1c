// The same week as `pawnote.mjs`, read with @preau/client and put in the same words.

import { login, ParentClient } from "@preau/client";

/**
 * @typedef {import("./world.mjs").Entry} Entry
 * @typedef {import("./world.mjs").Assignment} Assignment
 */

/**
 * @param {{ url: string, username: string, password: string, from: string, to: string, homeworkTo: string }} order
 */
export async function readWithPreau({ url, username, password, from, to, homeworkTo }) {
  const client = await login({ url, username, password });
  if (!("lessons" in client)) throw new Error("an account with a timetable was expected");
  try {
    const views =
      client instanceof ParentClient ? client.children.map((child) => client.child(child)) : [client];
    const people = [];
    for (const view of views) {
      const overview = await view.gradesOverview();
      people.push({
        name: view.info.name,
        className: view.info.className,
        establishment: view.info.establishment,
        raw: (await view.lessons(from, to, { raw: true })).map(entryOf),
        shown: (await view.lessons(from, to)).map(entryOf),
        homework: (await view.homework(from, homeworkTo)).map(assignmentOf),
        term: overview.period.name,
        marks: overview.grades.map(markOf),
        averages: overview.averages.map((average) => ({
          subject: average.subject.name,
          own: valueOf(average.student),
          mean: valueOf(average.classAverage),
          worst: valueOf(average.min),
          best: valueOf(average.max),
        })),
        overall: [valueOf(overview.overallAverage), valueOf(overview.classOverallAverage)],
      });
    }
    return {
      name: client instanceof ParentClient ? client.parent.name : client.info.name,
      firstMonday: String(client.startDay),
      week: client.getWeek(from),
      periods: client.periods.map(({ name, start, end }) => ({ name, from: start, to: end })),
      people,
    };
  } finally {
    await client.close();
  }
}

/** @param {import("@preau/client").Lesson} lesson @returns {Entry} */
function entryOf(lesson) {
  const when = { start: lesson.start, end: lesson.end, kind: lesson.kind };
  if (lesson.outing) return { ...when, title: lesson.title ?? "" };
  if (lesson.detention) return when;
  return {
    ...when,
    ...(lesson.subject === undefined ? {} : { subject: lesson.subject.name }),
    teachers: [...lesson.teachers],
    rooms: [...lesson.classrooms],
    groups: [...lesson.groups],
    canceled: lesson.canceled,
    exempted: lesson.exempted,
    test: lesson.test,
    ...(lesson.status === undefined ? {} : { status: lesson.status }),
  };
}

/** @param {import("@preau/client").Homework} work @returns {Omit<Assignment, "html">} */
function assignmentOf(work) {
  return {
    due: work.date,
    subject: work.subject?.name ?? "",
    done: work.done,
    attachments: work.files.map(({ name }) => name),
  };
}

/** @param {import("@preau/client").Grade} grade @returns {import("./world.mjs").MarkRead} */
function markOf(grade) {
  return {
    day: grade.date,
    subject: grade.subject?.name ?? "",
    title: grade.comment ?? "",
    outOf: grade.outOf ?? null,
    coefficient: grade.coefficient ?? null,
    counting: grade.isBonus ? "bonus" : grade.isOptional ? "optional" : "ordinary",
    value: valueOf(grade.grade),
  };
}

/** Points, or the name of what stands in their place; `null` for nothing. */
function valueOf(/** @type {import("@preau/client").GradeValue | undefined} */ value) {
  if (value === undefined) return null;
  if (value.kind === "points") return value.points;
  return value.kind.replace(/-(\w)/gu, (_, letter) => String(letter).toUpperCase());
}
