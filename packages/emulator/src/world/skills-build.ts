import type { Absence } from "./attendance.js";
import { topics } from "./classwork.js";
import { addDays } from "./days.js";
import { mainStudent } from "./demo-week.js";
import { membersOf } from "./grades-book.js";
import { type MarkingWindow, markingWindows } from "./grades-calendar.js";
import { levelsIn } from "./grades-marks.js";
import { dayKey, keyOf, type LessonDays, lessonDays } from "./grades-services.js";
import { slotStart } from "./grid.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Day, School, Service, Student } from "./school.js";
import type { Evaluation, SkillLevel, SkillResult } from "./skills.js";
import { evaluationTitles, remarks, skillsOf } from "./skills-catalogue.js";
import { skillScenes } from "./skills-showcase.js";

/** Evaluations are known this long ahead, as tests are. */
const horizonDays = 21;

/** Open days from one evaluation of a service to the next. */
const openDaysPerEvaluation = 25;

/** Days from an evaluation to its publication. */
const daysToPublication = 3;

/**
 * Evaluations of the year up to three weeks after today, by day. Who was away that day is absent in them. Everything
 * that an evaluation can have stands in the main pupil's current period.
 */
export function evaluationsOf(school: Omit<School, "evaluations">, today: Day): Evaluation[] {
  const windows = markingWindows(school.year);
  const taught = lessonDays(school.lessons);
  const hall = hallOf(school);
  const horizon = addDays(today, horizonDays);
  const ordinary = school.services.flatMap((service) =>
    windows.flatMap((window) => ofWindow({ school, service, window, taught }, horizon)),
  );
  const main = mainStudent(school);
  const staged = main === undefined ? [] : skillScenes({ school, windows, taught, main, today });
  return [...ordinary, ...staged.map(({ evaluation }) => evaluation)]
    .map((blank) => {
      const scene = staged.find(({ evaluation }) => evaluation === blank);
      const results = resultsOf(hall, blank);
      return {
        ...blank,
        results: main === undefined || scene === undefined ? results : results.set(main.id, scene.results),
      };
    })
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

/** An evaluation that nobody has taken yet. */
export type BlankEvaluation = Omit<Evaluation, "results">;

interface OneWindow {
  readonly school: Pick<School, "seed">;
  readonly service: Service;
  readonly window: MarkingWindow;
  readonly taught: LessonDays;
}

function ofWindow({ school, service, window, taught }: OneWindow, horizon: Day): BlankEvaluation[] {
  const key = keyOf(service);
  const skills = skillsOf[key];
  const titles = evaluationTitles[key] ?? [];
  if (skills === undefined) return [];
  const days = taught.get(dayKey(service));
  const count = Math.ceil(window.days.length / openDaysPerEvaluation);
  return Array.from({ length: count }, (_, rank): BlankEvaluation[] => {
    const stretch = window.days.slice(rank * openDaysPerEvaluation, (rank + 1) * openDaysPerEvaluation);
    const able = stretch.filter((day) => days?.has(day));
    const random = randomOf(seedFor(school.seed, `evaluation ${service.id} ${stretch[0] ?? ""}`));
    const day = able[random.below(able.length)];
    if (day === undefined || day > horizon) return [];
    const topic = topics[key][rank % Math.max(1, topics[key].length)];
    const chosen = random.shuffled(skills).slice(0, 1 + random.below(3));
    return [
      {
        id: `evaluation:${service.id}:${day}`,
        serviceId: service.id,
        periodId: window.period.id,
        day,
        published: addDays(day, daysToPublication),
        title: random.pick(titles),
        description: "",
        coefficient: random.chance(0.2) ? 2 : 1,
        ...(topic === undefined ? {} : { theme: topic.theme }),
        skills: skills.filter((skill) => chosen.includes(skill)).map((skill) => ({ skill, coefficient: 1 })),
      },
    ];
  }).flat();
}

type AbsencesByDay = ReadonlyMap<string, Absence>;

function absencesByDay({ attendance }: Pick<School, "attendance">): AbsencesByDay {
  const away = new Map<string, Absence>();
  for (const event of attendance) {
    if (event.kind !== "absence") continue;
    const last = event.to.slice(0, 10);
    for (let day = event.from.slice(0, 10); day <= last; day = addDays(day, 1)) {
      away.set(`${event.studentId} ${day}`, event);
    }
  }
  return away;
}

/** What results are drawn from, looked up once for the school. */
interface Hall {
  readonly seed: number;
  readonly services: ReadonlyMap<string, Service>;
  /** Start of the first lesson of a service on a day, by `dayKey` and day. */
  readonly starts: ReadonlyMap<string, string>;
  /** `levelsIn`, by service. */
  readonly levels: Map<string, ReadonlyMap<string, number>>;
  readonly students: readonly Student[];
  readonly away: AbsencesByDay;
}

function hallOf(school: Omit<School, "evaluations">): Hall {
  const starts = new Map<string, string>();
  for (const lesson of school.lessons) {
    if (lesson.subjectId === undefined) continue;
    const key = `${dayKey({ ...lesson, subjectId: lesson.subjectId })} ${lesson.day}`;
    if (!starts.has(key)) starts.set(key, slotStart(school.grid, lesson.slot));
  }
  return {
    seed: school.seed,
    services: new Map(school.services.map((service) => [service.id, service])),
    starts,
    levels: new Map(),
    students: school.students,
    away: absencesByDay(school),
  };
}

/** What everybody reached, by the levels that marks are drawn from too. */
function resultsOf(hall: Hall, evaluation: BlankEvaluation): Map<string, readonly SkillResult[]> {
  const service = hall.services.get(evaluation.serviceId);
  if (service === undefined) return new Map();
  const at = `${evaluation.day}T${hall.starts.get(`${dayKey(service)} ${evaluation.day}`) ?? "00:00"}`;
  const random = randomOf(seedFor(hall.seed, `results ${evaluation.id}`));
  const levels =
    hall.levels.get(service.id) ?? levelsIn(hall.seed, service, membersOf(service, hall.students));
  hall.levels.set(service.id, levels);
  return new Map(
    Array.from(levels, ([studentId, level]) => {
      const drawn = evaluation.skills.map(() => drawResult(random, 12.3 + level));
      const absence = hall.away.get(`${studentId} ${evaluation.day}`);
      const isAway = absence !== undefined && absence.from <= at && at < absence.to;
      return [studentId, isAway ? drawn.map(() => ({ level: "absent" as const })) : drawn];
    }),
  );
}

function drawResult(random: Random, points: number): SkillResult {
  const reached = points + 5 * (random.next() + random.next() - 1);
  const fate = random.next();
  if (fate < 0.02) return { level: "notEvaluated" };
  const level = levelOf(reached);
  if (fate > 0.1) return { level };
  return { level, remark: remarks[level === "expert" ? 2 : level === "acquired" ? 1 : 0] };
}

function levelOf(points: number): SkillLevel {
  if (points >= 15.5) return "expert";
  if (points >= 11) return "acquired";
  return points >= 7.5 ? "inProgress" : "notAcquired";
}
