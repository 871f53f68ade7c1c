import { type Client, isPronoteError } from "@preau/client";
import {
  type CallHandler,
  dropAfter,
  dropBefore,
  expire,
  type Fault,
  refuse,
  waitTicket,
} from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, loginStudent, schoolDay } from "../box.js";
import { homeworkToTick, impatient, madeBy, outcomeOf } from "./outcome.js";

// Cases in which it is easy to tell a caller the wrong thing about a change.

const tick = "SaisieTAFFaitEleve";

async function isDone(client: Client, key: string): Promise<boolean> {
  return (await client.homework(schoolDay)).some((piece) => piece.key === key && piece.done);
}

test("a change is made, though the session is lost by somebody else before it is read back", async () => {
  await inSchool({}, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    const piece = await homeworkToTick(client);
    emulator.faults.next("DernieresNotes", refuse({ code: 999 }));
    // In this order: the tick, the marks, which end the session, and the look at the homework.
    const [ticked, marks] = await Promise.allSettled([
      client.setHomeworkDone(piece, true),
      client.gradesOverview(),
    ]);
    expect(marks).toMatchObject({ status: "rejected", reason: { code: "refused" } });
    expect(ticked).toMatchObject({ status: "fulfilled", value: { done: true } });
    expect(madeBy(emulator, tick)).toBe(1);
    expect(await isDone(client, piece.key)).toBe(true);
    await client.close();
  });
});

describe("a change that the server is still making", () => {
  test.each<[string, Fault | "unreachable"]>([
    ["the session ends", expire()],
    ["the server refuses to go on", refuse({ code: 999 })],
    ["the server refuses the page", refuse({ code: 3 })],
    ["no answer comes any more", dropBefore()],
    ["the server cannot be reached any more", "unreachable"],
  ])("is unknown when %s", async (_title, fault) => {
    await inSchool({}, async (emulator) => {
      let isCut = false;
      const cut: typeof fetch = async (input, init) => {
        if (isCut)
          throw new TypeError("fetch failed", {
            cause: Object.assign(new Error(), { code: "ECONNREFUSED" }),
          });
        const answer = await fetch(input, init);
        isCut = fault === "unreachable" && String(init?.body).includes(`"${tick}"`);
        return answer;
      };
      const environment = { ...impatient.environment, fetch: cut };
      const client = await loginStudent(emulator, { ...impatient, environment });
      const piece = await homeworkToTick(client);
      emulator.faults.next(tick, waitTicket({ rounds: 2 }));
      if (fault !== "unreachable") emulator.faults.next(tick, fault, { times: 9 });
      expect(await outcomeOf(client.setHomeworkDone(piece, true))).toBe("unknown");
      emulator.faults.clear();
      isCut = false;
      expect(madeBy(emulator, tick)).toBe(0);
      expect(await isDone(client, piece.key)).toBe(false);
      await client.close();
    });
  });

  test("is made once the server is done", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToTick(client);
      emulator.faults.next(tick, waitTicket({ rounds: 3 }));
      expect(await outcomeOf(client.setHomeworkDone(piece, true))).toBe("applied");
      expect(madeBy(emulator, tick)).toBe(1);
      await client.close();
    });
  });
});

test("a change that was accepted, with an answer that cannot be read, is unknown", async () => {
  const mute: CallHandler = {
    name: "JetonAppliMobile",
    tabs: [],
    fields: ["code"],
    handle: () => ({ data: {}, report: {} }),
  };
  await inSchool({ handlers: [mute] }, async (emulator) => {
    const client = await loginStudent(emulator, impatient);
    await expect(client.requestQrCodeData("1234")).rejects.toMatchObject({
      code: "outcome-unknown",
      cause: { code: "decode" },
    });
    await client.close();
  });
});

describe("a change that the server refuses to the account", () => {
  test("is not asked for again when that ended the session, and its page can still be read", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToTick(client);
      emulator.faults.next(tick, refuse({ code: 3 }));
      await expect(client.setHomeworkDone(piece, true)).rejects.toMatchObject({ code: "not-allowed" });
      expect((await client.homework(schoolDay)).length).toBeGreaterThan(0);
      await expect(client.setHomeworkDone(piece, true)).rejects.toMatchObject({ code: "not-allowed" });
      expect(emulator.requests.get(tick)).toBe(1);
      await client.close();
    });
  });

  test("may be asked for again when the session goes on: another one may be allowed", async () => {
    const insufficient: CallHandler = {
      name: tick,
      tabs: [88],
      fields: ["listeTAF"],
      handle: () => ({
        data: {},
        signature: { Erreur: true, MessageErreur: "Vos droits sont insuffisants" },
      }),
    };
    await inSchool({ handlers: [insufficient] }, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const piece = await homeworkToTick(client);
      for (const asked of [1, 2]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await expect(client.setHomeworkDone(piece, true)).rejects.toMatchObject({ code: "not-allowed" });
        expect(emulator.requests.get(tick)).toBe(asked);
      }
      expect((await client.homework(schoolDay)).length).toBeGreaterThan(0);
      await client.close();
    });
  });

  test("leaves the keep-alive of the session alone", async () => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      emulator.faults.next("JetonAppliMobile", refuse({ code: 3 }));
      await expect(client.requestQrCodeData("1234")).rejects.toMatchObject({ code: "not-allowed" });
      expect(await client.sessionCheck()).toBe(true);
      await client.close();
    });
  });
});

describe("a call that the library does not describe", () => {
  // A name that neither side knows: the emulator refuses it, once it is asked.
  const unknown = "SaisieQuelqueChose";

  test.each([
    ["counts as a write", unknown, {}, "outcome-unknown", "session-lost"],
    ["is a read when it is declared one", unknown, { access: "read" }, "network", "not-allowed"],
    [
      "is a write all the same when the library knows it",
      tick,
      { access: "read" },
      "outcome-unknown",
      "session-lost",
    ],
  ] as const)("%s", async (_title, name, options, whenLost, whenOver) => {
    await inSchool({}, async (emulator) => {
      const client = await loginStudent(emulator, impatient);
      const data = { listeTAF: [] };
      const ask = (): Promise<string> =>
        client.post(name, { ...options, data }).then(
          () => "ok",
          (error: unknown) => (isPronoteError(error) ? error.code : String(error)),
        );
      emulator.faults.next("*", dropAfter(), { times: 9 });
      expect(await ask()).toBe(whenLost);
      emulator.faults.clear();
      await client.sessionCheck();
      const logins = emulator.logins.length;
      emulator.faults.next("*", expire());
      expect(await ask()).toBe(whenOver);
      // A read is asked again in a session of its own; a write is not.
      expect(emulator.logins.length - logins).toBe(whenOver === "session-lost" ? 0 : 1);
      await client.close();
    });
  });
});
