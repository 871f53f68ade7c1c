import { isDeepStrictEqual } from "node:util";
import type { Engine } from "./engine.js";
import { isObject, type Root } from "./packing.js";
import { expired } from "./refusals.js";
import type { Session, WaitingCall } from "./session.js";

/**
 * An answer that says: not yet, ask again with this. The ticket is opaque but for its settings.
 *
 * @evidence read in the official client (`SignatureAttente`)
 */
export function waitAnswer(engine: Engine, session: Session, waiting: Omit<WaitingCall, "ticket">): Root {
  const { waitTicket, waitSettings } = engine.profile.dialect.names;
  const key = engine.draws.ticket();
  const { seconds, repeat } = waiting.options;
  const ticket = {
    jeton: key,
    [waitSettings]: { delai: seconds, repeterRequete: repeat, sansBlocageInterface: false },
  };
  session.waiting.set(key, { ...waiting, ticket });
  return { nom: waiting.call, [waitTicket]: ticket };
}

/**
 * The call that a ticket stands for; the ticket is used up.
 *
 * @throws Refusal when the ticket is unknown, of another call, changed, or badly accompanied
 */
export function redeem(engine: Engine, session: Session, call: string, root: Root): WaitingCall {
  const { waitTicket } = engine.profile.dialect.names;
  const { [waitTicket]: ticket, ...beside } = root;
  const key = isObject(ticket) ? ticket["jeton"] : undefined;
  const waiting = typeof key === "string" ? session.waiting.get(key) : undefined;
  if (waiting === undefined || !isDeepStrictEqual(waiting.ticket, ticket)) {
    throw expired(`the wait ticket is not one of this session, copied whole (${waitTicket})`);
  }
  if (waiting.call !== call) throw expired(`the wait ticket belongs to ${waiting.call}`);
  const expectedBeside = waiting.options.repeat ? waiting.original : {};
  if (!isDeepStrictEqual(beside, expectedBeside)) {
    const rule = waiting.options.repeat ? "beside its original request" : "alone";
    throw expired(`this wait ticket must come ${rule}, as its repeterRequete says`);
  }
  session.waiting.delete(waiting.ticket["jeton"] as string); // the key it was found by, a string
  return waiting;
}
