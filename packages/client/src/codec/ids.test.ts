import { expect, test } from "vitest";
import { StaleReferenceError, UsageError } from "../errors/errors.js";
import { isIssuedBy, isNoObject, issueId, noIdentity, resolveId } from "./ids.js";

test("an id gives its identity back to the session that issued it", () => {
  expect(resolveId("s1", issueId("s1", "29#a~b"))).toBe("29#a~b");
});

test("an id of another session is stale, and something that is no id is a mistake", () => {
  expect(() => resolveId("s2", issueId("s1", "29#a"))).toThrow(StaleReferenceError);
  expect(() => resolveId("s1", "29#a")).toThrow(UsageError);
});

test("what has no identity can be told", () => {
  expect(isNoObject(issueId("s1", noIdentity))).toBe(true);
  expect(isNoObject(issueId("s1", "29#0"))).toBe(false);
});

test("an id tells whether this session issued it, whatever the other tags begin with", () => {
  expect(isIssuedBy("s1", issueId("s1", "46#pupil"))).toBe(true);
  expect(isIssuedBy("s1", issueId("s10", "46#pupil"))).toBe(false);
  expect(isIssuedBy("s10", issueId("s1", "46#pupil"))).toBe(false);
});
