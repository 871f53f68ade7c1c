import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { UsageError } from "../errors/errors.js";
import {
  addDays,
  at,
  type DateInput,
  dayAt,
  dayOf,
  daysBetween,
  encodeDay,
  type PlainDate,
  parseWireDay,
  parseWireInstant,
  parseWireTime,
  toInstant,
  toPlainDate,
  weekday,
} from "./dates.js";

/** Any day of the years that a school may speak of, and of 1899, where times of day are written. */
const anyDay: fc.Arbitrary<PlainDate> = fc
  .integer({ min: 0, max: 80_000 })
  .map((days) => Temporal.PlainDate.from("1899-12-30").add({ days }).toString() as PlainDate);

describe("a date of the wire", () => {
  test.each([
    ["22/01/2024", "2024-01-22T00:00"],
    ["26/01/2024 08:00:00", "2024-01-26T08:00"],
    ["9/1/2024 0:0:0", "2024-01-09T00:00"],
    ["30/12/1899 08:00:00", "1899-12-30T08:00"],
    ["ven. 16/02/24 13h35", "2024-02-16T13:35"],
    ["17/09/26 09h00", "2026-09-17T09:00"],
    ["29/02/2024", "2024-02-29T00:00"],
    ["29/02/2000", "2000-02-29T00:00"],
    [" 18/09/2025 09:45 ", "2025-09-18T09:45"],
    ["le 18/09/2025 à 23:59:59", "2025-09-18T23:59"],
  ])("%s is read", (text, instant) => {
    expect(parseWireInstant(text)).toBe(instant);
    expect(parseWireDay(text)).toBe(instant.slice(0, 10));
  });

  test.each([
    "",
    "not a date",
    "31/02/2024",
    "29/02/2023",
    "29/02/1900",
    "00/01/2024",
    "12/13/2024",
    "12/00/2024",
    "22/01/2024 24:00:00",
    "22/01/2024 08:60:00",
    "22/01/20245",
    "22-01-2024",
    "01/01/0000",
    "lundi 14h05",
  ])("%j is none", (text) => {
    expect(parseWireInstant(text)).toBeUndefined();
    expect(parseWireDay(text)).toBeUndefined();
  });

  test("is read back as it was written, whatever the day", () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseWireDay(encodeDay(day).V)).toBe(day);
      }),
    );
  });

  test("is written without padding, at midnight", () => {
    expect(encodeDay("2024-01-09" as PlainDate)).toEqual({ _T: 7, V: "9/1/2024 0:0:0" });
  });
});

test("a time of day is read with either separator, and nonsense is none", () => {
  expect(["08h30", "8:05", "14h05", "24h00", "08:30:15"].map(parseWireTime)).toEqual([
    "08:30",
    "08:05",
    "14:05",
    "24:00",
    "08:30",
  ]);
  expect(["", "8", "25h00", "08h60", "08-30"].map(parseWireTime)).toEqual(Array(5).fill(undefined));
});

describe("counting days", () => {
  test("agrees with Temporal, whatever the days", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (day, days) => {
        const plain = Temporal.PlainDate.from(day);
        expect(addDays(day, days)).toBe(plain.add({ days }).toString());
        expect(weekday(day)).toBe(plain.dayOfWeek);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test("parts an instant into day and time, and puts it together again", () => {
    const instant = at("2025-03-30" as PlainDate, "02:30");
    expect(instant).toBe("2025-03-30T02:30");
    expect(dayOf(instant)).toBe("2025-03-30");
  });
});

describe("the day that a caller names", () => {
  const paris = "Europe/Paris";

  test.each([
    ["a day", "2026-01-15", "2026-01-15"],
    ["a wall-clock time", "2026-01-15T23:59", "2026-01-15"],
    ["an instant", "2026-01-15T23:30:00Z", "2026-01-16"],
    ["an instant with an offset", "2026-01-15T23:30:00-05:00", "2026-01-16"],
    ["a Date, read in the school's zone", new Date("2026-01-15T23:30:00Z"), "2026-01-16"],
    ["a Temporal day", Temporal.PlainDate.from("2026-01-15"), "2026-01-15"],
    ["a Temporal wall-clock time", Temporal.PlainDateTime.from("2026-01-15T10:00"), "2026-01-15"],
  ] satisfies [string, DateInput, string][])("may be %s", (_title, input, day) => {
    expect(toPlainDate(input, paris)).toBe(day);
  });

  test("depends on the school's zone, never on this machine's", () => {
    const instant = new Date("2026-01-15T20:00:00Z");
    expect(toPlainDate(instant, "Pacific/Noumea")).toBe("2026-01-16");
    expect(toPlainDate(instant, "America/Martinique")).toBe("2026-01-15");
    expect(dayAt(instant.getTime(), "Pacific/Noumea")).toBe("2026-01-16");
  });

  test("is refused when it is none, with what to write instead", () => {
    const inputs: readonly DateInput[] = [
      "15/01/2026",
      "",
      "2026-02-30",
      new Date(Number.NaN),
      { year: 2026, month: 13, day: 1 },
    ];
    for (const input of inputs) expect(() => toPlainDate(input, paris)).toThrow(UsageError);
    expect(() => toPlainDate("15/01/2026", paris)).toThrow(/2026-01-15/u);
  });
});

test("an instant is the wall clock of a zone", () => {
  expect(toInstant("2026-01-15T08:30" as PlainDate, "Europe/Paris")).toBe("2026-01-15T07:30:00Z");
  expect(toInstant("2026-07-15T08:30" as PlainDate, "Europe/Paris")).toBe("2026-07-15T06:30:00Z");
  expect(toInstant("2026-01-15" as PlainDate, "Pacific/Noumea")).toBe("2026-01-14T13:00:00Z");
});
