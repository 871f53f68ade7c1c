import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aCalendar, date } from "../../test/wire-builders.js";
import {
  holidayOn,
  isInYear,
  isTeachingWeek,
  mondayOf,
  type SchoolCalendar,
  weekOf,
  weeksBetween,
} from "./calendar.js";
import { addDays, daysBetween, weekday } from "./dates.js";

const calendar = aCalendar();

/** The same school, whose weeks are counted by walking the year. */
function walking(
  changes: Partial<SchoolCalendar["cycle"]>,
  more: Partial<SchoolCalendar> = {},
): SchoolCalendar {
  return aCalendar({ cycle: { ...calendar.cycle, mode: 1, ...changes }, ...more });
}

describe("the week of a day", () => {
  test.each([
    ["2025-09-01", 1],
    ["2025-09-07", 1],
    ["2025-09-08", 2],
    ["2025-11-17", 12],
    ["2026-03-29", 30],
    ["2026-03-30", 31],
    ["2026-07-03", 44],
  ])("%s is %i", (day, week) => {
    expect(weekOf(calendar, date(day))).toBe(week);
  });

  test("of days outside the year is its first or its last", () => {
    expect(weekOf(calendar, date("2025-01-01"))).toBe(1);
    expect(weekOf(calendar, date("2027-01-01"))).toBe(44);
  });

  test("counts from the Monday of week 1, which may come before the first day", () => {
    const late = aCalendar({
      firstMonday: date("2025-06-30"),
      firstDay: date("2025-07-01"),
      lastDay: date("2026-06-29"),
    });
    expect(weekOf(late, date("2025-07-01"))).toBe(1);
    expect(weekOf(late, date("2025-07-07"))).toBe(2);
    expect(weekOf(late, date("2026-06-29"))).toBe(53);
  });

  test("is the same by either way of counting, for a school open from Monday to Friday", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 305 }), (days) => {
        const day = addDays(calendar.firstDay, days);
        expect(weekOf(walking({}), day)).toBe(weekOf(calendar, day));
      }),
    );
  });

  test("in cycles of eight days, counts open days", () => {
    const cycles = walking({ days: 8 });
    expect(weekOf(cycles, date("2025-09-10"))).toBe(1);
    expect(weekOf(cycles, date("2025-09-11"))).toBe(2);
    // The week-end belongs to the cycle before it.
    expect(weekOf(cycles, date("2025-09-14"))).toBe(2);
  });

  test("in cycles without holidays, leaves them out", () => {
    const skipping = walking({ mode: 2, days: 5 });
    expect(weekOf(skipping, date("2025-10-17"))).toBe(7);
    expect(weekOf(skipping, date("2025-10-27"))).toBe(7);
    expect(weekOf(skipping, date("2025-11-03"))).toBe(8);
  });

  test("where the school is closed on Mondays, a Monday belongs to the week before", () => {
    const closed = walking({ openWeekdays: [1, 2, 3, 4], days: 4 });
    expect(weekOf(closed, date("2025-09-08"))).toBe(1);
    expect(weekOf(closed, date("2025-09-09"))).toBe(2);
  });

  test("never leaves the weeks that the wire can number", () => {
    const endless = walking({ days: 1 }, { lastDay: date("2027-12-31") });
    expect(weekOf(endless, date("2027-12-31"))).toBe(62);
    expect(weekOf(aCalendar({ lastDay: date("2027-12-31") }), date("2027-12-31"))).toBe(62);
  });
});

test("the weeks of a range are those of its days", () => {
  expect(weeksBetween(calendar, date("2025-11-19"), date("2025-12-01"))).toEqual([12, 13, 14]);
  expect(weeksBetween(calendar, date("2025-11-19"), date("2025-11-19"))).toEqual([12]);
  expect(weeksBetween(calendar, date("2020-01-01"), date("2030-01-01"))).toHaveLength(44);
});

test("the Monday of a day is a Monday, and no more than six days before", () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (days) => {
      const day = addDays(calendar.firstDay, days);
      expect(weekday(mondayOf(day))).toBe(1);
      const distance = daysBetween(mondayOf(day), day);
      expect(distance >= 0 && distance < 7).toBe(true);
    }),
  );
});

test("holidays and the year include both their ends", () => {
  expect(
    ["2025-10-17", "2025-10-18", "2025-11-02", "2025-11-03"].map(
      (day) => holidayOn(calendar, date(day))?.name,
    ),
  ).toEqual([undefined, "Automne", "Automne", undefined]);
  expect(
    ["2025-08-31", "2025-09-01", "2026-07-03", "2026-07-04"].map((day) => isInYear(calendar, date(day))),
  ).toEqual([false, true, true, false]);
});

describe("a week with lessons", () => {
  test("has an open day that is no holiday, in the year", () => {
    expect([7, 8, 9, 10, 44, 45].map((week) => isTeachingWeek(calendar, week))).toEqual([
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  test("is one that the school names, when it names them", () => {
    const told = aCalendar({ teachingWeeks: [8] });
    expect([7, 8].map((week) => isTeachingWeek(told, week))).toEqual([false, true]);
  });

  test("is any cycle that is no week", () => {
    expect(isTeachingWeek(walking({ days: 8 }), 8)).toBe(true);
  });
});
