import type { Client, Lesson } from "@preau/client";
import type { Emulator, Lesson as WorldLesson } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, manners, requestsTo, schoolDay, someAccount } from "./box.js";

const monday = "2026-11-23";
const sunday = "2026-11-29";

/** What the world says of a pupil's week, in the words of the library; computed from the world alone. */
function expectedLessons(emulator: Emulator, studentId: string, from: string, to: string): string[] {
  const { school } = emulator;
  const student = school.students.find(({ id }) => id === studentId);
  if (student === undefined) throw new Error("no such pupil");
  const isFor = (lesson: WorldLesson): boolean =>
    lesson.studentIds.includes(student.id) ||
    lesson.classIds.includes(student.classId) ||
    lesson.groupIds.some((id) => student.groupIds.includes(id));
  return school.lessons
    .filter((lesson) => lesson.day >= from && lesson.day <= to && isFor(lesson))
    .map((lesson) => {
      const start = lesson.hours?.from ?? school.grid.starts[lesson.slot];
      const subject = school.subjects.find(({ id }) => id === lesson.subjectId)?.name ?? "";
      return `${lesson.day}T${start} ${lesson.kind} ${lesson.kind === "lesson" ? subject : ""}${lesson.canceled === true ? " canceled" : ""}`;
    })
    .sort();
}

function told(lesson: Lesson): string {
  return `${lesson.start} ${lesson.kind} ${lesson.kind === "lesson" ? (lesson.subject?.name ?? "") : ""}${lesson.canceled ? " canceled" : ""}`;
}

describe.each(manners)("lessons: %s", (_, manner) => {
  test("raw, gives every entry that the school has for the pupil", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator);
      const raw = await client.lessons(monday, sunday, { raw: true });
      const { personId } = someAccount(emulator, "student");
      expect(raw.map(told).sort()).toEqual(expectedLessons(emulator, personId, monday, sunday));
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);
      await client.close();
    });
  });

  test("resolved, hides only cancelled entries that a live one covers", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator);
      const raw = await client.lessons(monday, sunday, { raw: true });
      const resolved = await client.lessons(monday, sunday);
      const shown = new Set(resolved.map(({ key }) => key));
      const hidden = raw.filter(({ key }) => !shown.has(key));
      expect(hidden).not.toHaveLength(0);
      expect(hidden.every(({ canceled }) => canceled)).toBe(true);
      const replaced = resolved.flatMap((lesson) => (lesson.replaces ?? []).map(({ key }) => key));
      expect(new Set(replaced)).toEqual(new Set(hidden.map(({ key }) => key)));
      expect(resolved.some(({ canceled }) => canceled)).toBe(true);
      await client.close();
    });
  });

  test("shows every kind of entry in the demonstration week", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator);
      const lessons = await client.lessons(monday, sunday);
      const has = (wanted: (lesson: Lesson) => boolean): boolean => lessons.some(wanted);
      expect({
        canceled: has(({ canceled, status }) => canceled && status !== undefined),
        moved: has(({ change }) => change?.kind === "moved"),
        replacement: has(({ replaces }) => (replaces?.length ?? 0) > 0),
        group: has(({ groups }) => groups.length > 0),
        twoTeachers: has(({ teachers }) => teachers.length > 1),
        test: has((lesson) => lesson.test),
        detention: has((lesson) => lesson.detention),
        outing: has((lesson) => lesson.outing),
        study: has((lesson) => lesson.study),
        memo: has(({ memo }) => memo !== undefined),
        video: has(({ virtualClassrooms }) => virtualClassrooms.length > 0),
        exempted: has(({ exempted }) => exempted),
      }).toEqual({
        canceled: true,
        moved: true,
        replacement: true,
        group: true,
        twoTeachers: true,
        test: true,
        detention: true,
        outing: true,
        study: true,
        memo: true,
        video: true,
        exempted: true,
      });
      for (const lesson of lessons) expect(lesson.end > lesson.start).toBe(true);
      await client.close();
    });
  });

  test("gives a whole year for one request", async () => {
    await inSchool(manner, async (emulator) => {
      const { firstDay, lastDay } = emulator.school.year;
      const client = await loginStudent(emulator);
      const year = await client.lessons(firstDay, lastDay, { raw: true });
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);
      const { personId } = someAccount(emulator, "student");
      expect(year.map(told).sort()).toEqual(expectedLessons(emulator, personId, firstDay, lastDay));
      await client.close();
    });
  });

  test("asks week by week when the server keeps to one, and remembers it", async () => {
    await inSchool({ ...manner, schoolOptions: { timetableRanges: false } }, async (emulator) => {
      const client = await loginStudent(emulator);
      const to = "2026-12-13";
      const lessons = await client.lessons(monday, to, { raw: true });
      const { personId } = someAccount(emulator, "student");
      expect(lessons.map(told).sort()).toEqual(expectedLessons(emulator, personId, monday, to));
      const first = requestsTo(emulator, "PageEmploiDuTemps");
      expect(first).toBe(3);
      await client.lessons(monday, to);
      expect(requestsTo(emulator, "PageEmploiDuTemps") - first).toBe(3);
      await client.close();
    });
  });

  test("gives the same keys in another session, and whatever the range", async () => {
    await inSchool(manner, async (emulator) => {
      const [one, other] = [await loginStudent(emulator), await loginStudent(emulator)];
      const keys = async (client: Client, from: string, to: string): Promise<readonly string[]> =>
        (await client.lessons(from, to, { raw: true }))
          .filter(({ start }) => start.startsWith(schoolDay))
          .map(({ key }) => key);
      const day = await keys(one, schoolDay, schoolDay);
      expect(day).not.toHaveLength(0);
      expect(new Set(day).size).toBe(day.length);
      expect(await keys(other, schoolDay, schoolDay)).toEqual(day);
      expect(await keys(other, "2026-11-01", "2026-12-31")).toEqual(day);
      const ids = (await one.lessons(schoolDay)).map(({ id }) => id);
      expect((await other.lessons(schoolDay)).map(({ id }) => id)).not.toEqual(ids);
      await Promise.all([one.close(), other.close()]);
    });
  });
});

describe("lessons of a school", () => {
  test("gives nothing for a Sunday, for holidays and for days outside the year, without an error", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(await client.lessons(sunday)).toEqual([]);
      expect(await client.lessons("2026-12-25")).toEqual([]);
      expect(await client.lessons("2030-01-07")).toEqual([]);
      expect(await client.lessons("2020-01-07", "2020-02-07")).toEqual([]);
      await client.close();
    });
  });

  test("takes dates of every sort", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const expected = await client.lessons(schoolDay);
      expect(expected).not.toHaveLength(0);
      for (const date of [
        `${schoolDay}T10:00`,
        "2026-11-24T23:30:00Z",
        new Date("2026-11-24T23:30:00Z"),
        { year: 2026, month: 11, day: 25 },
      ]) {
        expect(await client.lessons(date)).toEqual(expected);
      }
      for (const wrong of [
        "tomorrow",
        "2026-02-30",
        "25/11/2026",
        new Date(Number.NaN),
        { year: 2026, month: 13, day: 1 },
      ]) {
        await expect(client.lessons(wrong)).rejects.toMatchObject({ code: "usage" });
      }
      await expect(client.lessons("2026-11-25", "2026-11-24")).rejects.toMatchObject({ code: "usage" });
      await client.close();
    });
  });

  test("keeps two children of one session apart, however their calls are mixed", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator);
      const [first, second] = parent.children;
      if (first === undefined || second === undefined) throw new Error("two children expected");
      const studentOf = (name: string): string =>
        emulator.school.students.find((student) => student.name === name)?.id ?? "";
      const [one, other] = [parent.child(first), parent.child(second.name)];
      const answers = await Promise.all([
        one.lessons(monday, sunday, { raw: true }),
        other.lessons(monday, sunday, { raw: true }),
        one.lessons(schoolDay, schoolDay, { raw: true }),
        other.lessons(schoolDay, schoolDay, { raw: true }),
      ]);
      expect(answers[0]?.map(told).sort()).toEqual(
        expectedLessons(emulator, studentOf(first.name), monday, sunday),
      );
      expect(answers[1]?.map(told).sort()).toEqual(
        expectedLessons(emulator, studentOf(second.name), monday, sunday),
      );
      expect(answers[2]?.map(told).sort()).toEqual(
        expectedLessons(emulator, studentOf(first.name), schoolDay, schoolDay),
      );
      expect(answers[3]?.map(told).sort()).toEqual(
        expectedLessons(emulator, studentOf(second.name), schoolDay, schoolDay),
      );

      expect((await parent.lessons(schoolDay, schoolDay, { raw: true })).map(told)).toEqual(
        answers[2]?.map(told),
      );
      parent.setChild(second);
      expect(parent.info.name).toBe(second.name);
      expect((await parent.lessons(schoolDay, schoolDay, { raw: true })).map(told)).toEqual(
        answers[3]?.map(told),
      );
      expect(() => parent.setChild("Nobody")).toThrow(expect.objectContaining({ code: "child-not-found" }));
      expect(parent.info.name).toBe(second.name);
      await parent.close();
    });
  });
});
