import { describe, expect, test } from "vitest";
import { fileContent } from "./file-bytes.js";

const whole = (choice: Parameters<typeof fileContent>[0]): Buffer =>
  Buffer.concat([...fileContent(choice).read()]);

describe("a file", () => {
  test.each([
    ["Leçon (à compléter).pdf", "application/pdf", "%PDF-1.4"],
    ["Tableau.PNG", "image/png", "\u0089PNG"],
    ["Consignes & barème.txt", "text/plain; charset=utf-8", "Consignes"],
    ["sans extension", "text/plain; charset=utf-8", "sans extension"],
  ])("called %s is %s", (name, type, start) => {
    const content = fileContent({ id: "attachment:1", name });
    expect(content.type).toBe(type);
    const bytes = whole({ id: "attachment:1", name });
    expect(bytes.toString("latin1").startsWith(start)).toBe(true);
    expect(bytes.length).toBe(content.size);
  });

  test("is the same for the same id, each time, and another for another", () => {
    const content = fileContent({ id: "a", name: "x.pdf", bytes: 200_000 });
    expect(Buffer.concat([...content.read()])).toEqual(Buffer.concat([...content.read()]));
    expect(whole({ id: "b", name: "x.pdf", bytes: 200_000 })).not.toEqual(Buffer.concat([...content.read()]));
  });

  test.each([0, 5000, 3_000_000])("of %i bytes, if PDF, has a table that leads to each object", (bytes) => {
    const file = whole({ id: "a", name: "L'énoncé (2) \\ fin.pdf", bytes });
    if (bytes > 0) expect(Math.abs(file.length - bytes)).toBeLessThan(400);
    const text = file.toString("latin1");
    const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    expect(text.slice(table, table + 9)).toBe("xref\n0 7\n");
    const offsets = [...text.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map((match) => Number(match[1]));
    expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `${number} 0 obj`),
    );
  });
});
