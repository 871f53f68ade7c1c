import { gradeAnnotations } from "@preau/wire";

/**
 * What stands in place of a mark. French displays, and what each counts for in an average:
 *
 * | kind | French | counts as |
 * |---|---|---|
 * | `absent` | Abs | nothing |
 * | `exempted` | Disp | nothing |
 * | `not-graded` | N.Not | nothing |
 * | `unfit` | Inap. | nothing |
 * | `not-handed-in` | N.Rdu | nothing |
 * | `absent-zero` | Abs* | 0 |
 * | `not-handed-in-zero` | N.Rdu* | 0 |
 */
export type GradeAnnotation =
  | "absent"
  | "exempted"
  | "not-graded"
  | "unfit"
  | "not-handed-in"
  | "absent-zero"
  | "not-handed-in-zero";

/**
 * A mark, or an average: points, or the annotation that stands for them. Plain JSON, told apart by `kind`;
 * never `NaN`. Where nothing was given, the value is left out: hidden, empty and zero are three things.
 *
 * `congratulations` ("félicitations") shows as the scale with a plus sign, `20+`, and counts as the whole
 * scale: `points` when the mark carries a scale, else that of the test. `unknown` is a text that is no mark
 * known to the library, with the number of the annotation when it has one.
 *
 * `pointsOf` tells what any of them counts for.
 *
 * @evidence read in the official client, 2024.3 to 2026.1 (annotations 1 to 8, no 9)
 */
export type GradeValue =
  /** May be negative, and above the scale. */
  | { readonly kind: "points"; readonly points: number }
  | { readonly kind: GradeAnnotation }
  | { readonly kind: "congratulations"; readonly points?: number }
  | { readonly kind: "unknown"; readonly code?: number };

/** Kinds by the number that the wire has for them. */
const annotations: Readonly<Record<number, GradeAnnotation>> = {
  [gradeAnnotations.absent]: "absent",
  [gradeAnnotations.exempted]: "exempted",
  [gradeAnnotations.notGraded]: "not-graded",
  [gradeAnnotations.unfit]: "unfit",
  [gradeAnnotations.notHandedIn]: "not-handed-in",
  [gradeAnnotations.absentZero]: "absent-zero",
  [gradeAnnotations.notHandedInZero]: "not-handed-in-zero",
};

/**
 * Reads a mark of the wire: `12,50`, `|3`, `|8|20`, or a bare number. Whatever else there is, is `unknown`.
 * `undefined` when there is none.
 *
 * @evidence read in the official client; bare numbers and points are what other servers write
 */
export function parseGradeValue(sent: string | number): GradeValue | undefined {
  const text = String(sent).trim();
  if (text === "") return undefined;
  const points = parseDecimal(text);
  if (points !== undefined) return { kind: "points", points };
  return text.startsWith("|") ? parseAnnotation(text) : { kind: "unknown" };
}

/** The annotation is what stands between the first pipe and the second, or the end. */
function parseAnnotation(text: string): GradeValue {
  const [, number = "", scale = ""] = text.split("|");
  if (!/^\s*-?\d{1,9}\s*$/u.test(number)) return { kind: "unknown" };
  const code = Number(number) + 0; // "-0" is zero too
  if (code === gradeAnnotations.congratulations) {
    const points = parseDecimal(scale.trim());
    return points === undefined ? { kind: "congratulations" } : { kind: "congratulations", points };
  }
  const kind = annotations[code];
  return kind === undefined ? { kind: "unknown", code } : { kind };
}

function parseDecimal(text: string): number | undefined {
  // "1e21" is how a number too long to be a mark writes itself.
  if (!/^-?\d{1,15}(?:[.,]\d{1,300})?$/u.test(text)) return undefined;
  return Number(text.replace(",", ".")) + 0; // "-0,00" is zero too
}

/**
 * What a mark counts for in an average, in points of its own scale: zero for `absent-zero` and
 * `not-handed-in-zero`, the whole scale for congratulations. `undefined` when it counts for nothing.
 *
 * @param outOf scale of the test; needed only for congratulations that carry none
 */
export function pointsOf(value: GradeValue | undefined, outOf?: number): number | undefined {
  switch (value?.kind) {
    case "points":
      return value.points;
    case "congratulations":
      return value.points ?? outOf;
    case "absent-zero":
    case "not-handed-in-zero":
      return 0;
    case "absent":
    case "exempted":
    case "not-graded":
    case "unfit":
    case "not-handed-in":
    case "unknown":
    case undefined:
      return undefined;
  }
}
