import { mondayOf, type SchoolCalendar, weekOf } from "../../codec/calendar.js";
import { dayOf, type PlainDate } from "../../codec/dates.js";
import { compareTexts } from "../../codec/order.js";
import { withChanges } from "./changes.js";
import type { Lesson } from "./lesson.js";
import { compareLessons } from "./order.js";

/** What resolving needs to know of the school and of who looks. */
export interface ResolveOptions {
  readonly calendar: SchoolCalendar;
  /** Families are not shown a cancelled entry that shares a place with one that takes place. */
  readonly audience: "family" | "staff";
}

/** Places that an entry covers, both included, within its week. */
interface Placed {
  readonly lesson: Lesson;
  readonly first: number;
  readonly last: number;
}

/**
 * The timetable as the official page shows it. Nothing is ever hidden but, for families, a cancelled entry
 * that shares a place with one that takes place. Entries that still share places are all kept, and follow
 * each other as one block. Texts decide nothing.
 *
 * @param lessons whole weeks, in any order; entries already resolved keep what was deduced of them
 * @evidence read in the official client, 2024.3 to 2025.2
 */
export function resolveLessons(lessons: readonly Lesson[], options: ResolveOptions): readonly Lesson[] {
  const superseded = new Map<Lesson, Lesson[]>();
  const hidden = new Set<Lesson>();
  const weeks = groupByWeek(lessons, options.calendar);
  for (const week of weeks) {
    for (const [live, canceled] of overlaps(week)) {
      superseded.set(live, [...(superseded.get(live) ?? []), canceled]);
      if (options.audience === "family") hidden.add(canceled);
    }
  }
  const visible = lessons.filter((lesson) => !hidden.has(lesson));
  return inBlocks(withChanges(visible, superseded), options.calendar);
}

/** Every entry, by start; those of the same start in the order of the official page. */
export function sortLessons(lessons: readonly Lesson[]): readonly Lesson[] {
  return [...lessons].sort((a, b) => compareTexts(a.start, b.start) || compareLessons(a, b));
}

/**
 * Entries that have places, week by week. The place of an entry counts from the first day of its week or,
 * where weeks are cycles of another length, of its cycle.
 */
function groupByWeek(lessons: readonly Lesson[], calendar: SchoolCalendar): readonly (readonly Placed[])[] {
  const weeks = new Map<string, Placed[]>();
  const weekNames = new Map<PlainDate, string>();
  for (const lesson of lessons) {
    const placed = placesOf(lesson, calendar.grid.placesPerDay);
    if (placed === undefined) continue;
    const day = dayOf(lesson.start);
    const name = weekNames.get(day) ?? weekName(calendar, day);
    weekNames.set(day, name);
    const week = weeks.get(name);
    if (week === undefined) weeks.set(name, [placed]);
    else week.push(placed);
  }
  return [...weeks.values()];
}

function weekName(calendar: SchoolCalendar, day: PlainDate): string {
  return calendar.cycle.mode === 0 ? mondayOf(day) : `cycle ${weekOf(calendar, day)}`;
}

/** Entries outside the grid overlap nothing. A lesson that runs past the end of its day counts until the last place of that day. */
function placesOf(lesson: Lesson, placesPerDay: number): Placed | undefined {
  const { place, length } = lesson;
  if (lesson.outsideGrid || place === undefined || length === undefined) return undefined;
  if (place < 0 || length < 1) return undefined;
  const lastOfDay =
    placesPerDay > 0 ? (Math.floor(place / placesPerDay) + 1) * placesPerDay - 1 : Number.POSITIVE_INFINITY;
  const last = place + length - 1;
  return { lesson, first: place, last: lesson.outing ? last : Math.min(last, lastOfDay) };
}

/** Pairs of an entry that takes place and a cancelled one that shares at least one place with it. */
function overlaps(week: readonly Placed[]): readonly (readonly [live: Lesson, canceled: Lesson])[] {
  const live = week.filter(({ lesson }) => !lesson.canceled);
  const canceled = week.filter(({ lesson }) => lesson.canceled);
  return canceled.flatMap((left) =>
    live
      .filter((right) => left.first <= right.last && right.first <= left.last)
      .map((right) => [right.lesson, left.lesson] as const),
  );
}

/** Sorts by block: entries that share places, in chains too, stay together and start with the block. */
function inBlocks(lessons: readonly Lesson[], calendar: SchoolCalendar): readonly Lesson[] {
  const blocks = groupByWeek(lessons, calendar).flatMap(blocksOf);
  const placed = new Set(blocks.flat());
  const alone = lessons.filter((lesson) => !placed.has(lesson)).map((lesson) => [lesson]);
  const sorted = [...blocks, ...alone].map((block) => ({
    lessons: [...block].sort(compareLessons),
    start: block.map(({ start }) => start).reduce((a, b) => (b < a ? b : a)),
  }));
  sorted.sort((a, b) => {
    const [left] = a.lessons;
    const [right] = b.lessons;
    const tie = left === undefined || right === undefined ? 0 : compareLessons(left, right);
    return compareTexts(a.start, b.start) || tie;
  });
  return sorted.flatMap((block) => block.lessons);
}

function blocksOf(week: readonly Placed[]): readonly (readonly Lesson[])[] {
  const blocks: Lesson[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const { lesson, first, last } of [...week].sort((a, b) => a.first - b.first)) {
    const current = blocks.at(-1);
    if (current !== undefined && first <= end) current.push(lesson);
    else blocks.push([lesson]);
    end = Math.max(end, last);
  }
  return blocks;
}
