import { expect, test } from "vitest";
import { cleanText, cleanValue, toJson } from "./clean.js";

test.each([
  ["clears the screen", "a\u001b[2Jb", "ab"],
  ["sets the title", "a\u001b]0;owned\u0007b", "ab"],
  ["links elsewhere", "\u001b]8;;http://evil.example\u001b\\text\u001b]8;;\u001b\\", "text"],
  ["is an eight-bit control sequence", "a\u009b2Jb", "ab"],
  ["is an escape cut short", "a\u001b", "a"],
  ["rewrites the line", "safe\rEVIL", "safe\nEVIL"],
  ["goes back", "abc\b\b\bxyz", "abcxyz"],
  ["rings", "a\u0007b", "ab"],
  ["turns the text around", "a\u202egnp.exe", "agnp.exe"],
  ["hides", "a\u200bb\u2066c\u2069", "abc"],
])("a text that %s is made harmless", (_what, text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test("line feeds, accents and emoji stay; tabs become spaces", () => {
  expect(cleanText("l'été\n\tà 👩‍🏫")).toBe("l'été\n  à 👩‍🏫");
});

test("every text of a value is cleaned, however deep", () => {
  const value = { a: ["\u001b[31mx"], b: { c: "\u0007y", d: 1, e: null, f: true } };
  expect(cleanValue(value)).toEqual({ a: ["x"], b: { c: "y", d: 1, e: null, f: true } });
});

test("JSON is the same value, without a character that a terminal obeys", () => {
  const value = [{ text: "\u001b[2J\u009b2J\u007f\u202e\u2028 été" }];
  const json = toJson(value);
  expect(JSON.parse(json)).toEqual(value);
  // oxlint-disable-next-line no-misleading-character-class -- each is meant alone
  expect(json).not.toMatch(/[\u001b\u007f-\u009f\u2028\u202e]/u);
});
