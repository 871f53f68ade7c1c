import type { SpaceAudience } from "@preau/wire";
import { UsageError } from "../errors/errors.js";
import type { CredentialStore } from "../store/credential-store.js";
import { loadRecord } from "../store/record.js";
import { parseAddress } from "../transport/address.js";
import { type Connection, connectionOf } from "./connection.js";
import { Entrance } from "./entrance.js";
import { Link } from "./link.js";
import { entranceTo } from "./links.js";
import type { CheckedOptions } from "./options.js";
import { made } from "./second-factor-error.js";
import { audienceOf, partsOf, readState, type SessionState, stateOf } from "./session-state.js";

// What interrupts a session and goes on with it later. Loaded when somebody does.

/** Servers forget sessions; one that was left for longer than this, in milliseconds, is not tried. */
const longestSuspension = 3_600_000;

/** Whom a suspended session is for; `undefined` when the library does not know its space. */
export function spaceOfState(state: SessionState): SpaceAudience | undefined {
  return audienceOf(readState(state));
}

/**
 * Interrupts a session once the calls made before are answered, and keeps it in the store, where there is one.
 *
 * @throws SessionLostError when there is none · StoreError: the session goes on then
 */
export async function suspendLink(link: Link): Promise<SessionState> {
  const { entrance, memory } = link;
  let state: SessionState | undefined;
  await link.suspend(async (connection, session) => {
    const now = entrance.options.environment.now();
    state = stateOf(connection, session, { now, account: entrance.storedAs, memory });
    await keepSession(entrance, state);
  });
  if (state === undefined) throw new UsageError("There is no session to suspend.");
  return state;
}

/** The store's token is the newer one, so the session goes without. */
async function keepSession(
  { options: { store }, storedAs: account }: Entrance,
  { credentials: _kept, ...session }: SessionState,
): Promise<void> {
  if (store === undefined || account === undefined) return;
  await store.lock(account, async () => {
    const record = await loadRecord(store, account);
    if (record?.credentials !== undefined) await store.save({ ...record, session });
  });
}

/** Goes on with a session; `undefined` when this version of the library cannot. */
function goOn(entrance: Entrance, state: SessionState): Connection | undefined {
  const { options, emitter, refused } = entrance;
  const credentials = state.credentials ?? entrance.credentials;
  const parts = partsOf({ ...state, ...(credentials === undefined ? {} : { credentials }) }, options);
  if (parts === undefined) return undefined;
  for (const tab of state.session.refusedTabs) refused.tabs.add(tab);
  return connectionOf({ ...parts, refused }, { environment: options.environment, emitter });
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
  const connection = goOn(entrance, state);
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
  const connection =
    state !== undefined && audienceOf(state) === audience ? goOn(entrance, state) : undefined;
  if (connection !== undefined && state !== undefined) {
    return new Link(entrance, connection, { ...state.memory });
  }
  return made(entrance.enterByStore(options.signal), (entered) => new Link(entrance, entered));
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
