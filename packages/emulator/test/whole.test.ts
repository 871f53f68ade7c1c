import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../src/index.js";
import { type Json, RawClient } from "./raw-client.js";

// The server with its own school and its own handlers; what they answer has tests of its own.

let emulator: Emulator;
afterEach(() => emulator.close());

describe.each([
  { profile: "2025.2", compress: false },
  { profile: "2025.2", compress: true },
  { profile: "2026.2.5", compress: false },
  { profile: "2026.2.5", compress: true },
] as const)("$profile, compress $compress", (packing) => {
  test("every account goes through a strict session, from every page of its space", async () => {
    emulator = await startEmulator({ ...packing, seed: 7, today: "2026-11-21" });
    expect(emulator.accounts.length).toBeGreaterThan(3);
    for (const account of emulator.accounts) {
      const pages = emulator.pages.filter((page) => page.audience === account.audience);
      expect(pages).toHaveLength(2);
      for (const page of pages) {
        const client = await RawClient.open(emulator, page.url.slice(emulator.url.length + 1));
        expect(client.data(await client.openSession())).toMatchObject({
          General: expect.any(Object) as Json,
        });
        const answer = await client.authenticate(account.login, account.password);
        if (account.disabled === true) {
          expect(answer).toEqual({ Acces: 10 });
          continue;
        }
        expect(answer).toHaveProperty("cle");
        const parameters = client.data(await client.call("ParametresUtilisateur", {}));
        expect(parameters).toHaveProperty("ressource");
        expect((await client.ask("Navigation", 7, { onglet: 7, ongletPrec: 7 })).number).toBe(10);
        expect((await client.ask("SaisieDeconnexion", 7)).root).toMatchObject({ RapportSaisie: {} });
      }
    }
    expect(emulator.log.filter((entry) => entry.kind !== "refused")).toEqual([]);
  });
});

test("the same seed and day make the same accounts, another seed others", async () => {
  const accounts = async (seed: number) => {
    emulator = await startEmulator({ seed, today: "2026-11-21" });
    const text = JSON.stringify(emulator.accounts);
    await emulator.close();
    return text;
  };
  expect(await accounts(7)).toBe(await accounts(7));
  expect(await accounts(7)).not.toBe(await accounts(8));
});
