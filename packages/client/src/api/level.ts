import { acquisitionLevels, type WireLevel } from "@preau/wire";
import { integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";

/**
 * Level of mastery, best first; `custom` is one that the school made up, and its name says what. Those from
 * `absent` on are no results; `several` stands for more than one, `unknown` for what the library does not know.
 *
 * | kind | French | kind | French |
 * |---|---|---|---|
 * | `expert` | très bonne maîtrise | `absent` | absent |
 * | `acquired` | maîtrise satisfaisante | `not-evaluated` | non évalué |
 * | `almost-acquired` | presque maîtrisé | `exempted` | dispensé |
 * | `in-progress` | maîtrise fragile | `not-handed-in` | non rendu |
 * | `beginning` | début de maîtrise | `several` | |
 * | `not-acquired` | maîtrise insuffisante | `custom`, `unknown` | |
 *
 * Schools may have other words for them.
 *
 * @evidence numbers read in the official client, 2024.3 to 2025.2; the French words are usual ones
 */
export type LevelKind =
  | "expert"
  | "acquired"
  | "almost-acquired"
  | "in-progress"
  | "beginning"
  | "not-acquired"
  | "absent"
  | "not-evaluated"
  | "exempted"
  | "not-handed-in"
  | "several"
  | "custom"
  | "unknown";

/** A level of mastery. French: "niveau de maîtrise". */
export interface Level {
  readonly kind: LevelKind;
  /** In the school's words; some pages send the kind only. */
  readonly name?: string;
  /** Such as `A` or `TBM`. */
  readonly abbreviation?: string;
}

const kinds: Readonly<Record<number, LevelKind>> = {
  [acquisitionLevels.user]: "custom",
  [acquisitionLevels.expert]: "expert",
  [acquisitionLevels.acquired]: "acquired",
  [acquisitionLevels.almostAcquired]: "almost-acquired",
  [acquisitionLevels.inProgress]: "in-progress",
  [acquisitionLevels.beginning]: "beginning",
  [acquisitionLevels.notAcquired]: "not-acquired",
  [acquisitionLevels.absent]: "absent",
  [acquisitionLevels.notEvaluated]: "not-evaluated",
  [acquisitionLevels.exempted]: "exempted",
  [acquisitionLevels.notHandedIn]: "not-handed-in",
  [acquisitionLevels.several]: "several",
};

/** Kind of a level, by its number. */
export function levelKind(number: number | undefined): LevelKind {
  return (number === undefined ? undefined : kinds[number]) ?? "unknown";
}

/** Reads a level; one that says nothing at all is none. */
export function readLevel(level: Reader<WireLevel>): Level | undefined {
  const number = level.optional("G", integer);
  const name = level.optional("L", label);
  const abbreviation = level.optional("abbreviation", label);
  if (number === undefined && name === undefined && abbreviation === undefined) return undefined;
  return present({ kind: levelKind(number), name, abbreviation });
}
