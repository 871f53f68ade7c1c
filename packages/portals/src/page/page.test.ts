import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeFields, type Form, hasField, successfulFields } from "./form.js";
import { type Page, readPage } from "./page.js";
import { shapeOf } from "./shape.js";

const url = new URL("https://cas.exemple.fr/login?selection=A&service=b");

function pageOf(html: string): Page {
  return readPage(html, { url, status: 200 });
}

function formOf(html: string, having: string): Form {
  const form = pageOf(html).forms.find((one) => hasField(one, having));
  if (form === undefined) throw new Error("no such form");
  return form;
}

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll("+", "&#x2b;")
    .replaceAll("=", "&#61;");

describe("forms", () => {
  test("what a form holds is sent back as it stood, in order, whatever its names and values", () => {
    const word = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => !/[\r\n\0\uD800-\uDFFF]/u.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), (fields) => {
        const inputs = fields.map(
          ([name, value]) => `<INPUT type=hidden name="${escaped(name)}" value="${escaped(value)}">`,
        );
        const sent = pageOf(`<form method=POST>${inputs.join("")}</form>`).forms.flatMap((form) =>
          successfulFields(form),
        );
        expect(sent).toEqual(fields);
        expect([...new URLSearchParams(encodeFields(sent, "utf-8"))]).toEqual(fields);
      }),
    );
  });

  test("no page, however broken, makes the reader fail", () => {
    const piece = fc.constantFrom(
      "<form>",
      "</form>",
      "<table>",
      "</table>",
      "<select name=s>",
      "<option selected>",
      "</select>",
      "<textarea name=t>",
      "</textarea>",
      "<script>",
      "</script>",
      "<!--",
      "-->",
      "<label for=a>",
      "</label>",
      "<input id=a name=a form=x>",
      "<button>",
      "</button>",
      "<base href='::'>",
      "<meta http-equiv=refresh content='0;url='>",
      "&amp",
      "&#xD800;",
      "<",
      "x",
      "<title>",
      "<body onload",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        expect(pageOf(pieces.join("")).forms.flatMap((form) => successfulFields(form))).toBeInstanceOf(Array);
      }),
    );
  });

  test("fields after the table in which the form was opened belong to it", () => {
    const html = `<table><tr><form id=f method=post action="Ctrl"><td><input name=a value=1></td></tr></table>
      <input name=b value=2><p><input name=c value=3></p></form><input name=d value=4>`;
    expect(successfulFields(formOf(html, "a"))).toEqual([
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ]);
  });

  test("a form that begins after another's end tag is its own, even when the first lost its table", () => {
    const html = `<table><form id=one><input name=a></table></form><form id=two><input name=b></form>`;
    expect(pageOf(html).forms.map((form) => form.controls.map(({ name }) => name))).toEqual([["a"], ["b"]]);
  });

  test("forms of comments and of scripts are none", () => {
    const html = `<!-- <form><input name=a></form> --><script>var x = '<form><input name=b></form>';</script>`;
    expect(pageOf(html).forms).toEqual([]);
  });

  test("a field outside names its form", () => {
    expect(successfulFields(formOf(`<form id=f></form><input form=f name=a value=1>`, "a"))).toEqual([
      ["a", "1"],
    ]);
  });

  test("only what a browser would send is sent", () => {
    const form = formOf(
      `<form method=post><input value=nameless><input name=off disabled value=1><input type=checkbox name=no>
       <input type=checkbox name=yes checked><input type=radio name=r value=1><input type=radio name=r value=2 checked>
       <select name=s><option value=a>A<option value=b selected>B</select><select name=t><option>first</option><option>second</select>
       <textarea name=u>\nIl &eacute;tait</textarea><input type=submit name=cancel value=x><button name=submit value=ok>Valider</button></form>`,
      "yes",
    );
    expect(successfulFields(form)).toEqual([
      ["yes", "on"],
      ["r", "2"],
      ["s", "b"],
      ["t", "first"],
      ["u", "Il était"],
      ["submit", "ok"],
    ]);
  });

  test("what is filled in takes the place of what stood there, and is added where the form lacks it", () => {
    const form = formOf(
      `<form><input name=u value=old><input type=radio name=r value=1 checked><input type=radio name=r value=2></form>`,
      "u",
    );
    expect(successfulFields(form, { u: "new", r: "2", z: "9" })).toEqual([
      ["u", "new"],
      ["r", "2"],
      ["z", "9"],
    ]);
  });

  test("of the buttons, the one that names the transition is pressed, though a script has yet to enable it", () => {
    const form = formOf(
      `<form><input name=a><input type=submit name=_eventId_cancel value=1><button name=_eventId_proceed disabled></button></form>`,
      "a",
    );
    expect(successfulFields(form).map(([name]) => name)).toEqual(["a", "_eventId_proceed"]);
  });

  test.each([
    ["", "https://cas.exemple.fr/login?selection=A&service=b"],
    ["Ctrl", "https://cas.exemple.fr/Ctrl"],
    ["?execution=e1s2", "https://cas.exemple.fr/login?execution=e1s2"],
    ["/idp/x?a=1&amp;b=2", "https://cas.exemple.fr/idp/x?a=1&b=2"],
    ["https:&#x2f;&#x2f;autre.fr/", "https://autre.fr/"],
  ])("the action %j leads to %s", (action, address) => {
    expect(formOf(`<form action="${action}"><input name=a></form>`, "a").action.href).toBe(address);
  });

  test("actions are resolved against the base of the page, but for an empty one", () => {
    const html = `<base href="/sso/"><form action=login><input name=a></form><form action=""><input name=b></form>`;
    expect(formOf(html, "a").action.href).toBe("https://cas.exemple.fr/sso/login");
    expect(formOf(html, "b").action.href).toBe(url.href);
  });

  test("labels are found around a field and by its id", () => {
    const html = `<form><label>Élève <input type=radio name=r value=1></label><input type=radio id=two name=r value=2><label for=two>Parent</label></form>`;
    expect(formOf(html, "r").controls.map(({ label }) => label)).toEqual(["Élève", "Parent"]);
  });

  test("in a page of 256 characters, accents take one byte and what has none a reference", () => {
    expect(encodeFields([["mot de passe", "é+€*"]], "windows-1252")).toBe(
      "mot+de+passe=%E9%2B%26%238364%3B*",
    );
  });
});

describe("pages", () => {
  test("a refresh is read in the spellings that exist", () => {
    for (const content of ["0; url=/suite", "0;URL='/suite'", '1.5, "/suite"']) {
      const page = pageOf(`<META HTTP-EQUIV="Refresh" content="${content.replaceAll('"', "&quot;")}">`);
      expect(page.refresh?.pathname).toBe("/suite");
    }
  });

  test("words handed to the page's script are read too", () => {
    expect(pageOf(`<div ng-init="error = 'refus&eacute;'"></div>`).text).toContain("refusé");
  });

  test("the shape of a page holds names and no value", () => {
    const page = readPage(
      `<title>Connexion</title><form id=f><input name=password value=secret><input name="camille.durand@exemple.fr"></form>`,
      { url: new URL("https://cas.exemple.fr/login;jsessionid=SECRET?ticket=SECRET"), status: 200 },
    );
    expect(shapeOf(page)).toBe(
      'status 200 at cas.exemple.fr/login; title "Connexion"; form f (password, (odd name))',
    );
  });
});
