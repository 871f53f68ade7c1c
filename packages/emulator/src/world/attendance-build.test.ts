import { describe, expect, test } from "vitest";
import type { AttendanceEvent } from "./attendance.js";
import { halfDaysOf, missedMinutes, notebookOf } from "./attendance-book.js";
import { startOf } from "./attendance-start.js";
import { buildSchool } from "./build.js";
import { isOpen } from "./calendar.js";
import { addDays } from "./days.js";
import { mainStudent } from "./demo-week.js";
import { isTaught } from "./grades-book.js";
import type { School, Student } from "./school.js";

const size = { classes: 2, studentsPerClass: 12 };
const build = (today: string, seed = 7): School => buildSchool({ seed, today, size });
const mainOf = (school: School): Student => mainStudent(school) as Student; // every built school has one

describe("the notebooks of a built school", () => {
  test("are the same for the same seed and day, and others for another seed", () => {
    expect(build("2026-01-15").attendance).toEqual(build("2026-01-15").attendance);
    expect(build("2026-01-15", 8).attendance).not.toEqual(build("2026-01-15").attendance);
  });

  test("keep what has happened from one day to the next, outside the main pupil's class", () => {
    const others = (today: string): AttendanceEvent[] => {
      const school = build(today);
      const sixth = school.students.filter(({ classId }) => classId === "class:6A").map(({ id }) => id);
      return school.attendance.filter(
        (event) => sixth.includes(event.studentId) && startOf(event) < "2026-01-10",
      );
    };
    expect(others("2026-01-15").length).toBeGreaterThan(5);
    expect(others("2026-01-19")).toEqual(others("2026-01-15"));
  });

  test.each(["2026-01-15", "2026-06-30", "2027-02-14"])(
    "agree with the calendar and the marks of %s",
    (today) => {
      const school = build(today);
      const { attendance, services, students, tests } = school;
      expect(new Set(attendance.map(({ id }) => id)).size).toBe(attendance.length);
      expect(attendance.map(startOf)).toEqual(attendance.map(startOf).sort());
      for (const event of attendance) {
        expect(isOpen(school.year, startOf(event).slice(0, 10)), event.id).toBe(true);
      }
      const absences = attendance.filter((event) => event.kind === "absence");
      for (const absence of absences) {
        const student = students.find(({ id }) => id === absence.studentId) as Student; // they are drawn from them
        expect(absence.from < absence.to, absence.id).toBe(true);
        expect(halfDaysOf(school, absence), absence.id).toBeGreaterThan(0);
        expect(missedMinutes({ school }, student, absence), absence.id).toBeGreaterThan(0);
      }
      let missed = 0;
      for (const one of tests) {
        const service = services.find(({ id }) => id === one.serviceId);
        for (const student of students) {
          const value = one.marks.get(student.id)?.value;
          if (value === undefined || service === undefined || !isTaught(service, student)) continue;
          const lesson = school.lessons.find(
            (each) =>
              each.day === one.day &&
              each.subjectId === service.subjectId &&
              each.canceled !== true &&
              [...each.classIds, ...each.groupIds].some((id) =>
                [...service.classIds, ...service.groupIds].includes(id),
              ),
          );
          if (lesson === undefined) continue;
          const at = `${one.day}T${school.grid.starts[lesson.slot]}`;
          const isAway = absences.some(
            (absence) => absence.studentId === student.id && absence.from <= at && at < absence.to,
          );
          if (value === "absent" && one.day <= today) missed += Number(isAway);
          if (typeof value === "number") expect(isAway, `${student.name} ${one.id}`).toBe(false);
        }
      }
      expect(missed).toBeGreaterThan(3);
    },
  );

  test("have believable counts: most pupils a few absences, few pupils many punishments", () => {
    const school = buildSchool({ seed: 7, today: "2027-06-30" });
    const counts = (kind: AttendanceEvent["kind"]): number[] =>
      school.students
        .map(({ id }) => school.attendance.filter((one) => one.kind === kind && one.studentId === id).length)
        .sort((a, b) => a - b);
    const median = (list: number[]): number => list[list.length >> 1] ?? 0;
    expect(median(counts("absence"))).toBeGreaterThanOrEqual(2);
    expect(median(counts("absence"))).toBeLessThanOrEqual(10);
    expect(median(counts("punishment"))).toBeLessThanOrEqual(1);
    expect(counts("punishment").at(-1)).toBeGreaterThan(2);
    expect(counts("measure").reduce((sum, one) => sum + one, 0)).toBeLessThan(10);
  });

  test("of the main pupil have everything there is, on any day after the autumn", () => {
    for (let today = "2026-11-20"; today < "2027-07-03"; today = addDays(today, 23)) {
      const school = build(today, Number(today.slice(-2)));
      const { year } = school;
      const look = { school, from: year.firstDay, to: year.lastDay, now: `${today}T12:00` };
      const events = notebookOf(look, mainOf(school));
      expect([...new Set(events.map(({ kind }) => kind))].sort(), today).toEqual([
        "absence",
        "delay",
        "exemption",
        "infirmary",
        "measure",
        "missed-meal",
        "observation",
        "punishment",
        "sanction",
      ]);
      const has = (is: (event: AttendanceEvent) => boolean): boolean => events.some(is);
      expect(
        has((one) => one.kind === "absence" && one.awaitsParents === true),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "absence" && one.uncounted === true),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "absence" && one.documents !== undefined),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "punishment" && one.homeworkDocuments.length > 0),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "punishment" && one.circumstanceDocuments.length > 0),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "punishment" && one.schedule.length > 1),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "punishment" && one.slot === undefined),
        today,
      ).toBe(true);
      expect(
        has((one) => one.kind === "observation" && !one.read),
        today,
      ).toBe(true);
    }
  });

  test("schedule the detention that stands in the timetable", () => {
    const school = build("2026-01-14");
    const detention = school.lessons.find(({ kind }) => kind === "detention");
    const scheduled = school.attendance.flatMap((event) =>
      event.kind === "punishment" ? event.schedule : [],
    );
    expect(scheduled).toContainEqual(expect.objectContaining({ day: detention?.day, slot: detention?.slot }));
  });

  test.each(["2026-09-01", "2026-07-15"])("are empty or nearly so on %s", (today) => {
    const school = build(today);
    const look = { school, from: school.year.firstDay, to: school.year.lastDay, now: `${today}T07:00` };
    const known = school.students.flatMap((student) => notebookOf(look, student));
    expect(known.filter((event) => event.kind !== "absence" || event.announced !== true).length).toBeLessThan(
      2,
    );
  });
});

test("half-days leave out nights, weekends and Wednesday afternoons", () => {
  const school = build("2026-01-15");
  const of = (from: string, to: string): number =>
    halfDaysOf(school, { kind: "absence", id: "", studentId: "", from, to, settled: true, justified: true });
  expect(of("2026-01-13T08:00", "2026-01-13T11:55")).toBe(1);
  expect(of("2026-01-13T08:00", "2026-01-13T17:00")).toBe(2);
  expect(of("2026-01-14T08:00", "2026-01-14T17:00")).toBe(1);
  expect(of("2026-01-16T14:00", "2026-01-19T09:00")).toBe(2);
});
