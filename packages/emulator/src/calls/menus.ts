import {
  allergens as allergenNumbers,
  dishKinds,
  fatalErrors,
  foodLabelKinds,
  mealKinds,
  tabs,
  type WireFoodLabel,
  type WireMeal,
  type WireMenusPage,
} from "@preau/wire";
import { refusal } from "../session/refusals.js";
import { weekOf } from "../world/calendar.js";
import { addDays, daysFromTo, mondayOf, weekday } from "../world/days.js";
import type { Food, Meal } from "../world/office.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { tables } from "./tables.js";
import { readDay, wireDay, wireDomain, wireList } from "./wire-values.js";

/** `PageMenus`: what there is to eat in the week of a day. */
export const menus: CallHandler = {
  name: "PageMenus",
  tabs: [tabs.menus],
  fields: ["date"],
  handle: (request): CallAnswer => {
    const day = readDay(request.data["date"]);
    if (day === undefined) throw refusal(fatalErrors.pageNotDisplayable, "`date` must be a day");
    return { data: { ...page(request, mondayOf(day)) } };
  },
};

/** In a week that has menus, days without any are there with nothing on them. */
function page(request: CallRequest, monday: string): WireMenusPage {
  const { school } = request;
  const { lunch, dinner, meals } = school.office.canteen;
  const ofWeek = meals.filter(({ day }) => mondayOf(day) === monday);
  const days = daysFromTo(monday, addDays(monday, 6)).filter((day) =>
    school.year.openDays.includes(weekday(day)),
  );
  const foods = ofWeek.flatMap(({ dishes }) => dishes.flatMap((dish) => dish.foods));
  return {
    ListeJours: wireList(
      (ofWeek.length === 0 ? [] : days).map((day) => ({
        Date: wireDay(day),
        ListeRepas: wireList(
          ofWeek.filter((meal) => meal.day === day).map((meal) => mealElement(request, meal)),
        ),
      })),
    ),
    DomaineDePresence: wireDomain(meals.map(({ day }) => weekOf(school.year, day))),
    AvecRepasMidi: lunch,
    AvecRepasSoir: dinner,
    ListeAllergenes: wireList(
      allergensOf(request, { allergens: foods.flatMap((food) => food.allergens ?? []) }),
    ),
    Listelabels: wireList(labelsOf(request, { labels: foods.flatMap((food) => food.labels ?? []) })),
  };
}

function mealElement(request: CallRequest, meal: Meal): WireMeal {
  const { ids } = request;
  return {
    L: meal.title,
    N: ids.issue(tables.meal, meal.id),
    G: mealKinds[meal.kind],
    ListePlats: wireList(
      meal.dishes.map((dish) => ({
        G: dishKinds[dish.kind],
        ListeAliments: wireList(
          dish.foods.map((food) => ({
            L: food.name,
            N: ids.issue(tables.food, `food:${food.name}`),
            listeLabelsAlimentaires: wireList(labelsOf(request, food)),
            listeAllergenesAlimentaire: wireList(allergensOf(request, food)),
          })),
        ),
      })),
    ),
  };
}

type Marker = Readonly<Record<"L" | "couleur", string>>;

const labelTexts: Readonly<Record<keyof typeof foodLabelKinds, Marker>> = {
  own: { L: "Recette des élèves", couleur: "#C26BD0" },
  organic: { L: "Biologique", couleur: "#5FA83C" },
  homeMade: { L: "Fait maison", couleur: "#E08A2E" },
  assembled: { L: "Assemblé sur place", couleur: "#8A8F99" },
  local: { L: "Produit local", couleur: "#2E8F8A" },
};

const allergenTexts: Readonly<Record<keyof typeof allergenNumbers, Marker>> = {
  own: { L: "Kiwi", couleur: "#7A8B2A" },
  gluten: { L: "Gluten", couleur: "#B5651D" },
  crustaceans: { L: "Crustacés", couleur: "#D9534F" },
  eggs: { L: "Œufs", couleur: "#E3B23C" },
  fish: { L: "Poisson", couleur: "#3B7DD8" },
  peanuts: { L: "Arachides", couleur: "#8D6E4A" },
  soy: { L: "Soja", couleur: "#6B8E23" },
  milk: { L: "Lait", couleur: "#4A90D9" },
  nuts: { L: "Fruits à coque", couleur: "#7B4F2A" },
  celery: { L: "Céleri", couleur: "#5DAE6A" },
  mustard: { L: "Moutarde", couleur: "#D4A017" },
  sesame: { L: "Sésame", couleur: "#CDB58A" },
  sulphites: { L: "Sulfites", couleur: "#9A6FB0" },
  lupin: { L: "Lupin", couleur: "#6F7BC8" },
  molluscs: { L: "Mollusques", couleur: "#5B6E7A" },
};

/** Labels of something to eat. */
export function labelsOf({ ids }: CallRequest, { labels = [] }: Pick<Food, "labels">): WireFoodLabel[] {
  return [...new Set(labels)].map((label) => ({
    ...labelTexts[label],
    N: ids.issue(tables.foodLabel, `label:${label}`),
    G: foodLabelKinds[label],
  }));
}

/** What may make people ill. */
export function allergensOf(
  { ids }: CallRequest,
  { allergens = [] }: Pick<Food, "allergens">,
): WireFoodLabel[] {
  return [...new Set(allergens)].map((allergen) => ({
    ...allergenTexts[allergen],
    N: ids.issue(tables.allergen, `allergen:${allergen}`),
    G: allergenNumbers[allergen],
  }));
}
