import { expect, test } from "vitest";
import { chooseLanguage } from "./language.js";

const nowhere = (): string => "de-DE";

test("--lang decides, in both ways of writing it, and the last one wins", () => {
  expect(chooseLanguage(["demo", "--lang", "fr"], { LANG: "en_US.UTF-8" }, nowhere)).toBe("fr");
  expect(chooseLanguage(["--lang=fr", "demo"], {}, nowhere)).toBe("fr");
  expect(chooseLanguage(["--lang=fr", "--lang", "en"], {}, nowhere)).toBe("en");
});

test("what stands behind -- is no option", () => {
  expect(chooseLanguage(["demo", "--", "--lang=fr"], {}, nowhere)).toBe("en");
});

test("the locale decides next, in the order of POSIX, and an empty variable counts as absent", () => {
  expect(chooseLanguage([], { LC_ALL: "fr_FR.UTF-8", LANG: "en_US.UTF-8" }, nowhere)).toBe("fr");
  expect(chooseLanguage([], { LC_ALL: "", LC_MESSAGES: "fr_CA", LANG: "en_US" }, nowhere)).toBe("fr");
  expect(chooseLanguage([], { LANG: "C" }, () => "fr-FR")).toBe("en");
  expect(chooseLanguage([], { LANG: "fr" }, nowhere)).toBe("fr");
});

test("the system's locale decides where the environment says nothing, and English is the last resort", () => {
  expect(chooseLanguage([], {}, () => "fr-FR")).toBe("fr");
  expect(chooseLanguage([], {}, nowhere)).toBe("en");
  expect(chooseLanguage(["--lang", "de"], {}, nowhere)).toBe("en");
  expect(chooseLanguage(["--lang"], {}, nowhere)).toBe("en");
});

test("Frisian is not French", () => {
  expect(chooseLanguage([], { LANG: "fry_NL" }, nowhere)).toBe("en");
});
