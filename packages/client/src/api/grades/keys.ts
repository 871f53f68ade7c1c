import { pointsOf } from "../../codec/grade-value.js";
import { withKeys } from "../../codec/keys.js";
import { compareRanks, compareTexts, type Rank } from "../../codec/order.js";
import type { Period } from "../school.js";
import type { Grade, SubjectAverage } from "./grade.js";

/**
 * Gives each mark its key, and puts the latest first. Tests that are alike in date, subject, title and scale
 * are numbered by their weight and kind, then by the mark.
 */
export function keyedGrades(grades: readonly Omit<Grade, "key">[]): readonly Grade[] {
  const keyed = withKeys(
    "grade",
    grades,
    ({ date, subject, comment, outOf }) => [date, subject?.name, comment, outOf],
    (a, b) => compareRanks(rankOf(a), rankOf(b)),
  );
  return [...keyed].sort((a, b) => compareTexts(b.date, a.date));
}

/** Gives each average its key, and puts them in the order of the school's pages. */
export function keyedAverages(
  averages: readonly Omit<SubjectAverage, "key">[],
  period: Period,
): readonly SubjectAverage[] {
  const last = Number.MAX_SAFE_INTEGER;
  const keyed = withKeys(
    "average",
    averages,
    ({ subject, isGroup }) => [period.kind, period.name, subject.name, isGroup ? "group" : "class"],
    (a, b) => compareRanks([a.order ?? last], [b.order ?? last]),
  );
  return [...keyed].sort((a, b) => compareRanks([a.order ?? last], [b.order ?? last]));
}

function rankOf(grade: Omit<Grade, "key">): Rank {
  return [
    grade.coefficient ?? 0,
    grade.isBonus ? 1 : 0,
    grade.isOptional ? 1 : 0,
    grade.isGroup ? 1 : 0,
    grade.grade?.kind ?? "",
    pointsOf(grade.grade) ?? 0,
    grade.commentOnGrade ?? "",
  ];
}
