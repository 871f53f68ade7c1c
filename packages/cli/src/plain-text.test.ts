import { expect, test } from "vitest";
import { plainText } from "./plain-text.js";

test("accents, capitals and blanks around a text do not count; those inside do", () => {
  expect(plainText(" Zoé  LEFÈVRE\t")).toBe("zoe  lefevre");
  expect(plainText("Zoe\u0301")).toBe(plainText("ZO\u00c9"));
  expect(plainText("  ")).toBe("");
});
