import type { Observed } from "../platform/platform.js";
import { outlinePage, type PageOutline } from "./page-outline.js";
import { Shape, type ShapeText } from "./shape.js";

/** Structure of what one remote function answered, over all its answers. */
export interface ExchangeOutline {
  readonly call: string;
  /** How often it was asked. */
  readonly asked: number;
  /** How often it answered. */
  readonly answered: number;
  /** Statuses of HTTP, where others than 200 came. */
  readonly statuses?: readonly number[];
  /** Names and kinds of the envelope; whole, where it could not be opened. */
  readonly envelope: ShapeText;
  /** What was in it; absent where it could not be opened. */
  readonly content?: ShapeText;
  /** Numbers that say how the protocol goes on or why it stops, such as `Erreur.G`. */
  readonly codes: Readonly<Record<string, readonly (number | boolean | string)[]>>;
  /** A page that came in place of an answer. */
  readonly page?: PageOutline;
}

/** Structure of all that a recorder was told of. JSON-safe, and nobody's data. */
export interface WireOutline {
  readonly pages: readonly PageOutline[];
  readonly exchanges: readonly ExchangeOutline[];
}

interface Recorded {
  asked: number;
  answered: number;
  readonly statuses: Set<number>;
  readonly envelope: Shape;
  readonly content: Shape;
  isOpened: boolean;
  readonly codes: Map<string, Set<number | boolean | string>>;
  page?: PageSeen;
}

interface PageSeen {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

const mostPages = 8;
/** Keys of numbers that say something of the protocol, and nothing of anybody. */
const tellingKeys: ReadonlySet<string> = new Set([
  "G",
  "Acces",
  "modeCompLog",
  "modeCompMdp",
  "actionsDoubleAuth",
  "modesPossibles",
  "modeSecurisationParDefaut",
  "changementStrategieImpose",
  "codePINFixe",
  "avecMembre",
  "tableauVersion",
  "Erreur",
  "ModeExclusif",
]);

/**
 * Keeps the structure of what goes over the wire, and nothing else of it: names of keys, kinds of values, codes of the protocol. Pass `observe` in the option
 * `environment`; ask for `outline()` in the end.
 *
 * A key that is also a word of some value is taken for data, and left out: servers may write tables whose keys are names.
 */
export class WireRecorder {
  readonly #pages: PageSeen[] = [];
  readonly #calls = new Map<string, Recorded>();
  /** Words of texts that came and may be names, as they were written, to know data by. Forgotten with the recorder. */
  readonly #words = new Set<string>();
  /** Words that are somebody's, however they are written. */
  readonly #concealed = new Set<string>();
  #last: string | undefined;

  /** Remote function that was asked for last; absent before the first. */
  get lastCall(): string | undefined {
    return this.#last;
  }

  /** Takes what goes over the wire: `environment: { observe: recorder.observe }`. */
  readonly observe = (event: Observed): void => {
    if (event.kind === "page") {
      this.#pages.push(event);
      if (this.#pages.length > mostPages) this.#pages.shift();
      return;
    }
    const recorded = this.#recordOf(event.call);
    if (event.kind === "request") {
      this.#last = event.call;
      recorded.asked += 1;
      return;
    }
    recorded.answered += 1;
    recorded.statuses.add(event.status);
    this.#answer(recorded, event);
  };

  /** Texts that are somebody's: nothing in an outline is called so. */
  conceal(...texts: readonly (string | undefined)[]): void {
    for (const word of texts.flatMap((text) => wordsOf(text ?? ""))) this.#concealed.add(plainWord(word));
  }

  /** A key, or a star in its place where it may be data. */
  readonly nameOf = (key: string): string => {
    const isPlain = /^[A-Za-z_$][\w$.:[\]-]{0,59}$/u.test(key);
    return isPlain && !this.isData(key) ? key : "*";
  };

  /** Whether a word may be somebody's, or be made of such words: it was to be concealed, or came in a text. */
  isData(word: string): boolean {
    const parts = [word, ...word.split(/[^\p{L}\p{N}]+/u)];
    if (parts.some((part) => this.#words.has(part) || this.#concealed.has(plainWord(part)))) return true;
    const plain = plainWord(word);
    // Short ones are in many words by chance.
    return [...this.#concealed].some((one) => one.length > 4 && plain.includes(one));
  }

  /** The same for a path such as `listeDevoirs[3].bareme`. */
  readonly pathOf = (path: string): string =>
    path.replace(/[^.[\]]+/gu, (key) => (/^\d+$/u.test(key) ? "" : this.nameOf(key)));

  /** Structure of all that came; pages that are alike once. */
  async outline(): Promise<WireOutline> {
    const all = await Promise.all(this.#pages.map((page) => outlinePage(page, this.nameOf)));
    const pages = new Map(all.map((page) => [JSON.stringify(page), page]));
    const exchanges = [...this.#calls].map(([call, recorded]) => this.#print(call, recorded));
    return { pages: [...pages.values()], exchanges: await Promise.all(exchanges) };
  }

  async #print(call: string, recorded: Recorded): Promise<ExchangeOutline> {
    const { asked, answered, statuses, envelope, content, isOpened, codes, page } = recorded;
    const odd = [...statuses].filter((status) => status !== 200);
    return {
      call: /^\w{1,60}$/u.test(call) ? call : "*",
      asked,
      answered,
      ...(odd.length === 0 ? {} : { statuses: odd }),
      envelope: envelope.print(this.nameOf),
      ...(isOpened ? { content: content.print(this.nameOf) } : {}),
      codes: Object.fromEntries([...codes].map(([key, values]) => [key, [...values]])),
      ...(page === undefined ? {} : { page: await outlinePage(page, this.nameOf) }),
    };
  }

  #recordOf(call: string): Recorded {
    const known = this.#calls.get(call) ?? {
      asked: 0,
      answered: 0,
      statuses: new Set<number>(),
      envelope: new Shape(),
      content: new Shape(),
      isOpened: false,
      codes: new Map<string, Set<number | boolean | string>>(),
    };
    this.#calls.set(call, known);
    return known;
  }

  #answer(recorded: Recorded, { text, inner, status, headers }: Extract<Observed, { kind: "answer" }>): void {
    const outer = parse(text);
    if (outer === undefined) {
      recorded.envelope.add(text.trimStart().startsWith("<") ? "<" : "text");
      recorded.page = { status, headers, html: text };
      return;
    }
    this.#learnFrom(outer, 0);
    if (inner === undefined) {
      recorded.envelope.add(outer);
      this.#codesIn(outer, "", recorded);
      return;
    }
    // What is read below is not printed twice.
    recorded.envelope.add(
      Object.fromEntries(Object.entries(outer).map(([key, value]) => [key, isObject(value) ? {} : value])),
    );
    this.#learnFrom(inner, 0);
    recorded.isOpened = true;
    recorded.content.add(inner);
    for (const part of [inner, ...Object.values(inner).filter(isObject)]) this.#codesIn(part, "", recorded);
  }

  #codesIn(value: Readonly<Record<string, unknown>>, path: string, recorded: Recorded): void {
    for (const [key, inner] of Object.entries(value)) {
      const unwrapped = isObject(inner) && "V" in inner ? inner["V"] : inner;
      if (key === "Erreur" && isObject(inner)) this.#codesIn(inner, "Erreur.", recorded);
      if (!tellingKeys.has(key) || (key === "G" && path === "")) continue;
      const code = codeOf(unwrapped);
      if (code === undefined) continue;
      const known = recorded.codes.get(path + key) ?? new Set();
      recorded.codes.set(path + key, known.add(code));
    }
  }

  #learnFrom(value: unknown, depth: number): void {
    if (typeof value === "string") this.#learn(value);
    else if (typeof value === "object" && value !== null && depth < 40) {
      for (const inner of Object.values(value)) this.#learnFrom(inner, depth + 1);
    }
  }

  #learn(text: string): void {
    if (text.length > 20_000) return;
    // The small words of a sentence are nobody's name; those of a login or an address may be.
    const isSentence = /\s/u.test(text);
    for (const word of wordsOf(text)) if (!isSentence || /[\p{Lu}\p{N}]/u.test(word)) this.#words.add(word);
  }
}

/** Words of a text that are longer than a letter. */
function wordsOf(text: string): readonly string[] {
  return text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word.length > 1);
}

/** Numbers, yes or no, and sets of numbers; nothing else is a code. */
function codeOf(value: unknown): number | boolean | string | undefined {
  if (typeof value === "boolean" || (typeof value === "number" && Math.abs(value) < 10_000)) return value;
  if (Array.isArray(value))
    return value.every((each) => typeof each === "number") ? value.join(".") : undefined;
  return typeof value === "string" && /^\[[\d.,]{0,40}\]$|^\d{1,4}$/u.test(value) ? value : undefined;
}

function plainWord(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
