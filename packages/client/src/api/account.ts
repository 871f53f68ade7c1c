import { tabs, type WireUserParameters } from "@preau/wire";
import type { PlainDate } from "../codec/dates.js";
import type { SessionTag } from "../codec/ids.js";
import { flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading, type ReadingWarning } from "../codec/reader.js";
import { readClasses, type StudentClass } from "./account/classes.js";
import { type Member, readMember, readMembers, type TabPeriod } from "./account/members.js";
import type { Period } from "./school.js";

export type { StudentClass } from "./account/classes.js";
export type { Child, ClientInfo, Member } from "./account/members.js";

/** The account, as `ParametresUtilisateur` describes it when a session opens. */
export interface Account {
  readonly user: Member;
  /** Children of a parent, or followed pupils; empty for the others. */
  readonly children: readonly Member[];
  /** What the server says instead, when there is no child. */
  readonly noChildMessage?: string;
  /** Rights, as the server sent them (`autorisations`). */
  readonly rights: Readonly<Record<string, unknown>>;
  /** Requests must say which child they are about; absent when the school's parameters decide. */
  readonly withMembers?: boolean;
  /** Classes of staff. */
  readonly classes: readonly StudentClass[];
  /** Groups of staff. */
  readonly groups: readonly StudentClass[];
}

/** An account and what could not be read of it. */
export interface AccountReading {
  readonly account: Account;
  readonly warnings: readonly ReadingWarning[];
}

/** The period that a page would show first, and why. */
export interface CurrentPeriod extends Period {
  /** The tab of grades says so, or the first tab that has periods does, or the period contains today. */
  readonly chosenBecause: "grades-tab" | "first-tab" | "contains-today";
}

/**
 * Reads the answer to `ParametresUtilisateur`.
 *
 * @throws DecodeError when the answer is no object
 */
export function readAccount(raw: unknown, options: { readonly tag: SessionTag }): AccountReading {
  const reading = new Reading("ParametresUtilisateur");
  const page = reading.open<WireUserParameters>(raw);
  const { tag } = options;
  const user = page.element("ressource", (person) => ({
    member: readMember(person, tag),
    children: [
      ...readMembers(person, tag),
      ...person.optionalList("listeDisciplines", (subject) => readMembers(subject, tag)).flat(),
    ],
  }));
  const classes = readClasses(page, tag);
  return {
    account: present({
      user: user?.member ?? nobody(reading, tag),
      children: user?.children ?? [],
      noChildMessage: page.optional("messageAucuneEleve", label),
      rights: readRights(page),
      withMembers: page.optional("avecMembre", flag),
      classes: classes.filter((found) => !found.isGroup).map((found) => found.studentClass),
      groups: classes.filter((found) => found.isGroup).map((found) => found.studentClass),
    }),
    warnings: reading.warnings,
  };
}

/** A user of whom the server said nothing. */
function nobody(reading: Reading, tag: SessionTag): Member {
  return readMember(reading.open({}), tag);
}

function readRights(page: Reader<WireUserParameters>): Readonly<Record<string, unknown>> {
  const rights = page.raw("autorisations");
  if (typeof rights !== "object" || rights === null || Array.isArray(rights)) return {};
  return rights as Readonly<Record<string, unknown>>; // any object that is no array has string keys
}

/**
 * The period that the official page would show first: the default one of the tab of grades, else of the
 * first tab that has one, else the term or semester that contains the day. `undefined` when none does.
 *
 * @evidence read in the official client and in pronotepy; a school without terms has one period, the year
 */
export function chooseCurrentPeriod(
  member: Member,
  periods: readonly Period[],
  day: PlainDate,
): CurrentPeriod | undefined {
  const find = (wanted: TabPeriod | undefined): Period | undefined =>
    periods.find(({ id }) => wanted?.id !== undefined && id === wanted.id) ??
    periods.find(({ name }) => wanted?.name !== undefined && name === wanted.name);
  const ofGrades = find(member.tabPeriods.find(({ tab }) => tab === tabs.latestGrades)?.defaultPeriod);
  if (ofGrades !== undefined) return { ...ofGrades, chosenBecause: "grades-tab" };
  for (const { defaultPeriod } of member.tabPeriods) {
    const found = find(defaultPeriod);
    if (found !== undefined) return { ...found, chosenBecause: "first-tab" };
  }
  const around = periods.filter(({ start, end }) => day >= start && day <= end);
  const found =
    around.find(({ kind }) => kind === "term" || kind === "semester") ??
    around.find(({ kind }) => kind === "year") ??
    around[0];
  return found === undefined ? undefined : { ...found, chosenBecause: "contains-today" };
}
