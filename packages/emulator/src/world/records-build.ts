import { createHash } from "node:crypto";
import type { Cast } from "./cast.js";
import { addDays } from "./days.js";
import type { Contact, Guardian, StudentRecord } from "./office.js";
import { type Random, randomOf, seedFor } from "./random.js";
import { boysNames, parentNames, professions, streets } from "./records-names.js";
import type { Parent, SchoolYear, Student } from "./school.js";

/** What records are made from. */
export interface RecordsSetting {
  readonly seed: number;
  readonly cast: Cast;
  readonly city: string;
  readonly year: SchoolYear;
  /** Whether some pupils board. */
  readonly boarding: boolean;
}

/** Records of all pupils, and how to reach them, their parents and the staff. */
export function recordsOf(setting: RecordsSetting): { records: StudentRecord[]; contacts: Contact[] } {
  const { cast } = setting;
  const contacts = new Map<string, Contact>();
  const records = cast.students.map((student) => {
    const parent = cast.parents.find((one) => one.childIds.includes(student.id));
    // Brothers and sisters live together.
    const home = randomOf(seedFor(setting.seed, `home ${parent?.id ?? student.name}`));
    const family = contactOf(home, { personId: student.id, city: setting.city });
    const random = randomOf(seedFor(setting.seed, `record ${student.name}`));
    const guardians = guardiansOf(random, student, { parent, family });
    const known = parent === undefined ? undefined : guardians[0];
    if (known !== undefined) contacts.set(known.contact.personId, known.contact);
    const own = { ...family, mobile: mobileOf(random), email: emailOf(student.name, "eleve.example") };
    const { email, mobile, ...reachable } = own;
    const isKnown = hasAccount(cast, student);
    contacts.set(student.id, {
      ...reachable,
      ...(random.chance(0.6) || isKnown ? { mobile } : {}),
      ...(random.chance(0.8) || isKnown ? { email } : {}),
    });
    return recordOf(random, student, { setting, guardians });
  });
  for (const member of [...cast.staff, ...cast.parents.filter((one) => !contacts.has(one.id))]) {
    const random = randomOf(seedFor(setting.seed, `home ${member.id}`));
    contacts.set(member.id, {
      ...contactOf(random, { personId: member.id, city: setting.city }),
      email: emailOf(member.name, "college.example"),
      mobile: mobileOf(random),
    });
  }
  return { records, contacts: [...contacts.values()] };
}

function recordOf(
  random: Random,
  student: Student,
  { setting, guardians }: { readonly setting: RecordsSetting; readonly guardians: readonly Guardian[] },
): StudentRecord {
  const { cast, city, year, boarding } = setting;
  const level = cast.classes.find(({ id }) => id === student.classId)?.level ?? "";
  const isLate = random.chance(0.08);
  const enteredLate = random.chance(0.06);
  const regimes = boarding
    ? (["DEMI-PENSIONNAIRE", "INTERNE", "EXTERNE"] as const)
    : (["DEMI-PENSIONNAIRE", "DEMI-PENSIONNAIRE", "EXTERNE"] as const);
  return {
    studentId: student.id,
    birthDay: addDays(
      `${Number(year.label.slice(0, 4)) - ageAt(level) - (isLate ? 1 : 0)}-01-01`,
      random.below(365),
    ),
    birthCity: random.pick([city, city, "Montferrand-les-Bains", "Port-Séverin"]),
    sex: boysNames.has(givenName(student.name)) ? "M" : "F",
    otherNames: random.shuffled(["Rose", "Camille", "Dominique", "Claude"]).slice(0, random.below(3)),
    nationalNumber: `${nationalDigits(setting.seed, student.id)}XX`,
    entered: enteredLate ? addDays(year.firstDay, 7 * (2 + random.below(8))) : year.firstDay,
    ...leaving(setting, student),
    options: optionsOf(cast, student),
    regime: random.pick(regimes),
    projects: projectsOf(random, student),
    guardians,
    memos: random.chance(0.1)
      ? [
          {
            id: `memo:${student.id}`,
            text: "Prévenir la famille en cas d'absence",
            author: cast.staff[0]?.name ?? "",
            day: addDays(year.firstDay, 20 + random.below(10)),
          },
        ]
      : [],
  };
}

/** One pupil in thirty moves house in spring; nobody with an account does. */
function leaving({ seed, cast, year }: RecordsSetting, student: Student): Pick<StudentRecord, "left"> {
  const random = randomOf(seedFor(seed, `leaving ${student.name}`));
  if (hasAccount(cast, student) || !random.chance(1 / 30)) return {};
  return { left: addDays(year.lastDay, -60 - random.below(60)) };
}

function hasAccount({ accounts }: Cast, { id }: Student): boolean {
  return accounts.some(({ personId }) => personId === id);
}

/** Years of age at the end of December of the year's beginning, by level. */
function ageAt(level: string): number {
  const ages: Readonly<Record<string, number>> = { CP: 6, CE1: 7, CE2: 8, CM1: 9, CM2: 10 };
  return ages[level] ?? 17 - Number(level);
}

/** Groups of languages, Latin and the choir are options; half classes are not. */
function optionsOf(cast: Cast, student: Student): string[] {
  const labels: readonly (readonly [RegExp, string])[] = [
    [/LATIN$/, "LATIN"],
    [/ESP$/, "ESPAGNOL LV2"],
    [/ALL$/, "ALLEMAND LV2"],
    [/^CHORALE$/, "CHANT CHORAL"],
  ];
  const groups = cast.groups.filter(({ id }) => student.groupIds.includes(id));
  return labels.flatMap(([pattern, label]) => (groups.some(({ name }) => pattern.test(name)) ? [label] : []));
}

function projectsOf(random: Random, student: Student): StudentRecord["projects"] {
  if (!random.chance(0.12)) return [];
  const projects = [
    { kind: "PAP", reason: "Troubles dys." },
    { kind: "PAI", reason: "Allergie alimentaire" },
    { kind: "PPRE" },
  ];
  const count = random.chance(0.2) ? 2 : 1;
  return random
    .shuffled(projects)
    .slice(0, count)
    .map((project) => ({ ...project, id: `project:${student.id}:${project.kind}` }));
}

/** The parent with an account first; then others, down to a neighbour who may be called. */
function guardiansOf(
  random: Random,
  student: Student,
  { parent, family }: { readonly parent: Parent | undefined; readonly family: Contact },
): Guardian[] {
  const lastName = lastNameOf(student.name);
  const first = parent?.name.startsWith("M. ") === true ? ("PERE" as const) : ("MERE" as const);
  const second = first === "MERE" ? ("PERE" as const) : ("MERE" as const);
  const invented = (link: "MERE" | "PERE"): string => `${lastName} ${random.pick(parentNames[link])}`;
  const guardian = (
    link: Guardian["link"],
    name: string,
    choice: Partial<Guardian> & { readonly id: string },
  ): Guardian => ({
    link,
    level: "LEGAL",
    profession: random.pick(professions),
    mayCollect: true,
    inEmergency: true,
    email: true,
    texts: random.chance(0.7),
    contact: {
      ...family,
      personId: choice.id,
      email: emailOf(name, "famille.example"),
      mobile: mobileOf(random),
    },
    name,
    ...choice,
  });
  const main = guardian(first, parent?.name.replace(/^(?:M\.|Mme) /, "") ?? invented(first), {
    id: parent?.id ?? `guardian:${student.id}:1`,
  });
  const others: Guardian[] = [];
  if (random.chance(0.75)) {
    const id = `guardian:${student.id}:2`;
    const apart = random.chance(0.3);
    const other = guardian(second, invented(second), { id, mayCollect: !apart, email: random.chance(0.8) });
    const own = contactOf(random, { personId: id, city: "Port-Séverin" });
    others.push(apart ? { ...other, contact: { ...other.contact, ...own } } : other);
  }
  if (random.chance(0.2)) {
    const id = `guardian:${student.id}:3`;
    others.push(
      guardian("GRAND-PARENT", invented("MERE"), { id, level: "CONTACT", email: false, texts: false }),
    );
  }
  return [main, ...others];
}

function contactOf(random: Random, of: Pick<Contact, "personId" | "city">): Contact {
  const building = random.chance(0.2) ? [`Bâtiment ${random.pick(["A", "B", "C"])}`] : [];
  return {
    ...of,
    address: [`${1 + random.below(90)} ${random.pick(streets)}`, ...building],
    // No place in France has it.
    postalCode: "99999",
    country: "FRANCE",
  };
}

/** From a range that the regulator keeps for films. */
function mobileOf(random: Random): string {
  return `63998${String(random.below(10_000)).padStart(4, "0")}`;
}

function emailOf(name: string, domain: string): string {
  const known = name.replace(/^(?:M\.|Mme) /, "");
  const words = `${givenName(known)} ${lastNameOf(known)}`.toLowerCase().normalize("NFD");
  return `${words
    .replaceAll(/[^a-z ]/g, "")
    .trim()
    .replaceAll(/ +/g, ".")}@${domain}`;
}

function nationalDigits(seed: number, studentId: string): string {
  const digest = createHash("sha256").update(`${seed} ${studentId}`).digest();
  return String(digest.readUInt32BE(0) % 1_000_000_000).padStart(9, "0");
}

/** `"LE GUENNIC Margot"`: the words in capitals. */
function lastNameOf(name: string): string {
  return name
    .split(" ")
    .filter((word) => word === word.toUpperCase())
    .join(" ");
}

function givenName(name: string): string {
  return name
    .split(" ")
    .filter((word) => word !== word.toUpperCase())
    .join(" ");
}
