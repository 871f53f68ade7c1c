import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type PackingName, type ProfileName, packings, profiles } from "../src/index.js";
import { startSchool } from "./guarded.js";
import { type Json, RawClient } from "./raw-client.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const cas = "https://cas.portail.example/cas";

async function info(name = "InfoMobileApp.json"): Promise<Json> {
  const answer = await fetch(`${emulator.url}/${name}`);
  expect(answer.headers.get("content-type")).toMatch(/json/);
  return (await answer.json()) as Json;
}

describe("InfoMobileApp.json", () => {
  test.each(["2022", "2024.3.8", "2024.3.11"] as const)("of %s numbers no space", async (profile) => {
    emulator = await startSmall({ profile });
    const said = await info();
    expect(Object.keys(said)).toEqual(["modeModif", "version", "date", "CAS", "espaces", "nomEtab"]);
    expect(said["espaces"]).toContainEqual({ nom: "Espace Élèves", URL: "mobile.eleve.html" });
    expect(said["version"]).toEqual(emulator.profile.version);
  });

  test.each(["2025.2", "2026.1", "2026.2.5"] as const)("of %s numbers them", async (profile) => {
    emulator = await startSmall({ profile });
    const said = await info();
    expect(said["espaces"]).toContainEqual({
      nom: "Espace Parents",
      URL: "mobile.parent.html",
      genreEspace: 7,
    });
    expect(said).toMatchObject({ CAS: { actif: false, casURL: "" }, collectivite: { genreCollectivite: 0 } });
  });

  test.each(["INFOMOBILEAPP.JSON", "infoMobileApp.json", "InfoMobileApp.json?id=whatever"])(
    "is served as %s, without a session",
    async (name) => {
      emulator = await startSmall();
      expect(await info(name)).toHaveProperty("nomEtab");
      expect(emulator.sessions).toBe(0);
    },
  );

  test("says whether writing is allowed", async () => {
    emulator = await startSmall({ schoolOptions: { exclusiveMode: true } });
    expect(await info()).toMatchObject({ modeModif: false });
  });

  test("names the portal, with a token that is another each time, and the spaces behind it", async () => {
    emulator = await startSmall({ otherPortal: { url: cas, audiences: ["student"] } });
    const [first, second] = [await info(), await info()];
    expect(first).toMatchObject({
      CAS: { actif: true, casURL: cas, jetonCAS: expect.any(String) as string },
    });
    expect(first["CAS"]).not.toEqual(second["CAS"]);
    expect(first["espaces"]).toEqual([
      {
        nom: "Espace Élèves",
        URL: "mobile.eleve.html",
        genreEspace: 6,
        avecDelegation: true,
        protocole: "daCAS",
      },
      { nom: "Espace Parents", URL: "mobile.parent.html", genreEspace: 7 },
      { nom: "Espace Vie scolaire", URL: "mobile.viescolaire.html", genreEspace: 14 },
    ]);
  });

  test("of old versions names the portal, and not what is behind it", async () => {
    emulator = await startSmall({ profile: "2022", otherPortal: { url: cas } });
    const said = await info();
    expect(said).toMatchObject({ CAS: { actif: true, casURL: cas } });
    expect(JSON.stringify(said["espaces"])).not.toContain("avecDelegation");
  });
});

describe("a school behind a portal", () => {
  const page = (path: string) => fetch(`${emulator.url}/${path}`, { redirect: "manual" });

  test("redirects to it, with the page as its service, and opens no session", async () => {
    emulator = await startSmall({ otherPortal: { url: `${cas}/` } });
    const answer = await page("eleve.html?fd=1");
    expect(answer.status).toBe(302);
    const service = encodeURIComponent(`${emulator.url}/eleve.html`);
    expect(answer.headers.get("location")).toBe(`${cas}/login?service=${service}`);
    expect(emulator.sessions).toBe(0);
  });

  test.each(["login=true", "bydlg=A6ABB224-12DD-4E31-AD3E-8A39A1C2C335"])(
    "lets in who asks with %s",
    async (query) => {
      emulator = await startSmall({ otherPortal: { url: cas } });
      expect((await page(`mobile.eleve.html?fd=1&${query}`)).status).toBe(200);
      expect(emulator.sessions).toBe(1);
    },
  );

  test("that wants no passwords of its own redirects them all the same", async () => {
    emulator = await startSmall({ otherPortal: { url: cas, localAccounts: false } });
    expect((await page("eleve.html?fd=1&login=true")).status).toBe(302);
    expect((await page("eleve.html?fd=1&bydlg=0")).status).toBe(302);
  });

  test("leaves the others where they are, and the list of spaces", async () => {
    emulator = await startSmall({ otherPortal: { url: cas, audiences: ["student"] } });
    for (const path of ["parent.html?fd=1", "mobile.parent.html?fd=1", "?fd=1", "mobile.html?fd=1"]) {
      // oxlint-disable-next-line no-await-in-loop -- one page after the other
      expect((await page(path)).status, path).toBe(200);
    }
    const delegated = emulator.pages.filter((one) => one.delegated === true).map((one) => one.audience);
    expect(delegated).toEqual(["student", "student"]);
  });
});

const manners = (Object.keys(profiles) as ProfileName[]).flatMap((profile) => {
  const allowed: readonly PackingName[] = profiles[profile].packings;
  return allowed.map((how) => [`${profile} ${how}`, { profile, ...packings[how] }] as const);
});

describe.each(manners)("the list of spaces in %s", (_name, manner) => {
  test.each([
    ["", 0, [3, 2, 13]],
    ["mobile.html", 9, [6, 7, 14]],
  ])("is on page “%s”, at the top of an answer without General", async (page, space, numbers) => {
    emulator = await startSchool(manner);
    const client = await RawClient.open(emulator, page);
    expect(client.space).toBe(space);
    const data = client.data(await client.openSession());
    expect(data).not.toHaveProperty("General");
    const { V: listed } = data["espaces"] as { V: Json[] };
    expect(listed.map((one) => one["G"])).toEqual(numbers);
    for (const one of listed)
      expect(emulator.pages.map(({ url }) => url)).toContain(`${emulator.url}/${String(one["url"])}`);
    expect(data).toMatchObject({ NomEtablissement: emulator.school.name });
  });
});

test("the desktop list of spaces does without a vector: key and vector stay as they were", async () => {
  emulator = await startSchool({ encrypt: true });
  const client = await RawClient.open(emulator, "");
  const answer = await client.call("FonctionParametres", { [client.names.payload]: {} });
  expect(client.data(answer)).toHaveProperty("espaces");
});

describe("the geolocation service", () => {
  const ask = (body: string, contentType = "application/x-www-form-urlencoded;charset=UTF-8") =>
    fetch(emulator.geolocationUrl, { method: "POST", headers: { "content-type": contentType }, body });
  const question = (lat: unknown, long: unknown) =>
    `data=${JSON.stringify({ nomFonction: "geoLoc", lat, long })}`;

  test("lists this server and others that are near, all in texts, in no order of distance", async () => {
    emulator = await startSchool({ root: "/vie/scolaire" });
    const listed = (await (await ask(question("47.2", "-1.55"))).json()) as Json[];
    expect(listed.map((one) => one["nomEtab"])).toEqual([
      emulator.school.name,
      "LYCEE DES TROIS PONTS ",
      "COLLEGE DE LA HAUTE SOURCE",
      "ECOLE DU MOULIN",
    ]);
    expect(listed[0]).toEqual({
      url: emulator.url,
      nomEtab: emulator.school.name,
      lat: "47.218371",
      long: "-1.553621",
      cp: "99999",
    });
    expect(emulator.requests.get("geolocation")).toBe(1);
    const there = await fetch(`${String(listed[0]?.["url"])}/InfoMobileApp.json`);
    expect(await there.json()).toMatchObject({ nomEtab: emulator.school.name });
  });

  test("says {} where there is nothing, and another list somewhere else", async () => {
    emulator = await startSchool();
    expect(await (await ask(question("0", "0"))).text()).toBe("{}");
    const listed = (await (await ask(question("45.75", "4.85"))).json()) as Json[];
    expect(listed.map((one) => one["nomEtab"])).toEqual(["LYCEE DE LA PORTE D'OR"]);
  });

  test("reads form-encoded questions as well, and lists the neighbours it was told of", async () => {
    const odd = { url: "https://0990009z.exemple.test", nomEtab: "SANS COORDONNEES" };
    const near = { ...odd, nomEtab: "VOISIN", lat: "47.21", long: "-1.55" };
    emulator = await startSchool({ neighbours: [odd, near] });
    const encoded = `data=${encodeURIComponent(question("47.2", "-1.55").slice(5))}`;
    const listed = (await (await ask(encoded)).json()) as Json[];
    expect(listed).toHaveLength(2);
    expect(listed).toContainEqual(near);
  });

  test.each([
    ["numbers instead of texts", question(47.2, -1.55), undefined],
    ["another function", 'data={"nomFonction":"geo","lat":"47.2","long":"-1.55"}', undefined],
    ["no field", '{"nomFonction":"geoLoc","lat":"47.2","long":"-1.55"}', undefined],
    ["JSON's own type", question("47.2", "-1.55"), "application/json"],
    ["a place that is none", question("147.2", "-1.55"), undefined],
    ["an empty place", question("", ""), undefined],
  ])("lists nothing for %s, and says why on the log", async (_what, body, contentType) => {
    emulator = await startSchool();
    expect(await (await ask(body, contentType)).text()).toBe("{}");
    expect(emulator.log).toContainEqual(expect.objectContaining({ kind: "refused", call: "geolocation" }));
  });
});
