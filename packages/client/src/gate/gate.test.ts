import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AddressSuspendedError,
  BadCredentialsError,
  NetworkError,
  OutcomeUnknownError,
  RateLimitedError,
  ServerClosedError,
  StoreError,
  TokenRejectedError,
} from "../errors/errors.js";
import { GateClosedError } from "../errors/gate-closed-error.js";
import { PortalLoginError, type PortalLoginReason } from "../errors/portal-errors.js";
import type { CredentialStore } from "../store/credential-store.js";
import { memoryStore } from "../store/memory-store.js";
import { isAccountRecord } from "../store/record-names.js";
import { Gate } from "./gate.js";
import type { GateOptions } from "./limits.js";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const host = "0123456a.exemple.test";
const asleep = { timeZone: "Europe/Paris", holidays: [] };
const secret = (password: string) => ({ login: "camille", password });

/** A household on one clock: gates of any account, on any host, with one store unless another is given. */
function household(store: CredentialStore = memoryStore()) {
  const clock = { now: Date.parse("2026-11-25T10:00:00Z") };
  const now = (): number => clock.now;
  const gate = (
    account: string,
    options?: GateOptions | false,
    place: { host?: string; store?: CredentialStore } = {},
  ): Gate => new Gate({ account, host, store, now, ...place }, options);
  return { clock, store, gate };
}

/** Whether a login passed, as a client makes one. */
async function login(gate: Gate): Promise<boolean> {
  try {
    await gate.admitLogin();
    await gate.spendLogin();
    return true;
  } catch (error) {
    if (error instanceof GateClosedError) return false;
    throw error;
  }
}

async function refusalOf(work: Promise<unknown>): Promise<GateClosedError | undefined> {
  return work.then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof GateClosedError) return error;
      throw error;
    },
  );
}

async function loginsOf(gate: Gate, attempts: number): Promise<number> {
  let passed = 0;
  for (let attempt = 0; attempt < attempts; attempt += 1) passed += (await login(gate)) ? 1 : 0;
  return passed;
}

describe("logins", () => {
  test("are six an hour, whichever of two processes makes them", async () => {
    const { clock, gate } = household();
    const [one, other] = [gate("camille"), gate("camille")];
    expect(await loginsOf(one, 4)).toBe(4);
    expect(await loginsOf(other, 4)).toBe(2);
    const refusal = await refusalOf(one.admitLogin());
    expect(refusal).toMatchObject({
      code: "gate-closed",
      reason: "logins",
      scope: "account",
      retry: "later",
      nextAllowedAt: new Date(clock.now + hour).toISOString(),
    });
    expect(one.status()).toMatchObject({
      open: false,
      reason: "logins",
      logins: { lastHour: 6, lastDay: 6 },
    });
    // Requests of a living session are another matter.
    await one.admitRequest();
    clock.now += hour;
    expect(one.status()).toMatchObject({ open: true, logins: { lastHour: 0, lastDay: 6 } });
    expect(await login(other)).toBe(true);
  });

  test("that two processes were admitted to at once are counted again before they are made", async () => {
    const { gate } = household();
    const gates = Array.from({ length: 10 }, () => gate("camille"));
    await Promise.all(gates.map((one) => one.admitLogin()));
    const spent = await Promise.all(gates.map((one) => refusalOf(one.spendLogin())));
    expect(spent.filter((refusal) => refusal === undefined)).toHaveLength(6);
  });

  test("are 24 a day", async () => {
    const { clock, gate } = household();
    const times: number[] = [];
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await login(gate("camille"))) times.push(clock.now);
      clock.now += 11 * minute;
    }
    expect(times.filter((at) => at < (times[0] ?? 0) + day)).toHaveLength(24);
  });

  test("of many accounts are 120 an hour on one host, and others are left alone", async () => {
    const { gate } = household();
    let passed = 0;
    for (let account = 0; account < 130; account += 1) passed += await loginsOf(gate(`pupil-${account}`), 1);
    expect(passed).toBe(120);
    expect(await refusalOf(gate("somebody").admitLogin())).toMatchObject({ scope: "host", reason: "logins" });
    expect(await login(gate("somebody", {}, { host: "0999999z.exemple.test" }))).toBe(true);
    expect(await login(gate("somebody", { outgoingAddress: "second" }))).toBe(true);
  });

  test("are never more than the budgets, whatever two processes and two accounts do, and restart, and when", async () => {
    const step = fc.record({
      wait: fc.oneof(fc.integer({ min: 0, max: 2 * minute }), fc.integer({ min: 0, max: 4 * hour })),
      account: fc.constantFrom("camille", "lucas"),
      process: fc.constantFrom(0, 1),
      what: fc.constantFrom("login", "login", "login", "restart", "succeed", "fail", "closed", "request"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 120 }), async (steps) => {
        const { clock, gate } = household();
        const gates = new Map<string, Gate>();
        const passed: { account: string; at: number }[] = [];
        for (const { wait, account, process, what } of steps) {
          clock.now += wait;
          const name = `${account} ${process}`;
          const one = gates.get(name) ?? gate(account);
          gates.set(name, one);
          if (what === "restart") gates.delete(name);
          if (what === "succeed") await one.loggedIn(asleep);
          if (what === "fail") await one.learn(new BadCredentialsError("no"), secret(String(clock.now)));
          if (what === "closed") await one.learn(new ServerClosedError("closed"));
          if (what === "request") await refusalOf(one.admitRequest());
          if (what === "login" && (await login(one))) passed.push({ account, at: clock.now });
        }
        for (const { account, at: end } of passed) {
          const times = passed.filter((one) => one.account === account && one.at <= end).map(({ at }) => at);
          expect(times.filter((at) => at > end - hour).length).toBeLessThanOrEqual(6);
          expect(times.filter((at) => at > end - day).length).toBeLessThanOrEqual(24);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("requests", () => {
  test("are 600 an hour, in one burst if need be", async () => {
    const { clock, gate } = household();
    const one = gate("camille");
    for (let request = 0; request < 600; request += 1) await one.admitRequest();
    const refusal = await refusalOf(one.admitRequest());
    expect(refusal).toMatchObject({ reason: "requests", scope: "account" });
    clock.now = Date.parse(refusal?.nextAllowedAt ?? "");
    expect(one.status().open).toBe(true);
    await one.admitRequest();
  });

  test("of another process are known after a minute, and written down when a session ends", async () => {
    const { clock, gate } = household();
    const [one, other] = [gate("camille"), gate("camille")];
    await other.admitRequest();
    for (let request = 0; request < 40; request += 1) await one.admitRequest();
    await one.flush();
    clock.now += 2 * minute;
    await other.admitRequest();
    expect(other.status().requests.lastHour).toBe(42);
  });

  test("that were never written down are counted once they are", async () => {
    const { gate, store } = household();
    const one = gate("camille");
    await Promise.all(Array.from({ length: 130 }, () => one.admitRequest()));
    await one.flush();
    const kept = gate("camille", {}, { store });
    await kept.admitLogin();
    expect(kept.status().requests.lastHour).toBe(130);
    expect(one.status().requests.lastHour).toBe(130);
  });
});

describe("what a gate learns", () => {
  const ofOneAccount = { camille: true, lucas: false };
  const ofTheHost = { camille: true, lucas: true };
  test.each([
    [
      "a suspended address closes the host for six hours",
      new AddressSuspendedError("x"),
      6 * hour,
      ofTheHost,
    ],
    ["too many attempts close the account for an hour", new RateLimitedError("x"), hour, ofOneAccount],
    ["a closed server closes the host for five minutes", new ServerClosedError("x"), 5 * minute, ofTheHost],
    [
      "a suspension that a write met closes the host all the same",
      new OutcomeUnknownError("x", { cause: new AddressSuspendedError("x") }),
      6 * hour,
      ofTheHost,
    ],
    [
      "so does a closed server",
      new OutcomeUnknownError("x", { cause: new ServerClosedError("x") }),
      5 * minute,
      ofTheHost,
    ],
  ] as const)("%s", async (_, error, length, closed) => {
    const { clock, gate } = household();
    await gate("camille").learn(error);
    for (const [account, isClosed] of Object.entries(closed)) {
      const one = gate(account);
      const refusals = [await refusalOf(one.admitLogin()), await refusalOf(one.admitRequest())];
      for (const refusal of refusals) {
        expect(refusal?.nextAllowedAt, account).toBe(
          isClosed ? new Date(clock.now + length).toISOString() : undefined,
        );
      }
      expect(one.status().open).toBe(!isClosed);
    }
    clock.now += length;
    expect(await login(gate("camille"))).toBe(true);
  });

  test("a refused secret is known again, by any process, and nobody else's is", async () => {
    const { gate, store } = household();
    await gate("camille").learn(new BadCredentialsError("no"), secret("wrong"));
    expect(await gate("camille").knowsRefused(secret("wrong"))).toBe(true);
    expect(await gate("camille").knowsRefused(secret("right"))).toBe(false);
    expect(await gate("camille").knowsRefused({ login: "camille2", password: "wrong" })).toBe(false);
    expect(await gate("lucas").knowsRefused(secret("wrong"))).toBe(false);
    expect(await gate("camille", { sendRefused: true }).knowsRefused(secret("wrong"))).toBe(false);
    for (const name of (await store.list?.()) ?? []) {
      expect(!isAccountRecord(name)).toBe(true);
      expect(JSON.stringify(await store.load(name))).not.toContain("wrong");
    }
  });

  test("two refusals in a row close the account for an hour, and ten in an hour the host", async () => {
    const { clock, gate } = household();
    const fail = (account: string, password: string): Promise<void> =>
      gate(account).learn(new TokenRejectedError("no"), secret(password));
    await fail("camille", "a");
    expect(await refusalOf(gate("camille").admitLogin())).toBeUndefined();
    await fail("camille", "b");
    expect(await refusalOf(gate("camille").admitLogin())).toMatchObject({
      reason: "refused",
      scope: "account",
    });
    for (let account = 0; account < 7; account += 1) await fail(`pupil-${account}`, "a");
    expect(await refusalOf(gate("somebody").admitLogin())).toBeUndefined();
    await fail("pupil-8", "a");
    expect(await refusalOf(gate("somebody").admitLogin())).toMatchObject({
      reason: "refused",
      scope: "host",
    });
    clock.now += hour;
    expect(await login(gate("camille"))).toBe(true);
  });

  test("a success between two refusals keeps the account open", async () => {
    const { gate } = household();
    const one = gate("camille");
    await one.learn(new BadCredentialsError("no"), secret("a"));
    await one.loggedIn(asleep);
    await one.learn(new BadCredentialsError("no"), secret("b"));
    expect(await refusalOf(one.admitLogin())).toBeUndefined();
  });

  test("what a portal asks or lacks is not held against the password; what it refuses counts, what it blocks closes", async () => {
    const { gate } = household();
    const said = (reason: PortalLoginReason) =>
      new PortalLoginError("x", { host: "cas.exemple.test", reason });
    const one = gate("camille");
    for (const reason of ["choice", "browser", "service", "unknown", "answer"] as const) {
      for (let time = 0; time < 3; time += 1) await one.learn(said(reason), secret("a"));
    }
    await one.learn(said("refused"), secret("a"));
    expect(await one.knowsRefused(secret("a"))).toBe(false);
    expect(await refusalOf(one.admitLogin())).toBeUndefined();
    await one.learn(said("refused"), secret("a"));
    expect(await refusalOf(one.admitLogin())).toMatchObject({ reason: "refused", scope: "account" });
    await gate("lucas").learn(said("blocked"), secret("a"));
    expect(await refusalOf(gate("lucas").admitLogin())).toMatchObject({ reason: "rate-limited" });
  });

  test("other errors close nothing", async () => {
    const { gate } = household();
    const one = gate("camille");
    for (const error of [new NetworkError("x"), new StoreError("x"), new TypeError("x"), undefined, "x"]) {
      await one.learn(error, secret("a"));
    }
    expect(one.status().open).toBe(true);
    expect(await one.knowsRefused(secret("a"))).toBe(false);
  });
});

describe("a gate's record", () => {
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: false, withBigInt: false }),
    fc.record({ host: fc.anything(), accounts: fc.anything() }),
    fc.record({ accounts: fc.dictionary(fc.constantFrom("camille", "lucas"), fc.anything()) }),
  );

  test("may hold anything: the gate works, and keeps its budgets from then on", async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (garbage) => {
        const { store, gate } = household();
        const kept = JSON.stringify(garbage);
        const name = `gate.${host}`;
        await store.save({
          account: name,
          generation: 0,
          ...(kept === undefined ? {} : { gate: JSON.parse(kept) }),
        });
        const one = gate("camille");
        expect(await one.knowsRefused(secret("a"))).toBeTypeOf("boolean");
        await one.learn(new NetworkError("x"));
        expect(await loginsOf(one, 10)).toBeLessThanOrEqual(6);
        expect(await loginsOf(gate("camille"), 1)).toBe(0);
        await one.learn(new ServerClosedError("x"));
        expect((await refusalOf(gate("lucas").admitRequest()))?.reason).toBeDefined();
      }),
      { numRuns: 200 },
    );
  });

  test("keeps what other accounts have, and forgets who has nothing left", async () => {
    const { clock, gate, store } = household();
    await login(gate("camille"));
    await login(gate("lucas"));
    const accounts = async (): Promise<readonly string[]> => {
      const { gate: book } = (await store.load(`gate.${host}`)) ?? {};
      return Object.keys((book as { readonly accounts: object }).accounts).sort();
    };
    expect(await accounts()).toEqual(["camille", "lucas"]);
    clock.now += 2 * day;
    await login(gate("lucas"));
    expect(await accounts()).toEqual(["lucas"]);
  });

  test("that cannot be kept ends a login before it is made, and hides no other error", async () => {
    const broken: CredentialStore = {
      ...memoryStore(),
      save: async () => {
        throw new StoreError("full");
      },
    };
    const { gate } = household(broken);
    await expect(gate("camille").spendLogin()).rejects.toMatchObject({ code: "store" });
    await gate("camille").learn(new AddressSuspendedError("x"));
    const one = gate("camille");
    await one.admitRequest();
    await one.flush();
  });

  test("is shared by the clients of a process that keeps no store", async () => {
    const { gate } = household();
    const elsewhere = { host: "0000001x.exemple.test" };
    const alone = (): Gate =>
      new Gate({ account: "camille", ...elsewhere, store: undefined, now: () => 1e12 });
    expect(await loginsOf(alone(), 4)).toBe(4);
    expect(await loginsOf(alone(), 4)).toBe(2);
    expect(await login(gate("camille", {}, elsewhere))).toBe(true);
  });
});

test("a gate that was taken away lets everything pass, and remembers nothing", async () => {
  const { gate, store } = household();
  const one = gate("camille", false);
  expect(await loginsOf(one, 50)).toBe(50);
  await one.learn(new AddressSuspendedError("x"), secret("a"));
  await one.admitRequest();
  expect(await one.knowsRefused(secret("a"))).toBe(false);
  expect(await store.list?.()).toEqual([]);
});
