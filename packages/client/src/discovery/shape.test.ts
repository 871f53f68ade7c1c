import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Shape } from "./shape.js";

function shapeOf(...values: readonly unknown[]): unknown {
  const shape = new Shape();
  for (const value of values) shape.add(value);
  return shape.print((key) => key);
}

describe("the structure of a value", () => {
  test("says keys, kinds and codes of typed values", () => {
    expect(
      shapeOf({
        N: "12#abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFG",
        L: "VERDIER Camille",
        actif: true,
        note: { _T: 10, V: "15,50" },
        liste: { _T: 24, V: [{ G: 1 }, { G: 2, extra: null }] },
        vide: [],
      }),
    ).toEqual({
      N: "id",
      L: "text",
      actif: "boolean",
      note: { _T: "10", V: "decimal text" },
      liste: { _T: "24", V: [{ G: "integer", "extra?": "null" }] },
      vide: [],
    });
  });

  test.each([
    ["A1B2C3D4E5F60718A1B2C3D4E5F60718", "HEX(32)"],
    ["3fa959b13967e0ef176069e01e23c8d7", "hex(32)"],
    ["0D264427-EEFC-4810-A9E9-346942A862A4", "uuid"],
    ["15/01/2026", "day"],
    ["15/01/2026 08:30:00", "day and time"],
    ["[1,3..5]", "set"],
    ["|1", "annotation"],
    ["https://example.test/secret", "address"],
    ["<div>bonjour</div>", "markup"],
    ["", "empty text"],
    [12.5, "decimal"],
  ])("says the form of %j", (value, form) => {
    expect(shapeOf(value)).toBe(form);
  });

  test("takes an object whose keys are no names for a table, and says none of them", () => {
    expect(shapeOf({ "VERDIER Camille": 12, "OSMONT Malo": 15 })).toEqual({ "*": "integer" });
    expect(shapeOf({ 4711: { note: 1 }, 4712: { note: 2 } })).toEqual({ "*": { note: "integer" } });
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`k${index}`, index]));
    expect(shapeOf(many)).toEqual({ "*": "integer" });
  });

  test("puts what stands in one place together", () => {
    expect(shapeOf("a text", 3, { G: 1 })).toEqual({ "one of": ["integer | text", { G: "integer" }] });
    expect(shapeOf()).toBe("nothing");
  });

  test("holds no value of any JSON, however it is made", () => {
    const secret = "Zq9Xk_secret";
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const hidden: unknown = JSON.parse(
          JSON.stringify([value, { v: secret }]).replaceAll(/"(\w)":/gu, '"k$1":'),
        );
        expect(JSON.stringify(shapeOf(hidden))).not.toContain(secret);
      }),
    );
  });

  test("ends, however deep and wide the value is", () => {
    let deep: unknown = "end";
    for (let level = 0; level < 5000; level += 1) deep = { inner: deep };
    expect(JSON.stringify(shapeOf(deep))).toContain("something deeper");
    expect(shapeOf(Array.from({ length: 100_000 }, () => ({ G: 1 })))).toEqual([{ G: "integer" }]);
  });
});
