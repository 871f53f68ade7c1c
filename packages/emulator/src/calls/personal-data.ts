import { tabs } from "@preau/wire";
import { nameOf } from "../session/people.js";
import { wireSecurity } from "./account-security.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";

/**
 * `PageInfosPerso`: what the school knows about the account's own person, and how the account is protected.
 *
 * @evidence keys read in the official client; pronotepy asks for `securisation.mode` after each login by QR
 *   code
 */
export const personalData: CallHandler = {
  name: "PageInfosPerso",
  tabs: [tabs.personalData],
  fields: [],
  handle: (request): CallAnswer => ({
    data: {
      Informations: informations(request),
      Autorisations: { emailAutorise: true, SMSAutorise: false },
      securisation: wireSecurity(request),
      droitImage: { autoriser: true },
      notifications: { notificationMail: false },
    },
  }),
};

function informations({ school, account }: CallRequest) {
  const { title, lastName, firstName } = partsOf(nameOf(school, account));
  return {
    ...(title === "" ? {} : { civilite: title }),
    nom: lastName,
    prenoms: firstName,
    adresse1: "",
    adresse2: "",
    adresse3: "",
    adresse4: "",
    codePostal: "99999",
    ville: school.city,
    province: "",
    pays: "FRANCE",
    eMail: `${asciiOf(account.login)}@famille.example`,
    indicatifTel: "33",
    telephonePortable: "",
  };
}

/** `"Mme VERDIER Sophie"`: the words in capitals are the last name, a title comes before them. */
function partsOf(name: string): Record<"title" | "lastName" | "firstName", string> {
  const [, title = "", lastName = "", firstName = ""] =
    /^(?:(M\.|Mme)\s+)?((?:[\p{Lu}'’-]+(?:\s+|$))+)?(.*)$/u.exec(name) ?? [];
  return { title, lastName: lastName.trim(), firstName };
}

function asciiOf(text: string): string {
  return text.normalize("NFD").replaceAll(/[^a-z.]/gi, "");
}
