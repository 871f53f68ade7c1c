import { computeAverage } from "@preau/client";
import { given, readingDay } from "./everything.js";
import {
  type Comparison,
  isFor,
  line,
  names,
  type Place,
  personNamed,
  type School,
  subjectNamed,
} from "./sides.js";
import { marking } from "./sides-daily.js";

type Event = School["attendance"][number];
type Of<Kind extends Event["kind"]> = Extract<Event, { kind: Kind }>;

/** What a pupil's notebook has of one kind by the evening. Nothing but an absence is told before it begins. */
function events<Kind extends Event["kind"]>({ school, student }: Place, kind: Kind): readonly Of<Kind>[] {
  return school.attendance.filter(
    (event): event is Of<Kind> =>
      event.studentId === student.id &&
      event.kind === kind &&
      (isAnnounced(event) || dayOf(event) <= readingDay),
  );
}

function isAnnounced(event: Event): boolean {
  return event.kind === "absence" && event.announced === true;
}

function dayOf(event: Event): string {
  if (event.kind === "measure") return event.asked.slice(0, 10);
  return ("day" in event ? event.day : "at" in event ? event.at : event.from).slice(0, 10);
}

/** What a pupil may know of how an absence or a delay was settled. */
function settled({
  settled: isSettled,
  justified,
  reason,
  parentReason,
  justification,
  documents = [],
}: Of<"absence" | "delay">) {
  return [
    isSettled,
    justified,
    reason === undefined ? [] : [reason],
    parentReason,
    justification,
    names(documents),
  ];
}

const absences: Comparison = (answers, place) => ({
  said: given(answers.attendance).absences.map((one) =>
    line(
      one.from,
      one.to,
      one.open,
      one.declaredByParent,
      one.hours === undefined,
      one.settled,
      one.justified,
      one.reasons,
      one.parentReason,
      one.justification,
      names(one.files),
    ),
  ),
  held: events(place, "absence").map((one) =>
    line(
      one.from,
      one.to,
      one.open === true,
      one.announced === true,
      one.uncounted === true,
      ...settled(one),
    ),
  ),
});

const delays: Comparison = (answers, place) => ({
  said: given(answers.attendance).delays.map((one) =>
    line(
      one.date,
      one.minutes,
      one.settled,
      one.justified,
      one.reasons,
      one.parentReason,
      one.justification,
      names(one.files),
    ),
  ),
  held: events(place, "delay").map((one) => line(one.at, one.minutes, ...settled(one))),
});

const punishments: Comparison = (answers, place) => ({
  said: given(answers.attendance).punishments.map((one) =>
    line(
      one.given,
      one.nature,
      one.duringLesson,
      one.reasons,
      one.circumstances,
      one.homework,
      names(one.homeworkDocuments),
      names(one.circumstanceDocuments),
      one.giver,
      one.subject?.name,
      one.duration,
      one.acknowledged,
      one.schedule.map(({ start, duration }) => `${start} ${duration}`),
    ),
  ),
  held: events(place, "punishment").map((one) => {
    const at = (day: string, slot: number | undefined): string =>
      slot === undefined ? day : `${day}T${place.school.grid.starts[slot]}`;
    return line(
      at(one.day, one.slot),
      one.nature.name,
      one.slot !== undefined,
      one.reasons,
      one.circumstances,
      one.homework,
      names(one.homeworkDocuments),
      names(one.circumstanceDocuments),
      one.giver.name,
      subjectNamed(place.school, one.subjectId),
      one.minutes,
      one.acknowledged === true,
      one.schedule.map(({ day, slot, minutes }) => `${at(day, slot)} ${minutes}`),
    );
  }),
});

/** Sanctions, precautionary measures, observations, and the rest by kind. */
const notebook: Comparison = (answers, place) => {
  const { sanctions, precautionaryMeasures, observations, others } = given(answers.attendance);
  const { school } = place;
  return {
    said: [
      ...sanctions.map((one) =>
        line(one.given, one.nature, one.reasons, one.giver, one.decider, one.duration),
      ),
      ...precautionaryMeasures.map((one) =>
        line(one.given, one.from, one.to, one.duration, one.barredFrom.length, one.decider, one.comment),
      ),
      ...observations.map((one) =>
        line(one.date, one.section, one.comment, one.subject?.name, one.giver, one.read),
      ),
      ...others.map((one) =>
        line(
          one.kind,
          one.from?.slice(0, 10),
          one.to?.slice(0, 10),
          one.comment,
          one.symptoms,
          one.subject?.name,
        ),
      ),
    ],
    held: [
      ...events(place, "sanction").map((one) =>
        line(one.day, one.name, one.reasons, one.giver.name, one.decider.name, one.days),
      ),
      ...events(place, "measure").map((one) =>
        line(one.asked, one.from, one.to, one.days, one.bans.length, one.decider.name, one.comment),
      ),
      ...events(place, "observation").map((one) =>
        line(one.at, one.section, one.comment, subjectNamed(school, one.subjectId), one.giver.name, one.read),
      ),
      ...events(place, "infirmary").map((one) =>
        line("infirmary", one.from.slice(0, 10), one.to.slice(0, 10), one.comment, one.symptoms, undefined),
      ),
      ...events(place, "missed-meal").map((one) =>
        line("missed-meal", one.day, one.day, undefined, [], undefined),
      ),
      ...events(place, "exemption").map((one) =>
        line("exemption", one.from, one.to, one.comment, [], subjectNamed(school, one.subjectId)),
      ),
    ],
  };
};

/** The first period that marks are given for. */
function firstPeriod({ school }: Place): School["year"]["periods"][number] {
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
  absences,
  delays,
  punishments,
  notebook,
  grades,
  evaluations,
  report,
  gradeStatement,
  skillsReport,
} as const satisfies Record<string, Comparison>;
