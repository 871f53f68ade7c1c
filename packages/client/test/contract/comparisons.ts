import type { Comparison } from "./sides.js";
import { attendance } from "./sides-attendance.js";
import { correspondence } from "./sides-correspondence.js";
import { daily } from "./sides-daily.js";
import { results } from "./sides-results.js";

/** Every comparison, by what it is about. */
export const comparisons: readonly (readonly [name: string, compare: Comparison])[] = Object.entries({
  ...daily,
  ...results,
  ...attendance,
  ...correspondence,
});
