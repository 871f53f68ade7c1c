import { afterEach, describe, expect, test } from "vitest";
import type { EmulatorWithPortal, PortalOptions, PortalRowName } from "../src/index.js";
import { startEmulator } from "../src/index.js";
import { startBehind } from "./behind-portal.js";
import { educonnectLogin, signIn, someone } from "./portal-steps.js";
import { formsOf, formWith, Walker } from "./portal-walker.js";

let emulator: EmulatorWithPortal;
let walker: Walker;
afterEach(() => emulator.close());

async function behind(portal: PortalOptions | PortalRowName): Promise<void> {
  emulator = await startBehind(portal);
  walker = new Walker(emulator);
}

const elsewhere = encodeURIComponent("https://example.com/");

describe("the CAS form", () => {
  const login = "https://cas.entcreuse.fr/login";

  test("holds what the portal wants back, and stands after another form", async () => {
    await behind("ent_creuse");
    const page = await walker.go(emulator.portals.start);
    expect(formsOf(page.text)[0]?.html).toContain(`type="search"`);
    const form = formWith(page, "password");
    expect(form.action).toBe("login?selection=ATS_parent_eleve");
    expect([...form.fields.keys()]).toEqual([
      "username",
      "password",
      "selection",
      "codeFournisseurIdentite",
      "execution",
      "_eventId",
      "geolocation",
      "submit",
    ]);
    expect(["JSESSIONID", "SERVERID", "preselection"].map((name) => walker.cookie(name))).not.toContain(
      undefined,
    );
  });

  test.each([
    ["used already", {}],
    ["somebody else's", { execution: "e1s1_00" }],
  ])("is shown again when its execution is %s, and no password is judged", async (_, change) => {
    await behind("ent_creuse");
    const { login: username } = someone(emulator, "pupil");
    const page = await walker.go(emulator.portals.start);
    const form = formWith(page, "password");
    if (!("execution" in change)) await walker.submit(page, form, { username, password: "autre" });
    const again = await walker.submit(page, form, { username, password: "autre", ...change });
    expect(again.text).toContain("cas__login-form");
    expect(again.text).not.toContain("incorrect");
  });

  test("is shown again to who lost the cookie of the load balancer", async () => {
    await behind("ent_creuse");
    const { login: username, password } = someone(emulator, "pupil");
    const form = formWith(await walker.go(emulator.portals.start), "password");
    const body = new URLSearchParams([...form.fields, ["username", username], ["password", password]]);
    const headers = { cookie: `JSESSIONID=${walker.cookie("JSESSIONID")}` };
    const page = await walker.request(emulator.portals.start, body, headers);
    expect(page.text).toContain("cas__login-form");
  });

  test.each(["", "&service="])("a login%s without a service ends on the portal", async (service) => {
    await behind("ent_creuse");
    const { login: username, password } = someone(emulator, "pupil");
    const page = await walker.go(`${emulator.portals.start}${service}`);
    const home = await walker.submit(page, formWith(page, "password"), { username, password });
    expect(home.text).toContain("Bienvenue");
    expect(walker.cookie("TGC")).toMatch(/^TGT-/);
  });

  test.each(["", "?selection=INCONNUE"])("login%s asks for the kind of account", async (query) => {
    await behind("ent_creuse");
    const page = await walker.go(`${login}${query}`);
    const form = formWith(page, "button-submit");
    expect(form.method).toBe("GET");
    expect(page.text.match(/type="radio"/g)).toHaveLength(3);
    const chosen = await walker.submit(page, form, { selection: "ATS_parent_eleve" });
    expect(chosen.text).toContain("cas__login-form");
  });

  test("services that are not the school's are refused, with or without a session", async () => {
    await behind("ent_creuse");
    const address = `${login}?selection=ATS_parent_eleve&service=${elsewhere}`;
    expect((await walker.go(address)).text).toContain("Application not allowed to use CAS");
    await signIn(emulator, walker, someone(emulator, "pupil"));
    expect((await walker.go(address)).text).toContain("Application not allowed to use CAS");
  });

  test("ÉduConnect is reached by a GET alone", async () => {
    await behind("cas_agora06");
    const page = await walker.go("https://cas.agora06.fr/delegate/redirect/EDU", new URLSearchParams());
    expect(page.status).toBe(405);
    expect(page.text).toContain("Request method 'POST' not supported");
  });
});

describe("Open ENT NG", () => {
  const origin = "https://moncollege-ent.var.fr";

  test("an address of the CAS is kept while somebody signs in", async () => {
    await behind("paris_classe_numerique");
    const page = await walker.go(`${emulator.portals.url}/eleve.html`);
    expect(page.url).toMatch(/\/auth\/login\?callback=%2Fcas%2Flogin%3Fservice/);
    const { login: email, password } = someone(emulator, "pupil");
    expect((await walker.submit(page, formWith(page, "email"), { email, password })).text).toContain(
      "Start (",
    );
    expect(walker.trail.find((address) => address.includes("ticket="))).toMatch(
      /ticket=ST-[0-9a-f]{8}-[0-9a-f-]{27}$/,
    );
  });

  test("a refused login is 200 at the same address, and says why in an attribute", async () => {
    await behind("paris_classe_numerique");
    const page = await walker.go(emulator.portals.start);
    const again = await walker.submit(page, formWith(page, "email"), { email: "x", password: "y" });
    expect(again).toMatchObject({ status: 200, url: emulator.portals.start });
    expect(again.text).toContain(`error=&quot;L'identifiant ou le mot de passe est incorrect.&quot;`);
  });

  test("some portals want the Referer of their own page", async () => {
    await behind({ name: "ent77", checksReferer: true });
    const { login: email, password } = someone(emulator, "pupil");
    const bare = await walker.request(emulator.portals.start, new URLSearchParams({ email, password }));
    expect(bare.location).toBe("https://ent77.seine-et-marne.fr/");
    expect((await signIn(emulator, walker, someone(emulator, "pupil"))).text).toContain("Bienvenue");
  });

  test.each(["student", "relative"])(
    "the portal asks ÉduConnect for a %s, and knows its question again",
    async (kind) => {
      await behind("ent_var");
      const check = await walker.go(`${origin}/auth/saml/authn/${kind}`);
      const answer = await educonnectLogin(walker, check, someone(emulator, "pupil"));
      const form = formWith(answer, "SAMLResponse");
      const stranger = await new Walker(emulator).go(form.action, form.fields);
      expect(stranger).toMatchObject({ status: 403, text: `{"error":"invalid_state"}` });
      expect((await walker.submit(answer, form)).text).toContain("Bienvenue");
    },
  );

  test("an answer without a question is taken too, a changed one is not", async () => {
    await behind("ent_var");
    const answer = await educonnectLogin(
      walker,
      await walker.go(emulator.portals.start),
      someone(emulator, "parent"),
    );
    const form = formWith(answer, "SAMLResponse");
    expect((await walker.submit(answer, form, { SAMLResponse: "PHg+" })).url).toBe(`${origin}/auth/login`);
    expect((await walker.submit(answer, form)).text).toContain("Bienvenue");
  });

  test("behind ÉduConnect the form of local accounts is still there", async () => {
    await behind("ent_var");
    const { login: email, password } = someone(emulator, "pupil");
    await walker.go(`${origin}/auth/login`, new URLSearchParams({ email, password }));
    expect((await walker.go(`${emulator.portals.url}/eleve.html`)).text).toContain("Start (");
  });

  test("an entity id that ÉduConnect does not know is an error without a form", async () => {
    await behind("ent_var");
    const page = await walker.go(emulator.portals.start.replace("cd83", "cd99"));
    expect(page.status).toBe(400);
    expect(page.text).not.toContain("j_username");
  });
});

test("e-lyco shows a list when one of the five parameters is not right", async () => {
  await behind("ent_elyco");
  const page = await walker.go(emulator.portals.start.replace("educonnect.education", "autre.education"));
  expect(page.text).toContain("Choix de l'établissement");
});

test("the hub of ÉduConnect wants a service", async () => {
  await behind("bordeaux");
  const page = await walker.go("https://hubeduconnect.index-education.net/EduConnect/cas/login?service=");
  expect(page.text).toContain(`<div id="zone_msgDetail">L&#x27;url de service est vide</div>`);
});

test("Laclasse says what it thinks of a login, of a service, of none", async () => {
  await behind("laclasse_lyon");
  const page = await walker.go(emulator.portals.start);
  const form = formWith(page, "password");
  expect([form.action, [...form.fields.keys()]]).toEqual([
    "login",
    ["service", "state", "ticket", "username", "password"],
  ]);
  const wrong = await walker.submit(page, form, { username: "x", password: "y" });
  expect(wrong.text).toContain("Les informations transmises n'ont pas permis de vous authentifier.");
  const { login: username, password } = someone(emulator, "pupil");
  const right = await walker.submit(wrong, formWith(wrong, "password"), { username, password });
  expect(right.text).toContain("Connexion réussie");
  expect((await walker.go(`${emulator.portals.start}?service=${elsewhere}`)).text).toContain("Échec");
});

describe("OZE", () => {
  const api = "https://api-enc.hauts-de-seine.fr/v1";

  test("wants the host behind the login", async () => {
    await behind("enc_hauts_de_seine");
    const page = await walker.go(emulator.portals.start);
    const { login, password } = someone(emulator, "pupil");
    const again = await walker.submit(page, formWith(page, "kc-login"), { username: login, password });
    expect(again.text).toContain(`aria-invalid="true"`);
  });

  test("tells who is there and where Pronote is, to who is signed in", async () => {
    await behind("enc_hauts_de_seine");
    expect((await walker.go(`${api}/users/me`)).status).toBe(401);
    await signIn(emulator, walker, someone(emulator, "pupil"));
    const me = JSON.parse((await walker.go(`${api}/users/me`)).text) as {
      currentProfil: { codeProfil: string; uai: string };
    };
    const { codeProfil, uai } = me.currentProfil;
    const { text } = await walker.go(`${api}/ozapps?ctx_profil=${codeProfil}&ctx_etab=${uai}`);
    const apps = JSON.parse(text) as { code: string; externalRoute?: string }[];
    const route = apps.find(({ code }) => code === "pronote")?.externalRoute;
    expect((await walker.go(`${emulator.portals.start}${route}`)).text).toContain("Start (");
  });

  test("may leave Pronote out of its list, and say its address in parts", async () => {
    await behind({ name: "enc_hauts_de_seine", listsPronote: false });
    await signIn(emulator, walker, someone(emulator, "pupil"));
    const context = "ctx_profil=ELEVE&ctx_etab=9990001X";
    expect((await walker.go(`${api}/ozapps?${context}`)).text).not.toContain("pronote");
    const { text } = await walker.go(`${api}/config/Pronote?${context}`);
    expect(JSON.parse(text)).toEqual({ autorisationId: "77", projet: "demo" });
  });

  test("refuses a pupil's way to a parent", async () => {
    await behind("enc_hauts_de_seine");
    await signIn(emulator, walker, someone(emulator, "parent"));
    const page = await walker.go(
      `${emulator.portals.start}cas/proxySSO/77?uai=9990001X&projet=demo&fonction=ELV`,
    );
    expect(page.status).toBe(403);
  });
});

test("MonLycée.net asks a device that it does not know for a code, and remembers it", async () => {
  await behind({ name: "monlycee", emailCode: "204060" });
  const asked = await signIn(emulator, walker, someone(emulator, "pupil"));
  const wrong = await walker.submit(asked, formWith(asked, "emailCode"), { emailCode: "111111" });
  const home = await walker.submit(wrong, formWith(wrong, "emailCode"), { emailCode: "204060" });
  expect(home.url).toBe("https://ent.monlycee.net/");
  expect(home.text).toContain("Bienvenue");
});

describe("Toutatice", () => {
  test("sends its discovery to an address beside the page", async () => {
    await behind("ac_rennes");
    const page = await walker.go(emulator.portals.start);
    expect(formWith(page, "entityID").action).toBe("Ctrl");
    const wrong = await walker.go("https://www.toutatice.fr/Ctrl", new URLSearchParams());
    expect(wrong.status).toBe(404);
  });

  test("answers in XML when it does not know the session or the conversation", async () => {
    await behind("ac_rennes");
    const address = "https://www.toutatice.fr/idp/Authn/RemoteUser";
    expect((await walker.go(`${address}?conversation=e1s1&sessionid=X`)).text).toContain("<erreurTechnique>");
    await signIn(emulator, walker, someone(emulator, "pupil"));
    const stale = await walker.go(
      `${address}?conversation=e1s1&sessionid=${walker.cookie("IDP_JSESSIONID")}`,
    );
    expect(stale.text).toContain("<erreurFonctionnelle>");
  });
});

test("the extranet of the Somme speaks in clear: its only address is plain HTTP", async () => {
  await behind("extranet_colleges_somme");
  expect(emulator.portals.start).toMatch(/^http:/);
  await expect(walker.go(emulator.portals.start.replace("http:", "https:"))).rejects.toThrow(
    "does not exist",
  );
});

describe("the way in", () => {
  test("every host has a local port of its own, for clients that take no fetch", async () => {
    await behind("ent_creuse");
    const port = emulator.portals.ports["https://cas.entcreuse.fr"];
    const response = await fetch(`http://127.0.0.1:${port}/login?selection=EDU_parent_eleve`, {
      redirect: "manual",
    });
    expect(response.headers.get("location")).toBe("/delegate/redirect/EDU");
    expect(emulator.portals.ports["https://9990001x.index-education.net"]).toBe(
      Number(new URL(emulator.url).port),
    );
  });

  test("fetch follows redirections under the real-looking names, and reaches nobody else", async () => {
    await behind("cas_agora06");
    const page = await emulator.portals.fetch(emulator.portals.start);
    expect([page.url, page.redirected]).toEqual(["https://cas.agora06.fr/delegate/redirect/EDU", true]);
    await expect(emulator.portals.fetch("https://example.com/")).rejects.toThrow("does not exist");
    await expect(emulator.portals.fetch(emulator.portals.start, { redirect: "error" })).rejects.toThrow(
      "redirect",
    );
  });

  test("a password or a cookie in the wrong place is noted", async () => {
    await behind("ent_creuse");
    const { password } = someone(emulator, "pupil");
    await walker.go(emulator.portals.start);
    const headers = { cookie: `SERVERID=${walker.cookie("SERVERID")}; ielang=1036` };
    await walker.request(
      `${emulator.portals.url}/eleve.html?p=${encodeURIComponent(password)}`,
      undefined,
      headers,
    );
    expect(emulator.portals.exchanges.at(-1)).toEqual({
      origin: "https://9990001x.index-education.net",
      method: "GET",
      path: "/pronote/eleve.html",
      fields: [],
      hasPassword: true,
      foreignCookies: ["SERVERID"],
      status: 302,
    });
    expect(JSON.stringify(emulator.portals.exchanges)).not.toContain(password);
  });

  test("the accounts are other than PRONOTE's, and the same each time", async () => {
    await behind("ent_creuse");
    const { accounts } = emulator.portals;
    for (const { login, pronoteLogin } of accounts) expect(login).not.toBe(pronoteLogin);
    expect(accounts.map(({ profile }) => profile)).toEqual([
      "eleve",
      "eleve",
      "eleve",
      "responsable",
      "eleve",
    ]);
    await emulator.close();
    await behind("cas_agora06");
    expect(emulator.portals.accounts).toEqual(accounts);
  });

  test("a portal that nobody knows is refused by name", async () => {
    await behind("ent_creuse");
    const name = "ent_nulle_part" as PortalRowName;
    await expect(startEmulator({ portal: name })).rejects.toThrow(`no portal is called "ent_nulle_part"`);
  });
});
