import { assumptions } from "../assumptions.js";
import { type Cipher, CipherTextError, decrypt, encrypt } from "./crypto.js";
import { type Engine, type Place, slip } from "./engine.js";
import {
  asciiJson,
  isObject,
  kindOf,
  PackingError,
  packAnswer,
  type Root,
  unpackRequest,
} from "./packing.js";
import { expired, refusal } from "./refusals.js";
import type { Session } from "./session.js";

/** A request to `appelfonction` or `appelpolling`, as HTTP brought it. */
export interface IncomingCall {
  /** Parts of the path. */
  readonly space: string;
  readonly session: string;
  readonly order: string;
  readonly body: string;
  readonly contentType: string;
  /** Network address of the client. */
  readonly address: string;
}

/** What a body holds, before its secured part is opened. */
export interface Envelope {
  readonly call: string;
  /** Encrypted order number, lower case. */
  readonly order: string;
  readonly secured: unknown;
}

/** An answer ready to be sent; scripted trouble may still spoil it. */
export interface Sealed {
  readonly text: string;
  readonly envelope: Root;
  readonly number: number;
  /** Under which number and secured part were sealed. */
  readonly cipher: Cipher;
}

/**
 * The living session that an address names.
 *
 * @throws Refusal 8
 */
export function findSession(engine: Engine, incoming: IncomingCall): Session {
  const number = /^\d+$/.test(incoming.session) ? Number(incoming.session) : Number.NaN;
  const session = engine.sessions.find(number);
  if (session === undefined) throw expired(engine.sessions.whyDead(number));
  return session;
}

/** Name of the call in a body, checked for nothing: enough to count it. */
export function callNameOf(body: string, nameKey: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const name = isObject(parsed) ? parsed[nameKey] : undefined;
    return typeof name === "string" ? name : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks the outside of a body: JSON, the session as a number equal to the address's, the order number the
 * same in both places, known keys only.
 *
 * @param extraKeys keys that this endpoint knows beside those of every call
 * @throws Refusal
 */
export function readEnvelope(
  engine: Engine,
  session: Session,
  incoming: IncomingCall,
  extraKeys: readonly string[] = [],
): Envelope {
  const { names } = engine.profile.dialect;
  const body = parseBody(session, incoming.body);
  if (body["session"] !== session.number) {
    const found = body["session"];
    const what = typeof found === "number" ? "another number" : kindOf(found);
    throw expired(`\`session\` must be the JSON number ${session.number}, as in the address, not ${what}`);
  }
  const order = body[names.order];
  if (typeof order !== "string") {
    throw unreadable(session, `the order number must be text under \`${names.order}\`, not ${kindOf(order)}`);
  }
  if (order.toLowerCase() !== incoming.order.toLowerCase()) {
    throw misnumbered(session, "the order numbers of address and body differ");
  }
  const call = body[names.call];
  if (typeof call !== "string") {
    throw unreadable(
      session,
      `the function's name must be text under \`${names.call}\`, not ${kindOf(call)}`,
    );
  }
  const place = { session, call };
  checkOutside(engine, place, incoming, Object.keys(body), extraKeys);
  return { call, order: order.toLowerCase(), secured: body[names.secured] };
}

/**
 * Checks that an order number decrypts to the one expected.
 *
 * @throws Refusal 8; 14 between the first call and the second
 */
export function checkNumber(session: Session, order: string, expected: number): void {
  let found: string;
  try {
    found = decrypt(order, session.cipher).toString("latin1");
  } catch (cause) {
    if (!(cause instanceof CipherTextError)) throw cause;
    throw misnumbered(session, `the order number ${cause.message}; ${expected} was expected`);
  }
  if (found === String(expected)) return;
  const shown = /^-?\d{1,9}$/.test(found) ? found : "no number";
  throw misnumbered(session, `the order number is ${shown}; ${expected} was expected`);
}

/**
 * Opens the secured part.
 *
 * @throws Refusal 21 at the first call, 14 at the second, 8 later
 */
export function openSecured(engine: Engine, session: Session, envelope: Envelope): Root {
  try {
    return unpackRequest(envelope.secured, engine.profile, session.cipher);
  } catch (cause) {
    if (!(cause instanceof PackingError)) throw cause;
    throw unreadable(session, cause.message);
  }
}

/** Seals an answer under the session's present cipher. */
export function seal(
  engine: Engine,
  session: Session,
  answer: {
    readonly call: string;
    readonly number: number;
    readonly root: Root;
    /** In base64; they are never encrypted. */
    readonly files?: readonly string[];
  },
): Sealed {
  const { names } = engine.profile.dialect;
  const { cipher } = session;
  const { files = [] } = answer;
  const envelope = {
    session: session.number,
    [names.order]: encrypt(String(answer.number), cipher),
    [names.call]: answer.call,
    [names.secured]: packAnswer(answer.root, engine.profile, cipher),
    ...(files.length === 0 ? {} : { [names.unsecured]: { fichiers: files } }),
  };
  return { text: asciiJson(envelope), envelope, number: answer.number, cipher };
}

/** A request that cannot be read: the code depends on how far the session has come. */
export function unreadable(session: Session, message: string) {
  if (session.stage === "page") return refusal(assumptions.firstCallCode.value, message);
  return misnumbered(session, message);
}

/** A wrong number: 8, but 14 right after the switch of vector, where it was reported so. */
function misnumbered(session: Session, message: string) {
  if (session.stage === "opened" && session.expected === 3) {
    return refusal(assumptions.unreadableAfterOpeningCode.value, message);
  }
  return expired(message);
}

function parseBody(session: Session, text: string): Root {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw unreadable(session, "the body is not JSON");
  }
  if (!isObject(body)) throw unreadable(session, `the body is ${kindOf(body)}, not an object`);
  return body;
}

function checkOutside(
  engine: Engine,
  place: Place,
  incoming: IncomingCall,
  keys: readonly string[],
  extraKeys: readonly string[],
): void {
  const { names } = engine.profile.dialect;
  if (incoming.space !== String(place.session.space.number)) {
    const message = `the address names space ${incoming.space}, the session is of space ${place.session.space.number}`;
    slip(engine, place, expired(message));
  }
  if (!/\bjson\b/i.test(incoming.contentType)) {
    slip(engine, place, expired("the Content-Type must be application/json"));
  }
  const known = ["session", names.order, names.call, names.secured, names.unsecured, ...extraKeys];
  for (const key of keys) {
    if (!known.includes(key)) slip(engine, place, expired(`\`${key}\` is no key of this version's envelope`));
  }
}
