import { Buffer } from "node:buffer";
import { basename, posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameToSend, numbered, safeName } from "./safe-name.js";

const trouble = (
  '.. . / \\ : * ? | < > " ~ - $ \u0000 \u202e \u2066 \u200d \ufeff \ufffe \ud83d \u0301 e é 🏫 ' +
  "plan .pdf .tar.gz CON nul COM1"
)
  .split(" ")
  .concat(" ", "\n", "\t", "\u00a0", "\u2028", "a".repeat(90), "é".repeat(100));

/** Any text, with a liking for what makes trouble in names. */
const anyName = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc.array(fc.constantFrom(...trouble), { maxLength: 8 }).map((pieces) => pieces.join("")),
);

describe("a safe name, whatever it is made of", () => {
  const holds = (check: (name: string) => void): void => {
    fc.assert(
      fc.property(anyName, (text) => {
        check(safeName(text));
      }),
      { numRuns: 2000 },
    );
  };

  test("is one part of a path, on every system", () => {
    holds((name) => {
      expect(posix.join("/folder", name)).toBe(`/folder/${name}`);
      expect(win32.join("C:\\folder", name)).toBe(`C:\\folder\\${name}`);
      expect([posix.basename(name), win32.basename(name)]).toEqual([name, name]);
    });
  });

  test("is neither empty, nor hidden, nor ended by what Windows drops", () => {
    holds((name) => expect(name).toMatch(/^[^. ](?:.*[^. ])?$/su));
  });

  test("shows all that it has, and nothing that turns text around", () => {
    holds((name) => expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u));
  });

  test("is no device of Windows", () => {
    holds((name) => expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d) *(?:\.|$)/iu));
  });

  test("fits where names are short, even with a number", () => {
    holds((name) => expect(Buffer.byteLength(numbered(name, 9999))).toBeLessThan(200));
  });

  test("stays as it is", () => {
    holds((name) => expect(safeName(name)).toBe(name));
  });
});

describe("a safe name", () => {
  test("is the name itself, where that is harmless", () => {
    for (const name of ["Énoncé n°1 (suite).pdf", "Leçon 3 – l’été.docx", "学校.odt", "archive.tar.gz"]) {
      expect(safeName(name)).toBe(name);
    }
  });

  test("has lost what leads elsewhere", () => {
    expect(safeName("../../etc/passwd")).toBe("_.._etc_passwd");
    expect(safeName("C:\\Windows\\system.ini")).toBe("C__Windows_system.ini");
    expect(basename(safeName("/absolute/path.pdf"))).toBe("_absolute_path.pdf");
    expect(["..", "...", " . ", "", "\u202e"].map(safeName)).toEqual(Array.from({ length: 5 }, () => "file"));
  });

  test("does not hide its extension behind marks, spaces or dots", () => {
    expect(safeName("facture\u202efdp.exe")).toBe("facturefdp.exe");
    expect(safeName("plan.pdf. . .")).toBe("plan.pdf");
    expect(safeName("  plan\u00a0\n du   CDI .pdf")).toBe("plan du CDI .pdf");
  });

  test("keeps its extension when it is cut", () => {
    const name = safeName(`${"é".repeat(300)}.pdf`);
    expect(name).toBe(`${"é".repeat(88)}.pdf`);
    expect(safeName(`${"x".repeat(100)}.${"y".repeat(200)}`)).toHaveLength(180);
  });

  test("that means a device gets another first letter", () => {
    expect(["CON", "nul.txt", "COM1 .pdf", "aux."].map(safeName)).toEqual([
      "_CON",
      "_nul.txt",
      "_COM1 .pdf",
      "_aux",
    ]);
    expect(safeName("console.log")).toBe("console.log");
  });
});

test("a number stands before the extension", () => {
  expect(["plan.pdf", "plan", "a.b.c"].map((name) => numbered(name, 2))).toEqual([
    "plan (2).pdf",
    "plan (2)",
    "a.b (2).c",
  ]);
});

describe("a name to send", () => {
  test("is the last part of a path, made safe", () => {
    expect(
      ["essay.odt", "/home/zelie/essay.odt", "C:\\Users\\Zélie\\essay.odt", "essay.odt/"].map(nameToSend),
    ).toEqual(Array.from({ length: 4 }, () => "essay.odt"));
    expect(["../..", "/", "\u202e", "a/CON"].map(nameToSend)).toEqual(["file", "file", "file", "_CON"]);
    expect(nameToSend("facture\u202efdp.exe")).toBe("facturefdp.exe");
  });

  test("is one that a disk takes, whatever was given", () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const name = nameToSend(text);
        expect(safeName(name)).toBe(name);
        expect(posix.basename(name)).toBe(name);
      }),
      { numRuns: 500 },
    );
  });
});
