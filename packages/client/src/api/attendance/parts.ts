import type { WireReference, WireSchoolLifeEvent, WireSchoolLifePerson } from "@preau/wire";
import type { Grid } from "../../codec/calendar.js";
import { at, dayOf, type PlainDate, type PlainDateTime } from "../../codec/dates.js";
import { readLabel, readOptionalId } from "../../codec/element.js";
import type { SessionTag } from "../../codec/ids.js";
import { keyOf } from "../../codec/keys.js";
import { decimal, instant, integer, label } from "../../codec/leaves.js";
import { present } from "../../codec/present.js";
import type { Reader } from "../../codec/reader.js";
import type { Subject } from "../subject.js";

/** Readers of what events of several kinds have in common. */
export type EventReader = Reader<WireSchoolLifeEvent>;

/** Hours, of a text such as `1h30`; an empty one is not known, which is not zero. */
export function readHours(holder: Reader<{ readonly NbrHeures?: string }>): number | undefined {
  const sent = holder.optional("NbrHeures", label);
  if (sent === undefined) return undefined;
  const [, hours, minutes = ""] = /^\s*(\d{1,6})\s*[h:]\s*(\d{0,2})\s*$/iu.exec(sent) ?? [];
  if (hours !== undefined) return Number(hours) + Number(minutes) / 60;
  holder.warn("NbrHeures", "a number of hours", "a text");
  return undefined;
}

/** The subject of an event; `N` `"0"` and no label is none. */
export function readEventSubject(subject: Reader<WireReference>, tag: SessionTag): Subject | undefined {
  const id = readOptionalId(subject, tag);
  const name = subject.optional("L", label);
  if (name === undefined) return undefined;
  return present({
    id,
    key: keyOf("subject", [name]),
    name,
    groups: false,
  });
}

/** Somebody, and their function when they have one. */
export interface Author {
  readonly name?: string;
  readonly role?: string;
}

/** Reads who gave or decided something. */
export function readAuthor(person: Reader<WireSchoolLifePerson>): Author {
  return present({
    name: person.optional("L", label),
    role: person.element("fonction", readLabel),
  });
}

/** A moment of the wire: a day where it has no time of day, since nothing happens at midnight. */
export function readMoment(
  event: EventReader,
  key: "date" | "dateDemande" | "dateDebut",
): PlainDate | PlainDateTime | undefined {
  const moment = event.optional(key, instant);
  if (moment === undefined) return undefined;
  return moment.endsWith("T00:00") ? dayOf(moment) : moment;
}

/** The hour at which a place starts, on a day; the day alone when the grid has no such place. */
export function atPlace(
  moment: PlainDate | PlainDateTime,
  place: number | undefined,
  { placesPerDay, starts }: Grid,
): PlainDate | PlainDateTime {
  if (place === undefined || place < 0 || placesPerDay < 1) return moment;
  // Places of the year and of the day name the same slot.
  const start = starts[place % placesPerDay];
  return start === undefined ? moment : at(moment.slice(0, 10) as PlainDate, start); // the day of either form
}

/** A whole number that counts something: zero and less are none. */
export function readCount<Wire>(holder: Reader<Wire>, key: keyof Wire & string): number | undefined {
  const count = holder.optional(key, integer);
  return count !== undefined && count > 0 ? count : undefined;
}

/** A number that counts something, zero included; what is less is none. */
export function readCountOrZero<Wire>(holder: Reader<Wire>, key: keyof Wire & string): number | undefined {
  const count = holder.optional(key, decimal);
  return count !== undefined && count >= 0 ? count : undefined;
}
