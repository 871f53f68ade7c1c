import { expect, test } from "vitest";
import type { Command, TextToShow } from "./command.js";
import { Failure } from "./failure.js";
import { wordsOf } from "./language/tables.js";
import { parseArguments } from "./program.js";

function parse(argv: readonly string[], language: "en" | "fr" = "en"): Command | TextToShow {
  return parseArguments(argv, { env: {}, words: wordsOf(language), version: "1.2.3" });
}

function failureOf(argv: readonly string[]): Failure {
  try {
    parse(argv);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${argv.join(" ")} is accepted.`);
}

const common = { name: "write", account: { insecureHosts: [] }, json: false, yes: false, dryRun: false };
const half = { fromHalf: "morning", toHalf: "afternoon" } as const;

test.each<[string, object]>([
  ["homework done 3f0a", { kind: "homework done", key: "3f0a" }],
  ["homework hand-in 3f0a a.odt", { kind: "homework hand-in", key: "3f0a", file: "a.odt", replace: false }],
  [
    "homework hand-in 3f0a a.odt --replace",
    { kind: "homework hand-in", key: "3f0a", file: "a.odt", replace: true },
  ],
  ["news read 3f0a", { kind: "news read", key: "3f0a" }],
  ["news answer 3f0a", { kind: "news answer", key: "3f0a", answers: [], freeTexts: [] }],
  [
    "news answer 3f0a --answer 1=2 --answer 3=a=b, --free-text 1=x",
    {
      kind: "news answer",
      key: "3f0a",
      answers: [
        { place: 1, text: "2" },
        { place: 3, text: "a=b," },
      ],
      freeTexts: [{ place: 1, text: "x" }],
    },
  ],
  [
    "messages new --to a --to b Bonjour",
    { kind: "messages new", to: ["a", "b"], body: { text: "Bonjour" }, attach: [] },
  ],
  [
    "messages new --to a --subject b --file - --attach c --attach d",
    { kind: "messages new", to: ["a"], subject: "b", body: { file: "-" }, attach: ["c", "d"] },
  ],
  ["messages reply 3f0a", { kind: "messages reply", key: "3f0a", body: {}, attach: [] }],
  [
    "messages reply 3f0a --way 2 -- -x",
    { kind: "messages reply", key: "3f0a", way: "2", body: { text: "-x" }, attach: [] },
  ],
  ["messages delete 3f0a --for-good", { kind: "messages delete", key: "3f0a", forGood: true }],
  [
    "absence justify 3f0a --reason a",
    { kind: "absence justify", key: "3f0a", reason: "a", body: {}, attach: [] },
  ],
  [
    "absence declare --from 2026-01-15",
    { kind: "absence declare", from: "2026-01-15", to: "2026-01-15", ...half, body: {} },
  ],
  [
    "absence declare --from 2026-01-15 --from-half afternoon --to 2026-01-16 --to-half morning Malade",
    {
      kind: "absence declare",
      from: "2026-01-15",
      to: "2026-01-16",
      fromHalf: "afternoon",
      toHalf: "morning",
      body: { text: "Malade" },
    },
  ],
  ["attendance acknowledge 3f0a", { kind: "attendance acknowledge", key: "3f0a" }],
  ["report acknowledge --period 1", { kind: "report acknowledge", period: "1" }],
])("%s", (line, action) => {
  expect(parse(line.split(" "))).toEqual({ ...common, action });
});

test("options may stand on either side of the last word of a command", () => {
  const wanted = {
    ...common,
    account: { account: "camille", child: "Malo", insecureHosts: ["a.example", "b.example"] },
    json: true,
    yes: true,
    dryRun: true,
    action: { kind: "homework done", key: "3f0a" },
  };
  const hosts = ["--insecure-host", "a.example", "--insecure-host", "b.example"];
  const some = ["--account", "camille", "--child", "Malo", "--json", ...hosts];
  const own = ["--yes", "--dry-run"];
  expect(parse(["homework", ...some, "done", "3f0a", ...own])).toEqual(wanted);
  expect(parse(["homework", "done", ...own, "3f0a", ...some])).toEqual(wanted);
  expect(parse(["homework", "done", "3f0a", ...some, ...own])).toEqual(wanted);
});

test.each<[string, string]>([
  ["homework done", "Something is missing: key."],
  ["homework hand-in 3f0a", "Something is missing: file."],
  ["homework done 3f0a 9999", "There is one word too many."],
  ["homework doen 3f0a", "preau homework does not take this word."],
  ["homework done 3f0a --from 2026-01-15", "There is no option --from."],
  ["news read 3f0a --unread", "There is no option --unread."],
  ["attendance acknowledge 3f0a --period year", "There is no option --period."],
  ["news answer 3f0a --answer Oui", "--answer is the number of a question"],
  ["news answer 3f0a --answer 1=1 --free-text x", "--free-text is the number of a question"],
  ["messages new Bonjour", "To whom?"],
  ["messages new --to a --file b Bonjour", "There are two texts"],
  ["absence declare", "Something is missing: --from."],
  ["absence declare --from tomorrow", "is not a day"],
  ["absence declare --from 2026-01-15 --to 2026-01-14", "before they begin"],
  ["absence declare --from 2026-01-15 --from-half noon", "--from-half is one of: morning, afternoon."],
  ["absence declare --from 2026-01-15 --from-half afternoon --to-half morning", "ends before it begins"],
  ["absence justifi 3f0a", "There is no command justifi."],
])("%s is wrong use", (line, message) => {
  const failure = failureOf(line.split(" "));
  expect(failure.message).toContain(message);
  expect(failure.exitCode).toBe(2);
});

test("a wrong word is not repeated, and what could follow is listed", () => {
  const failure = failureOf(["homework", "hunter2"]);
  expect(`${failure.message} ${failure.hint}`).not.toContain("hunter2");
  expect(failure.hint).toContain("done, undone, hand-in, take-back");
});

test("what only looks takes no permission", () => {
  expect(parse(["messages", "recipients", "--json"])).toEqual({
    name: "recipients",
    account: { insecureHosts: [] },
    json: true,
  });
  expect(parse(["absence", "reasons"])).toMatchObject({ name: "reasons", json: false });
  expect(failureOf(["absence", "reasons", "--yes"]).message).toBe("There is no option --yes.");
});

test("every command teaches itself in both languages, with examples of its own and how it asks", () => {
  for (const kind of Object.keys(wordsOf("en").help.writing.commands)) {
    const argv = [...kind.split(" "), "--help"];
    const [english, french] = (["en", "fr"] as const).map(
      (language) => (parse(argv, language) as TextToShow).text,
    );
    expect(english, kind).toContain(`Usage: preau ${kind} `);
    expect(english, kind).toContain(`Examples:\n  preau ${kind}`);
    expect(french, kind).toContain(`Exemples :\n  preau ${kind}`);
    expect(french, kind).not.toMatch(/Options:|Arguments:|default:|undefined/u);
    expect(english).not.toBe(french);
    const looks = kind === "messages recipients" || kind === "absence reasons";
    expect(english?.includes("exit code 7"), kind).toBe(!looks);
    expect(french?.includes("le code 7"), kind).toBe(!looks);
  }
  for (const above of ["homework", "news", "messages", "attendance", "report"]) {
    expect((parse([above, "--help"]) as TextToShow).text, above).toContain("Commands:");
  }
  expect(parse(["absence"])).toMatchObject({ name: "text", asked: false });
});
