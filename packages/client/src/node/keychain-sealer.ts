import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { StoreError, UsageError } from "../errors/errors.js";
import type { Sealer } from "../store/sealed-store.js";
import { decryptText, encryptText } from "./aes-gcm.js";

/** What we use of the library, which need not be installed. */
export interface Keyring {
  readonly AsyncEntry: new (
    service: string,
    username: string,
    options: { readonly linux: { readonly store: "secret-service" } },
  ) => {
    getPassword(): Promise<string | null | undefined>;
    setPassword(password: string): Promise<void>;
  };
}

/** Typed as any text: nothing that packs or checks programs is to ask for a package that may be absent. */
const library: string = "@napi-rs/keyring";
/** Under which the key stands in the keychain, beside the service. */
const entryName = "sealing key";
const settleMs = 250;
/**
 * Without it the library falls back to the kernel's keyring where a Linux has no Secret Service, and that one forgets all at the
 * next start of the machine.
 */
const durable = { linux: { store: "secret-service" } } as const;

/**
 * Seals with a random key that the system's keychain keeps: that of macOS, Windows' Credential Manager, the Secret Service of
 * a Linux desktop. Needs the package `@napi-rs/keyring`, which is not installed along; asked for when first used.
 *
 * @param service name that the keychain shows, such as "preau"
 */
export function keychainSealer(service: string): Sealer {
  if (typeof service !== "string" || service === "")
    throw new UsageError("The keychain's service has no name.");
  return sealerWith(service, () => importKeyring());
}

/** The same, with the library as an argument. */
export function sealerWith(service: string, load: () => Promise<Keyring>): Sealer {
  const withEntry = async <T>(
    use: (entry: InstanceType<Keyring["AsyncEntry"]>) => Promise<T>,
  ): Promise<T> => {
    const { AsyncEntry } = await load();
    try {
      return await use(new AsyncEntry(service, entryName, durable));
    } catch (cause) {
      throw new StoreError("The system's keychain cannot be used.", {
        cause,
        hint: "Unlock it if it is locked; a machine without one needs a passphrase instead (passphraseSealer).",
      });
    }
  };
  const kept = async (): Promise<Buffer | undefined> => {
    const text = await withEntry((entry) => entry.getPassword());
    return typeof text === "string" ? Buffer.from(text, "base64url") : undefined;
  };
  const made = async (): Promise<Buffer> => {
    await withEntry((entry) => entry.setPassword(randomBytes(32).toString("base64url")));
    // Another process may make one in the same instant: what the keychain keeps in the end counts for both.
    await pause(settleMs);
    return keyOfRightSize(await kept());
  };
  return {
    name: "keychain",
    async seal(text, context) {
      return encryptText(text, keyOfRightSize((await kept()) ?? (await made())), context);
    },
    async open(sealed, context) {
      const text = decryptText(sealed, keyOfRightSize(await kept()), context);
      if (text !== undefined) return text;
      throw new StoreError(
        "The key in the keychain does not open this record, or the record has been changed.",
        {
          retry: "never",
          hint: "Remove the record and link the account anew.",
        },
      );
    },
  };
}

function keyOfRightSize(key: Buffer | undefined): Buffer {
  if (key?.length === 32) return key;
  throw new StoreError(
    key === undefined
      ? "The keychain has no key for this record."
      : "What the keychain keeps is no key of ours.",
    {
      retry: "never",
      hint: "It was made on another machine or removed: remove the record and link the account anew.",
    },
  );
}

async function importKeyring(): Promise<Keyring> {
  try {
    return readKeyring(await import(library));
  } catch (cause) {
    throw new StoreError(
      `The package ${library} cannot be loaded, and the keychain cannot be reached without it.`,
      {
        cause,
        retry: "never",
        hint: `Install it (npm install ${library}), or seal with a passphrase instead (passphraseSealer).`,
      },
    );
  }
}

function readKeyring(module: unknown): Keyring {
  if (typeof module === "object" && module !== null && "AsyncEntry" in module) {
    return module as Keyring; // of a package that we name, in the versions that package.json accepts
  }
  throw new TypeError("another package by that name");
}
