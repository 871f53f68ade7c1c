import type { Absence, AttendanceEvent, Delay } from "./attendance.js";
import { byBeginning } from "./attendance-start.js";
import type { Attachment } from "./school.js";

/** What parents change of a notebook. Nothing else does. */

/** What a parent says of an absence or a delay; what is absent stays as it was. */
export interface Explanation {
  readonly parentReason?: string;
  readonly justification?: string;
  readonly documents?: readonly Attachment[];
}

/** Explains an absence or a delay. */
export function explain(
  events: AttendanceEvent[],
  event: Absence | Delay,
  { documents = [], ...said }: Explanation,
): void {
  const all = [...(event.documents ?? []), ...documents];
  replace(events, { ...event, ...said, ...(all.length === 0 ? {} : { documents: all }) });
}

/** Notes that a parent has seen an observation or a punishment. */
export function acknowledgeEvent(
  events: AttendanceEvent[],
  event: Extract<AttendanceEvent, { kind: "observation" | "punishment" }>,
): void {
  replace(events, event.kind === "observation" ? { ...event, read: true } : { ...event, acknowledged: true });
}

/** Announces an absence that is to come. */
export function declareAbsence(events: AttendanceEvent[], absence: Omit<Absence, "id">): Absence {
  const declared: Absence = { ...absence, id: `absence:declared:${events.length}` };
  events.push(declared);
  events.sort(byBeginning);
  return declared;
}

function replace(events: AttendanceEvent[], event: AttendanceEvent): void {
  const index = events.findIndex(({ id }) => id === event.id);
  if (index >= 0) events[index] = event;
}
