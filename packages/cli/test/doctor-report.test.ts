import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, profileOf, startEmulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildWhenMissing, type Outcome, preau } from "./run-preau.js";
import { Ground, pupil } from "./ways.js";

// What `preau doctor --report` writes of a session full of names, marks and secrets: none of them.

let ground: Ground;
beforeAll(buildWhenMissing, 120_000);
beforeEach(() => {
  ground = new Ground();
});
afterEach(() => ground.close());

const reportFile = (): string => join(ground.home, "report.json");

async function reportOf(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly text: string; readonly outcome: Outcome }> {
  const outcome = await preau(["doctor", ...argv, "--report", reportFile()], {
    env: { PREAU_HOME: ground.home, ...env },
  });
  return { text: readFileSync(reportFile(), "utf8"), outcome };
}

/** All texts of a value. */
function textsIn(value: unknown, texts = new Set<string>(), seen = new Set<object>()): ReadonlySet<string> {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null || seen.has(value)) return texts;
  seen.add(value);
  for (const inner of Object.values(value)) textsIn(inner, texts, seen);
  return texts;
}

/** A secret as it stands, in an address, in figures, in base 64 and, where it is figures itself, as bytes. */
function writingsOf(secret: string): readonly string[] {
  const forms = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  for (const bytes of [
    Buffer.from(secret),
    ...(/^(?:[\da-f]{2}){8,}$/iu.test(secret) ? [Buffer.from(secret, "hex")] : []),
  ])
    forms.push(
      bytes.toString("hex"),
      bytes.toString("base64"),
      bytes.toString("base64url"),
      [...bytes].join(","),
    );
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** What of the school's world, and of the account that is kept on this machine, a text gives away. */
function givenAway(text: string, school: Emulator, secrets: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  const words = new Set(text.split(/[^\p{L}\p{N}_]+/u));
  const lowerWords = new Set([...words].map((word) => word.toLowerCase()));
  const world = [...textsIn(school.school)].filter((one) => one.length > 2 && !/^[a-z][a-z-]*$/u.test(one));
  const isWord = (one: string): boolean => /^[\p{L}\p{N}]+$/u.test(one) && one.length < 16;
  const { students, parents, teachers, name } = school.school;
  const names = [...students, ...parents, ...teachers].flatMap((person) => person.name.split(/\s+/u));
  return [
    ...world.filter((one) =>
      isWord(one) ? words.has(one) : writingsOf(one).some((form) => lower.includes(form)),
    ),
    ...[...new Set(names)].filter((one) => one.length > 2 && lowerWords.has(one.toLowerCase())),
    ...[name, ...secrets, ...school.accounts.flatMap(({ login, password }) => [login, password])].filter(
      (one) => writingsOf(one).some((form) => lower.includes(form)),
    ),
  ];
}

/** Token, device, keys, cookies and whatever else is personal in the record of this machine. */
function keptSecrets(): readonly string[] {
  const file = join(ground.home, "accounts", "account-camille.json");
  const { record } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly record: {
      readonly credentials: Readonly<Record<string, string>>;
      readonly session?: {
        readonly session: { readonly sequence: Readonly<Record<string, unknown>> };
        readonly said: unknown;
      };
    };
  };
  const { credentials, session } = record;
  const { space: _, ...secret } = credentials;
  const { key = "", iv = "", place = {} } = session?.session.sequence ?? {};
  // What the school said of itself and of the pupil when the session opened; one word may be a key as well.
  const said = [...textsIn(session?.said)].filter((text) => /[^\w]/u.test(text) && text.length > 3);
  const number = (place as { readonly number?: number }).number;
  return [...Object.values(secret), key, iv, number, ...said]
    .map(String)
    .filter((text) => text.length > 3 && !/^[[(\d.,\])]+$/u.test(text) && !/^\d{1,2}\/\d/u.test(text));
}

/** A report's own day and times are not the school's, though a room may have their number. */
function withoutTimes(text: string): string {
  return text.replace(/"day": "[\d-]+",\n/u, "").replaceAll(/"milliseconds": \d+/gu, "");
}

describe("a report", () => {
  test.each(["2026.2.5", "2025-secure", "2024.3.11", "2022"] as const)(
    "of an account's session gives nothing away, and tells the structure: %s",
    async (profile) => {
      const school = await ground.school({ profile, strict: false, today: "2026-11-18" });
      await ground.link(school, { stay: false });
      const secrets = keptSecrets();
      expect(secrets.length).toBeGreaterThan(2);
      const { text, outcome } = await reportOf(["--account", "camille"]);
      expect(outcome.exitCode, outcome.stdout).toBe(0);
      const after = keptSecrets();
      const port = new URL(school.url).port;
      expect(
        givenAway(withoutTimes(text), school, [
          ...secrets,
          ...after,
          pupil.pin,
          port,
          "127.0.0.1",
          "camille",
        ]),
      ).toEqual([]);
      const report = JSON.parse(text) as {
        readonly wire: {
          readonly exchanges: readonly { readonly call: string; readonly content: unknown }[];
          readonly pages: readonly { readonly start: unknown }[];
        };
      };
      expect(report.wire.exchanges.map(({ call }) => call)).toEqual(
        expect.arrayContaining([
          "FonctionParametres",
          "Identification",
          "Authentification",
          "ParametresUtilisateur",
          "PageEmploiDuTemps",
        ]),
      );
      expect(text).toContain('"challenge": "HEX(');
      expect(text).toContain('"ListeCours');
      expect(report.wire.pages[0]?.start).toMatchObject({ name: "Start" });
      expect(text).toContain(`"${profileOf(profile).version.join(".")}"`);
    },
  );

  test("of answers that have somebody's name for a key gives nothing away either", async () => {
    const school = await ground.school({ strict: false });
    const hostile =
      '"data":{"parEleve":{"VERDIER Camille":{"note":"12"},"OSMONT Malo":{"note":"9"}},"Camille":1,"verdier":2,"camille_verdier":3,"parNom":{"VERDIER":{"note":"4"}},';
    const root = await ground.behind(school, (body) => body.replaceAll('"data":{"', `${hostile}"`));
    const { text, outcome } = await reportOf([`${root}/eleve.html`, "--user", pupil.login], {
      PREAU_PASSWORD: pupil.password,
    });
    expect(outcome.exitCode, outcome.stdout).toBe(0);
    expect(text).toContain('"parEleve"');
    expect(text).toContain('"note"');
    expect(givenAway(withoutTimes(text), school, [])).toEqual([]);
    expect(text).not.toMatch(/verdier|camille|osmont|malo/iu);
    expect(outcome.stdout).not.toContain(pupil.password);
  });

  test("of a way in that is broken holds what a new dialect is written from", async () => {
    const newest = profileOf("2026.2.5");
    const { dialect } = newest;
    const changed = {
      ...newest,
      version: [2031, 1, 0],
      dialect: {
        ...dialect,
        names: { ...dialect.names, order: "ordre", secured: "charge", call: "fonction" },
      },
    };
    const school = await ground.school({ profile: changed, strict: false });
    const { text, outcome } = await reportOf([`${school.url}/eleve.html`]);
    expect(outcome.exitCode).toBe(6);
    const report = JSON.parse(text) as Record<string, unknown>;
    expect(report).toMatchObject({
      outcome: "failed",
      server: { versions: ["2031.1.0"], dialect: { newerThanKnown: true } },
      wire: {
        pages: [{ server: "PRONOTE 2031.1.0", start: { name: "Start", syntax: "JSON", place: "script" } }],
      },
    });
    expect(givenAway(withoutTimes(text), school, [])).toEqual([]);
  });

  test("of a page that starts otherwise names the call and its keys", async () => {
    const newest = profileOf("2026.2.5");
    const startKeys = { ...newest.dialect.startKeys, session: "seance", space: "espace" };
    const school = await ground.school({
      profile: { ...newest, dialect: { ...newest.dialect, startCall: "Demarrer", startKeys } },
      strict: false,
    });
    const { text } = await reportOf([`${school.url}/eleve.html`]);
    const report = JSON.parse(text) as { readonly wire: { readonly pages: readonly unknown[] } };
    expect(report.wire.pages).toContainEqual(
      expect.objectContaining({
        calls: [{ name: "Demarrer", place: "script", keys: { seance: "integer", espace: "integer" } }],
      }),
    );
  });

  test("that cannot be written is said to be so, after the diagnosis", async () => {
    const school = await startEmulator();
    const outcome = await preau([
      "doctor",
      school.url,
      "--report",
      join(ground.home, "no", "such", "folder.json"),
    ]);
    await school.close();
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toContain("All is well");
    expect(outcome.stderr).toContain("ENOENT");
  });
});
