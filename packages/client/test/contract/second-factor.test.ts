import {
  Client,
  type ConnectionOptions,
  isPronoteError,
  login,
  memoryStore,
  ParentClient,
  SecondFactorRequiredError,
} from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { accountOf, inSchool, manners, optionsFor, requestsTo, schoolDay } from "./box.js";

/** Options that log in to one of the accounts that are asked for more. */
function optionsOf(emulator: Emulator, name: string): ReturnType<typeof optionsFor> {
  return optionsFor(
    emulator,
    accountOf(emulator, ({ login: known }) => known === name),
  );
}

/** The error of a login that waits for more. */
async function stopped<T>(promise: Promise<T>): Promise<SecondFactorRequiredError<T>> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SecondFactorRequiredError) return error as SecondFactorRequiredError<T>;
  throw new Error(`no demand: ${String(error)}`);
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
  return isPronoteError(error) ? error.code : String(error);
}

const since2024 = manners.filter(([, { profile }]) => profile !== "2022");

describe.each(since2024)("a second factor: %s", (_, manner) => {
  test("is answered on the same session, once for a device", async () => {
    await inSchool(manner, async (emulator) => {
      const options = optionsOf(emulator, "pin.appareil");
      const asked = await stopped(Client.login(options));
      expect(asked.demand).toMatchObject({
        pin: { kind: "enter", minLength: 4 },
        deviceName: { maxLength: 30 },
      });
      expect(await codeOf(asked.resume({ pin: "12" }))).toBe("usage");
      expect(await codeOf(asked.resume({ pin: "0000" }))).toBe("wrong-pin");
      const client = await asked.resume({ pin: "4826", deviceName: "Salon" });
      expect(client).toBeInstanceOf(Client);
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      const { clientIdentifier } = client;
      await client.close();
      expect(await codeOf(asked.resume({ pin: "4826" }))).toBe("usage");
      // The device is known from now on.
      const again = await Client.login({ ...options, clientIdentifier });
      await again.close();
      // Another one is asked, unless the answers are there up front.
      const other = await login({ ...options, accountPin: "4826", deviceName: "Cuisine" });
      expect(await (other as Client).homework(schoolDay)).toBeDefined();
      await other.close();
      expect(requestsTo(emulator, "Authentification")).toBe(3);
    });
  });
});

describe("a second factor", () => {
  test("keeps the token that came before it, and is not asked of the device again", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const options = { ...optionsOf(emulator, "pin.appareil"), store, account: "phone" };
      const asked = await stopped(Client.login(options));
      expect((await store.load("phone"))?.credentials?.token).toBeDefined();
      const client = await asked.resume({ pin: "4826" });
      emulator.expireSessions();
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
      const again = await Client.tokenLogin("phone", { store });
      await again.close();
    });
  });

  test("survives a renewal by password: the browser is known by what the server gave it", async () => {
    await inSchool({}, async (emulator) => {
      const client = await Client.login({ ...optionsOf(emulator, "pin.appareil"), accountPin: "4826" });
      emulator.expireSessions();
      expect(await client.lessons(schoolDay)).not.toHaveLength(0);
      await client.close();
    });
  });

  test("after three wrong PINs is over, and so is a PIN that was given up front", async () => {
    await inSchool({}, async (emulator) => {
      const options = optionsOf(emulator, "pin.appareil");
      const asked = await stopped(Client.login(options));
      const codes: string[] = [];
      for (const pin of ["0000", "1111", "2222", "4826"]) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        codes.push(await codeOf(asked.resume({ pin })));
      }
      expect(codes.slice(0, 2)).toEqual(["wrong-pin", "wrong-pin"]);
      expect(codes.at(-1)).not.toBe("no error");
      expect(await codeOf(Client.login({ ...options, accountPin: "9999" }))).toBe("wrong-pin");
      await expect.poll(() => emulator.sessions).toBe(0);
    });
  });

  test.each([
    ["pin.long", { pin: "482615" }, ParentClient],
    ["pin.choix", { pin: "1357" }, Client],
    ["appareil.nom", undefined, Client],
    ["strategie.choix", { strategy: "notification", deviceName: "Bureau" }, ParentClient],
    ["strategie.imposee", undefined, Client],
    ["mdp.expire", { newPassword: "Tilleul-48-vert" }, Client],
    ["mdp.strategie", { newPassword: "Tilleul-48-vert", strategy: "pin", pin: "2468" }, Client],
  ] as const)("%s", async (name, answers, kind) => {
    await inSchool({}, async (emulator) => {
      const options = optionsOf(emulator, name);
      const opening = login(options);
      const client = answers === undefined ? await opening : await (await stopped(opening)).resume(answers);
      expect(client).toBeInstanceOf(kind);
      expect(await (client as Client).lessons(schoolDay)).toBeDefined();
      await client.close();
      // What was changed is, and is not asked for again by the same browser.
      const { clientIdentifier } = client;
      const password =
        answers !== undefined && "newPassword" in answers ? answers.newPassword : options.password;
      const again = await login({ ...options, password, clientIdentifier });
      await again.close();
    });
  });

  test("refuses a new password that breaks the rules before it is sent", async () => {
    await inSchool({}, async (emulator) => {
      const options = optionsOf(emulator, "mdp.expire");
      const asked = await stopped(Client.login(options));
      const { newPassword } = asked.demand;
      expect(newPassword?.rules.length).toBeGreaterThan(0);
      expect(newPassword?.reason).toContain("mot de passe");
      expect(await codeOf(asked.resume({ newPassword: "abc" }))).toBe("usage");
      expect(await codeOf(asked.resume({}))).toBe("usage");
      expect(requestsTo(emulator, "SecurisationCompteDoubleAuth")).toBe(0);
      await asked.close();
      expect(emulator.sessions).toBe(0);
      expect(await codeOf(asked.resume({ newPassword: "Tilleul-48-vert" }))).toBe("usage");
    });
  });

  test("shows no secret", async () => {
    await inSchool({}, async (emulator) => {
      const options: ConnectionOptions & { url: string; username: string; password: string } = optionsOf(
        emulator,
        "pin.appareil",
      );
      const asked = await stopped(Client.login(options));
      const wrong = await asked.resume({ pin: "7319" }).catch((error: unknown) => error);
      expect(wrong).toMatchObject({ code: "wrong-pin" });
      expect(JSON.stringify(asked) + String(wrong) + (wrong as Error).stack).not.toMatch(
        /(?<!\d)7319(?!\d)/u,
      );
      expect(JSON.stringify(asked)).not.toContain(options.password);
      await asked.close();
    });
  });
});
