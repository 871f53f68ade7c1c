import {
  allergens,
  dishKinds,
  foodLabelKinds,
  mealKinds,
  type WireFood,
  type WireFoodLabel,
  type WireMeal,
  type WireMenuDay,
  type WireMenusPage,
  type WireMenusRequest,
} from "@preau/wire";
import { mondayOf, weekOf } from "../codec/calendar.js";
import { addDays, encodeDay, type PlainDate } from "../codec/dates.js";
import { readId, readOptionalId } from "../codec/element.js";
import type { Id, SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, integer, integerSet, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";

/** What there is to eat at one meal ("menu de la cantine"). Each course lists all that one may choose from. */
export interface Menu {
  readonly id: Id;
  /** Made of day, meal and name, with an index for menus that are alike. */
  readonly key: Key;
  /** Title, such as "Menu du jour". */
  readonly name?: string;
  readonly date: PlainDate;
  readonly isLunch: boolean;
  readonly isDinner: boolean;
  /** Starters ("entrées"). */
  readonly firstMeal: readonly Food[];
  /** Main dishes ("plats"). */
  readonly mainMeal: readonly Food[];
  /** Side dishes ("accompagnements"). */
  readonly sideMeal: readonly Food[];
  /** Drinks, bread, and whatever has no course of its own. */
  readonly otherMeal: readonly Food[];
  readonly cheese: readonly Food[];
  readonly dessert: readonly Food[];
}

/** One thing to eat ("aliment"). */
export interface Food {
  /** Absent where the server gives only a name. */
  readonly id?: Id;
  readonly name: string;
  readonly labels: readonly FoodLabel[];
  readonly allergens: readonly Allergen[];
}

/** What is promised of a food ("label alimentaire"), such as "Biologique". */
export interface FoodLabel {
  readonly id?: Id;
  readonly name: string;
  /** `#RRGGBB`. */
  readonly color?: string;
  /** `own` is one of the school's own. */
  readonly kind: "organic" | "home-made" | "assembled" | "local" | "own";
}

/** What somebody may not stand ("allergène"). */
export interface Allergen {
  readonly id?: Id;
  readonly name: string;
  /** `#RRGGBB`. */
  readonly color?: string;
  /** One of the fourteen that European law names; `own` is one of the school's own. */
  readonly kind:
    | "gluten"
    | "crustaceans"
    | "eggs"
    | "fish"
    | "peanuts"
    | "soy"
    | "milk"
    | "nuts"
    | "celery"
    | "mustard"
    | "sesame"
    | "sulphites"
    | "lupin"
    | "molluscs"
    | "own";
}

/** Menus of one week, and the weeks that have any. */
interface MenusOfWeek {
  readonly menus: readonly Menu[];
  /** Absent where the server does not say. */
  readonly weeks?: readonly number[];
}

/**
 * Menus of the week of a day. One call, read-only. A day without menus is absent, or its list is empty.
 *
 * @evidence read in the official client; courses by number in pronotepy
 */
export const menusOfWeek = defineCall({
  wire: "PageMenus",
  encode: (anyDay: PlainDate): WireMenusRequest => ({ date: encodeDay(anyDay) }),
  decode: (page: Reader<WireMenusPage>, { tag }): MenusOfWeek =>
    present({
      menus: keyed(page.optionalList("ListeJours", (item) => readDay(item, tag)).flat()),
      weeks: page.optional("DomaineDePresence", integerSet),
    }),
});

/**
 * Menus of a range of days, both included, by day. One request a week, in the school year; weeks that the server says
 * have no menus are left out.
 */
export async function menusBetween(
  runner: Runner,
  range: { readonly from: PlainDate; readonly to: PlainDate },
  options: CallOptions = {},
): Promise<readonly Menu[]> {
  const { calendar } = runner.context();
  const from = range.from < calendar.firstDay ? calendar.firstDay : range.from;
  const to = range.to > calendar.lastDay ? calendar.lastDay : range.to;
  const found: Menu[] = [];
  let weeks: readonly number[] | undefined;
  for (let monday = mondayOf(from); monday <= to; monday = addDays(monday, 7)) {
    // Where weeks are no seven days from a Monday, their numbers say nothing here.
    if (calendar.cycle.mode === 0 && weeks?.includes(weekOf(calendar, monday)) === false) continue;
    // oxlint-disable-next-line no-await-in-loop -- the first answer says which further weeks are worth a request
    const page = await runner.run(menusOfWeek, monday < from ? from : monday, options);
    weeks ??= page.weeks;
    const sunday = addDays(monday, 6);
    found.push(...page.menus.filter(({ date }) => date >= monday && date <= sunday));
  }
  return found.filter(({ date }) => date >= from && date <= to);
}

type UnkeyedMenu = Omit<Menu, "key">;

/** The course that each number of a dish goes to; an unknown one is still something to eat. */
const courses = {
  [dishKinds.starter]: "firstMeal",
  [dishKinds.main]: "mainMeal",
  [dishKinds.side]: "sideMeal",
  [dishKinds.other]: "otherMeal",
  [dishKinds.dessert]: "dessert",
  [dishKinds.cheese]: "cheese",
} as const satisfies Record<number, keyof Menu>;

const labelKinds: Readonly<Record<number, FoodLabel["kind"]>> = {
  [foodLabelKinds.organic]: "organic",
  [foodLabelKinds.homeMade]: "home-made",
  [foodLabelKinds.assembled]: "assembled",
  [foodLabelKinds.local]: "local",
};

/** Allergens by number, in the words of the wire package. */
const allergenKinds: ReadonlyMap<number, Allergen["kind"]> = new Map(
  Object.entries(allergens).map(([name, number]) => [number, name as keyof typeof allergens]), // its own keys
);

function keyed(menus: readonly UnkeyedMenu[]): readonly Menu[] {
  return withKeys("menu", menus, ({ date, isLunch, isDinner, name }) => [
    date,
    isLunch ? "lunch" : isDinner ? "dinner" : "",
    name,
  ]).toSorted((a, b) => compareTexts(a.date, b.date) || Number(a.isDinner) - Number(b.isDinner));
}

function readDay(item: Reader<WireMenuDay>, tag: SessionTag): readonly UnkeyedMenu[] {
  const date = item.required("Date", day);
  return item.optionalList("ListeRepas", (meal) => readMeal(meal, date, tag));
}

function readMeal(meal: Reader<WireMeal>, date: PlainDate, tag: SessionTag): UnkeyedMenu {
  const kind = meal.optional("G", integer);
  const found: Record<(typeof courses)[keyof typeof courses], Food[]> = {
    firstMeal: [],
    mainMeal: [],
    sideMeal: [],
    otherMeal: [],
    cheese: [],
    dessert: [],
  };
  meal.optionalList("ListePlats", (dish) => {
    const number = dish.optional("G", integer) ?? dishKinds.other;
    const course = number in courses ? courses[number as keyof typeof courses] : "otherMeal"; // as just seen
    found[course].push(...dish.optionalList("ListeAliments", (food) => readFood(food, tag)));
    return undefined;
  });
  return present({
    id: readId(meal, tag),
    name: meal.optional("L", label),
    date,
    isLunch: kind === mealKinds.lunch,
    isDinner: kind === mealKinds.dinner,
    ...found,
  });
}

function readFood(food: Reader<WireFood>, tag: SessionTag): Food | undefined {
  const name = food.optional("L", label);
  const id = readOptionalId(food, tag);
  const labels = food.optionalList("listeLabelsAlimentaires", (item) => readLabel(item, tag));
  const known = food.optionalList("listeAllergenesAlimentaire", (item) => readAllergen(item, tag));
  return name === undefined ? undefined : present({ id, name, labels, allergens: known });
}

function readLabel(item: Reader<WireFoodLabel>, tag: SessionTag): FoodLabel | undefined {
  const name = item.optional("L", label);
  const color = item.optional("couleur", label);
  const kind = labelKinds[item.optional("G", integer) ?? foodLabelKinds.own] ?? "own";
  return name === undefined ? undefined : present({ id: readOptionalId(item, tag), name, color, kind });
}

function readAllergen(item: Reader<WireFoodLabel>, tag: SessionTag): Allergen | undefined {
  const name = item.optional("L", label);
  const color = item.optional("couleur", label);
  const kind = allergenKinds.get(item.optional("G", integer) ?? allergens.own) ?? "own";
  return name === undefined ? undefined : present({ id: readOptionalId(item, tag), name, color, kind });
}
