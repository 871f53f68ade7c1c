import { createHash } from "node:crypto";
import { assumptions } from "../assumptions.js";
import type { Account, Day, School } from "../world/school.js";
import type { PortalTrouble } from "./trouble.js";

/** Somebody's account on the portal, or on ÉduConnect. It is another than their PRONOTE account. */
export interface PortalAccount {
  readonly login: string;
  readonly password: string;
  /** Kind of account, as ÉduConnect names it (`typeUser`). */
  readonly profile: "eleve" | "responsable";
  /** The date that ÉduConnect may ask for: a pupil's own, for a parent that of a child. */
  readonly birthDate: Day;
  /** All the dates that are right. */
  readonly birthDates: readonly Day[];
  /** Login of the PRONOTE account that it leads to; absent for somebody whom the school does not know. */
  readonly pronoteLogin?: string;
  readonly about: string;
}

/** What keeps somebody out whose password is right. */
type AccountTrouble = Extract<PortalTrouble, "locked" | "disabled" | "password-change" | "not-activated">;

const accountTroubles: ReadonlySet<PortalTrouble | undefined> = new Set<AccountTrouble>([
  "locked",
  "disabled",
  "password-change",
  "not-activated",
]);

function isOfAccount(trouble: PortalTrouble | undefined): trouble is AccountTrouble {
  return accountTroubles.has(trouble);
}

/** What comes of a login and a password. */
export type Verdict =
  | { readonly kind: "right"; readonly person: PortalAccount }
  | { readonly kind: "wrong" | AccountTrouble };

const words = ["Mésange", "Hérisson", "Belvédère", "Rivière", "Forêt", "Étang"];

/** Every pupil and parent of the school, and one person whom PRONOTE does not know. */
function portalAccounts(school: School): readonly PortalAccount[] {
  const taken = new Set<string>();
  const accounts = school.accounts
    .filter(({ audience }) => audience !== "school-life")
    .map((account) => portalAccount(school, account, taken));
  const stranger: PortalAccount = {
    login: "inconnu.personne77",
    password: "Nuage&Été+77",
    profile: "eleve",
    birthDate: "2012-05-17",
    birthDates: ["2012-05-17"],
    about: "pupil of another school: signs in, and PRONOTE does not know them",
  };
  return [...accounts, stranger];
}

function portalAccount(school: School, account: Account, taken: Set<string>): PortalAccount {
  const profile = account.audience === "student" ? "eleve" : "responsable";
  const draw = createHash("sha256").update(`portal\n${school.seed}\n${account.login}`).digest();
  const birthDates = birthDatesOf(school, account);
  return {
    login: freeLogin(account.login, draw, taken),
    // `&`, `+`, a space and letters beyond ASCII: what forms get wrong.
    password: `${words[draw.readUInt8(0) % words.length]}& +${1000 + (draw.readUInt16BE(1) % 9000)}`,
    profile,
    birthDate: birthDates[0] ?? unknownBirthDate,
    birthDates,
    pronoteLogin: account.login,
    about: account.about,
  };
}

function freeLogin(login: string, draw: Buffer, taken: Set<string>): string {
  const plain = login
    .normalize("NFD")
    .replaceAll(/[^A-Za-z0-9.]/g, "")
    .toLowerCase();
  let digits = 10 + (draw.readUInt8(3) % 90);
  while (taken.has(`${plain}${digits}`)) digits += 1;
  taken.add(`${plain}${digits}`);
  return `${plain}${digits}`;
}

const unknownBirthDate: Day = "2011-10-09";

function birthDatesOf(school: School, account: Account): readonly Day[] {
  const children =
    account.audience === "student"
      ? [account.personId]
      : (school.parents.find(({ id }) => id === account.personId)?.childIds ?? []);
  const dates = children.map(
    (child) =>
      school.office.records.find(({ studentId }) => studentId === child)?.birthDay ?? unknownBirthDate,
  );
  return dates.length === 0 ? [unknownBirthDate] : dates;
}

/** Who may sign in on a portal, and how often they have failed. */
export class People {
  readonly accounts: readonly PortalAccount[];
  readonly #failures = new Map<string, number>();
  readonly #trouble: () => PortalTrouble | undefined;

  constructor(school: School, trouble: () => PortalTrouble | undefined) {
    this.accounts = portalAccounts(school);
    this.#trouble = trouble;
  }

  /** Judges a login and a password, and counts failures. */
  judge(login: string, password: string): Verdict {
    const wanted = login.trim().toLowerCase();
    const failures = this.#failures.get(wanted) ?? 0;
    if (failures >= assumptions.portalFailuresBeforeLock.value) return { kind: "locked" };
    const person = this.accounts.find((one) => one.login === wanted);
    const trouble = this.#trouble();
    if (person === undefined || person.password !== password || trouble === "wrong-password") {
      this.#failures.set(wanted, failures + 1);
      return { kind: "wrong" };
    }
    if (isOfAccount(trouble)) return { kind: trouble };
    this.#failures.delete(wanted);
    return { kind: "right", person };
  }

  /** The person whom an assertion or a session names. */
  named(login: string): PortalAccount | undefined {
    return this.accounts.find((one) => one.login === login);
  }
}
