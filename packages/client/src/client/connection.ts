import { familySpaceNumbers, type SpaceAudience, type SpaceRow, spaces } from "@preau/wire";
import { type Account, readAccount } from "../api/account.js";
import { readSchool, type School, type SchoolReading } from "../api/school.js";
import { authenticate } from "../auth/authenticate.js";
import { type Entered, enter } from "../auth/enter.js";
import { MannerMemory } from "../auth/manner-memory.js";
import { open } from "../auth/open.js";
import { dayAt, type PlainDate, type PlainDateTime, toInstant } from "../codec/dates.js";
import type { SessionTag } from "../codec/ids.js";
import type { ReadingWarning } from "../codec/reader.js";
import { UsageError } from "../errors/errors.js";
import type { Environment } from "../platform/platform.js";
import type { ServerMemory } from "../session/call.js";
import { Session } from "../session/session.js";
import { readTabs } from "../session/tabs.js";
import { parseAddress } from "../transport/address.js";
import type { Manner } from "../transport/dialect.js";
import { Emitter } from "./events.js";
import { checkOptions, type LoginOptions } from "./options.js";

/** What all views of one login share. Made by `connect`, and nobody else. */
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
  readonly username: string;
  readonly lastConnection: PlainDateTime | undefined;
  readonly emitter: Emitter;
  readonly memory: ServerMemory;
  /** Families and staff are not shown the same lessons. */
  readonly audience: "family" | "staff";
  /** Today on the school's calendar. */
  today(): PlainDate;
}

/** Shared by the logins of this process, so that a misleading server costs its detour once. */
const manners = new MannerMemory();

/** Zone of the French mainland, which most schools share. */
const mainland = "Europe/Paris";
/** Zone of the one territory whose servers say so themselves. */
const newCaledonia = "Pacific/Noumea";

/**
 * Opens a session and logs in. Costs five requests, one of which counts as an attempt.
 *
 * @param audience whom the client is for: the page's space must be theirs
 */
export async function connect(options: LoginOptions, audience: SpaceAudience): Promise<Connection> {
  const checked = checkOptions(options);
  const { environment, limits, signal } = checked;
  const address = parseAddress(checked.url, checked.insecureHosts);
  const space = chooseSpace(address.space, audience);
  const opened = await open({ ...checked, address, space, limits, manners });
  const openedAt = environment.now();
  signal?.throwIfAborted();
  const authenticated = await authenticate(opened, { login: checked.username, password: checked.password });
  signal?.throwIfAborted();
  const entered = await enter(authenticated);
  return describe(entered, { options: checked, environment, openedAt, root: address.root });
}

/** The space that the address names, or else the desktop space of the audience. */
function chooseSpace(named: SpaceRow | undefined, audience: SpaceAudience): SpaceRow {
  if (named !== undefined && named.audience !== audience) {
    throw new UsageError(`The address is that of the ${named.audience} space, not ${audience}.`, {
      hint: "Use the class of that space, or the function login(), which chooses by the address.",
    });
  }
  const space = named ?? spaces.find((row) => row.audience === audience && !row.mobile);
  if (space === undefined) throw new UsageError(`There is no ${audience} space.`);
  return space;
}

function describe(
  entered: Entered,
  given: {
    readonly options: LoginOptions;
    readonly environment: Environment;
    readonly openedAt: number;
    readonly root: string;
  },
): Connection {
  const { environment, openedAt, options } = given;
  const tag = drawTag(environment);
  const emitter = new Emitter();
  const { school, warnings } = readSchoolIn(options.timeZone, entered.parameters, tag, openedAt);
  const { timeZone } = school.calendar;
  const read = readAccount(entered.userParameters, { tag });
  const session = new Session({
    sequence: entered.sequence,
    environment,
    tag,
    tabs: readTabs(entered.userParameters),
    events: {
      warning: (warning) => emitter.emit("warning", warning),
      unreadKeys: () =>
        emitter.has("unreadKeys") ? (report) => emitter.emit("unreadKeys", report) : undefined,
    },
  });
  return {
    session,
    school,
    account: read.account,
    warnings: [...newerThanKnown(entered), ...warnings, ...read.warnings],
    manner: entered.sequence.manner,
    space: entered.space,
    root: given.root,
    username: options.username,
    lastConnection: entered.lastConnection,
    emitter,
    memory: {},
    audience: (familySpaceNumbers as readonly number[]).includes(entered.space.number) ? "family" : "staff",
    today: () => todayOf(school, environment.now() - openedAt, dayAt(environment.now(), timeZone)),
  };
}

/** A version that no row was written for: what was seen fits the latest one, and that is all we know. */
function newerThanKnown({ page, sequence }: Entered): readonly ReadingWarning[] {
  const { dialect, isNewerThanKnown } = sequence.manner;
  if (!isNewerThanKnown) return [];
  const expected = `a version that the library knows, up to ${dialect.since.join(".")}`;
  return [{ call: "page", path: "version", expected, received: page.version.join(".") }];
}

/** The school in its time zone: the caller's, else the one that the server betrays, else the mainland's. */
function readSchoolIn(
  timeZone: string | undefined,
  parameters: unknown,
  tag: SessionTag,
  openedAt: number,
): SchoolReading {
  const readIn = (zone: string): SchoolReading =>
    readSchool(parameters, { tag, timeZone: zone, today: dayAt(openedAt, zone) });
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
