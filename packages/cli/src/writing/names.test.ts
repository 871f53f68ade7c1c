import { expect, test } from "vitest";
import { named } from "./names.js";

const people = ["Mme NADAUD S.", "M. NADAUD-ORIOL P.", "Mme ÉTIENNE L.", "M. ORIOL Jean-Paul", "M. ORIOL"];

test.each([
  ["Mme NADAUD S.", ["Mme NADAUD S."]],
  ["mme nadaud s", ["Mme NADAUD S."]],
  ["nadaud", ["Mme NADAUD S.", "M. NADAUD-ORIOL P."]],
  ["nadaud s", ["Mme NADAUD S."]],
  ["etienne", ["Mme ÉTIENNE L."]],
  ["étie", ["Mme ÉTIENNE L."]],
  ["jean-paul oriol", ["M. ORIOL Jean-Paul"]],
  ["m. oriol", ["M. ORIOL"]],
  ["oriol", ["M. NADAUD-ORIOL P.", "M. ORIOL Jean-Paul", "M. ORIOL"]],
  ["riol", []],
  ["nobody", []],
  [" . ", []],
  ["", []],
])("%j means %j", (wanted, found) => {
  expect(named(people, wanted, (name) => name)).toEqual(found);
});
