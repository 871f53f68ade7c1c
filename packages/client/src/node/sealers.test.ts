import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { StoreError, UsageError } from "../errors/errors.js";
import { fullRecord } from "../store/checks/check.js";
import { storeChecks } from "../store/checks/index.js";
import { memoryStore } from "../store/memory-store.js";
import { type Sealer, sealedStore } from "../store/sealed-store.js";
import { type Keyring, keychainSealer, sealerWith } from "./keychain-sealer.js";
import { passphraseSealer } from "./passphrase-sealer.js";

/** A keychain in memory. Not the system's: a test machine has none that it may fill. */
function keychain(): { readonly kept: Map<string, string>; readonly load: () => Promise<Keyring> } {
  const kept = new Map<string, string>();
  class AsyncEntry {
    readonly #name: string;
    constructor(service: string, username: string, options: { linux: { store: string } }) {
      this.#name = `${service}/${username}/${options.linux.store}`;
    }
    async getPassword(): Promise<string | null> {
      return kept.get(this.#name) ?? null;
    }
    async setPassword(password: string): Promise<void> {
      kept.set(this.#name, password);
    }
  }
  return { kept, load: async () => ({ AsyncEntry }) };
}

const { load } = keychain();
const sealers: readonly (readonly [string, Sealer])[] = [
  ["a passphrase", passphraseSealer("a long one, with accents: é")],
  ["a keychain", sealerWith("preau-test", load)],
];

describe.for(sealers)("sealing with %s", ([, sealer]) => {
  const store = sealedStore(memoryStore(), sealer);
  test.for(storeChecks)("$title", async ({ run }) => {
    await expect(run(async () => store)).resolves.toBeUndefined();
  });

  test("opens what it sealed, and is different each time", async () => {
    const [one, other] = [await sealer.seal("secret é", "x"), await sealer.seal("secret é", "x")];
    expect(one).not.toBe(other);
    expect([await sealer.open(one, "x"), await sealer.open(other, "x")]).toEqual(["secret é", "secret é"]);
    expect(one).not.toContain("secret");
  });

  test("refuses another context", async () => {
    const sealed = await sealer.seal("secret", "x");
    await expect(sealer.open(sealed, "y")).rejects.toThrow(StoreError);
  });

  test("refuses text that was changed, wherever it was", async () => {
    const sealed = await sealer.seal("secret", "x");
    for (let at = sealed.lastIndexOf(".") + 1; at < sealed.length - 1; at += 5) {
      const other = sealed[at] === "A" ? "B" : "A";
      const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
      await expect(sealer.open(changed, "x"), `position ${at}`).rejects.toThrow(StoreError);
    }
    for (const text of ["", "x", sealed.slice(0, -4), `${sealed}AAAA`]) {
      await expect(sealer.open(text, "x")).rejects.toThrow(StoreError);
    }
  });

  test("shows no key when it is printed", () => {
    expect(inspect(sealer, { depth: Infinity, showHidden: true })).not.toContain("a long one");
  });
});

describe("a passphrase", () => {
  test("opens what the same passphrase sealed elsewhere, typed with composed accents or not", async () => {
    const sealed = await passphraseSealer("étoile").seal("secret", "x");
    expect(await passphraseSealer("e\u0301toile").open(sealed, "x")).toBe("secret");
  });

  test("does not open what another sealed, and is not told in the error", async () => {
    const sealed = await passphraseSealer("one").seal("secret", "x");
    const failure: unknown = await passphraseSealer("correct horse")
      .open(sealed, "x")
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreError);
    expect(inspect(failure)).not.toContain("correct horse");
  });

  test.for(["0.8.1", "21.8.1", "17.9.1", "17.8.5"])(
    "does not work for %s, however long it would take",
    async (cost) => {
      const sealed = (await passphraseSealer("one").seal("secret", "x")).replace("17.8.1", cost);
      await expect(passphraseSealer("one").open(sealed, "x")).rejects.toThrow(/damaged/u);
    },
  );

  test("costs a program that opens and seals one key, not two", async () => {
    const sealed = await passphraseSealer("one").seal("secret", "x");
    const sealer = passphraseSealer("one");
    await sealer.open(sealed, "x");
    const saltOf = (text: string): string | undefined => text.split(".")[4];
    expect(saltOf(await sealer.seal("other", "x"))).toBe(saltOf(sealed));
    expect(saltOf(sealed)).toMatch(/^[\w-]{22}$/u);
    expect(saltOf(await passphraseSealer("one").seal("secret", "x"))).not.toBe(saltOf(sealed));
  });

  test("is not empty", () => {
    expect(() => passphraseSealer("")).toThrow(UsageError);
  });
});

describe("a keychain", () => {
  test("is asked for the store of the desktop: the kernel's own forgets at each start", async () => {
    const { kept, load } = keychain();
    await sealerWith("preau", load).seal("secret", "x");
    expect([...kept.keys()]).toEqual(["preau/sealing key/secret-service"]);
  });

  test("that has lost its key says so, and makes none to open with", async () => {
    const { kept, load } = keychain();
    const sealer = sealerWith("preau", load);
    const sealed = await sealer.seal("secret", "x");
    kept.clear();
    await expect(sealer.open(sealed, "x")).rejects.toThrow(/no key for this record/u);
    expect(kept.size).toBe(0);
  });

  test("that is locked or absent ends in a StoreError", async () => {
    class AsyncEntry {
      getPassword = (): Promise<never> => Promise.reject(new Error("Couldn't access platform storage"));
      setPassword = this.getPassword;
    }
    const sealer = sealerWith("preau", async () => ({ AsyncEntry }));
    await expect(sealer.seal("secret", "x")).rejects.toThrow(/keychain cannot be used/u);
  });

  test("whose package is not installed says what to install", async () => {
    await expect(keychainSealer("preau").seal("secret", "x")).rejects.toThrow(
      /npm install @napi-rs\/keyring/u,
    );
  });
});

test("a record in a sealed store shows no secret below", async () => {
  const below = memoryStore();
  await sealedStore(below, passphraseSealer("one")).save(fullRecord("camille"));
  const text = JSON.stringify(await below.load("camille"));
  expect(text).not.toContain("0123456789ABCDEF");
  expect(text).toContain("c.edouard");
});
