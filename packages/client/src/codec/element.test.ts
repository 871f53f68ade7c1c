import type { WireReference } from "@preau/wire";
import { expect, test } from "vitest";
import { readId, readLabel, readOptionalId } from "./element.js";
import { isNoObject, issueId } from "./ids.js";
import { Reading } from "./reader.js";

const element = (value: WireReference) => new Reading("PageEssai").open<WireReference>(value);

test("an element is read by its identity and its label", () => {
  const subject = element({ N: "46#subject", L: "ANGLAIS" });
  expect(readId(subject, "s1")).toBe(issueId("s1", "46#subject"));
  expect(readOptionalId(subject, "s1")).toBe(issueId("s1", "46#subject"));
  expect(readLabel(subject)).toBe("ANGLAIS");
});

test.each([{}, { N: "0" }, { N: 0, L: "" }])("%j has no identity, and says nothing", (nothing) => {
  expect(isNoObject(readId(element(nothing), "s1"))).toBe(true);
  expect(readOptionalId(element(nothing), "s1")).toBeUndefined();
  expect(readLabel(element(nothing))).toBeUndefined();
});
