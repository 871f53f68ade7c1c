import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import {
  Client,
  type CredentialStore,
  type Credentials,
  isAccountRecord,
  isPronoteError,
  memoryStore,
  ParentClient,
} from "@preau/client";
import {
  delay,
  dropAfter,
  type Emulator,
  type Fault,
  garble,
  hang,
  siteClosed,
  suspendedPage,
  wrongNumber,
} from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { fileStore } from "../../src/node/file-store.js";
import {
  impatient,
  inSchool,
  loginParent,
  loginStudent,
  manners,
  requestsTo,
  schoolDay,
  someAccount,
} from "./box.js";

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => "no error",
    (reason: unknown) => reason,
  );
  return isPronoteError(error) ? error.code : String(error);
}

/** Credentials that a QR code of the school gives. */
async function enrol(emulator: Emulator, store?: CredentialStore): Promise<Client> {
  const { login } = someAccount(emulator, "student");
  const { qrCode, pin } = emulator.qrCode(login);
  return Client.qrcodeLogin({ qrCode, pin, store, account: store === undefined ? undefined : "camille" });
}

function credentialsOf(client: Client): Credentials {
  const credentials = client.exportCredentials();
  if (credentials === undefined) throw new Error("no token was given");
  return credentials;
}

describe.each(manners)("tokens: %s", (_, manner) => {
  test("a QR code enrols, each token gives the next, and an old one is refused", async () => {
    await inSchool(manner, async (emulator) => {
      const first = await enrol(emulator);
      expect(await first.lessons(schoolDay)).not.toHaveLength(0);
      const spent = credentialsOf(first);
      await first.close();
      let current = spent;
      for (let time = 0; time < 3; time += 1) {
        const client = await Client.tokenLogin(current);
        expect(await client.lessons(schoolDay)).not.toHaveLength(0);
        const next = credentialsOf(client);
        expect(next.token).not.toBe(current.token);
        expect(next.deviceId).toBe(current.deviceId);
        current = next;
        await client.close();
      }
      expect(await codeOf(Client.tokenLogin(spent))).toBe("token-rejected");
    });
  });

  test("a password in a mobile space gives one too, so that it need not be kept", async () => {
    await inSchool(manner, async (emulator) => {
      const client = await loginStudent(emulator, { url: `${emulator.url}/mobile.eleve.html` });
      const again = await Client.tokenLogin(credentialsOf(client));
      expect(again.info.name).toBe(client.info.name);
      await Promise.all([client.close(), again.close()]);
      const desktop = await loginStudent(emulator);
      expect(desktop.exportCredentials()).toBeUndefined();
      await desktop.close();
    });
  });
});

describe("a QR code", () => {
  test("that is asked for in one session opens another, in any space", async () => {
    await inSchool({}, async (emulator) => {
      const desktop = await loginStudent(emulator);
      const qrCode = await desktop.requestQrCodeData("0412");
      expect(qrCode.url).toBe(`${emulator.url}/mobile.eleve.html`);
      const phone = await Client.qrcodeLogin({ qrCode: JSON.stringify(qrCode), pin: "0412" });
      expect(phone.info.name).toBe(desktop.info.name);
      expect((await phone.requestQrCodeData("0000")).url).toBe(qrCode.url);
      expect(await codeOf(phone.requestQrCodeData("12a4"))).toBe("usage");
      await Promise.all([desktop.close(), phone.close()]);
      const parent = await loginParent(emulator);
      const family = await ParentClient.qrcodeLogin({
        qrCode: await parent.requestQrCodeData("1234"),
        pin: "1234",
      });
      expect(family.children.map(({ key }) => key)).toEqual(parent.children.map(({ key }) => key));
      await Promise.all([parent.close(), family.close()]);
    });
  });

  test("with a wrong PIN costs no request", async () => {
    await inSchool({}, async (emulator) => {
      const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
      const wrong = pin === "0000" ? "1111" : "0000";
      expect(await codeOf(Client.qrcodeLogin({ qrCode, pin: wrong }))).toBe("wrong-qr-pin");
      expect(await codeOf(Client.qrcodeLogin({ qrCode, pin: "12" }))).toBe("usage");
      expect(await codeOf(Client.qrcodeLogin({ qrCode: "nothing", pin }))).toBe("usage");
      expect(emulator.requests.size).toBe(0);
    });
  });

  test("is good once, whether as text or as an object, with keys that nobody knows", async () => {
    await inSchool({}, async (emulator) => {
      const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
      const text = JSON.stringify({ ...qrCode, nouveau: true, url: `${qrCode.url}?identifiant=x#/y` });
      const client = await Client.qrcodeLogin({ qrCode: text, pin });
      await client.close();
      expect(await codeOf(Client.qrcodeLogin({ qrCode, pin }))).toBe("qr-expired");
    });
  });

  test("is good for ten minutes", async () => {
    await inSchool({}, async (emulator) => {
      const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login);
      emulator.clock.advance(11 * 60_000);
      expect(await codeOf(Client.qrcodeLogin({ qrCode, pin }))).toBe("qr-expired");
    });
  });
});

describe("a store", () => {
  test("holds the new token before anything else is sent", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      await (await enrol(emulator, store)).close();
      const before = (await store.load("camille"))?.credentials?.token;
      // The process dies as soon as the token has been spent: what follows is never answered.
      emulator.faults.next("ParametresUtilisateur", hang(), { times: 5 });
      expect(await codeOf(Client.tokenLogin("camille", { store, ...impatient, timeoutMs: 1000 }))).toBe(
        "timeout",
      );
      emulator.faults.clear();
      const after = await store.load("camille");
      expect(after?.credentials?.token).not.toBe(before);
      expect(after?.intent).toBeUndefined();
      const client = await Client.tokenLogin("camille", { store });
      expect(client.storedAs).toBe("camille");
      await client.close();
    });
  });

  test("survives an answer that is lost after the token was spent", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      await (await enrol(emulator, store)).close();
      emulator.faults.next("Authentification", dropAfter());
      const client = await Client.tokenLogin("camille", { store, ...impatient });
      await client.close();
      await (await Client.tokenLogin("camille", { store })).close();
      // Lost for good, it leaves the mark of a login that nobody knows the end of.
      emulator.faults.next("Authentification", dropAfter(), { times: 5 });
      expect(await codeOf(Client.tokenLogin("camille", { store, ...impatient }))).toBe("network");
      expect((await store.load("camille"))?.intent).toMatchObject({
        generation: expect.any(Number) as number,
      });
    });
  });

  test.each<[string, readonly Fault[]]>([
    ["answered out of step", [wrongNumber()]],
    ["cut off, and then not available", [dropAfter(), siteClosed()]],
    ["cut off, and then suspended", [dropAfter(), suspendedPage()]],
    ["noise", [garble("body"), garble("body")]],
  ])("says that the key is gone when the answer that held it was %s", async (_title, faults) => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const options = { store, ...impatient, gate: false as const };
      await (await enrol(emulator, store)).close();
      for (const fault of faults) emulator.faults.next("Authentification", fault);
      expect(await codeOf(Client.tokenLogin("camille", options))).not.toBe("no error");
      await expect(Client.tokenLogin("camille", options)).rejects.toThrow(/is gone.*Link the account again/u);
    });
  });

  test("says nothing of the sort of a token that was never sent, and is refused later", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const options = { store, ...impatient, gate: false as const };
      await (await enrol(emulator, store)).close();
      emulator.faults.next("Identification", siteClosed());
      expect(await codeOf(Client.tokenLogin("camille", options))).toBe("server-closed");
      expect((await store.load("camille"))?.intent).toBeUndefined();
      emulator.forgetDevices();
      await expect(Client.tokenLogin("camille", options)).rejects.toThrow(
        /does not take this token any more/u,
      );
    });
  });

  test("remembers nothing of a password that was refused, and the twin's token of one that was not", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      expect(await codeOf(loginStudent(emulator, { store, password: "wrong" }))).toBe("credentials");
      const accounts = async (): Promise<readonly string[]> =>
        ((await store.list?.()) ?? []).filter((account) => isAccountRecord(account));
      expect(await accounts()).toEqual([]);
      const client = await loginStudent(emulator, { store });
      expect(await accounts()).toEqual([client.storedAs]);
      await client.close();
      await (await Client.tokenLogin(client.storedAs ?? "", { store })).close();
    });
  });

  test("that was taken over while a login slept keeps the token from being spent", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      await (await enrol(emulator, store)).close();
      const held = await store.load("camille");
      if (held === undefined) throw new Error("nothing was stored");
      // Another process renews the account after this one has loaded it, and before it proves who it is.
      const sleepy: CredentialStore = {
        ...store,
        lock: (account, work) =>
          store.lock(account, async () => {
            const running = work();
            await expect.poll(() => requestsTo(emulator, "FonctionParametres")).toBe(2);
            await store.save({ ...held, generation: held.generation + 1 });
            return running;
          }),
      };
      emulator.faults.next("Identification", delay(500));
      expect(await codeOf(Client.tokenLogin("camille", { store: sleepy }))).toBe("store");
      expect(requestsTo(emulator, "Authentification")).toBe(1);
      await (await Client.tokenLogin("camille", { store })).close();
    });
  });

  test("that cannot be written is found out before the token is spent", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      await (await enrol(emulator, store)).close();
      const broken: CredentialStore = {
        ...store,
        load: (account) => store.load(account),
        remove: (account) => store.remove(account),
        lock: (account, work, options) => store.lock(account, work, options),
        save: async () => {
          throw new Error("disk full");
        },
      };
      const logins = requestsTo(emulator, "Identification");
      expect(await codeOf(Client.tokenLogin("camille", { store: broken }))).not.toBe("no error");
      expect(requestsTo(emulator, "Identification")).toBe(logins);
      await (await Client.tokenLogin("camille", { store })).close();
    });
  });

  test("lets two logins of one account at once both succeed, one after the other", async () => {
    await inSchool({}, async (emulator) => {
      const folder = mkdtempSync(join(tmpdir(), "preau-tokens-"));
      try {
        const store = fileStore(join(folder, "accounts"));
        await (await enrol(emulator, store)).close();
        const clients = await Promise.all(
          Array.from({ length: 4 }, () =>
            Client.tokenLogin("camille", { store: fileStore(join(folder, "accounts")) }),
          ),
        );
        await Promise.all(clients.map((client) => client.close()));
        expect((await store.load("camille"))?.generation).toBe(5);
        await (await Client.tokenLogin("camille", { store })).close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });

  test("keeps time zone and device, whether linked anew or not", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const timeZone = "Indian/Reunion";
      const first = await loginStudent(emulator, { store, account: "camille", timeZone });
      await first.close();
      for (let time = 0; time < 2; time += 1) {
        const client = await Client.tokenLogin("camille", { store });
        expect(client.timeZone).toBe(timeZone);
        expect(client.exportCredentials()?.timeZone).toBe(timeZone);
        await client.close();
      }
      const anew = await enrol(emulator, store);
      expect(anew.deviceId).toBe(first.deviceId);
      await anew.close();
      await (await Client.tokenLogin(credentialsOf(anew))).close();
      const broken = { ...credentialsOf(anew), timeZone: "Mars/Olympus" };
      expect(await codeOf(Client.tokenLogin(broken))).toBe("usage");
    });
  });

  test("keeps the local id of an account that is linked anew, and no secret is printed", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      const first = await enrol(emulator, store);
      await first.close();
      const again = await enrol(emulator, store);
      const { token } = credentialsOf(again);
      expect(again.storedAs).toBe("camille");
      expect(inspect(again, { depth: 10, showHidden: true })).not.toContain(token);
      expect(inspect(store, { depth: 10 })).not.toContain(token);
      await again.close();
      expect(await codeOf(Client.tokenLogin("nobody", { store }))).toBe("store");
      expect(await codeOf(Client.tokenLogin("camille"))).toBe("usage");
      expect(await codeOf(ParentClient.tokenLogin("camille", { store }))).toBe("usage");
      await (await Client.tokenLogin("camille", { store })).close();
    });
  });
});
