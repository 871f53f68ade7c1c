import { addressOf, type Flow } from "./flow.js";

/**
 * Shibboleth discovery ("where are you from"): the row's address already says that it is ÉduConnect. A page of choice in
 * the place of a redirection means that the portal no longer knows that answer.
 */
export const wayf: Flow = {
  accepts: ["educonnect"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "start") }),
};
