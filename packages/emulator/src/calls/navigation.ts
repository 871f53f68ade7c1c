import { tabs } from "@preau/wire";
import type { CallAnswer, CallHandler } from "./handler.js";

/** Unread counters, which come back with every sign of life. */
const counters: CallAnswer = {
  data: {},
  signature: {
    notificationsCommunication: [tabs.discussions, tabs.news].map((onglet) => ({ onglet, nb: 0 })),
  },
};

/** `Navigation`: the user went to another page, or a client stays connected. */
export const navigation: CallHandler = {
  name: "Navigation",
  tabs: [],
  fields: ["onglet", "ongletPrec"],
  handle: () => counters,
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
  handle: () => counters,
};

/** `SaisieDeconnexion`: log-out. The session itself is ended by who holds it. */
export const logOut: CallHandler = {
  name: "SaisieDeconnexion",
  tabs: [],
  fields: [],
  handle: () => ({ data: {}, report: {} }),
};
