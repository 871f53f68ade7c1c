import { addressOf, type Flow } from "./flow.js";

/** The portal's CAS shows a form for its own accounts. */
export const casForm: Flow = {
  accepts: ["cas"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "login") }),
};
