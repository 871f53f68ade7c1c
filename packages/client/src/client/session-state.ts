import { type SpaceAudience, spaces } from "@preau/wire";
import * as v from "valibot";
import { reopen, type SavedOpening } from "../auth/reopen.js";
import type { PlainDateTime } from "../codec/dates.js";
import { UsageError } from "../errors/errors.js";
import type { ServerMemory } from "../session/call.js";
import type { SuspendedSession } from "../session/interruption.js";
import type { Credentials } from "../store/credential-store.js";
import type { Connection, ConnectionParts, Said } from "./connection.js";
import type { CheckedOptions } from "./options.js";

/**
 * A session to go on with later, without a login: `client.suspend()` gives it, `Client.resume(state)` takes it.
 * JSON-safe. It holds the session's keys, and the token where there is one: a secret as a whole. Its inside is the
 * library's own, and may change with its version.
 */
export interface SessionState extends SavedOpening {
  readonly format: 1;
  /** Instant (ISO 8601, UTC) when it was suspended: servers forget sessions after some minutes. */
  readonly suspendedAt: string;
  /** Local id in the store, when there is one. */
  readonly account?: string;
  readonly said: Said;
  readonly username: string;
  readonly memory: ServerMemory;
  readonly credentials?: Credentials;
  readonly timeZone?: string;
  readonly deviceId?: string;
  readonly lastConnection?: PlainDateTime;
}

const text = v.pipe(v.string(), v.minLength(1));
const hex = v.pipe(v.string(), v.regex(/^(?:[\da-f]{2})*$/iu));
const whole = v.pipe(v.number(), v.safeInteger());
const schema = v.looseObject({
  format: v.literal(1),
  suspendedAt: v.pipe(v.string(), v.isoTimestamp()),
  account: v.optional(text),
  page: text,
  dialect: v.object({ since: v.array(whole), encrypt: v.boolean(), compress: v.boolean() }),
  session: v.object({
    sequence: v.object({
      place: v.object({ root: v.pipe(text, v.url()), host: text, number: whole, space: whole }),
      names: v.looseObject({ payload: text, signature: text, order: text }),
      key: hex,
      iv: hex,
      next: whole,
      cookies: v.record(v.string(), v.string()),
      userAgent: text,
    }),
    tag: text,
    refusedTabs: v.array(whole),
    isExclusive: v.boolean(),
  }),
  said: v.looseObject({ openedAt: v.pipe(v.number(), v.finite()) }),
  username: v.string(),
  memory: v.looseObject({}),
});

/**
 * A state as somebody kept it.
 *
 * @throws UsageError naming the field, never its value
 */
export function readState(value: unknown): SessionState {
  const { success, issues, output } = v.safeParse(schema, value);
  // The schema says what the type says, but for what other readers check when it is used.
  if (success) return output as unknown as SessionState;
  const path = issues[0].path?.map((step) => String(step.key)).join(".") ?? "it";
  throw new UsageError(`This is no suspended session: ${path} is not what it should be.`, {
    hint: "Pass what client.suspend() gave, or the local id of an account of the store.",
  });
}

/** Whom the space of a state is for; `undefined` when the library does not know it. */
export function audienceOf({ page }: Pick<SavedOpening, "page">): SpaceAudience | undefined {
  return spaces.find((row) => row.page === page)?.audience;
}

/** All that it takes to go on with a connection. */
export function stateOf(
  connection: Connection,
  session: SuspendedSession,
  rest: { readonly now: number; readonly account: string | undefined; readonly memory: ServerMemory },
): SessionState {
  const { manner, said, username, credentials, timeZone, deviceId, lastConnection } = connection;
  const { now, account, memory } = rest;
  return {
    format: 1,
    suspendedAt: new Date(now).toISOString(),
    page: connection.space.page,
    dialect: { since: manner.dialect.since, encrypt: manner.encrypt, compress: manner.compress },
    session,
    said,
    username,
    memory: { ...memory },
    ...(account === undefined ? {} : { account }),
    ...(credentials === undefined ? {} : { credentials }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(lastConnection === undefined ? {} : { lastConnection }),
  };
}

/** What a connection is made of, taken from a state; `undefined` when its dialect is no longer known. */
export function partsOf(
  state: SessionState,
  options: CheckedOptions,
): Omit<ConnectionParts, "refused"> | undefined {
  const reopened = reopen(state, options);
  if (reopened === undefined) return undefined;
  const { session, said, username, credentials, timeZone, deviceId, lastConnection } = state;
  const { tag, isExclusive } = session;
  return {
    ...reopened,
    said,
    isExclusive,
    tag,
    username,
    credentials,
    timeZone: options.timeZone ?? timeZone,
    deviceId,
    lastConnection,
  };
}
