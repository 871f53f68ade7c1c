import { openDaysFromTo } from "./calendar.js";
import { recipes } from "./canteen-recipes.js";
import { addDays, mondayOf, weekday } from "./days.js";
import type { Canteen, Dish, Meal } from "./office.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Day, SchoolYear } from "./school.js";

/** What a school serves: nothing, lunch, or dinner too, for those who board. */
export type CanteenKind = "none" | "lunch" | "boarding";

/** What menus are made from. */
export interface CanteenSetting {
  readonly seed: number;
  readonly today: Day;
  readonly year: SchoolYear;
  readonly kind: CanteenKind;
}

/** Menus are published for the running week and this many after it. */
const publishedWeeks = 3;

/** Weekdays with a lunch: all but Wednesday. */
const lunchDays: readonly number[] = [1, 2, 4, 5];
/** Weekdays with a dinner: boarders go home on Friday. */
const dinnerDays: readonly number[] = [1, 2, 3, 4];

/**
 * Menus from the first day of the year up to those that are published. A day has the same menu whatever the
 * day that the school is built around; holidays have none.
 */
export function canteenOf({ seed, today, year, kind }: CanteenSetting): Canteen {
  if (kind === "none") return { lunch: false, dinner: false, meals: [] };
  const start = today < year.firstDay ? year.firstDay : today;
  const last = addDays(mondayOf(start), 7 * (1 + publishedWeeks) - 1);
  const meals = openDaysFromTo(year, year.firstDay, last).flatMap((day): Meal[] => {
    const of = (which: Meal["kind"]): Meal => mealOf(which, day, randomOf(seedFor(seed, `${which} ${day}`)));
    return [
      ...(lunchDays.includes(weekday(day)) ? [of("lunch")] : []),
      ...(kind === "boarding" && dinnerDays.includes(weekday(day)) ? [of("dinner")] : []),
    ];
  });
  return { lunch: true, dinner: kind === "boarding", meals };
}

/** Lunch has five courses and two mains to choose from; dinner is simpler. */
function mealOf(kind: Meal["kind"], day: Day, random: Random): Meal {
  const course = (of: Dish["kind"], count = 1): Dish => ({
    kind: of,
    foods: random.shuffled(recipes[of]).slice(0, count),
  });
  const lunch = (): Dish[] => {
    const sides = random.shuffled(recipes.side);
    const side = (rank: number): Dish => ({ kind: "side", foods: sides.slice(rank, rank + 1) });
    return [
      course("starter", random.chance(0.5) ? 2 : 1),
      course("main", 2),
      side(0),
      // Now and then a second dish of the same course, on a line of its own.
      ...(random.chance(0.25) ? [side(1)] : []),
      course("cheese"),
      course("dessert", random.chance(0.3) ? 2 : 1),
      ...(random.chance(0.5) ? [course("other")] : []),
    ];
  };
  const dishes = kind === "lunch" ? lunch() : [course("starter"), course("main"), course("dessert")];
  const title = kind === "dinner" ? "Dîner" : random.chance(0.1) ? "Repas à thème" : "Menu du jour";
  return { id: `meal:${day}:${kind}`, day, kind, title, dishes };
}
