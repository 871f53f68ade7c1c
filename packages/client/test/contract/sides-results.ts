import { computeAverage } from "@preau/client";
import { given, readingDay } from "./everything.js";
import { type Comparison, isFor, line, type Place, personNamed, subjectNamed } from "./sides.js";
import { marking } from "./sides-daily.js";

/** The first period that marks are given for. */
function firstPeriod({ school }: Place): Place["school"]["year"]["periods"][number] {
  const found = school.year.periods.find(({ kind }) => kind === marking(school));
  if (found === undefined) throw new Error("the school has no such period");
  return found;
}

const evaluations: Comparison = (answers, place) => {
  const { school, student } = place;
  const period = firstPeriod(place);
  return {
    said: given(answers.evaluations).map((one) =>
      line(
        one.date,
        one.name,
        one.subject?.name,
        one.teacher,
        one.coefficient,
        one.description,
        one.themes,
        one.subjectFile?.name,
        one.correctionFile?.name,
        one.acquisitions.map(({ domain, name, subItem, pillarPrefix, coefficient, observation }) =>
          line(domain, name, subItem, pillarPrefix, coefficient, observation),
        ),
      ),
    ),
    held: school.evaluations.flatMap((one) => {
      const reached = one.results.get(student.id);
      if (reached === undefined || one.periodId !== period.id || one.published > readingDay) return [];
      const service = school.services.find(({ id }) => id === one.serviceId);
      return line(
        one.day,
        one.title,
        subjectNamed(school, service?.subjectId),
        personNamed(school, service?.teacherIds[0] ?? ""),
        one.coefficient,
        one.description,
        one.theme === undefined ? [] : [one.theme],
        one.questions,
        one.corrected,
        one.skills
          .slice(0, reached.length)
          .map(({ skill, coefficient }, index) =>
            line(
              skill.domain,
              skill.item,
              skill.subItem,
              skill.pillars.map(({ prefix }) => prefix).join(", "),
              coefficient,
              reached[index]?.remark,
            ),
          ),
      );
    }),
  };
};

/** A subject that is shown in parts has its teachers beside the parts. */
const report: Comparison = (answers, place) => ({
  said: given(answers.report).subjects.map((one) =>
    line(
      one.name,
      [...new Set([one, ...one.subjects].flatMap(({ teachers }) => teachers))],
      one.coefficient,
      one.studentAverage === undefined,
    ),
  ),
  held: place.school.services
    .filter((service) => isFor(service, place.student))
    .map(({ subjectId, teacherIds, coefficient }) => {
      const name = subjectNamed(place.school, subjectId);
      // What the averages are is seen in grades.test.ts: the report has those of the page of marks.
      const average = given(answers.gradesOverview).averages.find(({ subject }) => subject.name === name);
      const teachers = teacherIds.map((id) => personNamed(place.school, id));
      return line(name, teachers, coefficient, average?.student === undefined);
    }),
});

/** Marks of a statement, by subject. */
const gradeStatement: Comparison = (answers, place) => {
  const { school, student } = place;
  const period = firstPeriod(place);
  const statement = given(answers.gradeStatement);
  const tests = school.tests.filter(
    ({ periodId, day, marks }) => periodId === period.id && day <= readingDay && marks.has(student.id),
  );
  return {
    said: statement.subjects.flatMap((subject) =>
      [subject, ...subject.subjects].flatMap(({ grades }) =>
        grades.map((one) => line(subject.name, one.date, one.comment, one.outOf, one.coefficient)),
      ),
    ),
    held: tests.map((test) => {
      const service = school.services.find(({ id }) => id === test.serviceId);
      return line(
        subjectNamed(school, service?.subjectId),
        test.day,
        test.title,
        test.outOf,
        test.coefficient,
      );
    }),
  };
};

/** Subjects with something evaluated, with their teachers as the page shows them, and each skill once. */
const skillsReport: Comparison = (answers, place) => {
  const { school, student } = place;
  const { lines } = given(answers.skillsReport);
  const period = firstPeriod(place);
  const seen = school.evaluations.filter(
    ({ periodId, published, results }) =>
      periodId === period.id && published <= readingDay && results.has(student.id),
  );
  const evaluated = school.services.filter(({ id }) => seen.some(({ serviceId }) => serviceId === id));
  return {
    said: [
      ...lines.filter(({ kind }) => kind === "subject").map(({ name }) => name),
      `${lines.filter(({ kind }) => kind !== "subject").length} skills`,
    ],
    held: [
      ...evaluated.map(({ subjectId, teacherIds }) =>
        [subjectNamed(school, subjectId), ...teacherIds.map((id) => personNamed(school, id))].join("\n"),
      ),
      `${evaluated.reduce((sum, { id }) => {
        const skills = seen
          .filter(({ serviceId }) => serviceId === id)
          .flatMap((one) => one.skills.slice(0, one.results.get(student.id)?.length));
        return sum + new Set(skills.map(({ skill }) => skill.id)).size;
      }, 0)} skills`,
    ],
  };
};

/** Marks, as far as their page and the school agree; `grades.test.ts` looks at every detail. */
const grades: Comparison = (answers, place) => {
  const { school, student } = place;
  const overview = given(answers.gradesOverview);
  const period = firstPeriod(place);
  return {
    said: overview.grades.map((one) =>
      line(
        one.date,
        one.subject?.name,
        one.comment,
        computeAverage([{ ...one, coefficient: 1 }]) === undefined,
      ),
    ),
    held: school.tests.flatMap((test) => {
      const mark = test.marks.get(student.id);
      if (mark === undefined || test.periodId !== period.id || test.day > readingDay) return [];
      const service = school.services.find(({ id }) => id === test.serviceId);
      const counts = typeof mark.value === "number" || countingWords.has(mark.value);
      return line(test.day, subjectNamed(school, service?.subjectId), test.title, !counts);
    }),
  };
};

/** Words instead of marks that count for an average all the same. */
const countingWords: ReadonlySet<string> = new Set(["congratulations", "absentZero", "notHandedInZero"]);

export const results = {
  grades,
  evaluations,
  report,
  gradeStatement,
  skillsReport,
} as const satisfies Record<string, Comparison>;
