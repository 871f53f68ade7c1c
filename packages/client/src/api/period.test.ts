import { describe, expect, test } from "vitest";
import { aYear } from "../../test/wire-builders.js";
import { issueId, noIdentity } from "../codec/ids.js";
import { StaleReferenceError, UnsupportedError, UsageError } from "../errors/errors.js";
import type { Member } from "./account.js";
import { encodePeriod, findPeriod, periodsOfTab } from "./period.js";
import type { Period } from "./school.js";

const year = aYear();
const [first, second] = year;

describe("the period that a caller names", () => {
  test("is one of this session", () => {
    expect(findPeriod(second, { periods: year })).toBe(second);
  });

  test("is found again by its key when it comes from an earlier session", () => {
    const [, earlier] = aYear("old");
    expect(earlier.id).not.toBe(second.id);
    expect(findPeriod(earlier, { periods: year })).toBe(second);
  });

  test("may be a name, without regard to case and accents", () => {
    expect(findPeriod("Trimestre 2", { periods: year })).toBe(second);
    expect(findPeriod(" trimestre  2", { periods: year })).toBe(second);
    expect(findPeriod("ANNEE", { periods: year }).kind).toBe("year");
  });

  test("may be a part of a name that only one period has", () => {
    expect(findPeriod("2", { periods: year })).toBe(second);
    expect(() => findPeriod("trimestre", { periods: year })).toThrow(/Several periods fit/u);
    expect(() => findPeriod("tri", { periods: year })).toThrow(/No period/u);
    expect(() => findPeriod(" ", { periods: year })).toThrow(/No period/u);
  });

  test("is rather one that the page offers, when a part of a name fits several", () => {
    const semester = { ...second, id: issueId("s1", "105#S2"), name: "Semestre 2" };
    const periods = [semester, ...year];
    expect(() => findPeriod("2", { periods })).toThrow(/Several periods fit/u);
    expect(findPeriod("2", { periods, offered: [second] })).toBe(second);
    expect(findPeriod("Semestre 2", { periods, offered: [second] })).toBe(semester);
  });

  test("is stale when the year has none of its key, even if one has its name", () => {
    const lastYear = { ...second, id: issueId("old", "105#T2"), key: `${second.key}x` as Period["key"] };
    expect(() => findPeriod(lastYear, { periods: year })).toThrow(StaleReferenceError);
  });

  test("is a mistake of the call when no period has the name", () => {
    expect(() => findPeriod("Semestre 1", { periods: year })).toThrow(UsageError);
    try {
      findPeriod("Semestre 1", { periods: year });
    } catch (error) {
      expect(error).toMatchObject({ hint: "There are: Trimestre 1, Trimestre 2, Année." });
    }
  });
});

test("requests name a period by identity, name and kind", () => {
  expect(encodePeriod(first, "s1")).toEqual({ N: "105#T1", L: "Trimestre 1", G: 2 });
  expect(() => encodePeriod(first, "s2")).toThrow(StaleReferenceError);
  expect(() => encodePeriod({ ...first, id: issueId("s1", noIdentity) }, "s1")).toThrow(UnsupportedError);
});

test("a tab offers the periods that it lists, by identity or by name", () => {
  const member = {
    info: {},
    resource: {},
    tabPeriods: [
      { tab: 198, periods: [{ id: first.id }, { name: "Année" }, { name: "Cumulé" }] },
      { tab: 13, periods: [{ id: second.id }] },
    ],
  } as unknown as Member; // the rest of a member has no part in this
  expect(periodsOfTab(member, 198, year).map(({ name }) => name)).toEqual(["Trimestre 1", "Année"]);
  expect(periodsOfTab(member, 19, year)).toEqual([]);
});
