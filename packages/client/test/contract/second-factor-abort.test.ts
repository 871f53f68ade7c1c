import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, isPronoteError, memoryStore, SecondFactorRequiredError } from "@preau/client";
import { fileStore } from "@preau/client/node";
import { delay, type Emulator, hang } from "@preau/emulator";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { letADayPass, startWorker } from "../processes/household.js";
import { buildWorker } from "../processes/programs.js";
import { accountOf, inSchool, manners, optionsFor, requestsTo, schoolDay } from "./box.js";

// What becomes of a login that is given up while the school waits for a second factor: by a signal, by whoever was asked, by
// the end of the process.

const since2024 = manners.filter(([, { profile }]) => profile !== "2022");
/** One manner of each version: starting processes takes its time. */
const eachVersion = [...new Map(since2024.map((named) => [named[1].profile, named])).values()];

let programs: string;
let worker: string;

beforeAll(async () => {
  programs = await mkdtemp(join(tmpdir(), "preau-second-factor-"));
  worker = await buildWorker("second-factor-worker", programs);
}, 60_000);

afterAll(() => rm(programs, { recursive: true, force: true, maxRetries: 3 }));

function someone(emulator: Emulator): ReturnType<typeof optionsFor> {
  return optionsFor(
    emulator,
    accountOf(emulator, ({ login }) => login === "pin.appareil"),
  );
}

async function reasonOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
}

/** Logins that the school has let in. */
const accepted = ({ logins }: Emulator): number => logins.filter((login) => login.accepted).length;

describe.each(since2024)("a second factor that is given up: %s", (_, manner) => {
  test("by the login's signal while the person thinks, or by the person: the session is left", async () => {
    await inSchool(manner, async (emulator) => {
      const controller = new AbortController();
      const enough = new Error("enough");
      const waiting = Client.login({
        ...someone(emulator),
        signal: controller.signal,
        secondFactor: ({ signal }) => {
          expect(signal).toBe(controller.signal);
          setTimeout(() => controller.abort(enough), 10);
          return new Promise(() => undefined);
        },
      });
      expect(await reasonOf(waiting)).toBe(enough);
      await expect.poll(() => emulator.sessions).toBe(0);
      const refusing = Client.login({
        ...someone(emulator),
        secondFactor: () => {
          throw enough;
        },
      });
      expect(await reasonOf(refusing)).toBe(enough);
      await expect.poll(() => emulator.sessions).toBe(0);
      expect(requestsTo(emulator, "SecurisationCompteDoubleAuth")).toBe(0);
    });
  });

  test.each([
    ["before the school has seen the answer", () => hang()],
    ["before the school has answered", () => delay(60_000)],
  ])("by a signal %s: no session stays, and the account is where it was or open", async (_when, fault) => {
    await inSchool(manner, async (emulator) => {
      const store = memoryStore();
      const options = { ...someone(emulator), store, account: "phone" };
      const asked = await reasonOf(Client.login(options));
      if (!(asked instanceof SecondFactorRequiredError))
        throw new Error("nothing was asked", { cause: asked });
      const controller = new AbortController();
      emulator.faults.next("SecurisationCompteDoubleAuth", fault());
      const resuming = asked.resume({ pin: "4826" }, { signal: controller.signal });
      setTimeout(() => controller.abort(new Error("enough")), 150);
      expect(await reasonOf(resuming)).toMatchObject({ message: "enough" });
      const again: unknown = await reasonOf(asked.resume({ pin: "4826" }));
      expect(isPronoteError(again) && again.code).toBe("usage");
      // The key that came before the question is kept: no password is needed to go on.
      const client = await Client.tokenLogin("phone", { store, secondFactor: () => ({ pin: "4826" }) });
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
      expect(accepted(emulator)).toBe(2);
    });
  });
});

describe.each(eachVersion)("a process that is killed at the question: %s", (_, manner) => {
  test("has left a key: the next one is asked, the one after it is not", async () => {
    await inSchool(manner, async (emulator) => {
      const folder = await mkdtemp(join(programs, "accounts-"));
      const { url, username, password } = someone(emulator);
      const task = { folder, account: "phone", url, username, password };
      const killed = startWorker(worker, task);
      await expect.poll(() => requestsTo(emulator, "Authentification"), { timeout: 15_000 }).toBe(1);
      const store = fileStore(folder, { staleMs: 2000 });
      await expect
        .poll(async () => (await store.load("phone"))?.credentials?.token, { timeout: 15_000 })
        .toBeDefined();
      killed.kill("SIGKILL");
      const { signal, said } = await killed.ended;
      expect([signal, said.filter((line) => !line.startsWith("asked "))]).toEqual(["SIGKILL", []]);
      await letADayPass(folder);
      const record = await store.load("phone");
      expect(record).not.toHaveProperty("intent");
      expect(JSON.stringify(record)).not.toContain(password);
      let questions = 0;
      const secondFactor = () => {
        questions += 1;
        return { pin: "4826", deviceName: "Salon" };
      };
      const client = await Client.tokenLogin("phone", { store, secondFactor });
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
      const again = await Client.tokenLogin("phone", { store, secondFactor });
      await again.close();
      expect(questions).toBe(1);
      expect(emulator.logins.map(({ way }) => way)).toEqual(["password", "token", "token"]);
      expect(accepted(emulator)).toBe(3);
      // The session of the dead process ends by itself.
      expect(emulator.sessions).toBe(1);
      emulator.clock.advance(11 * 60_000);
      expect(emulator.sessions).toBe(0);
    });
  });
});
