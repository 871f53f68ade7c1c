import { isPronoteError } from "@preau/client";
import { definePortal, type PortalAnswers, type PortalPass, type PortalRow } from "@preau/portals";
import { describe, expect, test } from "vitest";
import { type Site, type Sites, withSites } from "./sites.js";

// ÉduConnect as the documents have it, in its two sequences, behind a portal of a few lines.

const pronoteUrl = "https://0123456a.exemple.net/pronote/eleve.html";
const educonnect = "educonnect.education.gouv.fr";

const row: PortalRow = {
  name: "portail_edu",
  label: "Portail (ÉduConnect)",
  area: "Nulle part",
  flow: "cas-educonnect",
  account: "educonnect",
  addresses: { start: "https://cas.portail.fr/login?selection=EDU&service=" },
  hosts: ["cas.portail.fr"],
  passwordHosts: [educonnect],
  state: "unknown",
};

const pronote: Site = () => ({
  to: `https://cas.portail.fr/login?service=${encodeURIComponent(pronoteUrl)}`,
});

const portal: Site = ({ url, method, fields, cookie }) => {
  const service = url.searchParams.get("service");
  if (service && cookie.includes("TGC")) return { to: `${service}?ticket=ST-1` };
  if (url.pathname === "/acs" && method === "POST") {
    const isRight = fields.get("SAMLResponse") === "a+b=" && cookie.includes("demande=1");
    return isRight
      ? { to: "/accueil", cookies: ["TGC=1; Path=/"] }
      : { status: 403, type: "text/plain", body: "invalid_state" };
  }
  if (url.pathname === "/accueil") return { body: "<h1>Bonjour</h1>" };
  return {
    cookies: ["demande=1; Path=/; SameSite=Lax"],
    body: `<body onload="document.forms[0].submit()"><form method="post" action="https://${educonnect}/idp/profile/SAML2/POST/SSO">
      <input type="hidden" name="SAMLRequest" value="demande&#43;"><noscript><input type="submit" value="Continuer"></noscript></form>`,
  };
};

const assertion = `<form method="post" action="https&#x3a;&#x2f;&#x2f;cas.portail.fr&#x2f;acs"><input type="hidden" name="SAMLResponse" value="a&#43;b&#61;"></form>`;

const loginPage = (extra: string): string =>
  `<form method="get" action="/recherche"><input name="q"></form><form method="post" action=""><input name="csrf_token" type="hidden" value="c2">
   <input id="username" name="j_username"><input type="password" name="j_password">${extra}<button id="bouton_valider" name="_eventId_proceed"></button></form>`;

/** What must come with the password, and what follows. */
function identityProvider(sequence: "2024" | "2026", after: string = assertion): Site {
  return ({ method, url, fields, cookie }) => {
    const step = url.searchParams.get("execution");
    const next = (to: string) => ({ to: `/idp/profile/SAML2/POST/SSO?execution=${to}` });
    if (step === null) {
      return fields.get("SAMLRequest") === "demande+"
        ? { ...next("e1s1"), cookies: ["JSESSIONID=j; Path=/idp"] }
        : { status: 400 };
    }
    if (!cookie.includes("JSESSIONID=j")) return { status: 400 };
    const check = `<form method="post" action="?execution=e1s1"><input name="csrf_token" value="c1"><input name="shib_idp_ls_success.x">
      <input name="shib_idp_ls_supported"><input name="_eventId_proceed"></form>`;
    if (step === "e1s1" && sequence === "2026") {
      if (method === "GET") return { body: check };
      const isRight =
        fields.get("csrf_token") === "c1" &&
        fields.get("shib_idp_ls_success.x") === "false" &&
        fields.has("_eventId_proceed");
      return isRight ? next("e1s2") : { status: 400 };
    }
    const typeUser = `<input name="typeUser" type="hidden" value="">`;
    if (method === "GET") return { body: loginPage(sequence === "2026" ? typeUser : "") };
    if (fields.has("jour") || fields.has("date"))
      return { body: fields.get("date") === "30092012" ? assertion : after };
    const isComplete =
      fields.get("csrf_token") === "c2" &&
      fields.has("_eventId_proceed") &&
      (sequence === "2024" || fields.get("typeUser") === "eleve");
    if (!isComplete) return { status: 400 };
    if (fields.get("j_password") === "motdepasse") return { body: after };
    return { body: `<p>Identifiant ou mot de passe incorrect</p>${loginPage(typeUser)}` };
  };
}

function enter(
  { fetch }: Sites,
  more: { password?: string; answers?: PortalAnswers; url?: string } = {},
): Promise<PortalPass> {
  return definePortal(row).with(more.answers ?? {})({
    username: "camille",
    password: more.password ?? "motdepasse",
    pronoteUrl: more.url ?? pronoteUrl,
    fetch,
  });
}

async function attempt(provider: Site, more: Parameters<typeof enter>[1] = {}): Promise<unknown> {
  const sites = { "0123456a.exemple.net": pronote, "cas.portail.fr": portal, [educonnect]: provider };
  return withSites(sites, async (running) => {
    const result: unknown = await enter(running, more).catch((error: unknown) => error);
    const sent = running.log.filter(({ fields }) => fields.has("j_password"));
    expect(sent.length).toBeLessThanOrEqual(1);
    expect(sent.every(({ url }) => url.host === educonnect)).toBe(true);
    return result;
  });
}

const pass = { address: `${pronoteUrl}?ticket=ST-1` };

describe("ÉduConnect", () => {
  test.each(["2024", "2026"] as const)("is passed in the sequence of %s", async (sequence) => {
    expect(await attempt(identityProvider(sequence))).toEqual(pass);
  });

  test("that refuses the pair is told from a changed page", async () => {
    expect(await attempt(identityProvider("2026"), { password: "faux" })).toMatchObject({
      code: "credentials",
    });
    expect(await attempt(() => ({ status: 400, body: "<p>Erreur</p>" }))).toMatchObject({
      code: "protocol-changed",
    });
  });

  test("that shows its form again without a word is no wrong pair", async () => {
    expect(await attempt(identityProvider("2026", loginPage("")))).toMatchObject({
      code: "portal-login",
      reason: "refused",
    });
  });

  test("that does not like the network has not looked at the password", async () => {
    const result = await withSites(
      {
        "0123456a.exemple.net": pronote,
        "cas.portail.fr": portal,
        [educonnect]: () => ({ to: "https://assistance.phm.education.gouv.fr/acces" }),
        "assistance.phm.education.gouv.fr": () => ({ body: "<h1>Accès perturbé</h1>" }),
      },
      async (sites) => enter(sites).catch((error: unknown) => error),
    );
    expect(isPronoteError(result) && result.code).toBe("portal-page");
    expect(String(result)).toContain("network");
  });

  test("asks whose account it is, which the address of the space tells", async () => {
    const url = "https://0123456a.exemple.net/pronote/professeur.html";
    expect(await attempt(identityProvider("2026"), { url })).toMatchObject({ code: "usage" });
    expect(await attempt(identityProvider("2026"), { url, answers: { profile: "student" } })).toEqual(pass);
  });

  test("may ask for the birth date, once", async () => {
    const theForm = `<form id="theForm" method="post" action="?execution=e1s3"><select id="jour" name="jour"><option value="29">29<option value="30">30</select>
      <select id="mois" name="mois"><option>8</option><option>9</option></select><input id="annee"><input type="hidden" id="password-input" name="date"></form>`;
    const provider = identityProvider("2026", theForm);
    expect(await attempt(provider)).toMatchObject({ code: "second-factor", asks: "birth-date" });
    expect(await attempt(provider, { answers: { birthDate: "2012-09-30" } })).toEqual(pass);
    expect(await attempt(provider, { answers: { birthDate: "2012-09-29" } })).toMatchObject({
      code: "portal-login",
    });
  });

  test("whose answer the portal does not accept leaves the person unknown there", async () => {
    const refuses: Site = (request) =>
      request.url.pathname === "/acs"
        ? { to: "/auth/login" }
        : request.url.pathname === "/auth/login"
          ? { body: `<form><input name="email"><input type="password" name="password"></form>` }
          : portal(request);
    const sites = {
      "0123456a.exemple.net": pronote,
      "cas.portail.fr": refuses,
      [educonnect]: identityProvider("2024"),
    };
    const result = await withSites(sites, async (running) => enter(running).catch((error: unknown) => error));
    expect(result).toMatchObject({ code: "portal-login", reason: "unknown", host: "cas.portail.fr" });
  });
});
