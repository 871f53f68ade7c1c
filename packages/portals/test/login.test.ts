import { Client, isPronoteError, memoryStore, ParentClient, type PortalCookie } from "@preau/client";
import {
  type EmulatorWithPortal,
  type PortalAccount,
  type PortalOptions,
  startEmulator,
} from "@preau/emulator";
import { type PortalFlow, portalRows, portals } from "@preau/portals";
import { afterEach, describe, expect, test } from "vitest";

let emulator: EmulatorWithPortal | undefined;
let schools = 0;

afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

/** A school behind a portal, and options that log one of its people in. */
async function behind(
  portal: PortalOptions["name"] | PortalOptions,
  audience: "eleve" | "parent" = "eleve",
  isWanted: (person: PortalAccount) => boolean = () => true,
) {
  // The gate remembers hosts for as long as the process lives: each test has a school of its own.
  schools += 1;
  const schoolCode = `${String(schools).padStart(7, "0")}x`;
  const options = { schoolCode, ...(typeof portal === "string" ? { name: portal } : portal) };
  const school = await startEmulator({ today: "2026-11-25", seed: 7, portal: options });
  emulator = school;
  const kind = audience === "eleve" ? "eleve" : "responsable";
  const person = school.portals.accounts.find(
    (one) => one.profile === kind && one.pronoteLogin !== undefined && isWanted(one),
  );
  if (person === undefined) throw new Error("the portal knows nobody of that kind");
  return {
    url: `${school.portals.url}/${audience}.html`,
    username: person.login,
    password: person.password,
    fetch: school.portals.fetch,
    portal: portals[school.portals.name].with({ birthDate: person.birthDate }),
  };
}

/** The running school. */
function running(): EmulatorWithPortal {
  if (emulator === undefined) throw new Error("no school is running");
  return emulator;
}

/** Passwords that the portal has been given. */
const signIns = (): number => running().portals.exchanges.filter(({ hasPassword }) => hasPassword).length;

/** How people of the school logged in to PRONOTE. */
const ways = (): readonly string[] =>
  running().logins.map(({ way, accepted }) => `${way} ${accepted ? "accepted" : "refused"}`);

/** One row of each way of signing in. */
const oneOfEach = [
  ...new Map<PortalFlow, (typeof portalRows)[number]>(portalRows.map((row) => [row.flow, row])).values(),
];

describe("a login by the way of a portal", () => {
  test.each(oneOfEach.map(({ flow, name }) => [flow, name] as const))(
    "%s: %s goes on with what the portal left on the page, once",
    async (_flow, name) => {
      const options = await behind(name as PortalOptions["name"]);
      const client = await Client.login({ ...options, insecureHosts: ["www.colleges.cg80.fr"] });
      expect(await client.lessons("2026-11-25")).not.toHaveLength(0);
      expect(client.exportCredentials()).toBeUndefined();
      await client.close();
      // `e` and `f` of the page prove the person; what was typed for the portal is never sent to PRONOTE.
      expect(ways()).toEqual(["portal accepted"]);
      expect(running().logins[0]?.login).not.toBe(options.username);
      expect([signIns(), running().requests.get("Identification")]).toEqual([1, 1]);
    },
  );

  test("hands on the hosts that may be reached without TLS, and no others", async () => {
    const options = await behind("extranet_colleges_somme");
    await expect(Client.login(options)).rejects.toMatchObject({ code: "usage" });
    expect(running().portals.exchanges).toEqual([]);
  });

  test("with a store gives a token at the end, so that the portal is needed once", async () => {
    const options = await behind("ac_reunion", "parent");
    const store = memoryStore();
    const parent = await ParentClient.login({ ...options, store, account: "maman" });
    expect(parent.children.length).toBeGreaterThan(0);
    await parent.close();
    expect(signIns()).toBe(1);
    const again = await ParentClient.tokenLogin("maman", { store, fetch: options.fetch });
    expect(again.children).toHaveLength(parent.children.length);
    await again.close();
    expect(signIns()).toBe(1);
    expect(ways()).toEqual(["portal accepted", "token accepted"]);
    const kept = JSON.stringify(await store.load("maman"));
    expect(kept).not.toContain(options.password);
    expect(kept).not.toContain(options.username);
  });

  test("that PRONOTE asks for a PIN goes on from there: one sign-in, one login", async () => {
    const options = await behind(
      "ac_reunion",
      "eleve",
      ({ pronoteLogin }) => pronoteLogin === "pin.appareil",
    );
    const store = memoryStore();
    const pins = ["0000", "4826"];
    const client = await Client.login({
      ...options,
      store,
      account: "phone",
      secondFactor: () => ({ pin: pins.shift(), deviceName: "Salon" }),
    });
    expect(await client.lessons("2026-11-25")).not.toHaveLength(0);
    await client.close();
    expect([signIns(), ways()]).toEqual([1, ["portal accepted"]]);
    const again = await Client.tokenLogin("phone", { store, fetch: options.fetch });
    await again.close();
    expect(signIns()).toBe(1);
  });

  test("is renewed through the portal where no token stands for it", async () => {
    const client = await Client.login(await behind("ac_reunion", "eleve"));
    emulator?.expireSessions();
    expect(await client.homework("2026-11-25")).toBeDefined();
    await client.close();
  });

  test("with a wrong password is refused, and not sent again", async () => {
    const options = await behind("ac_reunion", "eleve");
    const codes: string[] = [];
    for (let time = 0; time < 2; time += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await Client.login({ ...options, password: "wrong" }).catch((error: unknown) => {
        codes.push(
          isPronoteError(error)
            ? `${error.code} ${error.message.includes("nothing was sent")}`
            : String(error),
        );
      });
    }
    expect(codes).toEqual(["credentials false", "credentials true"]);
  });
});

test("what stands in a portal's way is not held against the person: the next login is made", async () => {
  const options = await behind({ name: "cas_agora06", educonnect: { birthDate: true } });
  const { portals: known } = running();
  const code = async (portal: typeof options.portal): Promise<string> => {
    const error: unknown = await Client.login({ ...options, portal }).then(
      (client) => client.close(),
      (reason: unknown) => reason,
    );
    return isPronoteError(error) ? error.code : String(error);
  };
  const { birthDate = "" } = known.accounts.find(({ login }) => login === options.username) ?? {};
  const answered = portals.cas_agora06.with({ birthDate });
  expect(await code(portals.cas_agora06)).toBe("second-factor");
  expect(await code(portals.cas_agora06.with({ birthDate: "1999-01-01" }))).toBe("portal-login");
  for (const trouble of [
    "overload",
    "maintenance",
    "captcha",
    "unknown-service",
    "unknown-person",
  ] as const) {
    known.trouble = trouble;
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    expect(await code(answered)).not.toMatch(/undefined|gate-closed/u);
  }
  known.trouble = undefined;
  expect(await code(answered)).toBe("undefined");
  expect(ways()).toEqual(["portal accepted"]);
});

describe("the direct page of a school behind a portal", () => {
  /** Somebody's own account of PRONOTE. */
  function ownAccount() {
    const { login, password } = running().accounts.find(({ audience }) => audience === "student") ?? {};
    if (login === undefined || password === undefined) throw new Error("the school has no pupil");
    return { username: login, password };
  }

  test.each(["", "?login=true"])("is opened where the school allows it: eleve.html%s", async (query) => {
    const { url, fetch } = await behind("ac_reunion");
    const client = await Client.login({ url: `${url}${query}`, ...ownAccount(), fetch });
    expect(await client.lessons("2026-11-25")).not.toHaveLength(0);
    await client.close();
    expect(ways()).toEqual(["password accepted"]);
    const { origin } = new URL(url);
    expect(running().portals.exchanges.filter((exchange) => exchange.origin !== origin)).toEqual([]);
  });

  test("is the portal's where it does not, which is named before a password is sent", async () => {
    const { url, fetch, ...visitor } = await behind({ name: "cas_agora06", directAccess: false });
    const login = Client.login({ url: `${url}?login=true`, ...ownAccount(), fetch });
    await expect(login).rejects.toMatchObject({ code: "portal-page", host: "cas.agora06.fr" });
    expect(ways()).toEqual([]);
    // Whoever has signed in through it once comes back by a token all the same.
    const store = memoryStore();
    const client = await Client.login({ url, fetch, ...visitor, store, account: "phone" });
    await client.close();
    const again = await Client.tokenLogin("phone", { store, fetch });
    await again.close();
    expect(ways()).toEqual(["portal accepted", "token accepted"]);
  });
});

describe("a portal of one's own", () => {
  /** What a web view would come back with: PRONOTE's address and cookies, got from the emulated portal. */
  async function signedIn(): Promise<{
    readonly options: Awaited<ReturnType<typeof behind>>;
    readonly bring: () => Promise<{ readonly address: string; readonly cookies: readonly PortalCookie[] }>;
  }> {
    const options = await behind("ac_reunion");
    const { username, password, fetch, portal, url: pronoteUrl } = options;
    return {
      options,
      bring: async () => {
        const pass = await portal({ username, password, pronoteUrl, fetch });
        if (!("address" in pass)) throw new Error("the portal gave no address");
        return { address: pass.address, cookies: pass.cookies ?? [] };
      },
    };
  }

  test("is a function of name and password, and gives the signed-in address", async () => {
    const { options, bring } = await signedIn();
    const seen: unknown[] = [];
    const signal = AbortSignal.timeout(20_000);
    const client = await Client.login({
      ...options,
      signal,
      portal: async (username, password, { pronoteUrl, signal: given, ...more }) => {
        seen.push([username, password, pronoteUrl, given, Object.keys(more).toSorted()]);
        return (await bring()).address;
      },
    });
    expect(await client.lessons("2026-11-25")).not.toHaveLength(0);
    await client.close();
    const { username, password, url } = options;
    expect(seen).toEqual([[username, password, url, signal, ["fetch", "insecureHosts"]]]);
    expect(ways()).toEqual(["portal accepted"]);
  });

  test("gives cookies of PRONOTE where no ticket is in the address", async () => {
    const { options, bring } = await signedIn();
    /** Opens the address as a web view does, up to the page that the cookies open. */
    const open = async (): Promise<{
      readonly address: string;
      readonly cookies: readonly PortalCookie[];
    }> => {
      const { address, cookies } = await bring();
      const response = await options.fetch(address, { redirect: "manual" });
      const [, name = "", value = ""] =
        /^([^=]+)=([^;]*)/u.exec(response.headers.getSetCookie()[0] ?? "") ?? [];
      const { hostname } = new URL(options.url);
      const next = new URL(response.headers.get("Location") ?? "", address).href;
      return { address: next, cookies: [...cookies, { name, value, host: hostname }] };
    };
    const client = await Client.login({ ...options, portal: async (_username, _password) => open() });
    await client.close();
    // A server that knows visitors by their cookie alone: in front of the school, one that brings them to their page.
    let brought: { readonly address: string; readonly cookies: readonly PortalCookie[] } | undefined;
    const byCookie: typeof fetch = async (input, init) => {
      const cookie = new Headers(init?.headers).get("Cookie") ?? "";
      expect(cookie).not.toContain("TGC");
      const isKnown = brought?.cookies.some(({ name, value }) => cookie.includes(`${name}=${value}`));
      const isPage = String(input).includes("/eleve.html");
      return options.fetch(isPage && isKnown === true ? (brought?.address ?? "") : input, init);
    };
    const another = await Client.login({
      ...options,
      fetch: byCookie,
      portal: async (_username, _password) => {
        brought = await open();
        return [...brought.cookies, { name: "TGC", value: "of-the-portal", host: "sso.ac-reunion.fr" }];
      },
    });
    expect(await another.lessons("2026-11-25")).not.toHaveLength(0);
    await another.close();
    expect(ways()).toEqual(["portal accepted", "portal accepted"]);
    expect(running().portals.exchanges.flatMap(({ foreignCookies }) => foreignCookies)).toEqual([]);
  });

  test("also takes one object, as the portals of the table do", async () => {
    const { options, bring } = await signedIn();
    const portal = async (visit: { readonly username: string }) =>
      visit.username === options.username ? bring() : { cookies: [] };
    const client = await Client.login({ ...options, portal });
    await client.close();
    expect(ways()).toEqual(["portal accepted"]);
  });

  test.each([
    ["an address of another host", "https://ailleurs.exemple.org/pronote/eleve.html?ticket=ST-1"],
    ["an address without TLS", "http://SCHOOL/pronote/eleve.html?ticket=ST-1"],
    ["no address", "ST-1"],
    ["nothing", undefined],
  ])("that gives %s is told so, and the ticket stays out of it", async (_, given) => {
    const { options } = await signedIn();
    // What a program in JavaScript may do.
    const address = given?.replace("SCHOOL", new URL(options.url).host);
    const portal = async (_username: string, _password: string) => address as string;
    const error: unknown = await Client.login({ ...options, portal }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "usage" });
    expect(String(error)).not.toContain("ST-1");
    expect(running().requests.get("page") ?? 0).toBe(0);
  });

  test("is given up with the login, and its own errors are the login's", async () => {
    const { options } = await signedIn();
    const controller = new AbortController();
    const login = Client.login({
      ...options,
      signal: controller.signal,
      portal: async (_username, _password, { signal }) => {
        controller.abort(new Error("enough"));
        signal?.throwIfAborted();
        return "";
      },
    });
    await expect(login).rejects.toThrow("enough");
    const failing = Client.login({
      ...options,
      portal: async (_username, _password) => {
        throw new RangeError("the web view was closed");
      },
    });
    await expect(failing).rejects.toThrow("the web view was closed");
    expect(ways()).toEqual([]);
  });
});
