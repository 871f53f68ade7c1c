import { expect, test } from "vitest";
import { buildSchool } from "./build.js";
import { aSchool } from "./builders.js";
import { securityOf } from "./security.js";

const school = (seed: number, today = "2026-11-25") => buildSchool({ seed, today });

test("every case has a pupil of its own, none of whom has another account", () => {
  const { accounts, students } = school(7);
  const pupils = accounts.filter((one) => one.audience === "student").map((one) => one.personId);
  expect(new Set(pupils).size).toBe(pupils.length);
  expect(students.map((one) => one.id)).toEqual(expect.arrayContaining(pupils));
});

test("the same seed gives the same cases, on any day", () => {
  expect(school(7, "2026-07-15").accounts).toEqual(school(7, "2026-09-01").accounts);
  expect(school(8).accounts.map((one) => one.login)).toEqual(school(7).accounts.map((one) => one.login));
});

test("accounts that are asked for nothing come first", () => {
  const asked = school(7).accounts.map((account) => {
    const { mode, mustChoose, imposed, newPasswordBecause } = securityOf(account);
    return mode !== "notChosen" || mustChoose || imposed || newPasswordBecause !== undefined;
  });
  expect(asked.indexOf(true)).toBeGreaterThan(5);
  expect(asked.lastIndexOf(false)).toBeLessThan(asked.indexOf(true));
});

test("a school with hardly any pupil has every case all the same", () => {
  const { accounts, students } = buildSchool({
    seed: 1,
    today: "2026-11-25",
    size: { classes: 1, studentsPerClass: 1 },
  });
  expect(accounts).toHaveLength(school(1).accounts.length);
  const people = new Set([...students.map((one) => one.id), "parent:1", "parent:2", "parent:3"]);
  const strangers = accounts.filter((one) => one.audience !== "school-life" && !people.has(one.personId));
  expect(strangers).toEqual([]);
});

test("what the owners of a copied school change does not change the original", () => {
  const original = school(7);
  const [copied] = aSchool({ from: original }).build().accounts;
  if (copied === undefined) throw new Error("the school has no account");
  copied.password = "Nouveau!2026";
  securityOf(copied).pin = "7391";
  expect(original.accounts[0]).toMatchObject({ password: "preau-demo", security: { pin: undefined } });
});
