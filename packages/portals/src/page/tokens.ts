import { Tokenizer } from "htmlparser2";

/** What a page is made of, in order. Tag and attribute names are in lower case, entities are decoded. */
export interface TokenHandler {
  open(tag: string, attributes: ReadonlyMap<string, string>): void;
  close(tag: string): void;
  /** Text of the page, and of scripts, titles and text areas. */
  text(text: string): void;
}

/**
 * Reads a page token by token. The tree that a parser would make is of no use here: a browser ties fields to the form
 * that was opened last and not yet closed, wherever in a table they stand.
 */
export function readTokens(html: string, handler: TokenHandler): void {
  let tag = "";
  let attributes = new Map<string, string>();
  let name = "";
  let value = "";
  const slice = (start: number, end: number): string => html.slice(start, end);
  const opened = (): void => handler.open(tag, attributes);
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onopentagname: (start, end) => {
        tag = slice(start, end).toLowerCase();
        attributes = new Map();
      },
      onattribname: (start, end) => {
        name = slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata: (start, end) => {
        value += slice(start, end);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      // The first of two attributes of one name counts.
      onattribend: () => {
        if (!attributes.has(name)) attributes.set(name, value);
      },
      onopentagend: opened,
      onselfclosingtag: opened,
      onclosetag: (start, end) => handler.close(slice(start, end).toLowerCase()),
      ontext: (start, end) => handler.text(slice(start, end)),
      ontextentity: (code) => handler.text(String.fromCodePoint(code)),
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onend: nothing,
      onprocessinginstruction: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
}
