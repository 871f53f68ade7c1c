import { delay, dropAfter, dropBefore, type Emulator, expire, refuse } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askAs, family, short, some, type Who, withLibrary } from "./people.js";
import { buildWhenMissing, type Outcome, type RunOptions } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";
import { openDiscussion } from "./writing-cases.js";

const patience = 60_000;

let school: Emulator;
let close: SchoolAndHome["close"];

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, close } = await schoolAndHome("2026-12-10"));
});
afterEach(() => close());

function ask(who: Who, argv: readonly string[], run: RunOptions = {}): Promise<Outcome> {
  return askAs(school, who, argv, run);
}

function answerable(who: Who): Promise<string> {
  return withLibrary(school, who, async (client) => short((await openDiscussion(client)).key));
}

function homework(): Promise<string> {
  return withLibrary(school, "camille", async (client) => {
    const all = await family(client).homework("2026-09-01");
    return short(some(all.filter(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined)).key);
  });
}

describe("a write whose answer is lost", () => {
  test.each([
    ["after it was made", dropAfter(), 1],
    ["before it was made", dropBefore(), 0],
  ] as const)(
    "%s ends with 7, says where to look, and is made once at most",
    async (_title, fault, made) => {
      const key = await homework();
      school.faults.next("SaisieTAFFaitEleve", fault, { times: 9 });
      const argv = ["homework", "done", key, "--yes"];
      const outcome = await ask("camille", argv);
      expect(outcome).toMatchObject({ exitCode: 7, stdout: "" });
      expect(outcome.stderr).toContain("preau: It may have been sent: the answer of the school was lost.\n");
      expect(outcome.stderr).toMatch(
        / {2}Look before you try again, .*: preau homework --from 2026-\d\d-\d\d/u,
      );
      school.faults.clear();
      expect(school.changes.length).toBe(made);
      const look = await withLibrary(school, "camille", (client) => family(client).homework("2026-09-01"));
      expect(some(look.filter((piece) => piece.key.includes(`_${key}`))).done).toBe(made === 1);
      expect(school.changes.length).toBe(made);
    },
    patience,
  );

  test(
    "is told in French too, and leaves stdout empty with --json",
    async () => {
      const key = await answerable("sophie");
      school.faults.next("SaisieMessage", dropAfter(), { times: 9 });
      const outcome = await ask("sophie", [
        "messages",
        "reply",
        key,
        "Merci.",
        "--yes",
        "--json",
        "--lang",
        "fr",
      ]);
      expect(outcome).toMatchObject({ exitCode: 7, stdout: "" });
      expect(outcome.stderr).toContain(
        "C'est peut-être envoyé : la réponse de l'établissement s'est perdue.",
      );
      expect(outcome.stderr).toContain("preau messages discussion_");
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test(
    "once is asked for again, and the write is made once",
    async () => {
      const key = await homework();
      school.faults.next("SaisieTAFFaitEleve", dropAfter());
      expect(await ask("camille", ["homework", "done", key, "--yes"])).toMatchObject({ exitCode: 0 });
      expect(school.changes.length).toBe(1);
    },
    patience,
  );
});

test(
  "Ctrl-C while it is being sent says that it may have been sent",
  async () => {
    const key = await homework();
    school.faults.next("SaisieTAFFaitEleve", delay(8000));
    const sent = new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (school.changes.length === 0) return;
        clearInterval(timer);
        resolve();
      }, 20);
    });
    const outcome = await ask("camille", ["homework", "done", key, "--yes"], { interruptAfter: sent });
    expect(outcome).toMatchObject({ exitCode: 7, stdout: "" });
    expect(outcome.stderr).toContain("Interrupted while it was being sent: it may have been sent.");
    expect(school.changes.length).toBe(1);
  },
  patience,
);

test(
  "a refusal is told with the school's words, and nothing was changed",
  async () => {
    const key = await homework();
    school.faults.next("SaisieTAFFaitEleve", refuse({ code: 999, title: "Le cahier est fermé" }));
    const refused = await ask("camille", ["homework", "done", key, "--yes"]);
    expect(refused).toMatchObject({ exitCode: 6, stdout: "" });
    expect(refused.stderr).toContain("The school does not accept this. Nothing was changed.");
    expect(refused.stderr).toContain("The school says: Le cahier est fermé");
    school.faults.next("SaisieTAFFaitEleve", refuse({ code: 3 }));
    expect(await ask("camille", ["homework", "done", key, "--yes"])).toMatchObject({
      exitCode: 5,
      stdout: "",
    });
    school.faults.next("SaisieTAFFaitEleve", expire());
    const ended = await ask("camille", ["homework", "done", key, "--yes"]);
    expect(ended).toMatchObject({ exitCode: 6, stdout: "" });
    expect(ended.stderr).toContain("there is no sign that it was done");
    expect(school.changes).toEqual([]);
  },
  patience,
);

test(
  "a change whose result cannot be read is made all the same",
  async () => {
    const key = await withLibrary(school, "camille", async (client) =>
      short(some((await client.informationAndSurveys()).filter(({ read }) => !read)).key),
    );
    // The second reading is the one after the change.
    school.faults.next("PageActualites", delay(0));
    school.faults.next("PageActualites", refuse({ code: 999 }));
    const outcome = await ask("camille", ["news", "read", key, "--yes"]);
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    expect(outcome.stderr).toContain("It was done, but what the school says now could not be read.");
    expect(school.changes.length).toBe(1);
  },
  patience,
);
