import {
  Client,
  isPronoteError,
  type LoginOptions,
  login,
  memoryStore,
  ParentClient,
  type SecondFactorAnswers,
  type SecondFactorHandler,
  type SecondFactorQuestion,
  SecondFactorRequiredError,
  VieScolaireClient,
} from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { accountOf, inSchool, manners, optionsFor, requestsTo, schoolDay } from "./box.js";

// Whole journeys through what schools ask beside a password, in every manner of speaking that has it. What one session can
// finish never costs another login: the school's own list of logins says how many there were.

const minutes = 60_000;
const since2024 = manners.filter(([, { profile }]) => profile !== "2022");

function someone(emulator: Emulator, name: string): LoginOptions {
  return optionsFor(
    emulator,
    accountOf(emulator, ({ login: known }) => known === name),
  );
}

/** How people have logged in, as the school has it. */
const logins = ({ logins: made }: Emulator): readonly string[] =>
  made.map(({ way, accepted }) => `${way} ${accepted ? "accepted" : "refused"}`);

async function stopped<T>(promise: Promise<T>): Promise<SecondFactorRequiredError<T>> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  if (error instanceof SecondFactorRequiredError) return error as SecondFactorRequiredError<T>;
  throw new Error(`no demand: ${String(error)}`);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
  return isPronoteError(error) ? error.code : String(error);
}

/** A person who gives these answers, one after the other, and what they were asked. */
function answering(...answers: readonly SecondFactorAnswers[]): {
  readonly secondFactor: SecondFactorHandler;
  readonly asked: readonly SecondFactorQuestion[];
} {
  const asked: SecondFactorQuestion[] = [];
  return {
    asked,
    secondFactor: async (question) => {
      asked.push(question);
      const answer = answers[asked.length - 1];
      if (answer === undefined) throw new RangeError("nobody thought of that question");
      return answer;
    },
  };
}

/** Reads something, which an account that still waits for answers does not allow. */
async function readsSomething(client: Client | VieScolaireClient): Promise<void> {
  if (client instanceof VieScolaireClient) expect(client.classes.length).toBeGreaterThan(0);
  else expect(await client.lessons(schoolDay)).toBeDefined();
  expect(client.info.name).not.toBe("");
}

describe.each(since2024)("second factors: %s", (_, manner) => {
  test("the login goes on after minutes, and after wrong PINs minutes apart", async () => {
    await inSchool(manner, async (emulator) => {
      const asked = await stopped(Client.login(someone(emulator, "pin.appareil")));
      emulator.clock.advance(9 * minutes);
      expect(await codeOf(asked.resume({ pin: "0000" }))).toBe("wrong-pin");
      emulator.clock.advance(9 * minutes);
      expect(await codeOf(asked.resume({ pin: "1111" }))).toBe("wrong-pin");
      emulator.clock.advance(9 * minutes);
      const client = await asked.resume({ pin: "4826", deviceName: "Salon" });
      await readsSomething(client);
      expect(logins(emulator)).toEqual(["password accepted"]);
      expect(emulator.sessions).toBe(1);
      await client.close();
    });
  });

  test("a person who is asked goes on after minutes too, and is told how many tries are left", async () => {
    await inSchool(manner, async (emulator) => {
      const person = answering({ pin: "0000" }, { pin: "48" }, { pin: "1111" }, { pin: "4826" });
      const client = await Client.login({
        ...someone(emulator, "pin.appareil"),
        secondFactor: async (question) => {
          emulator.clock.advance(4 * minutes);
          return person.secondFactor(question);
        },
      });
      await readsSomething(client);
      expect(person.asked.map(({ problem }) => problem)).toEqual([
        undefined,
        { kind: "wrong-pin", triesLeft: 2 },
        { kind: "invalid", message: expect.stringContaining("4 digits") as string },
        { kind: "wrong-pin", triesLeft: 1 },
      ]);
      expect(logins(emulator)).toEqual(["password accepted"]);
      await client.close();
      expect(emulator.sessions).toBe(0);
    });
  });

  test("a session that the school has ended meanwhile is lost, and costs one login more", async () => {
    await inSchool(manner, async (emulator) => {
      const options = someone(emulator, "pin.appareil");
      const asked = await stopped(Client.login(options));
      emulator.clock.advance(11 * minutes);
      expect(await codeOf(asked.resume({ pin: "4826" }))).toBe("session-lost");
      expect(await codeOf(asked.resume({ pin: "4826" }))).toBe("usage");
      const client = await Client.login({ ...options, accountPin: "4826" });
      await readsSomething(client);
      expect(logins(emulator)).toEqual(["password accepted", "password accepted"]);
      await client.close();
    });
  });

  test("three wrong PINs are the end of the session, which is left", async () => {
    await inSchool(manner, async (emulator) => {
      const person = answering({ pin: "0000" }, { pin: "1111" }, { pin: "2222" }, { pin: "4826" });
      const refused = Client.login({ ...someone(emulator, "pin.appareil"), ...person });
      expect(await codeOf(refused)).toBe("wrong-pin");
      expect(person.asked).toHaveLength(3);
      expect(logins(emulator)).toEqual(["password accepted"]);
      await expect.poll(() => emulator.sessions).toBe(0);
    });
  });

  test.each([
    ["pin.choix", { pin: "1357" }, Client, ["strategy", "pin", "deviceName"]],
    ["pin.reinit", { pin: "1357" }, Client, ["strategy", "pin", "deviceName"]],
    ["pin.long", { pin: "482615", deviceName: "Bureau" }, ParentClient, ["pin", "deviceName"]],
    ["appareil.nom", { deviceName: "Bureau" }, Client, ["deviceName"]],
    ["strategie.choix", { strategy: "none" }, ParentClient, ["strategy", "pin", "deviceName"]],
    [
      "strategie.choix",
      { strategy: "notification", deviceName: "Bureau" },
      ParentClient,
      ["strategy", "pin", "deviceName"],
    ],
    ["strategie.choix", { strategy: "pin", pin: "2468" }, ParentClient, ["strategy", "pin", "deviceName"]],
    ["mdp.expire", { newPassword: "Tilleul-48-vert" }, Client, ["newPassword"]],
    [
      "mdp.strategie",
      { newPassword: "Tilleul-48-vert", strategy: "pin", pin: "2468" },
      Client,
      ["newPassword", "strategy", "pin", "deviceName"],
    ],
    [
      "mdp.pin",
      { newPassword: "Tilleul-48-vert", pin: "4826" },
      VieScolaireClient,
      ["newPassword", "pin", "deviceName"],
    ],
  ] as const)("%s with %j", async (name, answers, kind, demanded) => {
    await inSchool(manner, async (emulator) => {
      const options = someone(emulator, name);
      const person = answering(answers);
      const client = await login({ ...options, ...person });
      expect(client).toBeInstanceOf(kind);
      await readsSomething(client);
      const [question] = person.asked;
      expect(
        Object.keys(question?.demand ?? {})
          .filter((key) => key !== "pinResetEmail")
          .toSorted(),
      ).toEqual(demanded.toSorted());
      await client.close();
      const { clientIdentifier } = client;
      const password = "newPassword" in answers ? answers.newPassword : options.password;
      // What was changed is, and the same browser is not asked again: not even whoever could answer.
      const again = await login({ ...options, password, clientIdentifier, ...answering() });
      await readsSomething(again);
      await again.close();
      expect(logins(emulator)).toEqual(["password accepted", "password accepted"]);
      const names = emulator.security.knownDevices.filter(({ login: owner }) => owner === name);
      const wanted: SecondFactorAnswers = answers;
      const isNamed = wanted.strategy !== "none" && name !== "mdp.expire";
      expect(names.map((device) => device.name)).toEqual(isNamed ? [wanted.deviceName ?? "preau"] : []);
    });
  });

  test("an imposed strategy is taken note of, and a name for the device given, without asking anybody", async () => {
    await inSchool(manner, async (emulator) => {
      for (const name of ["strategie.imposee", "appareil.nom"]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const client = await Client.login({ ...someone(emulator, name), deviceName: "preau" });
        // oxlint-disable-next-line no-await-in-loop -- as above
        await readsSomething(client);
        // oxlint-disable-next-line no-await-in-loop -- as above
        await client.close();
      }
      expect(logins(emulator)).toEqual(["password accepted", "password accepted"]);
      expect(requestsTo(emulator, "SecurisationCompteDoubleAuth")).toBe(2);
    });
  });

  test("a demand that comes with the renewal of a session is answered in the middle of a call", async () => {
    await inSchool(manner, async (emulator) => {
      const store = memoryStore();
      const options = { ...someone(emulator, "pin.appareil"), store, account: "phone", deviceName: "Salon" };
      const person = answering({ pin: "4826" }, { pin: "0000" }, { pin: "4826" });
      const client = await Client.login({ ...options, ...person });
      emulator.security.forgetKnownDevices("pin.appareil");
      emulator.expireSessions();
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
      expect(person.asked).toHaveLength(3);
      expect(logins(emulator)).toEqual(["password accepted", "token accepted"]);
      // Whoever has nobody to ask catches it, answers, and makes the call again on the new session.
      const another = await Client.tokenLogin("phone", { store });
      emulator.security.forgetKnownDevices("pin.appareil");
      emulator.expireSessions();
      const asked = await stopped(another.lessons(schoolDay));
      await asked.resume({ pin: "4826" });
      expect(await another.lessons(schoolDay)).not.toHaveLength(0);
      await another.close();
      expect(logins(emulator)).toHaveLength(4);
    });
  });

  test("a linked account is asked once, and linking it anew by password is no new device", async () => {
    await inSchool({ ...manner, security: { newTokens: true } }, async (emulator) => {
      const store = memoryStore();
      const options = { ...someone(emulator, "pin.appareil"), store, account: "phone" };
      const client = await Client.login({ ...options, ...answering({ pin: "4826" }) });
      await client.close();
      const kept = (await store.load("phone"))?.credentials;
      expect(kept?.clientIdentifier).toBe(client.clientIdentifier);
      expect(kept?.clientIdentifier).not.toBe("");
      // The token that came with the answers is the one that is kept: the one before is dead.
      const again = await Client.tokenLogin("phone", { store, ...answering() });
      await readsSomething(again);
      await again.close();
      const anew = await Client.login({ ...options, ...answering() });
      await anew.close();
      expect(logins(emulator)).toEqual(["password accepted", "token accepted", "password accepted"]);
      expect(requestsTo(emulator, "SecurisationCompteDoubleAuth")).toBe(2);
    });
  });
});

const plain = since2024.filter(([, { encrypt }]) => !encrypt);

describe.each(plain)("demands as ranges of numbers: %s", (_, manner) => {
  test.each([
    ["mdp.strategie", "[0..1]", ["newPassword", "strategy", "pin", "deviceName"]],
    ["pin.choix", "[1..2]", ["strategy", "pin", "deviceName"]],
  ] as const)("%s is asked for %s", async (name, range, demanded) => {
    await inSchool(manner, async (emulator) => {
      const answers: string[] = [];
      const options = {
        ...someone(emulator, name),
        // What the school says is not encrypted in these manners.
        environment: {
          fetch: async (...asked: Parameters<typeof fetch>) => {
            const response = await fetch(...asked);
            answers.push(await response.clone().text());
            return response;
          },
        },
      };
      const asked = await stopped(Client.login(options));
      expect(answers.some((text) => text.includes(`"V":"${range}"`))).toBe(true);
      expect(Object.keys(asked.demand).toSorted()).toEqual(demanded.toSorted());
      await asked.close();
      expect(emulator.sessions).toBe(0);
    });
  });
});
