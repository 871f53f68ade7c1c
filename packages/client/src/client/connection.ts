import { familySpaceNumbers, type SpaceRow } from "@preau/wire";
import { type Account, readAccount } from "../api/account.js";
import { readSchool, type School, type SchoolReading } from "../api/school.js";
import { dayAt, type PlainDate, type PlainDateTime, toInstant } from "../codec/dates.js";
import type { SessionTag } from "../codec/ids.js";
import type { ReadingWarning } from "../codec/reader.js";
import type { Environment } from "../platform/platform.js";
import type { Refused } from "../session/refused.js";
import type { Sequence } from "../session/sequence.js";
import { Session } from "../session/session.js";
import { readTabs } from "../session/tabs.js";
import type { Credentials } from "../store/credential-store.js";
import type { Manner } from "../transport/dialect.js";
import type { Emitter } from "./events.js";
import { mobileTwin } from "./way-in.js";

/** One living session of an account, and what the school said when it opened. The next one replaces it. */
export interface Connection {
  readonly session: Session;
  readonly school: School;
  readonly account: Account;
  /** What could not be read of the two. */
  readonly warnings: readonly ReadingWarning[];
  /** How the two sides speak. */
  readonly manner: Manner;
  readonly space: SpaceRow;
  readonly root: string;
  /** File name of the space's mobile page. */
  readonly mobilePage: string;
  /** Login as it was given, or as the server has given it since. */
  readonly username: string;
  /** What the next login may be made with; absent where the server gave no token. */
  readonly credentials: Credentials | undefined;
  /** Time zone that the caller chose; absent when the school's own counts. */
  readonly timeZone: string | undefined;
  readonly deviceId: string | undefined;
  readonly lastConnection: PlainDateTime | undefined;
  /** Families and staff are not shown the same lessons. */
  readonly audience: "family" | "staff";
  /** What the school said, as it came: all that it takes to build this anew. */
  readonly said: Said;
  /** Today on the school's calendar. */
  today(): PlainDate;
}

/** What a school says when a session opens. */
export interface Said {
  /** Payload of FonctionParametres. */
  readonly parameters: unknown;
  /** Payload of ParametresUtilisateur. */
  readonly userParameters: unknown;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
}

/** What a connection is made of. */
export interface ConnectionParts {
  readonly sequence: Sequence;
  readonly space: SpaceRow;
  readonly said: Said;
  readonly isExclusive: boolean;
  /** What is refused in this session is added, for those to come. */
  readonly refused: Refused;
  /** Of a session that goes on; drawn for a new one. */
  readonly tag?: SessionTag;
  readonly username: string;
  readonly credentials: Credentials | undefined;
  readonly timeZone: string | undefined;
  readonly deviceId: string | undefined;
  readonly lastConnection: PlainDateTime | undefined;
}

/** Zone of the French mainland, which most schools share. */
const mainland = "Europe/Paris";
/** Zone of the one territory whose servers say so themselves. */
const newCaledonia = "Pacific/Noumea";

/** Reads what the school said, and puts a session to it. Asks nothing. */
export function connectionOf(
  parts: ConnectionParts,
  { environment, emitter }: { readonly environment: Environment; readonly emitter: Emitter },
): Connection {
  const { sequence, space, said, username, credentials, timeZone, deviceId, lastConnection } = parts;
  const tag = parts.tag ?? drawTag(environment);
  const { school, warnings } = readSchoolIn(timeZone, said, tag);
  const read = readAccount(said.userParameters, { tag });
  const { manner } = sequence;
  const session = new Session({
    sequence,
    environment,
    tag,
    tabs: readTabs(said.userParameters),
    isExclusive: parts.isExclusive,
    refused: parts.refused,
    events: {
      warning: (warning) => emitter.emit("warning", warning),
      unreadKeys: () =>
        emitter.has("unreadKeys") ? (report) => emitter.emit("unreadKeys", report) : undefined,
    },
  });
  const zone = school.calendar.timeZone;
  return {
    session,
    school,
    account: read.account,
    warnings: [...newerThanKnown(manner, school), ...warnings, ...read.warnings],
    manner,
    space,
    root: sequence.place.root,
    mobilePage: school.mobilePage ?? mobileTwin(space).page,
    username,
    credentials,
    timeZone,
    deviceId,
    lastConnection,
    audience: (familySpaceNumbers as readonly number[]).includes(space.number) ? "family" : "staff",
    said,
    today: () => todayOf(school, environment.now() - said.openedAt, dayAt(environment.now(), zone)),
  };
}

/** A version that no row was written for: what was seen fits the latest one, and that is all we know. */
function newerThanKnown(
  { dialect, isNewerThanKnown }: Manner,
  { server }: School,
): readonly ReadingWarning[] {
  if (!isNewerThanKnown) return [];
  const expected = `a version that the library knows, up to ${dialect.since.join(".")}`;
  return [{ call: "page", path: "version", expected, received: server.version ?? "a newer one" }];
}

/** The school in its time zone: the caller's, else the one that the server betrays, else the mainland's. */
function readSchoolIn(timeZone: string | undefined, said: Said, tag: SessionTag): SchoolReading {
  const readIn = (zone: string): SchoolReading =>
    readSchool(said.parameters, { tag, timeZone: zone, today: dayAt(said.openedAt, zone) });
  const reading = readIn(timeZone ?? mainland);
  return timeZone === undefined && reading.school.server.newCaledonia ? readIn(newCaledonia) : reading;
}

/** The server's clock rather than this machine's, which may be wrong; a demonstration has a day of its own. */
function todayOf(school: School, elapsedMs: number, fallback: PlainDate): PlainDate {
  const { demonstrationDate, time } = school.server;
  if (demonstrationDate !== undefined) return demonstrationDate;
  if (time === undefined) return fallback;
  // Read as UTC: only the time that has passed is added, and no zone is meant.
  return dayAt(Date.parse(toInstant(time, "UTC")) + elapsedMs, "UTC");
}

/** A few letters that tell this session's ids from another's. */
function drawTag(environment: Environment): SessionTag {
  return [...environment.randomBytes(6)].map((byte) => (byte % 36).toString(36)).join("");
}
