import { describe, expect, test } from "vitest";
import { aCalendar, aContext, aRunner, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Menu, menusBetween, menusOfWeek } from "./menus.js";

const organic = { L: "Biologique", N: "68#bio", G: 1, couleur: "#5FA83C" };
const milk = { L: "Lait", N: "6#milk", G: 7, couleur: "#4A90D9" };

function aMeal(changes: object = {}): object {
  return {
    L: "Menu du jour",
    N: "123#menu",
    G: 0,
    ListePlats: list(
      {
        G: 0,
        ListeAliments: list({ L: "Carottes râpées", N: "5#carrots", listeLabelsAlimentaires: list(organic) }),
      },
      {
        G: 1,
        ListeAliments: list({ L: "Lasagnes", N: "5#lasagne", listeAllergenesAlimentaire: list(milk) }),
      },
      { G: 1, ListeAliments: list({ L: "Poisson du marché" }) },
      { G: 2, ListeAliments: list({ L: "Haricots verts" }, { L: "Riz" }) },
      { G: 5, ListeAliments: list({ L: "Emmental" }) },
      { G: 4, ListeAliments: list({ L: "Poire" }) },
      { G: 3, ListeAliments: list({ L: "Pain" }) },
      { G: 77, ListeAliments: list({ L: "Surprise" }) },
    ),
    ...changes,
  };
}

function menusOf(...days: readonly object[]): readonly Menu[] {
  return read(menusOfWeek, { ListeJours: list(...days) }, date("2025-11-17")).result.menus;
}

const oneDay = (...meals: readonly object[]): object => ({
  Date: wireDate("2025-11-17"),
  ListeRepas: list(...meals),
});

test("a menu has every course with all of its dishes, and what is said of each food", () => {
  const names = (foods: Menu["mainMeal"] | undefined): readonly string[] =>
    (foods ?? []).map(({ name }) => name);
  const [menu] = menusOf(oneDay(aMeal()));
  expect(menu).toMatchObject({
    id: "s1~123#menu",
    key: expect.stringMatching(/^menu_/u),
    name: "Menu du jour",
    date: "2025-11-17",
    isLunch: true,
    isDinner: false,
    firstMeal: [
      {
        id: "s1~5#carrots",
        name: "Carottes râpées",
        labels: [{ id: "s1~68#bio", name: "Biologique", color: "#5FA83C", kind: "organic" }],
        allergens: [],
      },
    ],
  });
  expect(names(menu?.mainMeal)).toEqual(["Lasagnes", "Poisson du marché"]);
  expect(menu?.mainMeal[0]?.allergens).toEqual([
    { id: "s1~6#milk", name: "Lait", color: "#4A90D9", kind: "milk" },
  ]);
  expect(names(menu?.sideMeal)).toEqual(["Haricots verts", "Riz"]);
  expect([names(menu?.cheese), names(menu?.dessert)]).toEqual([["Emmental"], ["Poire"]]);
  // A course that nobody knows is still something to eat.
  expect(names(menu?.otherMeal)).toEqual(["Pain", "Surprise"]);
});

test("labels and allergens of the school's own, or without a number, are still told", () => {
  const food = {
    L: "Tarte",
    listeLabelsAlimentaires: list({ L: "Du chef", G: 0 }, { L: "Nouveau", G: 99 }, { G: 1 }),
    listeAllergenesAlimentaire: list({ L: "Kiwi" }),
  };
  const [menu] = menusOf(oneDay(aMeal({ ListePlats: list({ G: 4, ListeAliments: list(food) }) })));
  expect(menu?.dessert).toEqual([
    {
      name: "Tarte",
      labels: [
        { name: "Du chef", kind: "own" },
        { name: "Nouveau", kind: "own" },
      ],
      allergens: [{ name: "Kiwi", kind: "own" }],
    },
  ]);
});

test("lunch comes before dinner, and days in their order", () => {
  const menus = menusOf(
    { Date: wireDate("2025-11-18"), ListeRepas: list(aMeal()) },
    oneDay(aMeal({ G: 1, L: "Internat" }), aMeal()),
  );
  expect(menus.map((menu) => [menu.date, menu.isLunch, menu.isDinner])).toEqual([
    ["2025-11-17", true, false],
    ["2025-11-17", false, true],
    ["2025-11-18", true, false],
  ]);
});

test("menus that are alike have keys of their own, the same in every session", () => {
  const keys = (n: string): readonly string[] =>
    menusOf(oneDay(aMeal({ N: n }), aMeal({ N: `${n}2` }))).map(({ key }) => key);
  expect(keys("123#a")).toEqual(keys("123#b"));
  expect(new Set(keys("123#a")).size).toBe(2);
});

test("a day without menus, a menu without dishes and a week without days are read", () => {
  expect(menusOf(oneDay())).toEqual([]);
  expect(menusOf(oneDay({ G: 0 }))[0]).toMatchObject({ id: "s1~0", mainMeal: [], dessert: [] });
  expect(read(menusOfWeek, {}, date("2025-11-17"))).toEqual({ result: { menus: [] }, warnings: [] });
});

test("a day that cannot be read does not lose the others", () => {
  const { result, warnings } = read(
    menusOfWeek,
    { ListeJours: list({ ListeRepas: list(aMeal()) }, oneDay(aMeal())) },
    date("2025-11-17"),
  );
  expect(result.menus).toHaveLength(1);
  expect(warnings).toHaveLength(1);
});

describe("a range", () => {
  /** A server that has one lunch on each weekday of whatever week it is asked for. */
  const week = (payload: Readonly<Record<string, unknown>>): readonly object[] => {
    const { V: sent } = payload["date"] as { readonly V: string }; // as the call writes it
    const [day = 0, month = 0, year = 0] = sent.split(/[/ ]/u).map(Number);
    const asked = new Date(Date.UTC(year, month - 1, day));
    const monday = asked.getTime() - ((asked.getUTCDay() + 6) % 7) * 86_400_000;
    return [0, 1, 2, 3, 4].map((index) => ({
      Date: wireDate(new Date(monday + index * 86_400_000).toISOString().slice(0, 10)),
      ListeRepas: list(aMeal()),
    }));
  };
  const server = (payload: Readonly<Record<string, unknown>>): object => ({
    ListeJours: list(...week(payload)),
  });
  const range = (from: string, to: string) => ({ from: date(from), to: date(to) });

  test("costs one request a week, and is cut to its days", async () => {
    const runner = aRunner(server);
    const menus = await menusBetween(runner, range("2025-11-19", "2025-12-02"));
    expect(runner.sent).toHaveLength(3);
    const days = "19 20 21 24 25 26 27 28".split(" ").map((day) => `2025-11-${day}`);
    expect(menus.map((menu) => menu.date)).toEqual([...days, "2025-12-01", "2025-12-02"]);
  });

  test("skips the weeks that the first answer says have no menus", async () => {
    const runner = aRunner((payload) => ({ ...server(payload), DomaineDePresence: typed(8, "[12,14]") }));
    const menus = await menusBetween(runner, range("2025-11-17", "2025-12-05"));
    expect(runner.sent).toHaveLength(2);
    expect(new Set(menus.map((menu) => menu.date.slice(0, 7)))).toEqual(new Set(["2025-11", "2025-12"]));
  });

  test("asks for every week where weeks are no seven days", async () => {
    const cycle = { mode: 2, days: 8, openWeekdays: [0, 1, 2, 3], firstWeekday: 1 };
    const context = aContext({ calendar: aCalendar({ cycle }) });
    const runner = aRunner(
      (payload) => ({ ...server(payload), DomaineDePresence: typed(8, "[1]") }),
      context,
    );
    await menusBetween(runner, range("2025-11-17", "2025-12-05"));
    expect(runner.sent).toHaveLength(3);
  });

  test("ends with the school year, and costs nothing outside", async () => {
    const runner = aRunner(server);
    await menusBetween(runner, range("2026-06-29", "2026-09-30"));
    expect(runner.sent).toHaveLength(1);
    expect(await menusBetween(runner, range("2026-07-10", "2026-08-30"))).toEqual([]);
    expect(runner.sent).toHaveLength(1);
  });

  test("does not show a week twice where the server sends another than it was asked for", async () => {
    const stubborn = aRunner(() => ({ ListeJours: list(oneDay(aMeal())) }));
    expect(await menusBetween(stubborn, range("2025-11-17", "2025-11-30"))).toHaveLength(1);
  });
});
