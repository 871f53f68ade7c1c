import { randomBytes, type ScryptOptions, scrypt } from "node:crypto";
import { promisify } from "node:util";
import { StoreError, UsageError } from "../errors/errors.js";
import type { Sealer } from "../store/sealed-store.js";
import { decryptText, encryptText } from "./aes-gcm.js";

/** How much work a guess costs: memory is 128 × 2^`logN` × `r` bytes. */
interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** 128 MiB and a few tenths of a second, once per process and per salt. */
const cost: Cost = { logN: 17, r: 8, p: 1 };
/** A changed file may not make us take gigabytes or hours. */
const highest: Cost = { logN: 20, r: 8, p: 4 };

/**
 * Seals with a passphrase: a key made by scrypt, then AES-256-GCM. The passphrase cannot be recovered; without it the account
 * must be linked anew.
 */
export function passphraseSealer(passphrase: string): Sealer {
  if (typeof passphrase !== "string" || passphrase === "") throw new UsageError("The passphrase is empty.");
  // Composed and decomposed accents look alike and are typed alike.
  const secret = passphrase.normalize("NFKC");
  // One key for each salt, worked out once: it takes long, on purpose.
  const keys = new Map<string, Promise<Buffer>>();
  const keyOf = (salt: string, chosen: Cost): Promise<Buffer> => {
    const name = `${describe(chosen)}.${salt}`;
    const key = keys.get(name) ?? derive(secret, Buffer.from(salt, "base64url"), chosen);
    keys.set(name, key);
    return key;
  };
  // What has been opened gives the salt of what is sealed next: a program that does both waits once.
  let ownSalt: string | undefined;
  return {
    name: "passphrase",
    async seal(text, context) {
      ownSalt ??= randomBytes(16).toString("base64url");
      const key = await keyOf(ownSalt, cost);
      return `scrypt.${describe(cost)}.${ownSalt}.${encryptText(text, key, context)}`;
    },
    async open(sealed, context) {
      const { chosen, salt, data } = read(sealed);
      const text = decryptText(data, await keyOf(salt, chosen), context);
      if (text !== undefined) {
        if (describe(chosen) === describe(cost)) ownSalt ??= salt;
        return text;
      }
      throw new StoreError("The passphrase does not open this record, or the record has been changed.", {
        retry: "never",
        hint: "Type the passphrase again; if it is forgotten, remove the record and link the account anew.",
      });
    },
  };
}

function describe({ logN, r, p }: Cost): string {
  return `${logN}.${r}.${p}`;
}

/** The parts of a sealed text, as `seal` puts them together. */
function read(sealed: string): { chosen: Cost; salt: string; data: string } {
  const parts = /^scrypt\.(\d{1,2})\.(\d{1,2})\.(\d{1,2})\.([\w-]+)\.([\w-]+)$/.exec(sealed);
  const [, logN, r, p, salt = "", data = ""] = parts ?? [];
  const chosen = { logN: Number(logN), r: Number(r), p: Number(p) };
  const isSane = (name: keyof Cost): boolean => chosen[name] >= 1 && chosen[name] <= highest[name];
  if (isSane("logN") && isSane("r") && isSane("p")) return { chosen, salt, data };
  throw new StoreError("The sealed part of the record is damaged.", {
    retry: "never",
    hint: "Restore it, or remove the record and link the account anew.",
  });
}

// The promise rather than the callback: what a success says of its error differs between runtimes.
const scryptAsync = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt);

function derive(secret: string, salt: Uint8Array, { logN, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** logN;
  return scryptAsync(secret, salt, 32, { N, r, p, maxmem: 256 * N * r }).catch((cause: unknown) => {
    throw new StoreError("The key of the passphrase cannot be worked out.", {
      cause,
      hint: `It takes ${Math.ceil((128 * N * r) / 2 ** 20)} MiB of memory.`,
    });
  });
}
