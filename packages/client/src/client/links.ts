import type { SpaceAudience } from "@preau/wire";
import { UsageError } from "../errors/errors.js";
import type { CredentialStore, Credentials } from "../store/credential-store.js";
import { loadRecord } from "../store/record.js";
import { parseAddress } from "../transport/address.js";
import { Entrance } from "./entrance.js";
import { noCredentials } from "./keeping.js";
import { Link } from "./link.js";
import type { CheckedOptions } from "./options.js";
import { audienceOf, readState, type SessionState } from "./session-state.js";
import { tokenWay, type WayIn } from "./way-in.js";

/** Servers forget sessions; one that was left for longer than this, in milliseconds, is not tried. */
const longestSuspension = 3_600_000;

/** Logs in by a way. Costs five requests. */
export async function linkOf(way: WayIn, options: CheckedOptions): Promise<Link> {
  const entrance = Entrance.to(way, options);
  return new Link(entrance, await entrance.enter(way, options.signal));
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
  return new Link(entrance, await entrance.enterByStore(options.signal));
}

/**
 * Goes on with a suspended session, or logs in with the store's token when the store has none.
 *
 * @param from a state, or the local id of an account of the store
 */
export async function resumedLink(
  from: SessionState | string,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<Link> {
  return typeof from === "string"
    ? resumeStored(from, options, audience)
    : resumeState(from, options, audience);
}

function resumeState(given: SessionState, options: CheckedOptions, audience: SpaceAudience): Link {
  const state = readState(given);
  const found = audienceOf(state);
  if (found !== audience) {
    throw new UsageError(`This is a session of the ${found ?? "unknown"} space, not ${audience}.`);
  }
  const { host, root } = state.session.sequence.place;
  // Where this machine allows no plain HTTP, a state does not either.
  parseAddress(`${root}/${state.page}`, options.insecureHosts);
  const account = options.account ?? state.account ?? `${state.username}-${audience}-${host}`;
  const entrance = new Entrance({ root, account, audience }, options, state.credentials);
  const connection = entrance.goOn(state);
  if (connection === undefined)
    throw new UsageError("This session was suspended by another version of preau.");
  return new Link(entrance, connection, { ...state.memory });
}

async function resumeStored(
  account: string,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<Link> {
  const { entrance, store } = await entranceTo(account, options, audience);
  const state = await takeSession(store, account, options);
  const connection = state !== undefined && audienceOf(state) === audience ? entrance.goOn(state) : undefined;
  return connection === undefined || state === undefined
    ? new Link(entrance, await entrance.enterByStore(options.signal))
    : new Link(entrance, connection, { ...state.memory });
}

/** Takes the suspended session out of the store: two processes must not go on with one. */
async function takeSession(
  store: CredentialStore,
  account: string,
  { environment, signal }: CheckedOptions,
): Promise<SessionState | undefined> {
  return store.lock(
    account,
    async () => {
      const record = await loadRecord(store, account);
      if (record?.session === undefined) return undefined;
      const { session, ...rest } = record;
      await store.save(rest);
      const state = tryReading(session);
      const age = environment.now() - Date.parse(state?.suspendedAt ?? "");
      return age >= 0 && age <= longestSuspension ? state : undefined;
    },
    { signal },
  );
}

/** What an older or newer version has kept is done without. */
function tryReading(session: unknown): SessionState | undefined {
  try {
    return readState(session);
  } catch {
    return undefined;
  }
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
async function entranceTo(
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
