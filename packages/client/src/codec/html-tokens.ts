import { namedCharacters } from "./html-characters.js";

/** What is told of a piece of HTML, in order. Names are lower-case; a lone closing tag is told too. */
export interface HtmlHandler {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Elements whose content is no markup, up to their own closing tag. */
const rawTextElements = new Set(["script", "style", "textarea", "title", "xmp", "iframe", "noembed"]);

const tagName = /^[a-z][^\s/>]*/iu;
const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/gu;

/**
 * Tokenises HTML as rich-text editors write it: tags, attributes, comments, raw text, character
 * references. It builds no tree and repairs nothing: good for reading the text out, and for nothing else.
 * Its reading is compared with that of a full parser in the tests (`docs/decisions/0007`).
 */
export function readHtml(html: string, handler: HtmlHandler): void {
  let position = 0;
  while (position < html.length) {
    const next = html.indexOf("<", position);
    if (next < 0) break;
    if (next > position) handler.text(decodeCharacters(html.slice(position, next)));
    position = readMarkup(html, next, handler);
  }
  if (position < html.length) handler.text(decodeCharacters(html.slice(position)));
}

/** Reads what begins with `<`, and gives the position after it. */
function readMarkup(html: string, start: number, handler: HtmlHandler): number {
  if (html.startsWith("<!--", start)) return after(html, "-->", start + 4);
  const second = html.charAt(start + 1);
  if (second === "!" || second === "?") return after(html, ">", start + 2);
  const isClosing = second === "/";
  const nameStart = start + (isClosing ? 2 : 1);
  const name = tagName.exec(html.slice(nameStart, nameStart + 64))?.[0];
  if (name === undefined) {
    if (isClosing) return after(html, ">", nameStart);
    handler.text("<"); // a lone sign, as in "2 < 3"
    return start + 1;
  }
  const end = endOfTag(html, nameStart + name.length);
  const lower = name.toLowerCase();
  if (isClosing) {
    handler.close(lower);
    return end;
  }
  const inside = html.slice(nameStart + name.length, end - 1);
  handler.open(lower, readAttributes(inside));
  if (!rawTextElements.has(lower)) return end;
  const closing = indexOfClosing(html, lower, end);
  if (closing > end) handler.text(html.slice(end, closing));
  return closing;
}

/** Position after the `>` that ends a tag; those within quoted values do not count. */
function endOfTag(html: string, start: number): number {
  let quote = "";
  for (let index = start; index < html.length; index += 1) {
    const character = html.charAt(index);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") {
      // A quote only opens a value after "=": elsewhere it is a stray character.
      if (/=\s*$/u.test(html.slice(Math.max(start, index - 8), index))) quote = character;
    } else if (character === ">") return index + 1;
  }
  return html.length;
}

function readAttributes(inside: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single, bare] of inside.matchAll(attribute)) {
    const key = name.toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeCharacters(double ?? single ?? bare ?? ""));
  }
  return attributes;
}

function indexOfClosing(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, "giu");
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

function after(html: string, end: string, from: number): number {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
}

/** Windows-1252 letters that old documents give by number, where Unicode has control characters. */
const windows1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
const windows1252Codes = [
  128, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 142, 145, 146, 147, 148, 149, 150, 151, 152,
  153, 154, 155, 156, 158, 159,
];

/** Text with its character references decoded; one that is unknown stays as it is written. */
export function decodeCharacters(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]\w{1,31}))(;?)/giu,
    (whole, hex, decimal, name, end) => {
      if (typeof name === "string") {
        const named = namedCharacters.get(name);
        return named !== undefined && (end === ";" || named.charCodeAt(0) < 256) ? named : whole;
      }
      const code = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(decimal);
      const old = windows1252Codes.indexOf(code);
      if (old >= 0) return windows1252.charAt(old);
      const isCharacter = code > 0 && code <= 0x10_ffff && (code < 0xd800 || code > 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : "\ufffd";
    },
  );
}
