import * as v from "valibot";
import type { PlainDate, PlainDateTime } from "./dates.js";
import { parseWireDay, parseWireInstant } from "./dates.js";
import { type GradeValue, parseGradeValue } from "./grade-value.js";
import { parseSet } from "./sets.js";

/** How one value of the wire is checked and read, once its `{ _T, V }` wrapper is peeled off. */
export interface Leaf<T> {
  /** What an error message calls it. */
  readonly expected: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** An empty string stands for "nothing" (dates, numbers), not for a value. */
  readonly emptyIsAbsent: boolean;
  /** Reads the form in which the value nearly always comes; what it gives up on goes to the schema. */
  readonly usual: (value: unknown) => T | undefined;
  /** So does zero, as a number or a text: the wire's way to say "no object". */
  readonly zeroIsAbsent?: boolean;
}

function leaf<T>(
  expected: string,
  schema: v.GenericSchema<unknown, T>,
  usual: Leaf<T>["usual"] = () => undefined,
  emptyIsAbsent = true,
): Leaf<T> {
  return { expected, schema, usual, emptyIsAbsent };
}

/**
 * Reads one value; `undefined` when it is none. A year's timetable holds tens of thousands of them, nearly
 * all in their usual form: the schema, which knows the others, is asked only for those.
 */
export function readLeaf<T>(some: Leaf<T>, value: unknown): T | undefined {
  const usual = some.usual(value);
  if (usual !== undefined) return usual;
  const result = v.safeParse(some.schema, value);
  return result.success ? result.output : undefined;
}

function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** A string that a parser accepts. */
function parsed<T>(expected: string, parse: (text: string) => T | undefined): Leaf<T> {
  return leaf(
    expected,
    v.pipe(
      v.string(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const result = parse(dataset.value);
        if (result !== undefined) return result;
        addIssue({ message: expected });
        return NEVER;
      }),
    ),
    (value) => (typeof value === "string" ? parse(value) : undefined),
  );
}

/** Text, as it stands; a number is written out. */
export const text: Leaf<string> = leaf(
  "text",
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  asText,
  false,
);

/** Text that is worth keeping: an empty string counts as absent. */
export const label: Leaf<string> = { ...text, emptyIsAbsent: true };

/** Any number; a string may hold one, with a comma or a point. */
export const decimal: Leaf<number> = leaf(
  "a number",
  v.union([
    v.pipe(v.number(), v.finite()),
    v.pipe(
      v.string(),
      v.regex(/^\s*-?\d+(?:[.,]\d+)?\s*$/u),
      v.transform((value) => Number(value.trim().replace(",", "."))),
    ),
  ]),
  (value) => (typeof value === "number" && Number.isFinite(value) ? value : undefined),
);

/** A whole number; a string may hold one. */
export const integer: Leaf<number> = leaf(
  "a whole number",
  v.pipe(decimal.schema, v.integer(), v.safeInteger()),
  (value) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined),
);

/** Yes or no: a boolean, `1`, or the words that old servers write. */
export const flag: Leaf<boolean> = leaf(
  "yes or no",
  v.union([
    v.boolean(),
    v.pipe(
      v.number(),
      v.transform((value) => value !== 0),
    ),
    v.pipe(
      v.string(),
      v.regex(/^(?:0|1|true|false|vrai|faux)$/iu),
      v.transform((value) => /^(?:1|true|vrai)$/iu.test(value)),
    ),
  ]),
  (value) => (typeof value === "boolean" ? value : undefined),
);

/** A number that some servers write as yes or no. */
export const integerOrFlag: Leaf<number> = leaf(
  "a whole number",
  v.union([integer.schema, v.pipe(v.boolean(), v.transform(Number))]),
  integer.usual,
);

/** Present and not false: some marks are an object, or a boolean. */
export const mark: Leaf<boolean> = leaf(
  "a mark",
  v.pipe(
    v.unknown(),
    v.transform((value) => value !== false && value !== 0 && value !== null && value !== undefined),
  ),
  (value) => (typeof value === "boolean" ? value : undefined),
);

/** A day of the school's calendar. */
export const day: Leaf<PlainDate> = parsed("a date", parseWireDay);

/** An instant on the school's wall clock. */
export const instant: Leaf<PlainDateTime> = parsed("a date and time", parseWireInstant);

/** A set of integers. */
export const integerSet: Leaf<readonly number[]> = leaf(
  "a set of numbers",
  v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const members = parseSet(dataset.value);
      if (members !== undefined) return members;
      addIssue({ message: "a set of numbers" });
      return NEVER;
    }),
  ),
  parseSet,
);

/** An identity (`N`): text or number; `"0"` and 0 mean "no object". */
export const identity: Leaf<string> = {
  ...leaf("an identity", text.schema, asText),
  zeroIsAbsent: true,
};

/** A mark, or what stands for one; a blank text is none. */
export const gradeValue: Leaf<GradeValue> = leaf(
  "a mark",
  v.pipe(
    v.union([v.string(), v.number()]),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const value = parseGradeValue(dataset.value);
      if (value !== undefined) return value;
      addIssue({ message: "a mark" });
      return NEVER;
    }),
  ),
  (value) => (typeof value === "string" ? parseGradeValue(value) : undefined),
);

/** What a mark is out of. Zero stands for none. */
export const scale: Leaf<number> = {
  ...leaf("a scale", v.pipe(decimal.schema, v.finite(), v.minValue(0)), () => undefined),
  zeroIsAbsent: true,
};
