import { spaces } from "@preau/wire";
import { afterEach, describe, expect, test } from "vitest";
import { opening } from "../src/calls/parameters.js";
import { timetable } from "../src/calls/timetable.js";
import { userParameters } from "../src/calls/user-parameters.js";
import { buildSchool, type Emulator, type ProfileName, startEmulator } from "../src/index.js";
import { hasPortrait, portrait } from "../src/world/portrait.js";
import { dig, openingOf, overTheWire, requestOf } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";

// What answers hold differs with the version; how they are packed is another matter.

const today = "2026-01-15";
const school = buildSchool({ seed: 7, today });
let emulator: Emulator;

/** A pupil's account, with a photo or without. */
function pupil(withPhoto: boolean) {
  const account = school.accounts.find(
    (one) => one.audience === "student" && one.disabled !== true && hasPortrait(one.personId) === withPhoto,
  );
  if (account === undefined) throw new Error("no such pupil in this school");
  return account;
}

const png = Buffer.from("89504e470d0a1a0a", "hex");

describe("General", () => {
  const general = (profile: ProfileName): Readonly<Json> => {
    const space = spaces.find((one) => one.page === "eleve.html");
    if (space === undefined) throw new Error("no such page");
    return opening.answer(openingOf({ school, profile }, space)).data;
  };

  test.each<[ProfileName, boolean]>([
    ["2022", true],
    ["2024.3.11", true],
    ["2025.2", true],
    ["2026.1", false],
    ["2026.2.5", false],
  ])("%s sends the keys that 2026 dropped: %s", (profile, isLong) => {
    const data = general(profile);
    for (const key of ["AnneeScolaire", "Police", "TaillePolice", "PremiereHeure", "urlAccesVideos"]) {
      expect(dig(data, "General", key) !== undefined).toBe(isLong);
    }
    expect(dig(data, "General", "heurePublicationObservationEspaceParents") === undefined).toBe(isLong);
    expect(data["versionAppliMobile"] === undefined).toBe(isLong);
  });

  test.each<[ProfileName, number]>([
    ["2022", 21],
    ["2024.3.11", 21],
    ["2025.2", 27],
    ["2026.2.5", 27],
  ])("%s writes the legal link as type %i", (profile, type) => {
    expect(dig(general(profile), "mentionsPagesPubliques", "lien", "_T")).toBe(type);
  });
});

describe("the timetable", () => {
  const lessons = (profile: ProfileName, login: string): Json[] => {
    const data = { ressource: { N: "46#" + personOf(login), L: "", G: 4 }, domaine: { _T: 8, V: "[1..44]" } };
    const ids = requestOf({ school, login }).ids;
    ids.issue(46, personOf(login));
    const page = overTheWire(timetable, { school, login, data, ids, profile, tab: 16 });
    return page["ListeCours"] as Json[]; // the page was served
  };
  const personOf = (login: string): string =>
    school.accounts.find((account) => account.login === login)?.personId ?? "";

  test.each<[ProfileName, unknown]>([
    ["2022", expect.stringMatching(/^https/)],
    ["2024.3.11", expect.stringMatching(/^https/)],
    ["2025.2", { _T: 23, V: expect.stringMatching(/^https/) as string }],
    ["2026.2.5", { _T: 23, V: expect.stringMatching(/^https/) as string }],
  ])("%s: the address of a virtual classroom", (profile, url) => {
    const logins = school.accounts.filter((one) => one.audience === "student").map((one) => one.login);
    const addresses = logins
      .flatMap((login) => lessons(profile, login))
      .flatMap((lesson) => (dig(lesson, "listeVisios", "V") ?? []) as Json[])
      .map((room) => room["url"]);
    expect(addresses.length).toBeGreaterThan(0);
    for (const address of addresses) expect(address).toEqual(url);
  });
});

test.each<[ProfileName, string, string]>([
  ["2022", "Logo", '{"_T":25,"V":'],
  ["2024.3.11", "Logo", '{"_T":25,"V":'],
  ["2025.2", "urlLogo", '{"_T":23,"V":'],
  ["2026.2.5", "urlLogo", '{"_T":23,"V":'],
])("%s: the school's logo is %s, %s…", (profile, key, start) => {
  const data = overTheWire(userParameters, { school, login: pupil(true).login, profile });
  const about = dig(data, "listeInformationsEtablissements", "V", 0) as Json; // a list of one school
  expect(Object.keys(about).filter((name) => /logo/i.test(name))).toEqual([key]);
  expect(JSON.stringify(about[key])).toMatch(new RegExp(`^${start.replaceAll(/[{}]/g, "\\$&")}`));
});

describe("photos", () => {
  afterEach(() => emulator.close());

  async function loggedIn(
    profile: ProfileName,
    account: { login: string; password: string },
    compress = false,
  ) {
    emulator = await startEmulator({ profile, school, today, compress });
    const client = await RawClient.open(emulator);
    await client.openSession();
    await client.authenticate(account.login, account.password);
    const answer = await client.call("ParametresUtilisateur", {});
    return { client, answer, person: client.data(answer)["ressource"] as Json };
  }

  /** Files that travel beside the secured part. */
  const filesOf = (answer: { json: Json }, key: string): Buffer[] =>
    ((dig(answer.json, key, "fichiers") ?? []) as string[]).map((file) => Buffer.from(file, "base64"));

  test.each<[ProfileName, string, boolean]>([
    ["2024.3.11", "donneesNonSec", false],
    ["2024.3.11", "donneesNonSec", true],
    ["2025.2", "dataNonSec", false],
    ["2026.2.5", "dataNonSec", true],
  ])("%s: come beside the answer, in %s, never encrypted (compress: %s)", async (profile, key, compress) => {
    const { answer, person } = await loggedIn(profile, pupil(true), compress);
    expect(person).toMatchObject({ avecPhoto: true, photoBase64: { _T: 25 } });
    const file = filesOf(answer, key)[Number(dig(person, "photoBase64", "V"))];
    expect(file?.subarray(0, 8)).toEqual(png);
    expect(emulator.log).toEqual([]);
  });

  test("the same answer asked for again brings the same files", async () => {
    emulator = await startEmulator({ school, today });
    const client = await RawClient.open(emulator);
    await client.openSession();
    await client.authenticate(pupil(true).login, pupil(true).password);
    const { url, init } = client.request("ParametresUtilisateur", {});
    const first = await (await fetch(url, init)).text();
    expect(first).toContain("fichiers");
    expect(await (await fetch(url, init)).text()).toBe(first);
  });

  test.each<ProfileName>(["2022", "2024.3.8"])("%s: are files of the session", async (profile) => {
    const { client, person } = await loggedIn(profile, pupil(true));
    expect(person).toMatchObject({ avecPhoto: true });
    expect(person).not.toHaveProperty("photoBase64");
    const fetchFile = (description: string, session = client.session) =>
      fetch(`${emulator.url}/FichiersExternes/${client.encrypt(description)}/photo.jpg?Session=${session}`);
    const good = await fetchFile(JSON.stringify({ N: person["N"], Actif: true }));
    expect(good.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await good.arrayBuffer()).subarray(0, 8)).toEqual(png);
    for (const [description, session] of [
      ["{}", client.session],
      ["no JSON", client.session],
      [JSON.stringify({ N: `46#${"x".repeat(43)}` }), client.session],
      [JSON.stringify({ N: person["N"] }), 12],
    ] as const) {
      expect((await fetchFile(description, session)).status).toBe(404);
    }
    expect(emulator.requests.get("file")).toBe(5);
    expect(client.counter).toBe(9);
    expect((await client.ask("Navigation", 7)).number).toBe(10);
  });

  test("who has none has no key that says so", async () => {
    const { person } = await loggedIn("2026.2.5", pupil(false));
    expect(person).not.toHaveProperty("avecPhoto");
    expect(person).not.toHaveProperty("photoBase64");
  });

  test("each child of a parent has a photo of its own, or none", async () => {
    const parent = school.parents.find((one) => one.childIds.length > 1);
    const account = school.accounts.find((one) => one.personId === parent?.id);
    if (parent === undefined || account === undefined) throw new Error("no parent of two");
    emulator = await startEmulator({ school, today });
    const client = await RawClient.open(emulator, "mobile.parent.html");
    await client.openSession();
    await client.authenticate(account.login, account.password);
    const answer = await client.call("ParametresUtilisateur", {});
    const children = dig(client.data(answer), "ressource", "listeRessources") as Json[]; // a parent's answer
    const files = filesOf(answer, "dataNonSec");
    const photos = children.map((child) => files[Number(dig(child, "photoBase64", "V"))]);
    expect(photos).toEqual(parent.childIds.map((id) => (hasPortrait(id) ? portrait(id) : undefined)));
    expect(photos).toContainEqual(expect.any(Buffer));
  });
});
