import { spawn } from "node:child_process";
import {
  dropAfter,
  dropBefore,
  type Emulator,
  type Fault,
  foreignLogin,
  garble,
  hang,
  notPronote,
  refuse,
  siteClosed,
  status,
  suspendedPage,
  truncate,
  waitTicket,
  wrongNumber,
} from "@preau/emulator";
import { describe, expect, test } from "vitest";
import {
  errorOf,
  impatient,
  inSchool,
  loginStudent,
  manners,
  optionsFor,
  requestsTo,
  schoolDay,
  someAccount,
} from "./box.js";

describe.each(manners)("a lost answer: %s", (_, manner) => {
  test.each<[string, Fault]>([
    ["is asked for again when the connection breaks before the server has worked", dropBefore()],
    ["is asked for again when it breaks after", dropAfter()],
    ["is asked for again when the body is cut", truncate()],
    ["is asked for again when it is cut and looks whole", truncate({ framed: true })],
    ["is asked for again when it is noise", garble("body")],
    ["is asked for again when its secured part is noise", garble("secured")],
  ])("%s", async (_title, fault) => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const expected = (await client.lessons(schoolDay)).map(({ key }) => key);
      emulator.faults.next("PageEmploiDuTemps", fault);
      expect((await client.lessons(schoolDay)).map(({ key }) => key)).toEqual(expected);
      expect(emulator.faults.pending).toBe(0);
      // The session goes on with the right number.
      expect((await client.lessons(schoolDay)).map(({ key }) => key)).toEqual(expected);
      await client.close();
    });
  });

  test("ends the session when it stays lost, with one typed error; the next call renews it, if the gate allows", async () => {
    await inSchool(manner, async (emulator) => {
      let hours = 0;
      for (const [fault, code, next] of [
        [dropAfter(), "network", "renewed"],
        [garble("body"), "decode", "renewed"],
        [wrongNumber(), "session-lost", "renewed"],
        [status(500), "server-closed", "gate-closed"],
        [refuse({ code: 8 }), "session-lost", "renewed"],
        [refuse({ code: 3 }), "not-allowed", "renewed"],
        [refuse({ code: 22 }), "stale-reference", "renewed"],
        [refuse({ code: 25 }), "rate-limited", "gate-closed"],
        [refuse({ code: 5 }), "suspended", "gate-closed"],
        [refuse({ code: 999, title: "Erreur inconnue" }), "refused", "renewed"],
        [suspendedPage(), "suspended", "gate-closed"],
        [siteClosed(), "server-closed", "gate-closed"],
        [siteClosed({ status: 200 }), "server-closed", "gate-closed"],
      ] as const) {
        // Each in a time of its own: what the one before has closed is open again.
        hours += 31;
        const now = (): number => Date.now() + hours * 3_600_000;
        const client = await loginStudent(emulator, {
          ...impatient,
          environment: { ...impatient.environment, now },
        });
        const logins = requestsTo(emulator, "Identification");
        emulator.faults.next("PageEmploiDuTemps", fault, { times: 5 });
        expect((await errorOf(client.lessons(schoolDay))).code).toBe(code);
        emulator.faults.clear();
        expect(client.loggedIn).toBe(false);
        // A read that met an expired session was asked once more, in a new one.
        const replayed = code === "session-lost" ? 1 : 0;
        expect(requestsTo(emulator, "Identification")).toBe(logins + replayed);
        if (next === "renewed") {
          expect(await client.homework(schoolDay)).not.toHaveLength(0);
          expect(requestsTo(emulator, "Identification")).toBe(logins + replayed + 1);
          // A tab that was refused is not asked for again, in no session.
          if (code === "not-allowed") expect((await errorOf(client.lessons(schoolDay))).code).toBe(code);
        } else {
          expect(await errorOf(client.homework(schoolDay))).toMatchObject({ code: next });
          expect(client.gate.status()).toMatchObject({ open: false });
          expect(requestsTo(emulator, "Identification")).toBe(logins);
        }
        await client.close();
      }
    });
  });

  test("of a write ends in an outcome that is said to be unknown", async () => {
    await inSchool({ ...manner, strict: false }, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      emulator.faults.next("*", dropAfter(), { times: 5 });
      expect((await errorOf(client.post("SaisieTAFFaitEleve", { data: { listeTAF: [] } }))).code).toBe(
        "outcome-unknown",
      );
      await client.close();
    });
  });
});

describe("a session", () => {
  test("asks again when the server hangs, and gives up when it goes on", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, { ...impatient, timeoutMs: 1000 });
      emulator.faults.next("PageEmploiDuTemps", hang());
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      emulator.faults.next("PageEmploiDuTemps", hang(), { times: 5 });
      expect((await errorOf(client.lessons(schoolDay))).code).toBe("timeout");
      expect(client.loggedIn).toBe(false);
      await client.close();
    });
  });

  test("waits for an operation that the server says is still running", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const expected = await client.lessons(schoolDay);
      for (const repeat of [false, true]) {
        emulator.faults.next("PageEmploiDuTemps", waitTicket({ rounds: 2, repeat }));
        expect(await client.lessons(schoolDay)).toEqual(expected);
      }
      await client.close();
    });
  });

  test("waits for one that runs while it logs in", async () => {
    await inSchool({}, async (emulator) => {
      for (const call of ["Identification", "Authentification", "ParametresUtilisateur"] as const) {
        emulator.faults.next(call, waitTicket({ rounds: 2, repeat: false }));
      }
      const client = await loginStudent(emulator);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("does not go on waiting for what was aborted", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      emulator.faults.next("PageEmploiDuTemps", waitTicket({ rounds: 1000, repeat: false }));
      const user = new AbortController();
      const waiting = client.lessons(schoolDay, schoolDay, { signal: user.signal });
      await expect.poll(() => requestsTo(emulator, "PageEmploiDuTemps")).toBeGreaterThan(1);
      const sent = requestsTo(emulator, "PageEmploiDuTemps");
      user.abort(new Error("the user left"));
      await expect(waiting).rejects.toThrow("the user left");
      expect(await client.homework(schoolDay, schoolDay)).toBeDefined();
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBeLessThanOrEqual(sent + 1);
      await client.close();
    });
  });

  test("answers 100 calls at once in order, one at a time", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const settled: number[] = [];
      await Promise.all(
        Array.from({ length: 100 }, async (_, index) => {
          await client.homework(schoolDay, schoolDay);
          settled.push(index);
        }),
      );
      expect(settled).toEqual(Array.from({ length: 100 }, (_, index) => index));
      await client.close();
    });
  });

  test("stays usable when calls are aborted before, while and after they are sent", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const reason = new Error("the user left");
      await expect(client.lessons(schoolDay, schoolDay, { signal: AbortSignal.abort(reason) })).rejects.toBe(
        reason,
      );

      const waiting = new AbortController();
      const first = client.lessons(schoolDay);
      const second = client.lessons(schoolDay, schoolDay, { signal: waiting.signal });
      waiting.abort(reason);
      await expect(second).rejects.toBe(reason);
      expect(await first).not.toHaveLength(0);
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);

      const flying = new AbortController();
      const third = client.lessons(schoolDay, schoolDay, { signal: flying.signal });
      setTimeout(() => flying.abort(reason), 1);
      await third.catch((error: unknown) => {
        expect(error).toBe(reason);
      });
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("refuses locally what the account does not have, and asks nothing", async () => {
    await inSchool({ schoolOptions: { hiddenTabs: [88] } }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect([client.can("timetable"), client.can("homework"), client.can("students")]).toEqual([
        true,
        false,
        false,
      ]);
      expect((await errorOf(client.homework(schoolDay))).code).toBe("not-allowed");
      expect((await errorOf(client.post("ListeRessources"))).code).toBe("not-allowed");
      expect(requestsTo(emulator, "PageCahierDeTexte", "ListeRessources")).toBe(0);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("remembers a tab that is listed and refused all the same", async () => {
    await inSchool({ schoolOptions: { refusedTabs: [16] } }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect(client.can("timetable")).toBe(true);
      expect((await errorOf(client.lessons(schoolDay))).code).toBe("not-allowed");
      expect(client.can("timetable")).toBe(false);
      expect((await errorOf(client.lessons(schoolDay))).code).toBe("not-allowed");
      expect(requestsTo(emulator, "PageEmploiDuTemps")).toBe(1);
      await client.close();
    });
  });

  test("goes on after a refusal of one call", async () => {
    await inSchool({ schoolOptions: { refusedTabs: [16] }, tabRefusal: "call" }, async (emulator) => {
      const client = await loginStudent(emulator);
      expect((await errorOf(client.lessons(schoolDay))).code).toBe("not-allowed");
      expect(await client.homework(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("gives what any call answers, as it came", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      const page = await client.post("PageCahierDeTexte", {
        tab: 88,
        data: { domaine: { _T: 8, V: "[1..40]" } },
      });
      expect(page).toHaveProperty("ListeTravauxAFaire");
      await client.close();
      expect((await errorOf(client.post("Navigation"))).code).toBe("usage");
    });
  });

  test("that the server has expired is renewed, and what was only read is asked again", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator);
      emulator.expireSessions();
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });
});

describe("the way in", () => {
  test.each<[string, Fault, string]>([
    ["a page that is no PRONOTE", notPronote(), "not-pronote"],
    ["another service's login page", foreignLogin(), "portal-page"],
    [
      "a redirection to another service",
      foreignLogin({ redirect: "https://ent.exemple.test/login" }),
      "portal-page",
    ],
    ["a closed site", siteClosed(), "server-closed"],
    ["a closed site that answers 200", siteClosed({ status: 200 }), "server-closed"],
    ["a suspended address", suspendedPage(), "suspended"],
    ["an error of the server", status(502), "server-closed"],
    ["a page that does not exist", status(404), "not-pronote"],
    ["a page that never comes", hang(), "timeout"],
    ["a page that breaks off", truncate(), "network"],
  ])("tells %s", async (_title, fault, code) => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("page", fault, { times: 5 });
      const error = await errorOf(loginStudent(emulator, { ...impatient, timeoutMs: 1500 }));
      expect(error.code).toBe(code);
      expect(error.message).toMatch(/127\.0\.0\.1|address/u);
    });
  });

  test.each<[string, Fault, string]>([
    ["noise instead of the first answer", garble("body"), "protocol-changed"],
    ["a refusal of an outdated client", refuse({ code: 21 }), "protocol-changed"],
    ["a session that dies at once", refuse({ code: 8 }), "protocol-changed"],
    ["an answer with another number", wrongNumber(), "protocol-changed"],
  ])("tells %s", async (_title, fault, code) => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("FonctionParametres", fault, { times: 5 });
      expect((await errorOf(loginStudent(emulator, impatient))).code).toBe(code);
    });
  });

  test("tells an unknown host and a closed port", async () => {
    await inSchool({}, async (emulator) => {
      const options = optionsFor(emulator, someAccount(emulator, "student"));
      const unknown = await errorOf(
        loginStudent(emulator, { ...options, url: "https://nowhere.invalid/pronote/eleve.html" }),
      );
      expect(unknown.code).toBe("network");
      await emulator.close();
      expect((await errorOf(loginStudent(emulator, { ...options, ...impatient }))).code).toBe("network");
    });
  });

  test("stops at the first sign that the server has had enough", async () => {
    await inSchool({}, async (emulator) => {
      const codes: string[] = [];
      for (let attempt = 0; attempt < 30 && !codes.includes("suspended"); attempt += 1) {
        const options = { ...impatient, password: "wrong", gate: false } as const;
        codes.push((await errorOf(loginStudent(emulator, options))).code);
      }
      expect(codes[0]).toBe("credentials");
      expect(codes).toContain("rate-limited");
      expect(codes.at(-1)).toBe("suspended");
    });
  });
});

describe("a process", () => {
  test("ends by itself after close(), with no timer or socket left", async () => {
    await inSchool({}, async (emulator) => {
      const options = optionsFor(emulator, someAccount(emulator, "student"));
      expect(
        await exitOf(emulator, options, "await client.lessons('2026-11-25'); await client.close();"),
      ).toBe(0);
      // Even one that forgets to close does not hang.
      expect(await exitOf(emulator, options, "await client.lessons('2026-11-25');")).toBe(0);
    });
  });
});

/** Exit code of a process that logs in and runs some code; a hanging one is killed and gives null. */
async function exitOf(_: Emulator, options: object, code: string): Promise<number | null> {
  const script = `import { Client } from "@preau/client";
    const client = await Client.login(${JSON.stringify(options)}); ${code}`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: new URL("../../../cli", import.meta.url),
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 10_000,
  });
  return new Promise((resolve) => {
    child.on("exit", resolve);
  });
}
