import { type Client, fingerprint } from "@preau/client";
import { type ProfileName, profiles, startEmulator } from "@preau/emulator";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loginParent, loginStudent } from "./box.js";
import { type Answers, atEvening, readEverything } from "./everything.js";

/** An entity that was met in an answer: where, and what tells it from others. */
interface Met {
  readonly path: string;
  readonly key: unknown;
  readonly id: unknown;
}

/** Everything with an id or a key, however deep. */
function entitiesIn(value: unknown, path = ""): readonly Met[] {
  if (typeof value !== "object" || value === null) return [];
  const own =
    "id" in value || "key" in value
      ? [{ path, key: Reflect.get(value, "key"), id: Reflect.get(value, "id") }]
      : [];
  const inner = Object.entries(value).flatMap(([name, member]) => entitiesIn(member, `${path}.${name}`));
  return [...own, ...inner];
}

/** Fingerprint of each answer, and of each entity of a list. */
function fingerprints(answers: Answers): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      Array.isArray(answer) ? answer.map(fingerprint) : fingerprint(answer),
    ]),
  );
}

/** What has no identity says so in every session. */
const isNothing = (id: unknown): boolean => typeof id === "string" && id.endsWith("~0");

/** Ids that two sessions have in common, after everything else was found to be the same. */
async function commonIds(login: () => Promise<Client>): Promise<readonly unknown[]> {
  const [one, other] = [await login(), await login()];
  const [first, second] = [await readEverything(one), await readEverything(other)];
  expect(fingerprints(second)).toEqual(fingerprints(first));
  const [met, again] = [entitiesIn(first), entitiesIn(second)];
  expect(again.map(({ path, key }) => `${path} ${String(key)}`)).toEqual(
    met.map(({ path, key }) => `${path} ${String(key)}`),
  );
  expect(met.length).toBeGreaterThan(300);
  const ids = new Set(met.map(({ id }) => id));
  await Promise.all([one.close(), other.close()]);
  return again.filter(({ id }) => id !== undefined && !isNothing(id) && ids.has(id));
}

describe("two sessions of one school", () => {
  test("give the same keys and the same fingerprints for every entity of every method, and no id twice", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 100_000 }),
        fc.constantFrom(...(Object.keys(profiles) as ProfileName[])), // its own keys,
        async (seed, profile) => {
          const emulator = await startEmulator({ ...atEvening, seed, profile });
          try {
            expect(await commonIds(() => loginStudent(emulator))).toEqual([]);
            expect(await commonIds(() => loginParent(emulator))).toEqual([]);
          } finally {
            await emulator.close();
          }
        },
      ),
      { numRuns: 2 },
    );
  }, 60_000);

  test("keep apart all entities of one list by their keys", async () => {
    const emulator = await startEmulator({ ...atEvening, seed: 7 });
    const client = await loginStudent(emulator);
    const answers = await readEverything(client);
    await client.close();
    await emulator.close();
    for (const [name, answer] of Object.entries(answers)) {
      if (!Array.isArray(answer)) continue;
      const keys = answer.flatMap((entity: unknown) => {
        const key: unknown =
          typeof entity === "object" && entity !== null ? Reflect.get(entity, "key") : undefined;
        return key === undefined ? [] : [key];
      });
      expect([name, new Set(keys).size]).toEqual([name, keys.length]);
    }
  });
});
