import type { WireAgendaEvent, WireAgendaPage, WireAgendaRequest } from "@preau/wire";
import { dayOf, type PlainDate, type PlainDateTime } from "../codec/dates.js";
import { readId, readLabel } from "../codec/element.js";
import type { Id, SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { flag, instant, label } from "../codec/leaves.js";
import { compareTexts } from "../codec/order.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";
import { type Attachment, readAttachment } from "./attachment.js";

/** Something that the school announces for a day or some days ("événement de l'agenda"). */
export interface AgendaEvent {
  readonly id: Id;
  /** Made of start and name, with an index for events that are alike. */
  readonly key: Key;
  readonly name: string;
  readonly start: PlainDateTime;
  readonly end: PlainDateTime;
  /** The hours of start and end mean nothing ("sans horaire"). */
  readonly allDay: boolean;
  /** What the school says about it. */
  readonly comment?: string;
  /** Family of events, such as "Réunion". */
  readonly category?: string;
  /** `#RRGGBB`. */
  readonly backgroundColor?: string;
  readonly author?: string;
  /** A class council ("conseil de classe"). */
  readonly council: boolean;
  /** It comes back at intervals; each time is an event of its own. */
  readonly recurring: boolean;
  /** Pupils whom it is for, where the school names them. */
  readonly students: readonly string[];
  readonly files: readonly Attachment[];
}

/**
 * Events of the agenda: from now on, or also those that are over. One call, read-only.
 *
 * @evidence read in the official client (keys, and that its mobile page names no week); types assumed
 */
export const agendaEvents = defineCall({
  wire: "PageAgenda",
  encode: ({ withPast }: { readonly withPast: boolean }): WireAgendaRequest => ({
    avecEventsPasses: withPast,
    AvecListeClasses: false,
  }),
  decode: (page: Reader<WireAgendaPage>, { tag }): readonly AgendaEvent[] => {
    const read = page.optionalList("ListeEvenements", (item) => readEvent(item, tag));
    return withKeys("event", read, ({ start, name }) => [start, name]).toSorted((a, b) =>
      compareTexts(a.start, b.start),
    );
  },
});

/** Events that touch a range of days, both included; without an end, all that come. One request. */
export async function eventsBetween(
  runner: Runner,
  range: { readonly from: PlainDate; readonly to?: PlainDate | undefined },
  options: CallOptions = {},
): Promise<readonly AgendaEvent[]> {
  const withPast = range.from < runner.context().today;
  const found = await runner.run(agendaEvents, { withPast }, options);
  return found.filter(
    ({ start, end }) => dayOf(end) >= range.from && (range.to === undefined || dayOf(start) <= range.to),
  );
}

function readEvent(item: Reader<WireAgendaEvent>, tag: SessionTag): Omit<AgendaEvent, "key"> {
  const start = item.required("DateDebut", instant);
  const end = item.optional("DateFin", instant);
  return present({
    id: readId(item, tag),
    name: item.optional("L", label) ?? "",
    start,
    end: end === undefined || end < start ? start : end,
    allDay: item.flag("sansHoraire", flag),
    comment: item.optional("Commentaire", label),
    category: item.element("famille", readLabel),
    backgroundColor: item.optional("CouleurCellule", label),
    author: item.optional("strAuteur", label),
    council: item.flag("estConseilClasse", flag),
    recurring: item.flag("estPeriodique", flag),
    students: readStudents(item),
    files: item.optionalList("PiecesJointes", (file) => readAttachment(file, tag, "school-document")),
  });
}

/** Elements or bare names: both were met. */
function readStudents(item: Reader<WireAgendaEvent>): readonly string[] {
  const sent = item.raw("listeEleves");
  if (Array.isArray(sent) && typeof sent[0] === "string") return item.values("listeEleves", label);
  return item.optionalList(
    "listeEleves",
    (student) => (student as Reader<{ readonly L?: string }>).optional("L", label), // names were told apart above
  );
}
