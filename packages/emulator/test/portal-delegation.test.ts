import { afterEach, describe, expect, test } from "vitest";
import { type EmulatorWithPortal, refuse, type WithPortal } from "../src/index.js";
import { startBehind } from "./behind-portal.js";
import { signIn, someone } from "./portal-steps.js";
import { Walker } from "./portal-walker.js";
import { RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: EmulatorWithPortal;
let walker: Walker;
afterEach(() => emulator.close());

async function behind(more: Partial<WithPortal> = {}): Promise<void> {
  emulator = await startBehind("ent_creuse", more);
  walker = new Walker(emulator);
}

/** The page that the portal leads to, its session opened. */
async function arrive(page = "eleve.html", who: "pupil" | "parent" = "pupil"): Promise<RawClient> {
  await signIn(emulator, walker, someone(emulator, who));
  const client = RawClient.on(emulator, (await walker.go(`${emulator.portals.url}/${page}`)).text);
  await client.openSession();
  return client;
}

/** A page for PRONOTE's own accounts, its session opened. */
async function skipping(page: string): Promise<RawClient> {
  const { text } = await walker.go(`${emulator.portals.url}/${page}?fd=1&login=true`);
  const client = RawClient.on(emulator, text);
  await client.openSession();
  return client;
}

describe("a delegated space", () => {
  test.each(["eleve.html", "mobile.eleve.html", "parent.html"])(
    "%s sends people to the portal",
    async (page) => {
      await behind();
      const { status, location } = await walker.request(`${emulator.portals.url}/${page}?fd=1`);
      const service = `https:%2F%2F9990001X.index-education.net%2Fpronote%2F${page}`;
      expect({ status, location }).toEqual({
        status: 302,
        location: `https://cas.entcreuse.fr/login?service=${service}`,
      });
    },
  );

  test.each(["login=true", "bydlg=A6ABB224-12DD-4E31-AD3E-8A39A1C2C335"])(
    "with %s it does not",
    async (query) => {
      await behind();
      const page = await walker.request(`${emulator.portals.url}/eleve.html?fd=1&${query}`);
      expect(page.text).toContain("Start (");
      expect(page.text).not.toMatch(/"e":|"g":/);
    },
  );

  test("where nobody may pass the portal by, only the application does", async () => {
    emulator = await startBehind({ name: "ent_creuse", directAccess: false });
    walker = new Walker(emulator);
    const address = `${emulator.portals.url}/mobile.eleve.html?fd=1&login=true&bydlg=A6ABB224`;
    expect((await walker.request(address)).location).toContain("/login?service=");
    const asApplication = await walker.request(address, undefined, { cookie: "appliMobile=1" });
    expect(asApplication.text).toContain("Start (");
  });

  test("staff come without the portal", async () => {
    await behind();
    expect((await walker.request(`${emulator.portals.url}/viescolaire.html`)).text).toContain("Start (");
  });

  test("a ticket leads to an address with identifiant, and that to the page, once", async () => {
    await behind();
    await arrive();
    const [ticket, identifiant] = walker.trail.slice(-2);
    expect(ticket).toMatch(/^https:\/\/9990001x\.index-education\.net\/pronote\/eleve\.html\?ticket=ST-1-/);
    expect(identifiant).toMatch(/\/pronote\/eleve\.html\?identifiant=[0-9A-F]{16}$/);
    expect((await walker.request(identifiant ?? "")).location).toContain("/login?service=");
  });

  test("whoever comes with another's identifiant and without the cookie is sent to the portal", async () => {
    await behind();
    await signIn(emulator, walker, someone(emulator, "pupil"));
    const toPortal = await walker.request(`${emulator.portals.url}/eleve.html`);
    const toTicket = await walker.request(toPortal.location ?? "");
    const toPage = await walker.request(toTicket.location ?? "");
    expect((await new Walker(emulator).request(toPage.location ?? "")).location).toContain("/login?service=");
    expect((await walker.request(toPage.location ?? "")).text).toContain("Start (");
  });

  test.each(["used", "unknown", "other-service"] as const)(
    "a ticket that is %s is refused on a page of its own",
    async (sort) => {
      await behind();
      await arrive();
      const used = walker.trail.find((address) => address.includes("?ticket=")) ?? "";
      const toPortal = await walker.request(`${emulator.portals.url}/eleve.html`);
      const fresh = (await walker.request(toPortal.location ?? "")).location ?? "";
      const address = {
        used,
        unknown: used.replace(/ticket=.*/, "ticket=ST-9-inconnu"),
        "other-service": fresh.replace("eleve.html", "mobile.eleve.html"),
      }[sort];
      const page = await walker.request(address);
      expect(page.text).toContain("Le ticket de connexion n'est pas valide.");
      expect(emulator.log.at(-1)?.message).toBe(`the portal does not vouch for that ticket: ${sort}`);
    },
  );

  test("somebody whom the school does not know is told so", async () => {
    await behind();
    await signIn(emulator, walker, someone(emulator, "stranger"));
    expect((await walker.go(`${emulator.portals.url}/eleve.html`)).text).toContain(
      "Identification impossible",
    );
  });

  test("a parent is told that the pupils' space is not theirs", async () => {
    await behind();
    await signIn(emulator, walker, someone(emulator, "parent"));
    const { text } = await walker.go(`${emulator.portals.url}/eleve.html`);
    expect(text).toContain("Vous n'avez pas accès à l'Espace Élèves");
  });

  test("fd=1 is lost on the way, and may be put on the last address", async () => {
    await behind();
    const bare = new Walker(emulator, "some-client/1.0");
    await signIn(emulator, bare, someone(emulator, "pupil"));
    const page = await bare.go(`${emulator.portals.url}/eleve.html?fd=1`);
    expect(page.text).toContain("Navigateur non supporté");
    expect((await bare.request(`${page.url}&fd=1`)).text).toContain("Start (");
  });
});

describe.each(["2022", "2024.3.11", "2025.2", "2026.1", "2026.2.5"] as const)("in %s", (profile) => {
  test("the page holds e, f and g, with which one login succeeds", async () => {
    await behind({ profile, salt: true });
    const client = await arrive();
    expect(client.start).toMatchObject({ e: expect.any(String), f: expect.any(String), g: 3 });
    expect((await client.authenticateFromPage())["libelleUtil"]).toBe("EXEMPLE Zoé");
    expect(emulator.logins).toMatchObject([{ login: "zoe.exemple", way: "portal", accepted: true }]);
  });
});

describe("the login of a portal's page", () => {
  test("fails with the portal's own login and password", async () => {
    await behind();
    const client = await arrive();
    const { login, password } = someone(emulator, "pupil");
    expect(await client.authenticate(login, password)).toEqual({ Acces: 1 });
  });

  test("fails with another f", async () => {
    await behind();
    const client = await arrive();
    client.start["f"] = "0000";
    expect(await client.authenticateFromPage()).toEqual({ Acces: 1 });
  });

  test("succeeds on that page alone", async () => {
    await behind();
    const client = await arrive();
    const other = await skipping("eleve.html");
    Object.assign(other.start, { e: client.start["e"], f: client.start["f"] });
    expect(await other.authenticateFromPage()).toEqual({ Acces: 1 });
    expect((await client.authenticateFromPage())["libelleUtil"]).toBe("EXEMPLE Zoé");
  });

  test("may be refused from the first call on, by a fault", async () => {
    await behind();
    emulator.faults.next("FonctionParametres", refuse({ code: 21 }));
    await signIn(emulator, walker, someone(emulator, "pupil"));
    const { text } = await walker.go(`${emulator.portals.url}/eleve.html`);
    const answer = await RawClient.on(emulator, text).openSession();
    expect(answer.json["Erreur"]).toMatchObject({ G: 21 });
  });
});

describe("the mobile application", () => {
  const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) PRONOTE Mobile APP Version/2.0.11";
  const flags = { demandeConnexionAppliMobile: true, uuidAppliMobile: "8d1a-telephone" };

  test("is told of the portal, with another token each time", async () => {
    await behind();
    const info = async () => {
      const response = await emulator.portals.fetch(`${emulator.portals.url}/InfoMobileApp.json`);
      return (await response.json()) as { CAS: { jetonCAS: string }; espaces: Record<string, unknown>[] };
    };
    const { CAS, espaces } = await info();
    expect(CAS).toEqual({
      actif: true,
      casURL: "https://cas.entcreuse.fr/login",
      jetonCAS: expect.stringMatching(/^[0-9A-F]{32}$/),
    });
    expect((await info()).CAS.jetonCAS).not.toBe(CAS.jetonCAS);
    const delegated = espaces.filter(
      ({ avecDelegation, protocole }) => avecDelegation === true && protocole === "daCAS",
    );
    expect(delegated.map(({ URL }) => URL)).toEqual(["mobile.eleve.html", "mobile.parent.html"]);
  });

  test("gets a token for later, which needs the portal no more", async () => {
    await behind();
    walker = new Walker(emulator, phone);
    const client = await arrive("mobile.eleve.html");
    const { jetonConnexionAppliMobile: token, login } = await client.authenticateFromPage(flags);
    const later = await skipping("mobile.eleve.html");
    const answer = await later.authenticate(String(login), String(token), {
      enConnexionAppliMobile: true,
      uuidAppliMobile: "8d1a-telephone",
    });
    expect(answer["libelleUtil"]).toBe("EXEMPLE Zoé");
  });

  test("brings its token as a cookie, and the log says when it is none", async () => {
    await behind();
    const headers = { cookie: "validationAppliMobile=ABC", "user-agent": phone };
    await emulator.portals.fetch(`${emulator.portals.url}/mobile.eleve.html`, {
      headers,
      redirect: "manual",
    });
    expect(emulator.log.at(-1)?.message).toContain("validationAppliMobile is no `jetonCAS`");
  });
});

test("a school without a portal has none, and its pages open", async () => {
  await behind();
  const plain = await startSmall();
  expect("portals" in plain).toBe(false);
  expect((await fetch(`${plain.url}/eleve.html?fd=1`)).status).toBe(200);
  await plain.close();
});
