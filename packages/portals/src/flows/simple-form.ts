import { addressOf, type Flow } from "./flow.js";

/** One form with a password, which other forms may precede. */
export const simpleForm: Flow = {
  accepts: ["simple", "cas"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "login") }),
};
