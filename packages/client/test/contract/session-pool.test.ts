import { Client, type CredentialStore, isPronoteError, memoryStore, SessionPool } from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { expect, test } from "vitest";
import { inSchool, requestsTo, schoolDay } from "./box.js";

/** A store with the first pupils of the school, each with a session that is kept. */
async function linked(emulator: Emulator, count: number): Promise<CredentialStore> {
  const store = memoryStore();
  const pupils = emulator.accounts
    .filter(({ audience, disabled }) => audience === "student" && disabled !== true)
    .slice(0, count);
  for (const [index, { login, password }] of pupils.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one login after the other
    const client = await Client.login({
      url: `${emulator.url}/mobile.eleve.html`,
      username: login,
      password,
      store,
      account: `pupil-${index}`,
    });
    // oxlint-disable-next-line no-await-in-loop -- as above
    await client.suspend();
  }
  return store;
}

const lessons = async (client: unknown): Promise<number> =>
  client instanceof Client ? (await client.lessons(schoolDay)).length : 0;

test("an account is opened once for all who use it, and left when nobody has for a while", async () => {
  await inSchool({}, async (emulator) => {
    const store = await linked(emulator, 1);
    const pool = new SessionPool({ store, idleMs: 50 });
    const counts = await Promise.all([1, 2, 3].map(() => pool.use("pupil-0", lessons)));
    expect(new Set(counts).size).toBe(1);
    expect(pool.size).toBe(1);
    await expect.poll(() => pool.size).toBe(0);
    expect((await store.load("pupil-0"))?.session).toBeDefined();
    // Whoever comes while it is being left, or afterwards, goes on with the same session.
    await pool.use("pupil-0", lessons);
    const leaving = pool.leave("pupil-0");
    await pool.use("pupil-0", lessons);
    await leaving;
    await pool.close();
    expect(requestsTo(emulator, "Authentification")).toBe(1);
    expect(emulator.sessions).toBe(1);
  });
});

test("no more accounts are open than may be: who comes next waits for one that is not in use", async () => {
  await inSchool({}, async (emulator) => {
    const store = await linked(emulator, 4);
    const pool = new SessionPool({ store, maxOpen: 2 });
    let most = 0;
    const counts = await Promise.all(
      ["pupil-0", "pupil-1", "pupil-2", "pupil-3", "pupil-0"].map((account) =>
        pool.use(account, async (client) => {
          most = Math.max(most, pool.size);
          return lessons(client);
        }),
      ),
    );
    for (const count of counts) expect(count).toBeGreaterThan(0);
    expect(most).toBe(2);
    expect(pool.size).toBe(2);
    await pool.close();
    expect(pool.size).toBe(0);
    expect(requestsTo(emulator, "Authentification")).toBe(4);
  });
});

test("what goes wrong is told, and leaves the pool as it was", async () => {
  await inSchool({}, async (emulator) => {
    const store = await linked(emulator, 2);
    const pool = new SessionPool({ store, maxOpen: 1 });
    const code = await pool
      .use("nobody", lessons)
      .catch((error: unknown) => (isPronoteError(error) ? error.code : ""));
    expect(code).toBe("store");
    await expect(pool.use("pupil-0", async () => Promise.reject(new Error("mine")))).rejects.toThrow("mine");
    const controller = new AbortController();
    let release = (): void => undefined;
    const busy = pool.use(
      "pupil-0",
      () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    );
    const waiting = pool.use("pupil-1", lessons, { signal: controller.signal });
    controller.abort(new Error("too long"));
    await expect(waiting).rejects.toThrow("too long");
    await expect(pool.leave("pupil-0")).rejects.toMatchObject({ code: "usage" });
    const closing = pool.close();
    await expect(pool.use("pupil-0", lessons)).rejects.toMatchObject({ code: "usage" });
    release();
    await Promise.all([busy, closing]);
    expect(pool.size).toBe(0);
    expect(() => new SessionPool({ store, maxOpen: 0 })).toThrow("maxOpen");
  });
});
