import { addDays } from "./days.js";
import {
  averagesOf,
  type GradeLook,
  generalAverage,
  isTaught,
  membersOf,
  type Spread,
  servicesOf,
  spreadOfValues,
  testsOf,
} from "./grades-book.js";
import type { ServicePart } from "./reports.js";
import type { Day, Period, School, Service, Student, Test } from "./school.js";

/** Averages of one service, or of a part of one, on a report. */
export interface ReportAverages {
  readonly own: number | undefined;
  readonly group: Spread | undefined;
  /** Tests that the pupil has something for, and all of them. */
  readonly tests: readonly Test[];
  readonly taken: number;
}

/** One service of a report. */
export interface ReportLine extends ReportAverages {
  readonly service: Service;
  readonly parts: readonly (ReportAverages & { readonly part: ServicePart })[];
}

/** Everything that a report works out; words are found elsewhere. */
export interface Report {
  readonly lines: readonly ReportLine[];
  /** The pupil's and the class's general average; both or none. */
  readonly own: number | undefined;
  readonly ofClass: number | undefined;
  /** General averages of the class's pupils. */
  readonly group: Spread | undefined;
}

/** The day from which families see the reports of a period; `undefined` when the period has none. */
export function publicationDay(
  { reports }: Pick<School, "reports">,
  period: Period,
  delayDays = 0,
): Day | undefined {
  const day = reports.publications.find(({ periodId }) => periodId === period.id)?.day;
  return day === undefined ? undefined : addDays(day, delayDays);
}

/** Works out the averages of one pupil's report, in the same way as the page of marks. */
export function reportOf(look: GradeLook, student: Student): Report {
  const services = servicesOf(look.school, student);
  const lines = services.map((service) => lineOf(look, service, student));
  const classmates = look.school.students.filter(({ classId }) => classId === student.classId);
  const byService = look.school.services
    .filter((service) => classmates.some((one) => isTaught(service, one)))
    .map((service) => ({ service, averages: averagesOf(testsOf(look, service), service, classmates) }));
  const generals = classmates.map((one) =>
    generalAverage(
      byService
        .filter(({ service }) => isTaught(service, one))
        .map(({ service, averages }) => ({ service, value: averages.get(one.id) })),
    ),
  );
  return {
    lines,
    own: generalAverage(lines.map(({ service, own }) => ({ service, value: own }))),
    ofClass: generalAverage(lines.map(({ service, group }) => ({ service, value: group?.mean }))),
    group: spreadOfValues(generals),
  };
}

function lineOf(look: GradeLook, service: Service, student: Student): ReportLine {
  const { school } = look;
  const tests = testsOf(look, service);
  const parts = school.reports.parts.filter(({ serviceId }) => serviceId === service.id);
  return {
    service,
    ...averages(school, service, student, tests),
    parts: parts.map((part) => ({
      part,
      ...averages(
        school,
        service,
        student,
        tests.filter(({ title }) => partOf(parts, title) === part),
      ),
    })),
  };
}

function averages(
  school: School,
  service: Service,
  student: Student,
  tests: readonly Test[],
): ReportAverages {
  const values = averagesOf(tests, service, membersOf(service, school.students));
  return {
    own: values.get(student.id),
    group: spreadOfValues([...values.values()]),
    tests,
    taken: tests.filter(({ marks }) => marks.has(student.id)).length,
  };
}

/** The part that names a title, else the first one. */
function partOf(parts: readonly ServicePart[], title: string): ServicePart | undefined {
  return parts.find(({ titles }) => titles.includes(title)) ?? parts[0];
}
