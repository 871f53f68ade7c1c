import type { Engine } from "./engine.js";
import { checkNumber, type IncomingCall, openSecured, readEnvelope, seal } from "./envelope.js";
import { isObject, kindOf } from "./packing.js";
import { expired } from "./refusals.js";
import type { Session } from "./session.js";

/** A poll that may be held. */
export interface AcceptedPoll {
  readonly session: Session;
  readonly number: number;
}

/**
 * Checks one request of `appelpolling`. It has its own counter, which moves only with an answer: the number
 * of the last poll may come again.
 *
 * @throws Refusal 8 when polling is off, comes too early, or is misnumbered
 */
export function acceptPoll(engine: Engine, session: Session, incoming: IncomingCall): AcceptedPoll {
  const { polling, names } = engine.profile.dialect;
  if (!engine.polls) throw expired("this version polls only when its page says so, and this one does not");
  const envelope = readEnvelope(engine, session, incoming, ["echecReseau"]);
  if (envelope.call !== "polling") throw expired(`\`${names.call}\` must be polling, not ${envelope.call}`);
  if (session.stage !== "ready") throw expired("polling starts after ParametresUtilisateur");
  const isRepeated = session.lastPoll === envelope.order;
  const number = isRepeated ? session.nextPoll - polling.step : session.nextPoll;
  checkNumber(session, envelope.order, number);
  const root = openSecured(engine, session, envelope);
  const data = root[names.payload] ?? {};
  if (!isObject(data)) throw expired(`\`${names.payload}\` must be an object, not ${kindOf(data)}`);
  if (!isRepeated) session.nextPoll += polling.step;
  session.lastPoll = envelope.order;
  engine.sessions.touch(session);
  return { session, number };
}

/** Nothing new: the answer echoes the number of the request, unlike every other one. */
export function emptyPollAnswer(engine: Engine, poll: AcceptedPoll): string {
  const root = { [engine.profile.dialect.names.payload]: {}, nom: "polling" };
  return seal(engine, poll.session, { call: "polling", number: poll.number, root }).text;
}
