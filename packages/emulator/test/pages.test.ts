import { afterEach, expect, test } from "vitest";
import { type Emulator, profileOf, profileOfVersion } from "../src/index.js";
import { startSmall } from "./small-school.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const draws = { sessionNumber: () => 4217739 };

async function page(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${emulator.url}${path}`, { headers, redirect: "manual" });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

const scripted = (argument: string) =>
  `<script>window.addEventListener("load", () => {try{Start (${argument});} catch (e) {IE.sendLogFailStart (4217739, e)}});</script>`;
const onload = (argument: string) =>
  `<body id="id_body" onload="try { Start (${argument}) } catch (e) { messageErreur (e) }">`;

test.each([
  { about: "2026, plain", profile: profileOf("2026.2.5"), start: scripted('{"h":4217739,"a":6}') },
  {
    about: "2026, encrypted",
    profile: profileOf("2026.2.5", { encrypt: true }),
    start: scripted('{"h":4217739,"CrA":true,"a":6}'),
  },
  {
    about: "2026, compressed",
    profile: profileOf("2026.2.5", { compress: true }),
    start: scripted('{"h":4217739,"CrA":true,"CoA":true,"a":6}'),
  },
  { about: "2025, plain", profile: profileOf("2025.2"), start: onload("{h:4217739,a:6}") },
  {
    about: "2025, compressed",
    profile: profileOf("2025.2", { compress: true }),
    start: onload("{h:4217739,CrA:true,CoA:true,a:6}"),
  },
  {
    about: "2024, plain, which has to be said there",
    profile: profileOfVersion([2024, 3, 11]),
    start: onload("{h:'4217739',sCrA:true,sCoA:true,a:6}"),
  },
  {
    about: "2024, compressed, which is the silent default",
    profile: profileOfVersion([2024, 3, 11], { compress: true }),
    start: onload("{h:'4217739',a:6}"),
  },
])("$about: Start as that version writes it", async ({ profile, start }) => {
  emulator = await startSmall({ profile, draws });
  const { text, headers, status } = await page("/mobile.eleve.html?fd=1");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toMatch(/^text\/html/);
  expect(text).toContain(start);
  expect(text.match(/[^a-z]Start \(/gi)).toHaveLength(1);
  expect(text).not.toContain("false");
  expect(headers.get("server")).toBe(`PRONOTE ${profile.version.join(".")}`);
  expect(text).toContain(`>PRONOTE ${profile.version.slice(0, 3).join(".")}<`);
});

test("a demonstration server says so", async () => {
  emulator = await startSmall({ demonstration: true, draws });
  expect((await page("/eleve.html?fd=1")).text).toContain(scripted('{"h":4217739,"d":true,"a":3}'));
});

test.each([
  ["", 0],
  ["/", 0],
  ["/mobile.html", 9],
  ["/eleve.html", 3],
  ["/mobile.eleve.html", 6],
  ["/parent.html", 2],
  ["/mobile.parent.html", 7],
  ["/viescolaire.html", 13],
  ["/mobile.viescolaire.html", 14],
  ["/Mobile.Eleve.HTML", 6],
])("“%s” opens a session of space %i", async (path, space) => {
  emulator = await startSmall();
  expect((await page(`${path}?fd=1&login=true`)).text).toMatch(
    new RegExp(`Start \\(\\{"h":\\d{7},"a":${space}\\}\\)`),
  );
  expect(emulator.sessions).toBe(1);
});

test("every page opens a session of its own", async () => {
  emulator = await startSmall();
  const numbers = await Promise.all(
    Array.from({ length: 20 }, async () => /"h":(\d+)/.exec((await page("/eleve.html?fd=1")).text)?.[1]),
  );
  expect(new Set(numbers).size).toBe(20);
  expect(emulator.requests.get("page")).toBe(20);
});

test.each([
  "/professeur.html",
  "/direction.html",
  "/nothing",
  "/a/b",
  "/FichiersExternes/00/x.pdf?Session=1",
])("“%s” is no page of this school", async (path) => {
  emulator = await startSmall();
  const { status, text } = await page(path);
  expect(status).toBe(404);
  expect(text).toContain("La page demandée n'existe pas");
  expect(emulator.sessions).toBe(0);
});

test("the list of spaces links to the pages of its flavour", async () => {
  emulator = await startSmall();
  const links = async (path: string) =>
    [...(await page(path)).text.matchAll(/href="([^"]+)"/g)].map((match) => match[1]);
  expect(await links("?fd=1")).toEqual(["eleve.html", "parent.html", "viescolaire.html"]);
  expect(await links("/mobile.html?fd=1")).toEqual([
    "mobile.eleve.html",
    "mobile.parent.html",
    "mobile.viescolaire.html",
  ]);
});

test("without fd=1, only browsers are given a session", async () => {
  emulator = await startSmall();
  const unsupported = await page("/eleve.html", { "user-agent": "node" });
  expect(unsupported.text).toContain("navigateur");
  expect(unsupported.text).not.toContain("Start");
  expect(emulator.sessions).toBe(0);
  const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  expect((await page("/eleve.html", { "user-agent": browser })).text).toContain("Start (");
  await emulator.close();
  emulator = await startSmall({ userAgentFilter: false });
  expect((await page("/eleve.html", { "user-agent": "node" })).text).toContain("Start (");
});

test("no page but the suspended one holds the two capitals that some clients take for a suspension", async () => {
  emulator = await startSmall();
  for (const path of ["?fd=1", "/eleve.html?fd=1", "/eleve.html", "/nothing", "/InfoMobileApp.json"]) {
    const { text } = await page(path);
    // The school's own name holds them, in its capitals.
    if (!path.endsWith(".json")) expect(text).not.toContain("IP");
  }
  emulator.suspend();
  expect((await page("/eleve.html?fd=1")).text).toContain("Votre adresse IP est provisoirement suspendue");
});

test.each(["/InfoMobileApp.json", "/infoMobileApp.json?id=0D264427-EEFC-4810-A9E9-346942A862A4"])(
  "%s describes the school",
  async (path) => {
    emulator = await startSmall({ today: "2026-11-21" });
    const { text, headers } = await page(path);
    expect(headers.get("content-type")).toMatch(/json/);
    expect(text).toMatch(/^[\u0020-\u007e]+$/);
    expect(JSON.parse(text)).toEqual({
      modeModif: true,
      version: [2026, 2, 5, 6],
      date: expect.stringMatching(/^2026-11-2[01]T\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      espaces: [
        { nom: "Espace Élèves", URL: "mobile.eleve.html", genreEspace: 6 },
        { nom: "Espace Parents", URL: "mobile.parent.html", genreEspace: 7 },
        { nom: "Espace Vie scolaire", URL: "mobile.viescolaire.html", genreEspace: 14 },
      ],
      CAS: { actif: false, casURL: "" },
      nomEtab: "COLLEGE PHILIPPE EXEMPLE",
      collectivite: { L: "Collectivite", genreCollectivite: 0 },
    });
    expect(emulator.sessions).toBe(0);
    expect(emulator.requests).toEqual(new Map([["info", 1]]));
  },
);

test.each([
  ["", ""],
  ["/", ""],
  ["/a/b", "/a/b"],
  ["a/b/", "/a/b"],
])("the root may be “%s”", async (root, path) => {
  emulator = await startSmall({ root });
  expect(new URL(emulator.url).pathname.replace(/^\/$/, "")).toBe(path);
  expect(emulator.url).not.toMatch(/\/$/);
  expect((await page("/eleve.html?fd=1")).text).toContain("Start (");
  expect((await page("/?fd=1")).text).toContain("Start (");
  expect((await page("?fd=1")).text).toContain("Start (");
  expect((await page("/infomobileapp.json")).status).toBe(200);
  expect(emulator.pages[0]?.url).toBe(`${emulator.url}/eleve.html`);
});

test("answers are gzipped for those who accept it, and only for them", async () => {
  emulator = await startSmall();
  const zipped = await page("/eleve.html?fd=1", { "accept-encoding": "gzip, deflate, br" });
  expect(zipped.headers.get("content-encoding")).toBe("gzip");
  expect(zipped.text).toContain("Start (");
  const plain = await page("/eleve.html?fd=1", { "accept-encoding": "identity" });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(plain.text).toContain("Start (");
});

test("an official page's report of its own failure is taken and not read", async () => {
  emulator = await startSmall();
  const answer = await fetch(`${emulator.url}/LogClientLeger`, {
    method: "POST",
    body: '{"ns":1,"msg":"x"}',
  });
  expect(answer.status).toBe(200);
});
