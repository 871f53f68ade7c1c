import { resourceKinds, type WireSchoolLifePerson } from "@preau/wire";
import type { SchoolPerson } from "../world/attendance.js";
import type { Attachment, Student } from "../world/school.js";
import type { CallRequest } from "./handler.js";
import { attachmentElement } from "./lesson-book-parts.js";
import { subjectElement } from "./people.js";
import { tables } from "./tables.js";
import { wireElement, wireList } from "./wire-values.js";

/** A request about one pupil's notebook. */
export interface NotebookRequest extends CallRequest {
  readonly student: Student;
}

/** Somebody of the school; teachers have no function there. */
export function personElement({ ids }: Pick<CallRequest, "ids">, person: SchoolPerson): WireSchoolLifePerson {
  const { id, name, kind, role } = person;
  return {
    L: name,
    N: ids.issue(kind === "teacher" ? tables.teacher : tables.staff, id),
    G: resourceKinds[kind],
    fonction: wireElement(
      role === undefined ? { N: "0" } : { L: role, N: ids.issue(tables.function, `function:${role}`) },
    ),
  };
}

/** A subject, or the element that stands for none. */
export function subjectOrNone(request: NotebookRequest, subjectId: string | undefined) {
  return wireElement(subjectId === undefined ? { N: "0" } : subjectElement(request, subjectId));
}

/** A list of documents. */
export function documents(request: NotebookRequest, list: readonly Attachment[]) {
  return wireList(list.map((one) => attachmentElement(request, one)));
}
