import { describe, expect, test } from "vitest";
import { inSchool, loginParent, loginStudent, manners, requestsTo, schoolDay, someAccount } from "./box.js";

describe.each(manners)("homework: %s", (_, manner) => {
  test("gives what the school has given the pupil, for one request", async () => {
    await inSchool(manner, async (emulator) => {
      const { school } = emulator;
      const student = school.students.find(({ id }) => id === someAccount(emulator, "student").personId);
      if (student === undefined) throw new Error("no pupil");
      const to = "2026-12-18";
      const expected = school.homework.filter(
        (piece) =>
          piece.given <= schoolDay &&
          piece.due >= schoolDay &&
          piece.due <= to &&
          (piece.classIds.includes(student.classId) ||
            piece.groupIds.some((id) => student.groupIds.includes(id))),
      );
      const client = await loginStudent(emulator);
      const homework = await client.homework(schoolDay, to);
      expect(requestsTo(emulator, "PageCahierDeTexte")).toBe(1);
      expect(expected).not.toHaveLength(0);
      const subjectOf = (id: string): string | undefined =>
        school.subjects.find((subject) => subject.id === id)?.name;
      expect(
        homework.map((piece) => `${piece.date} ${piece.given} ${piece.subject?.name} ${piece.done}`).sort(),
      ).toEqual(
        expected
          .map(
            (piece) =>
              `${piece.due} ${piece.given} ${subjectOf(piece.subjectId)} ${piece.doneBy.has(student.id)}`,
          )
          .sort(),
      );
      expect(homework.some(({ files }) => files.length > 0)).toBe(true);
      expect(
        homework.every(({ description }) => description !== undefined && !description.includes("<")),
      ).toBe(true);
      await client.close();
    });
  });

  test("goes to the end of the year when no end is given, with the same keys in another session", async () => {
    await inSchool(manner, async (emulator) => {
      const [one, other] = [await loginStudent(emulator), await loginStudent(emulator)];
      const all = await one.homework(emulator.school.year.firstDay);
      const keys = all.map(({ key }) => key);
      expect(keys.length).toBeGreaterThan(20);
      expect(new Set(keys).size).toBe(keys.length);
      expect((await other.homework(emulator.school.year.firstDay)).map(({ key }) => key)).toEqual(keys);
      await Promise.all([one.close(), other.close()]);
    });
  });
});

describe("homework of a family", () => {
  test("is each child's own", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator);
      const [one, other] = parent.children.map((child) => parent.child(child));
      const [first, second] = await Promise.all([one?.homework(schoolDay), other?.homework(schoolDay)]);
      expect(first).not.toHaveLength(0);
      expect(second).not.toHaveLength(0);
      expect(first?.map(({ key }) => key)).not.toEqual(second?.map(({ key }) => key));
      await parent.close();
    });
  });
});
