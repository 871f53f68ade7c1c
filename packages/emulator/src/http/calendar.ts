import { calendarKinds } from "@preau/wire";
import { assumptions } from "../assumptions.js";
import { readDomain } from "../calls/wire-values.js";
import { calendarFile } from "../pages/calendar-file.js";
import { unknownPage } from "../pages/other-pages.js";
import { calendarOwner } from "../session/calendar-tokens.js";
import { type Front, type HttpReply, html } from "./front.js";
import type { Troubled } from "./trouble.js";

/** The query of a calendar's address. */
export interface CalendarQuery {
  /** The secret. */
  readonly icalsecurise?: string | undefined;
  readonly version?: string | undefined;
  /** Hexadecimal of `fh=1&d=[1..5]&o=2`. */
  readonly param?: string | undefined;
}

/**
 * Serves a calendar (`ical/<any name>.ics`). There is no session: the secret in the address is enough.
 *
 * @evidence read in the official client (address, keys of `param`); what a server says to a secret that it never
 *   gave is assumed: the page is unknown
 */
export function serveCalendar(front: Front, query: CalendarQuery): Troubled {
  const work = (): HttpReply => calendar(front, query);
  return { sort: "calendar", work, workWith: work };
}

function calendar(front: Front, { icalsecurise = "", param }: CalendarQuery): HttpReply {
  const { engine } = front;
  const refuse = (message: string): HttpReply => {
    engine.log.add({ kind: "refused", call: "calendar", message });
    return html(unknownPage(), assumptions.unknownPageStatus.value);
  };
  const owner = calendarOwner(engine.school, icalsecurise);
  if (owner === undefined) return refuse("nobody was given that secret");
  if (engine.options.hideCalendars === true) return refuse("this school exports no calendar");
  const wanted = new URLSearchParams(Buffer.from(param ?? "", "hex").toString("latin1"));
  const kindNumber = Number(wanted.get("o") ?? calendarKinds[owner.kind]);
  const kind = (["timetable", "agenda", "personal"] as const).find(
    (one) => calendarKinds[one] === kindNumber,
  );
  if (kind === undefined) return refuse("`o` is no kind of calendar");
  const domain = wanted.get("d");
  const weeks = domain === null ? undefined : readDomain({ _T: 8, V: domain });
  if (domain !== null && weeks === undefined) return refuse("`d` is no set of weeks");
  const text = calendarFile({
    school: engine.school,
    student: owner.student,
    kind,
    timeZone: engine.timeZone,
    utc: engine.clock.utc(),
    shiftHours: shiftOf(wanted),
    weeks: weeks === undefined ? undefined : new Set(weeks),
  });
  return { status: 200, type: "calendar", text };
}

/** What is no number moves nothing. */
function shiftOf(wanted: URLSearchParams): number {
  const { fh, lh } = assumptions.calendarShift.value;
  const from = (key: string, still: number): number => Number(wanted.get(key) ?? still) - still || 0;
  return from("fh", fh) + from("lh", lh);
}
