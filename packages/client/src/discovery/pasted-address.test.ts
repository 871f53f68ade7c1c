import { describe, expect, test } from "vitest";
import { UsageError } from "../errors/errors.js";
import { readPastedAddress } from "./pasted-address.js";

const root = "https://0990001a.exemple.test/pronote";

describe("a pasted address", () => {
  test.each([
    ["0990001a.exemple.test/pronote", undefined],
    ["0990001A.Exemple.Test/pronote/", undefined],
    ["//0990001a.exemple.test/pronote/eleve.html", 3],
    [`${root}/eleve.html`, 3],
    [`${root}/mobile.parent.html?fd=1&login=true`, 7],
    [`${root}/eleve.html?identifiant=XyZ#onglet`, 3],
    [`${root}/InfoMobileApp.json?id=0D264427`, undefined],
    [`${root}/infomobileapp.json`, undefined],
    ["http://0990001a.exemple.test/pronote/eleve.html", 3],
    ["http://0990001a.exemple.test:80/pronote", undefined],
    ["https://0990001a.exemple.test./pronote", undefined],
    [`  ${root}/eleve.html.  `, 3],
    [`${root}/eleve.html%20`, 3],
    [`<${root}/eleve.html>`, 3],
    [`« ${root}/eleve.html »,`, 3],
    [`Bonjour, c'est ici : ${root}/parent.html. Bonne journée !`, 2],
    [`\u200b${root}\u00a0`, undefined],
    [`${root}/autre.html`, undefined],
    [`https://cas.portail.example/login?service=${encodeURIComponent(`${root}/eleve.html`)}`, 3],
  ])("is understood: %s", (pasted, space) => {
    const address = readPastedAddress(pasted);
    expect(address.root).toBe(root);
    expect(address.space?.number).toBe(space);
  });

  test("keeps http where it is allowed: on this machine, and for hosts that are named", () => {
    expect(readPastedAddress("http://127.0.0.1:8000/pronote").root).toBe("http://127.0.0.1:8000/pronote");
    expect(readPastedAddress("http://ecole.exemple.test/", ["ecole.exemple.test"]).root).toBe(
      "http://ecole.exemple.test",
    );
  });

  test("keeps a port and a path of the school's own", () => {
    expect(readPastedAddress("https://notes.exemple.test:8443/vie/scolaire/parent.html").root).toBe(
      "https://notes.exemple.test:8443/vie/scolaire",
    );
  });

  test.each([
    "https://camille:hunter2@0990001a.exemple.test/pronote",
    "camille:hunter2@0990001a.exemple.test",
    `https://portail.example/?service=${encodeURIComponent("https://camille:hunter2@x.exemple.test/")}`,
  ])("with a name and a password in it is refused, without a word of either: %#", (pasted) => {
    const refuse = (): unknown => readPastedAddress(pasted);
    expect(refuse).toThrow(UsageError);
    expect(refuse).toThrow(/holds a name or a password/u);
    expect(refuse).not.toThrow(/hunter2|camille/u);
  });

  test.each([
    "",
    "   ",
    "https://",
    "mon collège",
    "ftp://x.exemple.test/",
    "javascript:alert(1)",
    "h".repeat(3000),
  ])("that is none is refused: %j", (pasted) => {
    expect(() => readPastedAddress(pasted)).toThrow(UsageError);
  });
});
