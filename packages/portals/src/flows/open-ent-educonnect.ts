import { isPronoteError, PortalLoginError, PortalPageError, ProtocolChangedError } from "@preau/client";
import { educonnectHost } from "../row.js";
import { type Arrival, isRefusedPair, Journey } from "../sign-in/journey.js";
import { addressOf, type Flow } from "./flow.js";
import { openEnt } from "./open-ent.js";

/**
 * Open ENT NG (Edifice) behind ÉduConnect: entered at ÉduConnect, which is told for whom; when it does not know the
 * portal by that name, entered at the portal. The fall-back to an account of the portal itself is for those who ask
 * for it, and only once ÉduConnect has refused the pair.
 */
export const openEntEduconnect: Flow = {
  accepts: ["educonnect"],
  enter: async (journey) => {
    try {
      return await byEduconnect(journey);
    } catch (cause) {
      if (journey.settings.answers.localFallback !== true || !isRefusedPair(cause)) throw cause;
      return byPortal(journey, cause);
    }
  },
};

async function byEduconnect(journey: Journey): Promise<Arrival> {
  try {
    return await journey.walk({ url: addressOf(journey, "start") });
  } catch (cause) {
    const isUnknown =
      cause instanceof ProtocolChangedError ||
      (cause instanceof PortalPageError && cause.host === educonnectHost);
    if (!isUnknown || journey.hasSentPassword) throw cause;
    const { answers, pronote } = journey.settings;
    const isParent =
      answers.profile === "parent" || (answers.profile === undefined && /parent/u.test(pronote.pathname));
    return journey.walk({ url: addressOf(journey, isParent ? "relative" : "student") });
  }
}

/** A new browser: half an ÉduConnect session would only confuse the portal. */
async function byPortal(journey: Journey, first: unknown): Promise<Arrival> {
  const other = new Journey(journey.settings, openEnt.accepts);
  try {
    const pass = await other.handOver(await other.walk({ url: addressOf(other, "login") }));
    return { at: "pass", pass };
  } catch (cause) {
    if (!isRefusedPair(cause)) throw cause;
    const host = addressOf(other, "login").host;
    throw new PortalLoginError(
      `ÉduConnect and ${host} both refuse this login and password.`,
      { host, reason: "refused" },
      {
        hint: "Check which account it is before trying again: two services have counted this failure.",
        cause: isPronoteError(first) ? first : undefined,
      },
    );
  }
}
