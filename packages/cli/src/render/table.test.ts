import { expect, test } from "vitest";
import { styleFor } from "../style.js";
import { type Column, renderTable } from "./table.js";

const setting = { width: 40, least: 10, style: styleFor(false) };
const columns: readonly Column[] = [
  { title: "Name", most: 8 },
  { title: "Mark", right: true },
  { title: "What" },
];
const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

test("columns are as wide as what they hold, numbers stand on the right, and the last column takes the rest", () => {
  const rows = [cells("Ode", "9", "short"), cells("Inès", "12,25", "a text that is too long for its column")];
  expect(renderTable(columns, rows, setting)).toEqual([
    "Name   Mark  What",
    "Ode       9  short",
    "Inès  12,25  a text that is too long for",
    "             its column",
  ]);
});

test("texts wider than their column may be are wrapped, and words cut", () => {
  expect(renderTable(columns, [cells("ED.PHYSIQUE & SPORT", "1", "one\ntwo")], setting)).toEqual([
    "Name      Mark  What",
    "ED.PHYSI     1  one",
    "QUE &           two",
    "SPORT",
  ]);
});

test("without room for the last column there is no table", () => {
  expect(renderTable(columns, [cells("Ode", "9", "short")], { ...setting, width: 20 })).toBeUndefined();
});

test("empty cells leave no spaces behind, and paint covers what is written only", () => {
  const paint = (text: string): string => `<${text}>`;
  const rows = [[{ text: "Ode", paint }, { text: "9", paint }, { text: "" }], [{ text: "Inès", paint }]];
  expect(renderTable(columns, rows, setting)).toEqual(["Name  Mark  What", "<Ode>      <9>", "<Inès>"]);
});
