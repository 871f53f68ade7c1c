import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "@preau/client";
import { fileStore } from "@preau/client/node";
import {
  drip,
  type Emulator,
  type EmulatorOptions,
  type Fault,
  type FaultTarget,
  foreignLogin,
  garble,
  hang,
  notPronote,
  type Profile,
  profileOf,
  refuse,
  siteClosed,
  status,
  suspendedPage,
  truncate,
} from "@preau/emulator";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { stepNames } from "../src/doctor/diagnosis.js";
import { wordsOf } from "../src/language/tables.js";
import { authority, certified } from "./certificates.js";
import { buildWhenMissing, type Outcome, preau } from "./run-preau.js";
import { Ground, pupil } from "./ways.js";

// Ways in that are broken, each in a way of its own: the command, as a process, names the right step and cause.

/** What `--json` prints, as far as it is looked at here. */
interface Told {
  readonly outcome: "ok" | "warning" | "failed";
  readonly failedAt?: string;
  readonly cause?: string;
  readonly exitCode: number;
  readonly steps: readonly {
    readonly step: string;
    readonly status: string;
    readonly cause?: string;
    readonly message?: string;
    readonly details: Readonly<Record<string, unknown>>;
  }[];
}

/** How the command is run in the end. */
interface Run {
  readonly argv: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A way in that is broken, and what is to be said of it. */
interface Way {
  prepare(ground: Ground): Promise<Run>;
  readonly at: string;
  readonly cause: string;
  readonly exitCode: number;
  /** The way goes on behind it. */
  readonly odd?: true;
  /** Requests that log in, at most; none unless said. */
  readonly logins?: number;
}

let ground: Ground;
beforeAll(buildWhenMissing, 120_000);
beforeEach(() => {
  ground = new Ground();
});
afterEach(() => ground.close());

/** Enough for a machine that is busy, and little where the wait is what is tested. */
const impatient = ["--timeout", "3"];

async function doctor({ argv, env = {} }: Run): Promise<Outcome & { readonly told: Told }> {
  const outcome = await preau(["doctor", ...argv, "--json"], { env: { PREAU_HOME: ground.home, ...env } });
  expect(outcome.stderr).toBe("");
  return { ...outcome, told: JSON.parse(outcome.stdout) as Told };
}

const demoPassword: string = pupil.password;

/** A school where something goes wrong with an address alone. */
function school(
  options: EmulatorOptions = {},
  trouble: readonly (readonly [FaultTarget, Fault])[] = [],
): Way["prepare"] {
  return async (on) => {
    const emulator = await on.school({ strict: false, ...options });
    for (const [target, fault] of trouble) emulator.faults.next(target, fault, { times: 30 });
    return { argv: [`${emulator.url}/eleve.html`, ...impatient] };
  };
}

/** The same, for somebody who logs in by password. */
function withPassword(
  options: EmulatorOptions,
  trouble: (emulator: Emulator) => void = () => undefined,
  { page = "eleve.html", password = demoPassword } = {},
): Way["prepare"] {
  return async (on) => {
    const emulator = await on.school({ strict: false, ...options });
    trouble(emulator);
    return {
      argv: [`${emulator.url}/${page}`, "--user", pupil.login, ...impatient],
      env: { PREAU_PASSWORD: password },
    };
  };
}

/** The same, for an account that is linked. */
function withAccount(
  trouble: (emulator: Emulator, on: Ground) => void | Promise<void>,
  stay = true,
): Way["prepare"] {
  return async (on) => {
    const emulator = await on.school({ strict: false });
    await on.link(emulator, { stay });
    await trouble(emulator, on);
    return { argv: ["--account", "camille", ...impatient] };
  };
}

/** A server with a certificate; the file of whoever signed it may be trusted. */
function secured(
  said: Parameters<typeof certified>[0],
  { signed = true, trusted = true }: { readonly signed?: boolean; readonly trusted?: boolean } = {},
): Way["prepare"] {
  return async (on) => {
    const by = authority();
    const url = await on.serve((_, answer) => answer.end(), certified(said, signed ? by : undefined));
    const file = join(on.home, "authority.pem");
    writeFileSync(file, by.cert);
    return { argv: [`${url}/eleve.html`], ...(trusted ? { env: { NODE_EXTRA_CA_CERTS: file } } : {}) };
  };
}

const local = { name: "localhost", hosts: ["localhost", "127.0.0.1"] };
const newest = profileOf("2026.2.5");
/** A version that no row was written for, in which nothing has changed but its number. */
const unheardOf: Profile = { ...newest, version: [2031, 1, 0] };
const renamedCall: Profile = { ...newest, dialect: { ...newest.dialect, startCall: "Demarrer" } };
const renamedKeys: Profile = {
  ...newest,
  dialect: {
    ...newest.dialect,
    names: { ...newest.dialect.names, order: "ordre", secured: "charge", call: "fonction" },
  },
};
const misleading: Profile = {
  ...profileOf("2025.2"),
  version: [2024, 3, 11],
  dialect: { ...profileOf("2025.2").dialect, sessionNumber: "quoted" },
};

const everyTab = { hiddenTabs: Array.from({ length: 300 }, (_, tab) => tab) };

const ways: Readonly<Record<string, Way>> = {
  "an address that is none": {
    prepare: async () => ({ argv: ["mon collège"] }),
    at: "address",
    cause: "address-invalid",
    exitCode: 2,
  },
  "an address with a password in it": {
    prepare: async () => ({ argv: ["https://camille:hunter2@0990001a.exemple.test/pronote"] }),
    at: "address",
    cause: "address-with-secret",
    exitCode: 2,
  },
  "the address of a portal": {
    prepare: async () => ({ argv: ["https://cas.agora06.fr/login"] }),
    at: "address",
    cause: "address-of-portal",
    exitCode: 4,
  },
  "an unknown host": {
    prepare: async () => ({ argv: [`${"a".repeat(64)}.exemple.test`] }),
    at: "dns",
    cause: "host-unknown",
    exitCode: 4,
  },
  "a port that refuses": {
    prepare: async (on) => ({ argv: [`http://127.0.0.1:${await on.nobody()}/pronote`] }),
    at: "connection",
    cause: "connection-refused",
    exitCode: 4,
  },
  "a certificate that vouches for itself": {
    prepare: secured(local, { signed: false }),
    at: "tls",
    cause: "certificate-self-signed",
    exitCode: 4,
  },
  "an expired certificate": {
    prepare: secured({ ...local, from: -60, to: -3 }),
    at: "tls",
    cause: "certificate-expired",
    exitCode: 4,
  },
  "a certificate of tomorrow": {
    prepare: secured({ ...local, from: 2 }),
    at: "tls",
    cause: "certificate-not-yet-valid",
    exitCode: 4,
  },
  "another host's certificate": {
    prepare: secured({ name: "wifi", hosts: ["wifi.exemple.test"] }),
    at: "tls",
    cause: "certificate-of-another-host",
    exitCode: 4,
  },
  "a certificate that nobody knows": {
    prepare: secured(local, { trusted: false }),
    at: "tls",
    cause: "certificate-untrusted",
    exitCode: 4,
  },
  "http only": {
    prepare: async (on) => ({ argv: [(await on.school()).url.replace("http:", "https:"), ...impatient] }),
    at: "tls",
    cause: "no-tls",
    exitCode: 4,
  },
  "a server that never shakes hands": {
    prepare: async (on) => ({
      argv: [`https://127.0.0.1:${await on.take(() => undefined)}/pronote`, ...impatient],
    }),
    at: "tls",
    cause: "connection-timeout",
    exitCode: 4,
  },
  "a server that hangs up": {
    prepare: async (on) => ({
      argv: [`https://127.0.0.1:${await on.take((socket) => socket.destroy())}/pronote`, ...impatient],
    }),
    at: "tls",
    cause: "tls-failed",
    exitCode: 4,
  },
  "an ordinary site": {
    prepare: school({}, [["*", notPronote()]]),
    at: "server",
    cause: "not-pronote",
    exitCode: 4,
  },
  "a place where nothing is": {
    prepare: school({}, [["*", status(404)]]),
    at: "server",
    cause: "no-pronote-there",
    exitCode: 4,
  },
  "a network that wants a sign-in": {
    prepare: school({}, [["*", foreignLogin({ redirect: "https://wifi.exemple.test/login" })]]),
    at: "server",
    cause: "captive-portal",
    exitCode: 4,
  },
  "a gateway before everything": {
    prepare: school({}, [["*", foreignLogin()]]),
    at: "server",
    cause: "other-login-page",
    exitCode: 4,
  },
  "a circle of redirections": {
    prepare: async (on) => ({
      argv: [await on.serve((_, answer) => answer.writeHead(302, { Location: "/pronote/" }).end())],
    }),
    at: "server",
    cause: "redirect-loop",
    exitCode: 4,
  },
  "a server that is out of order": {
    prepare: school({}, [["*", status(503)]]),
    at: "server",
    cause: "server-error",
    exitCode: 4,
  },
  "a site that is closed": {
    prepare: school({}, [["page", siteClosed()]]),
    at: "page",
    cause: "server-closed",
    exitCode: 4,
  },
  "a site that is closed, as 200": {
    prepare: school({}, [["page", siteClosed({ status: 200 })]]),
    at: "page",
    cause: "server-closed",
    exitCode: 4,
  },
  "a page that is out of order": {
    prepare: school({}, [["page", status(500)]]),
    at: "page",
    cause: "server-error",
    exitCode: 4,
  },
  "a suspended address": {
    prepare: school({}, [["page", suspendedPage()]]),
    at: "page",
    cause: "address-suspended",
    exitCode: 75,
  },
  "too many attempts": {
    prepare: school({}, [["page", status(429)]]),
    at: "page",
    cause: "rate-limited",
    exitCode: 75,
  },
  "a page that never comes": {
    prepare: school({}, [["page", hang()]]),
    at: "page",
    cause: "timeout",
    exitCode: 4,
  },
  "an answer drop by drop": {
    prepare: school({}, [["info", drip(120_000)]]),
    at: "server",
    cause: "timeout",
    exitCode: 4,
  },
  "an answer that breaks off": {
    prepare: school({}, [["page", truncate()]]),
    at: "page",
    cause: "connection-cut",
    exitCode: 4,
  },
  "an answer without an end": {
    prepare: async (on) => ({ argv: [await on.serve((_, answer) => answer.end("x".repeat(3_000_000)))] }),
    at: "server",
    cause: "answer-too-large",
    exitCode: 4,
  },
  "a portal that is known": {
    prepare: school({ otherPortal: { url: "https://cas.agora06.fr/cas", localAccounts: false } }),
    at: "portal",
    cause: "portal-known",
    exitCode: 4,
  },
  "a portal that is not": {
    prepare: school({ otherPortal: { url: "https://cas.portail.exemple.test", localAccounts: false } }),
    at: "portal",
    cause: "portal-unknown",
    exitCode: 4,
  },
  "a portal that may be gone past": {
    prepare: school({ otherPortal: { url: "https://cas.agora06.fr/cas" } }),
    at: "portal",
    cause: "portal-optional",
    exitCode: 0,
    odd: true,
  },
  "another login page in place of the page": {
    prepare: school({}, [["page", foreignLogin()]]),
    at: "portal",
    cause: "other-login-page",
    exitCode: 4,
  },
  "a space that the school has not": {
    prepare: async (on) => ({ argv: [`${(await on.school()).url}/professeur.html`] }),
    at: "page",
    cause: "wrong-space",
    exitCode: 4,
  },
  "a page that opens another space": {
    prepare: async (on) => ({
      argv: [`${await on.behind(await on.school(), (body) => body.replace('"a":3', '"a":2'))}/eleve.html`],
    }),
    at: "page",
    cause: "other-space-opened",
    exitCode: 6,
  },
  "a page that starts otherwise": {
    prepare: school({ profile: renamedCall }),
    at: "page",
    cause: "page-changed",
    exitCode: 6,
  },
  "a school that may only be read": {
    prepare: school({ schoolOptions: { exclusiveMode: true } }),
    at: "server",
    cause: "read-only",
    exitCode: 0,
    odd: true,
  },
  "a version that nobody has heard of": {
    prepare: school({ profile: unheardOf }),
    at: "dialect",
    cause: "version-newer",
    exitCode: 0,
    odd: true,
  },
  "a server that is not what it looks like": {
    prepare: school({ profile: misleading }),
    at: "dialect",
    cause: "dialect-detour",
    exitCode: 0,
    odd: true,
  },
  "a protocol that has changed": {
    prepare: school({ profile: renamedKeys }),
    at: "parameters",
    cause: "protocol-changed",
    exitCode: 6,
  },
  "an opening that is noise": {
    prepare: school({}, [["FonctionParametres", garble()]]),
    at: "parameters",
    cause: "protocol-changed",
    exitCode: 6,
  },
  "an opening that is out of order": {
    prepare: school({}, [["FonctionParametres", status(503)]]),
    at: "parameters",
    cause: "server-error",
    exitCode: 4,
  },
  "a wrong password": {
    prepare: withPassword({}, undefined, { password: "not-the-one" }),
    at: "login",
    cause: "wrong-password",
    exitCode: 3,
    logins: 1,
  },
  "no password, and nobody to ask": {
    prepare: async (on) => ({ argv: [`${(await on.school()).url}/eleve.html`, "--user", pupil.login] }),
    at: "login",
    cause: "no-password",
    exitCode: 2,
  },
  "a disabled account": {
    prepare: withPassword({ refusedLogins: { [pupil.login]: { code: 10 } } }),
    at: "login",
    cause: "account-disabled",
    exitCode: 3,
    logins: 1,
  },
  "an account that may not enter": {
    prepare: withPassword({ refusedLogins: { [pupil.login]: { code: 2 } } }),
    at: "login",
    cause: "access-denied",
    exitCode: 3,
    logins: 1,
  },
  "a second factor": {
    prepare: withPassword({}, ({ security }) => security.askNewPassword(pupil.login)),
    at: "login",
    cause: "second-factor",
    exitCode: 9,
    logins: 1,
  },
  "an authentication that is noise": {
    prepare: withPassword({}, ({ faults }) => faults.next("Authentification", garble(), { times: 9 })),
    at: "login",
    cause: "not-understood",
    exitCode: 6,
    logins: 9,
  },
  "a token that is refused": {
    prepare: withAccount((emulator) => emulator.forgetDevices(), false),
    at: "login",
    cause: "token-refused",
    exitCode: 3,
    logins: 1,
  },
  "parameters that are refused": {
    prepare: withAccount(
      ({ faults }) => faults.next("ParametresUtilisateur", refuse({ code: 3 }), { times: 9 }),
      false,
    ),
    at: "rights",
    cause: "rights-refused",
    exitCode: 5,
    logins: 1,
  },
  "a gate that is closed": {
    prepare: withAccount(async (emulator, on) => {
      emulator.faults.next("info", suspendedPage());
      await preau(["doctor", "--account", "camille"], { env: { PREAU_HOME: on.home } });
    }),
    at: "gate",
    cause: "gate-closed",
    exitCode: 75,
  },
  "logins that are used up": {
    prepare: withAccount(async (_, on) => {
      const store = fileStore(join(on.home, "accounts"));
      for (let time = 0; time < 5; time += 1) await (await Client.tokenLogin("camille", { store })).close();
    }, false),
    at: "login",
    cause: "gate-closed",
    exitCode: 75,
  },
  "accounts that cannot be read": {
    prepare: withAccount((_, on) =>
      writeFileSync(join(on.home, "accounts", "account-camille.json"), "{ half a reco"),
    ),
    at: "account",
    cause: "store-unreadable",
    exitCode: 3,
  },
  "usual tabs that are hidden": {
    prepare: withPassword({ schoolOptions: { hiddenTabs: [16] } }),
    at: "tabs",
    cause: "tabs-hidden",
    exitCode: 0,
    odd: true,
    logins: 1,
  },
  "an account without a tab": {
    prepare: withPassword({ schoolOptions: everyTab }),
    at: "tabs",
    cause: "no-tabs",
    exitCode: 5,
    logins: 1,
  },
  "a reading that is refused": {
    prepare: withPassword({ schoolOptions: { refusedTabs: [16] } }),
    at: "read",
    cause: "read-refused",
    exitCode: 5,
    logins: 1,
  },
  "a reading that is noise": {
    prepare: withPassword({}, ({ faults }) => faults.next("PageEmploiDuTemps", garble(), { times: 9 })),
    at: "read",
    cause: "not-understood",
    exitCode: 6,
    logins: 1,
  },
  "a reading that wants a pause": {
    prepare: withAccount(({ faults }) => faults.next("PageEmploiDuTemps", refuse({ code: 25 }))),
    at: "read",
    cause: "rate-limited",
    exitCode: 75,
  },
};

describe("a way in that is broken by", () => {
  test.each(Object.entries(ways))("%s", async (_, way) => {
    const run = await way.prepare(ground);
    const before = ground.logins;
    const { told, exitCode, stdout } = await doctor(run);
    expect(ground.logins - before).toBeLessThanOrEqual(way.logins ?? 0);
    const step = told.steps.find((one) => one.step === way.at);
    const status = way.odd === true ? "warning" : "failed";
    expect([step?.step, step?.status, step?.cause, exitCode], stdout).toEqual([
      way.at,
      status,
      way.cause,
      way.exitCode,
    ]);
    expect(told.exitCode).toBe(exitCode);
    if (way.odd === true) {
      expect(told.outcome).toBe("warning");
      expect(told).not.toHaveProperty("failedAt");
    } else {
      expect([told.outcome, told.failedAt, told.cause]).toEqual(["failed", way.at, way.cause]);
      const place = told.steps.findIndex((one) => one.step === way.at);
      // What is before it was gone or not needed, what is behind it was not come to.
      expect(told.steps.slice(0, place).filter((one) => one.status === "failed")).toEqual([]);
      expect(told.steps.slice(place + 1).filter((one) => one.status === "failed")).toEqual([]);
    }
    expect(stdout).not.toContain("hunter2");
  });
});

test("more than 25 kinds of broken ways are tried", () => {
  expect(Object.keys(ways).length).toBeGreaterThan(25);
  const causes = new Set(Object.values(ways).map(({ cause }) => cause));
  expect(causes.size).toBeGreaterThan(25);
});

test("the documents list every cause, with the exit code that it has", () => {
  const text = readFileSync(new URL("../../../docs/doctor.md", import.meta.url), "utf8");
  const rows = [...text.matchAll(/^\| `([a-z-]+)` \| ([^|]*) \| ([^|]*) \|/gmu)].map(
    ([, cause = "", at = "", code = ""]) => [cause, { at, code: code.trim() }] as const,
  );
  const listed = new Map(rows);
  expect([...listed.keys()].sort()).toEqual(Object.keys(wordsOf("en").doctor.causes).sort());
  for (const { cause, at, exitCode } of Object.values(ways)) {
    expect([cause, listed.get(cause)?.code], at).toEqual([cause, String(exitCode)]);
    const [first = "", last] = (listed.get(cause)?.at ?? "").split(" to ");
    const place = (step: string): number => stepNames.findIndex((name) => name === step);
    const isThere =
      last === undefined
        ? first.split(", ").includes(at)
        : place(first) <= place(at) && place(at) <= place(last);
    expect([cause, at, isThere]).toEqual([cause, at, true]);
  }
});

describe("a way in that is not broken", () => {
  test("is gone up to the login with an address alone, and nobody logs in", async () => {
    const emulator = await ground.school();
    for (const address of [
      emulator.url,
      `${emulator.url}/mobile.parent.html?fd=1`,
      new URL(emulator.url).origin,
    ]) {
      const { told, exitCode } = await doctor({ argv: [address] });
      expect([told.outcome, exitCode]).toEqual(["ok", 0]);
      expect(told.steps.find(({ step }) => step === "login")).toMatchObject({
        status: "skipped",
        cause: "no-account-named",
      });
      expect(told.steps.filter(({ cause }) => cause === "not-reached").map(({ step }) => step)).toEqual([
        "rights",
        "tabs",
        "read",
      ]);
    }
    expect(emulator.requests.get("Identification")).toBeUndefined();
    expect(emulator.log.filter(({ kind }) => kind === "refused")).toEqual([]);
  });

  test("goes on with the session that an account has, and logs in only when that is over", async () => {
    const emulator = await ground.school();
    await ground.link(emulator);
    const first = await doctor({ argv: [] });
    expect([first.told.outcome, first.exitCode]).toEqual(["ok", 0]);
    expect(first.told.steps.find(({ step }) => step === "login")?.details).toEqual({ how: "session" });
    expect(ground.logins).toBe(1);
    emulator.expireSessions();
    const second = await doctor({ argv: ["--account", "camille"] });
    expect(second.told.steps.find(({ step }) => step === "login")?.details).toEqual({ how: "token" });
    expect(ground.logins).toBe(2);
    // The session is kept for the next command.
    const third = await doctor({ argv: [] });
    expect(third.told.steps.find(({ step }) => step === "read")).toMatchObject({
      status: "ok",
      details: { feature: "timetable" },
    });
    expect(ground.logins).toBe(2);
    // Nothing was refused but the session that had ended.
    expect(emulator.log.filter(({ kind }) => kind === "refused").map(({ call }) => call)).toEqual([
      "Navigation",
    ]);
  });

  test("logs in once by password where that is asked for, and out again", async () => {
    const emulator = await ground.school();
    const { told } = await doctor({
      argv: [`${emulator.url}/eleve.html`, "--user", pupil.login],
      env: { PREAU_PASSWORD: pupil.password },
    });
    expect(told.outcome).toBe("ok");
    expect(told.steps.filter(({ status }) => status === "ok").map(({ step }) => step)).toEqual([
      "address",
      "gate",
      "dns",
      "connection",
      "server",
      "portal",
      "page",
      "dialect",
      "parameters",
      "login",
      "rights",
      "tabs",
      "read",
    ]);
    expect([ground.logins, emulator.requests.get("SaisieDeconnexion")]).toEqual([1, 1]);
  });

  test("costs the requests that are said in the documents", async () => {
    const emulator = await ground.school();
    const spent = async (run: Run): Promise<number> => {
      const total = (): number => [...emulator.requests.values()].reduce((sum, each) => sum + each, 0);
      const before = total();
      expect((await doctor(run)).told.outcome).toBe("ok");
      return total() - before;
    };
    expect(await spent({ argv: [`${emulator.url}/eleve.html`] })).toBe(3);
    const argv = [`${emulator.url}/eleve.html`, "--user", pupil.login];
    expect(await spent({ argv, env: { PREAU_PASSWORD: pupil.password } })).toBe(10);
    await ground.link(emulator, { stay: false });
    expect(await spent({ argv: ["--account", "camille"] })).toBe(9);
    expect(await spent({ argv: ["--account", "camille"] })).toBe(5);
    emulator.expireSessions();
    expect(await spent({ argv: ["--account", "camille"] })).toBe(11);
  });

  test("never logs in by password because the environment names somebody", async () => {
    const emulator = await ground.school();
    const env = {
      PREAU_URL: `${emulator.url}/eleve.html`,
      PREAU_USER: pupil.login,
      PREAU_PASSWORD: pupil.password,
    };
    expect((await doctor({ argv: [], env })).told.outcome).toBe("ok");
    expect(ground.logins).toBe(0);
  });

  test("is encrypted, with a certificate that is trusted", async () => {
    const emulator = await ground.school();
    const by = authority();
    const root = await ground.behind(emulator, (body) => body, certified(local, by));
    const file = join(ground.home, "authority.pem");
    writeFileSync(file, by.cert);
    const { told } = await doctor({ argv: [root], env: { NODE_EXTRA_CA_CERTS: file } });
    expect(told.outcome).toBe("ok");
    expect(told.steps.find(({ step }) => step === "tls")).toMatchObject({
      status: "ok",
      details: { protocol: "TLSv1.3", names: ["localhost", "127.0.0.1"] },
    });
  });

  test("is that of a parent, of school life, and of an account behind a portal that lets the application pass", async () => {
    const emulator = await ground.school({
      otherPortal: { url: "https://cas.agora06.fr/cas", localAccounts: false },
    });
    await ground.link(emulator);
    const { told } = await doctor({ argv: [] });
    expect(told.steps.find(({ step }) => step === "portal")).toMatchObject({
      status: "ok",
      details: { portal: "cas.agora06.fr", rows: ["cas_agora06"] },
    });
    expect(told.outcome).toBe("ok");
    const other = await ground.school();
    for (const [login, page] of [
      ["sophie.verdier", "parent"],
      ["vie.scolaire", "viescolaire"],
    ]) {
      const argv = [`${other.url}/${page}.html`, "--user", login ?? ""];
      const run = { argv, env: { PREAU_PASSWORD: pupil.password } };
      const { told: of } = await doctor(run);
      expect([of.outcome, of.steps.find(({ step }) => step === "read")?.status]).toEqual(["ok", "ok"]);
    }
  });

  test("tells what is new in answers, and goes on", async () => {
    const emulator = await ground.school();
    const root = await ground.behind(emulator, (body) =>
      body.replaceAll(/"DateDuCours":\{[^}]*\}/gu, '"DateDuCours":{"_T":7,"V":"bientôt"}'),
    );
    const { told, stdout } = await doctor({
      argv: [`${root}/eleve.html`, "--user", pupil.login],
      env: { PREAU_PASSWORD: pupil.password },
    });
    expect(told.steps.find(({ step }) => step === "read")).toMatchObject({
      status: "warning",
      cause: "partly-read",
    });
    const { drift } = JSON.parse(stdout) as {
      readonly drift: { readonly warnings: readonly { readonly path: string }[] };
    };
    expect(drift.warnings[0]).toMatchObject({
      call: "PageEmploiDuTemps",
      path: "ListeCours[0].DateDuCours",
      received: "a text",
    });
  });
});

describe("what is said", () => {
  test("in English and in French says what a cause means, and what to do", async () => {
    const emulator = await ground.school();
    emulator.faults.next("page", siteClosed(), { times: 2 });
    const argv = ["doctor", `${emulator.url}/eleve.html`];
    const english = await preau(argv);
    expect(english.exitCode).toBe(4);
    expect(english.stdout).toMatch(/✗ Page +the site is closed for now/u);
    expect(english.stdout).toContain("It stops at: Page (server-closed)");
    expect(english.stdout).toContain("What it means:");
    expect(english.stdout).toContain("What to do: Try again later");
    expect(english.stdout).toContain("not tried: Dialect, Opening, Login");
    const french = await preau([...argv, "--lang", "fr"]);
    expect(french.stdout).toMatch(/✗ Page +le site est fermé pour l'instant/u);
    expect(french.stdout).toContain("Cela s'arrête à : Page (server-closed)");
    expect(french.stdout).toContain("Que faire : Réessayez plus tard");
    expect([english.stderr, french.stderr]).toEqual(["", ""]);
  });

  test("of a space that is not there names it, and those that are", async () => {
    const emulator = await ground.school();
    const outcome = await preau(["doctor", `${emulator.url}/professeur.html`]);
    expect(outcome.stdout).toMatch(/✗ Page +the school has no professeur\.html/u);
    expect(outcome.stdout).toContain("Take one that is there: student, parent, school-life");
  });

  test("of an account that is not there is what every command says", async () => {
    const outcome = await preau(["doctor"], { env: { PREAU_HOME: ground.home } });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: "" });
    expect(outcome.stderr).toContain("preau login");
  });

  test.runIf(process.platform !== "win32")(
    "of a folder that others may open names the command that mends it",
    async () => {
      const emulator = await ground.school();
      await ground.link(emulator);
      chmodSync(join(ground.home, "accounts"), 0o755);
      const { told } = await doctor({ argv: ["--account", "camille"] });
      expect(told).toMatchObject({ failedAt: "account", cause: "store-unreadable", exitCode: 3 });
      expect(told.steps[0]?.message).toContain("chmod 700");
      // With an address, it is only odd; so is a gate's own record.
      const odd = { outcome: "warning", exitCode: 0 };
      expect((await doctor({ argv: [emulator.url] })).told).toMatchObject(odd);
      chmodSync(join(ground.home, "accounts"), 0o700);
      const gate = readdirSync(join(ground.home, "accounts")).find((name) => /gate.*\.json$/u.test(name));
      writeFileSync(join(ground.home, "accounts", gate ?? "no gate"), "{ half", { mode: 0o600 });
      const blind = await doctor({ argv: [emulator.url] });
      expect(blind.told).toMatchObject(odd);
      const step = blind.told.steps.find((one) => one.step === "gate");
      expect(step).toMatchObject({ status: "warning", cause: "store-unreadable" });
    },
  );

  test("ends at once with Ctrl-C", async () => {
    let port = 0;
    // The first connection is the probe's, the second the handshake's, which never comes.
    const interruptAfter = new Promise<void>((resolve) => {
      let connections = 0;
      void ground
        .take(() => {
          connections += 1;
          if (connections === 2) resolve();
        })
        .then((taken) => {
          port = taken;
        });
    });
    await expect.poll(() => port).toBeGreaterThan(0);
    const outcome = await preau(["doctor", `https://127.0.0.1:${port}/pronote`], { interruptAfter });
    expect(outcome.exitCode).toBe(130);
  });
});
