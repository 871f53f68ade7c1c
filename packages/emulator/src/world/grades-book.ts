import { gradeAnnotations } from "@preau/wire";
import { concerns } from "./audience.js";
import { averageOf, type CountedMark, meanOf, pointsOf, weightedMeanOf } from "./averages.js";
import type { Annotation, Day, Period, School, Service, Student, Test } from "./school.js";

/** Every word that may stand for a mark, congratulations included. */
export const everyAnnotation = Object.keys(gradeAnnotations) as Annotation[]; // keys of a constant

/** What is looked at: a period, as it stands on a day. */
export interface GradeLook {
  readonly school: School;
  readonly period: Period;
  /** Later tests are not there yet. */
  readonly today: Day;
}

/** Lowest, mean and highest of several values. */
export interface Spread {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** Services that a pupil belongs to, in order. */
export function servicesOf(school: School, student: Student): Service[] {
  return school.services
    .filter((service) => isTaught(service, student))
    .sort((a, b) => a.position - b.position);
}

/** Tests of a service that count for the period: for the year, those of all periods. */
export function testsOf({ school, period, today }: GradeLook, service: Service): Test[] {
  return school.tests.filter(
    (test) =>
      test.serviceId === service.id &&
      test.day <= today &&
      (period.kind === "year" || test.periodId === period.id),
  );
}

/** What the pupils got who have a value, annotations included that stand for one. */
export function spreadOf(test: Test): Spread | undefined {
  return spreadOfValues([...test.marks.values()].map(({ value }) => pointsOf(value, test.outOf)));
}

/**
 * Average of one pupil in a service. That of the year is the mean of those of its periods, which all weigh
 * alike here.
 *
 * @evidence read in the official client's page for teachers: mean of periods, by the class's coefficients
 */
export function studentAverage(look: GradeLook, service: Service, studentId: string): number | undefined {
  return averageAmong(testsOf(look, service), service, studentId);
}

/**
 * Averages of all pupils of a service: a mean of pupils, not of marks. A group of several classes is taken as
 * a whole.
 *
 * @evidence read in the official client's page for teachers
 */
export function classAverages(look: GradeLook, service: Service): Spread | undefined {
  const members = membersOf(service, look.school.students);
  return spreadOfValues([...averagesOf(testsOf(look, service), service, members).values()]);
}

/** Averages of several pupils over some tests of a service, by pupil. */
export function averagesOf(
  tests: readonly Test[],
  service: Service,
  students: readonly Student[],
): Map<string, number | undefined> {
  return new Map(students.map(({ id }) => [id, averageAmong(tests, service, id)]));
}

/**
 * General average: the mean of the services' averages, weighted by their coefficients, brought to 20.
 * Services without average are left out. That of the class is made of the services' class averages in the
 * same way.
 *
 * @evidence inferred: only the server computes it; groups of subjects are averaged so by every client
 */
export function generalAverage(
  averages: readonly { readonly service: Service; readonly value: number | undefined }[],
): number | undefined {
  return weightedMeanOf(
    averages.map(({ service, value }) => ({
      value: value === undefined ? undefined : (value * generalScale) / service.outOf,
      weight: service.coefficient,
    })),
  );
}

/** Scale of general averages. */
export const generalScale = 20;

/** Whether a pupil belongs to a service. */
export function isTaught({ classIds, groupIds }: Service, student: Student): boolean {
  return concerns({ classIds, groupIds, studentIds: [] }, student);
}

/** Pupils of a service. */
export function membersOf(service: Service, students: readonly Student[]): Student[] {
  return students.filter((student) => isTaught(service, student));
}

function averageAmong(tests: readonly Test[], service: Service, studentId: string): number | undefined {
  const byPeriod = new Map<string, CountedMark[]>();
  for (const test of tests) {
    const mark = test.marks.get(studentId);
    const points = mark === undefined ? undefined : pointsOf(mark.value, test.outOf);
    if (points === undefined) continue;
    byPeriod.set(test.periodId, [...(byPeriod.get(test.periodId) ?? []), { ...test, points }]);
  }
  return meanOf([...byPeriod.values()].map((marks) => averageOf(marks, service.outOf, service.rules)));
}

/** Lowest, mean and highest of those that are there; `undefined` when none is. */
export function spreadOfValues(values: readonly (number | undefined)[]): Spread | undefined {
  const known = values.filter((value) => value !== undefined);
  const mean = meanOf(known);
  return mean === undefined ? undefined : { mean, min: Math.min(...known), max: Math.max(...known) };
}
