import type { Typed } from "@preau/wire";
import * as v from "valibot";
import { DecodeError } from "../errors/errors.js";
import type { Leaf } from "./leaves.js";

/** Something that an answer held and that could not be read; the rest of the answer was. */
export interface ReadingWarning {
  /** Remote function. */
  readonly call: string;
  /** Where, such as `ListeCours[3].DateDuCours`. */
  readonly path: string;
  readonly expected: string;
  /** Kind of what was there, never its value. */
  readonly received: string;
}

type Wrapped<T> = NonNullable<T>;
type ElementOf<T> = T extends Typed<number, infer Inner> ? Inner : never;
/** What a list of the wire holds. */
export type ItemOf<T> =
  Extract<Wrapped<T>, readonly unknown[]> extends readonly (infer Item)[] ? Item : never;
/** What a single element of the wire holds. */
export type InnerOf<T> = [ElementOf<Wrapped<T>>] extends [never] ? Wrapped<T> : ElementOf<Wrapped<T>>;

/** What one reading of an answer collects beside its result. */
export class Reading {
  readonly call: string;
  readonly warnings: ReadingWarning[] = [];
  readonly #opened: { readonly path: string; readonly value: object; readonly read: Set<string> }[] = [];

  constructor(call: string) {
    this.call = call;
  }

  /** Starts to read an answer. */
  open<Wire>(value: unknown): Reader<Wire> {
    return new Reader<Wire>(this, "", record(this, "", peel(value)));
  }

  /** Keys that were there and that nobody read, with list positions left out: drift shows up early. */
  unreadKeys(): readonly string[] {
    const unread = new Set<string>();
    for (const { path, value, read } of this.#opened) {
      for (const key of Object.keys(value)) {
        if (!read.has(key)) unread.add(join(path.replace(/\[\d+\]/gu, "[]"), key));
      }
    }
    return [...unread].sort();
  }

  /** @internal */
  enter(path: string, value: object, read: Set<string>): void {
    this.#opened.push({ path, value, read });
  }

  /** @internal */
  warn(path: string, expected: string, received: string): void {
    this.warnings.push({ call: this.call, path, expected, received });
  }
}

/**
 * Reads one object of an answer, key by key. Typed values are peeled here: no domain file spells `V`.
 * A required value that is wrong throws with its exact path; an optional one is left out, with a warning.
 */
export class Reader<Wire = Readonly<Record<string, unknown>>> {
  readonly #reading: Reading;
  readonly #path: string;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #read = new Set<string>();

  /** @internal Use `Reading.open`. */
  constructor(reading: Reading, path: string, value: Readonly<Record<string, unknown>>) {
    this.#reading = reading;
    this.#path = path;
    this.#value = value;
    reading.enter(path, value, this.#read);
  }

  /** Whether the key is there with something in it. */
  has(key: keyof Wire & string): boolean {
    return this.#take(key) !== undefined;
  }

  /**
   * A value without which the object makes no sense.
   *
   * @throws DecodeError when it is absent or of another kind
   */
  required<T>(key: keyof Wire & string, leaf: Leaf<T>): T {
    const value = this.#take(key);
    if (isAbsent(value, leaf)) throw this.#error(key, leaf.expected, kindOf(value));
    const result = v.safeParse(leaf.schema, value);
    if (result.success) return result.output;
    throw this.#error(key, leaf.expected, kindOf(value));
  }

  /** A value that schools may hide: absent, or wrong with a warning, it is `undefined`. */
  optional<T>(key: keyof Wire & string, leaf: Leaf<T>): T | undefined {
    const value = this.#take(key);
    if (isAbsent(value, leaf)) return undefined;
    const result = v.safeParse(leaf.schema, value);
    if (result.success) return result.output;
    this.#reading.warn(this.#at(key), leaf.expected, kindOf(value));
    return undefined;
  }

  /** A yes or no whose absence means no. */
  flag(key: keyof Wire & string, leaf: Leaf<boolean>): boolean {
    return this.optional(key, leaf) ?? false;
  }

  /** One object inside this one, wrapped or bare. Absent or unreadable, it is `undefined`. */
  element<K extends keyof Wire & string, T>(
    key: K,
    read: (inner: Reader<InnerOf<Wire[K]>>) => T | undefined,
  ): T | undefined {
    const value = this.#take(key);
    if (value === undefined || value === "") return undefined;
    return this.#attempt(this.#at(key), () =>
      read(new Reader(this.#reading, this.#at(key), record(this.#reading, this.#at(key), value))),
    );
  }

  /**
   * A list, wrapped or bare. A bad item is skipped with a warning; so is one whose reader gives
   * `undefined`, without. A missing list is empty, with a warning.
   */
  list<K extends keyof Wire & string, T>(
    key: K,
    read: (item: Reader<ItemOf<Wire[K]>>, index: number) => T | undefined,
  ): readonly T[] {
    if (this.#take(key) === undefined) this.#reading.warn(this.#at(key), "a list", "nothing");
    return this.optionalList(key, read);
  }

  /** A list that servers leave out when it is empty: missing, it is empty without a warning. */
  optionalList<K extends keyof Wire & string, T>(
    key: K,
    read: (item: Reader<ItemOf<Wire[K]>>, index: number) => T | undefined,
  ): readonly T[] {
    const items: T[] = [];
    for (const [index, item] of this.#items(key)) {
      const path = `${this.#at(key)}[${index}]`;
      const result = this.#attempt(path, () =>
        read(new Reader(this.#reading, path, record(this.#reading, path, peel(item))), index),
      );
      if (result !== undefined) items.push(result);
    }
    return items;
  }

  /** A list of plain values. Bad ones are skipped with a warning. */
  values<T>(key: keyof Wire & string, leaf: Leaf<T>): readonly T[] {
    const values: T[] = [];
    for (const [index, item] of this.#items(key)) {
      const value = peel(item);
      const result = v.safeParse(leaf.schema, value);
      if (result.success) values.push(result.output);
      else this.#reading.warn(`${this.#at(key)}[${index}]`, leaf.expected, kindOf(value));
    }
    return values;
  }

  /** The value as it stands, peeled; for what needs a reader of its own. */
  raw(key: keyof Wire & string): unknown {
    return this.#take(key);
  }

  /** Says that something was not as it should be, though reading goes on. */
  warn(key: keyof Wire & string, expected: string, received: string): void {
    this.#reading.warn(this.#at(key), expected, received);
  }

  #take(key: string): unknown {
    this.#read.add(key);
    // Own keys only: a key such as "constructor" must not reach the prototype.
    return Object.hasOwn(this.#value, key) ? (peel(this.#value[key]) ?? undefined) : undefined;
  }

  #items(key: string): Iterable<readonly [number, unknown]> {
    const value = this.#take(key);
    if (value === undefined || value === "") return [];
    if (Array.isArray(value)) return value.entries();
    this.#reading.warn(this.#at(key), "a list", kindOf(value));
    return [];
  }

  #attempt<T>(path: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DecodeError)) throw error;
      this.#reading.warn(error.path === "" ? path : error.path, error.expected, error.received);
      return undefined;
    }
  }

  #at(key: string): string {
    return join(this.#path, key);
  }

  #error(key: string, expected: string, received: string): DecodeError {
    return new DecodeError({ path: this.#at(key), expected, received }, { call: this.#reading.call });
  }
}

function isAbsent(value: unknown, leaf: Leaf<unknown>): boolean {
  if (value === undefined || (value === "" && leaf.emptyIsAbsent)) return true;
  return leaf.zeroIsAbsent === true && (value === 0 || value === "0");
}

/** The value behind any number of `{ _T, V }` wrappers; null counts as absent. */
function peel(value: unknown): unknown {
  let inner = value;
  while (isTyped(inner)) inner = inner.V;
  return inner ?? undefined;
}

/** `_T` beside `V`; `V` alone is what some test servers of other projects write. */
function isTyped(value: unknown): value is Typed<number, unknown> | { readonly V: unknown } {
  if (typeof value !== "object" || value === null || !("V" in value)) return false;
  const others = Object.keys(value).length - 1;
  return others === 0 || (others === 1 && "_T" in value && typeof value._T === "number" && value._T > 0);
}

function record(reading: Reading, path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>; // any object that is no array has string keys
  }
  throw new DecodeError({ path, expected: "an object", received: kindOf(value) }, { call: reading.call });
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** Kind of a value for messages; never the value, which may be a name or a mark. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "an empty text";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "a text";
  return `a ${typeof value}`;
}
