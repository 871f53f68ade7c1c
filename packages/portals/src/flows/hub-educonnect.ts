import { addressOf, type Flow } from "./flow.js";

/** Index Éducation's own door to ÉduConnect. It wants to know the school's PRONOTE at once, and leads there by itself. */
export const hubEduconnect: Flow = {
  accepts: ["educonnect"],
  enter: (journey) => {
    const url = addressOf(journey, "start");
    url.search = `service=${encodeURIComponent(journey.settings.pronote.href)}`;
    return journey.walk({ url });
  },
};
