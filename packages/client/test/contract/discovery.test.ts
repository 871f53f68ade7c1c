import { Client, isPronoteError, memoryStore } from "@preau/client";
import { discoverInstance, examineServer, schoolsNear, WireRecorder } from "@preau/client/discovery";
import {
  drip,
  type Emulator,
  type EmulatorOptions,
  foreignLogin,
  hang,
  notPronote,
  profileOf,
  siteClosed,
  startEmulator,
  status,
  suspendedPage,
} from "@preau/emulator";
import { describe, expect, test } from "vitest";
import { inSchool, manners, requestsTo, someAccount } from "./box.js";

const cas = "https://cas.portail.example/cas";

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value,
    (error: unknown) => error,
  );
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await errorOf(promise);
  return isPronoteError(error) ? error.code : "no error";
}

describe.each(manners)("a school that is looked for: %s", (_, manner) => {
  test("is found with its spaces, version and dialect, by two requests and without a login", async () => {
    await inSchool(manner, async (emulator) => {
      const found = await discoverInstance(emulator.url);
      expect(found).toMatchObject({
        url: emulator.url,
        schoolName: emulator.school.name,
        version: emulator.profile.version.join("."),
        writable: true,
        warnings: [],
        dialect: { encrypted: manner.encrypt, compressed: manner.compress, newerThanKnown: false },
      });
      expect(found).not.toHaveProperty("portal");
      expect(found).not.toHaveProperty("space");
      const published = emulator.pages.filter(({ mobile }) => mobile);
      expect(found.spaces.map(({ audience, url, label }) => [audience, url, label])).toEqual(
        published.map(({ audience, url, label }) => [audience, url, label]),
      );
      expect(found.spaces.map(({ number }) => number)).toEqual([6, 7, 14]);
      expect([requestsTo(emulator, "info"), requestsTo(emulator, "page")]).toEqual([1, 1]);
      expect(emulator.logins).toEqual([]);
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    });
  });

  test("is logged in to at the address that was found, in the dialect that was told", async () => {
    await inSchool(manner, async (emulator) => {
      const found = await discoverInstance(`${emulator.url}/mobile.eleve.html?fd=1`);
      const { login: username, password } = someAccount(emulator, "student");
      const client = await Client.login({ url: found.space?.url ?? "", username, password });
      expect(found.dialect?.since).toBe(client.server.dialect);
      await client.close();
    });
  });

  test("is behind a portal that is told, with or without passwords of its own", async () => {
    const portals: readonly (readonly [EmulatorOptions["otherPortal"], boolean])[] = [
      [{ url: cas, audiences: ["student"] }, true],
      [{ url: cas, localAccounts: false }, false],
    ];
    for (const [otherPortal, directLogin] of portals) {
      // oxlint-disable-next-line no-await-in-loop -- one school after the other
      await inSchool(
        { ...manner, ...(otherPortal === undefined ? {} : { otherPortal }) },
        async (emulator) => {
          const found = await discoverInstance(`${emulator.url}/eleve.html`);
          expect(found.portal).toEqual({ host: "cas.portail.example", address: cas, directLogin });
          expect(found.space).toMatchObject({ audience: "student", page: "eleve.html", behindPortal: true });
          // The application is let in, so that the dialect is known.
          expect(found.dialect).toBeDefined();
          expect(emulator.logins).toEqual([]);
        },
      );
    }
  });

  test("is examined up to the login, and no further", async () => {
    await inSchool(manner, async (emulator) => {
      const recorder = new WireRecorder();
      const found = await examineServer(`${emulator.url}/eleve.html`, {
        environment: { observe: recorder.observe },
      });
      expect(found.stages.map(({ stage, error }) => [stage, error?.code])).toEqual([
        ["gate", undefined],
        ["server", undefined],
        ["page", undefined],
        ["parameters", undefined],
      ]);
      expect(found).toMatchObject({
        url: emulator.url,
        space: { page: "eleve.html" },
        detour: false,
        parameters: { exclusive: false, demonstration: false, spaceName: "Espace Élèves" },
      });
      expect(requestsTo(emulator, "info", "page", "FonctionParametres")).toBe(3);
      expect(requestsTo(emulator, "Identification", "Authentification")).toBe(0);
      expect(emulator.log.filter(({ kind }) => kind === "refused")).toEqual([]);
      const outline = await recorder.outline();
      expect(outline.pages[0]?.start).toMatchObject({ name: "Start", numbers: { a: 3 } });
      expect(outline.exchanges.map(({ call }) => call)).toEqual(["FonctionParametres"]);
      expect(JSON.stringify(outline)).not.toContain(emulator.school.name);
    });
  });
});

describe("an address below which PRONOTE is found", () => {
  test.each([
    ["", (url: string) => url],
    ["with a page that nobody knows", (url: string) => `${url}/index.html`],
    ["with too much behind it", (url: string) => `${url}/eleves/4c/eleve.html`],
    ["of the host alone", (url: string) => new URL(url).origin],
    ["with a path that leads nowhere", (url: string) => `${new URL(url).origin}/accueil/`],
    ["in a sentence", (url: string) => `Bonjour, c'est ${url}/parent.html.`],
    [
      "of a portal that it sends visitors to",
      (url: string) => `${cas}/login?service=${encodeURIComponent(`${url}/eleve.html`)}`,
    ],
  ])("%s", async (_, pasted) => {
    await inSchool({}, async (emulator) => {
      expect((await discoverInstance(pasted(emulator.url))).url).toBe(emulator.url);
      expect(requestsTo(emulator, "info")).toBeLessThanOrEqual(4);
    });
  });

  test("of a school of its own path", async () => {
    await inSchool({ root: "/vie/scolaire" }, async (emulator) => {
      const found = await discoverInstance(`${emulator.url}/mobile.viescolaire.html`);
      expect(found).toMatchObject({ url: emulator.url, space: { audience: "school-life", mobile: true } });
    });
  });

  test("names a space that is not published: there is none then, and the others are told", async () => {
    await inSchool({}, async (emulator) => {
      const found = await discoverInstance(`${emulator.url}/professeur.html`);
      expect(found).not.toHaveProperty("space");
      expect(found.spaces).toHaveLength(3);
    });
  });

  test("is found by the page that lists the spaces where the description is kept back", async () => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("info", status(404), { times: 9 });
      const found = await discoverInstance(emulator.url);
      expect(found).toMatchObject({ url: emulator.url, schoolName: emulator.school.name });
      expect(found.spaces.map(({ number }) => number)).toEqual([6, 7, 14]);
      expect(found.version).toBe(emulator.profile.version.join("."));
    });
  });

  test("says that writing is not allowed", async () => {
    await inSchool({ schoolOptions: { exclusiveMode: true } }, async (emulator) => {
      expect(await discoverInstance(emulator.url)).toMatchObject({ writable: false });
      expect((await examineServer(emulator.url)).parameters).toMatchObject({ exclusive: true });
    });
  });
});

describe("an address below which there is none", () => {
  test.each([
    ["not-pronote", notPronote()],
    ["not-pronote", status(404)],
    ["portal-page", foreignLogin()],
    ["portal-page", foreignLogin({ redirect: "https://wifi.example/login" })],
    ["suspended", suspendedPage()],
    ["server-closed", siteClosed()],
    ["server-closed", status(502)],
    ["rate-limited", status(429)],
    ["timeout", hang()],
    ["timeout", drip(60_000)],
  ] as const)("is told as what it is: %s", async (code, fault) => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("*", fault, { times: 20 });
      expect(await codeOf(discoverInstance(`${emulator.url}/eleve.html`, { timeoutMs: 2500 }))).toBe(code);
    });
  });

  test("is given up when its answer is too large, or when somebody gives up", async () => {
    await inSchool({}, async (emulator) => {
      const tooLarge = await errorOf(discoverInstance(emulator.url, { maxAnswerBytes: 100 }));
      expect(tooLarge).toMatchObject({ code: "network", retry: "never" });
      emulator.faults.next("info", hang());
      const controller = new AbortController();
      const reason = new Error("enough");
      setTimeout(() => controller.abort(reason), 100);
      expect(await errorOf(discoverInstance(emulator.url, { signal: controller.signal }))).toBe(reason);
    });
  });

  test.each([{ timeoutMs: 0 }, { timeoutMs: Number.NaN }, { maxAnswerBytes: -1 }])(
    "is not even asked with %j",
    async (options) => {
      expect(await codeOf(discoverInstance("https://0990001a.exemple.test", options))).toBe("usage");
    },
  );
});

describe("an examination", () => {
  test("says at which stage it ends", async () => {
    await inSchool({}, async (emulator) => {
      const stagesOf = async (address = `${emulator.url}/eleve.html`): Promise<unknown> =>
        (await examineServer(address, { timeoutMs: 2500, store: memoryStore() })).stages
          .filter(({ error }) => error !== undefined)
          .map(({ stage, error }) => [stage, error?.code]);
      emulator.faults.next("info", siteClosed());
      expect(await stagesOf()).toEqual([["server", "server-closed"]]);
      emulator.faults.next("page", hang());
      expect(await stagesOf()).toEqual([["page", "timeout"]]);
      emulator.faults.next("FonctionParametres", status(503));
      expect(await stagesOf()).toEqual([["parameters", "server-closed"]]);
      expect(await stagesOf(`${emulator.url}/professeur.html`)).toEqual([["page", "not-pronote"]]);
      emulator.faults.next("*", foreignLogin({ redirect: "https://wifi.example/" }), { times: 20 });
      expect(await stagesOf()).toEqual([
        ["server", "portal-page"],
        ["portal", "portal-page"],
      ]);
    });
  });

  test("of a server that is not what it looks like says so", async () => {
    const profile = profileOf("2025.2");
    const misleading = {
      ...profile,
      version: [2024, 3, 11],
      dialect: { ...profile.dialect, sessionNumber: "quoted" as const },
    };
    await inSchool({ profile: misleading, strict: false }, async (emulator) => {
      expect(await examineServer(emulator.url)).toMatchObject({
        detour: true,
        dialect: { since: "2025.1.3" },
      });
    });
  });

  test("comes as the application does where an account has a token, and the portal lets it pass", async () => {
    await inSchool({ otherPortal: { url: cas, localAccounts: false } }, async (emulator) => {
      const visitor = await examineServer(`${emulator.url}/mobile.eleve.html`);
      expect(visitor.portal).toEqual({ host: "cas.portail.example", address: cas, directLogin: false });
      const application = await examineServer(`${emulator.url}/mobile.eleve.html`, { asApplication: true });
      expect(application.stages.at(-1)).toMatchObject({ stage: "parameters" });
      expect(application).not.toHaveProperty("portal");
    });
  });

  test("asks nothing while the gate of the host is closed, and closes it by what it sees", async () => {
    await inSchool({}, async (emulator) => {
      const store = memoryStore();
      emulator.faults.next("info", suspendedPage());
      await examineServer(emulator.url, { store });
      const before = requestsTo(emulator, "info", "page");
      const again = await examineServer(emulator.url, { store });
      expect(again.stages).toMatchObject([{ stage: "gate", error: { code: "gate-closed", scope: "host" } }]);
      expect(requestsTo(emulator, "info", "page")).toBe(before);
    });
  });
});

describe("schools near a place", () => {
  const near = async (emulator: Emulator, latitude: number, longitude: number) =>
    schoolsNear({ latitude, longitude }, { endpoint: emulator.geolocationUrl });

  test("are sorted by distance, and can be discovered", async () => {
    await inSchool({}, async (emulator) => {
      const schools = await near(emulator, 47.2184, -1.5536);
      expect(schools.map(({ name }) => name)).toEqual([
        emulator.school.name,
        "ECOLE DU MOULIN",
        "LYCEE DES TROIS PONTS",
        "COLLEGE DE LA HAUTE SOURCE",
      ]);
      expect(schools[0]).toMatchObject({ url: emulator.url, postcode: "99999", distanceKm: 0 });
      expect(schools.map(({ distanceKm }) => distanceKm)).toEqual([0, 0.1, 4.7, 11.4]);
      expect((await discoverInstance(schools[0]?.url ?? "")).schoolName).toBe(emulator.school.name);
      expect(await near(emulator, 0, 0)).toEqual([]);
      expect(emulator.log.filter(({ kind }) => kind === "refused")).toEqual([]);
    });
  });

  test("that have no address to be asked at are left out, the others kept", async () => {
    const at = { lat: "47.2", long: "-1.5", cp: "99999" };
    const neighbours = [
      { ...at, nomEtab: "SANS ADRESSE" },
      { ...at, url: "javascript:alert(1)", nomEtab: "PIEGE" },
      { ...at, url: "https://camille:secret@x.example/", nomEtab: "PIEGE" },
      { ...at, url: "http://0990009z.exemple.test/pronote/", nomEtab: "  EN CLAIR " },
    ];
    await inSchool({ neighbours }, async (emulator) => {
      const schools = await near(emulator, 47.2, -1.5);
      expect(schools.map(({ name, url }) => [name, url]).filter(([, url]) => url !== emulator.url)).toEqual([
        ["EN CLAIR", "http://0990009z.exemple.test/pronote"],
      ]);
    });
  });

  test("are asked for about a place that is known to the kilometre only", async () => {
    const bodies: string[] = [];
    const emulator = await startEmulator();
    await schoolsNear(
      { latitude: 47.218371, longitude: -1.553621 },
      {
        endpoint: emulator.geolocationUrl,
        fetch: (input, init) => {
          bodies.push(String(init?.body));
          return fetch(input, init);
        },
      },
    );
    await emulator.close();
    expect(bodies).toEqual(['data={"nomFonction":"geoLoc","lat":"47.22","long":"-1.55"}']);
  });

  test.each([
    [91, 0],
    [0, 181],
    [Number.NaN, 0],
    [0, Number.POSITIVE_INFINITY],
  ])("of %d, %d are not asked for", async (latitude, longitude) => {
    expect(await codeOf(schoolsNear({ latitude, longitude }))).toBe("usage");
  });

  test.each(["", "http://geoloc.example/", "ftp://geoloc.example/", "https://a:b@geoloc.example/"])(
    "are not asked for at %j",
    async (endpoint) => {
      expect(await codeOf(schoolsNear({ latitude: 47, longitude: 2 }, { endpoint }))).toBe("usage");
    },
  );

  test.each([
    ["decode", { kind: "garble", part: "body" }],
    ["server-closed", status(503)],
    ["not-pronote", notPronote()],
    ["timeout", hang()],
  ] as const)("end in an error of the code %s", async (code, fault) => {
    await inSchool({}, async (emulator) => {
      emulator.faults.next("geolocation", fault, { times: 3 });
      const asked = schoolsNear(
        { latitude: 47, longitude: 2 },
        { endpoint: emulator.geolocationUrl, timeoutMs: 2500 },
      );
      expect(await codeOf(asked)).toBe(code);
    });
  });
});
