import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ParentClient } from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, hasTerminal, keys, onTerminal } from "./on-terminal.js";
import { accountOf, family, password, short, some, type Who, withLibrary } from "./people.js";
import { buildWhenMissing } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";
import { openDiscussion, openSurvey } from "./writing-cases.js";

const patience = 60_000;
const { enter, down, space } = keys;
const send = "Send this to the school?";

let school: Emulator;
let home: string;
let close: SchoolAndHome["close"];

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home, close } = await schoolAndHome("2026-12-10"));
});
afterEach(() => close());

function run(
  who: Who,
  argv: readonly string[],
  answers: readonly Answer[],
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof onTerminal> {
  const own = { PREAU_HOME: home, PREAU_PASSWORD: password, ...env };
  return onTerminal([...argv, ...accountOf(school, who)], answers, own);
}

function toTick(): Promise<string> {
  return withLibrary(school, "camille", async (client) => {
    const all = await family(client).homework("2026-12-10");
    return short(some(all.filter(({ quiz, done, handIn }) => !quiz && !done && handIn === undefined)).key);
  });
}

const answerable = (who: Who): Promise<string> =>
  withLibrary(school, who, async (client) => short((await openDiscussion(client)).key));

function latestOf(who: Who, key: string): Promise<string | undefined> {
  return withLibrary(school, who, async (client) => {
    const found = some((await client.discussions()).filter((one) => one.key.includes(`_${key}`)));
    return (await client.messages(found)).findLast(({ mine }) => mine)?.content;
  });
}

/** An editor that writes a text above what it is given. */
function editor(text: string, exitCode = 0): string {
  const file = join(home, "editor.sh");
  const lines = [
    "#!/bin/sh",
    `cp "$1" '${home}/given.txt'`,
    `{ printf '%s\\n' '${text}'; cat '${home}/given.txt'; } > "$1"`,
  ];
  writeFileSync(file, [...lines, `exit ${exitCode}`, ""].join("\n"));
  chmodSync(file, 0o700);
  return file;
}

describe.skipIf(!hasTerminal)("on a terminal, which needs script of util-linux", () => {
  test(
    "what will be sent is shown, and a yes sends it once",
    async () => {
      const { screen, exitCode } = await run(
        "camille",
        ["homework", "done", await toTick()],
        [{ to: send, keys: "y" }],
      );
      expect(exitCode, screen).toBe(0);
      expect(screen).toMatch(
        /Mark homework as done[\s\S]*Account[\s\S]*VERDIER Camille \(4C\)[\s\S]*Now[\s\S]*to do/u,
      );
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test.each([
    ["no", "n", 8, "Nothing was sent."],
    ["Enter, since no is where the cursor stands", enter, 8, "Nothing was sent."],
    ["Ctrl-C", keys.interrupt, 130, "Interrupted."],
  ])(
    "%s sends nothing",
    async (_title, key, code, words) => {
      const { screen, exitCode } = await run(
        "camille",
        ["homework", "done", await toTick()],
        [{ to: send, keys: key }],
      );
      expect(exitCode, screen).toBe(code);
      expect(screen).toContain(words);
      expect(school.requests.get("SaisieTAFFaitEleve")).toBeUndefined();
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "in French, the question and its answers are French",
    async () => {
      const argv = ["homework", "done", await toTick(), "--lang", "fr"];
      const { screen, exitCode } = await run("camille", argv, [
        { to: "Envoyer cela à l'établissement ?", keys: `${keys.left}${enter}` },
      ]);
      expect(exitCode, screen).toBe(0);
      expect(screen).toContain("Oui");
      expect(screen).not.toMatch(/Yes|navigate|confirm/u);
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test(
    "--dry-run asks nothing",
    async () => {
      const { screen, exitCode } = await run(
        "camille",
        ["homework", "done", await toTick(), "--dry-run"],
        [],
      );
      expect(exitCode, screen).toBe(0);
      expect(screen).not.toContain(send);
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "a survey is asked question by question, and answered as it was",
    async () => {
      const key = await withLibrary(school, "camille", async (client) =>
        short((await openSurvey(client)).key),
      );
      const { screen, exitCode } = await run(
        "camille",
        ["news", "answer", key],
        [
          { to: "Combien de fois", keys: `${down}${enter}` },
          { to: "Que faudrait-il changer", keys: `${space}${down}${down}${down}${space}${enter}` },
          { to: "In your own words (30", keys: `Les frites${enter}` },
          { to: "Une remarque", keys: enter },
          { to: send, keys: "y" },
        ],
      );
      expect(exitCode, screen).toBe(0);
      expect(screen).toContain("one question is still open");
      const item = await withLibrary(school, "camille", async (client) =>
        some((await client.informationAndSurveys()).filter((one) => one.key.includes(`_${key}`))),
      );
      expect(item.questions?.slice(1).map(({ answer }) => answer)).toMatchObject([
        { answered: true, choices: [2] },
        { answered: true, choices: [1, 4], freeText: "Les frites" },
        { answered: false },
      ]);
    },
    patience,
  );

  test(
    "a survey that is left open altogether sends nothing",
    async () => {
      const key = await withLibrary(school, "camille", async (client) =>
        short((await openSurvey(client)).key),
      );
      const { screen, exitCode } = await run(
        "camille",
        ["news", "answer", key],
        [
          { to: "Combien de fois", keys: `${down}${down}${down}${enter}` },
          { to: "Que faudrait-il changer", keys: enter },
          { to: "Une remarque", keys: enter },
        ],
      );
      expect(exitCode, screen).toBe(8);
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "a message is written in the editor, below which nothing is sent",
    async () => {
      const key = await answerable("sophie");
      const { screen, exitCode } = await run(
        "sophie",
        ["messages", "reply", key],
        [{ to: send, keys: "y" }],
        { EDITOR: editor("Merci, c est noté.\n\nSophie") },
      );
      expect(exitCode, screen).toBe(0);
      expect(await latestOf("sophie", key)).toBe("Merci, c est noté.\n\nSophie");
      const given = readFileSync(join(home, "given.txt"), "utf8");
      expect(given).toMatch(
        /^\n\n# -+ >8 -+\n# Write your message above\.[\s\S]*\n# Discussion: [\s\S]*\n# > /u,
      );
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test.each([
    ["is left empty", 0, 8, "Nothing was written"],
    ["fails", 1, 2, "The editor of VISUAL or EDITOR failed."],
  ])(
    "an editor that %s sends nothing",
    async (_title, code, exit, words) => {
      const argv = ["messages", "reply", await answerable("sophie")];
      const { screen, exitCode } = await run("sophie", argv, [], {
        VISUAL: editor("", code),
        EDITOR: "false",
      });
      expect(exitCode, screen).toBe(exit);
      expect(screen).toContain(words);
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "without an editor, a message is typed on lines of its own",
    async () => {
      const { screen, exitCode } = await run(
        "camille",
        ["messages", "new", "--to", "nadaud"],
        [
          { to: "Subject", keys: `Une question${enter}` },
          { to: "Message (Enter twice", keys: `Bonjour,${enter}merci.${enter}${enter}` },
          { to: send, keys: "y" },
        ],
      );
      expect(exitCode, screen).toBe(0);
      const content = await withLibrary(school, "camille", async (client) => {
        const found = some((await client.discussions()).filter(({ subject }) => subject === "Une question"));
        return some(await client.messages(found)).content;
      });
      expect(content).toBe("Bonjour,\nmerci.");
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test(
    "an absence is announced for the child and the reason that are chosen",
    async () => {
      const { screen, exitCode } = await run(
        "sophie",
        ["absence", "declare", "--from", "2026-12-15"],
        [
          { to: "Which child", keys: `${down}${enter}` },
          { to: "Reason", keys: `${down}${enter}` },
          { to: "In your own words", keys: `Un mariage${enter}` },
          { to: send, keys: "y" },
        ],
      );
      expect(exitCode, screen).toBe(0);
      const absences = await withLibrary(school, "sophie", async (client) => {
        const malo = client instanceof ParentClient ? client.child("Malo") : family(client);
        return (await malo.attendance("year")).absences;
      });
      expect(absences.filter(({ declaredByParent }) => declaredByParent)).toMatchObject([
        { justification: "Un mariage", parentReason: "RAISON FAMILIALE" },
      ]);
    },
    patience,
  );
});
