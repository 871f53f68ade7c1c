import { CipherTextError, decrypt } from "./crypto.js";
import type { Engine } from "./engine.js";
import { isObject } from "./packing.js";

/**
 * The beacon that a page sends when it is left (`appeldeconnexion`): ends the session if the number is the
 * one that its next request would bear. Nobody reads the answer, so a wrong beacon is only noted; one for a
 * session that is dead already is ordinary.
 *
 * @evidence read in the official client (2024.3 and 2026.1.3); what a server checks is unknown
 */
export function leave(engine: Engine, order: string, body: string): void {
  const note = (message: string, session?: number): void => {
    engine.log.add({ kind: "note", call: "beacon", ...(session === undefined ? {} : { session }), message });
  };
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return note("the beacon is not JSON: ignored");
  }
  const number = isObject(parsed) ? parsed["ns"] : undefined;
  const repeated = isObject(parsed) ? parsed["no"] : undefined;
  if (typeof number !== "number") return note("`ns` of the beacon must be a number: ignored");
  const session = engine.sessions.find(number);
  if (session === undefined) return note(`beacon ignored: ${engine.sessions.whyDead(number)}`, number);
  if (typeof repeated !== "string" || repeated.toLowerCase() !== order.toLowerCase()) {
    return note("the order numbers of the beacon's address and body differ: ignored", number);
  }
  try {
    if (decrypt(order, session.cipher).toString("latin1") !== String(session.expected)) {
      return note(`the beacon's order number is not ${session.expected}: ignored`, number);
    }
  } catch (cause) {
    if (!(cause instanceof CipherTextError)) throw cause;
    return note(`the beacon's order number ${cause.message}: ignored`, number);
  }
  engine.sessions.end(session, "its page was left");
}
