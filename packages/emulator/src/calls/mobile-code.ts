import type { CallAnswer, CallHandler } from "./handler.js";

/**
 * `JetonAppliMobile`: the two texts of a QR code for a phone, encrypted with the PIN that the user has just
 * chosen. The client adds the address.
 *
 * @evidence read in the official client, which asks for four digits and may call from any page; pronotepy
 *   signs with tab 7
 */
export const mobileCode: CallHandler = {
  name: "JetonAppliMobile",
  tabs: [],
  fields: ["code"],
  handle: ({ data, account, qrCodes, profile }): CallAnswer => {
    const pin = data["code"];
    if (typeof pin !== "string" || !/^\d{4}$/.test(pin)) return refusedPin;
    const page = profile.domain.qrCodesSayPage ? { avecPageConnexion: false } : {};
    return {
      data: { ...qrCodes.issue(account, pin), ...page },
      changes: [`made a code for ${account.personId}`],
    };
  },
};

/** Assumed (`assumptions.refusedPin`). */
const refusedPin: CallAnswer = {
  data: {},
  report: {
    _erreurSaisie_: true,
    _messagesErreur_: ["Le code doit comporter exactement 4 chiffres."],
    titre_Messages_Erreur: "Impossible",
  },
};
