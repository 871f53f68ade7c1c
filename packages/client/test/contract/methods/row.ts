import { type Client, type ParentClient, VieScolaireClient } from "@preau/client";
import type { Emulator, Profile } from "@preau/emulator";
import { expect } from "vitest";
import { loginStudent, optionsFor, requestsTo, someAccount } from "../box.js";

/** Requests by what they are: a remote function, or `page`, `file`, `upload`, `calendar`. */
export type Counts = Readonly<Record<string, number>>;

/** One school that speaks in one manner, and who is logged in to it. */
export interface Stage {
  readonly emulator: Emulator;
  readonly student: Client;
  readonly parent: ParentClient;
  readonly office: VieScolaireClient;
}

/** What a journey has shown. */
export interface Journey {
  readonly expected: Counts;
  readonly received: Counts;
}

/** One public method: who calls it, and how. */
export interface Row {
  /** `undefined` where the version has no such thing. */
  readonly run: (stage: Stage) => Promise<Journey | undefined>;
}

/** What a row knows of its journey when it says what it costs. */
interface Known<Given> {
  readonly profile: Profile;
  readonly given: Given;
}

/** How one method is called. Only `call` is counted. */
interface Told<Who, Given, Result> {
  readonly requests: Counts | ((known: Known<Given>) => Counts);
  /** What the call needs. */
  readonly given?: (who: Who, stage: Stage) => Given | Promise<Given>;
  readonly call: (who: Who, given: Given, stage: Stage) => Result;
  /** Fails when the result is not what the school has to give. */
  readonly check: (result: Awaited<Result>, given: Given, who: Who) => unknown;
  /** Versions that have no such thing: the call must fail, and the server says why. */
  readonly refusedBy?: (profile: Profile) => boolean;
}

/** Rows of one kind of caller. */
function rowsOf<Who>(
  find: (stage: Stage) => Who | Promise<Who>,
  leave: (who: Who) => unknown = () => undefined,
) {
  return <Given = undefined, Result = unknown>(told: Told<Who, Given, Result>): Row => ({
    run: async (stage) => {
      const { emulator } = stage;
      const who = await find(stage);
      // A row that needs nothing is given nothing.
      const given = (await told.given?.(who, stage)) as Given;
      const before = new Map(emulator.requests);
      const { profile } = emulator;
      const { requests, refusedBy = () => false } = told;
      if (refusedBy(profile)) {
        await expect(Promise.resolve(told.call(who, given, stage))).rejects.toMatchObject({
          code: "not-allowed",
        });
        await leave(who);
        return undefined;
      }
      const result = await told.call(who, given, stage);
      const names = [...emulator.requests.keys()];
      const received = names.flatMap((name): [string, number][] => {
        const count = requestsTo(emulator, name) - (before.get(name) ?? 0);
        return count === 0 ? [] : [[name, count]];
      });
      const expected = typeof requests === "function" ? requests({ profile, given }) : requests;
      await told.check(result, given, who);
      await leave(who);
      return { expected, received: Object.fromEntries(received) };
    },
  });
}

/** These rows log in more often than anybody should. */
export const ungated = { gate: false } as const;

/** A pupil who stays logged in. */
export const student = rowsOf(({ student: who }) => who);
/** A parent of two children. */
export const parent = rowsOf(({ parent: who }) => who);
/** School life. */
export const office = rowsOf(({ office: who }) => who);
/** Somebody of school life, who does likewise. */
export const passingOffice = rowsOf(
  ({ emulator }) =>
    VieScolaireClient.login({ ...optionsFor(emulator, someAccount(emulator, "school-life")), ...ungated }),
  (who) => who.close(),
);
/** A pupil who logs in for this row alone, because nothing can follow it on the same session. */
export const passing = rowsOf(
  ({ emulator }) => loginStudent(emulator, ungated),
  (who) => who.close(),
);
/** Nobody yet: ways in. */
export const nobody = rowsOf((stage) => stage);

/** What a pupil was given in a session that is over. */
export async function earlier<T>({ emulator }: Stage, ask: (client: Client) => Promise<T>): Promise<T> {
  const client = await loginStudent(emulator, ungated);
  const found = await ask(client);
  await client.close();
  return found;
}

/** The first that fits; a school that has none has no place here. */
export function first<T>(some: Iterable<T>, fits: (one: T) => boolean = () => true): T {
  for (const one of some) if (fits(one)) return one;
  throw new Error("the school has nothing of the kind");
}

/** How many requests in all. */
export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
