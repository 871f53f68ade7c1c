import { basename, dirname } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UsageError } from "../errors/errors.js";
import { accountOf, filesOf } from "./account-files.js";

const nameOf = (account: string): string => basename(filesOf("/folder", account).record);
const someAccount = fc.string({ unit: "binary", minLength: 1, maxLength: 20 });

test("plain names stay readable", () => {
  expect(nameOf("camille_2-b")).toBe("account-camille_2-b.json");
  expect(nameOf("c.Édouard")).toBe("account-c%2e%c3%89douard.json");
});

describe("any account", () => {
  test("stays in its folder, under a name that every system accepts", () => {
    fc.assert(
      fc.property(someAccount, (account) => {
        const { record, lock, holder } = filesOf("/folder", account);
        for (const path of [record, lock, holder]) {
          expect(dirname(path)).toBe("/folder");
          expect(basename(path)).toMatch(/^account-[a-z0-9_%-]+\.(?:json|lock|holder)$/u);
        }
      }),
    );
  });

  test("is read back from its file's name", () => {
    fc.assert(
      fc.property(someAccount, (account) => {
        expect(accountOf(nameOf(account))).toBe(account);
      }),
    );
  });

  test("has a name apart from others, even where capitals do not count", () => {
    fc.assert(
      fc.property(someAccount, someAccount, (one, other) => {
        expect(nameOf(one).toLowerCase() === nameOf(other).toLowerCase()).toBe(one === other);
      }),
    );
  });
});

test.for(["", "\uD800", "x".repeat(201)])("%j is no account", (account) => {
  expect(() => filesOf("/folder", account)).toThrow(UsageError);
});

test.for([
  "notes.json",
  "account-.json",
  "account-A.json",
  "account-a.json.0123456789ab.new",
  "account-%ff.json",
])("%s is no account's file", (name) => {
  expect(accountOf(name)).toBeUndefined();
});
