import type { Typed } from "@preau/wire";
import { DecodeError } from "../errors/errors.js";
import { type Leaf, readLeaf } from "./leaves.js";

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
  readonly #opened: Opened[] | undefined;

  /** @param options.keys whether to keep account of the keys that are read, for `unreadKeys` */
  constructor(call: string, options: { readonly keys?: boolean } = {}) {
    this.call = call;
    this.#opened = options.keys === true ? [] : undefined;
  }

  /** Starts to read an answer. */
  open<Wire>(value: unknown): Reader<Wire> {
    return new Reader<Wire>(this, undefined, "", peel(value));
  }

  /** Keys that were there and that nobody read, with list positions left out: drift shows up early. */
  unreadKeys(): readonly string[] {
    const unread = new Set<string>();
    for (const { path, value, read } of this.#opened ?? []) {
      for (const key of Object.keys(value)) {
        if (!read.has(key)) unread.add(join(path.replace(/\[\d+\]/gu, "[]"), key));
      }
    }
    return [...unread].sort();
  }

  /** @internal Whether account is kept of keys. */
  get tracksKeys(): boolean {
    return this.#opened !== undefined;
  }

  /** @internal Keeps account of an object that is being read. */
  enter(value: object, path: string): Set<string> {
    const read = new Set<string>();
    this.#opened?.push({ path, value, read });
    return read;
  }

  /** @internal */
  warn(path: string, expected: string, received: string): void {
    this.warnings.push({ call: this.call, path, expected, received });
  }
}

/** An object that was read, and its keys that were. */
interface Opened {
  readonly path: string;
  readonly value: object;
  readonly read: ReadonlySet<string>;
}

/** Where an object stands in the one that holds it: a key, or a key and a position. */
interface Holder {
  pathTo(key: string, index: number): string;
}

/**
 * Reads one object of an answer, key by key. Typed values are peeled here: no domain file spells `V`.
 * A required value that is wrong throws with its exact path; an optional one is left out, with a warning.
 *
 * Paths are only put together when something is wrong: thousands of objects are read for one message.
 */
export class Reader<Wire = Readonly<Record<string, unknown>>> {
  readonly #reading: Reading;
  readonly #holder: Holder | undefined;
  readonly #key: string;
  readonly #index: number;
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #read: Set<string> | undefined;

  /**
   * @internal Use `Reading.open`.
   * @throws DecodeError when the value is no object
   */
  constructor(reading: Reading, holder: Holder | undefined, key: string, value: unknown, index = -1) {
    this.#reading = reading;
    this.#holder = holder;
    this.#key = key;
    this.#index = index;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      const where = { path: this.path, expected: "an object", received: kindOf(value) };
      throw new DecodeError(where, { call: reading.call });
    }
    this.#value = value as Readonly<Record<string, unknown>>; // any object that is no array has string keys
    this.#read = reading.tracksKeys ? reading.enter(value, this.path) : undefined;
  }

  /** Where this object stands in the answer. */
  get path(): string {
    return this.#holder?.pathTo(this.#key, this.#index) ?? "";
  }

  /** @internal */
  pathTo(key: string, index: number): string {
    return index < 0 ? this.#at(key) : `${this.#at(key)}[${index}]`;
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
    const result = readLeaf(leaf, value);
    if (result !== undefined) return result;
    throw this.#error(key, leaf.expected, kindOf(value));
  }

  /** A value that schools may hide: absent, or wrong with a warning, it is `undefined`. */
  optional<T>(key: keyof Wire & string, leaf: Leaf<T>): T | undefined {
    const value = this.#take(key);
    if (isAbsent(value, leaf)) return undefined;
    const result = readLeaf(leaf, value);
    if (result !== undefined) return result;
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
    try {
      return read(new Reader(this.#reading, this, key, value));
    } catch (error) {
      return this.#leaveOut(error);
    }
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
    const list = this.#items(key);
    if (list.length === 0) return nothing;
    const items: T[] = [];
    for (let index = 0; index < list.length; index += 1) {
      try {
        const result = read(new Reader(this.#reading, this, key, peel(list[index]), index), index);
        if (result !== undefined) items.push(result);
      } catch (error) {
        this.#leaveOut(error);
      }
    }
    return items;
  }

  /** A list of plain values. Bad ones are skipped with a warning. */
  values<T>(key: keyof Wire & string, leaf: Leaf<T>): readonly T[] {
    const values: T[] = [];
    for (const [index, item] of this.#items(key).entries()) {
      const value = peel(item);
      const result = readLeaf(leaf, value);
      if (result !== undefined) values.push(result);
      else this.#reading.warn(this.pathTo(key, index), leaf.expected, kindOf(value));
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
    this.#read?.add(key);
    const value = this.#value[key];
    if (typeof value !== "object") return typeof value === "function" ? undefined : value;
    // JSON holds no function, and its objects are never the prototype: those two come from outside it.
    return value === Object.prototype ? undefined : peel(value);
  }

  #items(key: string): readonly unknown[] {
    const value = this.#take(key);
    if (value === undefined || value === "") return nothing;
    if (Array.isArray(value)) return value;
    this.#reading.warn(this.#at(key), "a list", kindOf(value));
    return nothing;
  }

  /** What cannot be read is left out with a warning; any other mistake is ours. */
  #leaveOut(error: unknown): undefined {
    if (!(error instanceof DecodeError)) throw error;
    this.#reading.warn(error.path, error.expected, error.received);
  }

  #at(key: string): string {
    return join(this.path, key);
  }

  #error(key: string, expected: string, received: string): DecodeError {
    return new DecodeError({ path: this.#at(key), expected, received }, { call: this.#reading.call });
  }
}

/** One empty list for all: most lists of most objects are. */
const nothing: readonly never[] = Object.freeze([]);

function isAbsent(value: unknown, leaf: Leaf<unknown>): boolean {
  if (value === undefined || (value === "" && leaf.emptyIsAbsent)) return true;
  return leaf.zeroIsAbsent === true && (value === 0 || value === "0");
}

/** The value behind any number of `{ _T, V }` wrappers; null counts as absent. */
function peel(value: unknown): unknown {
  let inner = value;
  while (typeof inner === "object" && inner !== null && "V" in inner && isWrapper(inner)) inner = inner.V;
  return inner ?? undefined;
}

/** `_T` beside `V`; `V` alone is what some test servers of other projects write. */
function isWrapper(value: { readonly V: unknown; readonly _T?: unknown }): boolean {
  let members = 0;
  for (const _ in value) members += 1;
  return members === 1 || (members === 2 && typeof value._T === "number" && value._T > 0);
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

/** Names of an object's keys, for messages: structure, never content. */
export function keysOf(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return kindOf(value);
  const keys = Object.keys(value).slice(0, 12);
  // A key that is no plain word may be somebody's data.
  const words = keys.map((key) => (/^\w{1,30}$/u.test(key) ? key : "…"));
  return words.length === 0 ? "an empty object" : `an object with ${words.join(", ")}`;
}
