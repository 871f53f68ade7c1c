import { join } from "node:path";
import { UsageError } from "../errors/errors.js";

/** Files of one account in a store's folder. */
export interface AccountFiles {
  readonly record: string;
  /** A folder while somebody holds the lock. */
  readonly lock: string;
  /** Says who holds it. */
  readonly holder: string;
}

const prefix = "account-";
const suffix = ".json";
/** Room for the suffixes within the 255 bytes that file systems allow. */
const longestName = 200;

/**
 * Where an account is kept. Any text makes a safe name: what is not a small letter, a digit or `_-` is written as the bytes of
 * its UTF-8 in hexadecimal, so that names stay apart where capitals or accents make no difference.
 *
 * @throws UsageError for an empty or overlong account, or one that is not well-formed text
 */
export function filesOf(folder: string, account: string): AccountFiles {
  if (account === "" || /\p{Surrogate}/u.test(account)) {
    throw new UsageError("The account's local id is empty or not well-formed text.");
  }
  const name = [...new TextEncoder().encode(account)]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[a-z0-9_-]/.test(character) ? character : `%${byte.toString(16).padStart(2, "0")}`;
    })
    .join("");
  if (name.length > longestName) throw new UsageError("The account's local id is too long.");
  const base = join(folder, `${prefix}${name}`);
  return { record: `${base}${suffix}`, lock: `${base}.lock`, holder: `${base}.holder` };
}

/** The account that a file of the folder is the record of, if any. */
export function accountOf(fileName: string): string | undefined {
  if (!fileName.startsWith(prefix) || !fileName.endsWith(suffix)) return undefined;
  const name = fileName.slice(prefix.length, -suffix.length);
  if (!/^(?:[a-z0-9_-]|%[0-9a-f]{2})+$/.test(name)) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined; // bytes that are no UTF-8: nothing that a store has written
  }
}
