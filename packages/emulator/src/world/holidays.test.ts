import { describe, expect, test } from "vitest";
import { easterOf, officialYear } from "./holidays.js";

/** Published calendars: first day of each holiday and the day lessons resume. */
const published = {
  2024: {
    firstDay: "2024-09-02",
    summer: "2025-07-05",
    autumn: ["2024-10-19", "2024-11-04"],
    christmas: ["2024-12-21", "2025-01-06"],
    A: ["2025-02-22", "2025-03-10", "2025-04-19", "2025-05-05"],
    B: ["2025-02-08", "2025-02-24", "2025-04-05", "2025-04-21"],
    C: ["2025-02-15", "2025-03-03", "2025-04-12", "2025-04-28"],
  },
  2025: {
    firstDay: "2025-09-01",
    summer: "2026-07-04",
    autumn: ["2025-10-18", "2025-11-03"],
    christmas: ["2025-12-20", "2026-01-05"],
    A: ["2026-02-07", "2026-02-23", "2026-04-04", "2026-04-20"],
    B: ["2026-02-14", "2026-03-02", "2026-04-11", "2026-04-27"],
    C: ["2026-02-21", "2026-03-09", "2026-04-18", "2026-05-04"],
  },
  2026: {
    firstDay: "2026-09-01",
    summer: "2027-07-03",
    autumn: ["2026-10-17", "2026-11-02"],
    christmas: ["2026-12-19", "2027-01-04"],
    A: ["2027-02-13", "2027-03-01", "2027-04-10", "2027-04-26"],
    B: ["2027-02-20", "2027-03-08", "2027-04-17", "2027-05-03"],
    C: ["2027-02-06", "2027-02-22", "2027-04-03", "2027-04-19"],
  },
} as const;

describe("the official year", () => {
  for (const startYear of [2024, 2025, 2026] as const) {
    for (const zone of ["A", "B", "C"] as const) {
      test(`${startYear}, zone ${zone}, is the published one`, () => {
        const dates = published[startYear];
        const { firstDay, lastDay, holidays } = officialYear(startYear, zone);
        expect(firstDay).toBe(dates.firstDay);
        expect(nextDay(lastDay)).toBe(dates.summer);
        const edges = ["toussaint", "noel", "hiver", "printemps"].flatMap((id) => {
          const holiday = holidays.find((one) => one.id === `holiday:${id}`);
          return [holiday?.from, nextDay(holiday?.to ?? "")];
        });
        expect(edges).toEqual([...dates.autumn, ...dates.christmas, ...dates[zone]]);
      });
    }
  }

  test("bank holidays follow Easter and close the Friday after Ascension", () => {
    const { holidays } = officialYear(2025, "A");
    const bank = holidays.filter(({ from, to }) => from === to || from === "2026-05-14");
    expect(bank.map(({ name, from, to }) => [name, from, to])).toEqual([
      ["Armistice", "2025-11-11", "2025-11-11"],
      ["Fête du Travail", "2026-05-01", "2026-05-01"],
      ["Victoire 1945", "2026-05-08", "2026-05-08"],
      ["Pont de l'Ascension", "2026-05-14", "2026-05-17"],
      ["Lundi de Pentecôte", "2026-05-25", "2026-05-25"],
    ]);
  });

  test("Easter Monday that follows the last Sunday of spring holidays is closed too", () => {
    const easterMonday = officialYear(2024, "B").holidays.find(({ name }) => name === "Lundi de Pâques");
    expect(easterMonday?.from).toBe("2025-04-21");
  });

  test("Easter is known far away", () => {
    expect([1961, 2000, 2008, 2024, 2038].map(easterOf)).toEqual([
      "1961-04-02",
      "2000-04-23",
      "2008-03-23",
      "2024-03-31",
      "2038-04-25",
    ]);
  });
});

function nextDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
