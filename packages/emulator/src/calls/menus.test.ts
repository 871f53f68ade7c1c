import { describe, expect, test } from "vitest";
import { dig, overTheWire, type RequestChoice } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { menus } from "./menus.js";

const size = { classes: 1, studentsPerClass: 8 };
const school = buildSchool({ seed: 7, today: "2026-01-15", size });
const boarding = buildSchool({ seed: 7, today: "2026-01-15", size, canteen: "boarding" });

type Json = Record<string, unknown>;

function week(day: string, choice: Partial<RequestChoice> = {}): Json {
  const date = { _T: 7, V: day };
  return overTheWire(menus, { school, login: "camille.verdier", tab: 10, data: { date }, ...choice });
}

const daysOf = (page: Json) => dig(page, "ListeJours", "V") as Json[]; // tests look inside
const mealsOf = (day: Json | undefined) => dig(day, "ListeRepas", "V") as Json[];

describe("PageMenus", () => {
  test("gives the open days of the week of any day, a Wednesday with nothing on it", () => {
    const page = week("18/1/2026 0:0:0");
    expect(daysOf(page).map((day) => dig(day, "Date", "V"))).toEqual([
      "12/01/2026",
      "13/01/2026",
      "14/01/2026",
      "15/01/2026",
      "16/01/2026",
    ]);
    expect(daysOf(page).map((day) => mealsOf(day).length)).toEqual([1, 1, 0, 1, 1]);
    expect(page).toMatchObject({ AvecRepasMidi: true, AvecRepasSoir: false });
  });

  test("says a choice of mains, labels, allergens, and repeats both in the legends", () => {
    const page = week("12/01/2026");
    const dishes = daysOf(page).flatMap((day) =>
      mealsOf(day).flatMap((meal) => dig(meal, "ListePlats", "V") as Json[]),
    );
    const mains = dishes.filter((dish) => dish["G"] === 1);
    expect(mains.every((dish) => (dig(dish, "ListeAliments", "V") as Json[]).length === 2)).toBe(true);
    const foods = dishes.flatMap((dish) => dig(dish, "ListeAliments", "V") as Json[]);
    const used = (key: string) =>
      new Set(foods.flatMap((food) => (dig(food, key, "V") as Json[]).map((one) => one["N"])));
    const legend = (key: string) => new Set((dig(page, key, "V") as Json[]).map((one) => one["N"]));
    expect(used("listeAllergenesAlimentaire")).toEqual(legend("ListeAllergenes"));
    expect(used("listeLabelsAlimentaires")).toEqual(legend("Listelabels"));
    expect(legend("ListeAllergenes").size).toBeGreaterThan(0);
    expect(dig(page, "ListeAllergenes", "V", 0)).toEqual({
      L: expect.any(String) as string,
      N: expect.stringMatching(/^6#/) as string,
      G: expect.any(Number) as number,
      couleur: expect.stringMatching(/^#/) as string,
    });
  });

  test("has no day in a week of holidays, nor in one that is not published yet", () => {
    expect(daysOf(week("23/12/2025"))).toEqual([]);
    expect(daysOf(week("23/03/2026"))).toEqual([]);
    // Weeks 17 and 18 are those of Christmas; three weeks after this one are published.
    expect(dig(week("23/12/2025"), "DomaineDePresence")).toEqual({ _T: 8, V: "[1..7,10..16,19..23]" });
  });

  test("serves boarders a dinner of its own kind", () => {
    const page = week("12/01/2026", { school: boarding });
    expect(page).toMatchObject({ AvecRepasSoir: true });
    expect(daysOf(page).map((day) => mealsOf(day).map((meal) => meal["G"]))).toEqual([
      [0, 1],
      [0, 1],
      [1],
      [0, 1],
      [0],
    ]);
  });

  test("is empty in a school without a canteen", () => {
    const page = week("12/01/2026", {
      school: buildSchool({ seed: 7, today: "2026-01-15", size, canteen: "none" }),
    });
    expect(page).toMatchObject({ AvecRepasMidi: false, AvecRepasSoir: false, ListeJours: { V: [] } });
  });

  test("refuses what is no day", () => {
    expect(() => week("31/02/2026")).toThrow("`date` must be a day");
  });
});
