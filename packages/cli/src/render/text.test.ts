import fc from "fast-check";
import { expect, test } from "vitest";
import { held, pack, widthOf, wrap } from "./text.js";

test("width counts what the reader sees", () => {
  expect(widthOf("abc")).toBe(3);
  expect(widthOf("été")).toBe(3);
  expect(widthOf("e\u0301te\u0301")).toBe(3);
  expect(widthOf("日本")).toBe(4);
  expect(widthOf("👩‍🏫!")).toBe(3);
  expect(widthOf("8h00–9h00 ≈ …")).toBe(13);
});

test("words stay whole, and line feeds are kept", () => {
  expect(wrap("Lire le chapitre 3\n\net le résumer", { width: 12 })).toEqual([
    "Lire le",
    "chapitre 3",
    "",
    "et le",
    "résumer",
  ]);
});

test("empty lines at both ends go", () => {
  expect(wrap("\n\n a\n\n", { width: 10 })).toEqual([" a"]);
  expect(wrap("  \n", { width: 10 })).toEqual([]);
});

test("a list keeps its indentation", () => {
  expect(wrap("à faire\n  - lire le chapitre", { width: 12 })).toEqual([
    "à faire",
    "  - lire le",
    "  chapitre",
  ]);
});

test("an address sticks out rather than being cut, except in a box", () => {
  expect(wrap("voir https://a.example/long/path", { width: 10 })).toEqual([
    "voir",
    "https://a.example/long/path",
  ]);
  expect(wrap("HISTOIRE-GÉOGRAPHIE", { width: 12, cutWords: true })).toEqual(["HISTOIRE-", "GÉOGRAPHIE"]);
  expect(wrap("anticonstitutionnel", { width: 8, cutWords: true })).toEqual(["anticons", "titution", "nel"]);
});

test("names are held together, unless they are wider than the line", () => {
  expect(wrap(["M. ORDO G.", "Mme NADAUD S."].map(held).join(", "), { width: 15 })).toEqual([
    "M. ORDO G.,",
    "Mme NADAUD S.",
  ]);
  expect(wrap(held("Mme NADAUD S."), { width: 8 })).toEqual(["Mme", "NADAUD", "S."]);
});

test("too many lines end in an ellipsis", () => {
  expect(wrap("un deux trois quatre", { width: 5, mostLines: 2 })).toEqual(["un", "deux…"]);
});

test("short texts share lines", () => {
  expect(pack(["101", "Mme OSMONT L.", "4C GR.2"], { width: 19 })).toEqual([
    "101 · Mme OSMONT L.",
    "4C GR.2",
  ]);
});

test("cutting never exceeds the width, and never loses a letter", () => {
  const texts = fc
    .array(fc.stringMatching(/^[a-zàé👍日-]{1,30}$/u), { maxLength: 12 })
    .map((words) => words.join(" "));
  fc.assert(
    fc.property(texts, fc.integer({ min: 4, max: 40 }), (text, width) => {
      const lines = wrap(text, { width, cutWords: true });
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }),
  );
});
