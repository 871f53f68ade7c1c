import { expect, test } from "vitest";
import { aCalendar, date, grid } from "../../../test/wire-builders.js";
import type { PlainDateTime } from "../../codec/dates.js";
import { endOf, type Hours } from "./hours.js";

function end(
  hours: Omit<Partial<Hours>, "start"> & { readonly start: string },
  calendar = aCalendar(),
): string {
  return endOf(
    {
      told: undefined,
      place: undefined,
      length: undefined,
      words: undefined,
      ordinary: true,
      ...hours,
      start: hours.start as PlainDateTime,
    },
    calendar,
  );
}

const start = "2025-11-17T08:00";

test("the end that the server tells wins over the grid", () => {
  const told = "2025-11-17T09:40" as PlainDateTime;
  expect(end({ start, told, place: 0, length: 2 })).toBe(told);
});

test("the grid knows that an hour ends before the next one starts", () => {
  expect(end({ start, place: 0, length: 2 })).toBe("2025-11-17T08:55");
  expect(end({ start: "2025-11-20T13:00", place: 70, length: 4 })).toBe("2025-11-20T14:55");
});

test("a lesson that starts a little off the grid ends with it all the same", () => {
  expect(end({ start: "2025-11-17T09:05", place: 2, length: 2 })).toBe("2025-11-17T09:55");
});

test("a grid without ends is read from the next start", () => {
  const calendar = aCalendar({ grid: { ...grid, ends: [] } });
  expect(end({ start, place: 0, length: 3 }, calendar)).toBe("2025-11-17T09:30");
});

test("a grid of other days and slots is read the same way", () => {
  const primary = aCalendar({
    grid: {
      placesPerDay: 4,
      starts: ["08:30", "10:15", "13:30", "15:15", "16:30"],
      ends: ["10:00", "11:45", "15:00", "16:30", "16:30"],
    },
  });
  expect(end({ start: "2025-11-18T13:30", place: 6, length: 2 }, primary)).toBe("2025-11-18T16:30");
});

test("an ordinary lesson that runs past the end of its day stops there", () => {
  expect(end({ start: "2025-11-17T17:00", place: 18, length: 9 })).toBe("2025-11-17T17:55");
});

test("an outing of several days ends on an open day", () => {
  // From Friday 08:00, one day and two places: the next open day is Monday.
  const friday = { start: "2025-11-21T08:00", place: 80, ordinary: false };
  expect(end({ ...friday, length: 22 })).toBe("2025-11-24T08:55");
});

test("a detention that is not where its place says is read from its own line", () => {
  const detention = { start: "2025-11-21T18:30", place: 83, length: 2, ordinary: false };
  expect(end({ ...detention, words: "18h30 à 19h30" })).toBe("2025-11-21T19:30");
  expect(end({ ...detention, words: "Retenue 18h30 - 19h" })).toBe("2025-11-21T19:00");
  expect(end({ ...detention, words: "de 18:30 à 20:15" })).toBe("2025-11-21T20:15");
});

test("a day written in an outing's own words is its last day, in the next year when it has to be", () => {
  const outing = { start: "2025-12-30T07:00", ordinary: false };
  expect(end({ ...outing, words: "le 30/12 de 07h00 au 02/01 à 21h00" })).toBe("2026-01-02T21:00");
  expect(end({ ...outing, words: "le 30/12 de 07h00 à 18h00" })).toBe("2025-12-30T18:00");
});

test("words that hold no hour, or nonsense, are left aside", () => {
  for (const words of ["Permanence", "salle 12h99x", "le 31/02 à 07h00", "45h10", "4 heures", ""]) {
    expect(end({ start, words, ordinary: false, length: 2 })).toBe("2025-11-17T09:00");
  }
});

test("what nothing tells is as long as its places, or as one", () => {
  const bare = aCalendar({ grid: { placesPerDay: 0, starts: [], ends: [], minutesPerPlace: 15 } });
  expect(end({ start, place: 0, length: 3 }, bare)).toBe("2025-11-17T08:45");
  expect(end({ start }, bare)).toBe("2025-11-17T08:15");
  expect(end({ start, place: -4, length: -1 }, bare)).toBe("2025-11-17T08:15");
});

test("an end never comes before its start, whatever the grid or the server says", () => {
  const told = "2025-11-17T07:00" as PlainDateTime;
  expect(end({ start, told })).toBe("2025-11-17T08:30");
  expect(end({ start: "2025-11-17T23:45", place: 0, length: 1 })).toBe("2025-11-18T00:15");
});

test("an absurd length does not take for ever", () => {
  const far = end({ start, place: 0, length: 1_000_000_007, ordinary: false });
  expect(far > start).toBe(true);
  expect(date(far)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u);
});
