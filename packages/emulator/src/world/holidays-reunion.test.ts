import { expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { lastWeek, openDayFrom } from "./calendar.js";
import { weekday } from "./days.js";
import { reunionYear } from "./holidays-reunion.js";

test.each([2024, 2025, 2026, 2027, 2028, 2031])(
  "the year from August %i is whole: Monday to Friday, holidays apart",
  (start) => {
    const { firstDay, lastDay, holidays } = reunionYear(start);
    expect([weekday(firstDay), weekday(lastDay)]).toEqual([1, 5]);
    for (const [index, { from, to }] of holidays.entries()) {
      expect(firstDay < from && from <= to && to < lastDay).toBe(true);
      const next = holidays[index + 1];
      if (next !== undefined) expect(to < next.from, next.name).toBe(true);
    }
    expect(holidays.some(({ name }) => name.includes("austral"))).toBe(true);
  },
);

test.each(["2025-08-18", "2025-12-28", "2026-05-17", "2026-07-15"])(
  "on %s there is a school with lessons to come",
  (today) => {
    const school = buildSchool({
      seed: 7,
      today,
      zone: "reunion",
      size: { classes: 1, studentsPerClass: 6 },
    });
    const day = openDayFrom(school.year, today);
    expect(school.lessons.some((lesson) => lesson.day === day)).toBe(true);
    // A set of weeks ends at 62.
    expect(lastWeek(school.year)).toBeLessThan(62);
  },
);
