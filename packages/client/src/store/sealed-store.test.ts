import { describe, expect, test } from "vitest";
import { StoreError } from "../errors/errors.js";
import { fullRecord } from "./checks/check.js";
import { storeChecks } from "./checks/index.js";
import type { AccountRecord, CredentialStore } from "./credential-store.js";
import { memoryStore } from "./memory-store.js";
import { type Sealer, sealedStore } from "./sealed-store.js";

/** Seals nothing, but remembers the context as a real one does. */
function openSealer(name = "test"): Sealer {
  const reverse = (text: string): string => [...text].reverse().join("");
  return {
    name,
    seal: async (text, context) => reverse(JSON.stringify({ text, context })),
    async open(sealed, context) {
      const kept = JSON.parse(reverse(sealed)) as { text: string; context: string }; // made by seal above
      if (kept.context !== context) throw new StoreError("Another context.");
      return kept.text;
    },
  };
}

/** The same store, its class methods and all. */
class OddDriver implements CredentialStore {
  readonly #inner = memoryStore();
  load = (account: string): Promise<AccountRecord | undefined> => this.#inner.load(account);
  save(record: AccountRecord, options?: { over?: number }): Promise<void> {
    return this.#inner.save(record, options);
  }
  remove(account: string): Promise<void> {
    return this.#inner.remove(account);
  }
  lock<T>(account: string, work: () => Promise<T>, options?: { signal?: AbortSignal }): Promise<T> {
    return this.#inner.lock(account, work, options);
  }
  async list(): Promise<readonly string[]> {
    return (await this.#inner.list?.()) ?? [];
  }
}

describe("every driver's checks, on a sealed store", () => {
  const store = sealedStore(new OddDriver(), openSealer());
  test.for(storeChecks)("$title", async ({ run }) => {
    await expect(run(async () => store)).resolves.toBeUndefined();
  });
});

describe("a sealed record", () => {
  const sealed = async (): Promise<{ below: CredentialStore; store: CredentialStore }> => {
    const below = memoryStore();
    const store = sealedStore(below, openSealer());
    await store.save(fullRecord("camille"));
    return { below, store };
  };

  test("hides token and session, and leaves the rest readable", async () => {
    const { below } = await sealed();
    const { credentials, session, ...rest } = fullRecord("camille");
    const { token, ...shown } = credentials ?? {};
    const kept = await below.load("camille");
    expect(kept).toMatchObject({ ...rest, sealed: { by: "test", credentials: shown } });
    expect(Object.keys(kept ?? {})).not.toEqual(expect.arrayContaining(["credentials"]));
    expect(Object.keys(kept ?? {})).not.toEqual(expect.arrayContaining(["session"]));
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(session).toBeDefined();
  });

  test.for(["url", "username", "deviceId"] as const)(
    "is refused when somebody has changed its %s, which says where the token goes",
    async (field) => {
      const { below, store } = await sealed();
      const kept = await below.load("camille");
      const credentials = { ...kept?.sealed?.credentials, [field]: "https://elsewhere.example/" } as never;
      const changed = { ...kept, sealed: { ...kept?.sealed, credentials } } as AccountRecord; // all of it was loaded
      await below.save(changed);
      await expect(store.load("camille")).rejects.toThrow(StoreError);
    },
  );

  test("is refused under another account's name", async () => {
    const { below, store } = await sealed();
    const kept = await below.load("camille");
    await below.save({ ...kept, account: "theo" } as AccountRecord); // the rest was loaded
    await expect(store.load("theo")).rejects.toThrow(StoreError);
  });

  test("is refused by another sealer, which is named", async () => {
    const { below } = await sealed();
    await expect(sealedStore(below, openSealer("other")).load("camille")).rejects.toThrow(/"test"/u);
  });
});

test("a record without secrets needs no key", async () => {
  const below = memoryStore();
  const never: Sealer = { ...openSealer(), seal: () => Promise.reject(new Error("asked for a key")) };
  await sealedStore(below, never).save({ account: "camille", generation: 0, gate: { open: true } });
  expect(await below.load("camille")).toEqual({ account: "camille", generation: 0, gate: { open: true } });
});

test("a record kept before without a seal is read, and sealed when it is saved", async () => {
  const below = memoryStore();
  await below.save(fullRecord("camille"));
  const store = sealedStore(below, openSealer());
  const record = await store.load("camille");
  expect(record).toEqual(fullRecord("camille"));
  await store.save(fullRecord("camille"));
  expect((await below.load("camille"))?.credentials).toBeUndefined();
});

test("a sealer that opens to something else does not put it in the error", async () => {
  const below = memoryStore();
  const sealer = openSealer();
  await sealedStore(below, sealer).save(fullRecord("camille"));
  const garbling: Sealer = { ...sealer, open: async () => "0123456789ABCDEF" };
  const failure: unknown = await sealedStore(below, garbling)
    .load("camille")
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreError);
  expect(String(failure)).not.toContain("0123456789ABCDEF");
  expect((failure as Error).cause).toBeUndefined();
});
