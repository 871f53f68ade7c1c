import type { Emulator } from "@preau/emulator";
import type { Answers } from "./everything.js";

export type School = Emulator["school"];
export type StudentOfSchool = School["students"][number];

/** What one comparison looks at. */
export interface Place {
  readonly school: School;
  readonly student: StudentOfSchool;
  /** World id of the person who is logged in. */
  readonly personId: string;
}

/** The same things as the library says them and as the school has them, in lines that can be compared. */
export interface Sides {
  readonly said: readonly string[];
  readonly held: readonly string[];
}

/** Puts both sides of one domain in the same words. The school's side is worked out from its plain data alone. */
export type Comparison = (answers: Answers, place: Place) => Sides;

/** One line of facts; what is absent is a dash. */
export function line(...facts: readonly unknown[]): string {
  return facts.map((fact) => (fact === undefined || fact === "" ? "-" : String(fact))).join(" | ");
}

/** Both sides in one order. */
export function inOrder({ said, held }: Sides): Sides {
  return { said: said.toSorted(), held: held.toSorted() };
}

/** Whether something of the school is for a pupil. */
export function isFor(
  of: {
    readonly classIds: readonly string[];
    readonly groupIds?: readonly string[];
    readonly studentIds?: readonly string[];
  },
  { id, classId, groupIds }: StudentOfSchool,
): boolean {
  return (
    of.classIds.includes(classId) ||
    (of.groupIds ?? []).some((group) => groupIds.includes(group)) ||
    (of.studentIds ?? []).includes(id)
  );
}

/** Name of a subject of the school. */
export function subjectNamed({ subjects }: School, id: string | undefined): string | undefined {
  return subjects.find((subject) => subject.id === id)?.name;
}

/** Name of anybody of the school. */
export function personNamed({ students, parents, teachers, staff }: School, id: string): string | undefined {
  return [students, parents, teachers, staff].flat().find((person) => person.id === id)?.name;
}

/** Names of files, in order. */
export function names(files: readonly { readonly name: string }[]): string {
  return files.map(({ name }) => name).join(", ");
}

/** What is shown of HTML that the school wrote: enough to recognise it. */
export function words(html: string): string {
  return html
    .replace(/<[^>]*>|&nbsp;|\s/gu, "")
    .replace(/&amp;/gu, "&")
    .replace(/\u00a0/gu, "");
}

/** Text as the library gives it, in the same way. */
export function wordsOf(text: string | undefined): string {
  return (text ?? "").replace(/\s/gu, "");
}
