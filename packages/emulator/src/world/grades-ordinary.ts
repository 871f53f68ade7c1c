import type { Cast } from "./cast.js";
import { type SubjectKey, subjectId } from "./catalogue.js";
import { topics } from "./classwork.js";
import { addDays } from "./days.js";
import { membersOf } from "./grades-book.js";
import { type MarkingWindow, markingWindows } from "./grades-calendar.js";
import { drawMarks, levelsIn } from "./grades-marks.js";
import { dayKey, keyOf, type LessonDays } from "./grades-services.js";
import { type TestKind, testKinds } from "./grades-titles.js";
import { randomOf, seedFor } from "./random.js";
import type { Day, SchoolYear, Service, Test } from "./school.js";
import type { WeeklyPlan } from "./weekly-plan.js";

/** What services and tests are made from. */
export interface GradesSetting {
  readonly seed: number;
  readonly today: Day;
  readonly year: SchoolYear;
  readonly cast: Cast;
  readonly week: WeeklyPlan;
  /** Nobody is tested in a lesson that did not take place. */
  readonly taught: LessonDays;
}

/** Tests are known this long ahead, for a clock that is moved on. */
const horizonDays = 21;

/** Open days from one test to the next: subjects with many hours have more. */
const openDaysPerTest = { major: 12, minor: 20 } as const;
const major: ReadonlySet<string | undefined> = new Set(
  (["french", "maths", "history", "english"] satisfies SubjectKey[]).map(subjectId),
);

/** Ordinary tests of all services, from the first day of the year to three weeks after today. */
export function ordinaryTests(setting: GradesSetting, services: readonly Service[]): Test[] {
  const windows = markingWindows(setting.year);
  const horizon = addDays(setting.today, horizonDays);
  return services.flatMap((service) => {
    const kinds = testKinds[keyOf(service)];
    if (kinds === undefined) return [];
    const levels = levelsIn(setting.seed, service, membersOf(service, setting.cast.students));
    const taught = setting.taught.get(dayKey(service)) ?? new Map<Day, boolean>();
    const stretches = windows.flatMap((window) => stretchesOf(window, service));
    return stretches.flatMap((stretch, rank): Test[] => {
      const random = randomOf(seedFor(setting.seed, `test ${service.id} ${stretch.days[0] ?? ""}`));
      const able = stretch.days.filter((day) => taught.has(day));
      const announced = able.filter((day) => taught.get(day));
      const candidates = announced.length > 0 ? announced : able;
      const day = candidates[random.below(candidates.length)];
      const kind = kinds[rank % kinds.length];
      if (day === undefined || kind === undefined || day > horizon) return [];
      const isSupervised = taught.get(day) === true;
      const test = { ...blankTest(service, stretch.window, day), ...themeOf(service, rank), ...named(kind) };
      const blank = isSupervised ? { ...test, supervised: true } : test;
      const atHome = kind.atHome === true;
      return [{ ...blank, marks: drawMarks({ seed: setting.seed, test: blank, levels, atHome }) }];
    });
  });
}

/** A test of a service on a day, with nothing special about it. */
export function blankTest(service: Service, { period }: Pick<MarkingWindow, "period">, day: Day) {
  return {
    id: `test:${service.id}:${day}`,
    serviceId: service.id,
    periodId: period.id,
    day,
    counting: "ordinary",
  } as const;
}

/** Parts of a window, each with one test of the service. */
function stretchesOf(window: MarkingWindow, service: Service) {
  const length = major.has(service.subjectId) ? openDaysPerTest.major : openDaysPerTest.minor;
  const count = Math.ceil(window.days.length / length);
  return Array.from({ length: count }, (_, index) => ({
    window,
    days: window.days.slice(index * length, (index + 1) * length),
  }));
}

function themeOf(service: Service, rank: number): Pick<Test, "theme"> {
  const list = topics[keyOf(service)];
  const topic = list[rank % list.length];
  return topic === undefined ? {} : { theme: topic.theme };
}

function named({ title, outOf, coefficient }: TestKind) {
  return { title, outOf, coefficient };
}
