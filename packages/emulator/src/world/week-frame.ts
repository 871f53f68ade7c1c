import { alternatingUnits, labSubject, type PlanUnit, sportDoubles, unitsOf } from "./catalogue.js";
import type { Random } from "./random.js";

/** A unit of the week at its place: day of the week (1 is Monday), slot and length in half-hours. */
export interface FramedUnit {
  readonly weekday: number;
  readonly slot: number;
  readonly length: number;
  readonly unit: PlanUnit;
}

/** Starting slots of a day's hours: the morning from 8 or 9, the afternoon from 14:00. */
const longDay = [0, 2, 4, 6, 12, 14];
const lateDay = [2, 4, 6, 12, 14];
const earlyDay = [0, 2, 4, 6, 12];
const wednesday = [0, 2, 4, 6];

/**
 * A class's week: 26 hours without a hole inside a half-day, lunch from 12 to 14, Wednesday afternoon free,
 * no subject twice a day if it can be helped, sport in double lessons of an afternoon, and one laboratory
 * lesson of an hour and a half.
 *
 * @param alternating more subjects take turns from one fortnight to the other
 */
export function weekFrame(level: string, random: Random, alternating = false): FramedUnit[] {
  const shapes = random.shuffled([longDay, longDay, lateDay, earlyDay]);
  const free = new Map<number, number[]>([[3, [...wednesday]]]);
  for (const [index, weekday] of [1, 2, 4, 5].entries()) free.set(weekday, [...(shapes[index] ?? longDay)]);

  const framed: FramedUnit[] = [];
  const put = (weekday: number, slot: number, length: number, unit: PlanUnit): void => {
    framed.push({ weekday, slot, length, unit });
    const taken = Math.floor(length / 2) * 2;
    free.set(
      weekday,
      (free.get(weekday) ?? []).filter((start) => start < slot || start >= slot + taken),
    );
  };

  const afternoons = random.shuffled([...free.keys()].filter((weekday) => free.get(weekday)?.includes(14)));
  const doubles = sportDoubles(level);
  for (const weekday of afternoons.slice(0, doubles))
    put(weekday, 12, 4, { kind: "single", subject: "sport" });
  const labDay = afternoons[doubles];
  if (labDay !== undefined) put(labDay, 14, 3, { kind: "single", subject: labSubject(level) });

  for (const unit of commonestFirst(alternating ? alternatingUnits(level) : unitsOf(level), random)) {
    const place = calmPlace(free, framed, unit, random);
    if (place !== undefined) put(place.weekday, place.slot, 2, unit);
  }
  return framed;
}

/** The emptiest day that does not have the subject yet, else the emptiest day. */
function calmPlace(
  free: ReadonlyMap<number, readonly number[]>,
  framed: readonly FramedUnit[],
  unit: PlanUnit,
  random: Random,
): { weekday: number; slot: number } | undefined {
  const label = mainSubject(unit);
  const days = random
    .shuffled([...free.keys()].filter((weekday) => (free.get(weekday) ?? []).length > 0))
    .map((weekday) => {
      const twice = framed.some((other) => other.weekday === weekday && mainSubject(other.unit) === label);
      return { weekday, rank: (twice ? -100 : 0) + (free.get(weekday) ?? []).length };
    })
    .sort((a, b) => b.rank - a.rank);
  const weekday = days[0]?.weekday;
  if (weekday === undefined) return undefined;
  return { weekday, slot: random.pick(free.get(weekday) ?? []) };
}

function commonestFirst(units: readonly PlanUnit[], random: Random): PlanUnit[] {
  const counts = new Map<string, number>();
  for (const unit of units) counts.set(mainSubject(unit), (counts.get(mainSubject(unit)) ?? 0) + 1);
  const rank = (unit: PlanUnit): number => counts.get(mainSubject(unit)) ?? 0;
  return random.shuffled(units).sort((a, b) => rank(b) - rank(a));
}

function mainSubject(unit: PlanUnit): string {
  if (unit.kind === "single") return unit.subject;
  return unit.kind === "fortnight" ? unit.first : unit.left;
}
