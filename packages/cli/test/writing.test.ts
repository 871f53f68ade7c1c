import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askAs, family, some, type Who, withLibrary } from "./people.js";
import { buildWhenMissing, type Outcome } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";
import { writingCases } from "./writing-cases.js";

const patience = 60_000;

let school: Emulator;
/** A place for files. */
let folder: string;
let close: SchoolAndHome["close"];

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home: folder, close } = await schoolAndHome("2026-12-10"));
  writeFileSync(join(folder, "rédaction.txt"), "Il était une fois…");
});
afterEach(() => close());

const ask = (who: Who, argv: readonly string[]): Promise<Outcome> => askAs(school, who, argv);

function madeBy(call: string): number {
  return school.changes.filter((change) => change.call === call).length;
}

/** A value without what belongs to one session. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== "id" && !/Ids?$/u.test(key))
      .map(([key, item]) => [key, lasting(item)]),
  );
}

interface Printed {
  readonly action: string;
  readonly sent: boolean;
  readonly reason?: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
}

describe.each(writingCases)("preau $action", ({ action, who, call, words, shows, before = 0, notes = 1 }) => {
  test(
    "shows what it would send, sends it once, and the next reading shows it",
    async () => {
      const given = await withLibrary(school, who, (client) => words(client, folder));
      const argv = [...action.split(" "), ...given];
      const key = given[0] ?? "";
      expect(madeBy(call)).toBe(before);

      const refused = await ask(who, argv);
      expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
      expect(refused.stderr).toContain("--yes");

      const dry = await ask(who, [...argv, "--dry-run", "--json"]);
      expect(dry.exitCode, dry.stderr).toBe(0);
      const planned = JSON.parse(dry.stdout) as Printed;
      expect(planned).toEqual({ action, sent: false, reason: "dry-run", request: planned.request });
      const sheet = await ask(who, [...argv, "--dry-run", "--lang", "fr"]);
      expect(sheet.stdout).toMatch(/^\S.*\n\n {2}Compte {2,}\S/u);
      expect(sheet.stdout).not.toMatch(/undefined|NaN|\[object|\u001b/u);
      expect(sheet.stderr).toBe("Rien n'a été envoyé : --dry-run montre seulement ce qui le serait.\n");
      expect(madeBy(call)).toBe(before);
      expect(await withLibrary(school, who, (client) => shows(client, key))).toBe(false);

      const made = await ask(who, [...argv, "--yes", "--json"]);
      expect(made.exitCode, made.stderr).toBe(0);
      expect(made.stderr).toBe("");
      const done = JSON.parse(made.stdout) as Printed;
      expect(Object.keys(done)).toEqual(["action", "sent", "request", "result"]);
      expect(done).toMatchObject({ action, sent: true });
      expect(done.request).toEqual(planned.request);
      expect(madeBy(call)).toBe(before + notes);
      expect(await withLibrary(school, who, (client) => shows(client, key))).toBe(true);
      expect(madeBy(call)).toBe(before + notes);
    },
    2 * patience,
  );
});

test(
  "what comes back is what the library reads",
  async () => {
    const piece = await withLibrary(school, "camille", async (client) =>
      some(
        (await family(client).homework("2026-12-10")).filter(
          ({ done, quiz, handIn }) => !done && !quiz && !handIn,
        ),
      ),
    );
    const { stdout } = await ask("camille", ["homework", "done", piece.key, "--yes", "--json"]);
    const after = await withLibrary(school, "camille", async (client) =>
      some((await family(client).homework("2026-12-10")).filter(({ key }) => key === piece.key)),
    );
    const { request, result } = JSON.parse(stdout) as Printed;
    expect(request).toEqual({ homework: piece.key, done: true });
    expect(lasting(result)).toEqual(lasting(JSON.parse(JSON.stringify(after))));
  },
  patience,
);
