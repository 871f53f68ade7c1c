import { Client, UsageError } from "@preau/client";
import { drawQrCode, type QrCodeDrawings, readQrCode } from "@preau/client/qr";
import { startEmulator } from "@preau/emulator";
import fc from "fast-check";
import { expect, test } from "vitest";
import { content, modulesOf } from "./codes.js";
import { asPng, shoot, square } from "./pictures.js";

/** A terminal's picture of text: two pixels a row of the code, on a black or a white ground. */
function screenshotOf(lines: string, ground: { readonly ink: 0 | 255; readonly paper: 0 | 255 }): Uint8Array {
  const rows = lines.replace(/\n$/u, "").split("\n");
  const modules = rows.flatMap((line) => [
    [...line].map((character) => "█▀".includes(character)),
    [...line].map((character) => "█▄".includes(character)),
  ]);
  const { ink, paper } = ground;
  const side = modules[0]?.length ?? 0;
  return asPng(
    // Below the last row of the code there may be half a line.
    shoot(modules.slice(0, side), {
      width: side * 4 + 120,
      height: side * 4 + 120,
      corners: square(60, 60, side * 4),
      quiet: 0,
      ink: [ink, ink, ink],
      paper: [paper, paper, paper],
      background: () => (paper === 0 ? [0, 0, 0] : [12, 12, 12]),
    }),
  );
}

test("an SVG drawing has four light modules around it and is read back", () => {
  const drawing = drawQrCode(content, { format: "svg" });
  const modules = modulesOf(drawing);
  const side = modules.length * 5 + 40;
  const picture = shoot(modules, { width: side, height: side, corners: square(20, 20, side - 40) });
  expect(readQrCode(asPng(picture))).toEqual(content);
  const starts = [...drawing.matchAll(/M(\d+) (\d+)/gu)].flatMap(([, x, y]) => [Number(x), Number(y)]);
  expect(Math.min(...starts)).toBe(4);
});

test.each([1, 6, 13])("a PNG drawing of %i pixels a module is read back", (scale) => {
  expect(readQrCode(drawQrCode(content, { format: "png", scale }))).toEqual(content);
});

test("a drawing for a terminal fits into 80 columns and is read back, with colours and without", () => {
  const coloured = drawQrCode(content, { format: "terminal" });
  // oxlint-disable-next-line eslint/no-control-regex -- the colours of a terminal
  const lines = coloured.replaceAll(/\u001B\[([\d;]*)m/gu, "");
  expect(lines).not.toBe(coloured);
  expect(Math.max(...lines.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(readQrCode(screenshotOf(lines, { ink: 0, paper: 255 }))).toEqual(content);
  const plain = drawQrCode(content, { format: "terminal", colours: false });
  expect(plain).not.toContain("\u001B");
  expect(readQrCode(screenshotOf(plain, { ink: 255, paper: 0 }))).toEqual(content);
});

test("any content of a code is read back from its drawing", () => {
  const hex = fc
    .uint8Array({ minLength: 4, maxLength: 75 })
    .map((bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
  fc.assert(
    fc.property(hex, hex, fc.webUrl(), (jeton, login, url) => {
      const data = { jeton, login, url };
      expect(readQrCode(drawQrCode(data, { format: "png", scale: 3 }))).toEqual(data);
    }),
    { numRuns: 12 },
  );
});

test("what is no code, and what is no format, is not drawn", () => {
  const nothing = {} as typeof content; // as JavaScript may call it
  expect(() => drawQrCode(nothing, { format: "svg" })).toThrow(UsageError);
  expect(() => drawQrCode(content, { format: "gif" as keyof QrCodeDrawings })).toThrow(UsageError);
  expect(() => drawQrCode(content, { format: "png", scale: 0.5 })).toThrow(UsageError);
});

test("a code that a session asked for is drawn, read from the picture and logs in", async () => {
  const school = await startEmulator();
  try {
    const { login, password } = school.accounts.find(({ audience }) => audience === "student")!;
    const page = school.pages.find(({ audience, mobile }) => audience === "student" && !mobile)!;
    const first = await Client.login({ url: page.url, username: login, password });
    const drawing = drawQrCode(await first.requestQrCodeData("0412"), { format: "png" });
    await first.close();
    const second = await Client.qrcodeLogin({ qrCode: readQrCode(drawing), pin: "0412" });
    expect(second.info.name).toBe(first.info.name);
    await second.close();
  } finally {
    await school.close();
  }
});
