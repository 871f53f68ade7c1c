import { type GradesSetting, ordinaryTests } from "./grades-ordinary.js";
import { lessonDays, servicesOfPlan } from "./grades-services.js";
import { showcase } from "./grades-showcase.js";
import type { Lesson, Service, Test } from "./school.js";

/**
 * Services and tests of the year up to three weeks after today. Every kind of mark there is stands in the
 * main pupil's current term, once the year has run for three weeks; other marks depend on the seed and the
 * timetable alone.
 */
export function gradesOf(of: Omit<GradesSetting, "taught"> & { readonly lessons: readonly Lesson[] }): {
  services: Service[];
  tests: Test[];
} {
  const setting = { ...of, taught: lessonDays(of.lessons) };
  const ordinary = servicesOfPlan(setting.week, setting.cast);
  const { services, tests } = showcase(setting, {
    services: ordinary,
    tests: ordinaryTests(setting, ordinary),
  });
  return { services, tests: tests.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1)) };
}
