import type { Allergen, Food, Menu } from "@preau/client";
import type { MenuWords } from "../language/reading-words.js";
import type { Words } from "../language/words.js";
import { capitalized } from "./capitalized.js";
import { cleanValue } from "./clean.js";
import { type Entry, heading, page, partTitle, renderEntries } from "./page.js";
import type { View } from "./view.js";

const courses = ["firstMeal", "mainMeal", "sideMeal", "cheese", "dessert", "otherMeal"] as const;

/** Menus as text, by day and meal, with labels and allergens. */
export function renderMenus(
  untrusted: readonly Menu[],
  range: { readonly from: string; readonly to: string },
  view: View,
): string {
  const { words } = view;
  const { menus: say } = words.reading;
  const menus = cleanValue(untrusted);
  const days = [...new Set(menus.map(({ date }) => date))];
  const { from, to } = range;
  const title = from === to ? words.calendar.longDay(from) : words.calendar.range(from, to);
  return page(
    heading(say.heading(title), view),
    days.length === 0 ? [say.nothing] : [],
    ...days.map((day) => [
      ...partTitle(capitalized(words.calendar.longDay(day)), view),
      ...menus
        .filter(({ date }) => date === day)
        .flatMap((menu) => renderEntries([mealEntry(menu, words)], view)),
    ]),
  );
}

function mealEntry(menu: Menu, { reading }: Words): Entry {
  const { menus: say } = reading;
  const meal = menu.isDinner ? say.dinner : say.lunch;
  const lines = courses.flatMap((course) =>
    menu[course].length === 0
      ? []
      : [reading.labelled(say.courses[course], menu[course].map((food) => foodText(food, say)).join(", "))],
  );
  return { title: meal, facts: [menu.name], texts: lines };
}

function foodText({ name, labels, allergens }: Food, say: MenuWords): string {
  const marks = [
    ...labels.map((label) => label.name),
    ...allergens.map((allergen) => allergenText(allergen, say)),
  ];
  return marks.length === 0 ? name : `${name} (${marks.join(", ")})`;
}

function allergenText({ kind, name }: Allergen, say: MenuWords): string {
  return kind === "own" ? name : say.allergens[kind];
}
