import { tabs, type WirePersonalData, type WirePersonalDataPage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { nameOf } from "../session/people.js";
import { wireSecurity } from "./account-security.js";
import { calendarExports } from "./calendar-exports.js";
import type { CallAnswer, CallHandler, CallRequest } from "./handler.js";
import { partsOfName } from "./students.js";
import { wireDay } from "./wire-values.js";

/**
 * `PageInfosPerso`: what the school knows about the account's own person or, under the tab of the child's
 * account, about the child; their calendars, and how the account is protected.
 *
 * @evidence keys read in the official client; pronotepy asks for `securisation.mode` after each login by QR
 *   code, and for `iCal` under the timetable's tab
 */
export const personalData: CallHandler = {
  name: "PageInfosPerso",
  tabs: [tabs.personalData, tabs.childAccount, tabs.timetable],
  fields: [],
  handle: (request): CallAnswer => {
    const page = {
      Informations: informations(request),
      Autorisations: { emailAutorise: true, SMSAutorise: false, courrierPapierAutorise: true },
      ...calendarExports(request),
      securisation: wireSecurity(request),
      droitImage: { autoriser: true },
      notifications: { notificationMail: false },
    } satisfies WirePersonalDataPage;
    return { data: page };
  },
};

function informations(request: CallRequest): WirePersonalData {
  const { school, account, student, tab } = request;
  const child = tab === assumptions.childDataTab.value ? student : undefined;
  const personId = child?.id ?? account.personId;
  const { title, lastName, firstName } = partsOfName(child?.name ?? nameOf(school, account));
  const contact = school.office.contacts.find((one) => one.personId === personId);
  const record = school.office.records.find((one) => one.studentId === personId);
  const [line1 = "", line2 = "", line3 = "", line4 = ""] = contact?.address ?? [];
  return {
    ...(title === "" ? {} : { civilite: title }),
    nom: lastName,
    prenoms: [firstName, ...(record?.otherNames ?? [])].join(" "),
    adresse1: line1,
    adresse2: line2,
    adresse3: line3,
    adresse4: line4,
    codePostal: contact?.postalCode ?? "",
    ville: contact?.city ?? "",
    province: "",
    pays: contact?.country ?? "",
    eMail: contact?.email ?? "",
    indicatifTel: "33",
    telephonePortable: contact?.mobile ?? "",
    ...(record === undefined
      ? {}
      : {
          numeroINE: record.nationalNumber,
          dateNaiss: wireDay(record.birthDay),
          villeNaiss: record.birthCity,
        }),
  };
}
