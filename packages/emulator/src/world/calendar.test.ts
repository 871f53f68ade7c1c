import { describe, expect, test } from "vitest";
import { fortnights, isOpen, lastWeek, openDayFrom, schoolYearAt, weekOf } from "./calendar.js";
import { isoWeek, weekday, weekdayFrom } from "./days.js";
import { defaultGrid, placeOf, slotAt, slotEnd, slotStart } from "./grid.js";

describe("the school year", () => {
  test("runs until its last lesson, and is the coming one from the next day on", () => {
    expect(schoolYearAt("2026-07-03", "A").label).toBe("2025-2026");
    expect(schoolYearAt("2026-07-04", "A").label).toBe("2026-2027");
    expect(schoolYearAt("2026-08-31", "A").label).toBe("2026-2027");
    expect(schoolYearAt("2027-01-01", "A").label).toBe("2026-2027");
  });

  test("counts weeks from the Monday of its first day, which may be before it", () => {
    const year = schoolYearAt("2026-10-01", "A");
    expect([year.firstMonday, year.firstDay]).toEqual(["2026-08-31", "2026-09-01"]);
    expect(weekOf(year, "2026-09-06")).toBe(1);
    expect(weekOf(year, "2026-09-07")).toBe(2);
    expect(lastWeek(year)).toBe(44);
  });

  test("has terms and semesters that meet without a gap", () => {
    const { periods, firstDay, lastDay } = schoolYearAt("2026-01-15", "A");
    for (const kind of ["term", "semester"]) {
      const chain = periods.filter((period) => period.kind === kind);
      expect(chain[0]?.from).toBe(firstDay);
      expect(chain.at(-1)?.to).toBe(lastDay);
      for (const [index, period] of chain.slice(1).entries()) {
        expect(weekday(period.from)).toBe(1);
        expect(Date.parse(period.from) - Date.parse(chain[index]?.to ?? "")).toBe(86_400_000);
      }
    }
  });

  test("knows the next open day over weekends, holidays and both ends", () => {
    const year = schoolYearAt("2026-01-15", "A");
    expect(openDayFrom(year, "2026-01-17")).toBe("2026-01-19");
    expect(openDayFrom(year, "2025-12-25")).toBe("2026-01-05");
    expect(openDayFrom(year, "2026-05-14")).toBe("2026-05-18");
    expect(openDayFrom(year, "2025-07-20")).toBe("2025-09-01");
    expect(openDayFrom(year, "2026-09-20")).toBe("2026-07-03");
    expect(isOpen(year, "2025-11-11")).toBe(false);
  });

  test("gives the fortnights turns by teaching weeks", () => {
    const year = schoolYearAt("2026-01-15", "A");
    const { first, second } = fortnights(year);
    // Weeks 8 and 9 are autumn holidays.
    expect(first.slice(0, 5)).toEqual([1, 3, 5, 7, 11]);
    expect(second.slice(0, 5)).toEqual([2, 4, 6, 10, 12]);
    expect(first.filter((week) => second.includes(week))).toEqual([]);
  });

  test("numbers calendar weeks as ISO does", () => {
    expect([isoWeek("2025-09-01"), isoWeek("2027-01-03"), isoWeek("2024-12-30")]).toEqual([36, 53, 1]);
    expect(weekdayFrom("2026-01-15", 4)).toBe("2026-01-15");
    expect(weekdayFrom("2026-01-16", 4)).toBe("2026-01-22");
  });
});

describe("the grid", () => {
  test("places a lesson by the rank of its day among open days", () => {
    const thursdayAtTen = { day: "2026-01-15", slot: 4 };
    expect(placeOf({ openDays: [1, 2, 3, 4, 5] }, defaultGrid, thursdayAtTen)).toBe(64);
    expect(placeOf({ openDays: [1, 2, 4, 5] }, defaultGrid, thursdayAtTen)).toBe(44);
    expect(() => placeOf({ openDays: [1, 2, 4, 5] }, defaultGrid, { day: "2026-01-14", slot: 0 })).toThrow(
      RangeError,
    );
  });

  test("ends lessons at the bell, not at the next start", () => {
    expect([slotStart(defaultGrid, 6), slotEnd(defaultGrid, 6, 2)]).toEqual(["11:00", "11:55"]);
    expect(slotEnd(defaultGrid, 14, 3)).toBe("16:30");
    expect(slotEnd(defaultGrid, 18, 6)).toBe("18:00");
    expect([defaultGrid.starts.length, defaultGrid.ends.length]).toEqual([21, 21]);
  });

  test("knows the current slot, before and after the day too", () => {
    expect(["06:00", "08:29", "08:30", "21:00"].map((time) => slotAt(defaultGrid, time))).toEqual([
      0, 0, 1, 19,
    ]);
  });
});
