import { fatalErrors, order } from "@preau/wire";
import { Refusal } from "../calls/handler.js";
import { answerRoot, type Scripted } from "./answer.js";
import { AnswerFiles } from "./answer-files.js";
import { type Engine, type Place, slip } from "./engine.js";
import {
  callNameOf,
  checkNumber,
  findSession,
  type IncomingCall,
  openSecured,
  readEnvelope,
  type Sealed,
  seal,
} from "./envelope.js";
import { fatalBody } from "./fatal.js";
import { expired, refusal } from "./refusals.js";
import type { PastExchange, Session } from "./session.js";

/** What goes back to the client. */
export interface Reply {
  readonly text: string;
  /** Absent for fatal errors, and for answers sent a second time. */
  readonly sealed?: Sealed;
}

/**
 * One round trip of `appelfonction`. The checks come in this order: session alive, `session` equal to the
 * address's, order number the same twice and the one expected (or one that is remembered: the stored answer
 * goes out again and nothing is done), secured part readable, function allowed, tab, arguments, ids.
 *
 * Every refusal ends the session and is explained on the log. An error that is no refusal is the emulator's
 * own fault: it ends the session too and is thrown.
 *
 */
export function exchange(engine: Engine, incoming: IncomingCall, scripted: Scripted = {}): Reply {
  return refusing(engine, incoming, (session) => {
    const envelope = readEnvelope(engine, session, incoming);
    const place = { session, call: envelope.call };
    const remembered = session.answered.find((exchanged) => exchanged.order === envelope.order);
    if (remembered !== undefined) return answerAgain(engine, place, { remembered, body: incoming.body });
    checkNumber(session, envelope.order, session.expected);
    const root = openSecured(engine, session, envelope);
    const { address, body } = incoming;
    const files = new AnswerFiles();
    const answer = answerRoot(engine, place, {
      root,
      address,
      files,
      ...scripted,
    });
    const number = session.expected + 1;
    const sealed = seal(engine, session, { call: envelope.call, number, root: answer, files: files.list });
    session.expected += order.step;
    session.answered.push({ order: envelope.order, body, answer: sealed.text });
    if (session.answered.length > engine.replayWindow) session.answered.shift();
    session.cipher = session.nextCipher ?? session.cipher;
    session.nextCipher = undefined;
    engine.sessions.touch(session);
    if (envelope.call === "SaisieDeconnexion") engine.sessions.end(session, "its user logged out");
    return { text: sealed.text, sealed };
  });
}

/** Sends a stored answer once more, whatever has changed since. */
function answerAgain(
  engine: Engine,
  place: Place,
  again: { readonly remembered: PastExchange; readonly body: string },
): Reply {
  const { remembered, body } = again;
  if (remembered.body !== body) {
    slip(engine, place, expired("the last order number again, for another request"));
  }
  const message = "the last request came again: the stored answer is sent, nothing is done";
  engine.log.add({ kind: "note", session: place.session.number, call: place.call, message });
  engine.sessions.touch(place.session);
  return { text: remembered.answer };
}

/** A scripted refusal of a call: the session ends as it does for a real one. */
export function refuseCall(engine: Engine, incoming: IncomingCall, refused: Refusal): Reply {
  return refusing(engine, incoming, () => {
    throw refused;
  });
}

/**
 * Runs `work` on the session that the address names. A refusal becomes the fatal error that the client is
 * told, and ends the session.
 */
export function refusing(engine: Engine, incoming: IncomingCall, work: (session: Session) => Reply): Reply {
  let session: Session | undefined;
  try {
    session = findSession(engine, incoming);
    if (engine.quarantine.isSuspended(incoming.address)) {
      throw refusal(fatalErrors.addressSuspended, "this address is suspended");
    }
    return work(session);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (session !== undefined) engine.sessions.end(session, reason);
    if (!(error instanceof Refusal)) throw error;
    return { text: refuse(engine, incoming, error) };
  }
}

function refuse(engine: Engine, incoming: IncomingCall, refused: Refusal): string {
  const number = /^\d{1,15}$/.test(incoming.session) ? { session: Number(incoming.session) } : {};
  const call = callName(engine, incoming);
  engine.log.add({
    kind: "refused",
    ...number,
    ...(call === undefined ? {} : { call }),
    code: refused.code,
    message: refused.message,
  });
  return fatalBody(refused);
}

function callName(engine: Engine, incoming: IncomingCall): string | undefined {
  return callNameOf(incoming.body, engine.profile.dialect.names.call);
}
