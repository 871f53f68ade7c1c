import * as v from "valibot";
import { StoreError } from "../errors/errors.js";
import type { AccountRecord, CredentialStore, Credentials } from "./credential-store.js";

/**
 * Makes text unreadable, and readable again to whoever has the key. `@preau/client/node` has one for a passphrase and one for
 * the system's keychain.
 */
export interface Sealer {
  /** What seals, such as `passphrase`: kept beside the sealed text, and shown when it cannot be opened. */
  readonly name: string;
  /** @param context what the text belongs to; opening it under another context must fail */
  seal(text: string, context: string): Promise<string>;
  /** @throws StoreError when the key is not that one, or the text or the context has been changed */
  open(sealed: string, context: string): Promise<string>;
}

const secretsSchema = v.object({ token: v.optional(v.string()), session: v.optional(v.unknown()) });

/**
 * A store that seals the secrets of each record, the token and the suspended session, before another store keeps it. The
 * rest stays readable, and cannot be exchanged without it being noticed where it says where the token is sent.
 *
 * A record that was kept before without a seal is read as it is, and sealed when it is next saved.
 */
export function sealedStore(store: CredentialStore, sealer: Sealer): CredentialStore {
  const list = store.list?.bind(store);
  const checkWritable = store.checkWritable?.bind(store);
  return {
    async load(account) {
      const record = await store.load(account);
      return record === undefined ? undefined : open(record, sealer);
    },
    save: async (record, options) => store.save(await seal(record, sealer), options),
    remove: (account) => store.remove(account),
    lock: (account, work, options) => store.lock(account, work, options),
    ...(list === undefined ? {} : { list }),
    ...(checkWritable === undefined ? {} : { checkWritable }),
  };
}

async function seal(record: AccountRecord, sealer: Sealer): Promise<AccountRecord> {
  const { credentials, session, sealed: _old, ...rest } = record;
  if (credentials === undefined && session === undefined) return rest;
  const { token, ...shown } = credentials ?? {};
  const sealed = await sealer.seal(
    JSON.stringify({ token, session }),
    contextOf(record.account, credentials),
  );
  return {
    ...rest,
    sealed: {
      by: sealer.name,
      data: sealed,
      ...(credentials === undefined ? {} : { credentials: shown as Omit<Credentials, "token"> }),
    },
  };
}

async function open(record: AccountRecord, sealer: Sealer): Promise<AccountRecord> {
  const { sealed, ...rest } = record;
  if (sealed === undefined) return record;
  if (sealed.by !== sealer.name) {
    throw new StoreError(`The record was sealed by ${JSON.stringify(sealed.by)}, not by ${sealer.name}.`, {
      retry: "never",
      hint: "Use what sealed it, or remove the record and link the account anew.",
    });
  }
  const text = await sealer.open(sealed.data, contextOf(record.account, sealed.credentials));
  const { token, session } = readSecrets(text);
  return {
    ...rest,
    ...(sealed.credentials === undefined || token === undefined
      ? {}
      : { credentials: { ...sealed.credentials, token } }),
    ...(session === undefined ? {} : { session }),
  };
}

/** Without a cause in its error on purpose: parsers quote what they read. */
function readSecrets(text: string): v.InferOutput<typeof secretsSchema> {
  try {
    return v.parse(secretsSchema, JSON.parse(text));
  } catch {
    throw new StoreError("What was sealed is not what a store seals.", {
      retry: "never",
      hint: "Remove the record and link the account anew.",
    });
  }
}

/** What the secrets belong to. A list, because a database may give back the fields of an object in another order. */
function contextOf(account: string, shown: Omit<Credentials, "token"> | undefined): string {
  return JSON.stringify([account, shown?.url, shown?.username, shown?.deviceId, shown?.space]);
}
