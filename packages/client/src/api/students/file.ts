import {
  resourceKinds,
  type WireGuardian,
  type WireIdentity,
  type WireStudentFilePage,
  type WireStudentFileRequest,
} from "@preau/wire";
import type { PlainDate } from "../../codec/dates.js";
import { type Id, isNoObject, resolveId } from "../../codec/ids.js";
import { day, flag, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import { UnsupportedError } from "../../errors/errors.js";
import { defineCall } from "../../session/call.js";

/** What school life may know of a pupil ("fiche élève"). A part that the user has no right to is absent, not empty. */
export interface StudentFile {
  readonly identity?: Identity;
  readonly guardians?: readonly Guardian[];
}

/** Name, birth and address of a person. */
export interface Identity {
  readonly lastName?: string;
  readonly firstNames: readonly string[];
  readonly dateOfBirth?: PlainDate;
  readonly placeOfBirth?: string;
  /** National number of a pupil ("INE"). */
  readonly ineNumber?: string;
  /** Lines of the postal address above postal code and city. */
  readonly address: readonly string[];
  readonly postalCode?: string;
  readonly city?: string;
  readonly country?: string;
  /** Address lines, postal code, city and country, with commas between them. */
  readonly formattedAddress: string;
  readonly email?: string;
  readonly mobileNumber?: string;
  readonly landlineNumber?: string;
  readonly otherPhoneNumber?: string;
}

/** Somebody who is in charge of a pupil ("responsable"). */
export interface Guardian {
  readonly identity: Identity;
  readonly fullName: string;
  /** Kinship ("lien de parenté"), such as "PERE". */
  readonly relativesLink?: string;
  /** Level of responsibility, such as "LEGAL". */
  readonly responsibilityLevel?: string;
  readonly isLegal: boolean;
  readonly authorizedEmail: boolean;
  readonly authorizedSms: boolean;
  readonly authorizedMail: boolean;
  readonly authorizedDiscussions: boolean;
  /** May collect the child. */
  readonly authorizedPickUpKid: boolean;
  /** To be called in an emergency. */
  readonly urgencyContact: boolean;
  readonly profession?: string;
  /** Work or family situation, as the school words it. */
  readonly situation?: string;
}

/** Word of the wire for a legal guardian. */
const legal = "LEGAL";

/**
 * The file of a pupil: identity and guardians. One call, read-only.
 *
 * @evidence read in the official client and in pronotepy
 */
export const studentFile = defineCall({
  wire: "FicheEleve",
  encode: (student: Id, { tag }): WireStudentFileRequest => {
    if (isNoObject(student)) {
      throw new UnsupportedError("The server gave this pupil no identity; nothing was sent.");
    }
    return {
      Eleve: { N: resolveId(tag, student), G: resourceKinds.student },
      AvecEleve: true,
      AvecResponsables: true,
    };
  },
  decode: (page: Reader<WireStudentFilePage>): StudentFile =>
    present({
      identity: page.element("Identite", readIdentity),
      guardians: page.has("Responsables") ? page.optionalList("Responsables", readGuardian) : undefined,
    }),
});

function readIdentity(person: Reader<WireIdentity>): Identity {
  const address: string[] = [];
  for (const key of ["adresse1", "adresse2", "adresse3", "adresse4"] as const) {
    const line = person.optional(key, label);
    if (line === undefined) break; // the lines end at the first one missing
    address.push(line);
  }
  const postalCode = person.optional("CP", label);
  const city = person.optional("ville", label);
  const country = person.optional("pays", label);
  const places = [...address, postalCode, city, country].filter((part) => part !== undefined);
  return present({
    lastName: person.optional("nom", label),
    firstNames: (["prenom", "prenom2", "prenom3"] as const)
      .map((key) => person.optional(key, label))
      .filter((name) => name !== undefined),
    dateOfBirth: person.optional("dateNaiss", day),
    placeOfBirth: person.optional("villeNaiss", label),
    ineNumber: person.optional("ine", label),
    address,
    postalCode,
    city,
    country,
    formattedAddress: places.join(", "),
    email: person.optional("email", label),
    mobileNumber: withCode(person.optional("indPort", label), person.optional("telPort", label)),
    landlineNumber: person.optional("telFixe", label),
    otherPhoneNumber: person.optional("telAutre", label),
  });
}

/** A number with its country code, where there is one; the zero that leads French numbers is not dialled after it. */
function withCode(code: string | undefined, number: string | undefined): string | undefined {
  const country = code?.replace(/\D/gu, "") ?? "";
  if (number === undefined || country === "" || number.startsWith("+")) return number;
  return `+${country}${number.replace(/[\s.-]/gu, "").replace(/^0/u, "")}`;
}

function readGuardian(guardian: Reader<WireGuardian>): Guardian {
  const identity = readIdentity(guardian);
  const level = guardian.optional("niveauResponsabilite", label);
  return present({
    identity,
    fullName: guardian.optional("L", label) ?? [identity.lastName, ...identity.firstNames].join(" ").trim(),
    relativesLink: guardian.optional("lienParente", label),
    responsibilityLevel: level,
    isLegal: level?.toUpperCase() === legal,
    authorizedEmail: guardian.flag("autoriseEmail", flag),
    authorizedSms: guardian.flag("autoriseSMS", flag),
    authorizedMail: guardian.flag("autoriseCourrier", flag),
    authorizedDiscussions: guardian.flag("autoriseDiscussion", flag),
    authorizedPickUpKid: guardian.flag("autoriseRecupererEnfant", flag),
    urgencyContact: guardian.flag("contactUrgence", flag),
    profession: guardian.optional("profession", label),
    situation: guardian.optional("situation", label),
  });
}
