import { expect, test } from "vitest";
import type { Command, TextToShow } from "./command.js";
import { Failure } from "./failure.js";
import type { Language } from "./language/language.js";
import { wordsOf } from "./language/tables.js";
import { parseArguments } from "./program.js";

function parse(
  line: string,
  env: Readonly<Record<string, string>> = {},
  language: Language = "en",
): Command | TextToShow {
  const argv = line.split(" ").filter((word) => word !== "");
  return parseArguments(argv, { env, words: wordsOf(language), version: "1.2.3" });
}

function failureOf(
  line: string,
  env: Readonly<Record<string, string>> = {},
  language: Language = "en",
): Failure {
  try {
    parse(line, env, language);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`${line} is accepted.`);
}

const account = "--url https://a.example/pronote/eleve.html --user camille";

test("a demonstration needs nothing", () => {
  expect(parse("demo")).toEqual({ name: "demo", json: false });
  expect(parse("demo --date 2026-12-25 --seed 7 --profile 2025.2 --json --lang fr")).toEqual({
    name: "demo",
    date: "2026-12-25",
    seed: 7,
    profile: "2025.2",
    json: true,
  });
});

test("a timetable takes an account, days and ways to show it", () => {
  const line = `timetable ${account} --space student --from 2026-01-12 --to 2026-01-16 --json --raw --timeout 2.5`;
  expect(
    parse(`${line} --time-zone Indian/Reunion --insecure-host a.example --insecure-host b.example`),
  ).toEqual({
    name: "timetable",
    account: {
      url: "https://a.example/pronote/eleve.html",
      user: "camille",
      space: "student",
      timeZone: "Indian/Reunion",
      insecureHosts: ["a.example", "b.example"],
      timeoutMs: 2500,
    },
    range: { from: "2026-01-12", to: "2026-01-16" },
    json: true,
    raw: true,
  });
});

test("homework of one child", () => {
  expect(parse(`homework ${account} --child Malo`)).toEqual({
    name: "homework",
    account: {
      url: "https://a.example/pronote/eleve.html",
      user: "camille",
      child: "Malo",
      insecureHosts: [],
    },
    range: {},
    json: false,
  });
});

test("marks of a period", () => {
  const expected = {
    name: "grades",
    account: { url: "https://a.example/pronote/eleve.html", user: "camille", insecureHosts: [] },
  };
  expect(parse(`grades ${account}`)).toEqual({ ...expected, json: false });
  expect(parse(`grades ${account} --period 2 --json`)).toEqual({ ...expected, period: "2", json: true });
  expect(failureOf(`grades ${account} --from 2026-01-12`).message).toBe("There is no option --from.");
});

test("a flag beats the environment, which fills what is missing", () => {
  const env = { PREAU_URL: "https://env.example/eleve.html", PREAU_USER: "env" };
  expect(parse("homework", env)).toMatchObject({
    account: { url: "https://env.example/eleve.html", user: "env" },
  });
  expect(parse("homework --user flag", env)).toMatchObject({
    account: { url: "https://env.example/eleve.html", user: "flag" },
  });
  expect(failureOf("homework --user x", { PREAU_URL: "" }).message).toContain("address is missing");
  expect(failureOf("homework --url x").message).toContain("login is missing");
});

test("a linked account is named by a flag, else by the environment, else it is the only one", () => {
  const typed = { PREAU_URL: "https://env.example/eleve.html", PREAU_USER: "env" };
  const named = { ...typed, PREAU_ACCOUNT: "malo" };
  expect(parse("homework")).toMatchObject({ account: { insecureHosts: [] } });
  expect(parse("homework --child Malo")).toMatchObject({ account: { child: "Malo" } });
  expect(parse("homework --account camille", named)).toEqual({
    name: "homework",
    account: { account: "camille", insecureHosts: [] },
    range: {},
    json: false,
  });
  expect(parse("homework", named)).toMatchObject({ account: { account: "malo" } });
  expect(parse("homework --user flag", named)).toMatchObject({
    account: { url: "https://env.example/eleve.html", user: "flag" },
  });
  expect(failureOf("homework --account x --user y").message).toContain("--account names");
  expect(failureOf("homework --space parent").message).toContain("address is missing");
  expect(parse("whoami --json", named)).toMatchObject({
    name: "whoami",
    account: { account: "malo" },
    json: true,
  });
  expect(parse("logout --account camille")).toEqual({ name: "logout", account: "camille" });
});

test("a login takes a code, or an address and a login, or nothing yet", () => {
  const typed = { PREAU_URL: "https://env.example/eleve.html", PREAU_USER: "env" };
  const nothing = { name: "login", reach: { insecureHosts: [] }, json: false };
  expect(parse("login")).toEqual(nothing);
  expect(parse("login --qr-json - --account camille --label Camille", typed)).toEqual({
    ...nothing,
    code: "-",
    account: "camille",
    label: "Camille",
  });
  expect(parse("login --user flag --space parent --timeout 5", typed)).toEqual({
    ...nothing,
    url: "https://env.example/eleve.html",
    user: "flag",
    space: "parent",
    reach: { insecureHosts: [], timeoutMs: 5000 },
  });
  expect(parse("login --qr code.png", typed)).toEqual({ ...nothing, code: "code.png" });
  expect(failureOf("login --qr a.png --qr-json b.json").message).toContain("each name a code");
  expect(failureOf("login --qr a.png --user x").message).toContain("stands alone");
  expect(failureOf("login --acount camille").hint).toBe("Did you mean --account?");
  expect(failureOf("logn").hint).toBe("Did you mean login?");
  expect(failureOf("login --pin=hunter2").message).toContain("The PIN is never an option");
  for (const command of ["login", "accounts", "whoami", "logout", "qr"]) {
    for (const [language, title] of [
      ["en", "Examples:"],
      ["fr", "Exemples :"],
    ] as const) {
      const { text } = parse(`${command} --help`, {}, language) as TextToShow;
      expect(text).toContain(`${title}\n  preau ${command}`);
    }
  }
});

test("a code for another phone is drawn in the terminal or in a file", () => {
  const nothing = { name: "qr", account: { insecureHosts: [] }, json: false };
  expect(parse("qr")).toEqual(nothing);
  expect(parse("qr --account camille --svg code.svg --json")).toEqual({
    ...nothing,
    account: { account: "camille", insecureHosts: [] },
    svg: "code.svg",
    json: true,
  });
});

test("days are checked before anything is sent", () => {
  expect(failureOf(`timetable ${account} --from 12/01/2026`).message).toBe(
    '--from: "12/01/2026" is not a day.',
  );
  expect(failureOf(`timetable ${account} --to 2026-02-30`).message).toContain("--to");
  expect(failureOf(`homework ${account} --from 2026-01-16 --to 2026-01-12`).message).toBe(
    "The days end (2026-01-12) before they begin (2026-01-16).",
  );
  expect(parse(`homework ${account} --from 2026-01-12T08:30`)).toMatchObject({
    range: { from: "2026-01-12" },
  });
});

test("numbers, zones and choices are checked too", () => {
  expect(failureOf("demo --seed seven").message).toContain("--seed");
  expect(failureOf("demo --seed -1").message).toContain("--seed");
  expect(failureOf("demo --profile 1999").message).toBe(
    "--profile is one of: 2022, 2024.3.8, 2024.3.11, 2024-secure, 2025.2, 2025-secure, 2026.1, 2026.2.5.",
  );
  expect(failureOf(`homework ${account} --timeout 0`).message).toContain("--timeout");
  expect(failureOf(`homework ${account} --time-zone Europe/Nowhere`).message).toContain("Europe/Nowhere");
  expect(failureOf(`homework ${account} --space nursery`).message).toContain("school-life");
  expect(failureOf("demo --lang de").message).toBe("--lang is one of: fr, en.");
});

test("a mistyped option or command is told with the likely one", () => {
  expect(failureOf("homework --frm 2026-01-12")).toMatchObject({
    message: "There is no option --frm.",
    hint: "Did you mean --from?",
  });
  expect(failureOf("homewrk", {}, "fr")).toMatchObject({
    message: "Il n'y a pas de commande homewrk.",
    hint: "Vouliez-vous dire homework ?",
  });
  expect(failureOf("timetable tomorrow").message).toBe("There is one word too many.");
  expect(failureOf("timetable --from").message).toBe("--from needs a value.");
});

test.each([
  "--password hunter2",
  "--password=hunter2",
  "--pass hunter2",
  "-p hunter2",
  "-phunter2",
  "--pwd=hunter2",
])("%s is refused with an explanation, and not repeated", (option) => {
  const failure = failureOf(`timetable ${account} ${option}`);
  expect(failure.message).toContain("never an option");
  expect(failure.hint).toContain("PREAU_PASSWORD");
  expect(`${failure.message} ${failure.hint}`).not.toContain("hunter2");
});

test("the value of an unknown option is not repeated", () => {
  expect(failureOf("demo --secret=hunter2").message).toBe("There is no option --secret.");
});

test("wrong use ends with exit code 2", () => {
  expect(failureOf("demo --nonsense").exitCode).toBe(2);
});

test("the version and the help are data when they are asked for", () => {
  expect(parse("--version")).toEqual({ name: "text", text: "1.2.3\n", asked: true });
  expect(parse("--help")).toMatchObject({ name: "text", asked: true });
  expect(parse("timetable --help")).toMatchObject({ name: "text", asked: true });
  expect(parse("help homework")).toMatchObject({ name: "text", asked: true });
  expect(parse("")).toMatchObject({ name: "text", asked: false });
});

test("help teaches: examples, environment and exit codes, in both languages", () => {
  const english = (parse("--help") as TextToShow).text;
  for (const word of ["Usage:", "Examples:", "PREAU_PASSWORD", "Exit codes:", "not affiliated"]) {
    expect(english).toContain(word);
  }
  const french = (parse("--help", {}, "fr") as TextToShow).text;
  for (const word of ["Usage :", "Exemples :", "PREAU_PASSWORD", "Codes de sortie :", "Commandes :"]) {
    expect(french).toContain(word);
  }
  expect(french).not.toMatch(/Options:|Commands:|display help|default:/u);
  const timetable = (parse("timetable --help") as TextToShow).text;
  for (const option of [
    "--url",
    "--user",
    "--space",
    "--child",
    "--from",
    "--to",
    "--raw",
    "--json",
    "--timeout",
  ]) {
    expect(timetable).toContain(option);
  }
  expect(timetable).not.toContain("--password");
});

test("the doctor is given any address, or else a linked account", () => {
  const reach = { insecureHosts: [] };
  expect(parse("doctor")).toEqual({ name: "doctor", reach, json: false });
  expect(parse("doctor 0990001a.exemple.test/pronote --json --report r.json --space parent")).toEqual({
    name: "doctor",
    address: "0990001a.exemple.test/pronote",
    space: "parent",
    report: "r.json",
    reach,
    json: true,
  });
  expect(parse("doctor --account camille --timeout 5")).toEqual({
    name: "doctor",
    account: "camille",
    reach: { insecureHosts: [], timeoutMs: 5000 },
    json: false,
  });
  expect(parse("doctor https://a.example/ --user sophie")).toMatchObject({
    address: "https://a.example/",
    user: "sophie",
  });
});

test("the doctor takes an account, then an address, from the environment, and never a login", () => {
  const env = { PREAU_ACCOUNT: "camille", PREAU_URL: "https://a.example/", PREAU_USER: "sophie" };
  expect(parse("doctor", env)).toEqual({
    name: "doctor",
    account: "camille",
    reach: { insecureHosts: [] },
    json: false,
  });
  expect(parse("doctor", { ...env, PREAU_ACCOUNT: "" })).toEqual({
    name: "doctor",
    address: "https://a.example/",
    reach: { insecureHosts: [] },
    json: false,
  });
  expect(parse("doctor https://b.example/", env)).not.toHaveProperty("account");
});

test("the doctor refuses what contradicts itself", () => {
  expect(failureOf("doctor https://a.example/ --account camille").exitCode).toBe(2);
  expect(failureOf("doctor --account camille --user sophie").exitCode).toBe(2);
  expect(failureOf("doctor --user sophie").message).toContain("address");
  expect(failureOf("doctor https://a.example/ --password hunter2").message).not.toContain("hunter2");
});

test.each([
  ["47.22,-1.55", 47.22, -1.55],
  ["47.22, -1.55", 47.22, -1.55],
  ["-20.88,55.45", -20.88, 55.45],
  ["47,22;-1,55", 47.22, -1.55],
  ["47,22 ; -1,55", 47.22, -1.55],
  ["47,22 -1,55", 47.22, -1.55],
  ["+48,2", 48, 2],
])("schools are looked for near %s", (near, latitude, longitude) => {
  const found = parseArguments(["schools", "--near", near], { env: {}, words: wordsOf("en"), version: "1" });
  expect(found).toEqual({ name: "schools", near: { latitude, longitude }, json: false });
});

test.each(["", "Nantes", "91,0", "0,181", "47", "47,22,-1,55", "1e3,0", "47.22;", "NaN,NaN"])(
  "schools are not looked for near %j",
  (near) => {
    const ask = (): unknown =>
      parseArguments(["schools", `--near=${near}`], { env: {}, words: wordsOf("fr"), version: "1" });
    expect(ask).toThrow(/latitude/u);
  },
);
