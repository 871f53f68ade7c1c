import { addressOf, type Flow } from "./flow.js";

/**
 * The portal hands over to ÉduConnect, by a form that a script would post or by redirections, and takes its answer.
 * Both are looked at when they come; so is ÉduConnect's own sequence, old or new.
 */
export const casEduconnect: Flow = {
  accepts: ["educonnect"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "start") }),
};
