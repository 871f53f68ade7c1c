import { counters } from "./counters.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";

/** Unread counters, which come back with every sign of life. */
const signOfLife = (request: CallRequest): CallAnswer => ({ data: {}, signature: counters(request) });

/** `Navigation`: the user went to another page, or a client stays connected. */
export const navigation: CallHandler = {
  name: "Navigation",
  tabs: [],
  fields: ["onglet", "ongletPrec"],
  handle: signOfLife,
};

/**
 * `Presence`: the keep-alive before 2024.3.9.
 *
 * @evidence read in the official client, which sends it up to 2024.3.8; that later servers still answer it
 *   is assumed, and harmless
 */
export const presence: CallHandler = {
  name: "Presence",
  tabs: [],
  fields: [],
  handle: signOfLife,
};

/** `SaisieDeconnexion`: log-out. The session itself is ended by who holds it. */
export const logOut: CallHandler = {
  name: "SaisieDeconnexion",
  tabs: [],
  fields: [],
  handle: () => ({ data: {}, report: {} }),
};
