import { describe, expect, test } from "vitest";
import { concerns } from "./audience.js";
import { buildSchool } from "./build.js";
import { isOpen, openDayFrom } from "./calendar.js";
import { addDays, daysBetween, weekday } from "./days.js";
import { demoWeek, mainStudent } from "./demo-week.js";
import type { Lesson, School, Student } from "./school.js";
import { overlaps } from "./year-lessons.js";

describe("a built school", () => {
  test("is the same for the same seed and day", () => {
    expect(buildSchool({ seed: 7, today: "2026-01-15" })).toEqual(
      buildSchool({ seed: 7, today: "2026-01-15" }),
    );
  });

  test("is another one for another seed", () => {
    const names = (seed: number): string[] =>
      buildSchool({ seed, today: "2026-01-15" }).students.map((one) => one.name);
    expect(names(7)).not.toEqual(names(8));
  });

  test("keeps its people and its ordinary weeks from one day to the next", () => {
    const [one, next] = ["2026-01-15", "2026-01-19"].map((today) => buildSchool({ seed: 7, today })) as [
      School,
      School,
    ];
    expect(next.students).toEqual(one.students);
    expect(next.teachers).toEqual(one.teachers);
    const march = (school: School): Lesson[] =>
      school.lessons.filter((lesson) => lesson.day.startsWith("2026-03"));
    expect(march(next)).toEqual(march(one));
  });

  test("has the accounts that a demonstration needs", () => {
    const { accounts, students, parents } = buildSchool({ seed: 7, today: "2026-01-15" });
    const pupils = accounts.filter((account) => account.audience === "student" && account.disabled !== true);
    const classes = pupils.map((account) => students.find((one) => one.id === account.personId)?.classId);
    expect(new Set(classes).size).toBe(4);
    expect(accounts.find((account) => account.login === "zoé.exemple")?.password).toBe("clé-d'été");
    expect(accounts.filter((account) => account.disabled).map((account) => account.login)).toEqual([
      "theo.latournelle",
    ]);
    expect(parents.map((parent) => parent.childIds.length)).toEqual([2, 1, 0]);
    const [first, second] =
      parents[0]?.childIds.map((id) => students.find((one) => one.id === id)?.classId) ?? [];
    expect(first).not.toBe(second);
    expect(new Set(accounts.map((account) => account.login)).size).toBe(accounts.length);
  });

  test.each([
    [1, 8],
    [2, 35],
    [34, 30],
  ])("can have %i classes of %i", (classes, studentsPerClass) => {
    const school = buildSchool({ seed: 3, today: "2026-01-15", size: { classes, studentsPerClass } });
    expect(school.classes).toHaveLength(classes);
    expect(school.students).toHaveLength(classes * studentsPerClass);
    expect(new Set(school.students.map((one) => one.name)).size).toBe(school.students.length);
    expect(new Set(school.lessons.map((lesson) => lesson.id)).size).toBe(school.lessons.length);
  });

  test("never has a pupil in two places, but for Latin and the choir", () => {
    expect(overlapsOf(buildSchool({ seed: 5, today: "2026-03-18" }))).toEqual([]);
  });

  test("refuses to have no class", () => {
    expect(() => buildSchool({ seed: 1, today: "2026-01-15", size: { classes: 0 } })).toThrow(RangeError);
  });

  test("gives pupils real days: no hole inside a half-day, lunch, Wednesday afternoon free", () => {
    const school = buildSchool({ seed: 11, today: "2026-01-15" });
    const days = ["2026-03-16", "2026-03-17", "2026-03-18", "2026-03-19", "2026-03-20"];
    for (const { id: classId } of school.classes) {
      const student = school.students.find((one) => one.classId === classId) as Student; // every class has pupils
      for (const day of days) {
        const slots = school.lessons
          .filter(
            (lesson) => lesson.day === day && concerns(lesson, student) && lesson.studentIds.length === 0,
          )
          .flatMap((lesson) => Array.from({ length: lesson.length }, (_, index) => lesson.slot + index));
        const half = (from: number, to: number): number[] =>
          [...new Set(slots)].filter((slot) => slot >= from && slot < to).sort((a, b) => a - b);
        for (const places of [half(0, 8), half(12, 20)]) {
          expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
        }
        if (weekday(day) === 3) expect(half(8, 20)).toEqual([]);
      }
    }
  });
});

describe("the demo week", () => {
  const days: string[] = [];
  // Two years and a bit, every fifth day, with a leap day, both ends of holidays and of summer.
  for (let day = "2026-06-20"; day < "2028-09-20"; day = addDays(day, 5)) days.push(day);
  days.push("2028-02-29", "2026-07-03", "2026-07-04", "2026-08-31", "2026-09-01", "2027-05-05", "2027-05-06");

  test.each(["A", "B", "C"] as const)("has everything in it, on any date, in zone %s", (zone) => {
    for (const [index, today] of days.entries()) {
      const school = buildSchool({ seed: index, today, zone, size: { classes: 2, studentsPerClass: 12 } });
      const openDay = openDayFrom(school.year, today);
      expect(isOpen(school.year, openDay), today).toBe(true);
      expect(demoWeek(school, today).days, today).toContain(openDay);
      expect(kindsOf(school, today), `${today} ${zone}`).toEqual(everyKind);
      expect(overlapsOf(school, demoWeek(school, today).days), `${today} ${zone}`).toEqual([]);
    }
  });

  test("is complete even in a week of two days", () => {
    // Bank holiday on Tuesday, Ascension on Thursday: Monday and Wednesday morning are left.
    const school = buildSchool({ seed: 7, today: "2029-05-07" });
    expect(demoWeek(school, "2029-05-07").days).toEqual(["2029-05-07", "2029-05-09"]);
    expect(kindsOf(school, "2029-05-07")).toEqual(everyKind);
  });

  test("is the coming week on a Saturday, and the first of the year in summer", () => {
    const saturday = buildSchool({ seed: 7, today: "2026-01-17" });
    expect(demoWeek(saturday, "2026-01-17").monday).toBe("2026-01-19");
    const summer = buildSchool({ seed: 7, today: "2026-07-20" });
    expect(demoWeek(summer, "2026-07-20").days[0]).toBe("2026-09-01");
  });
});

describe("homework", () => {
  test.each(["2026-01-15", "2026-12-24", "2026-08-05"])(
    "is due in every subject in the two weeks from %s",
    (today) => {
      const school = buildSchool({ seed: 7, today });
      const openDay = openDayFrom(school.year, today);
      const end = addDays(openDay, 14);
      for (const lesson of school.lessons) {
        if (lesson.day <= openDay || lesson.day > end || lesson.canceled === true) continue;
        if (lesson.subjectId === undefined || lesson.study === true) continue;
        const found = school.homework.some(
          (one) =>
            one.subjectId === lesson.subjectId &&
            one.due > openDay &&
            one.due <= end &&
            one.classIds.join() === lesson.classIds.join() &&
            one.groupIds.join() === lesson.groupIds.join(),
        );
        expect(found, `${lesson.id} ${lesson.subjectId}`).toBe(true);
      }
    },
  );

  test("comes in every form, is never given after today, and some of it is done", () => {
    const today = "2026-01-15";
    const school = buildSchool({ seed: 7, today });
    const coming = school.homework.filter((one) => one.classIds.includes("class:4C") && one.due > today);
    expect(new Set(coming.map((one) => one.handIn))).toEqual(
      new Set([undefined, "paper", "file", "recording"]),
    );
    expect(new Set(coming.flatMap((one) => one.attachments.map(({ kind }) => kind)))).toEqual(
      new Set(["file", "link"]),
    );
    expect(new Set(coming.map((one) => one.formatted))).toEqual(new Set([true, false]));
    expect(coming.filter((one) => !one.formatted).some((one) => one.html.includes("<"))).toBe(false);
    expect(coming.some((one) => one.theme !== undefined)).toBe(true);
    expect(coming.some((one) => one.doneBy.size > 0)).toBe(true);
    for (const one of school.homework) {
      expect(one.given <= today && one.given <= one.due, one.id).toBe(true);
      expect(daysBetween(one.due, today) >= -14, one.id).toBe(true);
    }
  });
});

const everyKind = [
  "canceled alone",
  "detention",
  "exempted",
  "group",
  "memo",
  "moved",
  "outing",
  "replaced",
  "room",
  "study",
  "substitute",
  "test",
  "two groups at once",
  "two teachers",
  "video",
];

/** What happens to the main pupil in the week that a demonstration shows. */
function kindsOf(school: School, today: string): string[] {
  const student = mainStudent(school) as Student; // every built school has one
  const inWeek = demoWeek(school, today).days;
  const all = school.lessons.filter((lesson) => inWeek.includes(lesson.day) && concerns(lesson, student));
  const live = all.filter((lesson) => lesson.canceled !== true);
  const over = (lesson: Lesson): Lesson[] => live.filter((other) => overlaps(other, lesson));
  const canceled = all.filter((lesson) => lesson.canceled === true);
  const found: Record<string, boolean> = {
    "canceled alone": canceled.some((one) => one.status === "Prof. absent" && over(one).length === 0),
    detention: live.some((one) => one.kind === "detention" && over(one).length === 1 && one.slot >= 16),
    exempted: live.some((one) => one.exemptedStudentIds?.includes(student.id)),
    group: live.some((one) => one.groupIds.length > 0 && !isLunchGroup(one)),
    memo: live.some((one) => one.memo !== undefined),
    moved: canceled.some(
      (one) =>
        one.status === "cours déplacé" &&
        over(one).length === 0 &&
        live.some(
          (other) =>
            other.status === "Cours déplacé" && other.nature === 2 && other.subjectId === one.subjectId,
        ),
    ),
    outing: live.some((one) => one.kind === "outing" && canceled.some((other) => overlaps(one, other))),
    replaced: canceled.some((one) =>
      over(one).some(
        (other) => other.nature === 2 && other.slot === one.slot && other.subjectId !== one.subjectId,
      ),
    ),
    room: live.some((one) => one.status === "Changement de salle"),
    study: live.some((one) => one.study === true),
    substitute: live.some(
      (one) => one.replacedTeacherId !== undefined && !one.teacherIds.includes(one.replacedTeacherId),
    ),
    test: live.some((one) => one.test === true),
    "two groups at once": live.some((one) => one.groupIds.length > 0 && over(one).length > 1),
    "two teachers": live.some((one) => one.teacherIds.length > 1),
    video: live.some((one) => one.virtualRoom !== undefined),
  };
  return Object.keys(found).filter((kind) => found[kind]);
}

/** Latin and the choir, which meet while others eat. */
function isLunchGroup(lesson: Lesson): boolean {
  return lesson.slot >= 8 && lesson.slot < 10 && lesson.groupIds.length > 0;
}

/** Live entries of one pupil at the same time, but for Latin and the choir. */
function overlapsOf(school: School, days?: readonly string[]): string[] {
  const found: string[] = [];
  const lessons = school.lessons.filter((lesson) => days?.includes(lesson.day) ?? true);
  for (const student of school.students) {
    const byDay = new Map<string, Lesson[]>();
    for (const lesson of lessons) {
      if (lesson.canceled === true || !concerns(lesson, student)) continue;
      const others = byDay.get(lesson.day) ?? [];
      for (const other of others) {
        if (overlaps(lesson, other) && !(isLunchGroup(lesson) && isLunchGroup(other)))
          found.push(`${lesson.id} ${other.id}`);
      }
      byDay.set(lesson.day, [...others, lesson]);
    }
  }
  return found;
}
