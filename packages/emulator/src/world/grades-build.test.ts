import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { openDayFrom } from "./calendar.js";
import { addDays } from "./days.js";
import { mainStudent } from "./demo-week.js";
import { everyAnnotation, isTaught, spreadOf, studentAverage } from "./grades-book.js";
import type { Period, School, Student, Test } from "./school.js";

const size = { classes: 2, studentsPerClass: 12 };

describe("the marks of a built school", () => {
  test("are the same for the same seed and day", () => {
    const build = (seed: number): School => buildSchool({ seed, today: "2026-01-15", size });
    expect(build(7).tests).toEqual(build(7).tests);
    expect(build(8).tests).not.toEqual(build(7).tests);
  });

  test("stay what they were from one day to the next, but for the main pupil's", () => {
    const inClass = (today: string): Test[] =>
      buildSchool({ seed: 7, today, size }).tests.filter(
        (one) => one.serviceId.startsWith("service:class:6A") && one.day < "2026-01-12",
      );
    expect(inClass("2026-01-15").length).toBeGreaterThan(20);
    expect(inClass("2026-01-19")).toEqual(inClass("2026-01-15"));
  });

  test("are given to the pupils of the service alone, on a day of one of its lessons", () => {
    const school = buildSchool({ seed: 7, today: "2026-04-09", size });
    for (const one of school.tests) {
      const service = school.services.find(({ id }) => id === one.serviceId);
      if (service === undefined) throw new Error(`${one.id} has no service`);
      const members = school.students.filter((student) => isTaught(service, student));
      expect([...one.marks.keys()], one.id).toEqual(members.map(({ id }) => id));
      const wasTaught = school.lessons.some(
        (lesson) =>
          lesson.day === one.day && lesson.canceled !== true && lesson.subjectId === service.subjectId,
      );
      expect(wasTaught, one.id).toBe(true);
    }
    expect(new Set(school.tests.map(({ id }) => id)).size).toBe(school.tests.length);
    expect(school.tests.map(({ day }) => day)).toEqual(school.tests.map(({ day }) => day).sort());
  });

  test("are spread believably", () => {
    const school = buildSchool({ seed: 7, today: "2026-06-15" });
    const ordinary = school.tests.filter(({ serviceId }) => !serviceId.includes("4C"));
    const values = ordinary.flatMap((one) =>
      [...one.marks.values()].map(({ value }) =>
        typeof value === "number" ? (20 * value) / one.outOf : undefined,
      ),
    );
    const points = values.filter((value) => value !== undefined);
    const mean = points.reduce((sum, value) => sum + value, 0) / points.length;
    const deviation = Math.sqrt(points.reduce((sum, value) => sum + (value - mean) ** 2, 0) / points.length);
    expect(mean).toBeGreaterThan(11);
    expect(mean).toBeLessThan(14);
    expect(deviation).toBeGreaterThan(2.5);
    expect(deviation).toBeLessThan(5);
    const words = values.length - points.length;
    expect(words / values.length).toBeGreaterThan(0.02);
    expect(words / values.length).toBeLessThan(0.08);
  });

  test("follow a pupil's level: the best of one term is good in the next", () => {
    const school = buildSchool({ seed: 7, today: "2026-06-15" });
    const maths = school.services.find(({ id }) => id === "service:class:6A:subject:maths");
    if (maths === undefined) throw new Error("6A has no maths");
    const ranking = (name: string): string[] => {
      const period = school.year.periods.find((one) => one.name === name) as Period; // every year has terms
      const average = (student: Student): number =>
        studentAverage({ school, period, today: "2026-06-15" }, maths, student.id) ?? 0;
      return school.students
        .filter((student) => isTaught(maths, student))
        .sort((a, b) => average(b) - average(a))
        .map(({ id }) => id);
    };
    const best = ranking("Trimestre 1").slice(0, 6);
    const next = ranking("Trimestre 2").slice(0, 12);
    expect(best.filter((id) => next.includes(id)).length).toBeGreaterThanOrEqual(5);
  });
});

describe("on any date", () => {
  const dates: string[] = [];
  // Two years and a bit, every ninth day, with the ends of terms of several years.
  for (let day = "2026-06-20"; day < "2028-09-20"; day = addDays(day, 9)) dates.push(day);
  for (const edge of ["2026-11-29", "2026-11-30", "2027-03-07", "2027-03-08", "2027-12-23", "2028-02-29"]) {
    dates.push(edge);
  }

  test.each(["A", "B", "C"] as const)("the current term has every kind of mark, in zone %s", (zone) => {
    let complete = 0;
    for (const [index, today] of dates.entries()) {
      const school = buildSchool({ seed: index, today, zone, size });
      const { year } = school;
      const openDay = openDayFrom(year, today);
      for (const period of year.periods.filter(({ kind }) => kind === "term")) {
        const given = school.tests.filter((one) => one.periodId === period.id && one.day <= today);
        // Marks of a term are closed before it ends, so none is later than the term.
        expect(given.filter((one) => one.day > period.to, `${today} ${zone}`)).toEqual([]);
        if (addDays(period.from, 4) <= today) expect(given.length, `${today} ${zone}`).toBeGreaterThan(0);
      }
      if (today < addDays(year.firstDay, 21)) continue;
      expect(kindsOf(school, today), `${today} ${zone}`).toEqual(everyKind);
      const latest = school.tests.filter((one) => one.day <= today).at(-1);
      // The longest stretch without lessons is a fortnight of holidays with its weekends.
      expect(latest !== undefined && latest.day >= addDays(openDay, -24), `${today} ${zone}`).toBe(true);
      complete += 1;
    }
    expect(complete).toBeGreaterThan(60);
  });

  test("the first days of the year have their few tests, and there are none before", () => {
    const given = (today: string): number =>
      buildSchool({ seed: 7, today }).tests.filter((one) => one.day <= today).length;
    expect(given("2026-08-20")).toBe(0);
    expect(given("2026-09-04")).toBeGreaterThan(0);
    expect(given("2026-09-04")).toBeLessThan(40);
  });
});

const everyKind = [
  ...everyAnnotation,
  "above its scale",
  "bonus",
  "brought to 20",
  "coefficient 0",
  "coefficient 0.5",
  "coefficient 1",
  "coefficient 2",
  "comment",
  "decimals",
  "files",
  "not representative",
  "optional",
  "out of 10",
  "out of 20",
  "out of 40",
  "out of 5",
  "pending",
  "service with tests and no average",
  "service without tests",
  "theme",
].sort();

/** What the main pupil has in the current term. */
function kindsOf(school: School, today: string): string[] {
  const student = mainStudent(school) as Student; // every built school has one
  const day = openDayFrom(school.year, today);
  const period = school.year.periods.find(
    (one) => one.kind === "term" && one.from <= day && day <= one.to,
  ) as Period; // an open day is in a term
  const found = new Set<string>();
  const services = school.services.filter((service) => isTaught(service, student));
  for (const service of services) {
    const tests = school.tests.filter(
      (one) => one.serviceId === service.id && one.periodId === period.id && one.day <= today,
    );
    const average = studentAverage({ school, period, today }, service, student.id);
    if (tests.length === 0) found.add("service without tests");
    else if (average === undefined && tests.some((one) => spreadOf(one) !== undefined)) {
      found.add("service with tests and no average");
    }
    const isDoubtful = service.notRepresentative.some(
      (one) => one.studentId === student.id && one.periodId === period.id,
    );
    if (isDoubtful && average !== undefined) found.add("not representative");
    for (const one of tests) {
      const mark = one.marks.get(student.id);
      if (mark === undefined) continue;
      found.add(`out of ${one.outOf}`).add(`coefficient ${one.coefficient}`);
      if (one.counting !== "ordinary") found.add(one.counting);
      if (one.scaled) found.add("brought to 20");
      if (one.questions !== undefined && one.corrected !== undefined) found.add("files");
      if (one.theme !== undefined) found.add("theme");
      if (mark.comment !== undefined) found.add("comment");
      if (typeof mark.value === "string") found.add(mark.value);
      else if (mark.value > one.outOf) found.add("above its scale");
      else if (!Number.isInteger(mark.value)) found.add("decimals");
    }
  }
  return [...found].sort();
}
