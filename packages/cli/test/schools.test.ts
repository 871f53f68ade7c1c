import { hang, notPronote, status } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildWhenMissing, preau } from "./run-preau.js";
import { Ground } from "./ways.js";

let ground: Ground;
beforeAll(buildWhenMissing, 120_000);
beforeEach(() => {
  ground = new Ground();
});
afterEach(() => ground.close());

test("schools near a place are listed, the nearest first, in both languages", async () => {
  const school = await ground.school();
  const argv = ["schools", "--near", "47.2184,-1.5536", "--endpoint", school.geolocationUrl];
  const english = await preau(argv, { env: { COLUMNS: "120" } });
  expect([english.exitCode, english.stderr]).toEqual([0, ""]);
  const lines = english.stdout.split("\n");
  expect(lines[0]).toBe("4 schools near 47.2184, -1.5536");
  expect(lines.slice(3, 7).map((line) => /km {2}(.*?) {2}/u.exec(line)?.[1])).toEqual([
    school.school.name,
    "ECOLE DU MOULIN",
    "LYCEE DES TROIS PONTS",
    "COLLEGE DE LA HAUTE SOURCE",
  ]);
  expect(lines[3]).toContain(school.url);
  const french = await preau([...argv, "--lang", "fr"], { env: { COLUMNS: "60" } });
  expect(french.stdout).toContain("4 établissements près de 47.2184, -1.5536");
  expect(french.stdout).toContain("4,7 km · 99998 · https://0990002b.exemple.test/pronote");
  expect(school.requests.get("geolocation")).toBe(2);
  expect(school.requests.get("page")).toBeUndefined();
});

test("schools are printed as JSON, whose address the doctor takes", async () => {
  const school = await ground.school();
  const argv = ["schools", "--near", "47.2;-1.55", "--endpoint", school.geolocationUrl, "--json"];
  const { stdout, stderr } = await preau(argv);
  const schools = JSON.parse(stdout) as readonly { readonly url: string; readonly name: string }[];
  expect([schools.length, stderr]).toEqual([4, ""]);
  const own = schools.find(({ name }) => name === school.school.name);
  const looked = await preau(["doctor", own?.url ?? ""]);
  expect([looked.exitCode, looked.stdout.includes(school.school.name)]).toEqual([0, true]);
});

test("where there is none, it is said", async () => {
  const school = await ground.school();
  const none = await preau(["schools", "--near", "0,0", "--endpoint", school.geolocationUrl]);
  expect(none).toMatchObject({ exitCode: 0, stdout: "No school that uses PRONOTE is known near there.\n" });
  const json = await preau(["schools", "--near", "0,0", "--endpoint", school.geolocationUrl, "--json"]);
  expect(JSON.parse(json.stdout)).toEqual([]);
});

test.each([
  ["a service that is out of order", status(503), 4],
  ["a service that is none", notPronote(), 4],
  ["a service that never answers", hang(), 4],
  ["noise", { kind: "garble", part: "body" }, 6],
] as const)("%s is an error, with nothing on stdout", async (_, fault, exitCode) => {
  const school = await ground.school();
  school.faults.next("geolocation", fault, { times: 5 });
  const argv = ["schools", "--near", "47,-1", "--endpoint", school.geolocationUrl, "--timeout", "2"];
  const outcome = await preau(argv);
  expect([outcome.exitCode, outcome.stdout]).toEqual([exitCode, ""]);
  expect(outcome.stderr).toMatch(/^preau: /u);
});

test("without a place, and with a service that would be asked in clear, nothing is asked", async () => {
  expect(await preau(["schools"])).toMatchObject({ exitCode: 2, stdout: "" });
  const clear = await preau(["schools", "--near", "47,-1", "--endpoint", "http://geoloc.exemple.test/"]);
  expect(clear).toMatchObject({ exitCode: 2, stdout: "" });
  expect(clear.stderr).toContain("without encryption");
});
