import fc from "fast-check";
import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { decodeCharacters, readHtml } from "./html-tokens.js";

type Token = readonly ["open", string, Readonly<Record<string, string>>] | readonly ["text", string];

interface Collector {
  readonly tokens: Token[];
  readonly open: (name: string, attributes: Record<string, string>) => void;
  readonly text: (text: string) => void;
}

/** Opening tags and text, in order; neighbouring texts are joined. */
function collector(): Collector {
  const tokens: Token[] = [];
  return {
    tokens,
    open: (name, attributes) => {
      tokens.push(["open", name, attributes]);
    },
    text: (text) => {
      const last = tokens.at(-1);
      if (last?.[0] === "text") tokens[tokens.length - 1] = ["text", last[1] + text];
      else if (text !== "") tokens.push(["text", text]);
    },
  };
}

function ours(html: string): readonly Token[] {
  const { tokens, open, text } = collector();
  readHtml(html, {
    open: (name, attributes) => open(name, Object.fromEntries(attributes)),
    text,
    close: () => undefined,
  });
  return tokens;
}

/** The same, by a full parser; closing tags are left out, since it adds those that are missing. */
function oracle(html: string): readonly Token[] {
  const { tokens, open, text } = collector();
  const parser = new Parser(
    { onopentag: (name, attributes) => open(name, attributes), ontext: text },
    { decodeEntities: true },
  );
  parser.end(html);
  // An end tag alone makes a paragraph or a line break for a browser; nothing is read from it here.
  return tokens;
}

/** The text of some tokens. */
function shown(tokens: readonly Token[]): string {
  return tokens.map((token) => (token[0] === "text" ? token[1] : "")).join("");
}

const word = fc.constantFrom(
  "Exercice",
  " ",
  "p. 84",
  "l'été",
  "2 &lt; 3",
  "&eacute;cole",
  "&nbsp;",
  "&#233;",
  "&#xE9;",
  "&euro;",
  "&rsquo;",
  "a & b",
  "&inconnue;",
  "≤",
  "\n",
  "1 < 2",
  '"',
  "'",
  "=",
);
const value = fc.constantFrom(
  "",
  "rouge",
  "https://x.example/?a=1&amp;b=2",
  "l'eau",
  "a > b",
  "color: red; ",
  "&quot;",
);
const attributes = fc
  .array(
    fc.tuple(
      fc.constantFrom("href", "class", "STYLE", "data-x", "alt"),
      value,
      fc.constantFrom('"', "'").filter((quote) => quote !== "'"),
    ),
    { maxLength: 2 },
  )
  .map((pairs) => pairs.map(([name, content, quote]) => ` ${name}=${quote}${content}${quote}`).join(""));
const html: fc.Arbitrary<string> = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie("node"), { maxLength: 5 }).map((nodes) => nodes.join("")),
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    word,
    fc.constantFrom(
      "<br>",
      "<br/>",
      "<BR />",
      '<img src=x alt="Figure">',
      "<!-- <p>commentaire</p> -->",
      "<!--[if gte mso 9]><xml></xml><![endif]-->",
      "<hr>",
      "<style>p > a { color: red }</style>",
      "<script>if (a < b) { x('</p>') }</script>",
    ),
    fc
      .tuple(fc.constantFrom("div", "span", "strong", "u", "DIV", "font"), attributes, tie("nodes"))
      .map(([name, given, inner]) => `<${name}${given}>${inner}</${name}>`),
    fc
      .tuple(fc.constantFrom("ul", "ol"), fc.array(tie("nodes"), { maxLength: 3 }))
      .map(([name, items]) => `<${name}>${items.map((item) => `<li>${item}</li>`).join("")}</${name}>`),
  ),
})).nodes;

describe("readHtml", () => {
  test("reads what editors write as a full parser does", () => {
    fc.assert(
      fc.property(html, (text) => {
        expect(ours(text)).toEqual(oracle(text));
      }),
      { numRuns: 3000 },
    );
  });

  test("reads anything to its end, quickly and without an error", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc
            .array(
              fc.constantFrom(
                "<",
                ">",
                "a",
                "</",
                "<!--",
                "-->",
                '"',
                "'",
                "=",
                " ",
                "<a href=",
                "&",
                "&#",
                ";",
                "<script>",
              ),
            )
            .map((parts) => parts.join("")),
        ),
        (text) => {
          expect(shown(ours(text)).length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
    for (const piece of [
      "<",
      "<a ",
      "<!--",
      "<a href='",
      "&amp",
      "<script>",
      "</",
      "&#",
      '<a b="',
      '<a ="',
    ]) {
      const text = piece.repeat(50_000); // a quadratic reading would not end within the time of a test
      expect(shown(ours(text)).length).toBeLessThanOrEqual(text.length);
    }
  });
});

describe("decodeCharacters", () => {
  test.each([
    ["&eacute;&agrave;&Ccedil;&oelig;", "éàÇœ"],
    ["&laquo;&nbsp;oui&nbsp;&raquo;", "«\u00a0oui\u00a0»"],
    ["&radic;2 &le; &pi;", "√2 ≤ π"],
    ["&amp;lt;", "&lt;"],
    ["&apos;&#39;&#x27;&quot;", "'''\""],
    ["&#8217;&#146;&#128;", "’’€"],
    ["&#0;&#xD800;&#x110000;", "\ufffd\ufffd\ufffd"],
    ["&eacute toi", "é toi"],
    ["a & b &; &inconnue; &#; AT&T", "a & b &; &inconnue; &#; AT&T"],
    ["&constructor;&__proto__;", "&constructor;&__proto__;"],
  ])("reads %s", (written, read) => {
    expect(decodeCharacters(written)).toBe(read);
  });
});
