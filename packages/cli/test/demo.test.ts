import { beforeAll, describe, expect, test } from "vitest";
import { buildWhenMissing, preau } from "./run-preau.js";

beforeAll(buildWhenMissing, 120_000);

describe("the demonstration has a week, homework and marks on any day", () => {
  test.each([
    ["a Wednesday", "2026-11-18", "Wednesday 18 November 2026"],
    ["a Sunday", "2026-11-22", "Sunday 22 November 2026"],
    ["Christmas", "2026-12-25", "Friday 25 December 2026"],
    ["the fourteenth of July", "2027-07-14", "Wednesday 14 July 2027"],
    ["the first of September", "2026-09-01", "Tuesday 1 September 2026"],
    ["a leap day", "2028-02-29", "Tuesday 29 February 2028"],
  ])("%s", async (_name, date, title) => {
    const { stdout, stderr, exitCode } = await preau(["demo", "--date", date]);
    expect(exitCode, stderr).toBe(0);
    expect(stdout).toContain(title);
    expect(stdout).toContain("Timetable of VERDIER Camille (4C)");
    expect(stdout.match(/^ {2}\d\d:\d\d–\d\d:\d\d /gmu)?.length).toBeGreaterThan(15);
    expect(stdout).toContain("Homework of VERDIER Camille (4C)");
    expect(stdout).toMatch(/^ {2}\[[ x]\] /mu);
    expect(stdout).toContain("Latest marks of VERDIER Camille (4C)");
    // Before the first day of school, nobody has been given a mark.
    if (title.includes("July")) expect(stdout).toContain("No marks yet.");
    else {
      expect(stdout).toMatch(/^ {2}\w{3} \d{1,2} \w{3,4} {2}[A-Z].* {2}\d+(?:\.\d+)?\/\d+$/mu);
      expect(stdout).toMatch(/^General average: \d+\.\d\d\/20 · class: \d+\.\d\d\/20$/mu);
    }
    for (const mark of ["cancelled", "cours déplacé", "test", "Detention", "outing", "study period"]) {
      expect(stdout, `${mark} in the week of ${date}`).toContain(mark);
    }
    expect(stdout).not.toContain("\u001b");
    expect(stderr).toContain("npx preau-emulator --port 8000");
    expect(stderr).toContain("--user camille.verdier");
  });
});

test("it speaks French where the locale does", async () => {
  const { stdout, stderr } = await preau(["demo", "--date", "2026-11-18"], { env: { LANG: "fr_FR.UTF-8" } });
  expect(stdout).toContain("Emploi du temps de VERDIER Camille (4C), du 16 au 22 novembre 2026");
  expect(stdout).toContain("Mercredi 18 novembre");
  expect(stdout).toContain("Travail à faire de VERDIER Camille (4C)");
  expect(stdout).toMatch(/^Discussions\n[\s\S]*\d non lu[\s\S]*^Cantine\n[\s\S]*^Absences\n/mu);
  // A screen or two.
  expect(stdout.split("\n").length).toBeLessThan(130);
  expect(stdout).toContain("Dernières notes de VERDIER Camille (4C), Trimestre 1");
  expect(stdout).toMatch(/^Moyenne générale : \d+,\d\d\/20 · classe : \d+,\d\d\/20$/mu);
  expect(stdout).toMatch(/^ {2}\d{1,2}h\d\d–\d{1,2}h\d\d/mu);
  expect(stderr).toContain("Le mot de passe est");
});

test("it takes less than three seconds, and ends by itself", async () => {
  const runs = [await preau(["demo"]), await preau(["demo"]), await preau(["demo"])];
  for (const { exitCode, signal } of runs) expect([exitCode, signal]).toEqual([0, null]);
  expect(Math.min(...runs.map(({ milliseconds }) => milliseconds))).toBeLessThan(3000);
});

test("with --json it is one object on stdout, and nothing is said elsewhere", async () => {
  const { stdout, stderr } = await preau(["demo", "--date", "2026-11-18", "--json", "--profile", "2025.2"]);
  const school: unknown = JSON.parse(stdout);
  expect(school).toMatchObject({
    server: { version: "2025.2.8" },
    pupil: { name: "VERDIER Camille" },
    today: "2026-11-18",
    week: { from: "2026-11-16", to: "2026-11-22" },
    grades: { period: { name: "Trimestre 1" }, overallAverage: { kind: "points" } },
    discussions: expect.any(Array) as unknown,
    menus: [{ date: "2026-11-19" }],
    attendance: { period: { name: "Trimestre 1" } },
  });
  expect(stderr).toBe("");
});

test("the same seed and day give the same school, another seed another one", async () => {
  const line = ["demo", "--date", "2026-11-18"];
  const [one, again, other] = await Promise.all([preau(line), preau(line), preau([...line, "--seed", "7"])]);
  expect(again?.stdout).toBe(one?.stdout);
  expect(other?.stdout).not.toBe(one?.stdout);
});

test("a reader who leaves early is no error", async () => {
  const { exitCode, signal, stderr } = await preau(["demo", "--json"], { readOnly: 1 });
  expect([exitCode, signal]).toEqual([0, null]);
  expect(stderr).toBe("");
});
