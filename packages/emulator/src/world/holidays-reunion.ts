import { addDays, weekdayFrom } from "./days.js";
import { bankHolidays, type OfficialYear } from "./holidays.js";
import type { Holiday } from "./school.js";

/**
 * A school year of the southern hemisphere: it begins in the middle of August and stops for five weeks of
 * summer around Christmas.
 *
 * An approximation: the académie of Réunion fixes its own dates, which no single rule gives. They are near
 * enough for what such a school is there for: other holidays, and another clock.
 */
export function reunionYear(startYear: number): OfficialYear {
  const endYear = startYear + 1;
  const firstDay = weekdayFrom(`${startYear}-08-16`, 1);
  const lastDay = addDays(weekdayFrom(`${endYear}-07-04`, 6), -1);
  const pause = (id: string, name: string, around: string, days: number): Holiday => {
    const from = weekdayFrom(around, 6);
    return { id: `holiday:${id}`, name, from, to: addDays(from, days - 1) };
  };
  const school = [
    pause("octobre", "Vacances d'octobre", `${startYear}-10-10`, 16),
    pause("ete-austral", "Vacances de l'été austral", `${startYear}-12-18`, 33),
    pause("mars", "Vacances de mars", `${endYear}-03-06`, 16),
    pause("mai", "Vacances de mai", `${endYear}-05-08`, 16),
  ];
  const free = bankHolidays(startYear).filter(
    (bank) => !school.some((holiday) => holiday.from <= bank.to && bank.from <= holiday.to),
  );
  return { firstDay, lastDay, holidays: [...school, ...free].sort((a, b) => (a.from < b.from ? -1 : 1)) };
}
