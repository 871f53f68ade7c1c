import { describe, expect, test } from "vitest";
import { parent, pupil, schoolLife } from "../../test/samples/accounts.js";
import { school } from "../../test/samples/school.js";
import { date, list, typed } from "../../test/wire-builders.js";
import { type Account, chooseCurrentPeriod, type Member, readAccount } from "./account.js";
import { type Feature, featureTabs } from "./features.js";
import { readSchool } from "./school.js";

function accountOf(raw: unknown): Account {
  return readAccount(raw, { tag: "s1" }).account;
}

test("a pupil is a name, a class, a school and groups", () => {
  const { account, warnings } = readAccount(pupil, { tag: "s1" });
  expect(warnings).toEqual([]);
  expect(account.user.info).toMatchObject({
    id: "s1~46#zelie",
    name: "MARCHENOIR Zélie",
    kind: "student",
    className: "4C",
    establishment: "COLLEGE DU VIEUX MOULIN",
    groups: ["4LATIN GR.1"],
    delegue: ["4C"],
    boardMember: false,
    hasPhoto: true,
  });
  expect(account.user.resource).toEqual({
    n: "46#zelie",
    kind: 4,
    name: "MARCHENOIR Zélie",
    classN: "23#4c",
  });
  expect(account.children).toEqual([]);
  expect(account).not.toHaveProperty("withMembers");
  expect(account.rights).toBe(pupil.autorisations);
});

test("a parent has children, each with their own class, periods and dates", () => {
  const account = accountOf(parent);
  expect(account.user.info).toMatchObject({ kind: "parent", name: "M. MARCHENOIR Anselme", delegue: [] });
  expect(account.withMembers).toBe(true);
  expect(account.children.map(({ info }) => [info.name, info.className, info.kind])).toEqual([
    ["MARCHENOIR Zélie", "4C", "student"],
    ["MARCHENOIR Octave", "6A", "student"],
  ]);
  expect(account.children[0]?.timetableAccess).toEqual({
    allowed: true,
    from: "2025-09-01",
    to: "2026-06-30",
  });
  expect(account.children[1]).not.toHaveProperty("timetableAccess");
  expect(account.children[1]?.tabPeriods).toEqual([]);
});

test("a child has the same key in every session, and as a pupil of their own", () => {
  const [child] = accountOf(parent).children;
  const renewed = JSON.parse(JSON.stringify(parent).replaceAll("46#", "46#renewed-")) as unknown;
  const [again] = readAccount(renewed, { tag: "s2" }).account.children;
  expect(again?.info.key).toBe(child?.info.key);
  expect(again?.info.id).not.toBe(child?.info.id);
  expect(accountOf(pupil).user.info.key).toBe(child?.info.key);
});

test("children of one name and class are told apart by their rank, whatever their order", () => {
  const twin = { L: "MARCHENOIR Zélie", classeDEleve: { L: "4C" } };
  const first = { ...twin, N: "46#a", P: 1 };
  const second = { ...twin, N: "46#b", P: 2 };
  const keys = (children: readonly unknown[]): readonly (readonly string[])[] =>
    accountOf({ ressource: { listeRessources: children } }).children.map(({ info }) => [info.id, info.key]);
  const [one, two] = keys([first, second]);
  expect(one?.[1]).not.toBe(two?.[1]);
  expect(keys([second, first])).toEqual([two, one]);
});

test("followed pupils may be sorted by subject", () => {
  const ressource = {
    L: "M. INSPECTEUR",
    listeDisciplines: list({ listeRessources: list({ L: "A", N: "46#a" }) }),
  };
  expect(accountOf({ ressource }).children.map(({ info }) => info.name)).toEqual(["A"]);
});

test("a parent without children is told why", () => {
  const account = accountOf({ ...parent, ressource: { L: "X" }, messageAucuneEleve: "Aucun élève" });
  expect(account).toMatchObject({ children: [], noChildMessage: "Aucun élève" });
});

test("somebody without identity is read all the same", () => {
  for (const raw of [{}, { ressource: {} }, { ressource: null }, { ressource: "?" }]) {
    expect(accountOf(raw).user.info).toMatchObject({ name: "", kind: "other", groups: [], hasPhoto: false });
  }
});

test("a timetable is closed only where no dates open it", () => {
  const access = (acces: object): unknown => accountOf({ ressource: { acces } }).user.timetableAccess;
  expect(access({ autorise: false })).toEqual({ allowed: false });
  expect(access({ autorise: false, autoriseSurDate: true })).toEqual({ allowed: true });
  expect(access({})).toEqual({ allowed: true });
});

test("staff have classes and groups", () => {
  const account = accountOf(schoolLife);
  expect(account.user.info.kind).toBe("staff");
  expect(account.classes).toMatchObject([
    { id: "s1~23#4c", name: "4C", responsible: true, grade: "4EME" },
    { id: "s1~23#6a", name: "6A", responsible: false },
  ]);
  expect(account.classes[1]).not.toHaveProperty("grade");
  expect(account.groups.map(({ name }) => name)).toEqual(["4LATIN GR.1"]);
});

describe("features", () => {
  test("every feature has a tab of its own", () => {
    const numbers = Object.values<number>(featureTabs);
    expect(new Set(numbers).size).toBe(numbers.length);
    const wanted: readonly [Feature, number][] = [
      ["timetable", 16],
      ["homework", 88],
      ["lessonContents", 89],
      ["grades", 198],
      ["report", 13],
      ["attendance", 19],
      ["menus", 10],
      ["news", 8],
      ["discussions", 131],
      ["evaluations", 201],
      ["teachingStaff", 37],
      ["personalDetails", 49],
      ["students", 105],
    ];
    for (const [feature, tab] of wanted) expect([feature, featureTabs[feature]]).toEqual([feature, tab]);
  });
});

describe("the current period", () => {
  const { periods } = readSchool(school, {
    tag: "s1",
    timeZone: "Europe/Paris",
    today: date("2025-11-17"),
  }).school;

  function memberWith(...tabPeriods: readonly object[]): Member {
    return accountOf({ ressource: { listeOngletsPourPeriodes: list(...tabPeriods) } }).user;
  }

  const choose = (member: Member, day: string): readonly (string | undefined)[] => {
    const found = chooseCurrentPeriod(member, periods, date(day));
    return [found?.name, found?.chosenBecause];
  };

  test("is the default one of the tab of grades", () => {
    expect(choose(accountOf(pupil).user, "2025-11-17")).toEqual(["Trimestre 2", "grades-tab"]);
  });

  test("is found by name when its identity is another", () => {
    const member = memberWith({ G: 198, periodeParDefaut: typed(24, { L: "Trimestre 3", N: "105#other" }) });
    expect(choose(member, "2025-11-17")).toEqual(["Trimestre 3", "grades-tab"]);
  });

  test("is else the default one of the first tab that has one", () => {
    const member = memberWith(
      { G: 12, listePeriodes: list() },
      { G: 198, periodeParDefaut: typed(24, { L: "Inconnue" }) },
      { G: 13, periodeParDefaut: typed(24, { L: "Semestre 1", N: "105#s1" }) },
    );
    expect(choose(member, "2025-11-17")).toEqual(["Semestre 1", "first-tab"]);
  });

  test("is else the term that contains the day, else the year, else none", () => {
    expect(choose(memberWith(), "2025-12-10")).toEqual(["Trimestre 2", "contains-today"]);
    expect(choose(memberWith(), "2025-11-28")).toEqual(["Trimestre 1", "contains-today"]);
    const yearOnly = periods.filter(({ kind }) => kind === "year" || kind === "other");
    expect(chooseCurrentPeriod(memberWith(), yearOnly, date("2025-12-10"))?.name).toBe("Année");
    expect(chooseCurrentPeriod(memberWith(), periods, date("2030-01-01"))).toBeUndefined();
  });
});
