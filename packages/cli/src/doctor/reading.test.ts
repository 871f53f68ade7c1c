import { expect, test } from "vitest";
import { features, unknownCodesIn, usualFeatures } from "./reading.js";

test("kinds that the library calls unknown are told with their numbers, each once", () => {
  const overview = {
    grades: [
      { grade: { kind: "unknown", code: 77 }, average: { kind: "points", points: 12 } },
      { grade: { kind: "unknown", code: 77 }, max: { kind: "unknown", code: -1 } },
    ],
    overallAverage: { kind: "unknown" },
    period: { kind: "term", code: 3 },
  };
  expect(unknownCodesIn(overview)).toEqual(["grade 77", "max -1"]);
  expect(unknownCodesIn([])).toEqual([]);
  expect(unknownCodesIn(undefined)).toEqual([]);
});

test("the usual features come first where one is chosen to be read", () => {
  expect(features.slice(0, usualFeatures.length)).toEqual(usualFeatures);
  expect(new Set(features).size).toBe(features.length);
});
