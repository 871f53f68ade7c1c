import { tabs, type WirePersonalData, type WirePersonalDataPage } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { nameOf } from "../session/people.js";
import type { PersonalChoices } from "../world/paperwork.js";
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
    const chosen = choicesOf(request);
    const page = {
      Informations: informations(request),
      Autorisations: {
        emailAutorise: true,
        SMSAutorise: false,
        courrierPapierAutorise: true,
        ...chosen.permissions,
      },
      ...calendarExports(request),
      securisation: wireSecurity(request),
      droitImage: { autoriser: chosen.imageRight ?? true },
      notifications: { notificationMail: false, ...chosen.notifications },
    } satisfies WirePersonalDataPage;
    return { data: page };
  },
};

/** What the person that the page is about has changed. */
function choicesOf({ school, account, student, tab }: CallRequest): PersonalChoices {
  const child = tab === assumptions.childDataTab.value ? student : undefined;
  return school.paperwork.people.get(child?.id ?? account.personId) ?? {};
}

function informations(request: CallRequest): WirePersonalData {
  const { school, account, student, tab } = request;
  const child = tab === assumptions.childDataTab.value ? student : undefined;
  const personId = child?.id ?? account.personId;
  const chosen = choicesOf(request);
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
    eMail: chosen.email ?? contact?.email ?? "",
    indicatifTel: chosen.mobileCode ?? "33",
    telephonePortable: chosen.mobile ?? contact?.mobile ?? "",
    ...(chosen.emailIsReserved === undefined ? {} : { emailReserveAdmin: chosen.emailIsReserved }),
    ...(chosen.mobileIsReserved === undefined ? {} : { telReserveAdmin: chosen.mobileIsReserved }),
    ...(chosen.landlineCode === undefined ? {} : { indicatifFixe: chosen.landlineCode }),
    ...(chosen.landline === undefined ? {} : { telephoneFixe: chosen.landline }),
    ...(chosen.faxCode === undefined ? {} : { indicatifFax: chosen.faxCode }),
    ...(chosen.fax === undefined ? {} : { fax: chosen.fax }),
    ...(record === undefined
      ? {}
      : {
          numeroINE: record.nationalNumber,
          dateNaiss: wireDay(record.birthDay),
          villeNaiss: record.birthCity,
        }),
  };
}
