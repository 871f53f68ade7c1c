/** One grapheme is what a reader calls a character: `é` written as two code points, a flag, a family. */
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Letters as wide as two, in every terminal that knows them. */
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\ufe0f|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6])/u;

/** Letters of European languages and their punctuation: one column each, and most of what there is. */
const narrow = /^[\x20-\x7e\u00a0-\u02ff\u2010-\u2027\u202f\u2248]*$/u;

/** Columns that a clean text without line feeds takes. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (!/^\p{M}+$/u.test(segment)) width += wide.test(segment) ? 2 : 1;
  }
  return width;
}

/** How to wrap. */
export interface WrapOptions {
  readonly width: number;
  /** Words longer than a line are cut; else they stand alone and stick out, as an address should. */
  readonly cutWords?: boolean;
  /** More lines than this end in an ellipsis. */
  readonly mostLines?: number;
}

/**
 * Lines of a text that fit a width. Line feeds are kept, empty lines at both ends are not. No-break spaces
 * hold their words together, and come out as ordinary ones, which people can search for.
 */
export function wrap(text: string, options: WrapOptions): readonly string[] {
  return wrapHeld(text, options).map(unheld);
}

/** A name that wrapping does not take apart: "Mme NADAUD S." */
export function held(name: string): string {
  return name.replaceAll(" ", "\u00a0");
}

/** The same name with ordinary spaces. */
export function unheld(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function wrapHeld(text: string, options: WrapOptions): readonly string[] {
  const { cutWords = false, mostLines = Number.POSITIVE_INFINITY } = options;
  const width = Math.max(1, options.width);
  const lines = trimmed(text.split("\n")).flatMap((line) => wrapLine(line.trimEnd(), width, cutWords));
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  const last = kept.pop() ?? "";
  return [...kept, `${cut(last, width - 1)[0]?.trimEnd() ?? ""}…`];
}

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== "");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return first < 0 ? [] : lines.slice(first, last + 1);
}

/** Indentation is kept, on the lines that follow too: lists lean on it. */
function wrapLine(line: string, width: number, cutWords: boolean): readonly string[] {
  const indent = /^ */u.exec(line)?.[0] ?? "";
  if (indent === "" || indent.length * 2 > width) return wrapWords(line.trimStart(), width, cutWords);
  return wrapWords(line.slice(indent.length), width - indent.length, cutWords).map((part) => indent + part);
}

function wrapWords(line: string, width: number, cutWords: boolean): readonly string[] {
  const lines: string[] = [];
  let current = "";
  const words = line
    .split(/[ \u2002-\u2006\u2008-\u200a\u3000]+/u)
    .flatMap((word) => (widthOf(word) > width ? word.split("\u00a0") : [word]));
  for (const word of words) {
    const pieces = cutWords && widthOf(word) > width ? cut(word, width) : [word];
    for (const [index, piece] of pieces.entries()) {
      const joined = current === "" ? piece : `${current} ${piece}`;
      if (index === 0 && widthOf(joined) <= width) {
        current = joined;
        continue;
      }
      if (current !== "") lines.push(current);
      current = piece;
    }
  }
  return [...lines, current];
}

/** Pieces of a word, each as wide as fits; cut behind a hyphen or a slash when there is one. */
function cut(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let current = "";
  for (const part of word.split(/(?<=[-/])/u)) {
    for (const unit of widthOf(part) <= width ? [part] : letters(part)) {
      if (current !== "" && widthOf(current + unit) > width) {
        pieces.push(current);
        current = "";
      }
      current += unit;
    }
  }
  return current === "" ? pieces : [...pieces, current];
}

function letters(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** Texts one after the other, as many on a line as fit whole. */
export function pack(texts: readonly string[], options: WrapOptions): readonly string[] {
  const lines: string[] = [];
  for (const text of texts) {
    const joined = lines.length === 0 ? text : `${lines.at(-1)} · ${text}`;
    if (lines.length > 0 && widthOf(joined) <= options.width) lines[lines.length - 1] = joined;
    else lines.push(...wrap(text, options));
  }
  return lines;
}
