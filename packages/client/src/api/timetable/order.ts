import { compareTexts } from "../../codec/order.js";
import type { Lesson } from "./lesson.js";

/**
 * Order of entries that share places, as the official page has it: those that take place first, then
 * outings, then detentions, then by start, length, status and position. The official page ends with `N`,
 * which changes with every session; the key takes its place.
 *
 * @evidence read in the official client
 */
export function compareLessons(a: Lesson, b: Lesson): number {
  return (
    Number(a.canceled) - Number(b.canceled) ||
    Number(b.outing) - Number(a.outing) ||
    Number(b.detention) - Number(a.detention) ||
    compareTexts(a.start, b.start) ||
    (a.length ?? 0) - (b.length ?? 0) ||
    compareTexts(a.status, b.status) ||
    (a.num ?? 0) - (b.num ?? 0) ||
    compareTexts(a.key, b.key)
  );
}
