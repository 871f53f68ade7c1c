import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Emulator } from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { askAs, family, short, some, type Who, withLibrary } from "./people.js";
import { buildWhenMissing, type Outcome, type RunOptions } from "./run-preau.js";
import { type SchoolAndHome, schoolAndHome } from "./school-and-home.js";
import { openDiscussion, openSurvey } from "./writing-cases.js";

const patience = 60_000;

let school: Emulator;
/** A place for files. */
let folder: string;
let close: SchoolAndHome["close"];

beforeAll(buildWhenMissing, 120_000);
beforeEach(async () => {
  ({ school, home: folder, close } = await schoolAndHome("2026-12-10"));
});
afterEach(() => close());

function ask(who: Who, argv: readonly string[], run: RunOptions = {}): Promise<Outcome> {
  return askAs(school, who, argv, run);
}

function answerable(who: Who): Promise<string> {
  return withLibrary(school, who, async (client) => short((await openDiscussion(client)).key));
}

function survey(): Promise<string> {
  return withLibrary(school, "camille", async (client) => short((await openSurvey(client)).key));
}

function homework(chosen: "open" | "file"): Promise<string> {
  return withLibrary(school, "camille", async (client) => {
    const all = await family(client).homework("2026-09-01");
    const found = all.filter(({ quiz, done, handIn }) => {
      if (chosen === "file") return handIn?.possible === true && handIn.handedIn === undefined;
      return !quiz && !done && handIn === undefined;
    });
    return short(some(found).key);
  });
}

describe("refused before anything is asked of the school", () => {
  test.each<[Who, readonly string[], number, string]>([
    ["camille", ["homework", "done", "3f0a"], 2, "nobody can be asked"],
    ["camille", ["messages", "reply", "3f0a", "--file", "-"], 2, "comes from the standard input"],
    ["camille", ["messages", "reply", "3f0a", "--yes"], 2, "There is no text to send"],
    ["camille", ["messages", "reply", "3f0a", "", "--yes"], 2, "The text is empty"],
    ["camille", ["messages", "new", "--to", "x", "--yes", "--file", "/nothing/here"], 2, "ENOENT"],
    ["camille", ["homework", "hand-in", "3f0a", "/nothing/here", "--yes"], 2, "ENOENT"],
    ["camille", ["homework", "hand-in", "3f0a", "/", "--yes"], 2, "is not a file"],
    ["camille", ["news", "answer", "3f0a", "--yes"], 2, "There is no answer, and nobody to ask"],
    ["sophie", ["homework", "done", "3f0a", "--yes"], 5, "Only the pupil can do this"],
    ["sophie", ["homework", "hand-in", "3f0a", "/", "--yes"], 5, "Only the pupil can do this"],
    ["office", ["homework", "done", "3f0a", "--yes"], 5, "Only the pupil can do this"],
    ["camille", ["absence", "justify", "3f0a", "Malade", "--yes"], 5, "Only parents can do this"],
    ["camille", ["absence", "declare", "--from", "2026-12-15", "--yes"], 5, "Only parents can do this"],
    ["camille", ["attendance", "acknowledge", "3f0a", "--dry-run"], 5, "Only parents can do this"],
    ["sophie", ["absence", "justify", "3f0a", "--yes"], 2, "neither a reason nor a text nor a file"],
  ])(
    "%s: %j",
    async (who, argv, exitCode, words) => {
      const outcome = await ask(who, argv, { stdin: "Bonjour" });
      expect(outcome).toMatchObject({ exitCode, stdout: "" });
      expect(outcome.stderr).toContain(words);
      expect(school.requests.size).toBe(0);
    },
    patience,
  );
});

describe("refused before anything is sent", () => {
  test.each<[string, readonly string[], number, string]>([
    [
      "a key that nothing has",
      ["homework", "done", "zzzz"],
      2,
      "Nothing in the list has the key zzzz.\n  preau homework shows",
    ],
    ["a key that several have", ["homework", "done", "0"], 2, "Several keys begin with 0."],
    ["somebody unknown", ["messages", "new", "--to", "Nobody", "Bonjour"], 2, "is called Nobody"],
    ["a name of several", ["messages", "new", "--to", "mme", "Bonjour"], 2, "Several people are called mme"],
    [
      "a subject without end",
      ["messages", "new", "--to", "nadaud", "--subject", "a".repeat(201), "Bonjour"],
      2,
      "more than 200",
    ],
  ])(
    "%s",
    async (_title, argv, exitCode, words) => {
      const outcome = await ask("camille", [...argv, "--yes"]);
      expect(outcome).toMatchObject({ exitCode, stdout: "" });
      expect(outcome.stderr).toContain(words);
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "candidates are listed with what they are, and one's key names one",
    async () => {
      const outcome = await ask("camille", ["messages", "new", "--to", "Mme N", "Bonjour", "--yes"]);
      const lines = outcome.stderr.split("\n").filter((line) => line.includes("person_"));
      expect(outcome.exitCode).toBe(2);
      expect(lines.length).toBeGreaterThan(1);
      const [, name, key] = /^ {2}(.*?) · .* · (person_\w+)$/u.exec(lines[0] ?? "") ?? [];
      const one = await ask("camille", [
        "messages",
        "new",
        "--to",
        key ?? "",
        "Bonjour",
        "--dry-run",
        "--json",
      ]);
      expect(JSON.parse(one.stdout)).toMatchObject({
        request: { to: [{ key, name }], subject: "", message: "Bonjour" },
      });
    },
    patience,
  );

  test(
    "a closed discussion, and one that lies in the bin",
    async () => {
      const bin = await withLibrary(school, "camille", async (client) =>
        some((await client.discussions()).filter(({ folder }) => folder === "bin")),
      );
      const closed = await ask("camille", ["messages", "reply", short(bin.key), "Bonjour", "--yes"]);
      expect(closed).toMatchObject({ exitCode: 5, stdout: "" });
      expect(closed.stderr).toContain("This discussion is closed to answers.");
      const twice = await ask("camille", ["messages", "delete", short(bin.key), "--yes"]);
      expect(twice).toMatchObject({ exitCode: 2, stdout: "" });
      expect(twice.stderr).toContain("--for-good");
      const open = await answerable("camille");
      const early = await ask("camille", ["messages", "delete", open, "--for-good", "--yes"]);
      expect(early).toMatchObject({ exitCode: 2, stdout: "" });
      expect(school.changes).toEqual([]);
      const gone = await ask("camille", [
        "messages",
        "delete",
        short(bin.key),
        "--for-good",
        "--yes",
        "--json",
      ]);
      expect(gone.exitCode, gone.stderr).toBe(0);
      expect(JSON.parse(gone.stdout)).toEqual({
        action: "messages delete",
        sent: true,
        request: { discussion: bin.key, deleted: true },
      });
      expect(school.changes.length).toBe(1);
    },
    patience,
  );

  test(
    "files with a message, where the account may not",
    async () => {
      const file = join(folder, "a.txt");
      writeFileSync(file, "a");
      const outcome = await ask("camille", [
        "messages",
        "new",
        "--to",
        "nadaud",
        "Bonjour",
        "--attach",
        file,
        "--yes",
      ]);
      expect(outcome).toMatchObject({ exitCode: 5, stdout: "" });
      expect(outcome.stderr).toContain("may not send files");
      expect(school.requests.get("upload")).toBeUndefined();
      expect(school.changes).toEqual([]);
    },
    patience,
  );

  test(
    "homework that is not handed in here, or was already",
    async () => {
      const file = join(folder, "a.txt");
      writeFileSync(file, "a");
      const [paper, wanted] = [await homework("open"), await homework("file")];
      const none = await ask("camille", ["homework", "hand-in", paper, file, "--yes"]);
      expect(none).toMatchObject({ exitCode: 5, stdout: "" });
      const nothing = await ask("camille", ["homework", "take-back", wanted, "--yes"]);
      expect(nothing).toMatchObject({ exitCode: 2, stdout: "" });
      expect(school.changes).toEqual([]);
      expect(await ask("camille", ["homework", "hand-in", wanted, file, "--yes"])).toMatchObject({
        exitCode: 0,
      });
      const again = await ask("camille", ["homework", "hand-in", wanted, file, "--yes"]);
      expect(again).toMatchObject({ exitCode: 2, stdout: "" });
      expect(again.stderr).toContain("--replace");
      const done = await ask("camille", ["homework", "done", wanted, "--yes"]);
      expect(done).toMatchObject({ exitCode: 2, stdout: "" });
      expect(school.changes.length).toBe(1);
    },
    patience,
  );
});

describe("answers of a survey are checked before they are sent", () => {
  test.each([
    [["--answer", "2=4"], 'Question 2: no choice is "4"', "1 Jamais · 2 Une ou deux fois"],
    [["--answer", "2=1,2"], "Question 2: Only one choice may be made.", ""],
    [["--answer", "3=1,2,3"], "Question 3: At most 2 choices may be made.", ""],
    [["--answer", "9=1"], "There is no question 9.", "The survey has 4 questions."],
    [["--answer", "1=1"], "Question 1 is not answered in this way.", ""],
    [["--answer", "2=1", "--answer", "2=2"], "Question 2 is answered twice.", ""],
    [["--answer", "4="], "Question 4: There are no words.", ""],
    [["--answer", `4=${"a".repeat(501)}`], "Question 4: There are more than 500 characters.", ""],
    [["--answer", "3=1", "--free-text", "3=x"], "no choice that was made takes words", ""],
    [["--answer", "3=4", "--free-text", `3=${"a".repeat(31)}`], "more than 30 characters", ""],
    [["--free-text", "3=x", "--answer", "2=1"], "--free-text 3 goes with a choice", ""],
  ])(
    "%j",
    async (answers, fact, hint) => {
      const key = await survey();
      const outcome = await ask("camille", ["news", "answer", key, ...answers, "--dry-run"]);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
      expect(outcome.stderr).toContain(fact);
      expect(outcome.stderr).toContain(hint);
      expect(school.requests.get("SaisieActualites")).toBeUndefined();
    },
    patience,
  );

  test(
    "what is no survey, and what asks for no receipt, say what they are",
    async () => {
      const items = await withLibrary(school, "camille", (client) => client.informationAndSurveys());
      const plain = short(some(items.filter((item) => !item.survey)).key);
      const none = await ask("camille", ["news", "answer", plain, "--answer", "1=1", "--yes"]);
      expect(none.stderr).toContain(`preau news acknowledge ${plain.slice(0, 8)}`);
      const key = await survey();
      const receipt = await ask("camille", ["news", "acknowledge", key, "--yes"]);
      expect(receipt.stderr).toContain(`preau news answer ${key.slice(0, 8)}`);
      expect([none.exitCode, receipt.exitCode]).toEqual([2, 2]);
      expect(school.changes).toEqual([]);
    },
    patience,
  );
});

test(
  "what is so already is not sent, and said to be so",
  async () => {
    const key = await withLibrary(school, "camille", async (client) =>
      short(
        some((await client.informationAndSurveys()).filter(({ read, title }) => read && title !== undefined))
          .key,
      ),
    );
    const outcome = await ask("camille", ["news", "read", key, "--yes"]);
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stdout).toMatch(/: read\n$/u);
    expect(outcome.stderr).toBe("It is so already: nothing was sent.\n");
    const json = await ask("camille", ["news", "read", key, "--yes", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ sent: false, reason: "already", result: { read: true } });
    expect(school.changes).toEqual([]);
  },
  patience,
);

test(
  "a message comes from the standard input or a file as it stands there",
  async () => {
    const key = await answerable("sophie");
    const text = "\ufeffBonjour,\r\n\r\nà demain : é œ €\n--\nSophie\n";
    const file = join(folder, "message.txt");
    writeFileSync(file, text);
    const wanted = "Bonjour,\n\nà demain : é œ €\n--\nSophie";
    const piped = await ask("sophie", ["messages", "reply", key, "--file", "-", "--yes", "--json"], {
      stdin: text,
    });
    expect(piped.exitCode, piped.stderr).toBe(0);
    const { result } = JSON.parse(piped.stdout) as {
      readonly result: { readonly messages: readonly { readonly content: string }[] };
    };
    expect(result.messages.map(({ content }) => content)).toContain(wanted);
    const dry = await ask("sophie", ["messages", "reply", key, "--file", file, "--dry-run", "--json"]);
    expect(JSON.parse(dry.stdout)).toMatchObject({ request: { message: wanted } });
    writeFileSync(file, Uint8Array.of(0x42, 0xff, 0xfe));
    const bytes = await ask("sophie", ["messages", "reply", key, "--file", file, "--yes"]);
    expect(bytes).toMatchObject({ exitCode: 2, stdout: "" });
    expect(bytes.stderr).toContain("not a text in UTF-8");
    expect(school.changes.length).toBe(1);
  },
  patience,
);

test(
  "a large file is handed in whole",
  async () => {
    const bytes = Uint8Array.from({ length: 350_000 }, (_, index) => index % 253);
    const file = join(folder, "photo.jpg");
    writeFileSync(file, bytes);
    const key = await homework("file");
    const outcome = await ask("camille", ["homework", "hand-in", key, file, "--yes", "--lang", "fr"]);
    expect(outcome.exitCode, outcome.stderr).toBe(0);
    expect(outcome.stderr).toContain("photo.jpg  350 ko");
    expect(outcome.stdout).toContain("photo.jpg");
    await withLibrary(school, "camille", async (client) => {
      const piece = some(
        (await family(client).homework("2026-09-01")).filter((one) => one.key.includes(`_${key}`)),
      );
      if (piece.handIn?.handedIn === undefined) throw new Error("Nothing was handed in.");
      const { body } = await client.downloadAttachment(piece.handIn.handedIn);
      expect(new Uint8Array(await new Response(body).arrayBuffer())).toEqual(bytes);
    });
  },
  patience,
);

test(
  "where several children could be meant, one has to be named",
  async () => {
    const declare = ["absence", "declare", "--from", "2026-12-15", "--yes"];
    const unnamed = await ask("sophie", declare);
    expect(unnamed).toMatchObject({ exitCode: 2, stdout: "" });
    expect(unnamed.stderr).toContain("--child: VERDIER Camille, VERDIER Malo.");
    const message = await ask("sophie", ["messages", "new", "--to", "marcheval", "Bonjour", "--yes"]);
    expect(message).toMatchObject({ exitCode: 2, stdout: "" });
    // What has a key is looked for among all of them, and said to be whose it is.
    const { key } = await withLibrary(school, "sophie", async (client) =>
      some((await family(client).attendance("year")).absences.filter(({ awaitsParent }) => awaitsParent)),
    );
    const found = await ask("sophie", ["absence", "justify", short(key), "--reason", "maladie", "--dry-run"]);
    expect(found.stdout).toMatch(/Child +VERDIER Camille \(4C\)/u);
    expect(school.changes).toEqual([]);
  },
  patience,
);

test(
  "the ways to answer are told by their names, and one is taken",
  async () => {
    const key = await withLibrary(school, "camille", async (client) => {
      for (const one of await client.discussions()) {
        // oxlint-disable-next-line no-await-in-loop -- one request at a time on a session
        if ((await client.discussionThread(one)).buttons.length > 1) return short(one.key);
      }
      throw new Error("No discussion has several ways to be answered.");
    });
    const argv = ["messages", "reply", key, "Merci", "--dry-run", "--json"];
    const requestOf = async (way: readonly string[]): Promise<unknown> =>
      (JSON.parse((await ask("camille", [...argv, ...way])).stdout) as { readonly request: unknown }).request;
    const first = await requestOf([]);
    expect(first).toMatchObject({ way: { name: "Répondre à l'émetteur" }, to: [expect.any(String)] });
    const all = (await requestOf(["--way", "tous"])) as { readonly to: readonly string[] };
    expect(all).toMatchObject({ way: { name: "Répondre à tous" } });
    expect(all.to.length).toBeGreaterThan(1);
    expect(all.to).not.toContain("VERDIER Camille");
    expect(await requestOf(["--way", "2"])).toEqual(all);
    const none = await ask("camille", [...argv, "--way", "3"]);
    expect(none).toMatchObject({ exitCode: 2, stdout: "" });
    expect(none.stderr).toContain("1 Répondre à l'émetteur · 2 Répondre à tous");
  },
  patience,
);

test(
  "people and reasons are listed, and as JSON they are the library's own",
  async () => {
    const people = await ask("camille", ["messages", "recipients", "--lang", "fr"]);
    expect(people.stdout).toMatch(/peut écrire[\s\S]*Mme NADAUD S\. +professeur · MATHEMATIQUES/u);
    const list = JSON.parse((await ask("camille", ["messages", "recipients", "--json"])).stdout) as readonly {
      readonly key: string;
    }[];
    const wanted = await withLibrary(school, "camille", (client) => client.getRecipients());
    expect(list.map(({ key }) => key)).toEqual(wanted.map(({ key }) => key));
    const reasons = await ask("sophie", ["absence", "reasons"]);
    expect(reasons.stdout).toMatch(
      /Camille[\s\S]*Absences\n {2}MALADIE[\s\S]*Delays\n {2}TRANSPORT[\s\S]*Malo/u,
    );
    const json = JSON.parse((await ask("sophie", ["absence", "reasons", "--json"])).stdout) as object;
    expect(Object.keys(json)).toEqual(["absence", "delay"]);
  },
  patience,
);
