import type { Client, LoginOptions, ParentClient, VieScolaireClient } from "@preau/client";
import type { Account, Emulator, EmulatorOptions } from "@preau/emulator";
import type { CallName } from "@preau/wire";
import { loginParent, loginSchoolLife, loginStudent, someAccount } from "../box.js";

/** Schools that the writes need: most are ordinary. */
export const schools = {
  ordinary: {},
  /** Pupils have the advanced messaging: HTML, files, labels, archives. */
  advanced: { schoolOptions: { advancedDiscussions: ["student"] } },
  /** The report cards of the first term are out. */
  december: { today: "2026-12-16" },
} as const satisfies Record<string, EmulatorOptions>;

/** Everybody who writes. */
interface Writers {
  readonly student: Client;
  readonly parent: ParentClient;
  readonly "school-life": VieScolaireClient;
}

type Audience = keyof Writers;

/** One change, ready to be made: what it is about was fetched before, so that only the write itself meets trouble. */
export interface Change {
  readonly make: (signal?: AbortSignal) => Promise<unknown>;
  /** What the next reading has of it. */
  readonly look: () => Promise<unknown>;
  /** Whether the next reading shows the change. */
  readonly shown: () => Promise<boolean>;
  /** A number of the emulator's world that the change moves by one. */
  readonly measure: () => number;
}

/** What a row says of a change. `look` gives what `make` gives, after a change that was made. */
export function change<T>(of: {
  readonly make: (signal?: AbortSignal) => Promise<T>;
  readonly look: () => Promise<T>;
  readonly shows: (found: T) => boolean;
  readonly measure: () => number;
}): Change {
  return { ...of, shown: async () => of.shows(await of.look()) };
}

/** A public method that writes, in one of its uses. */
export interface Row {
  readonly method: string;
  readonly title: string;
  /** The remote function that writes. */
  readonly call: CallName;
  /** How many requests to that function come before the one that writes. */
  readonly asksBefore: number;
  /** How many changes of the world the school notes for it. */
  readonly changes: number;
  /** Versions whose servers do not have it. */
  readonly missingIn: readonly string[];
  readonly audience: Audience;
  readonly school: keyof typeof schools;
  readonly login: (emulator: Emulator, options?: Partial<LoginOptions>) => Promise<Session>;
  /** Gets a change ready, in a session of that audience. */
  readonly prepare: (session: Session) => Promise<Change>;
}

/** Somebody who is logged in. */
export interface Session extends World {
  readonly client: Writers[Audience];
}

interface RowOf<Who extends Audience> {
  readonly method: keyof Writers[Who] & string;
  readonly title?: string;
  readonly call: CallName;
  readonly asksBefore?: number;
  readonly changes?: number;
  readonly missingIn?: readonly string[];
  readonly school?: keyof typeof schools;
  readonly prepare: (client: Writers[Who], world: World) => Promise<Change>;
}

/** The emulator, and whose session it is. */
export interface World {
  readonly emulator: Emulator;
  readonly account: Account;
}

const logins = {
  student: loginStudent,
  parent: loginParent,
  "school-life": loginSchoolLife,
} satisfies {
  readonly [Who in Audience]: (emulator: Emulator, options?: Partial<LoginOptions>) => Promise<Writers[Who]>;
};

function rowsOf<Who extends Audience>(audience: Who): (row: RowOf<Who>) => Row {
  const login = logins[audience] as (
    emulator: Emulator,
    options?: Partial<LoginOptions>,
  ) => Promise<Writers[Who]>; // by its key
  return ({
    method,
    title,
    call,
    asksBefore = 0,
    changes = 1,
    missingIn = [],
    school = "ordinary",
    prepare,
  }) => ({
    method,
    title: `${method}${title === undefined ? "" : `, ${title}`} (${audience})`,
    call,
    asksBefore,
    changes,
    missingIn,
    audience,
    school,
    login: async (emulator, options) => {
      const client = await login(emulator, options);
      const isIts = ({ login: name }: Account): boolean => name === client.username;
      return { client, emulator, account: emulator.accounts.find(isIts) ?? someAccount(emulator, audience) };
    },
    // A session of the same audience is one of the same class.
    prepare: (session) => prepare(session.client as Writers[Who], session),
  });
}

export const byPupil = rowsOf("student");
export const byParent = rowsOf("parent");
export const byStaff = rowsOf("school-life");

/** Text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** How many of a list are so. */
export function count<T>(list: Iterable<T>, isSo: (item: T) => boolean): number {
  return [...list].filter(isSo).length;
}
