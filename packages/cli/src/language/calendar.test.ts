import { expect, test } from "vitest";
import { calendarWords } from "./calendar.js";

test("days and hours are written as each language writes them", () => {
  const english = calendarWords("en");
  expect(english.longDay("2026-11-16")).toBe("Monday 16 November");
  expect(english.shortDay("2026-09-01")).toBe("Tue 1 Sept");
  expect(english.time("08:05")).toBe("08:05");
  const french = calendarWords("fr");
  expect(french.longDay("2026-12-01")).toBe("mardi 1er décembre");
  expect(french.shortDay("2028-02-29")).toBe("mar. 29 févr.");
  expect(french.time("08:05")).toBe("8h05");
  expect(french.time("00:30")).toBe("0h30");
});

test("a range says month and year once where they are the same", () => {
  const english = calendarWords("en");
  expect(english.range("2026-11-16", "2026-11-22")).toBe("16–22 November 2026");
  expect(english.range("2026-11-30", "2026-12-06")).toBe("30 November to 6 December 2026");
  expect(english.range("2026-12-28", "2027-01-03")).toBe("28 December 2026 to 3 January 2027");
  const french = calendarWords("fr");
  expect(french.range("2026-11-16", "2026-11-22")).toBe("du 16 au 22 novembre 2026");
  expect(french.range("2026-12-28", "2027-01-03")).toBe("du 28 décembre 2026 au 3 janvier 2027");
});
