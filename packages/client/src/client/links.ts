import type { SpaceAudience } from "@preau/wire";
import { UsageError } from "../errors/errors.js";
import type { CredentialStore, Credentials } from "../store/credential-store.js";
import { loadRecord } from "../store/record.js";
import { Entrance } from "./entrance.js";
import { noCredentials } from "./keeping.js";
import { Link } from "./link.js";
import type { CheckedOptions } from "./options.js";
import { made } from "./second-factor-error.js";
import { tokenWay, type WayIn } from "./way-in.js";

/** Logs in by a way. Costs five requests. */
export async function linkOf(way: WayIn, options: CheckedOptions): Promise<Link> {
  const entrance = Entrance.to(way, options);
  return made(entrance.enter(way, options.signal), (connection) => new Link(entrance, connection));
}

/**
 * Logs in with a token: one that is given, or the newest one of the store.
 *
 * @param credentials as exported, or the local id of an account of the store
 */
export async function linkByToken(
  credentials: Credentials | string,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<Link> {
  if (typeof credentials !== "string") return linkOf(tokenWay(credentials, options, audience), options);
  const { entrance } = await entranceTo(credentials, options, audience);
  return made(entrance.enterByStore(options.signal), (connection) => new Link(entrance, connection));
}

/**
 * What the store has to log in with.
 *
 * @throws UsageError without a store · StoreError when it does not have the account
 */
export async function storedCredentials(
  account: string,
  { store, signal }: CheckedOptions,
): Promise<Credentials> {
  if (store === undefined) {
    throw new UsageError("An account is named, but no store to find it in.", {
      hint: "Pass the option store, or the credentials themselves.",
    });
  }
  const record = await loadRecord(store, account);
  if (record?.credentials !== undefined) return record.credentials;
  if (record?.intent === undefined) throw noCredentials(account);
  // A first login is on its way, or was killed: what it left is put in order by whoever takes its lock.
  const later = await store.lock(account, () => loadRecord(store, account), { signal });
  if (later?.credentials === undefined) throw noCredentials(account);
  return later.credentials;
}

/** The door to an account of the store. */
export async function entranceTo(
  account: string,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<{ readonly entrance: Entrance; readonly store: CredentialStore }> {
  const credentials = await storedCredentials(account, options);
  const { address } = tokenWay(credentials, options, audience);
  const seat = { root: address.root, account, audience };
  // Its credentials have just come from it.
  const store = options.store as CredentialStore;
  return { entrance: new Entrance(seat, options, credentials), store };
}
