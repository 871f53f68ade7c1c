import { describe, expect, test } from "vitest";
import { DecodeError } from "../errors/errors.js";
import { day, decimal, flag, identity, instant, integer, integerSet, label, mark, text } from "./leaves.js";
import { kindOf, type Reader, Reading } from "./reader.js";

type Item = Readonly<Record<string, unknown>>;
type Page = Reader<Item>;
type Elements = Readonly<Record<string, Item>>;
type Lists = Readonly<Record<string, readonly Item[]>>;

function open<Wire = Item>(value: unknown): { readonly page: Reader<Wire>; readonly reading: Reading } {
  const reading = new Reading("PageEssai");
  return { page: reading.open(value), reading };
}

describe("values", () => {
  test("are peeled, however they are wrapped", () => {
    const { page } = open({
      a: { _T: 7, V: "22/01/2024" },
      b: { V: "x" },
      c: { _T: 24, V: { _T: 3, V: "y" } },
    });
    expect(page.optional("a", day)).toBe("2024-01-22");
    expect(page.optional("b", text)).toBe("x");
    expect(page.optional("c", text)).toBe("y");
  });

  test("an object that only looks wrapped is left alone", () => {
    const { page } = open<Elements>({ a: { _T: 24, V: 1, N: "79#x" }, b: { _T: 24, N: "18002" } });
    expect(page.element("a", (inner) => inner.optional("N", identity))).toBe("79#x");
    expect(page.element("b", (inner) => inner.optional("N", identity))).toBe("18002");
  });

  test("that are absent, null or empty are undefined, without a warning", () => {
    const { page, reading } = open({ a: null, b: "", c: { _T: 7, V: "" }, d: { _T: 7, V: null } });
    for (const key of ["a", "b", "c", "d", "e"]) expect(page.optional(key, day)).toBeUndefined();
    expect(reading.warnings).toEqual([]);
  });

  test("that are wrong are undefined, with a warning that says where and not what", () => {
    const { page, reading } = open({ a: "secret" });
    expect(page.optional("a", integer)).toBeUndefined();
    expect(reading.warnings).toEqual([
      { call: "PageEssai", path: "a", expected: "a whole number", received: "a text" },
    ]);
  });

  test("that are required and absent or wrong throw, with their path", () => {
    const { page } = open<Lists>({ list: [{ a: "secret" }, {}] });
    const failures: unknown[] = [];
    page.list("list", (item) => {
      try {
        return item.required("a", integer);
      } catch (error) {
        failures.push(error);
        return undefined;
      }
    });
    expect(failures).toMatchObject([
      { code: "decode", path: "list[0].a", expected: "a whole number", received: "a text" },
      { code: "decode", path: "list[1].a", received: "nothing" },
    ]);
    expect(String(failures[0])).not.toContain("secret");
  });

  test("of the prototype are no values", () => {
    const { page } = open({});
    for (const key of ["constructor", "toString", "__proto__"]) expect(page.has(key)).toBe(false);
  });
});

describe("leaves", () => {
  const leaf = (name: Parameters<Page["optional"]>[1], value: unknown): unknown =>
    open({ a: value }).page.optional("a", name);

  test("text takes numbers; a label takes no empty text", () => {
    expect([leaf(text, 12), leaf(text, ""), leaf(label, ""), leaf(text, {})]).toEqual([
      "12",
      "",
      undefined,
      undefined,
    ]);
  });

  test("numbers may be texts, with a comma or a point", () => {
    expect([leaf(decimal, "12,50"), leaf(decimal, " -3.5 "), leaf(decimal, 7), leaf(decimal, "1 2")]).toEqual(
      [12.5, -3.5, 7, undefined],
    );
    expect([leaf(integer, "12"), leaf(integer, 1.5), leaf(integer, 1e300)]).toEqual([
      12,
      undefined,
      undefined,
    ]);
  });

  test("yes and no are read in every form that servers write", () => {
    expect([true, 1, "1", "true", "Vrai"].map((value) => leaf(flag, value))).toEqual(Array(5).fill(true));
    expect([false, 0, "0", "false", "faux"].map((value) => leaf(flag, value))).toEqual(Array(5).fill(false));
    expect([leaf(flag, "oui"), leaf(flag, {})]).toEqual([undefined, undefined]);
  });

  test("a mark is anything but a no", () => {
    expect([leaf(mark, "eleve"), leaf(mark, {}), leaf(mark, false), leaf(mark, 0)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test("dates and sets are read as their codecs say", () => {
    expect(leaf(instant, "26/01/2024 08:00:00")).toBe("2024-01-26T08:00");
    expect(leaf(integerSet, "[1..3]")).toEqual([1, 2, 3]);
    expect(leaf(integerSet, "nonsense")).toBeUndefined();
  });

  test("an identity of zero is no object, and nothing to warn of", () => {
    const { page, reading } = open({ a: "0", b: 0, c: "29#x", d: -1001 });
    expect(["a", "b", "c", "d"].map((key) => page.optional(key, identity))).toEqual([
      undefined,
      undefined,
      "29#x",
      "-1001",
    ]);
    expect(reading.warnings).toEqual([]);
    expect(() => page.required("a", identity)).toThrow(DecodeError);
  });
});

describe("lists", () => {
  const read = (item: Page): number => item.required("n", integer);

  test("are read wrapped or bare, and a bad item is skipped with a warning", () => {
    for (const list of [[{ n: 1 }, { n: "x" }, 5, { n: 3 }], { _T: 24, V: [{ n: 1 }, {}, null, { n: 3 }] }]) {
      const { page, reading } = open<Lists>({ list });
      expect(page.list("list", read)).toEqual([1, 3]);
      expect(reading.warnings.map(({ path }) => path)).toEqual(["list[1].n", "list[2]"]);
    }
  });

  test("that are missing are empty: a warning is given unless that is usual", () => {
    const { page, reading } = open({ other: "" });
    expect([
      page.list("list", read),
      page.optionalList("list", read),
      page.optionalList("other", read),
    ]).toEqual([[], [], []]);
    expect(reading.warnings).toHaveLength(1);
  });

  test("of another kind are empty, with a warning", () => {
    const { page, reading } = open({ list: { n: 1 } });
    expect(page.optionalList("list", read)).toEqual([]);
    expect(reading.warnings).toMatchObject([{ path: "list", expected: "a list", received: "an object" }]);
  });

  test("of plain values keep the good ones", () => {
    const { page, reading } = open({ list: [1, "x", "2", null] });
    expect(page.values("list", integer)).toEqual([1, 2]);
    expect(reading.warnings.map(({ path }) => path)).toEqual(["list[1]", "list[3]"]);
  });

  test("hide no mistake of the reader itself", () => {
    const { page } = open({ list: [{}] });
    expect(() =>
      page.list("list", () => {
        throw new TypeError("a bug");
      }),
    ).toThrow(TypeError);
  });
});

test("an element that is no object is undefined, with a warning; an empty one is read", () => {
  const { page, reading } = open({ a: "x", b: {}, c: "" });
  expect(page.element("a", () => 1)).toBeUndefined();
  expect(page.element("b", () => 2)).toBe(2);
  expect(page.element("c", () => 3)).toBeUndefined();
  expect(reading.warnings.map(({ path }) => path)).toEqual(["a"]);
});

test("keys that nobody read are listed once, whatever their place in a list", () => {
  const reading = new Reading("PageEssai", { keys: true });
  const page = reading.open<Lists>({
    read: 1,
    unread: 2,
    list: [
      { a: 1, new: 2 },
      { a: 1, new: 3 },
    ],
  });
  page.optional("read", integer);
  page.list("list", (item) => item.optional("a", integer));
  expect(reading.unreadKeys()).toEqual(["list[].new", "unread"]);
});

test("an answer that is no object is refused", () => {
  for (const answer of [[], "x", 1, null, undefined]) expect(() => open(answer)).toThrow(DecodeError);
});

test("kinds are told without the value", () => {
  expect([undefined, null, "", [], {}, "secret", 7, true].map(kindOf)).toEqual([
    "nothing",
    "null",
    "an empty text",
    "a list",
    "an object",
    "a text",
    "a number",
    "a boolean",
  ]);
});
