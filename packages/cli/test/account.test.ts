import {
  buildSchool,
  type Emulator,
  foreignLogin,
  garble,
  hang,
  refuse,
  siteClosed,
  startEmulator,
  suspendedPage,
} from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type SpaceName, spacePages } from "../src/command.js";
import { buildWhenMissing, type Outcome, preau, type RunOptions } from "./run-preau.js";

const password = "preau-demo";
const today = "2026-11-18";

let school: Emulator;
beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  school = await startEmulator({ today });
});
afterEach(() => school.close());

/** Runs a command of an account, with the right password unless told otherwise. */
function ask(
  command: "timetable" | "homework" | "grades",
  options: readonly string[],
  run: RunOptions = {},
): Promise<Outcome> {
  return preau([command, ...options], { ...run, env: { PREAU_PASSWORD: password, ...run.env } });
}

const camille = (): readonly string[] => ["--url", `${school.url}/eleve.html`, "--user", "camille.verdier"];
const sophie = (): readonly string[] => ["--url", `${school.url}/parent.html`, "--user", "sophie.verdier"];

interface Entry {
  readonly id: string;
  readonly key: string;
  readonly start: string;
  readonly date: string;
}

function entriesOf({ stdout }: Outcome): readonly Entry[] {
  return JSON.parse(stdout) as readonly Entry[]; // the tests below check it
}

test("a timetable as JSON is an array of the library's lessons, and nothing else is on stdout", async () => {
  const outcome = await ask("timetable", [...camille(), "--json"]);
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  expect(outcome.stderr).toBe("");
  const lessons = entriesOf(outcome);
  expect(lessons.length).toBeGreaterThan(15);
  for (const lesson of lessons) {
    expect(lesson).toMatchObject({
      id: expect.any(String),
      key: expect.any(String),
      teachers: expect.any(Array),
    });
    expect(lesson.start >= "2026-11-16T00:00" && lesson.start < "2026-11-23").toBe(true);
  }
  expect(school.sessions).toBe(0);
});

test("days are those that were asked for, and one day alone begins a week", async () => {
  const [day, week, none] = await Promise.all([
    ask("timetable", [...camille(), "--json", "--from", "2026-11-19", "--to", "2026-11-19"]),
    ask("timetable", [...camille(), "--json", "--from", "2026-11-19"]),
    ask("timetable", [...camille(), "--json", "--from", "2026-12-25", "--to", "2026-12-25"]),
  ]);
  expect(new Set(entriesOf(day).map(({ start }) => start.slice(0, 10)))).toEqual(new Set(["2026-11-19"]));
  const days = entriesOf(week).map(({ start }) => start.slice(0, 10));
  expect(days[0]).toBe("2026-11-19");
  expect(days.at(-1)).toBe("2026-11-25");
  expect(entriesOf(none)).toEqual([]);
});

test("--raw gives the entries that are hidden behind others too", async () => {
  const [resolved, raw] = await Promise.all([
    ask("timetable", [...camille(), "--json"]),
    ask("timetable", [...camille(), "--json", "--raw"]),
  ]);
  expect(entriesOf(raw).length).toBeGreaterThan(entriesOf(resolved).length);
});

test("homework goes from today to the end of the year, or to the day that is named", async () => {
  const [all, some] = await Promise.all([
    ask("homework", [...camille(), "--json"]),
    ask("homework", [...camille(), "--json", "--to", "2026-11-20"]),
  ]);
  const dates = entriesOf(all).map(({ date }) => date);
  expect(dates.length).toBeGreaterThan(3);
  expect(dates.every((date) => date >= today)).toBe(true);
  expect(entriesOf(some).map(({ key }) => key)).toEqual(
    entriesOf(all)
      .filter(({ date }) => date <= "2026-11-20")
      .map(({ key }) => key),
  );
});

test("marks as JSON are one overview, of the current period unless another is named", async () => {
  const [current, named, other] = await Promise.all([
    ask("grades", [...camille(), "--json"]),
    ask("grades", [...camille(), "--json", "--period", "trimestre 1"]),
    ask("grades", [...camille(), "--json", "--period", "2"]),
  ]);
  expect([current.exitCode, current.stderr]).toEqual([0, ""]);
  const overview = (outcome: Outcome) =>
    JSON.parse(outcome.stdout) as { period: { name: string }; grades: Entry[]; averages: Entry[] };
  expect(overview(current)).toMatchObject({
    period: { name: "Trimestre 1" },
    overallAverage: { kind: "points", points: expect.any(Number) },
  });
  expect(overview(current).grades.length).toBeGreaterThan(10);
  expect(overview(current).averages.length).toBeGreaterThan(5);
  const keys = (outcome: Outcome): readonly string[] => overview(outcome).grades.map(({ key }) => key);
  expect(keys(named)).toEqual(keys(current));
  expect(overview(other).period.name).toBe("Trimestre 2");
  expect(school.sessions).toBe(0);
});

test("marks are shown with the averages, in both languages, each child's in turn", async () => {
  const english = await ask("grades", sophie());
  expect(english.exitCode, english.stderr).toBe(0);
  expect(english.stdout).toMatch(
    /Marks of VERDIER Camille \(4C\), Trimestre 1[\s\S]*\d\/20[\s\S]*Averages[\s\S]*General average: \d[\s\S]*Marks of VERDIER Malo/u,
  );
  const french = await ask("grades", [...sophie(), "--child", "Malo", "--lang", "fr"]);
  expect(french.stdout).toMatch(/Notes de VERDIER Malo \(6A\)[\s\S]*Moyennes[\s\S]*Moyenne générale : \d/u);
  expect(french.stdout).not.toContain("Camille");
  expect(`${english.stdout}${french.stdout}`).not.toMatch(/NaN|undefined/u);
});

test("a period that does not exist is told with those that do, in both languages", async () => {
  const english = await ask("grades", [...camille(), "--period", "Semestre 3"]);
  expect(english).toMatchObject({ exitCode: 2, stdout: "" });
  expect(english.stderr).toContain("No period has that name");
  expect(english.stderr).toContain("Trimestre 1, Trimestre 2");
  const french = await ask("grades", [...camille(), "--period", "trimestre", "--lang", "fr"]);
  expect(french).toMatchObject({ exitCode: 2, stdout: "" });
  expect(french.stderr).toContain("Aucune période n'a ce nom, ou plusieurs l'ont.");
});

test("school life has no marks of its own", async () => {
  const line = ["--url", school.url, "--space", "school-life", "--user", "vie.scolaire"];
  const outcome = await ask("grades", line);
  expect(outcome).toMatchObject({ exitCode: 5, stdout: "" });
  expect(outcome.stderr).toContain("marks to school life");
});

test("--space names the page of an address that has none, and the environment fills what is missing", async () => {
  const outcome = await ask("homework", ["--space", "parent", "--child", "malo", "--lang", "fr"], {
    env: { PREAU_URL: school.url, PREAU_USER: "sophie.verdier" },
  });
  expect(outcome.exitCode, outcome.stderr).toBe(0);
  expect(outcome.stdout).toContain("Travail à faire de VERDIER Malo (6A)");
});

test("the pages that --space names are those that a school publishes", () => {
  for (const { audience, url } of school.pages.filter(({ mobile }) => !mobile)) {
    expect(url).toBe(`${school.url}/${spacePages[audience as SpaceName]}`);
  }
});

test("a parent sees each child in turn; as JSON the first one, and is told who else there is", async () => {
  const text = await ask("timetable", sophie());
  expect(text.exitCode, text.stderr).toBe(0);
  expect(text.stdout).toMatch(/Timetable of VERDIER Camille \(4C\)[\s\S]*Timetable of VERDIER Malo \(6A\)/u);
  const [json, first, second] = await Promise.all([
    ask("timetable", [...sophie(), "--json"]),
    ask("timetable", [...sophie(), "--json", "--child", "Camille"]),
    ask("timetable", [...sophie(), "--json", "--child", "Malo"]),
  ]);
  const keys = (outcome: Outcome): readonly string[] => entriesOf(outcome).map(({ key }) => key);
  expect(keys(json)).toEqual(keys(first));
  expect(keys(json)).not.toEqual(keys(second));
  expect(json.stderr).toBe("These are VERDIER Camille's. For VERDIER Malo, use --child.\n");
  expect(first.stderr).toBe("");
});

test.each([
  ["--child of a pupil", () => [...camille(), "--child", "Malo"], 2, "--child is for parents' accounts"],
  ["an unknown child", () => [...sophie(), "--child", "Zoé"], 2, "VERDIER Camille, VERDIER Malo"],
  [
    "a page and another space",
    () => [...camille(), "--space", "parent"],
    2,
    "eleve.html, and --space says parent",
  ],
  [
    "a parent without children",
    () => ["--url", `${school.url}/parent.html`, "--user", "paule.prudhon"],
    2,
    "No child is linked to this account",
  ],
  [
    "a disabled account",
    () => ["--url", `${school.url}/eleve.html`, "--user", "theo.latournelle"],
    3,
    "The school has disabled this account",
  ],
  [
    "a space that is not covered",
    () => ["--url", school.url, "--space", "teacher", "--user", "somebody"],
    5,
    "teacher space is not covered",
  ],
  [
    "school life, which has no timetable of its own",
    () => ["--url", school.url, "--space", "school-life", "--user", "vie.scolaire"],
    5,
    "pupils and parents only",
  ],
  [
    "a page that does not exist",
    () => ["--url", `${new URL(school.url).origin}/x/eleve.html`, "--user", "x"],
    4,
    "page",
  ],
  [
    "an unknown host",
    () => ["--url", "https://school.invalid/eleve.html", "--user", "x"],
    4,
    "school.invalid",
  ],
  [
    "an address without encryption",
    () => ["--url", "http://school.invalid", "--user", "x"],
    2,
    "without encryption",
  ],
  ["a mistyped flag", () => [...camille(), "--chld", "Malo"], 2, "Did you mean --child?"],
  ["no address", () => ["--user", "x"], 2, "PREAU_URL"],
])("%s is refused, with the next step and its exit code", async (_name, options, exitCode, words) => {
  const outcome = await ask("timetable", options());
  expect(outcome.exitCode).toBe(exitCode);
  expect(outcome.stderr).toMatch(/^preau: /mu);
  expect(outcome.stderr).toContain(words);
  expect(outcome.stdout).toBe("");
  expect(`${outcome.stdout}${outcome.stderr}`).not.toContain(password);
  expect(outcome.stderr).not.toMatch(/\n {4}at /u);
});

test("a wrong password is told in both languages, and never repeated", async () => {
  const wrong = { env: { PREAU_PASSWORD: "hunter2-wrong" } };
  const english = await ask("homework", camille(), wrong);
  expect(english).toMatchObject({ exitCode: 3, stdout: "" });
  expect(english.stderr).toContain("Login or password is wrong.");
  const french = await ask(
    "homework",
    ["--url", school.url, "--user", "camille.verdier", "--lang", "fr"],
    wrong,
  );
  expect(french).toMatchObject({ exitCode: 3, stdout: "" });
  expect(french.stderr).toContain("L'identifiant ou le mot de passe est faux.");
  expect(french.stderr).toContain("--space parent");
  for (const { stderr } of [english, french]) expect(stderr).not.toContain("hunter2");
});

test("without a password and a terminal to ask on, nothing is sent", async () => {
  for (const value of [{}, { PREAU_PASSWORD: "" }]) {
    const outcome = await preau(["timetable", ...camille()], { env: value });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain("PREAU_PASSWORD");
  }
  expect(school.requests.size).toBe(0);
});

test("there is no option for the password, and one that is tried is not repeated", async () => {
  const outcome = await ask("timetable", [...camille(), "--password=hunter2"]);
  expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
  expect(outcome.stderr).toContain("never an option");
  expect(outcome.stderr).not.toContain("hunter2");
  expect(school.requests.size).toBe(0);
});

test.each([
  ["a closed server", siteClosed(), 4, "not available now"],
  ["another service's login page", foreignLogin(), 4, "portal (ENT)"],
  ["a suspended address", suspendedPage(), 75, "suspended this network address"],
])("%s", async (_name, fault, exitCode, words) => {
  school.faults.next("page", fault, { times: 3 });
  const outcome = await ask("timetable", camille());
  expect(outcome).toMatchObject({ exitCode, stdout: "" });
  expect(outcome.stderr).toContain(words);
});

test("a refused page, and an answer that is no answer", async () => {
  school.faults.next("PageEmploiDuTemps", refuse({ code: 3 }));
  expect(await ask("timetable", camille())).toMatchObject({ exitCode: 5, stdout: "" });
  school.faults.next("PageEmploiDuTemps", garble(), { times: 3 });
  const garbled = await ask("timetable", camille());
  expect([4, 6]).toContain(garbled.exitCode);
  expect(garbled.stdout).toBe("");
});

test("a server that hangs is given up after --timeout", async () => {
  school.faults.next("page", hang(), { times: 3 });
  const outcome = await ask("timetable", [...camille(), "--timeout", "0.3"]);
  expect(outcome).toMatchObject({ exitCode: 4, stdout: "" });
  expect(outcome.stderr).toContain("--timeout");
});

test("Ctrl-C ends it with 130", async () => {
  school.faults.next("page", hang(), { times: 3 });
  const interruptAfter = vi.waitFor(() => expect(school.requests.get("page")).toBe(1), { timeout: 10_000 });
  const { exitCode, signal, stdout, stderr } = await ask("timetable", camille(), { interruptAfter });
  expect([exitCode, signal]).toEqual([130, null]);
  expect([stdout, stderr]).toEqual(["", "preau: Interrupted.\n"]);
});

test("texts of a hostile school reach neither the terminal nor the JSON as commands", async () => {
  const ordinary = buildSchool({ seed: 1, today });
  const evil = "\u001b[2J\u001b]0;owned\u0007\u009b31mX";
  const hostile = await startEmulator({
    today,
    school: {
      ...ordinary,
      subjects: ordinary.subjects.map((subject) => ({ ...subject, name: `${evil}${subject.name}` })),
      lessons: ordinary.lessons.map((lesson) => ({ ...lesson, memo: evil })),
    },
  });
  try {
    const options = ["--url", `${hostile.url}/eleve.html`, "--user", "camille.verdier"];
    const commands: readonly (readonly ["timetable" | "homework" | "grades", readonly string[]])[] = [
      ["timetable", options],
      ["homework", options],
      ["grades", options],
      ["timetable", [...options, "--json"]],
    ];
    for (const [command, line] of commands) {
      const outcome = await ask(command, line);
      expect(outcome.exitCode, outcome.stderr).toBe(0);
      expect(outcome.stdout).toContain("X");
      expect(outcome.stdout).not.toMatch(/[\0-\t\x0b-\x1f\x7f-\x9f]/u);
    }
  } finally {
    await hostile.close();
  }
});
