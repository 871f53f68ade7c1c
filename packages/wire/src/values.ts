/**
 * Codes of typed values: an object with exactly the keys `_T` (code) and `V` (value).
 *
 * @evidence read in the official client (`TypeHttpVariable`), identical from 2024.3.11 to 2026.1.3
 */
export const valueTypes = {
  cardinal: 1,
  boolean: 2,
  string: 3,
  color: 4,
  dateTime: 7,
  /** Set of integers from 1 to 62, such as weeks: `[1..7,10]`. */
  domain: 8,
  translation: 9,
  grade: 10,
  cardinalSet: 11,
  double: 13,
  rounding: 14,
  set: 15,
  ip: 16,
  url: 17,
  helpCards: 18,
  integer: 20,
  html: 21,
  rawString: 23,
  /** One element, or a list of elements. */
  element: 24,
  /** Index of a file in the unsecured part of the answer. */
  file: 25,
  /** Set of integers that may hold 0. */
  numberSet: 26,
  safeHtml: 27,
} as const satisfies Record<string, number>;

/** A value with its type, as it stands on the wire. */
export interface Typed<Code extends number, Value> {
  readonly _T: Code;
  readonly V: Value;
}

/** Day or instant, school wall-clock: `dd/mm/yyyy` or `dd/mm/yyyy hh:mm:ss`. */
export type WireDate = Typed<7, string>;
/** Set of weeks, 1 to 62. */
export type WireDomain = Typed<8, string>;
/** Set of integers that may hold 0. */
export type WireNumberSet = Typed<26, string>;
/** Set of integers without bound. */
export type WireCardinalSet = Typed<11, string>;
/** HTML text. */
export type WireHtml = Typed<21 | 27, string>;
/** Address or other text not to be escaped. */
export type WireRawString = Typed<23, string>;
/** A mark or a scale: `12,50`, `|3`, `|8|20`. */
export type WireGrade = Typed<10, string>;
/** A list of elements; some are sent bare. */
export type WireList<Item> = Typed<24, readonly Item[]> | readonly Item[];
/** One element; some are sent bare. */
export type WireElement<Item> = Typed<24, Item> | Item;

/** Identity of an object, as requests refer to it. `N` dies with the session. */
export interface WireReference {
  /** `Numero`: opaque identity, regenerated at every session; `"0"` means none. */
  readonly N?: string | number;
  /** `Libelle`: label. */
  readonly L?: string;
  /** `Genre`: kind; its meaning depends on the place. */
  readonly G?: number;
  /** `Position`: sort order. */
  readonly P?: number;
  /** `Actif`: absent means true. */
  readonly A?: boolean;
}
