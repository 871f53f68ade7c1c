import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import {
  Client,
  type CredentialStore,
  isPronoteError,
  type LoginOptions,
  memoryStore,
  ParentClient,
  type SessionState,
} from "@preau/client";
import {
  dropAfter,
  type Emulator,
  expire,
  foreignLogin,
  garble,
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
import { fileStore } from "../../src/node/file-store.js";
import {
  impatient,
  inSchool,
  loginParent,
  manners,
  newestManners,
  optionsFor,
  schoolDay,
  someAccount,
} from "./box.js";

// Whole sessions, and all that a program could print of them: no secret that was used in them is in it.

/** Everything that a program could come by without asking for a secret, as it would be printed. */
class Printed {
  readonly #pages: string[] = [];
  readonly #secrets = new Map<string, string>();

  /** Something that a program holds, has caught or was told. */
  add(value: unknown): void {
    this.#pages.push(inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: false }));
    this.#pages.push(JSON.stringify(value) ?? "");
    for (let error = value; error instanceof Error; error = error.cause) {
      this.#pages.push(error.message, error.stack ?? "", String(error), JSON.stringify(error));
      if (isPronoteError(error)) this.#pages.push(error.hint);
    }
  }

  /** A client, and everything that it says of itself but its credentials. */
  addClient(client: Client | ParentClient): void {
    this.add(client);
    this.add(client.gate.status());
    for (const value of [client.info, client.server, client.warnings, client.periods, client.storedAs])
      this.add(value);
    for (const name of ["warning", "renewed", "tokenRotated", "unreadKeys"] as const) {
      client.on(name, (event) => this.add(event));
    }
  }

  secret(name: string, value: string | undefined): void {
    if (value === undefined || value === "") throw new Error(`there is no ${name}`);
    this.#secrets.set(value, name);
  }

  /** All that a session is made of. */
  secretsOf({ session, credentials }: SessionState): void {
    const { key, iv, cookies } = session.sequence;
    this.secret("session key", key);
    this.secret("session vector", iv);
    for (const [name, value] of Object.entries(cookies))
      if (value.length > 4) this.secret(`cookie ${name}`, value);
    if (credentials !== undefined) this.secret("token", credentials.token);
  }

  /** The secrets that were printed; in any case, as bytes written in figures, or in base 64. */
  leaks(): readonly string[] {
    // Lines and columns of stacks are figures like those of a PIN.
    const text = this.#pages
      .join("\n")
      .toLowerCase()
      .replaceAll(/:\d+:\d+/gu, "");
    if (this.#secrets.size === 0 || text.length < 1000) throw new Error("there is nothing to search");
    const isLeaked = (secret: string): boolean =>
      /^\d{4}$/u.test(secret)
        ? new RegExp(`(?<!\\d)${secret}(?!\\d)`, "u").test(text)
        : writings(secret).some((writing) => text.includes(writing));
    return [...this.#secrets].filter(([secret]) => isLeaked(secret)).map(([, name]) => name);
  }
}

function writings(secret: string): readonly string[] {
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("hex"),
  ];
  if (/^(?:[\da-f]{2}){8,}$/iu.test(secret)) {
    const bytes = Buffer.from(secret, "hex");
    forms.push(bytes.toString("base64"), bytes.join(","), bytes.join(", "));
  }
  return forms.map((form) => form.toLowerCase());
}

const quick = { ...impatient, gate: false } as const;

/** Records what goes over the wire for the list of secrets: proofs are as good as what they prove. */
function listening(printed: Printed): typeof fetch {
  return async (input, init) => {
    const challenge = /"challenge":"([\dA-Fa-f]{16,})"/u.exec(
      typeof init?.body === "string" ? init.body : "",
    )?.[1];
    if (challenge !== undefined) printed.secret("answer to a challenge", challenge);
    const response = await fetch(input, init);
    const answer = await response
      .clone()
      .text()
      .catch(() => "");
    const key = /"cle":"([\dA-Fa-f]{16,})"/u.exec(answer)?.[1];
    if (key !== undefined) printed.secret("wrapped session key", key);
    return response;
  };
}

function withPassword(emulator: Emulator, printed: Printed): LoginOptions {
  const options = optionsFor(emulator, someAccount(emulator, "student"));
  printed.secret("password", options.password);
  return { ...options, ...quick, environment: { ...quick.environment, fetch: listening(printed) } };
}

async function caught(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error("an error was expected");
    },
    (error: unknown) => error,
  );
}

async function read(client: Client, printed: Printed): Promise<void> {
  printed.addClient(client);
  printed.add(await client.lessons(schoolDay));
  printed.add(await client.homework(schoolDay));
  printed.add(await client.gradesOverview());
}

/** Each version as it packs by default when there is time; else the latest one, plain and packed. */
const spoken =
  process.env["PREAU_LONG"] === undefined
    ? newestManners
    : manners.filter(([, { profile }], index) => manners[index - 1]?.[1].profile !== profile);

describe.each(spoken)("no secret is printed: %s", (_, manner) => {
  test("of a session that was opened with a password, renewed, and interrupted", async () => {
    await inSchool(manner, async (emulator) => {
      const printed = new Printed();
      const options = withPassword(emulator, printed);
      const client = await Client.login(options);
      await read(client, printed);
      emulator.expireSessions();
      await read(client, printed);
      await client.refresh();
      await read(client, printed);
      const state = await client.suspend();
      printed.secretsOf(state);
      printed.addClient(client);
      printed.add(await caught(client.lessons(schoolDay)));
      const resumed = await Client.resume(state, options);
      await read(resumed, printed);
      await resumed.close();
      printed.addClient(resumed);
      expect(printed.leaks()).toEqual([]);
    });
  });

  test("of a QR code, the tokens that followed, and the store that kept them", async () => {
    await inSchool(manner, async (emulator) => {
      const printed = new Printed();
      const folder = await mkdtemp(join(tmpdir(), "preau-secrets-"));
      try {
        const store = fileStore(join(folder, "accounts"));
        const { qrCode, pin } = emulator.qrCode(someAccount(emulator, "student").login, { pin: "7351" });
        printed.secret("QR code", qrCode.jeton);
        printed.secret("login in a QR code", qrCode.login);
        printed.secret("PIN", pin);
        const options = {
          ...quick,
          store,
          account: "camille",
          environment: { ...quick.environment, fetch: listening(printed) },
        };
        const first = await Client.qrcodeLogin({ ...options, qrCode, pin });
        await read(first, printed);
        for (let time = 0; time < 2; time += 1) {
          printed.secret("token", first.exportCredentials()?.token);
          emulator.expireSessions();
          await read(first, printed);
        }
        printed.secretsOf(await first.suspend());
        printed.secret("token", (await store.load("camille"))?.credentials?.token);
        const resumed = await Client.resume("camille", options);
        await read(resumed, printed);
        await resumed.close();
        const again = await Client.tokenLogin("camille", options);
        printed.secret("token", again.exportCredentials()?.token);
        printed.addClient(again);
        await again.close();
        printed.add(store);
        printed.add(await store.list());
        printed.add(await caught(Client.qrcodeLogin({ ...options, account: "anew", qrCode, pin })));
        expect(printed.leaks()).toEqual([]);
        // The search finds what is there.
        expect(await readFile(join(folder, "accounts", "account-camille.json"), "utf8")).toContain(
          again.exportCredentials()?.token,
        );
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });

  test("of a parent's code for a phone, which the parent asked for", async () => {
    await inSchool(manner, async (emulator) => {
      const printed = new Printed();
      const parent = await loginParent(emulator, quick);
      printed.addClient(parent);
      const code = await parent.requestQrCodeData("1234", {});
      printed.secret("QR code", code.jeton);
      printed.addClient(parent);
      const family = await ParentClient.qrcodeLogin({ ...quick, qrCode: code, pin: "1234" });
      printed.addClient(family);
      printed.secretsOf(await family.suspend());
      printed.secretsOf(await parent.suspend());
      expect(printed.leaks()).toEqual([]);
    });
  });

  test("of whatever goes wrong, in a session and on the way in", async () => {
    await inSchool(manner, async (emulator) => {
      const printed = new Printed();
      const store = memoryStore();
      const options = withPassword(emulator, printed);
      const troubles = [
        ...[3, 5, 8, 20, 21, 22, 23, 25, 999].map((code) => refuse({ code })),
        suspendedPage(),
        siteClosed(),
        status(500),
        notPronote(),
        foreignLogin(),
        foreignLogin({ redirect: "https://ent.exemple.test/login?ticket=1" }),
        dropAfter(),
        truncate(),
        garble("body"),
        garble("secured"),
        wrongNumber(),
        expire(),
        waitTicket(),
      ];
      for (const [index, fault] of troubles.entries()) {
        const client = await Client.login({ ...options, store, account: "camille" });
        printed.secret(`token ${index}`, client.exportCredentials()?.token);
        printed.addClient(client);
        emulator.faults.next("PageEmploiDuTemps", fault, { times: 3 });
        emulator.faults.next("Authentification", fault, { times: 3 });
        printed.add(await client.lessons(schoolDay).catch((error: unknown) => error));
        printed.add(await client.homework(schoolDay).catch((error: unknown) => error));
        printed.add(
          await Client.tokenLogin("camille", { ...options, store }).catch((error: unknown) => error),
        );
        printed.add(await Client.login({ ...options, store: undefined }).catch((error: unknown) => error));
        emulator.faults.clear();
        emulator.liftSuspensions();
        printed.addClient(client);
        await client.close();
      }
      expect(printed.leaks()).toEqual([]);
    });
  });
});

describe("no secret is printed", () => {
  test("of what was refused, and of what was given wrongly", async () => {
    await inSchool({}, async (emulator) => {
      const printed = new Printed();
      const options = withPassword(emulator, printed);
      const { login } = someAccount(emulator, "student");
      const { qrCode, pin } = emulator.qrCode(login, { pin: "7351" });
      printed.secret("QR code", qrCode.jeton);
      printed.secret("login in a QR code", qrCode.login);
      printed.secret("PIN", pin);
      const wrong = "un mot de passe faux";
      printed.secret("wrong password", wrong);
      const gated = { ...options, gate: {} };
      for (let time = 0; time < 4; time += 1) {
        printed.add(await caught(Client.login({ ...gated, password: `${wrong} ${time % 2}` })));
      }
      const broken = [
        JSON.stringify(qrCode).slice(0, -5),
        `${JSON.stringify(qrCode)}}`,
        { ...qrCode, url: `ftp://exemple.test/${qrCode.jeton}` },
        { ...qrCode, url: 12 },
        { ...qrCode, login: undefined },
        { ...qrCode, jeton: `${qrCode.jeton}0` },
        [qrCode],
      ];
      for (const one of broken) printed.add(await caught(Client.qrcodeLogin({ ...quick, qrCode: one, pin })));
      for (const one of ["1537", "73511", ""])
        printed.add(await caught(Client.qrcodeLogin({ ...quick, qrCode, pin: one })));
      const client = await Client.qrcodeLogin({ ...quick, qrCode, pin });
      const credentials = client.exportCredentials();
      if (credentials === undefined) throw new Error("no token was given");
      printed.secret("token", credentials.token);
      const state = await client.suspend();
      printed.secretsOf(state);
      for (const bad of [
        { ...credentials, url: "" },
        { ...credentials, url: `https://exemple.test:${credentials.token}/` },
        { ...credentials, username: "" },
        { ...credentials, deviceId: "" },
        { ...credentials, timeZone: "Mars" },
      ]) {
        printed.add(await caught(Client.tokenLogin(bad, quick)));
      }
      for (const bad of [
        { ...state, format: 2 },
        {
          ...state,
          session: {
            ...state.session,
            sequence: { ...state.session.sequence, key: `${state.session.sequence.key}x` },
          },
        },
        { ...state, page: "nowhere.html" },
        { ...state, dialect: { ...state.dialect, since: [1999] } },
        { ...state, session: null },
      ]) {
        printed.add(await caught(Client.resume(bad as typeof state, quick)));
      }
      printed.add(await caught(ParentClient.resume(state, quick)));
      expect(printed.leaks()).toEqual([]);
    });
  });

  test("of a store that fails, or holds what is damaged", async () => {
    await inSchool({}, async (emulator) => {
      const printed = new Printed();
      const store = memoryStore();
      const { login } = someAccount(emulator, "student");
      const client = await Client.qrcodeLogin({
        ...quick,
        ...emulator.qrCode(login),
        store,
        account: "camille",
      });
      printed.secret("token", client.exportCredentials()?.token);
      printed.secretsOf(await client.suspend());
      const kept = await store.load("camille");
      const failing = (change: Partial<CredentialStore>): CredentialStore => ({ ...store, ...change });
      const stores = [
        failing({ load: async () => ({ ...kept, generation: "x" }) as never }),
        failing({
          load: async () =>
            ({ ...kept, credentials: { ...kept?.credentials, space: kept?.credentials?.token } }) as never,
        }),
        failing({ load: async () => kept?.credentials?.token as never }),
        failing({
          save: async () => {
            throw new Error("the disk is full");
          },
        }),
        failing({ checkWritable: async () => Promise.reject(new Error("read-only")) }),
      ];
      for (const broken of stores)
        printed.add(await caught(Client.tokenLogin("camille", { ...quick, store: broken })));
      printed.add(store);
      expect(printed.leaks()).toEqual([]);
    });
  });

  test("by a search that would find it", async () => {
    await inSchool({}, async (emulator) => {
      const printed = new Printed();
      const options = withPassword(emulator, printed);
      const client = await Client.login(options);
      await read(client, printed);
      const state = await client.suspend();
      printed.secretsOf(state);
      expect(printed.leaks()).toEqual([]);
      printed.add(new Error("outer", { cause: new Error(options.password) }));
      printed.add({ deep: [{ bytes: Buffer.from(state.session.sequence.key, "hex").toString("base64") }] });
      expect(printed.leaks()).toEqual(["password", "session key"]);
    });
  });
});
