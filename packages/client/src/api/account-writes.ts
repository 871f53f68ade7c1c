import {
  passwordRules,
  securityCommands,
  type WireChildPasswordRequest,
  type WirePasswordRefusal,
  type WirePasswordRules,
  type WirePersonalDataWriteRequest,
  type WireSecurityPreferenceAnswer,
  type WireSecurityPreferenceRequest,
} from "@preau/wire";
import { flag, integer, integerSet, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading } from "../codec/reader.js";
import { htmlToText } from "../codec/rich-text.js";
import { RequestRefusedError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import { type PersonalDetails, personalDetailsOf } from "./personal-data.js";
import { checkParent, misused, notAllowed, readBack } from "./writing.js";

/** What somebody may change of their own record. What is left out stays as it is; an empty text takes it away. */
export interface PersonalDetailsChange {
  readonly email?: string;
  /** The e-mail is for the administration only. */
  readonly emailReserved?: boolean;
  readonly phone?: PhoneNumber;
  /** The mobile number is for the administration only. */
  readonly phoneReserved?: boolean;
  readonly landline?: PhoneNumber;
  readonly fax?: PhoneNumber;
}

/** A telephone number, as the school keeps it. */
export interface PhoneNumber {
  /** Without `+`: "33". */
  readonly countryCode: string;
  /** Within the country: "600000001". */
  readonly number: string;
}

/**
 * Changes what the school has on record of the user. A write.
 *
 * @evidence read in the official client 2025.2
 */
export const detailsWrite = defineCall({
  wire: "SaisieInformations",
  encode: ({
    email,
    emailReserved,
    phone,
    phoneReserved,
    landline,
    fax,
  }: PersonalDetailsChange): WirePersonalDataWriteRequest => ({
    informations: present({
      eMail: email,
      emailReserveAdmin: emailReserved,
      indicatifTel: phone?.countryCode,
      telephonePortable: phone?.number,
      telReserveAdmin: phoneReserved,
      indicatifFixe: landline?.countryCode,
      telephoneFixe: landline?.number,
      indicatifFax: fax?.countryCode,
      fax: fax?.number,
    }),
  }),
  decode: () => undefined,
});

/**
 * Gives the account a new password. A write. That it is refused shows in `erreurMDP` and `messageErreur`, whatever
 * `result` says.
 *
 * @evidence read in the official client 2024.3 to 2026.1
 */
export const passwordWrite = defineCall({
  wire: "SecurisationComptePreference",
  encode: ({
    current,
    next,
  }: {
    readonly current: string;
    readonly next: string;
  }): WireSecurityPreferenceRequest => ({
    action: securityCommands.setPassword,
    ancienMDP: current,
    nouveauMDP: next,
  }),
  decode: (page: Reader<WireSecurityPreferenceAnswer>): PasswordAnswer => {
    const message = page.optional("messageErreur", label);
    const refusal = page.element("erreurMDP", (found: Reader<WirePasswordRefusal>) => ({
      isCurrentWrong: found.flag("erreurAncienMDP", flag),
    }));
    return present({
      isTaken: page.optional("result", flag) !== false && refusal === undefined && message === undefined,
      isCurrentWrong: refusal?.isCurrentWrong ?? false,
      message: message === undefined ? undefined : htmlToText(message),
      token: page.optional("jetonConnexionAppliMobile", label),
    });
  },
});

/** What became of a password. */
interface PasswordAnswer {
  readonly isTaken: boolean;
  readonly isCurrentWrong: boolean;
  readonly message?: string;
  /** Another token of this device: the one before is dead. */
  readonly token?: string;
}

/** Gives a parent's child a new password. A write. @evidence read in the official client */
export const childPasswordWrite = defineCall({
  wire: "SaisieMotDePasseEleve",
  encode: (encrypted: string): WireChildPasswordRequest => ({ motDePasse: encrypted }),
  decode: () => undefined,
});

/**
 * Changes the user's own e-mail and telephone numbers. Two requests, the second of which reads the record again.
 *
 * @throws NotAllowedError when the school does not let the account change them · UsageError
 */
export async function changePersonalDetails(
  runner: Runner,
  change: PersonalDetailsChange,
  options: CallOptions = {},
): Promise<PersonalDetails> {
  if (rightsOfAccount(runner)["avecSaisieInfosPersoCoordonnees"] === false) {
    throw notAllowed("The school does not let this account change its details.");
  }
  if (Object.values(change).every((value) => value === undefined)) throw misused("Nothing is changed.");
  checkDetails(change);
  await runner.run(detailsWrite, change, options);
  return readBack(runner, options, {
    known: { address: [], emailReserved: false, phoneReserved: false, ...present({ email: change.email }) },
    read: () => personalDetailsOf(runner, "user", options),
  });
}

function checkDetails({ email, phone, landline, fax }: PersonalDetailsChange): void {
  if (email !== undefined && email !== "" && !/^\S+@\S+$/u.test(email))
    throw misused("This is no e-mail address.");
  for (const number of [phone, landline, fax]) {
    if (number !== undefined && !/^\d{0,4}$/u.test(number.countryCode)) {
      throw misused("A country code is a few digits, without +.");
    }
    if (number !== undefined && !/^[\d\s.-]*$/u.test(number.number))
      throw misused("A telephone number is digits.");
  }
}

/**
 * Gives the account a new password, once the school's rules are met. One request.
 *
 * @returns another token of this device, when the server gave one: the one before is dead
 * @throws UsageError when it breaks a rule · NotAllowedError · RequestRefusedError when the server does not take it
 */
export async function changePassword(
  runner: Runner,
  { current, next, login }: { readonly current: string; readonly next: string; readonly login: string },
  options: CallOptions = {},
): Promise<string | undefined> {
  if (rightsOfAccount(runner)["avecSaisieMotDePasse"] === false) {
    throw notAllowed("The school does not let this account change its password.");
  }
  checkPassword(runner, next, login);
  const { author } = runner;
  const args = { current: author.encrypt(current), next: author.encrypt(next) };
  const { isTaken, isCurrentWrong, message, token } = await runner.run(passwordWrite, args, options);
  if (isTaken) return token;
  const fact = isCurrentWrong ? "The current password is wrong" : "The server does not take this password";
  throw new RequestRefusedError(`${fact}; the old one stays.`, {
    call: "SecurisationComptePreference",
    hint: isCurrentWrong
      ? "Do not try the same again: servers count failures."
      : "Choose another; the current one may be wrong, too, and servers count failures.",
    wireMessage: message,
  });
}

/**
 * Gives the child a new password. One request.
 *
 * @throws NotAllowedError for anybody but a parent · UsageError
 */
export async function changeChildPassword(
  runner: Runner,
  password: string,
  options: CallOptions = {},
): Promise<void> {
  checkParent(runner, "give a child a new password");
  if (rightsOfAccount(runner)["avecSaisieMotDePasseEleve"] === false) {
    throw notAllowed("The school does not let parents change the password of their child.");
  }
  checkPassword(runner, password);
  await runner.run(childPasswordWrite, runner.author.encrypt(password), options);
}

function rightsOfAccount({ author }: Runner): Readonly<Record<string, unknown>> {
  const rights = author.rights["compte"];
  return typeof rights === "object" && rights !== null ? (rights as Readonly<Record<string, unknown>>) : {}; // any object has string keys
}

/** The rules that the school sends along at login (`reglesSaisieMDP`). */
function checkPassword({ author }: Runner, password: string, login?: string): void {
  if (password === "") throw misused("The new password is empty.");
  const page = new Reading("ParametresUtilisateur").open<{ readonly reglesSaisieMDP?: WirePasswordRules }>(
    author.parameters,
  );
  const rules = page.element("reglesSaisieMDP", (found: Reader<WirePasswordRules>) => ({
    least: found.optional("min", integer) ?? 0,
    most: found.optional("max", integer) ?? 0,
    demands: found.optional("regles", integerSet) ?? [],
  }));
  if (rules === undefined) return;
  if (password.length < rules.least) throw misused(`A password has ${rules.least} characters at least.`);
  // None, where it is 0.
  if (rules.most > 0 && password.length > rules.most)
    throw misused(`A password has ${rules.most} characters at most.`);
  for (const [rule, fact, isMet] of demands) {
    if (rules.demands.includes(rule) && !isMet(password, login)) throw misused(`A password ${fact}.`);
  }
}

const demands: readonly (readonly [number, string, (password: string, login?: string) => boolean])[] = [
  [passwordRules.letter, "has a letter", (password) => /[a-z]/iu.test(password)],
  [passwordRules.digit, "has a digit", (password) => /\d/u.test(password)],
  [passwordRules.specialCharacter, "has a special character", (password) => /[^a-z\d]/iu.test(password)],
  [
    passwordRules.mixedCase,
    "has small and capital letters",
    (password) => /[a-z]/u.test(password) && /[A-Z]/u.test(password),
  ],
  [passwordRules.differsFromLogin, "is not the login", (password, login) => password !== login],
];
