import { describe, expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { aParent, aSchool, aStudent } from "./builders.js";
import { aGrade } from "./grade-builders.js";
import { aLesson, someHomework } from "./timetable-builders.js";

describe("a hand-made school", () => {
  test("is made of parts, and leaves the maker as it was", () => {
    const base = aSchool().with(aStudent("VERDIER Camille", { login: "camille" }));
    const more = base.with(aLesson({ day: "2026-01-15", from: "11:00", to: "11:55", subject: "SVT" }));
    expect(base.build().lessons).toEqual([]);
    expect(more.build().lessons).toMatchObject([
      { slot: 6, length: 2, classIds: ["class:4C"], subjectId: "subject:SVT" },
    ]);
    expect(more.build().accounts).toMatchObject([{ login: "camille", audience: "student" }]);
  });

  test("starts from another school without touching it", () => {
    const built = buildSchool({ seed: 7, today: "2026-01-15" });
    const before = built.homework[0]?.doneBy.size;
    const copy = aSchool({ from: built })
      .with(aLesson({ day: "2026-01-15", from: "17:00", to: "18:00", subject: "CLUB THEATRE" }))
      .build();
    copy.homework[0]?.doneBy.add("student:nobody");
    expect(copy.lessons).toHaveLength(built.lessons.length + 1);
    expect(built.homework[0]?.doneBy.size).toBe(before);
    expect(copy.lessons.filter((lesson) => lesson.day === "2026-01-15").at(-1)?.slot).toBe(18);
  });

  test("says what cannot be", () => {
    const off = aLesson({ day: "2026-01-15", from: "10:10", to: "11:00", subject: "SVT" });
    expect(() => aSchool().with(off).build()).toThrow(/10:10 to 11:00 is not on the grid/);
    expect(() =>
      aSchool()
        .with(aParent("M. X", { children: ["NOBODY"] }))
        .build(),
    ).toThrow(/no pupil is called/);
    expect(() =>
      aSchool()
        .with(someHomework({ subject: "A", due: "2026-01-15", html: "b", doneBy: ["C"] }))
        .build(),
    ).toThrow(RangeError);
  });

  test("puts pupils into the groups that are named", () => {
    const school = aSchool()
      .with(
        aStudent("VERDIER Camille", { groups: ["4LATIN"] }),
        aStudent("BENNOUNA Inès", { groups: ["4LATIN"], class: "4D" }),
      )
      .build();
    expect(school.groups).toEqual([
      {
        id: "group:4LATIN",
        name: "4LATIN",
        classIds: ["class:4C", "class:4D"],
        studentIds: ["student:VERDIER Camille", "student:BENNOUNA Inès"],
      },
    ]);
  });
});

describe("hand-made marks", () => {
  const people = aSchool().with(aStudent("VERDIER Camille"), aStudent("BENNOUNA Inès", { class: "4D" }));
  const grade = { student: "VERDIER Camille", subject: "SVT", date: "2026-01-12", value: "14,5" };

  test("make the service of the pupil's class, once, and count for the term of their date", () => {
    const school = people
      .with(
        aGrade(grade),
        aGrade({ ...grade, value: { annotation: "absent" }, period: "Trimestre 1" }),
        aGrade({ ...grade, student: "BENNOUNA Inès", value: "", date: "2026-01-05" }),
      )
      .build();
    expect(school.services.map(({ classIds }) => classIds)).toEqual([["class:4C"], ["class:4D"]]);
    expect(school.tests.map((one) => [one.day, one.periodId, ...one.marks])).toEqual([
      ["2026-01-05", "period:Trimestre 2", ["student:BENNOUNA Inès", { value: "pending" }]],
      ["2026-01-12", "period:Trimestre 2", ["student:VERDIER Camille", { value: 14.5 }]],
      ["2026-01-12", "period:Trimestre 1", ["student:VERDIER Camille", { value: "absent" }]],
    ]);
  });

  test("say what cannot be", () => {
    const build = (choice: Partial<typeof grade> & { readonly period?: string }) => () =>
      people.with(aGrade({ ...grade, ...choice })).build();
    expect(build({ value: "bien" })).toThrow(/"bien" is no mark/);
    expect(build({ student: "NOBODY" })).toThrow(/no pupil is called/);
    expect(build({ date: "2026-08-01" })).toThrow(/is in no term/);
    expect(build({ period: "Trimestre 9" })).toThrow(/no period is called/);
  });
});
