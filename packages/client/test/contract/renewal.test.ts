import { inspect } from "node:util";
import { Client, memoryStore, ParentClient, type Renewed, resume, type SessionState } from "@preau/client";
import { dropAfter, refuse } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import {
  errorOf,
  impatient,
  inSchool,
  loginParent,
  loginStudent,
  manners,
  optionsFor,
  requestsTo,
  schoolDay,
  someAccount,
} from "./box.js";

/** A state as somebody who kept it gives it back. */
function kept(state: SessionState): SessionState {
  return JSON.parse(JSON.stringify(state)) as SessionState;
}

describe.each(manners)("a suspended session: %s", (_, manner) => {
  test("is gone on with, without a login and with the same ids", async () => {
    await inSchool(manner, async (emulator) => {
      const before = await loginStudent(emulator);
      const period = before.periods[0];
      const lessons = await before.lessons(schoolDay);
      const state = kept(await before.suspend());
      expect(before.loggedIn).toBe(false);
      expect((await errorOf(before.lessons(schoolDay))).code).toBe("usage");
      const after = await Client.resume(state);
      expect(await after.lessons(schoolDay)).toEqual(lessons);
      expect((await after.gradesOverview(period)).grades).toBeDefined();
      expect(after.info).toEqual(before.info);
      expect(after.server).toEqual(before.server);
      expect(requestsTo(emulator, "FonctionParametres", "Authentification", "ParametresUtilisateur")).toBe(3);
      expect(requestsTo(emulator, "SaisieDeconnexion")).toBe(0);
      await after.close();
      expect(emulator.sessions).toBe(0);
    });
  });
});

describe("a suspended session", () => {
  test("that the school has ended costs one login, and the read is made", async () => {
    await inSchool({}, async (emulator) => {
      const state = await (await loginStudent(emulator)).suspend();
      emulator.expireSessions();
      // The password is not in the state: where no token stands for it, somebody must type it again.
      const desktop = await Client.resume(kept(state));
      expect((await errorOf(desktop.lessons(schoolDay))).code).toBe("session-lost");
      const url = `${emulator.url}/mobile.eleve.html`;
      const phone = kept(await (await loginStudent(emulator, { url })).suspend());
      emulator.expireSessions();
      const client = await Client.resume(phone);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("waits for the calls made before, and is refused where there is none left", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const lessons = client.lessons(schoolDay);
      const state = await client.suspend();
      expect(await lessons).not.toHaveLength(0);
      const again = await Client.resume(state);
      emulator.faults.next("PageEmploiDuTemps", refuse({ code: 3 }));
      expect((await errorOf(again.lessons(schoolDay))).code).toBe("not-allowed");
      expect((await errorOf(again.suspend())).code).toBe("session-lost");
    });
  });

  test("of a store is there for one process at a time", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const url = `${emulator.url}/mobile.eleve.html`;
      await (await loginStudent(emulator, { url, store, account: "camille" })).suspend();
      const first = await resume("camille", { store });
      expect(requestsTo(emulator, "Authentification")).toBe(1);
      const second = await Client.resume("camille", { store });
      expect(requestsTo(emulator, "Authentification")).toBe(2);
      expect(await second.lessons(schoolDay)).not.toHaveLength(0);
      await first.suspend();
      await second.close();
      expect((await store.load("camille"))?.session).toBeDefined();
      // A session left for too long is not tried.
      const later = { now: (): number => Date.now() + 2 * 3_600_000 };
      await (await Client.resume("camille", { store, environment: later })).close();
      expect(requestsTo(emulator, "Authentification")).toBe(3);
      expect((await store.load("camille"))?.session).toBeUndefined();
    });
  });

  test("that is none is said to be so, without its content", async () => {
    await inSchool({}, async (emulator) => {
      const state = await (await loginStudent(emulator)).suspend();
      const { key } = state.session.sequence;
      for (const broken of [
        {},
        { ...state, format: 2 },
        { ...state, page: 7 },
        { ...state, session: { ...state.session, sequence: { ...state.session.sequence, key: `${key}x` } } },
        { ...state, dialect: { ...state.dialect, since: [1999] } },
      ]) {
        // oxlint-disable-next-line no-await-in-loop -- each by itself
        const { code, message } = await errorOf(Client.resume(broken as SessionState));
        expect(code).toBe("usage");
        expect(message).not.toContain(key);
      }
      expect((await errorOf(ParentClient.resume(state))).code).toBe("usage");
      const plain = { ...state, session: structuredClone(state.session) };
      Object.assign(plain.session.sequence.place, { root: "http://school.invalid/pronote" });
      expect((await errorOf(Client.resume(plain))).code).toBe("usage");
      const client = await Client.resume(state);
      expect(inspect(client, { depth: 10, showHidden: true })).not.toContain(key);
      await client.close();
    });
  });
});

describe("a renewal", () => {
  test("is made once for all who wait, and told", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const renewals: Renewed[] = [];
      client.on("renewed", (event) => renewals.push(event));
      emulator.expireSessions();
      const answers = await Promise.all([
        client.lessons(schoolDay),
        client.homework(schoolDay),
        client.grades(),
        client.lessons(schoolDay),
      ]);
      for (const answer of answers) expect(answer).not.toHaveLength(0);
      expect(requestsTo(emulator, "Authentification")).toBe(2);
      expect(renewals).toEqual([{ because: "session-lost" }]);
      await client.close();
    });
  });

  test("pairs children again: views, the chosen child and periods survive it", async () => {
    await inSchool({}, async (emulator) => {
      const parent = await loginParent(emulator);
      const [eldest, youngest] = parent.children;
      if (eldest === undefined || youngest === undefined) throw new Error("two children are needed");
      const view = parent.child(youngest);
      parent.setChild(youngest);
      const before = await view.lessons(schoolDay);
      const marks = await view.grades(view.currentPeriod);
      const { currentPeriod } = view;
      emulator.expireSessions();
      const after = await view.lessons(schoolDay);
      expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
      expect(after.map(({ id }) => id)).not.toEqual(before.map(({ id }) => id));
      expect((await parent.lessons(schoolDay)).map(({ key }) => key)).toEqual(before.map(({ key }) => key));
      // A period of the session before is found again by its key.
      expect((await view.grades(currentPeriod)).map(({ key }) => key)).toEqual(marks.map(({ key }) => key));
      expect(parent.info.key).toBe(youngest.key);
      expect((await parent.child(eldest).lessons(schoolDay)).map(({ key }) => key)).not.toEqual(
        before.map(({ key }) => key),
      );
      await parent.close();
    });
  });

  test("never repeats a write, and says that there is no sign of it", async () => {
    await inSchool({ strict: false }, async (emulator) => {
      const client = await loginStudent(emulator);
      emulator.expireSessions();
      const { code, message } = await errorOf(client.post("SaisieTAFFaitEleve", { data: { listeTAF: [] } }));
      expect(code).toBe("session-lost");
      expect(message).toContain("no sign that the change was made");
      expect(requestsTo(emulator, "Authentification")).toBe(1);
      // The next call renews, a write too: nothing of it has been sent yet.
      await client.post("SaisieTAFFaitEleve", { data: { listeTAF: [] } }).catch(() => undefined);
      expect(requestsTo(emulator, "Authentification")).toBe(2);
      await client.close();
    });
  });

  test("serves calls that waited behind the one that lost the session", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      emulator.faults.next("PageEmploiDuTemps", dropAfter(), { times: 5 });
      const [lost, waited] = await Promise.allSettled([
        client.lessons(schoolDay),
        client.homework(schoolDay),
      ]);
      expect(lost).toMatchObject({ status: "rejected", reason: { code: "network" } });
      expect(waited.status).toBe("fulfilled");
      expect(requestsTo(emulator, "Authentification")).toBe(2);
      await client.close();
    });
  });

  test("can be given up by one who waits, and goes on for the others", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      emulator.expireSessions();
      const controller = new AbortController();
      const given = client.lessons(schoolDay, schoolDay, { signal: controller.signal });
      const patient = client.homework(schoolDay);
      controller.abort(new Error("enough"));
      await expect(given).rejects.toThrow("enough");
      expect(await patient).not.toHaveLength(0);
      await client.close();
    });
  });

  test("rotates the token, and says so; without a store the new one is exported", async () => {
    await inSchool({}, async (emulator) => {
      const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
      const client = await Client.qrcodeLogin({ qrCode, pin });
      const tokens = [client.exportCredentials()?.token];
      client.on("tokenRotated", () => tokens.push(client.exportCredentials()?.token));
      emulator.expireSessions();
      await client.lessons(schoolDay);
      const last = client.exportCredentials();
      expect(last?.token).not.toBe(tokens[0]);
      expect(tokens).toHaveLength(2);
      await client.close();
      if (last === undefined) throw new Error("no token");
      await (await Client.tokenLogin(last)).close();
    });
  });
});

describe("refresh and sessionCheck", () => {
  test("log in anew when they are asked to, or have to", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const renewals: Renewed[] = [];
      client.on("renewed", (event) => renewals.push(event));
      expect(await client.sessionCheck()).toBe(false);
      await Promise.all([client.lessons(schoolDay), client.refresh(), client.homework(schoolDay)]);
      expect(renewals).toEqual([{ because: "asked" }]);
      expect(emulator.sessions).toBe(1);
      emulator.expireSessions();
      expect(await client.sessionCheck()).toBe(true);
      expect(await client.sessionCheck()).toBe(false);
      await client.close();
      expect((await errorOf(client.refresh())).code).toBe("usage");
      expect(emulator.sessions).toBe(0);
    });
  });
});

describe("keepAlive", () => {
  test("keeps a session awake that would have slept, until it is stopped, and renews nothing", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(() => client.keepAlive({ intervalMs: 10 })).toThrow("at least 10000");
      const told: unknown[] = [];
      const controller = new AbortController();
      const kept = client.keepAlive({
        intervalMs: 10_000,
        signal: controller.signal,
        onError: (e) => told.push(e),
      });
      expect(kept.running).toBe(true);
      await expect.poll(() => requestsTo(emulator, "Navigation"), { timeout: 15_000 }).toBe(1);
      emulator.expireSessions();
      await expect.poll(() => told.length, { timeout: 15_000 }).toBe(1);
      expect(told[0]).toMatchObject({ code: "session-lost" });
      expect(requestsTo(emulator, "Authentification")).toBe(1);
      controller.abort();
      expect(kept.running).toBe(false);
      await kept.stop();
      // The next call renews, as after any loss.
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  }, 40_000);
});

describe("the gate", () => {
  test("does not send a refused secret again, and closes after two", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const account = optionsFor(emulator, someAccount(emulator, "student"));
      const attempt = (password: string): Promise<unknown> =>
        Client.login({ ...account, password, store, account: "camille" });
      expect((await errorOf(attempt("wrong"))).code).toBe("credentials");
      const requests = [...emulator.requests.values()].reduce((sum, count) => sum + count, 0);
      const again = await errorOf(attempt("wrong"));
      expect(again.code).toBe("credentials");
      expect(again.message).toContain("nothing was sent");
      expect([...emulator.requests.values()].reduce((sum, count) => sum + count, 0)).toBe(requests);
      expect((await errorOf(attempt("wrong too"))).code).toBe("credentials");
      expect(await errorOf(attempt(account.password))).toMatchObject({
        code: "gate-closed",
        reason: "refused",
        scope: "account",
        nextAllowedAt: expect.any(String) as string,
      });
      const later = { now: (): number => Date.now() + 3_700_000 };
      const client = await Client.login({ ...account, store, account: "camille", environment: later });
      await client.close();
    });
  });

  test("counts logins of all processes that share a store, and may be loosened", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
      await (await Client.qrcodeLogin({ qrCode, pin, store, account: "camille" })).close();
      for (let time = 0; time < 5; time += 1) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await (await Client.tokenLogin("camille", { store })).close();
      }
      const requests = requestsTo(emulator, "FonctionParametres");
      expect(await errorOf(Client.tokenLogin("camille", { store }))).toMatchObject({
        code: "gate-closed",
        reason: "logins",
      });
      expect(requestsTo(emulator, "FonctionParametres")).toBe(requests);
      const client = await Client.tokenLogin("camille", { store, gate: { loginsPerHour: 10 } });
      expect(client.gate.status()).toMatchObject({ open: true, logins: { lastHour: 7 } });
      await client.close();
      await (await Client.tokenLogin("camille", { store, gate: false })).close();
      expect((await errorOf(Client.tokenLogin("camille", { store, gate: { loginsPerHour: 0 } }))).code).toBe(
        "usage",
      );
    });
  });

  test("counts requests, and lets a burst pass", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, { gate: { requestsPerHour: 20 } });
      await Promise.all(Array.from({ length: 15 }, () => client.sessionCheck()));
      expect(await errorOf(client.sessionCheck())).toMatchObject({ code: "gate-closed", reason: "requests" });
      expect(client.gate.status()).toMatchObject({ open: false, requests: { lastHour: 20 } });
      expect(client.loggedIn).toBe(true);
      await client.close();
    });
  });
});
