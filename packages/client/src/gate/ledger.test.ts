import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closureAt,
  emptyLedger,
  isEmpty,
  type Ledger,
  loginRefusal,
  readLedger,
  requestCount,
  requestRefusal,
  type SchoolHours,
  withClosure,
  withLogin,
  withRefusalOnHost,
  withRefusedSecret,
  withRequests,
  withSuccess,
} from "./ledger.js";
import { checkLimits } from "./limits.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Wednesday in term, 11 h in Paris. */
const start = Date.parse("2026-11-25T10:00:00Z");
const limits = { perHour: 6, perDay: 24 };

function withLogins(times: readonly number[]): Ledger {
  return times.reduce((ledger, at) => withLogin(ledger, at), emptyLedger);
}

function minutesClosed(ledger: Ledger, now: number): number {
  return ((closureAt(ledger, now)?.until ?? now) - now) / minute;
}

describe("the budget of logins", () => {
  test("lets six pass within an hour, and the next once the first is an hour old", () => {
    const ledger = withLogins([0, 1, 2, 3, 4, 5].map((index) => start + index * minute));
    const now = start + 6 * minute;
    expect(loginRefusal(ledger, limits, now)).toEqual({ reason: "logins", until: start + hour });
    expect(loginRefusal(ledger, limits, start + hour - 1)).toBeDefined();
    expect(loginRefusal(ledger, limits, start + hour)).toBeUndefined();
  });

  test("lets 24 pass within a day", () => {
    const times = Array.from({ length: 24 }, (_, index) => start + index * 20 * minute);
    const ledger = withLogins(times);
    const now = start + 12 * hour;
    expect(loginRefusal(ledger, limits, now)).toEqual({ reason: "logins", until: start + day });
    expect(loginRefusal(ledger, limits, start + day)).toBeUndefined();
    // A host has no day.
    expect(loginRefusal(ledger, { perHour: 120 }, now)).toBeUndefined();
  });

  test("is the one that frees later, where both are used up", () => {
    const early = Array.from({ length: 18 }, (_, index) => start + index * 20 * minute);
    const late = Array.from({ length: 6 }, (_, index) => start + 10 * hour + index);
    const ledger = withLogins([...early, ...late]);
    expect(loginRefusal(ledger, limits, start + 10 * hour + minute)?.until).toBe(start + day);
  });

  test("is never exceeded in any sliding hour or day, whatever comes when; and what is refused may pass when said", () => {
    const waits = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 3 * minute }), fc.integer({ min: 0, max: hour })),
      {
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(waits, fc.boolean(), (steps, obeys) => {
        let ledger = emptyLedger;
        let now = start;
        const passed: number[] = [];
        for (const wait of steps) {
          now += wait;
          const refusal = loginRefusal(ledger, limits, now);
          if (refusal !== undefined && obeys) now = refusal.until;
          if (refusal !== undefined && !obeys) continue;
          expect(loginRefusal(ledger, limits, now)).toBeUndefined();
          passed.push(now);
          ledger = readLedger(JSON.parse(JSON.stringify(withLogin(ledger, now))), now);
        }
        for (const end of passed) {
          expect(passed.filter((at) => at > end - hour && at <= end).length).toBeLessThanOrEqual(6);
          expect(passed.filter((at) => at > end - day && at <= end).length).toBeLessThanOrEqual(24);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("the budget of requests", () => {
  const ofRequests = checkLimits({ requestsPerHour: 600 });

  test("allows bursts, and is free again when they are an hour old", () => {
    const ledger = withRequests(emptyLedger, 600, start + minute);
    const refusal = requestRefusal(ledger, ofRequests, start + 2 * minute);
    expect(refusal?.reason).toBe("requests");
    const until = refusal?.until ?? 0;
    expect(until).toBeGreaterThanOrEqual(start + minute + hour);
    expect(until).toBeLessThanOrEqual(start + minute + hour + 5 * minute);
    expect(requestRefusal(readLedger(ledger, until), ofRequests, until)).toBeUndefined();
  });

  test("is never exceeded in any sliding hour, whatever comes when", () => {
    const bursts = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 40 * minute }), fc.integer({ min: 1, max: 300 })),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(bursts, (steps) => {
        let ledger = emptyLedger;
        let now = start;
        const passed: { at: number; count: number }[] = [];
        for (const [wait, wanted] of steps) {
          now += wait;
          let count = 0;
          for (; count < wanted && requestRefusal(ledger, ofRequests, now) === undefined; count += 1) {
            ledger = withRequests(ledger, 1, now);
          }
          passed.push({ at: now, count });
        }
        for (const { at: end } of passed) {
          const within = passed.filter(({ at }) => at > end - hour && at <= end);
          expect(within.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(600);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("is asked for with the clock, not with what was last read", () => {
    const ledger = withRequests(emptyLedger, 600, start);
    expect(requestRefusal(ledger, ofRequests, start + 2 * hour)).toBeUndefined();
    expect(requestCount(ledger, start + 2 * hour)).toBe(0);
    const logins = withLogins(Array.from({ length: 24 }, (_, index) => start + index * 20 * minute));
    expect(loginRefusal(logins, limits, start + 3 * day)).toBeUndefined();
  });
});

describe("what was refused", () => {
  test("closes an account for an hour at the second refusal in a row, and at each one after", () => {
    const once = withRefusedSecret(emptyLedger, "aaaaaa", start);
    expect(closureAt(once, start)).toBeUndefined();
    const twice = withRefusedSecret(once, "bbbbbb", start + minute);
    expect(minutesClosed(twice, start + minute)).toBe(60);
    const later = start + 2 * hour;
    expect(minutesClosed(withRefusedSecret(twice, "cccccc", later), later)).toBe(60);
  });

  test("is no longer in a row after a success", () => {
    const once = withRefusedSecret(emptyLedger, "aaaaaa", start);
    const between = withSuccess(once, start + minute);
    const again = withRefusedSecret(between, "bbbbbb", start + 2 * minute);
    expect(closureAt(again, start + 2 * minute)).toBeUndefined();
    expect(again.refused).toEqual(["aaaaaa", "bbbbbb"]);
  });

  test("is remembered, once each, and the last twenty", () => {
    let ledger = emptyLedger;
    for (let index = 0; index < 25; index += 1) ledger = withRefusedSecret(ledger, `mark-${index}`, start);
    ledger = withRefusedSecret(ledger, "mark-10", start);
    expect(ledger.refused).toHaveLength(20);
    expect(ledger.refused.at(-1)).toBe("mark-10");
    expect(readLedger(ledger, start + 30 * day).refused).toEqual(ledger.refused);
  });

  test("closes a host at the tenth refusal within an hour", () => {
    let ledger = emptyLedger;
    for (let index = 0; index < 9; index += 1) ledger = withRefusalOnHost(ledger, start + index * minute);
    expect(closureAt(ledger, start + 9 * minute)).toBeUndefined();
    // The first of them is over an hour old by then.
    expect(closureAt(withRefusalOnHost(ledger, start + hour + 1), start + hour + 1)).toBeUndefined();
    expect(minutesClosed(withRefusalOnHost(ledger, start + 9 * minute), start + 9 * minute)).toBe(60);
  });
});

describe("a closure", () => {
  /** Closes again as soon as it is open, and says for how long each time. */
  function repeated(reason: "rate-limited" | "suspended" | "server-closed", hours?: SchoolHours): number[] {
    let ledger = hours === undefined ? emptyLedger : withSuccess(emptyLedger, start - day, hours);
    let now = start;
    return Array.from({ length: 7 }, () => {
      ledger = readLedger(JSON.parse(JSON.stringify(withClosure(ledger, reason, now))), now);
      const minutes = minutesClosed(ledger, now);
      now += minutes * minute;
      return minutes;
    });
  }

  test("for too many attempts lasts an hour, doubling to six", () => {
    expect(repeated("rate-limited")).toEqual([60, 120, 240, 360, 360, 360, 360]);
  });

  test("for a suspended address lasts six hours", () => {
    expect(repeated("suspended")).toEqual([360, 360, 360, 360, 360, 360, 360]);
  });

  test("for a closed server lasts five minutes, doubling to an hour", () => {
    expect(repeated("server-closed")).toEqual([5, 10, 20, 40, 60, 60, 60]);
  });

  test("is doubled neither after a success, nor after a day, nor for another reason", () => {
    const first = withClosure(emptyLedger, "rate-limited", start);
    const soon = start + 2 * hour;
    expect(minutesClosed(withClosure(first, "rate-limited", soon), soon)).toBe(120);
    expect(minutesClosed(withClosure(withSuccess(first, soon), "rate-limited", soon), soon)).toBe(60);
    expect(minutesClosed(withClosure(first, "rate-limited", start + 26 * hour), start + 26 * hour)).toBe(60);
    expect(minutesClosed(withClosure(first, "server-closed", soon), soon)).toBe(5);
  });

  test("is never made shorter by another", () => {
    const long = withClosure(emptyLedger, "suspended", start);
    expect(withClosure(long, "server-closed", start + minute).closed).toEqual(long.closed);
  });

  test("is forgotten a day after its end", () => {
    const ledger = withClosure(emptyLedger, "suspended", start);
    expect(readLedger(ledger, start + 29 * hour).closed).toBeDefined();
    expect(readLedger(ledger, start + 31 * hour).closed).toBeUndefined();
    expect(isEmpty(readLedger(ledger, start + 31 * hour))).toBe(true);
  });

  describe("of a school that sleeps", () => {
    const paris: SchoolHours = { timeZone: "Europe/Paris", holidays: [["2026-12-19", "2027-01-03"]] };
    const at = (text: string): number => Date.parse(text);
    /** After so many failures in a row that the wait would be the longest, on that moment. */
    function closedUntil(now: number, hours: SchoolHours, failures = 7): string {
      let ledger = withSuccess(emptyLedger, now - 2 * day, hours);
      ledger = {
        ...ledger,
        closed: { reason: "server-closed", since: now - hour, until: now, step: failures },
      };
      return new Date(closureAt(withClosure(ledger, "server-closed", now), now)?.until ?? 0).toISOString();
    }

    test("lasts longer at night, and no longer than until the morning", () => {
      // 21 h in Paris: four hours. 5 h: until 7 h. Noon: an hour.
      expect(closedUntil(at("2026-11-25T20:00:00Z"), paris)).toBe("2026-11-26T00:00:00.000Z");
      expect(closedUntil(at("2026-11-26T04:00:00Z"), paris)).toBe("2026-11-26T06:00:00.000Z");
      expect(closedUntil(at("2026-11-26T11:00:00Z"), paris)).toBe("2026-11-26T12:00:00.000Z");
      // The first failure of a night waits five minutes all the same.
      expect(closedUntil(at("2026-11-25T20:00:00Z"), paris, -1)).toBe("2026-11-25T20:05:00.000Z");
    });

    test("lasts longer in holidays, their first and last days included", () => {
      for (const date of ["2026-12-19", "2026-12-25", "2027-01-03"]) {
        expect(closedUntil(at(`${date}T10:00:00Z`), paris)).toBe(`${date}T14:00:00.000Z`);
      }
      expect(closedUntil(at("2026-12-18T10:00:00Z"), paris)).toBe("2026-12-18T11:00:00.000Z");
      expect(closedUntil(at("2027-01-04T10:00:00Z"), paris)).toBe("2027-01-04T11:00:00.000Z");
    });

    test("goes by the school's clock", () => {
      const noumea: SchoolHours = { timeZone: "Pacific/Noumea", holidays: [] };
      // 22 h in Nouméa is noon in Paris.
      expect(closedUntil(at("2026-11-25T11:00:00Z"), noumea)).toBe("2026-11-25T15:00:00.000Z");
      expect(closedUntil(at("2026-11-25T11:00:00Z"), paris)).toBe("2026-11-25T12:00:00.000Z");
    });

    test("knows the nights on which clocks are changed", () => {
      // 25 October 2026: 3 h becomes 2 h. The morning is at 6 h UTC, and was at 5 h the day before.
      expect(closedUntil(at("2026-10-25T03:00:00Z"), paris)).toBe("2026-10-25T06:00:00.000Z");
      expect(closedUntil(at("2026-10-24T02:00:00Z"), paris)).toBe("2026-10-24T05:00:00.000Z");
    });

    test("is only ever longer for a server that is closed", () => {
      const night = at("2026-11-25T20:00:00Z");
      const ledger = withSuccess(emptyLedger, night - day, paris);
      expect(minutesClosed(withClosure(ledger, "rate-limited", night), night)).toBe(60);
    });
  });

  test("never ends before it begins, nor lasts longer than six hours, whatever came before", () => {
    const reasons = fc.constantFrom("refused", "rate-limited", "suspended", "server-closed" as const);
    const zones = fc.constantFrom("Europe/Paris", "Pacific/Noumea", "America/Martinique", "Pacific/Apia");
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 * hour }), reasons, fc.boolean()), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(steps, zones, (sequence, timeZone) => {
        let ledger = withSuccess(emptyLedger, start, { timeZone, holidays: [["2026-11-27", "2026-11-28"]] });
        let now = start;
        for (const [wait, reason, succeeds] of sequence) {
          now += wait;
          if (succeeds) ledger = withSuccess(ledger, now);
          const before = closureAt(ledger, now)?.until ?? 0;
          ledger = withClosure(ledger, reason, now);
          const until = closureAt(ledger, now)?.until ?? 0;
          expect(until).toBeGreaterThan(now);
          expect(until).toBeGreaterThanOrEqual(before);
          expect(until).toBeLessThanOrEqual(now + 6 * hour);
        }
      }),
    );
  });
});

describe("a ledger that a store gives back", () => {
  test("is what was kept", () => {
    const ledger = withClosure(
      withRequests(
        withSuccess(withLogin(emptyLedger, start), start, { timeZone: "Europe/Paris", holidays: [] }),
        3,
        start,
      ),
      "suspended",
      start,
    );
    expect(readLedger(JSON.parse(JSON.stringify(ledger)), start + minute)).toEqual(ledger);
  });

  test("may be anything: it can always be asked and changed, and closes nothing for longer than a gate does", () => {
    const numbers = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(start, start - 1, 1e300, -1e300));
    const ledgers = fc.record(
      {
        logins: fc.oneof(fc.array(numbers), fc.anything()),
        refusals: fc.oneof(fc.array(numbers), fc.anything()),
        refused: fc.oneof(fc.array(fc.string()), fc.anything()),
        requests: fc.oneof(fc.dictionary(fc.oneof(fc.string(), numbers.map(String)), numbers), fc.anything()),
        success: fc.oneof(numbers, fc.anything()),
        closed: fc.oneof(
          fc.record({
            reason: fc.constantFrom("refused", "suspended", "server-closed", "rate-limited"),
            since: numbers,
            until: numbers,
            step: numbers,
          }),
          fc.anything(),
        ),
        hours: fc.oneof(
          fc.record({ timeZone: fc.string(), holidays: fc.array(fc.tuple(fc.string(), fc.string())) }),
          fc.anything(),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(ledgers, fc.anything()), (value) => {
        const ledger = readLedger(value, start);
        for (const refusal of [
          loginRefusal(ledger, limits, start),
          requestRefusal(ledger, checkLimits({}), start),
        ]) {
          if (refusal === undefined) continue;
          expect(refusal.until).toBeGreaterThan(start);
          expect(refusal.until).toBeLessThanOrEqual(start + 2 * day);
        }
        const next = withClosure(
          withRefusedSecret(withRequests(withLogin(ledger, start), 1, start), "mark", start),
          "server-closed",
          start,
        );
        expect(closureAt(next, start)?.until).toBeGreaterThan(start);
        expect(Number.isSafeInteger(Math.floor(closureAt(next, start)?.until ?? Number.NaN))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("with a closure that no gate makes is open", () => {
    const closed = { reason: "suspended", since: start - minute, until: start + 40 * day, step: 0 };
    expect(closureAt(readLedger({ closed }, start), start)).toBeUndefined();
  });

  test("with a time zone that is none still closes", () => {
    const ledger = readLedger({ hours: { timeZone: "Mars/Olympus", holidays: [] } }, start);
    expect(minutesClosed(withClosure(ledger, "server-closed", start), start)).toBe(5);
  });
});

describe("limits", () => {
  test("may be loosened and tightened, and taken away one by one", () => {
    expect(checkLimits({ loginsPerHour: 3 })).toMatchObject({ loginsPerHour: 3, loginsPerDay: 24 });
    const { loginsPerDay } = checkLimits({ loginsPerDay: Number.POSITIVE_INFINITY });
    const ledger = withLogins(Array.from({ length: 40 }, (_, index) => start + index * 20 * minute));
    expect(loginRefusal(ledger, { perHour: 6, perDay: loginsPerDay }, start + 14 * hour)).toBeUndefined();
  });

  test.each([0, -1, 0.5, 2.5, Number.NaN])("are whole numbers, not %s", (value) => {
    expect(() => checkLimits({ loginsPerHour: value })).toThrow(/gate\.loginsPerHour/u);
  });
});
