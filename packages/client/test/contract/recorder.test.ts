import { WireRecorder } from "@preau/client/discovery";
import type { Emulator } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, manners } from "./box.js";
import { atEvening, readEverything } from "./everything.js";

// What a recorder keeps of a session in which everything was read: names of keys, and nothing of the school's world.

/** Every text of a school's world, people, marks and words alike; the world's own names of kinds are ours, and plain words. */
function textsOf(world: unknown): ReadonlySet<string> {
  const texts = new Set<string>();
  const seen = new Set<object>();
  const visit = (value: unknown): void => {
    if (typeof value === "string") texts.add(value);
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(world);
  return new Set([...texts].filter((text) => text.length > 2 && !/^[a-z][a-z-]*$/u.test(text)));
}

/**
 * Whether a text is in what was printed: a word of its own as it is written, since keys are made of the same words
 * ("avecMaquette"); anything longer anywhere, in any writing.
 */
function isIn(
  text: string,
  printed: { readonly lower: string; readonly words: ReadonlySet<string> },
): boolean {
  if (/^[\p{L}\p{N}]+$/u.test(text) && text.length < 16) return printed.words.has(text);
  return writingsOf(text).some((form) => printed.lower.includes(form));
}

function writingsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const forms = [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    bytes.toString("base64"),
    bytes.toString("hex"),
  ];
  return [...new Set(forms.map((form) => form.toLowerCase()))];
}

/** Words of people's names, each alone: a last name is as much as a whole one. */
function namesOf({ school }: Emulator): ReadonlySet<string> {
  const people = [...school.students, ...school.parents, ...school.teachers].map(({ name }) => name);
  const words = people.flatMap((name) => name.split(/\s+/u));
  return new Set(words.filter((word) => word.length > 2).map((word) => word.toLowerCase()));
}

describe.each(manners)("the structure of a session: %s", (_, manner) => {
  test("holds keys and kinds of all that was read, and no text of the school's world", async () => {
    await inSchool({ ...atEvening, ...manner }, async (emulator) => {
      const recorder = new WireRecorder();
      const account = emulator.accounts.find(({ login }) => login === "camille.verdier");
      const client = await loginStudent(emulator, { environment: { observe: recorder.observe } }, account);
      await readEverything(client);
      const state = await client.suspend();
      const outline = await recorder.outline();
      const printed = JSON.stringify(outline);
      const calls = outline.exchanges.map(({ call }) => call);
      for (const call of [
        "Authentification",
        "ParametresUtilisateur",
        "PageEmploiDuTemps",
        "DernieresNotes",
        "ListeMessagerie",
      ])
        expect(calls).toContain(call);
      expect(printed).toContain('"ListeCours"');
      expect(printed).toContain('"bareme"');
      expect(printed.length).toBeGreaterThan(20_000);

      const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/[^\p{L}\p{N}_]+/u));
      const lower = printed.toLowerCase();
      const texts = textsOf(emulator.school);
      expect(texts.size).toBeGreaterThan(1000);
      const words = wordsOf(printed);
      expect([...texts].filter((text) => isIn(text, { lower, words }))).toEqual([]);
      const lowerWords = wordsOf(lower);
      expect([...namesOf(emulator)].filter((name) => lowerWords.has(name))).toEqual([]);
      expect(emulator.accounts.filter(({ login }) => lower.includes(login))).toEqual([]);
      const { session, credentials } = state;
      const secrets = [
        session.sequence.key,
        session.sequence.iv,
        String(session.sequence.place.number),
        credentials?.token,
        account?.password,
      ];
      for (const secret of secrets.filter((one) => one !== undefined))
        expect(writingsOf(secret).some((form) => lower.includes(form))).toBe(false);
    });
  });
});
