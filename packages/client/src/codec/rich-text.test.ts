import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { htmlToText, looksLikeHtml, textToHtml } from "./rich-text.js";

describe("the text of HTML", () => {
  test.each([
    ["paragraphs are lines", "<p>Un</p><p>Deux</p>", "Un\nDeux"],
    ["so are line breaks", "Un<br>Deux<br/>Trois", "Un\nDeux\nTrois"],
    ["a doubled line break leaves one empty line", "Un<br><br><br><br>Deux", "Un\n\nDeux"],
    ["empty paragraphs leave none", "<p>Un</p><p>&nbsp;</p><div><p> </p></div><p>Deux</p>", "Un\nDeux"],
    ["a break at the end of a paragraph adds nothing", "<p>Un<br></p><p>Deux</p>", "Un\nDeux"],
    ["white space is collapsed", "  Un\n\t deux&nbsp; trois ", "Un deux trois"],
    ["entities are decoded", "&lt;b&gt; &amp; l&#39;&eacute;t&eacute; &#x20AC;", "<b> & l'été €"],
    ["lists have dashes", "<ul><li>Un</li><li>Deux</li></ul>", "- Un\n- Deux"],
    ["or numbers", "<ol><li>Un</li><li>Deux</li></ol>", "1. Un\n2. Deux"],
    [
      "and nest",
      "<ul><li>Un<ol><li>a</li><li>b</li></ol></li><li>Deux</li></ul>",
      "- Un\n  1. a\n  2. b\n- Deux",
    ],
    ["an empty item leaves nothing behind", "<ul><li></li></ul>Après", "Après"],
    [
      "a link is followed by its address",
      '<a href="https://a.example/b">Voir</a> puis',
      "Voir (https://a.example/b) puis",
    ],
    ["unless it shows it", '<a href="https://a.example/">a.example</a>', "a.example"],
    ["or shows nothing", '<a href="https://a.example/"></a>', "https://a.example/"],
    ["only addresses of the web are told", '<a href="javascript:alert(1)">Piège</a>', "Piège"],
    ["scripts and styles say nothing", "<style>p{}</style>Lire<script>alert('<p>')</script>", "Lire"],
    ["cells are told apart", "<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>", "a | b\nc"],
    ["images say what they show", 'Voir <img src="x" alt="figure 1">', "Voir figure 1"],
    ["plain text stays as it is", "Lire le chapitre 4", "Lire le chapitre 4"],
    ["an unclosed tag takes nothing away", "<div><p>Lire <b>bien", "Lire bien"],
    ["nothing gives nothing", "<p>&nbsp;</p>", ""],
  ])("%s", (_title, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test("holds every word, once and in order, however the markup is nested", () => {
    const tree = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("un", "deux", "<br>", " "),
        fc
          .tuple(
            fc.constantFrom("p", "div", "b", "ul", "li", "a", "td"),
            fc.array(tie("node"), { maxLength: 4 }),
          )
          .map(([name, children]) => `<${name}>${children.join(" ")}</${name}>`),
      ),
    })).node;
    fc.assert(
      fc.property(tree, (html) => {
        const words = html.replace(/<[^>]*>/gu, " ").match(/\p{L}+/gu) ?? [];
        expect(htmlToText(html).match(/\p{L}+/gu) ?? []).toEqual(words);
      }),
    );
  });
});

test("plain text made HTML reads as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z<>&"';]{1,12}$/u), { minLength: 1 }), (lines) => {
      expect(htmlToText(textToHtml(lines.join("\n")))).toBe(lines.join("\n"));
    }),
  );
  expect(textToHtml('a < b & "c"\r\nd')).toBe("a &lt; b &amp; &quot;c&quot;<br>d");
});

test("tags are told from a lone sign", () => {
  expect(["<div>x</div>", "x<br/>y", '<a href="#">x</a>', "</p>"].map(looksLikeHtml)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["a < b", "x <3 y", "1 <p", "a <bc>", ""].map(looksLikeHtml)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
