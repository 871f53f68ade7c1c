import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { slotEnd, slotStart } from "./grid.js";
import { primaryGrid } from "./primary-school.js";

const school = buildSchool({
  seed: 7,
  today: "2026-01-15",
  level: "primary",
  size: { classes: 7, studentsPerClass: 10 },
});

describe("a primary school", () => {
  test("has quarters of an hour from half past eight to half past four", () => {
    expect(slotStart(primaryGrid, 0)).toBe("08:30");
    expect(slotEnd(primaryGrid, 27, 5)).toBe("16:30");
    expect(primaryGrid.starts).toHaveLength(33);
    expect(primaryGrid.ends).toHaveLength(33);
  });

  test("has one teacher a class, and nobody in two rooms at once but for sport", () => {
    const taken = new Set<string>();
    for (const lesson of school.lessons) {
      for (const id of [
        ...lesson.teacherIds,
        ...lesson.classIds,
        ...lesson.roomIds.filter((one) => one !== "room:gym-1"),
      ]) {
        for (let place = 0; place < lesson.length; place += 1) {
          const key = `${lesson.day} ${lesson.slot + place} ${id}`;
          expect(taken.has(key), key).toBe(false);
          taken.add(key);
        }
      }
    }
    const ofClass = (classId: string) =>
      new Set(
        school.lessons
          .filter(({ classIds }) => classIds.includes(classId))
          .flatMap(({ teacherIds }) => teacherIds),
      );
    expect(school.classes.map(({ id }) => ofClass(id).size)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  });

  test("has levels by name, classes numbered when there are two, and pupils of that age", () => {
    expect(school.classes.map(({ name }) => name)).toEqual([
      "CM1",
      "CP",
      "CE2",
      "CM2",
      "CE1",
      "CM1 2",
      "CP 2",
    ]);
    const first = school.classes.find(({ name }) => name === "CP");
    const pupil = school.students.find(({ classId }) => classId === first?.id);
    const record = school.office.records.find(({ studentId }) => studentId === pupil?.id);
    expect(["2018", "2019"]).toContain(record?.birthDay.slice(0, 4));
  });
});
