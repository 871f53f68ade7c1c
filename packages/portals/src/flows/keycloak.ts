import { addressOf, type Flow } from "./flow.js";

/** A portal behind Keycloak, which may ask for a code by e-mail besides. */
export const keycloak: Flow = {
  accepts: ["keycloak"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "start") }),
};
