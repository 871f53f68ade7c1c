import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { WireRecorder } from "./wire-recorder.js";

const json = new Headers({ "Content-Type": "application/json; charset=utf-8", Server: "PRONOTE 2031.1.0" });
const markup = new Headers({ "Content-Type": "text/html", Server: "PRONOTE 2031.1.0" });

function answered(
  call: string,
  text: object | string,
  inner?: Readonly<Record<string, unknown>>,
): WireRecorder {
  const recorder = new WireRecorder();
  recorder.observe({ kind: "request", call });
  const body = typeof text === "string" ? text : JSON.stringify(text);
  const found = inner === undefined ? {} : { inner };
  recorder.observe({ kind: "answer", call, status: 200, headers: json, text: body, ...found });
  return recorder;
}

describe("a recorder", () => {
  test("keeps names, kinds and codes of an answer, and nothing else", async () => {
    const inner = {
      nom: "Authentification",
      data: { Acces: 1, cle: "AB".repeat(32), libelleUtil: "VERDIER Camille" },
    };
    const recorder = answered(
      "Authentification",
      { session: 4_217_739, no: "ab".repeat(16), dataSec: inner },
      inner,
    );
    const { exchanges } = await recorder.outline();
    expect(exchanges).toEqual([
      {
        call: "Authentification",
        asked: 1,
        answered: 1,
        envelope: { session: "integer", no: "hex(32)", dataSec: {} },
        content: { nom: "text", data: { Acces: "integer", cle: "HEX(64)", libelleUtil: "text" } },
        codes: { Acces: [1] },
      },
    ]);
    expect(recorder.lastCall).toBe("Authentification");
  });

  test("keeps the whole envelope where it could not be opened", async () => {
    const recorder = answered("FonctionParametres", {
      seance: 1,
      ordre: "ab".repeat(16),
      charge: { donnee: "x" },
    });
    const [exchange] = (await recorder.outline()).exchanges;
    expect(exchange).toMatchObject({
      envelope: { seance: "integer", ordre: "hex(32)", charge: { donnee: "text" } },
    });
    expect(exchange).not.toHaveProperty("content");
  });

  test("keeps the number of a refusal, not its words", async () => {
    const { exchanges } = await answered("Navigation", {
      Erreur: { G: 25, Titre: "Vous avez dépassé", Message: "Camille VERDIER" },
    }).outline();
    expect(exchanges[0]?.codes).toEqual({ "Erreur.G": [25] });
    expect(JSON.stringify(exchanges)).not.toMatch(/VERDIER|dépassé/u);
  });

  test("takes a key for data that is a word of some value", async () => {
    const inner = {
      data: { eleves: { VERDIER: { note: 12 }, Camille: { note: 14 } }, liste: [{ L: "VERDIER Camille" }] },
    };
    const recorder = answered("Page", { dataSec: inner }, inner);
    expect(JSON.stringify(await recorder.outline())).not.toMatch(/VERDIER|Camille/u);
    expect(recorder.pathOf("data.eleves.VERDIER[12].note")).toBe("data.eleves.*[].note");
  });

  test("calls nothing what it was told to conceal, however it is written", async () => {
    const inner = { data: { verdier: 1, camille_verdier: 2, note: 3 } };
    const recorder = answered("Page", { dataSec: inner }, inner);
    recorder.conceal("Éléonore VERDIER", undefined, "camille_verdier");
    expect((await recorder.outline()).exchanges[0]?.content).toEqual({
      data: { "*": "integer", note: "integer" },
    });
    expect(recorder.nameOf("eleonore")).toBe("*");
  });

  test("outlines the page that opens a session", async () => {
    const recorder = new WireRecorder();
    const html = `<html><head><title>PRONOTE - COLLEGE SECRET</title><script>window.addEventListener("load", () => {try{Start ({"h":1234567,"CrA":true,"a":6,"e":"LOGINSECRET"});} catch (e) {}});</script></head><body></body></html>`;
    recorder.observe({ kind: "page", status: 200, headers: markup, html });
    const { pages } = await recorder.outline();
    expect(pages).toEqual([
      {
        status: 200,
        type: "text/html",
        server: "PRONOTE 2031.1.0",
        kilobytes: 1,
        start: {
          name: "Start",
          place: "script",
          syntax: "JSON",
          keys: { h: "integer", CrA: "boolean", a: "integer", e: "text" },
          numbers: { a: 6 },
          flags: { CrA: true },
        },
        forms: [],
      },
    ]);
    expect(JSON.stringify(pages)).not.toMatch(/SECRET|1234567/u);
  });

  test("says which calls a page makes that is not understood, and which fields it asks to fill in", async () => {
    const recorder = new WireRecorder();
    const html = `<body id="x" onload="try { Demarrer ({seance:'99887766', espace:6}) } catch (e) {}">
      <form action="https://autre.example/login?who=SECRET"><input type="hidden" name="jeton" value="SECRET"><input type="password" name="mdp"></form>
      <form><select name="compte"></select></form></body>`;
    recorder.observe({ kind: "page", status: 200, headers: markup, html });
    const [page] = (await recorder.outline()).pages;
    expect(page?.calls).toEqual([
      { name: "Demarrer", place: "onload", keys: { seance: "digits", espace: "integer" } },
    ]);
    expect(page?.forms).toEqual([
      { to: "other server", fields: ["jeton: hidden", "mdp: password"] },
      { to: "itself", fields: ["compte: select"] },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/SECRET|99887766/u);
  });

  test("outlines a page that came in place of an answer", async () => {
    const { exchanges } = await answered(
      "Identification",
      "<html><body>Bonjour Camille</body></html>",
    ).outline();
    expect(exchanges[0]).toMatchObject({ envelope: "markup", page: { forms: [], calls: [] } });
    expect(JSON.stringify(exchanges)).not.toContain("Camille");
  });

  test("ends, and gives no value away, whatever a page or an answer is made of", async () => {
    const secret = "Zq9XkSecret";
    const piece = fc.constantFrom(
      "<script>",
      "</script>",
      "Start (",
      "({",
      "})",
      "{",
      "}",
      '"',
      "'",
      ":",
      ",",
      "a",
      "h:1",
      '"e":"',
      secret,
      "<form ",
      'action="',
      ">",
      "<input name=",
      ' value="',
      "onload=",
      "Erreur",
      "[",
      "]",
      " ",
      "&quot;",
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    await fc.assert(
      fc.asyncProperty(text, async (html) => {
        const recorder = new WireRecorder();
        recorder.conceal(secret);
        recorder.observe({ kind: "page", status: 200, headers: markup, html });
        recorder.observe({ kind: "answer", call: "Page", status: 200, headers: json, text: html });
        expect(JSON.stringify(await recorder.outline())).not.toContain(secret);
      }),
      { numRuns: 300 },
    );
  });

  test("reads large pages to their end, however they are made", async () => {
    for (const unit of ["a({", "Start ({", "<form ", "<input ", "x".repeat(3999) + "({", '{"a":', "[["]) {
      const recorder = new WireRecorder();
      const html = unit.repeat(Math.ceil(600_000 / unit.length));
      recorder.observe({ kind: "page", status: 200, headers: markup, html });
      recorder.observe({ kind: "answer", call: "Page", status: 200, headers: json, text: html });
      const { pages, exchanges } = await recorder.outline();
      expect([pages.length, exchanges.length]).toEqual([1, 1]);
    }
  });
});
