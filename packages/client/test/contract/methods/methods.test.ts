import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "@preau/emulator";
import { calls } from "@preau/wire";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loginParent, loginSchoolLife, loginStudent, manners } from "../box.js";
import { atEvening, listenTo } from "../everything.js";
import { moreRows } from "./more-rows.js";
import { costSaid, publicMembers } from "./public-methods.js";
import { readingRows } from "./reading-rows.js";
import { type Counts, type Row, type Stage, total } from "./row.js";
import { sessionRows } from "./session-rows.js";
import { writingRows } from "./writing-rows.js";

// One row for each public method: who calls it, what the school receives meanwhile, and what comes of it. Every row is run
// in every manner of speaking. Whoever adds a method adds a row, a sentence that says what it costs, a handler of the
// emulator, and a page of docs/wire. A name followed by more words is one more case of a method.

const rows: Readonly<Record<string, Row>> = {
  ...readingRows,
  ...writingRows,
  ...sessionRows,
  ...moreRows,
};
const { methods, getters } = publicMembers();
const root = fileURLToPath(new URL("../../../../..", import.meta.url));

/** Pages of docs/wire about what is no remote function. */
const otherPages: Readonly<Record<string, string>> = {
  page: "transport",
  file: "files",
  upload: "uploads",
  calendar: "PageInfosPerso",
};

/** Remote functions that only a login with a second factor calls; the tests that do. */
const elsewhere: Readonly<Record<string, string>> = {
  SecurisationCompteDoubleAuth: "second-factor.test.ts",
};

/** What every method was seen to cost, by manner. */
const seen = new Map<string, Counts[]>();

describe.each(manners)("every public method: %s", (_, manner) => {
  let stage: Stage;
  let warnings: readonly string[];

  beforeAll(async () => {
    const emulator = await startEmulator({ ...atEvening, ...manner, seed: 5 });
    const student = await loginStudent(emulator);
    stage = {
      emulator,
      student,
      parent: await loginParent(emulator),
      office: await loginSchoolLife(emulator),
    };
    ({ warnings } = listenTo(student));
  });
  afterAll(async () => {
    const { emulator, ...clients } = stage;
    await Promise.all(Object.values(clients).map((client) => client.close()));
    await emulator.close();
  });

  test.each(Object.entries(rows))("%s", async (name, row) => {
    const { emulator } = stage;
    const said = emulator.log.length;
    const journey = await row.run(stage);
    if (journey === undefined) {
      expect(emulator.log.length).toBeGreaterThan(said);
      return;
    }
    const { expected, received } = journey;
    const wanted = Object.entries(expected).filter(([, count]) => count > 0);
    expect(received).toEqual(Object.fromEntries(wanted));
    seen.set(name, [...(seen.get(name) ?? []), received]);
    expect([warnings, emulator.log.slice(said)]).toEqual([[], []]);
  });

  test("what is looked up without a call asks nothing", () => {
    const { emulator, student, parent, office } = stage;
    const before = [...emulator.requests];
    const values = getters.flatMap(({ name, of }) =>
      [student, parent, office]
        .filter((client) => client instanceof of)
        .map((client): unknown => Reflect.get(client, name)),
    );
    expect(values.length).toBeGreaterThan(40);
    expect([...emulator.requests]).toEqual(before);
  });
});

test("every public method has a row, and every row a method", () => {
  expect(methods.length).toBeGreaterThan(90);
  const named = new Set(Object.keys(rows).map((name) => name.split(" ")[0]));
  expect([...named].toSorted()).toEqual(methods.toSorted());
});

test.each(methods)("%s says what it costs, and that is what it was seen to cost", (name) => {
  const counted = (seen.get(name) ?? []).map(total);
  expect(counted.length).toBeGreaterThan(0);
  // Where it depends on the version, the least is said first.
  expect([name, costSaid(name)]).toEqual([name, Math.min(...counted)]);
});

test("every remote function that the client knows was called, and has its page", () => {
  const called = new Set([...seen.values()].flat().flatMap((counts) => Object.keys(counts)));
  const folder = join(root, "packages/client/src");
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
    .map((path) => readFileSync(join(folder, path), "utf8"))
    .join("\n");
  const known = Object.keys(calls).filter((name) => source.includes(`"${name}"`));
  expect(known.length).toBeGreaterThan(40);
  expect(known.filter((name) => !called.has(name))).toEqual(Object.keys(elsewhere));
  const pages = [...called, ...Object.keys(elsewhere)].map((name) => otherPages[name] ?? name);
  expect(pages.filter((page) => !existsSync(join(root, "docs/wire", `${page}.md`)))).toEqual([]);
  for (const [name, file] of Object.entries(elsewhere)) {
    const text = readFileSync(join(root, "packages/client/test/contract", file), "utf8");
    expect([file, text.includes(name)]).toEqual([file, true]);
  }
});
