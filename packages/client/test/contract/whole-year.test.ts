import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, manners } from "./box.js";
import { atEvening } from "./everything.js";

/**
 * With three terms: five for the login; one each for lessons, homework, contents and school life; two for each term, for
 * marks with averages and for evaluations. A log-out is one more.
 */
const mostRequests = 15;

describe.each(manners)("a whole year of one pupil: %s", (_, manner) => {
  test("takes fifteen requests at most, login included", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const { firstDay, lastDay } = emulator.school.year;
      const client = await loginStudent(emulator);
      const lessons = await client.lessons(firstDay, lastDay);
      const homework = await client.homework(firstDay);
      const contents = await client.lessonContents(firstDay, lastDay);
      const periods = client.periods.filter(({ kind }) => kind === client.currentPeriod?.kind);
      const marks = [];
      const evaluations = [];
      for (const period of periods) {
        marks.push(await client.gradesOverview(period));
        evaluations.push(...(await client.evaluations(period)));
      }
      const attendance = await client.attendance("year");
      const requests = [...emulator.requests.values()].reduce((sum, count) => sum + count, 0);
      await client.close();
      expect(requests).toBeLessThanOrEqual(mostRequests);
      expect(periods).toHaveLength(3);
      const all = [lessons, homework, contents, evaluations, attendance.absences];
      expect(all.map((some) => some.length > 0)).toEqual(all.map(() => true));
      // Everything that the pupil got this year is there.
      const { personId } = emulator.accounts.find(({ login }) => login === client.username) ?? {};
      const tests = emulator.school.tests.filter(
        ({ day, marks: of }) => day <= "2026-12-16" && of.has(personId ?? ""),
      );
      expect(marks.flatMap(({ grades }) => grades)).toHaveLength(tests.length);
    });
  });
});
