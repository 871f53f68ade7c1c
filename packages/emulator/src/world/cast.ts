import { familyNames, givenNames } from "./names.js";
import { type Random, randomOf, seedFor } from "./random.js";
import type { Account, Group, Parent, SchoolClass, StaffMember, Student } from "./school.js";
import { plainSecurity } from "./security.js";
import { securityAccounts } from "./security-accounts.js";

/** How many of what. */
export interface SchoolSize {
  /** Classes, 1 or more. */
  readonly classes: number;
  readonly studentsPerClass: number;
}

/** Everybody but the teachers, whom the weekly plan calls for. */
export interface Cast {
  readonly classes: readonly SchoolClass[];
  readonly groups: readonly Group[];
  readonly students: readonly Student[];
  readonly parents: readonly Parent[];
  readonly staff: readonly StaffMember[];
  readonly accounts: readonly Account[];
}

/** Password of every account that is not there to be odd. */
export const demoPassword = "preau-demo";

/** Classes that always come first; a small school has these. */
const firstClasses = ["4C", "6A", "3B", "5D"];

/** Classes of a primary school, which has no groups. */
const primaryClasses = ["CM1", "CP", "CE2", "CM2", "CE1"];

/** Pupils who have an account, by the class they are in (an index, taken modulo the number of classes). */
const featured = [
  { name: "VERDIER Camille", classIndex: 0 },
  { name: "VERDIER Malo", classIndex: 1 },
  { name: "BENNOUNA Inès", classIndex: 2 },
  { name: "EXEMPLE Zoé", classIndex: 3 },
  { name: "LATOURNELLE Théo", classIndex: 0 },
] as const;

/** The people of a school, by seed. A primary school has no groups. */
export function castOf(seed: number, size: SchoolSize, level: "college" | "primary" = "college"): Cast {
  const random = randomOf(seedFor(seed, "cast"));
  const classes = level === "college" ? collegeClasses(size.classes) : primarySchool(size.classes);
  const rolls = rollsOf(classes, size.studentsPerClass, random);
  const groups = level === "college" ? groupsOf(classes, rolls, random) : [];
  const students = rolls.map(
    (entry): Student => ({
      ...entry,
      groupIds: groups.filter((group) => group.studentIds.includes(entry.id)).map((group) => group.id),
    }),
  );
  const parents: Parent[] = [
    {
      id: "parent:1",
      name: "Mme VERDIER Sophie",
      childIds: idsOf(students, "VERDIER Camille", "VERDIER Malo"),
    },
    { id: "parent:2", name: "M. BENNOUNA Karim", childIds: idsOf(students, "BENNOUNA Inès") },
    { id: "parent:3", name: "Mme PRUDHON Paule", childIds: [] },
  ];
  const staff: StaffMember[] = [
    { id: "staff:1", name: "Mme MARCHEVAL N.", role: "CPE" },
    { id: "staff:2", name: "M. DORIANT T.", role: "Assistant d'éducation" },
  ];
  const accounts = accountsOf(students);
  const taken = new Set(accounts.map((account) => account.personId));
  return {
    classes,
    groups,
    students,
    parents,
    staff,
    accounts: [...accounts, ...securityAccounts(students, taken, demoPassword)],
  };
}

function collegeClasses(count: number): SchoolClass[] {
  return classNames(count).map((name) => ({ id: `class:${name}`, name, level: name.slice(0, 1) }));
}

/** One class a level, then a second one of each. */
function primarySchool(count: number): SchoolClass[] {
  return Array.from({ length: count }, (_, index) => {
    const level = primaryClasses[index % primaryClasses.length] ?? "CP";
    const round = Math.floor(index / primaryClasses.length);
    const name = round === 0 ? level : `${level} ${round + 1}`;
    return { id: `class:${name}`, name, level };
  });
}

function classNames(count: number): string[] {
  const names = firstClasses.slice(0, count);
  for (let letter = 0; names.length < count; letter += 1) {
    for (const level of ["6", "5", "4", "3"]) {
      const name = `${level}${letter < 26 ? String.fromCharCode(65 + letter) : letter}`;
      if (names.length < count && !names.includes(name)) names.push(name);
    }
  }
  return names;
}

type RollEntry = Omit<Student, "groupIds">;

/** Pupils class by class, in alphabetical order, names unique in the school; two delegates a class. */
function rollsOf(classes: readonly SchoolClass[], perClass: number, random: Random): RollEntry[] {
  const taken = new Set<string>(featured.map(({ name }) => name));
  const invent = (): string => {
    for (;;) {
      const name = `${random.pick(familyNames)} ${random.pick(givenNames)}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  const entries = classes.flatMap((schoolClass, index) => {
    const names: string[] = featured
      .filter(({ classIndex }) => classIndex % classes.length === index)
      .map(({ name }) => name);
    while (names.length < perClass) names.push(invent());
    names.sort((a, b) => a.localeCompare(b, "fr"));
    const ordinary = names.filter((name) => !featured.some((pupil) => pupil.name === name));
    const delegates = new Set(random.shuffled(ordinary).slice(0, 2));
    return names.map((name) => ({ name, classId: schoolClass.id, isDelegate: delegates.has(name) }));
  });
  return entries.map((entry, index) => ({ id: `student:${index + 1}`, ...entry }));
}

/** Half classes, second languages, Latin by level and one choir. The main pupil sings and learns Latin. */
function groupsOf(classes: readonly SchoolClass[], rolls: readonly RollEntry[], random: Random): Group[] {
  const groups: Group[] = [];
  const add = (id: string, name: string, members: readonly RollEntry[]): void => {
    if (members.length === 0) return;
    groups.push({
      id,
      name,
      classIds: classes.map((one) => one.id).filter((classId) => members.some((m) => m.classId === classId)),
      studentIds: members.map((member) => member.id),
    });
  };
  for (const { id, name, level } of classes) {
    const roll = rolls.filter((entry) => entry.classId === id);
    if (level === "6") continue;
    const half = Math.ceil(roll.length / 2);
    add(`group:${name}-1`, `${name} GR.1`, roll.slice(0, half));
    add(`group:${name}-2`, `${name} GR.2`, roll.slice(half));
    const germans = new Set(roll.filter((_, index) => index % 3 === 2));
    add(
      `group:${name}-spanish`,
      `${name} ESP`,
      roll.filter((entry) => !germans.has(entry)),
    );
    add(`group:${name}-german`, `${name} ALL`, [...germans]);
  }
  const main = featured[0].name;
  for (const level of ["5", "4", "3"]) {
    const ofLevel = new Set(classes.filter((one) => one.level === level).map((one) => one.id));
    const latinists = rolls.filter(
      (entry) => ofLevel.has(entry.classId) && (random.chance(0.25) || entry.name === main),
    );
    add(`group:latin-${level}`, `${level}LATIN`, latinists);
  }
  add(
    "group:choir",
    "CHORALE",
    rolls.filter((entry) => random.chance(0.12) || entry.name === main),
  );
  return groups;
}

function idsOf(students: readonly Student[], ...names: string[]): string[] {
  return students.filter((student) => names.includes(student.name)).map((student) => student.id);
}

function accountsOf(students: readonly Student[]): Account[] {
  const pupil = (name: string): string => idsOf(students, name)[0] ?? "";
  const account = (
    login: string,
    audience: Account["audience"],
    personId: string,
    about: string,
  ): Account => ({
    login,
    password: demoPassword,
    audience,
    personId,
    about,
    security: plainSecurity(),
  });
  return [
    account("camille.verdier", "student", pupil("VERDIER Camille"), "élève, une semaine où tout arrive"),
    account("malo.verdier", "student", pupil("VERDIER Malo"), "élève, petit frère de Camille"),
    account("ines.bennouna", "student", pupil("BENNOUNA Inès"), "élève"),
    {
      ...account("zoé.exemple", "student", pupil("EXEMPLE Zoé"), "élève, identifiants accentués"),
      password: "clé-d'été",
    },
    account("sophie.verdier", "parent", "parent:1", "parent de Camille et de Malo"),
    account("karim.bennouna", "parent", "parent:2", "parent d'Inès"),
    account("paule.prudhon", "parent", "parent:3", "parent sans enfant dans l'établissement"),
    account("vie.scolaire", "school-life", "staff:1", "vie scolaire (CPE)"),
    {
      ...account("theo.latournelle", "student", pupil("LATOURNELLE Théo"), "élève, compte désactivé"),
      disabled: true,
    },
  ];
}
