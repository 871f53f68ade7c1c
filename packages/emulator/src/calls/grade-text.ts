import { gradeAnnotations, type WireGrade } from "@preau/wire";
import type { MarkValue } from "../world/school.js";
import { wireGrade } from "./wire-values.js";

/** A mark: `"14,50"`, `"|1"`, `"|8|20"` with the scale that congratulations stand for, empty when not given yet. */
export function markOn(value: MarkValue, outOf: number): WireGrade {
  if (typeof value === "number") return grade(value);
  if (value === "pending") return wireGrade("");
  const code = `|${gradeAnnotations[value]}`;
  return wireGrade(value === "congratulations" ? `${code}|${scale(outOf).V}` : code);
}

/** Points or an average, always with two decimals. */
export function grade(points: number): WireGrade {
  return wireGrade(points.toFixed(2).replace(".", ","));
}

/** An average, empty when there was nothing to average. */
export function gradeOrNothing(points: number | undefined): WireGrade {
  return points === undefined ? wireGrade("") : grade(points);
}

/** A scale: `"20"`, with decimals only when it has some. */
export function scale(points: number): WireGrade {
  return Number.isInteger(points) ? wireGrade(String(points)) : grade(points);
}
