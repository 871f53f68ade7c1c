import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawQrCode, readQrCode } from "@preau/client/qr";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildWhenMissing, type Outcome, preau, type RunOptions } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";

const pin = "9071";
const pupil = "camille.verdier";

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home, close } = await schoolAndHome("2026-11-18"));
});
afterEach(() => close());

function ask(argv: readonly string[], run: RunOptions = {}): Promise<Outcome> {
  return preau(argv, { ...run, env: { PREAU_HOME: home, PREAU_PIN: pin, ...run.env } });
}

function pictureOf(login = pupil): Uint8Array {
  return drawQrCode(school.qrCode(login, { pin }).qrCode, { format: "png" });
}

test("a picture of a QR code links an account, from a file and from the standard input", async () => {
  const file = join(home, "capture d'écran.png");
  writeFileSync(file, pictureOf());
  const linked = await ask(["login", "--qr", file, "--account", "camille"]);
  expect(linked.exitCode, linked.stderr).toBe(0);
  expect(linked.stdout).toContain("Linked: VERDIER Camille (4C)");
  const piped = await ask(["login", "--qr", "-", "--account", "sophie"], {
    stdin: pictureOf("sophie.verdier"),
  });
  expect(piped.exitCode, piped.stderr).toBe(0);
  expect(piped.stdout).toContain("VERDIER Sophie");
  expect((await ask(["whoami", "--account", "camille"])).exitCode).toBe(0);
});

test("--qr takes the text of a code too", async () => {
  const file = join(home, "code.json");
  writeFileSync(file, `\uFEFF${JSON.stringify(school.qrCode(pupil, { pin }).qrCode)}\n`);
  const linked = await ask(["login", "--qr", file]);
  expect(linked.exitCode, linked.stderr).toBe(0);
});

test.each([
  ["a WebP picture", "RIFF\0\0\0\0WEBPVP8 ", "neither a PNG or JPEG picture", "ni une image PNG ou JPEG"],
  ["half a PNG", undefined, "damaged or incomplete", "abîmée ou incomplète"],
  ["a text that is no code", '{"url":"https://a.example"}', "not the text of a QR code", "pas le texte d'un"],
])("%s is wrong use, in both languages, and asks no server", async (_name, text, english, french) => {
  const stdin = text === undefined ? pictureOf().subarray(0, 120) : Buffer.from(text, "latin1");
  for (const [language, words] of [
    ["en", english],
    ["fr", french],
  ] as const) {
    const outcome = await ask(["login", "--qr", "-", "--lang", language], { stdin });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain(words);
  }
  expect(school.requests.size).toBe(0);
});

test("preau qr gives a code that another machine is linked with", async () => {
  await ask(["login", "--qr", "-", "--account", "camille"], { stdin: pictureOf() });
  const drawing = join(home, "code.svg");
  const made = await ask(["qr", "--json", "--svg", drawing], { env: { PREAU_PIN: "0412" } });
  expect(made.exitCode, made.stderr).toBe(0);
  expect(readFileSync(drawing, "utf8")).toBe(`${drawQrCode(readQrCode(made.stdout), { format: "svg" })}\n`);
  if (process.platform !== "win32") expect(statSync(drawing).mode & 0o777).toBe(0o600);
  expect(made.stderr).toContain("ten minutes");
  const other = { PREAU_HOME: join(home, "other"), PREAU_PIN: "0412" };
  const linked = await ask(["login", "--qr", "-"], { stdin: made.stdout, env: other });
  expect(linked.exitCode, linked.stderr).toBe(0);
  expect(linked.stdout).toContain("VERDIER Camille");
});

test("preau qr draws in the terminal, in 80 columns, with colours where they are wanted", async () => {
  await ask(["login", "--qr", "-"], { stdin: pictureOf() });
  const drawn = await ask(["qr"]);
  expect(drawn.exitCode, drawn.stderr).toBe(0);
  const lines = drawn.stdout.trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(30);
  for (const line of lines) expect(line).toMatch(/^[█▀▄ ]{60,80}$/u);
  const coloured = await ask(["qr"], { env: { FORCE_COLOR: "1" } });
  expect(coloured.stdout).toContain("\u001B[38;5;16;48;5;231m");
});

test("a PIN that is none is refused before anything is asked", async () => {
  await ask(["login", "--qr", "-"], { stdin: pictureOf() });
  const sessions = school.logins.length;
  const wrong = await ask(["qr"], { env: { PREAU_PIN: "12345" } });
  expect(wrong).toMatchObject({ exitCode: 2, stdout: "" });
  expect(wrong.stderr).toContain("four digits");
  const absent = await ask(["qr", "--lang", "fr"], { env: { PREAU_PIN: "" } });
  expect(absent).toMatchObject({ exitCode: 2, stdout: "" });
  expect(absent.stderr).toContain("PREAU_PIN");
  expect(wrong.stderr).not.toContain("12345");
  expect(school.logins.length).toBe(sessions);
});
