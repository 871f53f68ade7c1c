import type { AttendanceEvent, SchoolPerson } from "./attendance.js";
import { byBeginning } from "./attendance-start.js";
import { type SchoolPart, studentIdOf } from "./builders.js";

/** An event without what says whose it is. */
type EventChoice = AttendanceEvent extends infer Event
  ? Event extends AttendanceEvent
    ? Omit<Event, "id" | "studentId">
    : never
  : never;

/** Somebody who gave or decided something, when it does not matter who. */
export const somebody: SchoolPerson = {
  id: "staff:somebody",
  name: "Mme GUET A.",
  kind: "staff",
  role: "CPE",
};

/** Something in a pupil's notebook. Throws `RangeError` for an unknown pupil. */
export function inNotebook(student: string, choice: EventChoice): SchoolPart {
  return (draft) => {
    const id = `${choice.kind}:${draft.attendance.length}`;
    draft.attendance.push({ ...choice, id, studentId: studentIdOf(draft, student) });
    draft.attendance.sort(byBeginning);
  };
}
