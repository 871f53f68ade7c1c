import { describe, expect, test } from "vitest";
import { commonPage, school } from "../../test/samples/school.js";
import { date, list, typed, wireDate } from "../../test/wire-builders.js";
import { isTeachingWeek, weekOf } from "../codec/calendar.js";
import { DecodeError, UsageError } from "../errors/errors.js";
import { readSchool, type SchoolReading } from "./school.js";

const options = { tag: "s1", timeZone: "Europe/Paris", today: date("2026-02-10") };

function readGeneral(general: Readonly<Record<string, unknown>>, more: object = {}): SchoolReading {
  return readSchool({ General: general, ...more }, options);
}

test("a school is its year, its grid, its periods and its server", () => {
  const { school: found, warnings } = readSchool(school, options);
  expect(warnings).toEqual([]);
  expect(found.server).toEqual({
    version: "2026.2.5",
    versionNumbers: [2026, 2, 5],
    schoolName: "COLLEGE DU VIEUX MOULIN",
    spaceName: "Espace Élèves",
    time: "2025-11-17T07:52",
    newCaledonia: false,
  });
  expect(found).toMatchObject({ withMembers: false, navigatorId: "00FF00FF00FF00FF" });
  expect(found.calendar).toMatchObject({
    firstMonday: "2025-09-01",
    firstDay: "2025-09-01",
    lastDay: "2026-07-03",
    openDay: "2025-11-17",
    timeZone: "Europe/Paris",
    holidays: [
      { name: "Vacances d'automne", from: "2025-10-18", to: "2025-11-02" },
      { name: "Armistice", from: "2025-11-11", to: "2025-11-11" },
    ],
    cycle: { mode: 0, days: 5, openWeekdays: [0, 1, 2, 3, 4], firstWeekday: 1 },
    teachingWeeks: [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16],
  });
  expect(found.calendar.grid).toMatchObject({ placesPerDay: 20, minutesPerPlace: 30 });
  expect(found.calendar.grid.starts.slice(0, 3)).toEqual(["08:00", "08:30", "09:00"]);
  expect(found.calendar.grid.ends.slice(0, 3)).toEqual(["08:30", "08:55", "09:30"]);
  expect(isTeachingWeek(found.calendar, 8)).toBe(false);
});

test("periods have a kind, dates, and keys that another session finds again", () => {
  const { periods } = readSchool(school, options).school;
  expect(periods[0]).toMatchObject({
    id: "s1~105#t1",
    name: "Trimestre 1",
    start: "2025-09-01",
    end: "2025-11-28",
    kind: "term",
  });
  expect(periods.map(({ kind }) => kind)).toEqual(["term", "term", "term", "semester", "year", "other"]);
  const renewed = JSON.parse(JSON.stringify(school).replaceAll("105#", "105#renewed-")) as unknown;
  const again = readSchool(renewed, { ...options, tag: "s2" }).school.periods;
  expect(again.map(({ key }) => key)).toEqual(periods.map(({ key }) => key));
  expect(again.some(({ id }, index) => id === periods[index]?.id)).toBe(false);
});

test("a period without dates spans the year", () => {
  const { periods } = readGeneral({
    PremierLundi: wireDate("2025-09-01"),
    PremiereDate: wireDate("2025-09-02"),
    DerniereDate: wireDate("2026-07-04"),
    ListePeriodes: [{ L: "Année", N: "105#y" }],
  }).school;
  expect(periods).toMatchObject([{ start: "2025-09-02", end: "2026-07-04", kind: "other" }]);
});

test("the list of spaces is no space, and says what to do", () => {
  expect(() => readSchool(commonPage, options)).toThrow(UsageError);
  expect(() => readSchool(commonPage, options)).toThrow(/eleve\.html/u);
  expect(() => readSchool([], options)).toThrow(DecodeError);
});

describe("without a first Monday, with a warning,", () => {
  test.each([
    ["the first day of the first cycle", { dateDebutPremierCycle: wireDate("2025-08-25") }, {}, "2025-08-25"],
    ["the Monday of the first day", { PremiereDate: wireDate("2025-09-04") }, {}, "2025-09-01"],
    [
      "the September before the server's day",
      {},
      { DateServeurHttp: wireDate("2026-05-12", "08:00") },
      "2025-09-01",
    ],
    [
      "the September after it, from August on",
      {},
      { DateServeurHttp: wireDate("2026-08-20", "08:00") },
      "2026-08-31",
    ],
    ["the September before the caller's day", {}, {}, "2025-09-01"],
  ])("%s counts", (_title, general, more, monday) => {
    const { school: found, warnings } = readGeneral(general, more);
    expect(found.calendar.firstMonday).toBe(monday);
    expect(warnings.map(({ path }) => path)).toContain("General.PremierLundi");
    expect(weekOf(found.calendar, found.calendar.firstDay)).toBe(1);
  });
});

test("today is the demonstration's, else the next open day, else the server's, else the caller's", () => {
  const openDay = (general: object, more: object): string =>
    readGeneral({ ...general }, more).school.calendar.openDay;
  const server = { DateServeurHttp: wireDate("2025-11-16", "22:00") };
  const open = { JourOuvre: wireDate("2025-11-17") };
  expect(openDay(open, { ...server, DateDemo: wireDate("2025-07-21", "18:00") })).toBe("2025-07-21");
  expect(openDay(open, server)).toBe("2025-11-17");
  expect(openDay({}, server)).toBe("2025-11-16");
  expect(openDay({}, {})).toBe(options.today);
});

test("a grid without its number of places has as many as its hours say", () => {
  const hours = list({ G: 0, L: "08h30" }, { G: 1, L: "10:15" }, { G: 2, L: "13h30" });
  const { grid } = readGeneral({ ListeHeures: hours, ListeHeuresFin: hours }).school.calendar;
  expect(grid).toMatchObject({ placesPerDay: 2, starts: ["08:30", "10:15", "13:30"] });
});

test("hours are placed by their number, and nonsense ones are left out", () => {
  const hours = list(
    { G: 2, L: "10h00" },
    { G: 0, L: "08h00" },
    { G: 9e9, L: "12h00" },
    { G: -1, L: "07h00" },
    { L: "?" },
  );
  const { grid } = readGeneral({ ListeHeures: hours }).school.calendar;
  expect(grid.starts).toEqual(["08:00", undefined, "10:00", undefined, undefined]);
});

test("a week that starts on Sunday is counted from it", () => {
  const { cycle } = readGeneral({ premierJourSemaine: 1, JoursOuvres: typed(11, "[1..4,7]") }).school
    .calendar;
  expect(cycle).toEqual({ mode: 0, days: 5, openWeekdays: [1, 2, 3, 4, 0], firstWeekday: 7 });
});

test("a year that ends before it starts is taken to be whole", () => {
  const { calendar } = readGeneral({
    PremierLundi: wireDate("2025-09-01"),
    PremiereDate: wireDate("2025-09-01"),
    DerniereDate: wireDate("2024-07-03"),
  }).school;
  expect(calendar.lastDay).toBe("2026-09-06");
});

test("a version told in text only is read as numbers too", () => {
  const { server } = readGeneral({ versionPN: "2022.0.3.0" }).school;
  expect(server).toMatchObject({ version: "2022.0.3.0", versionNumbers: [2022, 0, 3, 0] });
  expect(readGeneral({ versionPN: "bêta" }).school.server).not.toHaveProperty("versionNumbers");
});
