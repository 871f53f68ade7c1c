import type { GradeLook } from "./grades-book.js";
import type { Student } from "./school.js";
import type { Evaluation } from "./skills.js";

/** Evaluations of a pupil that families may see: those of the period, published by today, the last one first. */
export function publishedEvaluations({ school, period, today }: GradeLook, student: Student): Evaluation[] {
  return school.evaluations
    .filter(
      ({ periodId, published, results }) =>
        (period.kind === "year" || periodId === period.id) && published <= today && results.has(student.id),
    )
    .reverse();
}
