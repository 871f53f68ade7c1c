import { familySpaceNumbers, type SpaceAudience, type SpaceRow } from "@preau/wire";
import { type Account, readAccount } from "../api/account.js";
import { readSchool, type School, type SchoolReading } from "../api/school.js";
import { type Authenticated, authenticate, type Confirm, refuseSecondFactor } from "../auth/authenticate.js";
import { type Entered, enter } from "../auth/enter.js";
import { MannerMemory } from "../auth/manner-memory.js";
import { open } from "../auth/open.js";
import { dayAt, type PlainDate, type PlainDateTime, toInstant } from "../codec/dates.js";
import type { SessionTag } from "../codec/ids.js";
import type { ReadingWarning } from "../codec/reader.js";
import { StoreError, UsageError } from "../errors/errors.js";
import type { Environment } from "../platform/platform.js";
import type { ServerMemory } from "../session/call.js";
import { leave, Session } from "../session/session.js";
import { readTabs } from "../session/tabs.js";
import type { CredentialStore, Credentials } from "../store/credential-store.js";
import type { Manner } from "../transport/dialect.js";
import { Emitter } from "./events.js";
import { credentialsOf, localAccountId, loginKept } from "./keeping.js";
import type { CheckedOptions } from "./options.js";
import { asDevice, mobileTwin, tokenWay, type WayIn } from "./way-in.js";

/** What all views of one login share. Made by `connect`, and nobody else. */
export interface Connection {
  readonly session: Session;
  readonly school: School;
  readonly account: Account;
  /** What could not be read of the two. */
  readonly warnings: readonly ReadingWarning[];
  /** How the two sides speak. */
  readonly manner: Manner;
  readonly space: SpaceRow;
  readonly root: string;
  /** File name of the space's mobile page. */
  readonly mobilePage: string;
  /** Login as it was given, or as the server has given it since. */
  readonly username: string;
  /** What the next login may be made with; absent where the server gave no token. */
  readonly credentials: Credentials | undefined;
  /** Local id in the store, when there is one. */
  readonly storedAs: string | undefined;
  readonly deviceId: string | undefined;
  readonly lastConnection: PlainDateTime | undefined;
  readonly emitter: Emitter;
  readonly memory: ServerMemory;
  /** Families and staff are not shown the same lessons. */
  readonly audience: "family" | "staff";
  /** Today on the school's calendar. */
  today(): PlainDate;
}

/** Shared by the logins of this process, so that a misleading server costs its detour once. */
const manners = new MannerMemory();

/** Zone of the French mainland, which most schools share. */
const mainland = "Europe/Paris";
/** Zone of the one territory whose servers say so themselves. */
const newCaledonia = "Pacific/Noumea";

/**
 * Takes a way in. Costs five requests, one of which counts as an attempt; with a store, the new token is
 * saved before anything else is sent.
 */
export async function connect(way: WayIn, options: CheckedOptions): Promise<Connection> {
  const { store, signal } = options;
  const account = options.account ?? localAccountId(way);
  const proved =
    store === undefined
      ? await prove(way, options)
      : await loginKept({ ...options, store, account }, (kept, confirm) => {
          const isKnown = kept?.credentials !== undefined && !isDeviceGiven(way, options);
          return prove(isKnown ? asDevice(way, kept.credentials) : way, options, confirm);
        });
  return complete(proved, options, store === undefined ? undefined : account).catch((error: unknown) => {
    // Nobody will use this session: the school need not keep it.
    void leave(proved.authenticated.sequence);
    if (signal?.aborted === true) throw signal.reason;
    throw error;
  });
}

/**
 * Takes the way of a token: one that is given, or the newest one of the store.
 *
 * @param credentials as exported, or the local id of an account of the store
 */
export async function connectByToken(
  credentials: Credentials | string,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<Connection> {
  if (typeof credentials !== "string") return connect(tokenWay(credentials, options, audience), options);
  const { store } = options;
  if (store !== undefined) return reconnect(credentials, store, options, audience);
  throw new UsageError("An account is named, but no store to find it in.", {
    hint: "Give the option store.",
  });
}

/**
 * Takes the way that the store knows: its newest token, under the account's lock.
 *
 * @throws StoreError when the store has no such account
 */
async function reconnect(
  account: string,
  store: CredentialStore,
  options: CheckedOptions,
  audience: SpaceAudience,
): Promise<Connection> {
  const proved = await loginKept({ ...options, store, account }, async (record, confirm) => {
    if (record?.credentials === undefined) {
      throw new StoreError(`The store has no credentials for account ${JSON.stringify(account)}.`, {
        retry: "never",
        hint: "Log in with a QR code or a password, and the same store.",
      });
    }
    return prove(tokenWay(record.credentials, options, audience), options, confirm);
  });
  return complete(proved, options, account).catch((error: unknown) => {
    void leave(proved.authenticated.sequence);
    throw error;
  });
}

/** Whether the caller says which device this is: by the option, or by the token that belongs to it. */
function isDeviceGiven({ proof }: WayIn, { deviceId }: CheckedOptions): boolean {
  return deviceId !== undefined || proof.kind === "token";
}

/** A login that is proved; its token is not used up yet, and not saved either. */
interface Proved {
  readonly way: WayIn;
  readonly authenticated: Authenticated;
  readonly openedAt: number;
  readonly credentials: Credentials | undefined;
}

async function prove(way: WayIn, options: CheckedOptions, confirm?: Confirm): Promise<Proved> {
  const { environment, limits, signal } = options;
  const { address, space, clientIdentifier, proof } = way;
  // The mark of an application that comes back, which it is only with a code or a token.
  const cookies = proof.kind === "password" ? {} : { appliMobile: "1" };
  const opened = await open({ ...options, clientIdentifier, address, space, limits, manners, cookies });
  const openedAt = environment.now();
  const authenticated = await authenticate(opened, proof, { signal, confirm });
  const credentials = credentialsOf(way, authenticated, options.timeZone ?? way.timeZone);
  return { way, authenticated, openedAt, credentials };
}

async function complete(
  proved: Proved,
  options: CheckedOptions,
  account: string | undefined,
): Promise<Connection> {
  const { authenticated, openedAt } = proved;
  refuseSecondFactor(authenticated);
  options.signal?.throwIfAborted();
  const entered = await enter(authenticated, options.signal);
  options.signal?.throwIfAborted();
  const { credentials, way } = proved;
  const timeZone = options.timeZone ?? way.timeZone;
  const connection = describe(entered, { timeZone, environment: options.environment, openedAt });
  const username = credentials?.username ?? way.proof.secret.login;
  return { ...connection, username, credentials, storedAs: account, deviceId: way.deviceId };
}

function describe(
  entered: Entered,
  given: {
    readonly timeZone: string | undefined;
    readonly environment: Environment;
    readonly openedAt: number;
  },
): Omit<Connection, "username" | "credentials" | "storedAs" | "deviceId"> {
  const { environment, openedAt } = given;
  const tag = drawTag(environment);
  const emitter = new Emitter();
  const { school, warnings } = readSchoolIn(given.timeZone, entered.parameters, tag, openedAt);
  const { timeZone } = school.calendar;
  const read = readAccount(entered.userParameters, { tag });
  const session = new Session({
    sequence: entered.sequence,
    environment,
    tag,
    tabs: readTabs(entered.userParameters),
    isExclusive: entered.isExclusive,
    events: {
      warning: (warning) => emitter.emit("warning", warning),
      unreadKeys: () =>
        emitter.has("unreadKeys") ? (report) => emitter.emit("unreadKeys", report) : undefined,
    },
  });
  return {
    session,
    school,
    account: read.account,
    warnings: [...newerThanKnown(entered), ...warnings, ...read.warnings],
    manner: entered.sequence.manner,
    space: entered.space,
    root: entered.sequence.place.root,
    mobilePage: school.mobilePage ?? mobileTwin(entered.space).page,
    lastConnection: entered.lastConnection,
    emitter,
    memory: {},
    audience: (familySpaceNumbers as readonly number[]).includes(entered.space.number) ? "family" : "staff",
    today: () => todayOf(school, environment.now() - openedAt, dayAt(environment.now(), timeZone)),
  };
}

/** A version that no row was written for: what was seen fits the latest one, and that is all we know. */
function newerThanKnown({ page, sequence }: Entered): readonly ReadingWarning[] {
  const { dialect, isNewerThanKnown } = sequence.manner;
  if (!isNewerThanKnown) return [];
  const expected = `a version that the library knows, up to ${dialect.since.join(".")}`;
  return [{ call: "page", path: "version", expected, received: page.version.join(".") }];
}

/** The school in its time zone: the caller's, else the one that the server betrays, else the mainland's. */
function readSchoolIn(
  timeZone: string | undefined,
  parameters: unknown,
  tag: SessionTag,
  openedAt: number,
): SchoolReading {
  const readIn = (zone: string): SchoolReading =>
    readSchool(parameters, { tag, timeZone: zone, today: dayAt(openedAt, zone) });
  const reading = readIn(timeZone ?? mainland);
  return timeZone === undefined && reading.school.server.newCaledonia ? readIn(newCaledonia) : reading;
}

/** The server's clock rather than this machine's, which may be wrong; a demonstration has a day of its own. */
function todayOf(school: School, elapsedMs: number, fallback: PlainDate): PlainDate {
  const { demonstrationDate, time } = school.server;
  if (demonstrationDate !== undefined) return demonstrationDate;
  if (time === undefined) return fallback;
  // Read as UTC: only the time that has passed is added, and no zone is meant.
  return dayAt(Date.parse(toInstant(time, "UTC")) + elapsedMs, "UTC");
}

/** A few letters that tell this session's ids from another's. */
function drawTag(environment: Environment): SessionTag {
  return [...environment.randomBytes(6)].map((byte) => (byte % 36).toString(36)).join("");
}
