import { expect, test } from "vitest";
import { MintedIds } from "./minted-ids.js";

test("an id has the form of real ones", () => {
  const ids = new MintedIds(Buffer.from("one"));
  expect(ids.issue(46, "student:12")).toMatch(/^46#[A-Za-z0-9_-]{43}$/);
});

test("one object keeps its id within a session, and the id leads back to it", () => {
  const ids = new MintedIds(Buffer.from("one"));
  const n = ids.issue(46, "student:12");
  expect(ids.issue(46, "student:12")).toBe(n);
  expect(ids.resolve(n)).toBe("student:12");
});

test("the same object bears another id in another session, which neither understands", () => {
  const one = new MintedIds(Buffer.from("one"));
  const two = new MintedIds(Buffer.from("two"));
  const n = one.issue(46, "student:12");
  expect(two.issue(46, "student:12")).not.toBe(n);
  expect(two.resolve(n)).toBeUndefined();
});

test("objects of two tables never share an id", () => {
  const ids = new MintedIds(Buffer.from("one"));
  expect(ids.issue(4, "6:x").slice(2)).not.toBe(ids.issue(46, ":x").slice(3));
});
