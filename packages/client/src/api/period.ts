import type { WireReference } from "@preau/wire";
import { type Id, isNoObject, resolveId, type SessionTag } from "../codec/ids.js";
import type { Key } from "../codec/keys.js";
import { nameTests } from "../codec/names.js";
import { StaleReferenceError, UnsupportedError, UsageError } from "../errors/errors.js";
import type { Member } from "./account.js";
import type { Period } from "./school.js";

/** A period as callers may name it: one of `client.periods`, of this session or an earlier one, or its name. */
export type PeriodInput = string | { readonly id: Id; readonly key: Key };

/** What calls about a period are given. */
export interface PeriodArguments {
  readonly period: Period;
  /** All of the year, among which an answer may name others. */
  readonly periods: readonly Period[];
}

/** `G` of an official period, in requests. */
const officialPeriod = 2;

/** Where a period is looked for. */
export interface PeriodsOfYear {
  readonly periods: readonly Period[];
  /** Those that the page offers, which come first where a part of a name fits several. */
  readonly offered?: readonly Period[];
}

/** Periods of the year that a tab offers to somebody: a school has terms and semesters, and shows the ones. */
export function periodsOfTab(member: Member, tab: number, periods: readonly Period[]): readonly Period[] {
  const offered = member.tabPeriods.find((some) => some.tab === tab)?.periods ?? [];
  return periods.filter(({ id, name }) => offered.some((some) => some.id === id || some.name === name));
}

/**
 * The period that a caller named. One of an earlier session is found again by its key; a name counts without
 * regard to case and accents, and whole words of one are enough when only one period has them.
 *
 * @throws StaleReferenceError when the year has no such period
 * @throws UsageError when no period has that name, or several have
 */
export function findPeriod(input: PeriodInput, year: PeriodsOfYear): Period {
  if (typeof input === "string") return byName(input, year);
  const { periods } = year;
  const found = periods.find(({ id }) => id === input.id) ?? periods.find(({ key }) => key === input.key);
  if (found !== undefined) return found;
  throw new StaleReferenceError("The school year has no such period; nothing was sent.", {
    hint: "Take one of client.periods: it may be of another year, or its dates may have changed.",
  });
}

function byName(name: string, { periods, offered = [] }: PeriodsOfYear): Period {
  const found = nameTests(name)
    .flatMap((test) => [offered, periods].map((some) => some.filter((period) => test(period.name))))
    .find((some) => some.length > 0);
  const [first, ...others] = found ?? [];
  if (first !== undefined && others.length === 0) return first;
  const fact = first === undefined ? "No period has the name" : "Several periods fit the name";
  throw new UsageError(`${fact} ${JSON.stringify(name)}; nothing was sent.`, {
    hint: `There are: ${periods.map((period) => period.name).join(", ")}.`,
  });
}

/**
 * A period as requests refer to it.
 *
 * @throws UnsupportedError when the server gave it no identity
 * @evidence read in the official client and in pronotepy, which leaves `G` out
 */
export function encodePeriod({ id, name }: Period, tag: SessionTag): Pick<WireReference, "N" | "L" | "G"> {
  if (isNoObject(id)) {
    throw new UnsupportedError("The server gave this period no identity; nothing was sent.", {
      hint: "Try another period.",
    });
  }
  return { N: resolveId(tag, id), L: name, G: officialPeriod };
}
