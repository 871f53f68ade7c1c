import { type Emulator, startEmulator } from "@preau/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { manners, schoolDay } from "../box.js";
import { impatient, madeBy } from "./outcome.js";
import { type Session, schools } from "./row.js";
import { writes } from "./table.js";

// Every write, in every version and packing: what it returns is what the next reading has, and the school has changed, once.

/** Rows that share a school. */
const groups = (Object.keys(schools) as (keyof typeof schools)[]).map(
  (school) => [school, writes.filter((row) => row.school === school)] as const,
);

describe.each(manners)("%s", (_, manner) => {
  describe.each(groups)("%s", (school, rows) => {
    let emulator: Emulator;
    /** One for each audience: logins are not for wasting. */
    const sessions = new Map<string, Session>();

    beforeAll(async () => {
      emulator = await startEmulator({ today: schoolDay, seed: 7, ...manner, ...schools[school] });
    });
    afterAll(async () => {
      for (const { client } of sessions.values()) await client.close();
      await emulator.close();
    });

    const present = rows.filter(({ missingIn }) => !missingIn.includes(manner.profile));

    test.each(present)("$title", async ({ call, audience, changes, login, prepare }) => {
      const session = sessions.get(audience) ?? (await login(emulator, impatient));
      sessions.set(audience, session);
      const { make, look, shown, measure } = await prepare(session);
      expect(await shown()).toBe(false);
      const [before, made] = [measure(), madeBy(emulator, call)];
      const returned = await make();
      expect(Math.abs(measure() - before)).toBe(1);
      expect(madeBy(emulator, call) - made).toBe(changes);
      expect(returned).toEqual(await look());
      expect(await shown()).toBe(true);
    });
  });
});
