import { fatalErrors, tabs } from "@preau/wire";
import { isObject, type Root } from "../session/packing.js";
import { refusal } from "../session/refusals.js";
import { changePersonalData, type PersonalChoices } from "../world/paperwork.js";
import { type CallAnswer, type CallHandler, type CallRequest, WriteRefused } from "./handler.js";
import { onlyFor } from "./writes.js";

/**
 * `SaisieInformations`: how the account's own person is reached, and what they agree to. Only the blocks that change are
 * there, whose names begin with a small letter.
 *
 * @evidence read in the official client; its signatures and medical files have blocks that this emulator refuses
 */
export const personalWrite: CallHandler = {
  name: "SaisieInformations",
  tabs: [tabs.personalData],
  fields: ["informations", "autorisations", "notifications", "droitImage"],
  handle: (request): CallAnswer => {
    const { school, account, data } = request;
    const present = blocks.filter((name) => data[name] !== undefined);
    const choices = school.paperwork.people.get(account.personId);
    const changes = present.map((name) => readBlock[name](blockOf(request, name), choices));
    for (const change of changes) changePersonalData(school.paperwork, account.personId, change);
    return {
      data: {},
      report: {},
      changes: present.map((name) => `changed ${name} of ${account.personId}`),
    };
  },
};

const blocks = ["informations", "autorisations", "notifications", "droitImage"] as const;

function blockOf({ data }: CallRequest, name: string): Root {
  const block = data[name];
  if (isObject(block)) return block;
  throw refusal(fatalErrors.pageNotDisplayable, `\`${name}\` must be an object`);
}

const readBlock: Readonly<
  Record<(typeof blocks)[number], (block: Root, before: PersonalChoices | undefined) => PersonalChoices>
> = {
  informations: readInformations,
  autorisations: (block, before) => {
    const said = Object.entries(block).filter(
      (entry): entry is [string, boolean] => typeof entry[1] === "boolean",
    );
    return { permissions: { ...before?.permissions, ...Object.fromEntries(said) } };
  },
  notifications: (block, before) => ({ notifications: { ...before?.notifications, ...block } }),
  droitImage: (block) => ({ imageRight: block["avecAutorisation"] === true }),
};

/** Keys of the block, and what they are in the world. */
const texts = {
  eMail: "email",
  indicatifTel: "mobileCode",
  telephonePortable: "mobile",
  indicatifFixe: "landlineCode",
  telephoneFixe: "landline",
  indicatifFax: "faxCode",
  fax: "fax",
} as const satisfies Record<string, keyof PersonalChoices>;

const flags = {
  emailReserveAdmin: "emailIsReserved",
  telReserveAdmin: "mobileIsReserved",
} as const satisfies Record<string, keyof PersonalChoices>;

function readInformations(block: Root): PersonalChoices {
  const change: Record<string, string | boolean> = {};
  for (const [key, value] of Object.entries(block)) {
    const text = Object.hasOwn(texts, key) ? texts[key as keyof typeof texts] : undefined; // it was just looked up
    const flag = Object.hasOwn(flags, key) ? flags[key as keyof typeof flags] : undefined; // likewise
    if (text !== undefined && typeof value === "string") change[text] = value;
    else if (flag !== undefined && typeof value === "boolean") change[flag] = value;
    else throw refusal(fatalErrors.pageNotDisplayable, `\`informations.${key}\` cannot be written`);
  }
  const { email, mobile } = change;
  if (typeof email === "string" && email !== "" && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw new WriteRefused("L'adresse e-mail n'est pas valide.");
  }
  if (typeof mobile === "string" && !/^\d*$/.test(mobile)) {
    throw new WriteRefused("Le numéro de téléphone n'est pas valide.");
  }
  return change;
}

/** Fewest and most characters of a pupil's password, as `reglesSaisieMDP` tells them. */
const passwordLength = { min: 8, max: 32 } as const;

/**
 * `SaisieMotDePasseEleve`: a parent gives the child that the signature names another password. Sessions that are open
 * stay so.
 *
 * @evidence read in the official client: encrypted with the session's key, in hexadecimal
 */
export const childPassword: CallHandler = {
  name: "SaisieMotDePasseEleve",
  tabs: [tabs.childAccount],
  fields: ["motDePasse"],
  handle: (request): CallAnswer => {
    onlyFor(request, "parent");
    const { school, student, secrets, data } = request;
    const account = school.accounts.find(
      ({ audience, personId }) => audience === "student" && personId === student?.id,
    );
    if (account === undefined) throw new WriteRefused("Cet élève n'a pas de compte.");
    const password = secrets.read(data["motDePasse"]);
    if (password === undefined) {
      throw refusal(fatalErrors.pageNotDisplayable, "`motDePasse` is no secret of this session");
    }
    const { min, max } = passwordLength;
    if (password.length < min || password.length > max) {
      throw new WriteRefused(`Le mot de passe doit comporter de ${min} à ${max} caractères.`);
    }
    account.password = password;
    return { data: {}, report: {}, changes: [`password of ${account.personId}`] };
  },
};
