import { openDayFrom } from "./calendar.js";
import type { SubjectKey } from "./catalogue.js";
import { addDays } from "./days.js";
import { isTaught } from "./grades-book.js";
import type { MarkingWindow } from "./grades-calendar.js";
import { dayKey, keyOf, type LessonDays } from "./grades-services.js";
import type { Day, School, Student } from "./school.js";
import type { Evaluation, SkillResult } from "./skills.js";
import { skillsOf } from "./skills-catalogue.js";

/** An evaluation that is there for what the main pupil reached: one result for each skill of its subject. */
interface Scene extends Partial<Pick<Evaluation, "questions" | "corrected" | "coefficient" | "description">> {
  readonly subject: SubjectKey;
  readonly title: string;
  readonly results: readonly SkillResult[];
  /** Not published yet. */
  readonly isSecret?: boolean;
}

const scenes: readonly Scene[] = [
  {
    subject: "french",
    title: "Portrait d'un personnage",
    description: "À partir du chapitre 3",
    questions: "sujet.pdf",
    corrected: "corrige.pdf",
    results: [
      { level: "acquired" },
      { level: "inProgress", remark: "Relis les consignes." },
      { level: "expert" },
      { level: "notEvaluated" },
    ],
  },
  {
    subject: "maths",
    title: "Défi de la semaine",
    coefficient: 0,
    results: [{ level: "expert" }, { level: "notAcquired" }, { level: "acquired" }, { level: "notHandedIn" }],
  },
  { subject: "sport", title: "Endurance", results: [{ level: "exempted" }, { level: "exempted" }] },
  {
    subject: "history",
    title: "Carte mentale",
    coefficient: 2,
    results: [{ level: "acquired" }, { level: "absent" }, { level: "expert", remark: "Excellent !" }],
  },
  { subject: "music", title: "Rythmes", isSecret: true, results: [{ level: "acquired" }] },
];

/**
 * Evaluations of the main pupil's class in the current period, one a day from yesterday back, with what the
 * pupil reached. There are none before the year has run for a day.
 */
export function skillScenes(on: {
  readonly school: Pick<School, "year" | "services">;
  readonly windows: readonly MarkingWindow[];
  readonly taught: LessonDays;
  readonly main: Student;
  readonly today: Day;
}): { readonly evaluation: Omit<Evaluation, "results">; readonly results: readonly SkillResult[] }[] {
  const { school, windows, taught, main, today } = on;
  const day = openDayFrom(school.year, today);
  const window = windows.find(({ period }) => period.from <= day && day <= period.to);
  const days = window?.days.filter((one) => one < today).reverse() ?? [];
  return scenes.flatMap((scene, index) => {
    const service = school.services.find((one) => keyOf(one) === scene.subject && isTaught(one, main));
    const skills = skillsOf[scene.subject];
    if (service === undefined || skills === undefined || window === undefined) return [];
    const lessons = taught.get(dayKey(service));
    const on = days.slice(index).find((one) => lessons?.has(one)) ?? days[index];
    if (on === undefined) return [];
    const { title, results, isSecret, subject: _, ...facts } = scene;
    return [
      {
        evaluation: {
          id: `evaluation:${service.id}:${on}:${title}`,
          serviceId: service.id,
          periodId: window.period.id,
          day: on,
          published: isSecret === true ? addDays(today, 2) : on,
          title,
          description: "",
          coefficient: 1,
          ...facts,
          skills: skills.map((skill, rank) => ({ skill, coefficient: rank === 0 ? 2 : 1 })),
        },
        results: results.slice(0, skills.length),
      },
    ];
  });
}
