import { computeAverage, type Grade, type GradeValue, NotAllowedError, pointsOf } from "@preau/client";
import type { Account, Emulator } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, manners, requestsTo, schoolDay, someAccount } from "./box.js";

type School = Emulator["school"];
type MarkOfSchool = School["tests"][number]["marks"] extends ReadonlyMap<string, infer Mark> ? Mark : never;

/** The school's words for a mark, as the library says them. */
function gradeOf({ value }: MarkOfSchool, outOf: number): GradeValue | undefined {
  if (typeof value === "number") return { kind: "points", points: value };
  switch (value) {
    case "pending":
      return undefined;
    case "congratulations":
      return { kind: "congratulations", points: outOf };
    case "notGraded":
      return { kind: "not-graded" };
    case "notHandedIn":
      return { kind: "not-handed-in" };
    case "absentZero":
      return { kind: "absent-zero" };
    case "notHandedInZero":
      return { kind: "not-handed-in-zero" };
    case "absent":
    case "exempted":
    case "unfit":
      return { kind: value };
  }
}

/** What the school has given a pupil in one of its periods up to today, in the words of the library. */
function marksOfSchool(school: School, studentId: string, periodId: string): readonly unknown[] {
  const subjectOf = (serviceId: string): string | undefined => {
    const service = school.services.find(({ id }) => id === serviceId);
    return school.subjects.find(({ id }) => id === service?.subjectId)?.name;
  };
  return school.tests.flatMap((given) => {
    const mark = given.marks.get(studentId);
    if (mark === undefined || given.periodId !== periodId || given.day > schoolDay) return [];
    return [
      {
        date: given.day,
        subject: subjectOf(given.serviceId),
        title: given.title,
        outOf: given.outOf,
        coefficient: given.coefficient,
        isBonus: given.counting === "bonus",
        isOptional: given.counting === "optional",
        isOutOf20: given.scaled === true,
        grade: gradeOf(mark, given.outOf),
        comment: mark.comment,
      },
    ];
  });
}

function marksOfLibrary(grades: readonly Grade[]): readonly unknown[] {
  return grades.map((grade) => ({
    date: grade.date,
    subject: grade.subject?.name,
    title: grade.comment,
    outOf: grade.outOf,
    coefficient: grade.coefficient,
    isBonus: grade.isBonus,
    isOptional: grade.isOptional,
    isOutOf20: grade.isOutOf20,
    // Congratulations count as the scale, whether the mark carries it or not.
    grade:
      grade.grade?.kind === "congratulations"
        ? { kind: "congratulations", points: pointsOf(grade.grade, grade.outOf) }
        : grade.grade,
    comment: grade.commentOnGrade,
  }));
}

function sorted(marks: readonly unknown[]): readonly string[] {
  return marks.map((mark) => JSON.stringify(mark)).sort();
}

/** The period of the school that goes by a name. */
function periodOf({ year }: School, name: string): string {
  return year.periods.find((period) => period.name === name)?.id ?? "none";
}

describe.each(manners)("marks: %s", (_, manner) => {
  test("are those that the school has given the pupil, with every average, for one request", async () => {
    await inSchool(manner, async (emulator) => {
      const { school } = emulator;
      const { personId } = someAccount(emulator, "student");
      const client = await loginStudent(emulator);
      const warnings: unknown[] = [];
      client.on("warning", (warning) => warnings.push(warning));
      const overview = await client.gradesOverview();
      expect(requestsTo(emulator, "DernieresNotes")).toBe(1);
      expect(warnings).toEqual([]);
      expect(overview.period.name).toBe(client.currentPeriod?.name);
      const expected = marksOfSchool(school, personId, periodOf(school, overview.period.name));
      expect(expected.length).toBeGreaterThan(10);
      expect(sorted(marksOfLibrary(overview.grades))).toEqual(sorted(expected));
      expect(overview.grades.map(({ date }) => date)).toEqual(
        overview.grades
          .map(({ date }) => date)
          .toSorted()
          .toReversed(),
      );
      expect(overview.grades.every(({ period }) => period?.key === overview.period.key)).toBe(true);
      expect(overview.averages.length).toBeGreaterThan(5);
      expect(overview).toMatchObject({
        overallAverage: { kind: "points" },
        classOverallAverage: { kind: "points" },
        overallOutOf: 20,
      });
      await client.close();
    });
  });

  test("are asked for one by one as well, with the same keys in another session", async () => {
    await inSchool(manner, async (emulator) => {
      const [one, other] = [await loginStudent(emulator), await loginStudent(emulator)];
      const overview = await one.gradesOverview();
      // A period of another session is found again by its key.
      const { period } = overview;
      expect((await other.grades(period)).map(({ key }) => key)).toEqual(
        overview.grades.map(({ key }) => key),
      );
      expect((await other.averages(period)).map(({ key }) => key)).toEqual(
        overview.averages.map(({ key }) => key),
      );
      expect(await other.overallAverage(period.name)).toEqual(overview.overallAverage);
      expect(await other.classOverallAverage()).toEqual(overview.classOverallAverage);
      expect(requestsTo(emulator, "DernieresNotes")).toBe(5);
      const keys = [...overview.grades, ...overview.averages].map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      await Promise.all([one.close(), other.close()]);
    });
  });
});

test("averages are those that the library computes from the marks, but for settings that families never see", async () => {
  await inSchool({}, async (emulator) => {
    const { school } = emulator;
    const plain = school.services.filter(({ rules }) => rules === undefined);
    const subjects = new Set(
      school.subjects
        .filter(({ id }) =>
          school.services.every((service) => service.subjectId !== id || plain.includes(service)),
        )
        .map(({ name }) => name),
    );
    let compared = 0;
    const pupils = emulator.accounts.filter(
      ({ audience, disabled }) => audience === "student" && disabled !== true,
    );
    for (const account of pupils.slice(0, 4)) {
      const client = await loginStudent(emulator, {}, account);
      const { grades, averages } = await client.gradesOverview();
      for (const { subject, student } of averages.filter(({ subject }) => subjects.has(subject.name))) {
        const own = grades.filter((grade) => grade.subject?.key === subject.key);
        const computed = computeAverage(own);
        expect([subject.name, computed === undefined]).toEqual([subject.name, student === undefined]);
        if (computed === undefined) continue;
        expect([subject.name, Math.abs(computed.points - (pointsOf(student) ?? -99)) < 0.011]).toEqual([
          subject.name,
          true,
        ]);
        compared += 1;
      }
      await client.close();
    }
    expect(compared).toBeGreaterThan(15);
  });
});

test("every kind of mark comes through, from one pupil or another", async () => {
  await inSchool({ today: "2027-06-10" }, async (emulator) => {
    const kinds = new Set<string>();
    const usable = ({ audience, disabled, about }: Account): boolean =>
      audience === "student" &&
      disabled !== true &&
      !/PIN|appareil|stratégie|mot de passe|double/u.test(about);
    for (const account of emulator.accounts.filter(usable).slice(0, 6)) {
      const client = await loginStudent(emulator, {}, account);
      for (const period of client.periods.filter(({ kind }) => kind === "term")) {
        const { grades } = await client.gradesOverview(period);
        for (const { grade } of grades) kinds.add(grade?.kind ?? "none yet");
      }
      await client.close();
    }
    const given = emulator.school.annotations.length;
    expect(given).toBeGreaterThan(6);
    expect([...kinds].sort()).toEqual(
      [
        "absent",
        "absent-zero",
        "congratulations",
        "exempted",
        "none yet",
        "not-graded",
        "not-handed-in",
        "not-handed-in-zero",
        "points",
        "unfit",
      ].sort(),
    );
  });
});

describe("what a school hides", () => {
  test("is absent: averages of the pupil, those of the class, the marks themselves", async () => {
    await inSchool({ schoolOptions: { hideAverages: true } }, async (emulator) => {
      const client = await loginStudent(emulator);
      const overview = await client.gradesOverview();
      expect(overview.grades.length).toBeGreaterThan(10);
      expect(overview.averages.some(({ student }) => student !== undefined)).toBe(false);
      expect(await client.overallAverage()).toBeUndefined();
      expect(await client.classOverallAverage()).toBeUndefined();
      await client.close();
    });
    await inSchool({ schoolOptions: { hideClassAverages: true } }, async (emulator) => {
      const client = await loginStudent(emulator);
      const { grades, averages } = await client.gradesOverview();
      for (const { average, min, max } of grades)
        expect([average, min, max]).toEqual([undefined, undefined, undefined]);
      expect(averages.some(({ student }) => student !== undefined)).toBe(true);
      expect(averages.some(({ classAverage }) => classAverage !== undefined)).toBe(false);
      await client.close();
    });
    await inSchool({ schoolOptions: { hideGrades: true } }, async (emulator) => {
      const client = await loginStudent(emulator);
      const { grades, averages } = await client.gradesOverview();
      expect(grades).toEqual([]);
      expect(averages.length).toBeGreaterThan(5);
      await client.close();
    });
  });

  test("as a whole is not asked for", async () => {
    await inSchool({ schoolOptions: { hiddenTabs: [198] } }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(client.can("grades")).toBe(false);
      await expect(client.gradesOverview()).rejects.toThrow(NotAllowedError);
      await expect(client.overallAverage("Trimestre 1")).rejects.toThrow(NotAllowedError);
      expect(requestsTo(emulator, "DernieresNotes")).toBe(0);
      await client.close();
    });
  });
});

test("a parent sees the marks of each child", async () => {
  await inSchool({}, async (emulator) => {
    const { school } = emulator;
    const parent = await loginParent(emulator);
    const all: (readonly string[])[] = [];
    for (const child of parent.children) {
      const { grades, period } = await parent.child(child).gradesOverview();
      const student = school.students.find(({ name }) => name === child.name);
      expect(student).toBeDefined();
      const expected = marksOfSchool(school, student?.id ?? "", periodOf(school, period.name));
      expect(sorted(marksOfLibrary(grades))).toEqual(sorted(expected));
      all.push(grades.map(({ key }) => key));
    }
    expect(all[0]).not.toEqual(all[1]);
    expect(await parent.grades()).not.toHaveLength(0);
    await parent.close();
  });
});
