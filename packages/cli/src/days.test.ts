import { expect, test } from "vitest";
import { addDays, daysBetween, isDay, mondayOf, weekday } from "./days.js";

test("a day is an ISO date that exists", () => {
  expect(isDay("2026-01-15")).toBe(true);
  expect(isDay("2028-02-29")).toBe(true);
  expect(isDay("2027-02-29")).toBe(false);
  expect(isDay("2026-13-01")).toBe(false);
  expect(isDay("15/01/2026")).toBe(false);
  expect(isDay("2026-1-5")).toBe(false);
});

test("days are counted over the ends of months, years and summer time", () => {
  expect(addDays("2026-10-24", 2)).toBe("2026-10-26");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  expect(weekday("2026-11-22")).toBe(7);
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(mondayOf("2026-11-16")).toBe("2026-11-16");
  expect(daysBetween("2026-03-28", "2026-03-30")).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
});
