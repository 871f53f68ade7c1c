import { expect, test } from "vitest";
import { aLesson } from "../../test/invented.js";
import { entriesByDay } from "./day-entries.js";
import { blocksOf, gridRows } from "./week-rows.js";

const day = "2026-11-16";
const at = (from: string, to: string) => aLesson({ start: `${day}T${from}`, end: `${day}T${to}` });

function dayOf(...lessons: ReturnType<typeof at>[]) {
  return entriesByDay(lessons, { from: day, to: day }).get(day) ?? [];
}

test("there is a row for each time at which something starts, and breaks take no room", () => {
  const entries = dayOf(at("08:00", "08:55"), at("10:10", "11:05"), at("09:00", "09:55"));
  expect(gridRows([entries])).toEqual([
    { start: "08:00", end: "08:55" },
    { start: "09:00", end: "09:55" },
    { start: "10:10", end: "11:05" },
  ]);
});

test("what lasts longer covers the rows of the others", () => {
  const long = dayOf(at("08:00", "09:55"));
  const short = dayOf(at("08:00", "08:55"), at("09:00", "09:55"));
  const rows = gridRows([long, short]);
  expect(blocksOf(long, rows).map(({ row, rows: count }) => [row, count])).toEqual([[0, 2]]);
  expect(blocksOf(short, rows).map(({ row, rows: count }) => [row, count])).toEqual([
    [0, 1],
    [1, 1],
  ]);
});

test("lessons at the same time share a box", () => {
  const entries = dayOf(at("12:00", "13:00"), at("12:30", "13:30"), at("14:00", "15:00"));
  const rows = gridRows([entries]);
  expect(blocksOf(entries, rows).map((block) => [block.row, block.rows, block.entries.length])).toEqual([
    [0, 2, 2],
    [2, 1, 1],
  ]);
});

test("an outing of several days is on each of them", () => {
  const outing = aLesson({ kind: "outing", start: "2026-11-16T08:00", end: "2026-11-18T17:00" });
  const days = entriesByDay([outing], { from: "2026-11-16", to: "2026-11-20" });
  expect([...days].map(([, entries]) => entries.map(({ start, end }) => `${start}-${end}`))).toEqual([
    ["08:00-24:00"],
    ["00:00-24:00"],
    ["00:00-17:00"],
    [],
    [],
  ]);
});

test("what began before the range is still shown in it, and midnight ends the day before it", () => {
  const outing = aLesson({ kind: "outing", start: "2026-11-14T08:00", end: "2026-11-17T00:00" });
  const days = entriesByDay([outing], { from: "2026-11-16", to: "2026-11-17" });
  expect(days.get("2026-11-16")).toMatchObject([{ continued: true, goesOn: false, end: "24:00" }]);
  expect(days.get("2026-11-17")).toEqual([]);
});

test("an absurd end does not take the lesson away", () => {
  const lesson = aLesson({ start: "2026-11-16T08:00", end: "2026-11-15T09:00" });
  const entries = entriesByDay([lesson], { from: "2026-11-16", to: "2026-11-16" }).get("2026-11-16") ?? [];
  expect(entries).toHaveLength(1);
  expect(blocksOf(entries, gridRows([entries]))).toHaveLength(1);
});
