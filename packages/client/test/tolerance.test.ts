import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { chooseCurrentPeriod, readAccount } from "../src/api/account.js";
import { attendanceOfPeriod } from "../src/api/attendance.js";
import { evaluationsOfPeriod } from "../src/api/evaluations.js";
import { computeAverage, gradesOfPeriod } from "../src/api/grades.js";
import { homeworkOfWeeks } from "../src/api/homework.js";
import { gradeStatementOfPeriod, reportOfPeriod, skillsReportOfPeriod } from "../src/api/reports.js";
import { readSchool } from "../src/api/school.js";
import { resolveLessons } from "../src/api/timetable/resolve.js";
import { timetableOfWeeks } from "../src/api/timetable.js";
import { weekOf } from "../src/codec/calendar.js";
import { parent, pupil, schoolLife } from "./samples/accounts.js";
import { attendance } from "./samples/attendance.js";
import { grades, homework, timetable } from "./samples/pages.js";
import { evaluations, report, skillsReport, statement } from "./samples/results.js";
import { school } from "./samples/school.js";
import { aCalendar, aYear, date, read } from "./wire-builders.js";

// Servers leave out what they have nothing to say about, and which keys those are differs between versions:
// whatever is missing, or is not what it should be, nothing may throw, and nothing odd may come out.

/** What may stand where a value stood. `undefined` takes the key away. */
const intruders: readonly unknown[] = [undefined, null, {}, [], "", "x", 0, -1, true, { _T: 24, V: null }];

/** Every copy of a value in which one part, at any depth, is something else. */
function* mutants(value: unknown, path = ""): Generator<readonly [path: string, mutant: unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const here = `${path}/${key}`;
    for (const intruder of intruders)
      yield [`${here} = ${JSON.stringify(intruder)}`, replaced(value, key, intruder)];
    for (const [deeper, mutant] of mutants(inner, here)) yield [deeper, replaced(value, key, mutant)];
  }
}

function replaced(value: object, key: string, member: unknown): unknown {
  if (Array.isArray(value)) {
    const copy: unknown[] = [...value];
    copy.splice(Number(key), 1, ...(member === undefined ? [] : [member]));
    return copy;
  }
  const { [key]: _gone, ...rest } = value as Readonly<Record<string, unknown>>;
  return member === undefined ? rest : { ...rest, [key]: member };
}

/** JSON as it is: nothing undefined, no `NaN`, no `Date`, and the same after a round trip. */
function expectPlain(value: unknown, mutation: string): void {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  // Compared by hand first: there are thousands of these, and an expectation is slow.
  if (!isDeepStrictEqual(plain, value)) expect([mutation, plain]).toStrictEqual([mutation, value]);
}

const schoolOptions = { tag: "s1", timeZone: "Europe/Paris", today: date("2025-11-17") };

describe("no single missing or odd part makes reading fail", () => {
  test("of a school", () => {
    let count = 0;
    for (const [mutation, mutant] of mutants(school)) {
      // Without it, the page is not that of a space.
      if (mutation.startsWith("/General = ")) continue;
      const reading = readSchool(mutant, schoolOptions);
      const { calendar } = reading.school;
      // A grid has holes where the server gave no hour.
      const { grid, ...year } = calendar;
      const filled = { ...grid, starts: grid.starts.map(String), ends: grid.ends.map(String) };
      expectPlain({ ...reading, school: { ...reading.school, calendar: year }, filled }, mutation);
      expect([mutation, calendar.firstDay <= calendar.lastDay]).toEqual([mutation, true]);
      expect(weekOf(calendar, date("2026-01-15"))).toBeGreaterThan(0);
      count += 1;
    }
    expect(count).toBeGreaterThan(2000);
  });

  test.each([
    ["pupil", pupil],
    ["parent", parent],
    ["member of staff", schoolLife],
  ])("of the account of a %s", (_who, sample) => {
    const { school: described } = readSchool(school, schoolOptions);
    for (const [mutation, mutant] of mutants(sample)) {
      const { account, warnings } = readAccount(mutant, { tag: "s1" });
      expectPlain([account, warnings], mutation);
      expect(account.user.info.id.startsWith("s1~")).toBe(true);
      expectPlain(chooseCurrentPeriod(account.user, described.periods, date("2025-11-17")) ?? null, mutation);
    }
  });

  test("of a timetable", () => {
    const calendar = aCalendar();
    const whole = read(timetableOfWeeks, timetable, [12]).result.lessons.length;
    expect(whole).toBe(timetable.ListeCours.length);
    for (const [mutation, mutant] of mutants(timetable)) {
      const { result } = read(timetableOfWeeks, mutant, [12]);
      expectPlain(result, mutation);
      // The damage of an entry stays with it.
      if (mutation.startsWith("/ListeCours/"))
        expect(result.lessons.length).toBeGreaterThanOrEqual(whole - 1);
      const shown = resolveLessons(result.lessons, { calendar, audience: "family" });
      expectPlain(shown, mutation);
      expect([mutation, result.lessons.filter(({ start, end }) => end <= start)]).toEqual([mutation, []]);
    }
  });

  test("of homework", () => {
    const whole = read(homeworkOfWeeks, homework, [12]).result.length;
    expect(whole).toBe(3);
    for (const [mutation, mutant] of mutants(homework)) {
      const { result } = read(homeworkOfWeeks, mutant, [12]);
      expectPlain(result, mutation);
      if (mutation.startsWith("/ListeTravauxAFaire/V/"))
        expect(result.length).toBeGreaterThanOrEqual(whole - 1);
    }
  });

  test("of marks", () => {
    const periods = aYear();
    const [period] = periods;
    const whole = read(gradesOfPeriod, grades, { period, periods }).result;
    expect([whole.grades.length, whole.averages.length]).toEqual([3, 2]);
    for (const [mutation, mutant] of mutants(grades)) {
      const { result } = read(gradesOfPeriod, mutant, { period, periods });
      expectPlain([result, computeAverage(result.grades) ?? null], mutation);
      if (mutation.startsWith("/listeDevoirs/V/")) expect(result.grades.length).toBeGreaterThanOrEqual(2);
      if (mutation.startsWith("/listeServices/V/")) {
        expect([mutation, result.grades.length, result.averages.length >= 1]).toEqual([mutation, 3, true]);
      }
    }
  });

  test("of school life", () => {
    const [period] = aYear();
    const whole = attendance.listeAbsences.V.length;
    const others = read(attendanceOfPeriod, attendance, { period }).result.attendance.others.length;
    expect([whole, others]).toEqual([10, 3]);
    for (const [mutation, mutant] of mutants(attendance)) {
      const { result } = read(attendanceOfPeriod, mutant, { period });
      expectPlain(result, mutation);
      const { absences, delays, punishments, sanctions, ...more } = result.attendance;
      const found =
        [absences, delays, punishments, sanctions].flat().length +
        [more.precautionaryMeasures, more.observations, more.others].flat().length;
      if (mutation.startsWith("/listeAbsences/V/")) expect(found).toBeGreaterThanOrEqual(whole - 1);
    }
  });

  test("of evaluations", () => {
    const periods = aYear();
    const args = { period: periods[0], periods };
    expect(read(evaluationsOfPeriod, evaluations, args).result).toHaveLength(2);
    for (const [mutation, mutant] of mutants(evaluations)) {
      const { result } = read(evaluationsOfPeriod, mutant, args);
      expectPlain(result, mutation);
      if (mutation.startsWith("/listeEvaluations/V/")) expect(result.length).toBeGreaterThanOrEqual(1);
    }
  });

  test.each([
    ["report card", reportOfPeriod, report],
    ["grade statement", gradeStatementOfPeriod, statement],
    ["skills report", skillsReportOfPeriod, skillsReport],
  ] as const)("of a %s", (_name, call, sample) => {
    const periods = aYear();
    const args = { period: periods[0], periods };
    expect(read<typeof args, unknown>(call, sample, args).warnings).toEqual([]);
    for (const [mutation, mutant] of mutants(sample)) {
      expectPlain(read<typeof args, unknown>(call, mutant, args).result ?? null, mutation);
    }
  });
});
