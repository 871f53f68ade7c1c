import { describe, expect, test } from "vitest";
import { pdfOf } from "./pdf.js";

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** Objects by number, found through the cross-reference table as a reader finds them. */
function objectsOf(file: string): string[] {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1]);
  const [head = "", count = ""] = /^xref\n0 (\d+)\n/.exec(file.slice(start)) ?? [];
  const rows = file.slice(start + head.length).split("\n", Number(count));
  return rows.slice(1).map((row, index) => {
    expect(row).toMatch(/^\d{10} 00000 n $/);
    const object = file.slice(Number(row.slice(0, 10)));
    expect(object.startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    return object.slice(0, object.indexOf("\nendobj"));
  });
}

describe("a PDF", () => {
  test("can be read through its cross-reference table", () => {
    const file = textOf(
      pdfOf([
        { title: "Bulletin", lines: ["MATHS  12,50"] },
        { title: "Deux", lines: [] },
      ]),
    );
    expect(file.startsWith("%PDF-1.4\n")).toBe(true);
    const objects = objectsOf(file);
    expect(objects[0]).toContain("/Type /Catalog /Pages 2 0 R");
    expect(objects[1]).toContain("/Kids [4 0 R 6 0 R] /Count 2");
    expect(objects[3]).toContain("/Contents 5 0 R");
    expect(objects[4]).toContain("(MATHS  12,50) Tj");
  });

  test("says the true length of each stream", () => {
    const objects = objectsOf(textOf(pdfOf([{ title: "Été", lines: ["a", "b"] }])));
    const streams = objects.flatMap((object) => {
      const [, length, content = ""] = /\/Length (\d+) >>\nstream\n([\s\S]*)\nendstream$/.exec(object) ?? [];
      return length === undefined ? [] : [{ said: Number(length), real: content.length }];
    });
    expect(streams).toHaveLength(1);
    expect(streams[0]?.said).toBe(streams[0]?.real);
  });

  test("keeps accents, and escapes what has a meaning", () => {
    const file = textOf(pdfOf([{ title: "Relevé (1)", lines: ["a\\b", "日"] }]));
    expect(file).toContain("(Relev\\351 \\(1\\)) Tj");
    expect(file).toContain("(a\\\\b) Tj");
    expect(file).toContain("(?) Tj");
    expect(/^[\n\x20-\x7e]*$/.test(file)).toBe(true);
  });

  test("goes on on another page when one is full, and has one when there is nothing", () => {
    const lines = Array.from({ length: 120 }, (_, index) => `ligne ${index}`);
    expect(textOf(pdfOf([{ title: "Long", lines }]))).toContain("/Count 3");
    expect(textOf(pdfOf([]))).toContain("/Count 1");
  });
});
