import { type SchoolPart, studentIdOf } from "./builders.js";
import { serviceOf, termIdOf } from "./grade-builders.js";
import type { Evaluation, Skill, SkillResult } from "./skills.js";

/** An evaluation, by names. Its service is made if it is new. */
export interface EvaluationChoice
  extends Partial<
    Pick<
      Evaluation,
      "title" | "description" | "theme" | "coefficient" | "published" | "questions" | "corrected"
    >
  > {
  readonly subject: string;
  readonly date: string;
  readonly skills: readonly Skill[];
  /** By name of the pupil, one for each skill. */
  readonly results: Readonly<Record<string, readonly SkillResult[]>>;
}

/** An evaluation of class 4C, published on its day unless told otherwise. Throws `RangeError` for unknown pupils. */
export function anEvaluation(choice: EvaluationChoice): SchoolPart {
  return (draft) => {
    const { subject, date, skills, results, ...facts } = choice;
    draft.evaluations.push({
      published: date,
      title: "",
      description: "",
      coefficient: 1,
      ...facts,
      id: `evaluation:${draft.evaluations.length}`,
      serviceId: serviceOf(draft, { subject, class: undefined, group: undefined }).id,
      periodId: termIdOf(draft, date),
      day: date,
      skills: skills.map((skill) => ({ skill, coefficient: 1 })),
      results: new Map(Object.entries(results).map(([name, list]) => [studentIdOf(draft, name), list])),
    });
  };
}
