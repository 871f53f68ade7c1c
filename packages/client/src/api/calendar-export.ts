import {
  calendarKinds,
  paths,
  type WireCalendarExport,
  type WirePersonalDataPage,
  type WireReference,
  type WireTimetablePage,
  type WireTimetableRequest,
} from "@preau/wire";
import { weekOf } from "../codec/calendar.js";
import { flag, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import type { Reader } from "../codec/reader.js";
import { encodable } from "../codec/web-address.js";
import { NotAllowedError, UnsupportedError, UsageError } from "../errors/errors.js";
import { type CallOptions, defineCall, type Runner } from "../session/call.js";

/** Which calendar to subscribe to. */
export interface ExportIcalOptions extends CallOptions {
  /**
   * Hours to add for the reader's time zone. Only the address that the timetable gives can carry it; without it, the
   * account's own calendars are taken.
   */
  readonly timezoneShift?: number | undefined;
  /** What the calendar holds; default the timetable, or else whatever the school offers. */
  readonly calendar?: "timetable" | "agenda" | "personal" | undefined;
}

/** What the addresses of calendars begin with, and end in. */
export interface CalendarServer {
  /** Root of the server, without a slash at the end. */
  readonly root: string;
  /** Version of the server, as it writes it itself; left out of the address where it is not known. */
  readonly version: string | undefined;
}

/** A calendar that the account's page offers: both parameters are secrets. */
interface OfferedCalendar {
  readonly kind: number;
  readonly name?: string;
  readonly token: string;
  readonly extra?: string;
}

/** Calendars of the account's page. One call, read-only. */
const offeredCalendars = defineCall({
  wire: "PageInfosPerso",
  encode: (_: undefined) => undefined,
  decode: (page: Reader<WirePersonalDataPage>): readonly OfferedCalendar[] =>
    page.element("iCal", (found) => found.optionalList("liste", readCalendar)) ?? [],
});

/** Parameter that a timetable's page offers for its export. One call, read-only. */
const timetableExport = defineCall({
  wire: "PageEmploiDuTemps",
  encode: (_: undefined, { calendar, today, subject }): WireTimetableRequest => {
    if (subject === undefined) throw new UsageError("A timetable is somebody's: nobody was chosen.");
    const resource: WireReference = { N: subject.n, G: subject.kind, L: subject.name };
    const week = weekOf(calendar, today);
    return { ressource: resource, Ressource: resource, numeroSemaine: week, NumeroSemaine: week };
  },
  decode: (page: Reader<WireTimetablePage>): string | undefined => {
    const isOffered = page.optional("avecExportICal", flag) ?? true;
    const token = page.optional("ParametreExportiCal", label);
    return isOffered ? token : undefined;
  },
});

const kinds: Readonly<Record<NonNullable<ExportIcalOptions["calendar"]>, number>> = calendarKinds;

/** Hours that the official client adds where nobody chose. */
const usualShift = 1;

/**
 * Address of a calendar that any calendar application can subscribe to. It works without a login, for whoever has it: a
 * secret. One or two requests.
 *
 * @throws UnsupportedError when the school offers no such calendar
 * @evidence read in the official client; the first form also in pronotepy
 */
export async function calendarAddress(
  runner: Runner,
  server: CalendarServer,
  options: ExportIcalOptions = {},
): Promise<string> {
  const { timezoneShift, calendar } = options;
  const shift = timezoneShift ?? usualShift;
  if (!Number.isInteger(shift) || Math.abs(shift) > 24) {
    throw new UsageError("timezoneShift is a whole number of hours, such as 1 or -4.");
  }
  const ways = [
    () => fromAccount(runner, server, options),
    () =>
      calendar === undefined || calendar === "timetable"
        ? fromTimetable(runner, server, shift, options)
        : undefined,
  ];
  if (timezoneShift !== undefined) ways.reverse();
  let refusal: unknown;
  for (const way of ways) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- the second page is asked for only if the first offers nothing
      const address = await way();
      if (address !== undefined) return address;
    } catch (error) {
      // A page that the account lacks offers nothing; the other one may.
      if (!(error instanceof NotAllowedError)) throw error;
      refusal = error;
    }
  }
  throw new UnsupportedError("The school offers no such calendar to this account.", {
    hint: "It may be switched off in PRONOTE: ask the school.",
    cause: refusal,
  });
}

async function fromAccount(
  runner: Runner,
  server: CalendarServer,
  options: ExportIcalOptions,
): Promise<string | undefined> {
  const offered = await runner.run(offeredCalendars, undefined, options);
  const found = choose(offered, options.calendar, runner.context().subject?.name);
  if (found === undefined) return undefined;
  const extra = found.extra === undefined ? "" : `&param=${encodeURIComponent(encodable(found.extra))}`;
  return `${addressOf(server, fileName(found), found.token)}${extra}`;
}

/** The kind wanted; of several, as a parent may have, the one that bears the person's name. */
function choose(
  offered: readonly OfferedCalendar[],
  wanted: ExportIcalOptions["calendar"],
  name: string | undefined,
): OfferedCalendar | undefined {
  const order = wanted === undefined ? [kinds.timetable, kinds.personal, kinds.agenda] : [kinds[wanted]];
  for (const kind of order) {
    const some = offered.filter((calendar) => calendar.kind === kind);
    const found = some.find((calendar) => calendar.name === name) ?? some[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

async function fromTimetable(
  runner: Runner,
  server: CalendarServer,
  shift: number,
  options: CallOptions,
): Promise<string | undefined> {
  const token = await runner.run(timetableExport, undefined, options);
  return token === undefined ? undefined : `${addressOf(server, "Edt", token)}&param=${hexOf(`fh=${shift}`)}`;
}

function addressOf({ root, version }: CalendarServer, file: string, token: string): string {
  const ofVersion = version === undefined ? "" : `&version=${encodeURIComponent(version)}`;
  return `${root}/${paths.calendars}/${file}.ics?icalsecurise=${encodeURIComponent(encodable(token))}${ofVersion}`;
}

/** Servers do not look at the name; this is how the official client makes it. */
function fileName({ kind, name = "" }: OfferedCalendar): string {
  if (kind === kinds.agenda) return "Agenda";
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
  return kind === kinds.timetable ? `Edt_${plain}` : plain || "calendrier";
}

function readCalendar(item: Reader<WireCalendarExport>): OfferedCalendar | undefined {
  const token = item.optional("paramICal", label);
  const calendar = {
    kind: item.optional("G", integer) ?? calendarKinds.timetable,
    name: item.optional("L", label),
    extra: item.optional("paramSuppl", label),
  };
  return token === undefined ? undefined : present({ ...calendar, token });
}

/** Hexadecimal of a text's bytes; here they are plain ASCII. */
function hexOf(text: string): string {
  return Array.from(text, (letter) => letter.charCodeAt(0).toString(16).padStart(2, "0")).join("");
}
