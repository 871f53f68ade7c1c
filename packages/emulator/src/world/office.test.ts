import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { isOpen } from "./calendar.js";
import { addDays, weekday } from "./days.js";

const dates = ["2026-09-01", "2026-07-15", "2026-01-18", "2026-01-15", "2026-12-24"];
const at = (today: string, more: object = {}) =>
  buildSchool({ seed: 7, today, size: { classes: 3, studentsPerClass: 12 }, ...more });

describe("records", () => {
  test.each(dates)(
    "on %s: every pupil has one, of an age for the class, with a guardian to call",
    (today) => {
      const school = at(today);
      const { records, contacts } = school.office;
      expect(records.map(({ studentId }) => studentId)).toEqual(school.students.map(({ id }) => id));
      for (const record of records) {
        const student = school.students.find(({ id }) => id === record.studentId);
        const level = Number(school.classes.find(({ id }) => id === student?.classId)?.level);
        const age = Number(school.year.label.slice(0, 4)) - Number(record.birthDay.slice(0, 4));
        expect([17 - level, 18 - level], student?.name).toContain(age);
        expect(record.guardians.some(({ level: right }) => right === "LEGAL")).toBe(true);
        expect(record.guardians.some(({ inEmergency }) => inEmergency)).toBe(true);
        expect(record.entered >= school.year.firstDay).toBe(true);
        expect(contacts.filter(({ personId }) => personId === record.studentId)).toHaveLength(1);
      }
      const ids = records.flatMap(({ guardians }) => guardians.map(({ id }) => id));
      expect(new Set(contacts.map(({ personId }) => personId)).size).toBe(contacts.length);
      expect(new Set(records.map(({ nationalNumber }) => nationalNumber)).size).toBe(records.length);
      expect(ids).toContain("parent:1");
    },
  );

  test("brothers and sisters live together, and their parent with them", () => {
    const school = at("2026-01-15");
    const [parent] = school.parents;
    const homes = [parent?.id, ...(parent?.childIds ?? [])].map(
      (id) => school.office.contacts.find(({ personId }) => personId === id)?.address,
    );
    expect(homes).toHaveLength(3);
    expect(homes[0]).toBeDefined();
    expect(homes).toEqual([homes[0], homes[0], homes[0]]);
  });

  test("have everything in them that a record may have, somewhere in the school", () => {
    const { records } = buildSchool({ seed: 7, today: "2026-01-15" }).office;
    expect(records.some(({ projects }) => projects.some(({ reason }) => reason !== undefined))).toBe(true);
    expect(records.some(({ options }) => options.includes("LATIN"))).toBe(true);
    expect(records.some(({ guardians }) => guardians.length === 3)).toBe(true);
    expect(records.some(({ guardians }) => guardians.some(({ mayCollect }) => !mayCollect))).toBe(true);
    expect(records.some(({ memos }) => memos.length > 0)).toBe(true);
    expect(records.some(({ left }) => left !== undefined)).toBe(true);
    expect(new Set(records.map(({ sex }) => sex)).size).toBe(2);
  });

  test("do not change with the day that the school is built around", () => {
    expect(at("2026-03-02").office.records).toEqual(at("2026-01-15").office.records);
  });
});

describe("the canteen", () => {
  test.each(dates)("on %s: serves lunch on open days, never on Wednesdays", (today) => {
    const { year, office } = at(today);
    expect(office.canteen.meals.length).toBeGreaterThan(0);
    for (const meal of office.canteen.meals) {
      expect(isOpen(year, meal.day), meal.day).toBe(true);
      expect(weekday(meal.day)).not.toBe(3);
      expect(meal.kind).toBe("lunch");
      expect(meal.dishes.every(({ foods }) => foods.length > 0)).toBe(true);
    }
    const start = today < year.firstDay ? year.firstDay : today;
    expect(office.canteen.meals.every(({ day }) => day < addDays(start, 28))).toBe(true);
  });

  test("has the same menu on a day, whenever the school is built", () => {
    const menuOf = (today: string) => at(today).office.canteen.meals.find(({ day }) => day === "2026-01-20");
    expect(menuOf("2026-01-15")).toBeDefined();
    expect(menuOf("2026-01-19")).toEqual(menuOf("2026-01-15"));
  });

  test("serves boarders their dinner from Monday to Thursday, after the lunch", () => {
    const { meals } = at("2026-01-15", { canteen: "boarding" }).office.canteen;
    const days = new Set(meals.filter(({ kind }) => kind === "dinner").map(({ day }) => weekday(day)));
    expect(days).toEqual(new Set([1, 2, 3, 4]));
    const ofDay = meals.filter(({ day }) => day === "2026-01-15").map(({ kind }) => kind);
    expect(ofDay).toEqual(["lunch", "dinner"]);
  });

  test("serves nothing in a school without one", () => {
    expect(at("2026-01-15", { canteen: "none" }).office.canteen).toEqual({
      lunch: false,
      dinner: false,
      meals: [],
    });
  });
});

describe("teaching teams", () => {
  test("have one head teacher a class, one who has left, and the hours of the week", () => {
    const { office, classes, teachers, staff } = at("2026-01-15");
    for (const { id } of classes) {
      const ofClass = office.assignments.filter(({ classIds }) => classIds.includes(id));
      expect(new Set(ofClass.filter(({ isHead }) => isHead).map(({ personId }) => personId)).size).toBe(1);
      expect(ofClass.filter(({ isFormer }) => isFormer).length).toBeLessThanOrEqual(1);
      const french = ofClass.filter(
        ({ subjectId, part }) => subjectId === "subject:french" && part === undefined,
      );
      // Four hours, and one every other week.
      expect(french.reduce((sum, { minutesPerWeek = 0 }) => sum + minutesPerWeek, 0)).toBe(270);
    }
    const known = new Set([...teachers, ...staff].map(({ id }) => id));
    expect(office.assignments.every(({ personId }) => known.has(personId))).toBe(true);
  });
});

describe("the agenda", () => {
  test.each(dates)("on %s: something is coming, in order, inside the year", (today) => {
    const { office, year } = at(today);
    const days = office.events.map(({ from }) => from);
    expect(days.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(days);
    expect(office.events.every(({ from, to }) => from <= to)).toBe(true);
    expect(days.some((day) => day >= today)).toBe(true);
    expect(days.every((day) => day >= year.firstDay && day.slice(0, 10) <= year.lastDay)).toBe(true);
    expect(office.events.some(({ isCouncil }) => isCouncil)).toBe(true);
  });
});
