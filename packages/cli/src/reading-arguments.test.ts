import { expect, test } from "vitest";
import type { Command, TextToShow } from "./command.js";
import { Failure } from "./failure.js";
import { wordsOf } from "./language/tables.js";
import { parseArguments } from "./program.js";

function parse(line: string, language: "en" | "fr" = "en"): Command | TextToShow {
  return parseArguments(line.split(" "), { env: {}, words: wordsOf(language), version: "1.2.3" });
}

function failureOf(line: string): Failure {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${line} is accepted.`);
}

const common = { account: { insecureHosts: [] }, json: false };

test.each([
  ["attendance --period year", { name: "attendance", ...common, period: "year" }],
  ["evaluations", { name: "evaluations", ...common }],
  ["report --period 2 --pdf", { name: "report", ...common, period: "2", pdf: true }],
  ["menus", { name: "menus", ...common, range: {} }],
  ["menus --week", { name: "menus", ...common, range: {} }],
  ["menus --week 2026-01-14", { name: "menus", ...common, range: { from: "2026-01-12", to: "2026-01-18" } }],
  ["menus --from 2026-01-14", { name: "menus", ...common, range: { from: "2026-01-14" } }],
  ["contents --to 2026-01-14", { name: "contents", ...common, range: { to: "2026-01-14" } }],
  ["agenda --json", { name: "agenda", ...common, json: true, range: {} }],
  ["files --save here", { name: "files", ...common, range: {}, save: "here" }],
  ["news", { name: "news", ...common, unread: false }],
  ["news --unread", { name: "news", ...common, unread: true }],
  ["news 3f0a --json", { name: "news", ...common, json: true, key: "3f0a", unread: false }],
  ["messages 3f0a", { name: "messages", ...common, key: "3f0a", unread: false }],
  ["staff --child Malo", { name: "staff", ...common, account: { child: "Malo", insecureHosts: [] } }],
  ["students", { name: "students", ...common }],
  ["students 4C --file Camille", { name: "students", ...common, of: "4C", file: "Camille" }],
  ["documents", { name: "documents", ...common }],
  ["home", { name: "home", ...common }],
  ["ical --show", { name: "ical", ...common }],
  [
    "relink --account camille --qr a.png",
    {
      name: "relink",
      code: "a.png",
      account: { account: "camille", insecureHosts: [] },
      json: false,
    },
  ],
])("%s", (line, command) => {
  expect(parse(line)).toEqual(command);
});

test.each([
  ["menus --week 2026-01-14 --from 2026-01-12", "--week names all the days"],
  ["menus --week tomorrow", '--week: "tomorrow" is not a day.'],
  ["students --file Camille", "--file needs the class"],
  ["ical", "is a secret"],
  ["news 3f0a 9999", "one word too many"],
  ["staff Malo", "one word too many"],
  ["relink --qr a --qr-json b", "each name a code"],
  ["agenda --from 2026-01-14 --to 2026-01-12", "before they begin"],
])("%s is wrong use", (line, message) => {
  expect(failureOf(line).message).toContain(message);
  expect(failureOf(line).exitCode).toBe(2);
});

test("an option that does not exist is wrong use, of every command", () => {
  for (const name of [...Object.keys(wordsOf("en").help.reading.commands), "relink"]) {
    const failure = failureOf(`${name} --nonsense`);
    expect(failure.message, name).toBe("There is no option --nonsense.");
    expect(failure.exitCode, name).toBe(2);
  }
});

test("every command teaches itself in both languages, with examples of its own", () => {
  const names = Object.keys(wordsOf("en").help.reading.commands);
  for (const name of [...names, "relink"]) {
    const [english, french] = (["en", "fr"] as const).map((language) => {
      const { text } = parse(`${name} --help`, language) as TextToShow;
      return text;
    });
    expect(english, name).toContain(`Examples:\n  preau ${name}`);
    expect(french, name).toContain(`Exemples :\n  preau ${name}`);
    expect(english, name).toContain("PREAU_PASSWORD");
    expect(french, name).not.toMatch(/Options:|Arguments:|default:/u);
    expect(english).not.toBe(french);
  }
  expect((parse("news --help") as TextToShow).text).toContain("preau news [key] [options]");
});
