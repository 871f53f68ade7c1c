import { describe, expect, test } from "vitest";
import { known } from "../../test/known-answers.js";
import { resolveManners, startForms } from "./dialect.js";
import { parseStartPage } from "./start-page.js";

describe("parseStartPage", () => {
  test.each(known.startCall)("reads $html", async (vector) => {
    const page = await parseStartPage(vector.html, null, startForms);
    expect(page?.session).toBe(vector.attributes.h);
    expect(page?.space).toBe(vector.attributes.a);
    expect(page?.insecure).toBe("http" in vector.attributes && vector.attributes.http === true);
    expect(page?.demonstration).toBe("d" in vector.attributes);
  });

  test.each(known.startCall.filter((vector) => vector.encrypt !== undefined))(
    "knows whether to encrypt and compress: $html",
    async (vector) => {
      const page = await parseStartPage(vector.html, null, startForms);
      if (page === undefined) throw new Error("unread");
      const { encrypt, compress, dialect } = resolveManners(page)[0];
      expect({ encrypt, compress }).toEqual({ encrypt: vector.encrypt, compress: vector.compress });
      if (vector.generation !== null) {
        expect(dialect.flags).toBe(vector.generation === "<=2024.3" ? "skip" : "enable");
      }
    },
  );

  test("decodes entities of the attribute", async () => {
    const html = "<body onload='try { Start ({h:&#39;77&#39;,a:6,e:&quot;a&amp;b&quot;}) } catch (e) {}'>";
    expect(await parseStartPage(html, null, startForms)).toMatchObject({
      session: 77,
      space: 6,
      quotedSession: true,
    });
  });

  test("passes by calls that make no sense and takes the one that does", async () => {
    const html = '<script>Start ({broken; Start({x:1}); Start ({"h":5,"a":3})</script>';
    expect((await parseStartPage(html, null, startForms))?.session).toBe(5);
  });

  test.each([
    "",
    "<html></html>",
    '<body onload="hello()">',
    "<body onload=\"Start ({h:'42',sCrA:true})\">",
    "Start ({h:'x',a:3})",
    "Start ({h:1,a:3",
    "Start ({".repeat(2000),
  ])("gives nothing for %.40s", async (html) => {
    expect(await parseStartPage(html, null, startForms)).toBeUndefined();
  });

  test("prefers the version of the header to the page's", async () => {
    const html = '<script>Start ({"h":5,"a":3})</script><b>PRONOTE 2025.2.8</b>';
    expect((await parseStartPage(html, "PRONOTE 2026.2.5.6", startForms))?.version).toEqual([2026, 2, 5, 6]);
    expect((await parseStartPage(html, null, startForms))?.version).toEqual([2025, 2, 8]);
    expect((await parseStartPage(html, "nginx", startForms))?.version).toEqual([2025, 2, 8]);
  });

  test("reads the server's own RSA key", async () => {
    const html = "<body onload=\"Start ({h:'1',a:3,MR:'ABCDEF',ER:'010001'})\">";
    const page = await parseStartPage(html, null, startForms);
    expect(page?.pageKey).toEqual({ modulus: "ABCDEF", exponent: "010001" });
    expect(page === undefined ? undefined : resolveManners(page)[0].dialect.ivTransport).toBe("page-key");
  });
});

describe("resolveManners", () => {
  const start = (version: string): string =>
    `<script>Start ({"h":5,"a":3})</script><b>PRONOTE ${version}</b>`;

  test.each([
    ["2025.1.3", "dataSec", "legacy", false],
    ["2026.1.3", "dataSec", "legacy", false],
    ["2026.2.5.6", "dataSec", "direct", false],
    ["2027.0.1", "dataSec", "direct", true],
    ["2024.3.11", "donneesSec", "legacy", false],
  ])("speaks to %s with %s", async (version, secured, challenge, newer) => {
    const page = await parseStartPage(start(version), null, startForms);
    if (page === undefined) throw new Error("unread");
    const manner = resolveManners(page)[0];
    expect(manner.dialect.names.secured).toBe(secured);
    expect(manner.dialect.challenge).toBe(challenge);
    expect(manner.isNewerThanKnown).toBe(newer);
  });
});
