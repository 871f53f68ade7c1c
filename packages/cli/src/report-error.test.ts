import {
  AccessDeniedError,
  BadCredentialsError,
  DecodeError,
  GateClosedError,
  isPronoteError,
  NetworkError,
  PortalPageError,
  RateLimitedError,
  UnsupportedError,
} from "@preau/client";
import { expect, test } from "vitest";
import type { Context } from "./context.js";
import { exitCodeOf, exitCodes } from "./exit-codes.js";
import { Failure } from "./failure.js";
import type { Language } from "./language/language.js";
import { wordsOf } from "./language/tables.js";
import { reportError } from "./report-error.js";
import { styleFor } from "./style.js";

async function report(
  error: unknown,
  options: {
    readonly language?: Language;
    readonly env?: Record<string, string>;
    readonly aborted?: boolean;
  } = {},
): Promise<{ readonly text: string; readonly exitCode: number }> {
  const lines: string[] = [];
  const style = styleFor(false);
  const fail = (): never => {
    throw new Error("Errors are no data.");
  };
  const context: Context = {
    words: wordsOf(options.language ?? "en"),
    env: options.env ?? {},
    signal: options.aborted === true ? AbortSignal.abort() : new AbortController().signal,
    terminal: {
      width: 80,
      grid: false,
      style,
      noteStyle: style,
      interactive: false,
      out: fail,
      note: (text) => lines.push(text),
      progress: fail,
    },
  };
  const exitCode = await reportError(error, context);
  return { text: lines.join("\n"), exitCode };
}

test("a wrong password is told in both languages, with the next step", async () => {
  const error = new BadCredentialsError("Login or password is wrong.", {
    call: "Authentification",
    wireMessage: "",
  });
  expect(await report(error)).toEqual({
    exitCode: 3,
    text: `preau: Login or password is wrong.
  Upper and lower case may count. Do not try the same again: the server counts failures.`,
  });
  expect((await report(error, { language: "fr" })).text).toBe(
    `preau: L'identifiant ou le mot de passe est faux.
  Les majuscules peuvent compter. Ne réessayez pas les mêmes : le serveur compte les échecs.`,
  );
});

test("where the library knows more, its message is the fact, or stands beneath it", async () => {
  const error = new NetworkError("a.example: This host does not exist.", { hint: "Hint of the library." });
  expect((await report(error)).text).toBe(
    `preau: a.example: This host does not exist.
  Check the address and your connection, then try again.`,
  );
  expect((await report(error, { language: "fr" })).text).toContain(
    "preau: Le serveur ne peut pas être joint.\n  (a.example: This host does not exist.)",
  );
  const unsupported = new UnsupportedError("The teacher space is not covered yet.", { hint: "Pupils are." });
  expect((await report(unsupported)).text).toBe(
    "preau: The teacher space is not covered yet.\n  Pupils are.",
  );
});

test("the school's own words are shown, cleaned of what a terminal obeys", async () => {
  const error = new AccessDeniedError("The school refuses.", { wireMessage: "Compte \u001b[2Jfermé" });
  expect((await report(error)).text).toContain("The school says: Compte fermé");
});

test("when to try again is said where it is known, on the clock of this machine", async () => {
  // Without a zone, it is a time of day here.
  const nextAllowedAt = new Date("2026-11-16T09:59:31").toISOString();
  const limited = await report(new RateLimitedError("Too many.", { nextAllowedAt }));
  expect(limited.text).toContain("Not before Mon 16 Nov 10:00, on this machine's clock.");
  expect(limited.exitCode).toBe(75);
  const closed = new GateClosedError("logins", "account", { nextAllowedAt });
  expect(await report(closed, { language: "fr" })).toEqual({
    exitCode: 75,
    text: `preau: preau attend, pour que le serveur ne vous suspende pas. Rien n'a été envoyé.
  Pas avant lun. 16 nov. 10h00, à l'heure de cette machine.
  Relancez alors la commande. Un compte associé (preau login) se connecte moins souvent.`,
  });
});

test("an answer that is not understood says where, so that it can be reported", async () => {
  const where = { path: "ListeCours[3].place", expected: "a number", received: "an object" };
  const { text, exitCode } = await report(new DecodeError(where, { call: "PageEmploiDuTemps" }), {
    language: "fr",
  });
  expect(text).toContain("(PageEmploiDuTemps: ListeCours[3].place: expected a number, received an object.)");
  expect(exitCode).toBe(6);
});

test("a portal is named", async () => {
  const { text, exitCode } = await report(
    new PortalPageError("a.example sends visitors to ent.example.", "ent.example"),
  );
  expect(text).toContain("ent.example");
  expect(exitCode).toBe(4);
});

test("an unexpected error shows no stack, unless it is asked for", async () => {
  const error = new TypeError("x is not a function");
  const plain = await report(error);
  expect(plain.exitCode).toBe(1);
  expect(plain.text).toContain("x is not a function");
  expect(plain.text).not.toContain("report-error.test");
  expect((await report(error, { env: { PREAU_DEBUG: "1" } })).text).toContain("report-error.test");
});

test("a command's own failure is said as it is", async () => {
  expect(await report(new Failure("No.", { hint: "Yes.", exitCode: exitCodes.notAllowed }))).toEqual({
    text: "preau: No.\n  Yes.",
    exitCode: 5,
  });
});

test("Ctrl-C is no mistake, whatever it broke", async () => {
  expect(await report(new Error("aborted"), { aborted: true })).toEqual({
    text: "preau: Interrupted.",
    exitCode: 130,
  });
});

test("an error of a newer library is still told", async () => {
  const error = new NetworkError("Something new.", { hint: "Do this." });
  Object.defineProperty(error, "code", { value: "brand-new" });
  expect(isPronoteError(error)).toBe(true);
  expect(await report(error)).toEqual({ text: "preau: Something new.\n  Do this.", exitCode: 1 });
});

test("every code has an exit code, and words in French", () => {
  const french = wordsOf("fr").errors;
  for (const code of Object.keys(exitCodeOf)) {
    expect(french[code as keyof typeof french].fact, code).toMatch(/\.$/u);
  }
});
