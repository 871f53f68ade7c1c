import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { openDayFrom } from "./calendar.js";
import { addDays } from "./days.js";
import { mainStudent } from "./demo-week.js";
import { isTaught } from "./grades-book.js";
import type { School, Student } from "./school.js";
import type { Evaluation } from "./skills.js";
import { publishedEvaluations } from "./skills-book.js";

const size = { classes: 2, studentsPerClass: 12 };
const build = (today: string, seed = 7): School => buildSchool({ seed, today, size });
const mainOf = (school: School): Student => mainStudent(school) as Student; // every built school has one

describe("the evaluations of a built school", () => {
  test("are the same for the same seed and day, and others for another seed", () => {
    expect(build("2026-01-15").evaluations).toEqual(build("2026-01-15").evaluations);
    expect(build("2026-01-15", 8).evaluations).not.toEqual(build("2026-01-15").evaluations);
  });

  test("stay what they were outside the main pupil's class", () => {
    const before = (today: string): Evaluation[] =>
      build(today).evaluations.filter(
        ({ serviceId, day }) => serviceId.startsWith("service:class:6A") && day < "2026-01-10",
      );
    expect(before("2026-01-15").length).toBeGreaterThan(5);
    expect(before("2026-01-19")).toEqual(before("2026-01-15"));
  });

  test("are taken by the pupils of the service alone, with one result for each skill", () => {
    const school = build("2026-04-09");
    expect(new Set(school.evaluations.map(({ id }) => id)).size).toBe(school.evaluations.length);
    expect(school.evaluations.map(({ day }) => day)).toEqual(school.evaluations.map(({ day }) => day).sort());
    for (const one of school.evaluations) {
      const service = school.services.find(({ id }) => id === one.serviceId);
      const members = school.students.filter(
        (student) => service !== undefined && isTaught(service, student),
      );
      expect([...one.results.keys()].sort(), one.id).toEqual(members.map(({ id }) => id).sort());
      for (const results of one.results.values()) expect(results, one.id).toHaveLength(one.skills.length);
    }
  });

  test("know who was away", () => {
    const school = build("2026-04-09");
    const levels = school.evaluations.flatMap(({ day, results }) =>
      [...results].flatMap(([studentId, list]) => list.map(({ level }) => ({ day, studentId, level }))),
    );
    const main = mainOf(school).id;
    const absent = levels.filter(({ level, studentId }) => level === "absent" && studentId !== main);
    expect(absent.length).toBeGreaterThan(0);
    for (const { day, studentId } of absent) {
      const away = school.attendance.some(
        (event) =>
          event.kind === "absence" &&
          event.studentId === studentId &&
          event.from.slice(0, 10) <= day &&
          day <= event.to.slice(0, 10),
      );
      expect(away, `${studentId} ${day}`).toBe(true);
    }
    expect(levels.filter(({ level }) => level === "acquired").length / levels.length).toBeGreaterThan(0.3);
  });

  test("of the main pupil have every level in the current period, on any day but its first ones", () => {
    for (let today = "2026-10-10"; today < "2027-06-30"; today = addDays(today, 37)) {
      const school = build(today, Number(today.slice(-2)));
      const main = mainOf(school);
      // On the Sunday before a term, that term is the current one.
      const day = openDayFrom(school.year, today);
      const period = school.year.periods.find(
        ({ kind, from, to }) => kind === "term" && from <= day && day <= to,
      );
      if (period === undefined) throw new Error(`${today} is in no term`);
      if (today < addDays(period.from, 21)) continue;
      const seen = publishedEvaluations({ school, period, today }, main);
      const levels = new Set(
        seen.flatMap(({ results }) => (results.get(main.id) ?? []).map(({ level }) => level)),
      );
      for (const level of [
        "expert",
        "acquired",
        "inProgress",
        "notAcquired",
        "absent",
        "notEvaluated",
      ] as const) {
        expect(levels.has(level), `${today} ${level}`).toBe(true);
      }
      expect(levels.has("exempted") && levels.has("notHandedIn"), today).toBe(true);
      expect(
        seen.some(({ questions }) => questions !== undefined),
        today,
      ).toBe(true);
      expect(
        seen.some(({ title }) => title === "Rythmes"),
        `${today}: not published yet`,
      ).toBe(false);
      expect(
        school.evaluations.some(({ title }) => title === "Rythmes"),
        today,
      ).toBe(true);
    }
  });

  test.each(["2026-09-01", "2026-07-15"])("are none yet on %s", (today) => {
    const school = build(today);
    expect(school.evaluations.filter(({ published }) => published <= today)).toEqual([]);
  });
});
