import { isPronoteError } from "@preau/client";
import {
  type EmulatorWithPortal,
  portalRows as emulated,
  type PortalAccount,
  type PortalExchange,
  type PortalOptions,
  type PortalTrouble,
  startEmulator,
} from "@preau/emulator";
import {
  type PortalAnswers,
  type PortalPass,
  type PortalQuestion,
  type PortalRow,
  portalInFront,
  portalRows,
  portals,
} from "@preau/portals";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

// Every row against its emulated portal, which is an independent reading of the same documents.

let emulator: EmulatorWithPortal;
let earlier = 0;

async function behind(portal: PortalOptions["name"] | PortalOptions): Promise<void> {
  earlier = 0;
  emulator = await startEmulator({ portal: typeof portal === "string" ? { name: portal } : portal });
}

interface Attempt {
  readonly who?: "pupil" | "parent" | "stranger";
  readonly password?: string;
  readonly answers?: PortalAnswers;
  readonly insecureHosts?: readonly string[];
  readonly now?: () => number;
}

function someone(who: Attempt["who"] = "pupil"): PortalAccount {
  const found = emulator.portals.accounts.find(({ profile, pronoteLogin }) =>
    who === "stranger"
      ? pronoteLogin === undefined
      : pronoteLogin !== undefined && profile === (who === "pupil" ? "eleve" : "responsable"),
  );
  if (found === undefined) throw new Error(`nobody is a ${who}`);
  return found;
}

function enter({ who, password, answers = {}, insecureHosts, now }: Attempt = {}): Promise<PortalPass> {
  const person = someone(who);
  return portals[emulator.portals.name].with(answers)({
    username: person.login,
    password: password ?? person.password,
    pronoteUrl: `${emulator.portals.url}/${who === "parent" ? "parent" : "eleve"}.html`,
    fetch: emulator.portals.fetch,
    insecureHosts: insecureHosts ?? ["www.colleges.cg80.fr"],
    environment: now === undefined ? {} : { now },
  });
}

/** The page that a pass leads to, opened as the client would: cookies of a hop go with the next. */
async function pageOf(pass: PortalPass): Promise<string> {
  if (!("address" in pass)) throw new Error("the pass has no address");
  const cookies = new Map(pass.cookies?.map(({ name, value }) => [name, value]));
  let { address } = pass;
  for (let hop = 0; hop < 5; hop += 1) {
    const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
    const headers = {
      "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
      Cookie: cookie,
    };
    const response = await emulator.portals.fetch(address, { headers, redirect: "manual" });
    const location = response.headers.get("Location");
    if (location === null) return response.text();
    address = new URL(location, address).href;
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
      cookies.set(name, value);
    }
  }
  throw new Error("PRONOTE redirects in a circle");
}

/** Requests since the test began. */
const recent = (): readonly PortalExchange[] => emulator.portals.exchanges.slice(earlier);

/** What every sign-in keeps to, however it ended. */
function expectCare(passwords: number): void {
  const { name } = emulator.portals;
  const exchanges = recent();
  const sent = exchanges.filter(({ hasPassword }) => hasPassword);
  const row = portals[name];
  expect(sent.length).toBeLessThanOrEqual(passwords);
  expect(
    sent.map(({ origin }) => new URL(origin).host).filter((host) => !row.passwordHosts.includes(host)),
  ).toEqual([]);
  expect(exchanges.flatMap(({ foreignCookies }) => foreignCookies)).toEqual([]);
  const clear = exchanges.filter(({ origin }) => origin.startsWith("http:"));
  expect(clear.filter(() => name !== "extranet_colleges_somme")).toEqual([]);
  expect(emulator.log.filter(({ kind }) => kind === "bug")).toEqual([]);
}

/** The error of an attempt. */
async function failure(
  attempt: Attempt = {},
  passwords = 1,
): Promise<{ code: string; message: string; sent: number; reason?: string; choices?: readonly string[] }> {
  const error: unknown = await enter(attempt).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isPronoteError(error)) throw new Error("no typed error", { cause: error });
  expectCare(passwords);
  for (const { password, login } of emulator.portals.accounts) {
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(password);
    expect(error.message).not.toContain(login);
  }
  const sent = recent().filter(({ hasPassword }) => hasPassword).length;
  return Object.assign({ code: error.code, message: error.message, sent }, error);
}

/** What a portal may do before it has seen a password, and what comes of it. A portal without TLS cannot lose it. */
function troublesOf({
  addresses,
}: PortalRow): readonly (readonly [PortalTrouble, string, string | undefined])[] {
  const troubles: readonly (readonly [PortalTrouble, string, string?])[] = [
    ["unknown-page", "protocol-changed"],
    ["moved", "portal-page", "elsewhere"],
    ["redirect-loop", "portal-page", "loop"],
    ["http-downgrade", "portal-page", "clear"],
    ["captcha", "portal-page", "captcha"],
    ["anti-bot", "portal-page", "protection"],
    ["address-filter", "portal-page", "protection"],
    ["script-only", "portal-page", "script"],
    ["overload", "rate-limited"],
    ["maintenance", "network"],
    ["not-delegated", "usage"],
  ];
  return troubles
    .filter(([trouble]) => !isClear({ addresses }) || trouble !== "http-downgrade")
    .map(([trouble, code, reason]) => [trouble, code, reason] as const);
}

/** A portal without TLS. */
function isClear({ addresses }: Pick<PortalRow, "addresses">): boolean {
  return Object.values(addresses).some((address) => address.startsWith("http:"));
}

/** Portals of the Kosmos family, where one page may ask what kind of account it is. */
function isKosmos({ name, flow, addresses }: PortalRow): boolean {
  const isNamed = Object.values(addresses).some((address) => new URL(address).searchParams.has("selection"));
  return name === "cas_kosmos" || (isNamed && (flow === "cas-form" || flow === "cas-educonnect"));
}

/** Portals on which nobody is asked who they are. */
function hasOneKind(row: PortalRow): boolean {
  return row.account === "local" && !isKosmos(row);
}

type Journey = readonly [title: string, run: () => Promise<void>];

/** What each row asks of people beside name and password, or says of them. */
function profilesOf(row: PortalRow): readonly Journey[] {
  return [
    ...(isClear(row)
      ? [["is refused without TLS, unless its host is allowed by name", refusedInClear] as const]
      : []),
    ...(row.account === "educonnect"
      ? [["tells ÉduConnect whose account it is, by the space or as told", told] as const]
      : []),
    ...(isKosmos(row) ? [["answers or asks what kind of account it is", () => kindAsked(row)] as const] : []),
    ...(row.flow === "open-ent-educonnect"
      ? [["asks which of several accounts is meant", several] as const]
      : []),
    ...(hasOneKind(row) ? [["has one kind of account, and asks nobody", nobodyAsked] as const] : []),
  ];
}

/** Gets to PRONOTE, without carelessness on the way. */
async function arrives(attempt: Attempt): Promise<void> {
  earlier = emulator.portals.exchanges.length;
  expect(await pageOf(await enter(attempt))).toMatch(/Start\s*\(/u);
  expectCare(1);
}

async function refusedInClear(): Promise<void> {
  expect(await failure({ insecureHosts: [] })).toMatchObject({ code: "usage" });
  expect(recent()).toEqual([]);
}

async function told(): Promise<void> {
  // That of the other kind is not a wrong password.
  const other = await failure({ answers: { profile: "parent" } });
  expect(other).toMatchObject({ code: "portal-login", reason: "refused", sent: 1 });
  await arrives({ answers: { profile: "student" } });
}

async function kindAsked({ name }: PortalRow): Promise<void> {
  emulator.portals.trouble = "account-kind";
  if (name !== "cas_kosmos") {
    await arrives({});
    return;
  }
  const { code, reason, sent, choices } = await failure();
  expect([code, reason, sent, choices?.length]).toEqual(["portal-login", "choice", 0, 3]);
  await arrives({ answers: { choose: "Élève ou parent" } });
}

async function several(): Promise<void> {
  emulator.portals.trouble = "several-accounts";
  const asked: PortalQuestion[] = [];
  const choose: PortalAnswers["choose"] = async (question) => {
    asked.push(question);
    return question.choices[0]?.value ?? "";
  };
  const { code, choices } = await failure();
  expect([code, choices?.length]).toEqual(["portal-login", 2]);
  await arrives({ answers: { choose } });
  expect(asked).toMatchObject([{ about: "account", choices: [{}, {}] }]);
}

async function nobodyAsked(): Promise<void> {
  const choose: PortalAnswers["choose"] = () => {
    throw new Error("nothing was to be chosen");
  };
  await arrives({ who: "pupil", answers: { choose } });
  await arrives({ who: "parent", answers: { choose } });
}

test("both readings know the same portals", () => {
  expect(portalRows.map(({ name }) => name).toSorted()).toEqual(Object.keys(emulated).toSorted());
});

describe.each(portalRows.map((row) => [row.name, row] as const))("%s", (_, row) => {
  // The table's names are those of the emulator, as the test above says.
  const name = row.name as keyof typeof emulated;

  beforeAll(() => behind(name));
  afterAll(() => emulator.close());
  beforeEach(() => {
    emulator.portals.trouble = undefined;
    earlier = emulator.portals.exchanges.length;
  });

  test("is proposed by the school's address alone, of which no portal hears", async () => {
    const address = `${emulator.portals.url}/eleve.html?login=true`;
    const found = await portalInFront(address, { fetch: emulator.portals.fetch });
    expect(found?.portals.map((proposed) => proposed.name)).toContain(name);
    expect(new Set(recent().map(({ origin }) => origin))).toEqual(
      new Set([new URL(emulator.portals.url).origin]),
    );
    emulator.portals.trouble = "not-delegated";
    expect(await portalInFront(address, { fetch: emulator.portals.fetch })).toBeUndefined();
  });

  test.each(["pupil", "parent"] as const)("leads a %s to PRONOTE", async (who) => {
    const page = await pageOf(await enter({ who }));
    expect(page).toMatch(/Start\s*\(/u);
    expect(page).toMatch(/["']?e["']?\s*:/u);
    expectCare(1);
  });

  test("tells a wrong password", async () => {
    expect(await failure({ password: "faux" })).toMatchObject({ code: "credentials" });
  });

  test.each(troublesOf(row))("%s is %s", async (trouble, code, reason) => {
    emulator.portals.trouble = trouble;
    // These start at ÉduConnect, which is well; the portal comes after it.
    const isLater = row.flow === "open-ent-educonnect" && trouble !== "not-delegated";
    // The form of Open ENT NG may be made by a script: its fields are known, and it is sent without being seen.
    const isUnseen = row.flow === "open-ent" && trouble === "script-only";
    const error = await failure();
    expect(error).toMatchObject({ code, sent: isLater || isUnseen ? 1 : 0 });
    expect(error.reason).toBe(reason);
  });

  test.each(profilesOf(row))("%s", async (_title, journey) => {
    await expect(journey()).resolves.toBeUndefined();
  });

  test("keeps no cookie that speaks for a foreign host", async () => {
    emulator.portals.trouble = "foreign-cookie";
    expect(await pageOf(await enter())).toMatch(/Start\s*\(/u);
    expectCare(1);
  });
});

describe("one portal of a kind", () => {
  afterEach(() => emulator.close());

  /** The page that a pupil arrives at. */
  async function through(portal: PortalOptions): Promise<string> {
    await behind(portal);
    const page = await pageOf(await enter());
    expectCare(1);
    return page;
  }

  test.each([
    { sequence: "2024" },
    { sequence: "2025-09" },
    { storageWrite: true },
    { typeUser: "script" },
    { relayState: false },
  ] as const)("ÉduConnect with %j is passed", async (educonnect) => {
    expect(await through({ name: "cas_agora06", educonnect })).toMatch(/Start\s*\(/u);
  });

  test("ÉduConnect may ask for the birth date, which is sent once", async () => {
    const educonnect = { birthDate: true };
    await behind({ name: "cas_agora06", educonnect });
    expect(await failure()).toMatchObject({ code: "second-factor", asks: "birth-date" });
    expect(await failure({ answers: { birthDate: "1999-01-01" } }, 2)).toMatchObject({
      code: "portal-login",
      reason: "answer",
    });
    const { birthDate } = someone();
    expect(await pageOf(await enter({ answers: { birthDate } }))).toMatch(/Start\s*\(/u);
  });

  test.each(["DDMMYYYY", "DD/MM/YYYY", "YYYY-MM-DD"] as const)(
    "the birth date is joined as %s",
    async (format) => {
      await behind({
        name: "cas_agora06",
        educonnect: { birthDate: true, birthDateField: { name: "j_password", format } },
      });
      const answers = { birthDate: someone().birthDate, birthDateFormat: format };
      expect(await pageOf(await enter({ answers }))).toMatch(/Start\s*\(/u);
    },
  );

  test("the birth date may be asked of a person while the portal waits, in the same sign-in", async () => {
    await behind({ name: "cas_agora06", educonnect: { birthDate: true } });
    const { birthDate } = someone();
    let now = 0;
    const slowly = async (): Promise<string> => {
      now += 600_000; // the person takes longer than a whole sign-in may
      return birthDate;
    };
    const pass = await enter({ answers: { birthDate: slowly }, now: () => now });
    expect(await pageOf(pass)).toMatch(/Start\s*\(/u);
    expectCare(1);
    expect(await failure({ answers: { birthDate: () => "30/09/2012" } }, 2)).toMatchObject({ code: "usage" });
  });

  test("a code by e-mail is asked of the caller", async () => {
    await behind({ name: "monlycee", emailCode: "482913" });
    expect(await failure()).toMatchObject({ code: "second-factor", asks: "code" });
    expect(await failure({ answers: { code: () => "000000" } }, 2)).toMatchObject({
      code: "portal-login",
      reason: "answer",
    });
    expect(await pageOf(await enter({ answers: { code: async () => "482913" } }))).toMatch(/Start\s*\(/u);
  });

  test.each<[PortalOptions["name"], PortalTrouble]>([
    ["cas", "meta-refresh"],
    ["cas-educonnect", "meta-refresh"],
    ["open-ent-ng", "script-redirect"],
    ["toutatice", "script-redirect"],
  ])("%s is passed with redirections that are pages: %s", async (name, trouble) => {
    expect(await through({ name, trouble })).toMatch(/Start\s*\(/u);
  });

  test("a portal that looks where a form comes from is content", async () => {
    expect(await through({ name: "ent77", checksReferer: true })).toMatch(/Start\s*\(/u);
  });

  test.each<[PortalOptions["name"], PortalTrouble, object]>([
    ["cas", "locked", { code: "portal-login", reason: "blocked" }],
    ["open-ent-ng", "locked", { code: "portal-login", reason: "blocked" }],
    ["cas-educonnect", "locked", { code: "portal-login", reason: "blocked" }],
    ["cas-educonnect", "disabled", { code: "portal-login", reason: "browser" }],
    ["cas-educonnect", "password-change", { code: "portal-login", reason: "browser" }],
    ["open-ent-ng", "password-change", { code: "portal-login", reason: "browser" }],
    ["cas-educonnect", "not-activated", { code: "portal-login", reason: "browser" }],
    ["open-ent-ng", "not-activated", { code: "portal-login", reason: "browser" }],
    ["open-ent-ng-educonnect", "unknown-to-portal", { code: "portal-login", reason: "unknown" }],
    ["cas-educonnect", "educonnect-changed", { code: "protocol-changed" }],
    [
      "cas-educonnect",
      "network",
      { code: "portal-page", host: "assistance.phm.education.gouv.fr", reason: "network" },
    ],
    ["cas", "unknown-service", { code: "portal-login", reason: "service" }],
    ["open-ent-ng", "unknown-service", { code: "portal-login", reason: "service" }],
    ["hubeduconnect", "unknown-service", { code: "portal-login", reason: "service" }],
    ["laclasse_lyon", "unknown-service", { code: "portal-login", reason: "service" }],
  ])("%s: %s", async (name, trouble, error) => {
    await behind({ name, trouble });
    expect(await failure()).toMatchObject(error);
  });

  test("a pupil's pair in the parents' space is refused by ÉduConnect, which is not a wrong password", async () => {
    await behind("cas-educonnect");
    expect(await failure({ answers: { profile: "parent" } })).toMatchObject({
      code: "portal-login",
      reason: "refused",
    });
  });

  test("the portal itself is tried after ÉduConnect only when asked for, and says so when both refuse", async () => {
    await behind("ent_var");
    expect(await failure({ password: "faux" })).toMatchObject({ code: "credentials" });
    expect(await failure({ password: "faux", answers: { localFallback: true } })).toMatchObject({
      code: "portal-login",
      reason: "refused",
    });
    expect(
      emulator.portals.exchanges.some(
        ({ path, fields }) => path === "/auth/login" && fields.includes("password"),
      ),
    ).toBe(true);
  });

  test("giving up in the middle rejects with the signal's reason", async () => {
    await behind("cas-educonnect");
    const controller = new AbortController();
    const reason = new Error("given up");
    const person = someone();
    const counting: typeof fetch = async (input, init) => {
      if (emulator.portals.exchanges.length > 4) controller.abort(reason);
      return emulator.portals.fetch(input, init);
    };
    const signing = portals.cas_agora06({
      username: person.login,
      password: person.password,
      pronoteUrl: `${emulator.portals.url}/eleve.html`,
      fetch: counting,
      signal: controller.signal,
    });
    await expect(signing).rejects.toBe(reason);
  });
});
