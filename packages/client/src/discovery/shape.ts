/** Structure of a value, for people and as JSON: kinds and keys, never a value. */
export type ShapeText = string | { readonly [key: string]: ShapeText } | readonly ShapeText[];

/** Objects nest no deeper than this in any answer that is known. */
const deepest = 24;
/** An object with more keys is a table whose keys are data. */
const mostKeys = 250;
/** Only so many items of a list are looked at: the rest looks like them. */
const mostItems = 200;

/**
 * Structure of one value or of several that stand in the same place. Grows with every value; nothing of them is kept but
 * their kinds, the names of their keys and the codes of typed values (`_T`).
 */
export class Shape {
  readonly #leaves = new Set<string>();
  readonly #keys = new Map<string, { readonly shape: Shape; times: number }>();
  #objects = 0;
  #isTable = false;
  #items: Shape | undefined;
  readonly #typed = new Map<number, Shape>();
  readonly #depth: number;

  constructor(depth = 0) {
    this.#depth = depth;
  }

  /** Takes one more value into account. */
  add(value: unknown): void {
    if (this.#depth > deepest) this.#leaves.add("something deeper");
    else if (Array.isArray(value)) this.#addItems(value);
    else if (typeof value === "object" && value !== null) this.#addObject(value);
    else this.#leaves.add(kindOfLeaf(value));
  }

  /**
   * As text and JSON.
   *
   * @param nameOf what a key is called: the same, or something in its place
   */
  print(nameOf: (key: string) => string): ShapeText {
    const kinds: ShapeText[] = [];
    if (this.#leaves.size > 0) kinds.push([...this.#leaves].sort().join(" | "));
    for (const [code, inner] of [...this.#typed].sort(([a], [b]) => a - b)) {
      kinds.push({ _T: String(code), V: inner.print(nameOf) });
    }
    if (this.#items !== undefined) kinds.push(this.#items.#isEmpty ? [] : [this.#items.print(nameOf)]);
    if (this.#objects > 0) kinds.push(this.#printObject(nameOf));
    const [only, another] = kinds;
    if (only !== undefined && another === undefined) return only;
    return kinds.length === 0 ? "nothing" : { "one of": kinds };
  }

  get #isEmpty(): boolean {
    return this.#leaves.size + this.#objects + this.#typed.size === 0 && this.#items === undefined;
  }

  #addItems(values: readonly unknown[]): void {
    this.#items ??= new Shape(this.#depth + 1);
    for (const value of values.slice(0, mostItems)) this.#items.add(value);
  }

  #addObject(value: object): void {
    const entries = Object.entries(value);
    const code = typeCodeOf(value);
    if (code !== undefined) {
      const inner = this.#typed.get(code) ?? new Shape(this.#depth + 1);
      this.#typed.set(code, inner);
      inner.add((value as { readonly V: unknown }).V);
      return;
    }
    this.#objects += 1;
    // Keys that are numbers or sentences are data: what stands behind them has one shape.
    this.#isTable ||= entries.length > mostKeys || entries.some(([key]) => !/^[A-Za-z_]\w{0,59}$/u.test(key));
    for (const [key, inner] of entries.slice(0, mostItems + mostKeys)) {
      const known = this.#keys.get(key) ?? { shape: new Shape(this.#depth + 1), times: 0 };
      this.#keys.set(key, known);
      known.times += 1;
      known.shape.add(inner);
    }
  }

  #printObject(nameOf: (key: string) => string): ShapeText {
    const printed = new Map<string, ShapeText>();
    for (const [key, { shape, times }] of [...this.#keys].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const name = this.#isTable ? "*" : nameOf(key);
      const marked = times < this.#objects && name !== "*" ? `${name}?` : name;
      if (!printed.has(marked)) printed.set(marked, shape.print(nameOf));
    }
    return Object.fromEntries(printed);
  }
}

/** Code of a typed value: an object with exactly `_T` and `V`. */
function typeCodeOf(value: object): number | undefined {
  if (!("_T" in value && "V" in value) || Object.keys(value).length !== 2) return undefined;
  const { _T: code } = value;
  return typeof code === "number" && Number.isInteger(code) && code >= 0 && code < 100 ? code : undefined;
}

/** Forms of texts that say something about the protocol; any other is a text. Lengths only where they are not anybody's. */
const forms: readonly (readonly [RegExp, string | ((text: string) => string)])[] = [
  [/^$/u, "empty text"],
  [/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu, "uuid"],
  [/^(?=.*[a-f])(?:[\da-f]{2}){8,}$/u, (text) => `hex(${text.length})`],
  [/^(?=.*[A-F])(?:[\dA-F]{2}){8,}$/u, (text) => `HEX(${text.length})`],
  [/^\d{1,3}#[\w-]{20,}$/u, "id"],
  [/^-?\d+$/u, "digits"],
  [/^-?\d+,\d+$/u, "decimal text"],
  [/^\|/u, "annotation"],
  [/^\d{1,2}\/\d{1,2}\/\d{2,4}$/u, "day"],
  [/^\d{1,2}\/\d{1,2}\/\d{2,4} /u, "day and time"],
  [/^\d{4}-\d{2}-\d{2}T/u, "ISO instant"],
  [/^\[(?:[\d.,\s]|\.\.)*\]$/u, "set"],
  [/^#[\da-f]{6}$/iu, "color"],
  [/^https?:\/\//u, "address"],
  [/^\s*</u, "markup"],
  [/^[\w+/-]{40,}={0,2}$/u, "base64"],
];

function kindOfLeaf(value: unknown): string {
  if (value === null) return "null";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "decimal";
  if (typeof value === "boolean") return "boolean";
  if (typeof value !== "string") return "nothing";
  // What is long is no date, number or key: looking at all of it would tell nothing more.
  const text = value.length > 5000 ? value.slice(0, 5000) : value;
  const form = forms.find(([pattern]) => pattern.test(text))?.[1] ?? "text";
  return typeof form === "string" ? form : form(value);
}
