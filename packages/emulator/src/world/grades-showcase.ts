import { openDayFrom } from "./calendar.js";
import { type SubjectKey, subjectId } from "./catalogue.js";
import { mainStudent } from "./demo-week.js";
import { isTaught, membersOf } from "./grades-book.js";
import { type MarkingWindow, markingWindows } from "./grades-calendar.js";
import { drawMarks, levelsIn } from "./grades-marks.js";
import { blankTest, type GradesSetting } from "./grades-ordinary.js";
import { dayKey, keyOf } from "./grades-services.js";
import type { Day, Mark, Service, Student, Test } from "./school.js";

/** A test that is there for what the main pupil got. */
interface Scene extends Partial<Pick<Test, "counting" | "scaled" | "questions" | "corrected">> {
  /** The first of these that the pupil has. */
  readonly subjects: readonly SubjectKey[];
  readonly title: string;
  readonly outOf: number;
  readonly coefficient: number;
  readonly mark: Mark;
}

/** From the most recent back: one a day in the beginning of the year. */
const scenes: readonly Scene[] = [
  {
    subjects: ["maths"],
    title: "Contrôle commun",
    outOf: 20,
    coefficient: 2,
    questions: "sujet.pdf",
    corrected: "corrige.pdf",
    mark: { value: 14.75, comment: "Raisonnement clair, calculs à vérifier" },
  },
  {
    subjects: ["english"],
    title: "Irregular verbs",
    outOf: 10,
    coefficient: 1,
    scaled: true,
    mark: { value: 8.5 },
  },
  { subjects: ["history"], title: "Repères", outOf: 20, coefficient: 1, mark: { value: "absent" } },
  {
    subjects: ["french"],
    title: "Lecture facultative",
    outOf: 20,
    coefficient: 0.5,
    counting: "bonus",
    mark: { value: 17, comment: "Belle lecture" },
  },
  {
    subjects: ["latin", "technology"],
    title: "Exposé",
    outOf: 40,
    coefficient: 1,
    mark: { value: "pending" },
  },
  { subjects: ["sport"], title: "Acrosport", outOf: 20, coefficient: 1, mark: { value: "exempted" } },
  {
    subjects: ["physics"],
    title: "Défi scientifique",
    outOf: 20,
    coefficient: 1,
    counting: "optional",
    mark: { value: 18 },
  },
  { subjects: ["spanish", "german"], title: "Flash", outOf: 5, coefficient: 0.5, mark: { value: 5.5 } },
  {
    subjects: ["music"],
    title: "Concert",
    outOf: 10,
    coefficient: 1,
    mark: { value: "congratulations", comment: "Bravo !" },
  },
  {
    subjects: ["biology"],
    title: "Herbier",
    outOf: 20,
    coefficient: 0.5,
    mark: { value: "notHandedInZero" },
  },
  {
    subjects: ["technology"],
    title: "Évaluation diagnostique",
    outOf: 20,
    coefficient: 0,
    mark: { value: "notGraded" },
  },
  { subjects: ["french"], title: "Brevet blanc", outOf: 40, coefficient: 1, mark: { value: 31.5 } },
  { subjects: ["art"], title: "Carnet", outOf: 20, coefficient: 1, mark: { value: "absentZero" } },
  { subjects: ["sport"], title: "Natation", outOf: 20, coefficient: 1, mark: { value: "unfit" } },
  { subjects: ["maths"], title: "Devoir maison", outOf: 20, coefficient: 0, mark: { value: "notHandedIn" } },
];

/** Sport is what the main pupil has no average in this term, music one that stands for too little. */
const without = subjectId("sport");
const notRepresentative = subjectId("music");

/**
 * Adds to the current term of the main pupil every kind of mark that there is, each in a test of the whole
 * class. Nothing changes before the year has begun.
 */
export function showcase(
  setting: GradesSetting,
  from: { readonly services: readonly Service[]; readonly tests: readonly Test[] },
): { services: Service[]; tests: Test[] } {
  const { cast, today, year } = setting;
  const main = mainStudent(cast);
  const day = openDayFrom(year, today);
  const window = markingWindows(year).find(({ period }) => period.from <= day && day <= period.to);
  const days = window?.days.filter((one) => one <= today).reverse() ?? [];
  if (main === undefined || window === undefined || days.length === 0) {
    return { services: [...from.services], tests: [...from.tests] };
  }
  const stage = { setting, main, window, days };
  const isMine = (service: Service): boolean => isTaught(service, main);
  const tests = withoutAverage(stage, from, isMine);
  const isBeginning = window.from === year.firstDay;
  const played = scenes.slice(0, isBeginning ? days.length : scenes.length);
  for (const [index, scene] of played.entries()) {
    const service = scene.subjects
      .map((key) => from.services.find((one) => keyOf(one) === key && isMine(one)))
      .find((one) => one !== undefined);
    if (service === undefined) continue;
    const lessons = setting.taught.get(dayKey(service));
    const wanted = days[index % days.length] ?? window.from;
    const isFree = (one: Day): boolean =>
      !tests.some((test) => test.serviceId === service.id && test.day === one);
    // The last lesson up to the day that is its turn, else the first one after.
    const able = days.filter((one) => lessons?.has(one) && isFree(one));
    const on = able.find((one) => one <= wanted) ?? able.at(-1) ?? wanted;
    tests.push(testOf({ ...stage, scene, service, on }));
  }
  const services = from.services.map((service) =>
    service.subjectId === notRepresentative && isMine(service)
      ? { ...service, notRepresentative: [{ studentId: main.id, periodId: window.period.id }] }
      : service,
  );
  return { services, tests };
}

interface Stage {
  readonly setting: GradesSetting;
  readonly main: Student;
  readonly window: MarkingWindow;
  /** Its open days up to today, the last one first. */
  readonly days: readonly Day[];
}

/** The test of a scene: the class is marked as always, the main pupil as the scene says. */
function testOf({
  setting,
  main,
  window,
  scene,
  service,
  on,
}: Stage & { readonly scene: Scene; readonly service: Service; readonly on: Day }): Test {
  const { subjects: _, mark, ...facts } = scene;
  const test = { ...blankTest(service, window, on), ...facts };
  // Two scenes of one subject may meet on one day.
  const blank = { ...test, id: `${test.id}:${scene.title}` };
  const { seed, cast } = setting;
  const levels = levelsIn(seed, service, membersOf(service, cast.students));
  const marks = drawMarks({ seed, test: blank, levels, atHome: false });
  return { ...blank, marks: marks.set(main.id, mark) };
}

/** The tests, those of one service marked with words alone for the main pupil. */
function withoutAverage(
  { main, window }: Stage,
  { services, tests }: { readonly services: readonly Service[]; readonly tests: readonly Test[] },
  isMine: (service: Service) => boolean,
): Test[] {
  const service = services.find((one) => one.subjectId === without && isMine(one));
  return tests.map((test) =>
    test.serviceId === service?.id && test.periodId === window.period.id
      ? { ...test, marks: new Map([...test.marks, [main.id, { value: "exempted" as const }]]) }
      : test,
  );
}
