import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorWithPortal, PortalFlowName, PortalOptions, PortalTrouble } from "../src/index.js";
import { startBehind } from "./behind-portal.js";
import { educonnectLogin, signIn, someone } from "./portal-steps.js";
import { formWith, type Page, Walker } from "./portal-walker.js";

let emulator: EmulatorWithPortal;
let walker: Walker;
afterEach(() => emulator.close());

async function behind(name: PortalOptions["name"], trouble: PortalTrouble): Promise<void> {
  emulator = await startBehind({ name, trouble });
  walker = new Walker(emulator);
}

describe.each([
  ["cas", "https://cas.entcreuse.fr/login?selection=ATS_parent_eleve"],
  ["open-ent-ng", "https://ent.parisclassenumerique.fr/auth/login"],
  ["wayf", "https://cas3.e-lyco.fr/discovery/WAYF"],
  ["simple", "https://www.atrium-sud.fr/connexion/login"],
  ["toutatice", "https://www.toutatice.fr/portail/auth/MonEspace"],
] as const satisfies readonly (readonly [PortalFlowName, string])[])("%s", (name, address) => {
  test.each([
    ["captcha", 200, `name="captcha"`],
    ["anti-bot", 200, `<body onload="go()">`],
    ["maintenance", 503, "en maintenance"],
    ["overload", 200, "Vous êtes très nombreux aujourd'hui"],
    ["unknown-page", 200, `id="formulaire-2027"`],
    ["script-only", 200, `<script type="module"`],
  ] as const)("%s: a page without a password's place", async (trouble, status, text) => {
    await behind(name, trouble);
    const page = await walker.request(address);
    expect(page.status).toBe(status);
    expect(page.text).toContain(text);
    expect(page.text.replaceAll(/<!--[\s\S]*?-->/g, "")).not.toContain(`type="password"`);
  });

  test.each([
    ["address-filter", 302, "/my.policy"],
    ["moved", 301, `https://nouveau-portail.example.org${new URL(address).pathname}`],
    ["redirect-loop", 302, address],
    ["http-downgrade", 302, address.replace("https:", "http:")],
  ] as const)("%s: a redirection", async (trouble, status, location) => {
    await behind(name, trouble);
    expect(await walker.request(address)).toMatchObject({ status, location });
  });

  test("foreign-cookie: every answer speaks for somebody else's domain, and the sign-in works all the same", async () => {
    await behind(name, "foreign-cookie");
    const { start } = emulator.portals;
    const response = await emulator.portals.fetch(start, { redirect: "manual" });
    expect(response.headers.getSetCookie().join("\n")).toContain("Domain=education.gouv.fr");
    await signIn(emulator, walker, someone(emulator, "pupil"));
    expect((await walker.go(`${emulator.portals.url}/eleve.html`)).text).toContain("Start (");
  });
});

test("anti-bot: who brings the cookie that the script makes sees the page", async () => {
  await behind("cas", "anti-bot");
  const page = await walker.request(emulator.portals.start, undefined, { cookie: "KEY=829948751" });
  expect(page.text).toContain("cas__login-form");
});

test("http-downgrade: whoever follows is served in clear, and it is noted", async () => {
  await behind("cas", "http-downgrade");
  await walker.go(emulator.portals.start);
  expect(emulator.portals.exchanges.at(-1)).toMatchObject({ origin: "http://cas.entcreuse.fr", status: 200 });
});

test("without trouble, plain HTTP is sent back to HTTPS", async () => {
  emulator = await startBehind("cas");
  const page = await new Walker(emulator).request("http://cas.entcreuse.fr/login?selection=EDU");
  expect(page.location).toBe("https://cas.entcreuse.fr/login?selection=EDU");
});

const refused = [
  ["wrong-password", /incorrect|n'ont pas permis|invalide/i],
  ["locked", /bloqué/],
  ["disabled", /désactivé|bloqué/],
] as const;

describe.each(["cas", "open-ent-ng", "oze"] as const)("the form of %s", (name) => {
  test.each(name === "oze" ? refused.slice(0, 1) : refused)(
    "%s: the form again, and it says so",
    async (trouble, text) => {
      await behind(name, trouble);
      const page = await signIn(emulator, walker, someone(emulator, "pupil"));
      expect(page.status).toBe(200);
      expect(page.text).toMatch(text);
      expect(page.text).toContain(`type="password"`);
      expect(emulator.portals.exchanges.filter(({ hasPassword }) => hasPassword)).toHaveLength(1);
    },
  );
});

describe("ÉduConnect", () => {
  test.each([
    ["wrong-password", "Identifiant ou mot de passe incorrect."],
    ["locked", "compte est bloqué"],
    ["disabled", "compte désactivé"],
    ["password-change", "changer votre mot de passe"],
    ["not-activated", "activer votre compte"],
  ] as const)("%s: the login again, and it says so", async (trouble, text) => {
    await behind("cas-educonnect", trouble);
    const page = await educonnectLogin(
      walker,
      await walker.go(emulator.portals.start),
      someone(emulator, "pupil"),
    );
    expect(page.text).toContain(text);
    expect(page.text).toContain("j_username");
  });

  test("network: sent away before any form", async () => {
    await behind("cas-educonnect", "network");
    const question = await walker.go(emulator.portals.start);
    const page = await walker.submit(question, formWith(question, "SAMLRequest"));
    expect(page.url).toMatch(/^https:\/\/assistance\.phm\.education\.gouv\.fr\//);
    expect(page.text).toContain("Accès perturbé");
  });
});

test("educonnect-changed: ÉduConnect's page holds no field that anybody knows", async () => {
  await behind("cas-educonnect", "educonnect-changed");
  const question = await walker.go(emulator.portals.start);
  const page = await walker.submit(question, formWith(question, "SAMLRequest"));
  expect(page.url).toContain("educonnect.education.gouv.fr");
  expect(page.text).not.toMatch(/j_username|shib_idp_ls|SAMLResponse/);
});

test.each([
  ["meta-refresh", `<META HTTP-EQUIV=refresh CONTENT="0; url=/delegate/redirect/EDU">`],
  ["script-redirect", `<script>window.location.replace("/delegate/redirect/EDU");</script>`],
] as const)("%s: a page says where to go", async (trouble, text) => {
  await behind("cas-educonnect", trouble);
  const page = await walker.request(emulator.portals.start);
  expect(page).toMatchObject({ status: 200, location: undefined });
  expect(page.text).toContain(text);
});

test("several-accounts: one form for each, whose key is good once", async () => {
  await behind("open-ent-ng-educonnect", "several-accounts");
  const list = await signIn(emulator, walker, someone(emulator, "pupil"));
  expect(list.text.match(/\/auth\/saml\/selectUser/g)).toHaveLength(2);
  const form = formWith(list, "sessionIndex");
  expect((await walker.submit(list, form, { key: "autre" })).url).toMatch(/\/auth\/login$/);
  expect((await walker.submit(list, form)).text).toContain("Bienvenue");
  expect((await walker.submit(list, form)).url).not.toMatch(/selectUser/);
});

test.each([
  ["open-ent-ng-educonnect", 200, "Votre compte académique n'est pas reconnu dans l'ENT"],
  ["cas-educonnect", 403, "Votre identité n'a pas pu être reconnue"],
] as const)("unknown-to-portal: %s does not know who ÉduConnect names", async (name, status, text) => {
  await behind(name, "unknown-to-portal");
  const page = await signIn(emulator, walker, someone(emulator, "pupil"));
  expect(page.status).toBe(status);
  expect(page.text).toContain(text);
});

test("account-kind: the page of choice comes first, and what is chosen there counts", async () => {
  await behind("cas", "account-kind");
  const choice = await walker.go(emulator.portals.start);
  expect(choice.text).toContain("cas__wayf-form");
  expect(choice.url).not.toContain("selection=");
  const login = await walker.go("https://cas.entcreuse.fr/login?selection=ATS_parent_eleve&submit=Valider");
  expect(login.text).toContain("cas__login-form");
});

test("not-activated: an account of the portal is shown the page for it", async () => {
  await behind("open-ent-ng", "not-activated");
  const page = await signIn(emulator, walker, someone(emulator, "pupil"));
  expect(page.text).toContain(`name="activationCode"`);
});

test("password-change: an account of the portal is sent to the page for it", async () => {
  await behind("open-ent-ng", "password-change");
  const page = await signIn(emulator, walker, someone(emulator, "pupil"));
  expect(page.url).toMatch(/\/auth\/reset\/9c1f\?login=/);
});

describe("unknown-service", () => {
  test.each([
    ["cas", 200, "Application not allowed to use CAS"],
    ["open-ent-ng", 400, "INVALID_SERVICE"],
    ["hubeduconnect", 200, "n&#x27;est pas une url de confiance."],
    ["laclasse_lyon", 200, "n'est pas autorisé"],
  ] as const)("%s says so in its own way", async (name, status, text) => {
    await behind(name, "unknown-service");
    const page = await walker.go(`${emulator.portals.url}/eleve.html`);
    expect(page.status).toBe(status);
    expect(page.text).toContain(text);
  });
});

describe("PRONOTE behind a portal that is well", () => {
  async function throughPortal(trouble: PortalTrouble, who: "pupil" | "stranger" = "pupil"): Promise<Page> {
    await behind("cas", trouble);
    await signIn(emulator, walker, someone(emulator, who));
    return walker.go(`${emulator.portals.url}/eleve.html`);
  }

  test.each([
    ["unknown-person", 200, "Identification impossible"],
    ["wrong-space", 200, "Vous n'avez pas accès à l'Espace Élèves"],
    ["pronote-down", 503, "Le site n'est pas disponible"],
  ] as const)("%s", async (trouble, status, text) => {
    const page = await throughPortal(trouble);
    expect(page.status).toBe(status);
    expect(page.text).toContain(text);
    expect(page.text).not.toContain("Start (");
  });

  test("not-delegated: the page opens without the portal, for PRONOTE's own accounts", async () => {
    const page = await throughPortal("not-delegated");
    expect(page.text).toContain("Start (");
    expect(page.text).not.toContain(`"e":`);
  });
});

test("trouble may come and go while the portal runs", async () => {
  emulator = await startBehind("cas");
  walker = new Walker(emulator);
  emulator.portals.trouble = "maintenance";
  expect((await walker.go(emulator.portals.start)).status).toBe(503);
  emulator.portals.trouble = undefined;
  expect((await walker.go(emulator.portals.start)).status).toBe(200);
});
