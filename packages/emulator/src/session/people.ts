import type { Account, School, Student } from "../world/school.js";

/** Name of the person behind an account, as the school writes it. */
export function nameOf(school: School, account: Account): string {
  const people = { student: school.students, parent: school.parents, "school-life": school.staff };
  return people[account.audience].find((person) => person.id === account.personId)?.name ?? account.login;
}

/** The pupil who holds this account; nobody for parents and staff. */
export function ownStudent(school: School, account: Account): Student | undefined {
  if (account.audience !== "student") return undefined;
  return school.students.find((student) => student.id === account.personId);
}

/** The children of the parent who holds this account, in the order of the school's register. */
export function childrenOf(school: School, account: Account): readonly Student[] {
  if (account.audience !== "parent") return [];
  const childIds = school.parents.find((parent) => parent.id === account.personId)?.childIds ?? [];
  return childIds
    .map((id) => school.students.find((student) => student.id === id))
    .filter((student) => student !== undefined);
}
