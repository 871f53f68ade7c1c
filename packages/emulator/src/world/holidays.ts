import { addDays, weekday, weekdayFrom } from "./days.js";
import type { Day, Holiday, SchoolYear } from "./school.js";

type Zone = Exclude<SchoolYear["zone"], "reunion">;

/** What the ministry fixes for one school year. */
export interface OfficialYear {
  /** First day of lessons for pupils. */
  readonly firstDay: Day;
  /** Last day of lessons, a Friday. */
  readonly lastDay: Day;
  /** Holidays and bank holidays in order, both ends included; none inside another. */
  readonly holidays: readonly Holiday[];
}

/**
 * Zones in the order in which they leave for winter and spring, by school year modulo 3. They take turns.
 */
const zoneOrders: readonly (readonly Zone[])[] = [
  ["A", "B", "C"],
  ["C", "A", "B"],
  ["B", "C", "A"],
];

/**
 * The calendar of the school year that begins in `startYear`.
 *
 * One rule gives every year: lessons begin on 1 September or, when that is a Friday or in the weekend, the
 * Monday after; each holiday begins on the first Saturday from a fixed date and lasts 16 days. For 2024,
 * 2025 and 2026 the result is the published calendar, day for day, in all three zones (the test holds the
 * published dates); other years are an approximation.
 *
 * @evidence calendars of the French ministry of education for 2024-2025, 2025-2026 and 2026-2027
 */
export function officialYear(startYear: number, zone: Zone): OfficialYear {
  const endYear = startYear + 1;
  const september = `${startYear}-09-01`;
  const firstDay = weekday(september) <= 4 ? september : weekdayFrom(september, 1);
  const lastDay = addDays(weekdayFrom(`${endYear}-07-03`, 6), -1);

  const rank = zoneOrders[startYear % 3]?.indexOf(zone) ?? 0;
  const winter = addDays(weekdayFrom(`${endYear}-02-04`, 6), 7 * rank);
  const school: Holiday[] = [
    fortnight("toussaint", "Vacances de la Toussaint", weekdayFrom(`${startYear}-10-17`, 6)),
    fortnight("noel", "Vacances de Noël", weekdayFrom(`${startYear}-12-17`, 6)),
    fortnight("hiver", "Vacances d'hiver", winter),
    // Eight weeks after winter, which is how the ministry has done it since 2023.
    fortnight("printemps", "Vacances de printemps", addDays(winter, 56)),
  ];
  const free = bankHolidays(startYear).filter(
    (bank) =>
      bank.from >= firstDay &&
      bank.from <= lastDay &&
      !school.some((holiday) => holiday.from <= bank.from && bank.from <= holiday.to),
  );
  // A Monday that follows a holiday's last Sunday, such as Easter Monday of 2025 in zone B, stays apart.
  const holidays = [...school, ...free].sort((a, b) => (a.from < b.from ? -1 : 1));
  return { firstDay, lastDay, holidays };
}

function fortnight(id: string, name: string, from: Day): Holiday {
  return { id: `holiday:${id}`, name, from, to: addDays(from, 15) };
}

/** Bank holidays that can fall on a school day, from September to July. */
export function bankHolidays(startYear: number): Holiday[] {
  const endYear = startYear + 1;
  const easter = easterOf(endYear);
  const ascension = addDays(easter, 39);
  return [
    single("armistice", "Armistice", `${startYear}-11-11`),
    single("paques", "Lundi de Pâques", addDays(easter, 1)),
    single("travail", "Fête du Travail", `${endYear}-05-01`),
    single("victoire", "Victoire 1945", `${endYear}-05-08`),
    // Schools are closed on the Friday as well, in every zone.
    { id: "holiday:ascension", name: "Pont de l'Ascension", from: ascension, to: addDays(ascension, 3) },
    single("pentecote", "Lundi de Pentecôte", addDays(easter, 50)),
  ];
}

function single(id: string, name: string, day: Day): Holiday {
  return { id: `holiday:${id}`, name, from: day, to: day };
}

/** Easter Sunday of a year, Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const skipped = Math.floor((8 * century + 13) / 25);
  const epact = (19 * cycle + century - Math.floor(century / 4) - skipped + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((cycle + 11 * epact + 22 * weekdayShift) / 451);
  const sum = epact + weekdayShift - 7 * correction + 114;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${two(Math.floor(sum / 31))}-${two((sum % 31) + 1)}`;
}
