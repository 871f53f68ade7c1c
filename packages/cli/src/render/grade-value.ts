import type { GradeValue } from "@preau/client";
import type { Words } from "../language/words.js";

/** Sign for what a school does not publish, or has nothing to tell of: never a zero. */
export const absentSign = "–";

/** How to write a mark. */
export interface MarkForm {
  /** Its scale, shown behind it. */
  readonly outOf?: number | undefined;
  /** Averages have two decimals; marks as many as they need. */
  readonly hundredths?: boolean;
}

/** A number as the language writes it: "12.5", "12,50". */
export function numberText(value: number, { grades: say }: Words, hundredths = false): string {
  const text = hundredths ? value.toFixed(2) : String(Math.round(value * 100) / 100);
  return text.replace(".", say.decimalSign);
}

/** A mark or an average in words: "15.5/20", "Abs", "20+"; the sign for none. */
export function gradeText(value: GradeValue | undefined, words: Words, form: MarkForm = {}): string {
  const { grades: say } = words;
  const { outOf, hundredths = false } = form;
  switch (value?.kind) {
    case undefined:
      return absentSign;
    case "points": {
      const points = numberText(value.points, words, hundredths);
      return outOf === undefined ? points : `${points}/${numberText(outOf, words)}`;
    }
    case "congratulations": {
      const scale = value.points ?? outOf;
      return scale === undefined ? say.congratulations : `${numberText(scale, words)}+`;
    }
    case "unknown":
      return say.unknown(value.code);
    case "absent":
    case "exempted":
    case "not-graded":
    case "unfit":
    case "not-handed-in":
    case "absent-zero":
    case "not-handed-in-zero":
      return say.annotations[value.kind];
  }
}
