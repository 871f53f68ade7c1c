import { type Person, personKinds, personOf } from "../world/persons.js";
import type { CallRequest } from "./handler.js";
import { tables } from "./tables.js";

type PersonContext = Pick<CallRequest, "school" | "ids">;

/** Anybody as an element: a pupil has a position too, that of the class's roll. */
export function personElement({ school, ids }: PersonContext, person: Person) {
  const element = {
    L: person.name,
    N: ids.issue(tables[person.kind], person.id),
    G: personKinds[person.kind] as number,
  };
  const student = school.students.find(({ id }) => id === person.id);
  if (student === undefined) return element;
  const roll = school.students.filter(({ classId }) => classId === student.classId);
  return { ...element, P: roll.indexOf(student) + 1 };
}

/** The person of that world id as an element; `undefined` when the school has none. */
export function personElementOf(context: PersonContext, personId: string | undefined) {
  const person = personId === undefined ? undefined : personOf(context.school, personId);
  return person === undefined ? undefined : personElement(context, person);
}
