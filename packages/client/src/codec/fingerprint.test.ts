import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "./fingerprint.js";

/** Plain data, as the library returns it. Names that end like an id are left to their own test. */
const name = fc.string().filter((word) => !/^id$|Ids?$/u.test(word) && word !== "__proto__");
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { depthSize: "small" },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie("data")),
    fc.dictionary(name, tie("data")),
  ),
}));

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The same content, its members in the opposite order and with other ids all over it. */
function ofAnotherSession(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofAnotherSession);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, ofAnotherSession(member)] as const);
  return Object.fromEntries([
    ["id", "other~46#1"],
    ["lessonId", "other~29#2"],
    ["possessionIds", ["other~112#3"]],
    ["absent", undefined],
    ...members.toReversed(),
  ]);
}

test("is the same whatever the session, the order of members, and absent ones", () => {
  fc.assert(
    fc.property(data, (content) => {
      expect(fingerprint(ofAnotherSession(content))).toBe(fingerprint(content));
    }),
  );
});

test("is another when anything else changes", () => {
  fc.assert(
    fc.property(data, data, (one, other) => {
      const same = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
      expect(fingerprint(one) === fingerprint(other)).toBe(same);
    }),
    { examples: [[[], {}]] },
  );
});

/** Members in the order of their names: what two values that are alike have in common. No object becomes a list. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return Object.is(value, -0) ? 0 : value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return { members: members.map(([key, member]) => [key, sorted(member)]) };
}

test.each([
  ["a number and its digits", 1, "1"],
  ["an empty list and an absent one", { files: [] }, {}],
  ["nothing and a text that says so", { comment: "undefined" }, {}],
  ["a list and the same, nested", [["a"], "b"], [["a", "b"]]],
  ["lists in another order", ["a", "b"], ["b", "a"]],
  ["a member of another name", { min: 1 }, { max: 1 }],
  ["a deep change", { grade: { kind: "points", points: 12 } }, { grade: { kind: "points", points: 12.5 } }],
])("tells apart %s", (_, one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});

test("does not change its input", () => {
  const entity = Object.freeze({ id: "a~1", list: Object.freeze([Object.freeze({ b: 1, a: 2 })]) });
  expect(fingerprint(entity)).toMatch(/^fingerprint_[\da-v]{14}$/u);
});
