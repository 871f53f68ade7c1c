import { periodKinds, type WireGeneral, type WireParameters } from "@preau/wire";
import type { SchoolCalendar } from "../codec/calendar.js";
import { dayOf, type PlainDate, type PlainDateTime } from "../codec/dates.js";
import { readId } from "../codec/element.js";
import type { Id, SessionTag } from "../codec/ids.js";
import { type Key, withKeys } from "../codec/keys.js";
import { day, flag, instant, integer, label } from "../codec/leaves.js";
import { present } from "../codec/present.js";
import { type Reader, Reading, type ReadingWarning } from "../codec/reader.js";
import { UsageError } from "../errors/errors.js";
import { readCalendar } from "./school/calendar.js";

/** A marking period of the school year. French: "période". */
export interface Period {
  readonly id: Id;
  /** Made of kind, name and dates. */
  readonly key: Key;
  readonly name: string;
  readonly start: PlainDate;
  /** Included. */
  readonly end: PlainDate;
  readonly kind: "term" | "semester" | "year" | "other";
}

/** What a server says of itself. */
export interface ServerInfo {
  /** Such as `"2026.2.5"`. */
  readonly version?: string;
  /** The same, as numbers. */
  readonly versionNumbers?: readonly number[];
  readonly schoolName?: string;
  /** Label of the space that was opened, such as "Espace Élèves". */
  readonly spaceName?: string;
  /** Wall clock of the server when the session opened. */
  readonly time?: PlainDateTime;
  /** Day that a demonstration server takes for today. */
  readonly demonstrationDate?: PlainDate;
  /** The base is one of New Caledonia's (`pourNouvelleCaledonie`): its clock is Pacific/Noumea's. */
  readonly newCaledonia: boolean;
}

/** The school, as `FonctionParametres` describes it when a session opens. */
export interface School {
  readonly calendar: SchoolCalendar;
  readonly periods: readonly Period[];
  readonly server: ServerInfo;
  /** Requests must say which child they are about (`avecMembre`). */
  readonly withMembers: boolean;
  /** Identifier of this device, to send next time (`identifiantNav`). Not for display. */
  readonly navigatorId?: string;
  /** File name of the space's mobile page (`URLMobile`). */
  readonly mobilePage?: string;
}

/** What reading the school needs beside the answer. */
export interface SchoolOptions {
  /** Tag of the session that the ids are made for. */
  readonly tag: SessionTag;
  /** IANA name of the school's time zone. */
  readonly timeZone: string;
  /** Today by the caller's clock, for servers that say no date at all. */
  readonly today: PlainDate;
}

/** A school and what could not be read of it. */
export interface SchoolReading {
  readonly school: School;
  readonly warnings: readonly ReadingWarning[];
}

/**
 * Reads the answer to `FonctionParametres` on the page of a space. Whatever a server leaves out is done
 * without: the origin of the weeks is then deduced, with a warning.
 *
 * @throws UsageError when the address is the list of spaces ("page commune"), which describes no school year
 * @throws DecodeError when the answer is no object
 */
export function readSchool(raw: unknown, options: SchoolOptions): SchoolReading {
  const reading = new Reading("FonctionParametres");
  const page = reading.open<WireParameters>(raw);
  const server = readServer(page);
  const school = page.element("General", (general): School => {
    const calendar = readCalendar(general, { ...options, today: serverDay(server) ?? options.today, server });
    return present({
      calendar,
      periods: readPeriods(general, calendar, options.tag),
      server: present({
        ...server,
        ...readVersion(general, server),
        schoolName:
          general.optional("NomEtablissement", label) ?? general.optional("NomEtablissementConnexion", label),
      }),
      withMembers: page.flag("avecMembre", flag),
      navigatorId: page.optional("identifiantNav", label),
      mobilePage: page.optional("URLMobile", label),
    });
  });
  if (school === undefined) {
    throw new UsageError("This address does not open a space: it is the list of the school's spaces.", {
      call: "FonctionParametres",
      hint: 'Give the address of a space, such as "…/eleve.html" or "…/mobile.parent.html".',
    });
  }
  return { school, warnings: reading.warnings };
}

function readServer(page: Reader<WireParameters>): ServerInfo {
  const numbers = page.values("tableauVersion", integer);
  return present({
    versionNumbers: numbers.length === 0 ? undefined : numbers,
    spaceName: page.optional("Nom", label),
    time: page.optional("DateServeurHttp", instant),
    demonstrationDate: page.optional("DateDemo", day),
    newCaledonia: page.flag("pourNouvelleCaledonie", flag),
  });
}

/** Servers of 2022 have no table of numbers, and say their version in text only. */
function readVersion(
  general: Reader<WireGeneral>,
  { versionNumbers }: ServerInfo,
): Pick<ServerInfo, "version" | "versionNumbers"> {
  const version = general.optional("versionPN", label) ?? versionNumbers?.join(".");
  const numbers = versionNumbers ?? version?.split(".").map(Number);
  const isSane = numbers?.every((number) => Number.isInteger(number)) ?? false;
  return present({ version, versionNumbers: isSane ? numbers : undefined });
}

function serverDay(server: ServerInfo): PlainDate | undefined {
  return server.time === undefined ? undefined : dayOf(server.time);
}

const kinds: Readonly<Record<number, Period["kind"]>> = {
  [periodKinds.term]: "term",
  [periodKinds.semester]: "semester",
  [periodKinds.year]: "year",
};

/** A period without dates is given those of the year, so that no mark of it is ever out of reach. */
function readPeriods(general: Reader<WireGeneral>, year: SchoolCalendar, tag: SessionTag): readonly Period[] {
  const periods = general.list("ListePeriodes", (period) => ({
    id: readId(period, tag),
    name: period.optional("L", label) ?? "",
    start: period.optional("dateDebut", day) ?? year.firstDay,
    end: period.optional("dateFin", day) ?? year.lastDay,
    kind: kinds[period.optional("G", integer) ?? periodKinds.other] ?? ("other" as const),
  }));
  return withKeys("period", periods, ({ kind, name, start, end }) => [kind, name, start, end]);
}
