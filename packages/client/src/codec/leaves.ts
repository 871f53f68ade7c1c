import * as v from "valibot";
import type { PlainDate, PlainDateTime } from "./dates.js";
import { parseWireDay, parseWireInstant } from "./dates.js";
import { parseSet } from "./sets.js";

/** How one value of the wire is checked and read, once its `{ _T, V }` wrapper is peeled off. */
export interface Leaf<T> {
  /** What an error message calls it. */
  readonly expected: string;
  readonly schema: v.GenericSchema<unknown, T>;
  /** An empty string stands for "nothing" (dates, numbers), not for a value. */
  readonly emptyIsAbsent: boolean;
  /** So does zero, as a number or a text: the wire's way to say "no object". */
  readonly zeroIsAbsent?: boolean;
}

function leaf<T>(expected: string, schema: v.GenericSchema<unknown, T>, emptyIsAbsent = true): Leaf<T> {
  return { expected, schema, emptyIsAbsent };
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
  );
}

/** Text, as it stands; a number is written out. */
export const text: Leaf<string> = leaf(
  "text",
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
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
);

/** A whole number; a string may hold one. */
export const integer: Leaf<number> = leaf(
  "a whole number",
  v.pipe(decimal.schema, v.integer(), v.safeInteger()),
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
);

/** Present and not false: some marks are an object, or a boolean. */
export const mark: Leaf<boolean> = leaf(
  "a mark",
  v.pipe(
    v.unknown(),
    v.transform((value) => value !== false && value !== 0 && value !== null && value !== undefined),
  ),
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
);

/** An identity (`N`): text or number; `"0"` and 0 mean "no object". */
export const identity: Leaf<string> = { ...leaf("an identity", text.schema), zeroIsAbsent: true };
