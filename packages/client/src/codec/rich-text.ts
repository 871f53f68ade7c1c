import { readHtml } from "./html-tokens.js";
import { webAddress } from "./web-address.js";

/** Elements that start on a line of their own, and end it. */
const blocks = new Set(
  (
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 " +
    "header hr li main nav ol p pre section table tbody tfoot thead tr ul"
  ).split(" "),
);

/** Elements whose content nobody is meant to read. */
const silent = new Set(["script", "style", "head", "title", "template", "noscript", "iframe", "object"]);

/** Whether a text holds markup: tags that rich-text editors write. A lone `<` does not count. */
export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:div|p|br|span|b|i|u|strong|em|ul|ol|li|a|font|table|img|h[1-6])\b[^>]*>/iu.test(text);
}

/** Plain text as HTML that shows it: special characters escaped, line breaks kept. */
export function textToHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/\r\n?|\n/gu, "<br>");
}

/**
 * Reads the text out of HTML, as a person would copy it: paragraphs and line breaks on lines of their own,
 * "- " or a number before the items of a list, the address of a link after its label, nothing of scripts.
 * Empty paragraphs are left out; a doubled line break leaves one empty line.
 */
export function htmlToText(html: string): string {
  const writer = new LineWriter();
  const lists: { next: number | undefined }[] = [];
  const links: { readonly href: string | undefined; readonly mark: number }[] = [];
  let hidden = 0;
  readHtml(html, {
    open(name, attributes) {
      if (silent.has(name)) hidden += 1;
      if (hidden > 0) return;
      if (blocks.has(name)) writer.endBlock();
      if (name === "br") writer.endLine();
      else if (name === "ul" || name === "ol") lists.push({ next: name === "ol" ? 1 : undefined });
      else if (name === "li") writer.prefix(bullet(lists));
      else if (name === "td" || name === "th") writer.separate(" | ");
      else if (name === "img") writer.write(attributes.get("alt") ?? "");
      else if (name === "a") links.push({ href: webAddress(attributes.get("href")), mark: writer.length });
    },
    text(text) {
      if (hidden === 0) writer.write(text);
    },
    close(name) {
      if (silent.has(name)) hidden = Math.max(0, hidden - 1);
      if (hidden > 0) return;
      if (name === "a") closeLink(writer, links.pop());
      else if (name === "ul" || name === "ol") lists.pop();
      if (blocks.has(name)) writer.endBlock();
      if (name === "li") writer.prefix("");
    },
  });
  while (links.length > 0) closeLink(writer, links.pop());
  return writer.text();
}

function bullet(lists: readonly { next: number | undefined }[]): string {
  const indent = "  ".repeat(Math.max(0, lists.length - 1));
  const list = lists.at(-1);
  if (list?.next === undefined) return `${indent}- `;
  const number = list.next;
  list.next += 1;
  return `${indent}${number}. `;
}

/** The address follows the label, unless the label is the address. */
function closeLink(
  writer: LineWriter,
  link: { readonly href: string | undefined; readonly mark: number } | undefined,
): void {
  if (link?.href === undefined) return;
  const shown = writer.since(link.mark).trim();
  if (shown === "") writer.write(link.href);
  else if (!isSameAddress(shown, link.href)) writer.write(` (${link.href})`);
}

function isSameAddress(label: string, href: string): boolean {
  const plain = (address: string): string => address.replace(/^https?:\/\//iu, "").replace(/\/$/u, "");
  return plain(label) === plain(href);
}

/** Collects lines, with white space collapsed as a browser does. */
class LineWriter {
  readonly #lines: string[] = [];
  #line = "";
  #prefix = "";
  #written = "";

  /** How much was written so far; a mark for `since`. */
  get length(): number {
    return this.#written.length;
  }

  since(mark: number): string {
    return this.#written.slice(mark);
  }

  write(text: string): void {
    this.#line += text;
    this.#written += text;
  }

  /** Separates what follows on this line from what is on it already. */
  separate(separator: string): void {
    if (this.#line.trim() !== "") this.#line += separator;
  }

  /** Starts a line with something that does not count as its content. */
  prefix(prefix: string): void {
    this.#prefix = prefix;
  }

  /** Ends the line, even an empty one. */
  endLine(): void {
    this.#push(true);
  }

  /** Ends the line if there is something on it. */
  endBlock(): void {
    this.#push(false);
  }

  text(): string {
    this.endBlock();
    return this.#lines
      .join("\n")
      .replace(/\n{3,}/gu, "\n\n")
      .replace(/^\n+|\s+$/gu, "");
  }

  #push(evenEmpty: boolean): void {
    // Non-breaking spaces count as white space too: editors write them where people type spaces.
    const content = this.#line.replace(/\s+/gu, " ").trim();
    this.#line = "";
    if (content === "" && !evenEmpty) return;
    this.#lines.push(content === "" ? "" : `${this.#prefix}${content}`);
    if (content !== "") this.#prefix = "";
  }
}
