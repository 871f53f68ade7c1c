import { addressOf, type Flow } from "./flow.js";

/** Open ENT NG (Edifice) with the portal's own accounts. Its form may be made by a script: its fields are known. */
export const openEnt: Flow = {
  accepts: ["open-ent"],
  enter: (journey) => journey.walk({ url: addressOf(journey, "login") }),
};
