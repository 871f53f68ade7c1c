import { spaces } from "@preau/wire";
import * as v from "valibot";
import { StoreError, UsageError } from "../errors/errors.js";
import type { AccountRecord, CredentialStore } from "./credential-store.js";

const text = v.pipe(v.string(), v.minLength(1));
const generation = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

// Loose: what a newer version of the library keeps passes through an older one unharmed.
const shown = v.looseObject({
  url: text,
  username: text,
  deviceId: text,
  clientIdentifier: v.optional(text),
  space: v.picklist(spaces.map((row) => row.audience)),
  timeZone: v.optional(text),
});

const schema = v.looseObject({
  account: text,
  generation,
  label: v.optional(v.string()),
  credentials: v.optional(v.looseObject({ ...shown.entries, token: text })),
  intent: v.optional(v.looseObject({ generation, startedAt: v.pipe(v.string(), v.isoTimestamp()) })),
  session: v.optional(v.unknown()),
  gate: v.optional(v.unknown()),
  sealed: v.optional(v.looseObject({ by: text, data: text, credentials: v.optional(shown) })),
});

/**
 * A record, checked. Fields that this version does not know are left in place.
 *
 * @param where what is being read, for the message: a file, a table
 * @throws StoreError naming the place and the field, never its value
 */
export function readRecord(value: unknown, account: string, where: string): AccountRecord {
  const { record, wrong } = checkRecord(value);
  if (record === undefined) throw damaged(where, wrong);
  if (record.account !== account) throw damaged(where, "it belongs to another account");
  return record;
}

/**
 * A record as JSON text, checked before it can take the place of a good one.
 *
 * @throws UsageError naming the field, never its value
 */
export function encodeRecord(record: AccountRecord): string {
  const text = JSON.stringify(record);
  const { wrong } = checkRecord(JSON.parse(text));
  if (wrong !== undefined) throw new UsageError(`The record cannot be kept: ${wrong}.`);
  return text;
}

function checkRecord(
  value: unknown,
): { record: AccountRecord; wrong?: undefined } | { record?: undefined; wrong: string } {
  const { success, issues, output } = v.safeParse(schema, value);
  // The schema says what the type says, but for `exactOptionalPropertyTypes`; and JSON has no undefined.
  if (success) return { record: output as AccountRecord };
  const path = issues[0].path?.map((step) => String(step.key)).join(".") ?? "";
  return { wrong: path === "" ? "it is no record" : `${path} is not what it should be` };
}

/**
 * The error for a record that is there and cannot be read. Without a cause on purpose: parsers quote what they read.
 */
export function damaged(where: string, why: string): StoreError {
  return new StoreError(`The record in ${where} is damaged: ${why}.`, {
    retry: "never",
    hint: "Restore it, or remove it and link the account anew; it has been left as it is.",
  });
}

/**
 * Loads a record from any driver and makes sure that it can be used: whole, and not sealed.
 *
 * @throws StoreError
 */
export async function loadRecord(
  store: CredentialStore,
  account: string,
): Promise<AccountRecord | undefined> {
  const stored: unknown = await store.load(account);
  if (stored === undefined || stored === null) return undefined; // databases say null
  const record = readRecord(stored, account, `the store for account ${JSON.stringify(account)}`);
  if (record.sealed === undefined) return record;
  throw new StoreError(`The record of account ${JSON.stringify(account)} is sealed.`, {
    retry: "never",
    hint: `Open it through sealedStore(), with what sealed it (${JSON.stringify(record.sealed.by)}).`,
  });
}
