import { tabs, type WirePersonalData, type WirePersonalDataPage } from "@preau/wire";
import type { PlainDate } from "../codec/dates.js";
import { day, flag, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { NotAllowedError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";

/** What the school has on record of a person ("informations personnelles"). What it does not show is absent. */
export interface PersonalDetails {
  /** "Monsieur", "Madame" ("civilité"). */
  readonly title?: string;
  readonly lastName?: string;
  readonly firstNames?: string;
  /** Lines of the postal address above postal code and city, without the empty ones. */
  readonly address: readonly string[];
  readonly postalCode?: string;
  readonly city?: string;
  readonly province?: string;
  readonly country?: string;
  readonly email?: string;
  /** The e-mail is for the administration only. */
  readonly emailReserved: boolean;
  /** Mobile number with its country code, "+33600000000", where there is one. */
  readonly phone?: string;
  /** The mobile number is for the administration only. */
  readonly phoneReserved: boolean;
  readonly landline?: string;
  readonly fax?: string;
  /** National number of a pupil ("INE"). */
  readonly ineNumber?: string;
  readonly dateOfBirth?: PlainDate;
  readonly placeOfBirth?: string;
  readonly company?: string;
  /** Occupation or office ("fonction"). */
  readonly role?: string;
}

/**
 * The user's own record. One call, read-only.
 *
 * @evidence read in the official client and in pronotepy
 */
export const ownDetails = defineCall({
  wire: "PageInfosPerso",
  encode: (_: undefined) => undefined,
  decode: (page: Reader<WirePersonalDataPage>) => readDetails(page),
});

/**
 * The record of a parent's child: the same page, from the tab of the child's account. One call, read-only.
 *
 * @evidence read in the official client for the tab; what parents' servers answer is assumed to be the same page
 */
export const childDetails = defineCall({
  wire: "PageInfosPerso",
  tab: tabs.childAccount,
  encode: (_: undefined) => undefined,
  decode: (page: Reader<WirePersonalDataPage>) => readDetails(page),
});

/**
 * What the school has on record of the user, or of the child whom the runner is about. One request.
 *
 * @throws NotAllowedError when the school does not show it
 */
export async function personalDetailsOf(
  runner: Runner,
  whose: "user" | "child",
  options: CallOptions = {},
): Promise<PersonalDetails> {
  const details = await runner.run(whose === "child" ? childDetails : ownDetails, undefined, options);
  if (details !== undefined) return details;
  throw new NotAllowedError("The school shows no personal details of this person.", {
    call: "PageInfosPerso",
    hint: "Logging in again changes nothing.",
  });
}

function readDetails(page: Reader<WirePersonalDataPage>): PersonalDetails | undefined {
  return page.element("Informations", (found) =>
    present({
      title: found.optional("civilite", label),
      lastName: found.optional("nom", label),
      firstNames: found.optional("prenoms", label),
      address: (["adresse1", "adresse2", "adresse3", "adresse4"] as const)
        .map((line) => found.optional(line, label))
        .filter((line) => line !== undefined),
      postalCode: found.optional("codePostal", label),
      city: found.optional("ville", label),
      province: found.optional("province", label),
      country: found.optional("pays", label),
      email: found.optional("eMail", label),
      emailReserved: found.flag("emailReserveAdmin", flag),
      phone: readPhone(found, "indicatifTel", "telephonePortable"),
      phoneReserved: found.flag("telReserveAdmin", flag),
      landline: readPhone(found, "indicatifFixe", "telephoneFixe"),
      fax: readPhone(found, "indicatifFax", "fax"),
      ineNumber: found.optional("numeroINE", label),
      dateOfBirth: found.optional("dateNaiss", day),
      placeOfBirth: found.optional("villeNaiss", label),
      company: found.optional("entreprise", label),
      role: found.optional("fonction", label),
    }),
  );
}

/** A number with its country code, which comes without `+`; either may be empty, and a code alone is no number. */
function readPhone(
  found: Reader<WirePersonalData>,
  code: "indicatifTel" | "indicatifFixe" | "indicatifFax",
  key: "telephonePortable" | "telephoneFixe" | "fax",
): string | undefined {
  const country = found.optional(code, label)?.replace(/\D/gu, "") ?? "";
  const number = found.optional(key, label)?.trim();
  if (number === undefined || number === "" || country === "" || number.startsWith("+")) return number;
  // The zero that leads French numbers within the country is not dialled after a country code.
  return `+${country}${number.replace(/[\s.-]/gu, "").replace(/^0/u, "")}`;
}
