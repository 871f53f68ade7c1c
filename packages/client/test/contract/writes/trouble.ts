import { isPronoteError, type LoginOptions } from "@preau/client";
import {
  delay,
  drip,
  dropAfter,
  dropBefore,
  type Emulator,
  type EmulatorOptions,
  expire,
  type Fault,
  garble,
  hang,
  notPronote,
  refuse,
  refuseWrite,
  startEmulator,
  truncate,
  waitTicket,
} from "@preau/emulator";
import { describe, expect, test, vi } from "vitest";
import { schoolDay } from "../box.js";
import { impatient, madeBy, type Outcome, outcomeOf } from "./outcome.js";
import { type Change, type Row, type Session, schools } from "./row.js";

/** More than is ever tried. */
const forGood = 9;

/** What may happen to a write, what its caller learns, and how often it is made. */
interface Trouble {
  readonly title: string;
  readonly faults: readonly (readonly [Fault, number])[];
  readonly outcome: Outcome;
  readonly made: 0 | 1;
  /** Code of the error. */
  readonly code?: string;
  /** The session goes on. */
  readonly spares?: true;
  readonly school?: EmulatorOptions;
  readonly timeoutMs?: number;
  /** Tried with one write of each remote function, unless there is time. */
  readonly isRare?: true;
}

const once = (title: string, fault: Fault): Trouble => ({
  title: `${title}, once`,
  faults: [[fault, 1]],
  outcome: "applied",
  made: 1,
  spares: true,
});

const lost = (title: string, fault: Fault, made: 0 | 1, rest: Partial<Trouble> = {}): Trouble => ({
  title: `${title}, for good`,
  faults: [[fault, forGood]],
  outcome: "unknown",
  made,
  code: "outcome-unknown",
  ...rest,
});

const refused = (title: string, fault: Fault, code: string, rest: Partial<Trouble> = {}): Trouble => ({
  title,
  faults: [[fault, 1]],
  outcome: "not applied",
  made: 0,
  code,
  ...rest,
});

const rare = { isRare: true } as const;

const troubles: readonly Trouble[] = [
  once("a cut before it is processed", dropBefore()),
  once("a cut after it is processed", dropAfter()),
  once("half an answer", truncate()),
  once("noise", garble()),
  once("a slow answer", drip(60)),
  lost("cuts before it is processed", dropBefore(), 0),
  lost("cuts after it is processed", dropAfter(), 1),
  lost("half answers", truncate(), 1),
  lost("noise", garble("secured"), 1),
  refused("a session that is over", expire(), "session-lost"),
  refused("a refusal", refuse({ code: 999, title: "Refus" }), "refused"),
  refused("a report with an error", refuseWrite(), "refused", { spares: true }),
  refused("a refused right", refuse({ code: 3 }), "not-allowed", rare),
  refused("a stale object", refuse({ code: 22 }), "stale-reference", rare),
  refused("a report that it was given up", refuseWrite("cancelled"), "refused", { spares: true, ...rare }),
  refused("an error in the signature", refuseWrite("signature"), "refused", { spares: true, ...rare }),
  lost("half answers that look whole", truncate({ framed: true }), 1, rare),
  lost("an ordinary page", notPronote(), 0, rare),
  lost("no answer", hang(), 0, { timeoutMs: 1000, ...rare }),
  lost("answers that come too late", delay(3000), 1, { timeoutMs: 1000, ...rare }),
  { ...once("a wait that ends", waitTicket({ rounds: 2 })), ...rare },
  {
    ...lost("a wait that ends with the session", waitTicket(), 0, rare),
    faults: [
      [waitTicket(), 1],
      [expire(), 1],
    ],
  },
  {
    // The server answers nothing from memory: a lost answer cannot be asked for again.
    ...lost("a cut after it is processed, of a forgetful server", dropAfter(), 1, rare),
    faults: [[dropAfter(), 1]],
    school: { replayWindow: 0 },
  },
];

const isLong = process.env["PREAU_LONG"] !== undefined;

/** A small school, for speed. */
async function inSchool(
  { school }: Row,
  options: EmulatorOptions,
  journey: (emulator: Emulator) => Promise<void>,
): Promise<void> {
  const plan = { size: { classes: 1, studentsPerClass: 8 } };
  const emulator = await startEmulator({ today: schoolDay, seed: 7, plan, ...schools[school], ...options });
  try {
    await journey(emulator);
  } finally {
    await emulator.close();
  }
}

/** A change that is ready to be made, and how the world stands. */
async function begin(row: Row, emulator: Emulator, options: Partial<LoginOptions> = {}) {
  const session = await row.login(emulator, { ...impatient, ...options });
  const ready = await row.prepare(session);
  return { session, ...ready, before: { measure: ready.measure(), made: madeBy(emulator, row.call) } };
}

interface Begun extends Change {
  readonly session: Session;
  readonly before: { readonly measure: number; readonly made: number };
}

/** How often the change was made: in the world itself, and by what the school has noted. */
function timesMade({ changes, call }: Row, emulator: Emulator, { measure, before }: Begun): number {
  const times = Math.abs(measure() - before.measure);
  expect(madeBy(emulator, call) - before.made).toBe(times * changes);
  return times;
}

function plan(emulator: Emulator, { call, asksBefore }: Row, faults: Trouble["faults"]): void {
  if (asksBefore > 0) emulator.faults.next(call, delay(0), { times: asksBefore });
  for (const [fault, times] of faults) emulator.faults.next(call, fault, { times });
}

async function codeOf(write: Promise<unknown>): Promise<string | undefined> {
  return write.then(
    () => undefined,
    (error: unknown) => (isPronoteError(error) ? error.code : String(error)),
  );
}

/** Every trouble with every one of these writes: applied once at most, and the caller knows which. */
export function meetTrouble(rows: readonly Row[], isFirstOfCall: (row: Row) => boolean): void {
  describe.each(rows)("$title", (row) => {
    const met = troubles.filter(({ isRare }) => isRare !== true || isLong || isFirstOfCall(row));

    test.each(met)("$title", async ({ faults, outcome, made, code, spares, school, timeoutMs }) => {
      await inSchool(row, { ...school }, async (emulator) => {
        const begun = await begin(row, emulator, timeoutMs === undefined ? {} : { timeoutMs });
        const { make, shown, session } = begun;
        const logins = emulator.logins.length;
        plan(emulator, row, faults);
        const write = make();
        const [learnt, error] = await Promise.all([outcomeOf(write), codeOf(write)]);
        expect([learnt, error]).toEqual([outcome, code]);
        emulator.faults.clear();
        expect(timesMade(row, emulator, begun)).toBe(made);
        // Whatever became of the session, the next calls tell the truth, and nothing is made later.
        expect(await shown()).toBe(made === 1);
        expect(timesMade(row, emulator, begun)).toBe(made);
        if (spares === true) expect(emulator.logins).toHaveLength(logins);
        await session.client.close();
      });
    });

    test("given up before it is sent, is not made", async () => {
      await inSchool(row, {}, async (emulator) => {
        const begun = await begin(row, emulator);
        const sent = emulator.requests.get(row.call) ?? 0;
        await expect(begun.make(AbortSignal.abort(new Error("enough")))).rejects.toThrow("enough");
        expect(await begun.shown()).toBe(false);
        expect(emulator.requests.get(row.call) ?? 0).toBe(sent);
        expect(timesMade(row, emulator, begun)).toBe(0);
        await begun.session.client.close();
      });
    });

    test("given up on its way, is made once at most, and the session stays in step", async () => {
      await inSchool(row, {}, async (emulator) => {
        const begun = await begin(row, emulator);
        const sent = emulator.requests.get(row.call) ?? 0;
        const logins = emulator.logins.length;
        plan(emulator, row, [[delay(200), 1]]);
        const leaving = new AbortController();
        const write = begun.make(leaving.signal);
        const ended = write.catch((error: unknown) => error);
        await vi.waitFor(() => expect(emulator.requests.get(row.call)).toBe(sent + row.asksBefore + 1), {
          timeout: 10_000,
          interval: 2,
        });
        leaving.abort(new Error("enough"));
        expect(await ended).toMatchObject({ message: "enough" });
        // The next call waits for the answer of the one before.
        const isMade = await begun.shown();
        expect(timesMade(row, emulator, begun)).toBe(isMade ? 1 : 0);
        expect(emulator.logins).toHaveLength(logins);
        await begun.session.client.close();
      });
    });

    test("made, is told as made when it cannot be read back", async () => {
      await inSchool(row, {}, async (emulator) => {
        let left = Number.POSITIVE_INFINITY;
        const cutting: typeof fetch = async (input, init) => {
          if (left < 0) throw new TypeError("fetch failed");
          const answer = await fetch(input, init);
          if (String(init?.body).includes(`"${row.call}"`)) left -= 1;
          if (left === 0) left = -1;
          return answer;
        };
        const environment = { ...impatient.environment, fetch: cutting };
        const begun = await begin(row, emulator, { environment });
        left = row.asksBefore + 1;
        expect(await outcomeOf(begun.make())).toBe("applied");
        expect(timesMade(row, emulator, begun)).toBe(1);
        left = Number.POSITIVE_INFINITY;
        expect(await begun.shown()).toBe(true);
        await begun.session.client.close();
      });
    });
  });
}
