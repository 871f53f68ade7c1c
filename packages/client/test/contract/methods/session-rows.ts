import {
  Client,
  type CredentialStore,
  type Credentials,
  login,
  memoryStore,
  qrcodeLogin,
  resume,
  SessionPool,
  tokenLogin,
} from "@preau/client";
import type { Emulator } from "@preau/emulator";
import { expect } from "vitest";
import { loginStudent, optionsFor, someAccount } from "../box.js";
import { nobody, passing, type Row, type Stage, student, ungated } from "./row.js";

/** What every login costs: the start page, and four calls. */
const entering = {
  page: 1,
  FonctionParametres: 1,
  Identification: 1,
  Authentification: 1,
  ParametresUtilisateur: 1,
} as const;
const leaving = { SaisieDeconnexion: 1 } as const;

/** Somebody who has come in, checked and let go: leaving is not counted. */
async function isIn(client: { readonly loggedIn: boolean; close(): Promise<void> }): Promise<void> {
  expect(client.loggedIn).toBe(true);
  await client.close();
}

function code({ emulator }: Stage) {
  const { login: username } = someAccount(emulator, "student");
  return { ...emulator.qrCode(username), ...ungated };
}

/** A token that a QR code has given. */
async function token(stage: Stage): Promise<Credentials> {
  const client = await Client.qrcodeLogin(code(stage));
  const credentials = client.exportCredentials();
  await client.close();
  if (credentials === undefined) throw new Error("no token was given");
  return credentials;
}

/** A store with a session that was suspended. */
async function suspended({ emulator }: { readonly emulator: Emulator }): Promise<CredentialStore> {
  const store = memoryStore();
  const client = await linkedClient(emulator, store);
  await client.suspend();
  return store;
}

function linkedClient(emulator: Emulator, store: CredentialStore): Promise<Client> {
  const url = `${emulator.url}/mobile.eleve.html`;
  return loginStudent(emulator, { url, store, account: "camille", ...ungated });
}

/** A pool whose account is open. */
async function openPool(stage: Stage): Promise<SessionPool> {
  const pool = new SessionPool({ store: await suspended(stage), connection: ungated });
  await pool.use("camille", async () => undefined);
  return pool;
}

/** How sessions are opened, kept and left. */
export const sessionRows: Readonly<Record<string, Row>> = {
  login: nobody({
    requests: entering,
    call: ({ emulator }) => login({ ...optionsFor(emulator, someAccount(emulator, "student")), ...ungated }),
    check: isIn,
  }),
  qrcodeLogin: nobody({
    requests: entering,
    given: code,
    call: (_, given) => qrcodeLogin(given),
    check: isIn,
  }),
  tokenLogin: nobody({
    requests: entering,
    given: token,
    call: (_, given) => tokenLogin(given, ungated),
    check: isIn,
  }),
  resume: nobody({
    requests: {},
    given: async ({ emulator }) => (await loginStudent(emulator, ungated)).suspend(),
    call: (_, state) => resume(state),
    check: isIn,
  }),
  "ClientSession.login": nobody({
    requests: entering,
    call: ({ emulator }) => loginStudent(emulator, ungated),
    check: isIn,
  }),
  "ClientSession.qrcodeLogin": nobody({
    requests: entering,
    given: code,
    call: (_, given) => Client.qrcodeLogin(given),
    check: isIn,
  }),
  "ClientSession.tokenLogin": nobody({
    requests: entering,
    given: token,
    call: (_, given) => Client.tokenLogin(given, ungated),
    check: isIn,
  }),
  "ClientSession.resume": nobody({
    requests: {},
    given: async ({ emulator }) => (await loginStudent(emulator, ungated)).suspend(),
    call: (_, state) => Client.resume(state),
    check: async (client) => {
      expect((await client.homework(client.today)).length).toBeGreaterThan(0);
      await isIn(client);
    },
  }),
  "ClientSession.on": student({
    requests: {},
    call: (client) => client.on("warning", () => undefined),
    check: (stop) => stop(),
  }),
  "ClientSession.post": student({
    requests: { PageMenus: 1 },
    call: (client) => client.post("PageMenus", { data: { date: { _T: 7, V: "17/12/2026 0:0:0" } } }),
    check: (page) => expect(page).toHaveProperty("ListeJours"),
  }),
  "ClientSession.refresh": passing({
    requests: { ...entering, ...leaving },
    call: (client) => client.refresh(),
    check: (_, __, client) => expect(client.loggedIn).toBe(true),
  }),
  "ClientSession.sessionCheck": student({
    // The call that keeps sessions alive has changed its name.
    requests: ({ profile }): Record<string, number> =>
      profile.version[0] === 2022 || profile.name === "2024.3.8" ? { Presence: 1 } : { Navigation: 1 },
    call: (client) => client.sessionCheck(),
    check: (renewed) => expect(renewed).toBe(false),
  }),
  "ClientSession.keepAlive": student({
    requests: {},
    call: (client) => client.keepAlive(),
    check: async (keeping) => {
      expect(keeping.running).toBe(true);
      await keeping.stop();
    },
  }),
  "KeepAlive.stop": student({
    requests: {},
    given: (client) => client.keepAlive(),
    call: (_, keeping) => keeping.stop(),
    check: (_, keeping) => expect(keeping.running).toBe(false),
  }),
  "KeepAlive.[asyncDispose]": student({
    requests: {},
    given: (client) => client.keepAlive(),
    call: (_, keeping) => keeping[Symbol.asyncDispose](),
    check: (_, keeping) => expect(keeping.running).toBe(false),
  }),
  "ClientSession.suspend": passing({
    requests: {},
    call: (client) => client.suspend(),
    check: async (state) => isIn(await Client.resume(state)),
  }),
  "ClientSession.close": passing({
    requests: leaving,
    call: (client) => client.close(),
    check: (_, __, client) => expect(client.loggedIn).toBe(false),
  }),
  "ClientSession.[asyncDispose]": passing({
    requests: leaving,
    call: (client) => client[Symbol.asyncDispose](),
    check: (_, __, client) => expect(client.loggedIn).toBe(false),
  }),
  "ClientSchool.exportCredentials": student({
    requests: {},
    call: (client) => client.exportCredentials(),
    // The desktop page hands out no token.
    check: (credentials) => expect(credentials).toBeUndefined(),
  }),
  "ClientSchool.getWeek": student({
    requests: {},
    call: (client) => client.getWeek("2026-12-16"),
    check: (week) => expect(week).toBeGreaterThan(10),
  }),
  "ClientSchool.can": student({
    requests: {},
    call: (client) => client.can("grades"),
    check: (can) => expect(can).toBe(true),
  }),
  "ClientSchool.toInstant": student({
    requests: {},
    given: async (client) => (await client.lessons("2026-12-16"))[0]?.start ?? client.today,
    call: (client, start) => client.toInstant(start),
    check: (instant) => expect(instant).toMatch(/^2026-12-16T\d\d:\d\d:00/u),
  }),
  "ClientBase.requestQrCodeData": student({
    requests: { JetonAppliMobile: 1 },
    call: (client) => client.requestQrCodeData("0412"),
    check: ({ url }) => expect(url).toContain("mobile"),
  }),
  "ClientBase.enrolSpare": nobody({
    // A code, and a login with it that is left again.
    requests: { JetonAppliMobile: 1, ...entering, ...leaving },
    given: ({ emulator }) => linkedClient(emulator, memoryStore()),
    call: (_, client) => client.enrolSpare(),
    check: (_, client) => client.close(),
  }),

  "SessionPool.use": nobody({
    requests: {},
    given: async (stage) => new SessionPool({ store: await suspended(stage), connection: ungated }),
    call: (_, pool) => pool.use("camille", async (client) => client.info.name),
    check: async (name, pool) => {
      expect(name).not.toBe("");
      await pool.close();
    },
  }),
  "SessionPool.leave": nobody({
    requests: {},
    given: openPool,
    call: (_, pool) => pool.leave("camille"),
    check: async (_, pool) => {
      expect(pool.size).toBe(0);
      await pool.close();
    },
  }),
  "SessionPool.close": nobody({
    requests: {},
    given: openPool,
    call: (_, pool) => pool.close(),
    check: (_, pool) => expect(pool.size).toBe(0),
  }),
  "SessionPool.[asyncDispose]": nobody({
    requests: {},
    given: openPool,
    call: (_, pool) => pool[Symbol.asyncDispose](),
    check: (_, pool) => expect(pool.size).toBe(0),
  }),
};
