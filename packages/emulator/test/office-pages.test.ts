import { afterEach, describe, expect, test } from "vitest";
import {
  buildSchool,
  type Emulator,
  type EmulatorOptions,
  type ProfileName,
  profiles,
  startEmulator,
} from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";

// Pages about people, meals, documents and lesson contents, in every version and over a real socket.

const today = "2026-01-15";
const school = buildSchool({ seed: 7, today });
const everyProfile = Object.keys(profiles) as ProfileName[];
let emulator: Emulator;
afterEach(() => emulator.close());

async function loggedIn(login: string, page: string, options: EmulatorOptions = {}): Promise<RawClient> {
  emulator = await startEmulator({ school, today, ...options });
  const client = await RawClient.open(emulator, page);
  await client.openSession();
  await client.authenticate(login, "preau-demo");
  return client;
}

describe.each(everyProfile)("%s", (profile) => {
  test("answers all pages of a pupil", async () => {
    const client = await loggedIn("camille.verdier", "mobile.eleve.html", { profile });
    await client.call("ParametresUtilisateur", {});
    const ask = async (name: string, tab: number, data: Json = {}) =>
      client.data(await client.ask(name, tab, data));
    expect(
      dig(await ask("PageMenus", 10, { date: { _T: 7, V: "15/1/2026 0:0:0" } }), "ListeJours", "V"),
    ).toHaveLength(5);
    expect((dig(await ask("PageEquipePedagogique", 37), "liste", "V") as Json[]).length).toBeGreaterThan(8);
    expect(dig(await ask("PageInfosPerso", 49), "Informations")).toMatchObject({ nom: "VERDIER" });
    expect(dig(await ask("PageInfosPerso", 16), "iCal", "liste", "V")).toHaveLength(3);
    expect(
      (await ask("PageAgenda", 9, { avecEventsPasses: false, AvecListeClasses: false }))["ListeEvenements"],
    ).not.toEqual([]);
    expect(
      dig(await ask("DocumentsATelecharger", 148, { avecNotes: true }), "listeDocuments", "V"),
    ).toHaveLength(2);
    const book = await ask("PageCahierDeTexte", 89, { domaine: { _T: 8, V: "[18..19]" } });
    const entry = dig(book, "ListeCahierDeTextes", "V", 0);
    const cahierDeTextes = { N: dig(entry, "N") };
    const one = await ask("donneesContenusCDT", 89, { cahierDeTextes });
    expect(dig(one, "ListeCahierDeTextes", "V")).toEqual([entry]);
    expect(emulator.log).toEqual([]);
  });

  test("answers all pages of school life, photos included", async () => {
    const client = await loggedIn("vie.scolaire", "mobile.viescolaire.html", { profile });
    const user = client.data(await client.call("ParametresUtilisateur", {}));
    const [schoolClass] = dig(user, "listeClasses", "V") as Json[]; // staff have classes
    const classe = { N: schoolClass?.["N"], G: 1 };
    const ask = async (name: string, tab: number, data: Json) =>
      client.data(await client.ask(name, tab, data));
    const pupils = dig(await ask("ListeRessources", 105, { classe }), "listeRessources", "V") as Json[];
    expect(pupils).toHaveLength(24);
    const Eleve = { N: pupils[0]?.["N"], G: 4 };
    const file = await ask("FicheEleve", 105, { Eleve, AvecEleve: true, AvecResponsables: true });
    expect(dig(file, "Identite", "V", "nom")).toBe(pupils[0]?.["nom"]);
    expect((dig(file, "Responsables", "V") as Json[]).length).toBeGreaterThan(0);
    expect(
      (dig(await ask("PageEquipePedagogique", 37, { classe }), "liste", "V") as Json[]).length,
    ).toBeGreaterThan(8);
    for (const [tab, data] of [
      [77, { classe }],
      [142, {}],
      [143, {}],
      [179, { classe }],
    ] as const) {
      const board = dig(await ask("PageTrombinoscope", tab, data), "ListeRessources", "V") as Json[];
      const person = board.find(({ avecPhoto }) => avecPhoto === true);
      if (person === undefined) continue;
      const cipher = client.encrypt(JSON.stringify({ N: person["N"], Actif: true }));
      const photo = await fetch(
        `${emulator.url}/FichiersExternes/${cipher}/photo.jpg?Session=${client.session}`,
      );
      expect(photo.headers.get("content-type"), String(tab)).toBe("image/png");
    }
    expect(emulator.log).toEqual([]);
  });
});

test("undeclared fields are refused, and forgiven by a lenient server", async () => {
  for (const strict of [true, false]) {
    const client = await loggedIn("camille.verdier", "mobile.eleve.html", { strict });
    await client.call("ParametresUtilisateur", {});
    const answer = await client.ask("PageEquipePedagogique", 37, { periode: 1 });
    expect(answer.json["Erreur"] === undefined).toBe(!strict);
    expect(emulator.log).toMatchObject([{ kind: strict ? "refused" : "forgave" }]);
    if (strict) await emulator.close();
  }
});

test("a page that the school does not have is not granted", async () => {
  const client = await loggedIn("camille.verdier", "mobile.eleve.html", {
    schoolOptions: { missingTabs: [10] },
  });
  const user = client.data(await client.call("ParametresUtilisateur", {}));
  expect(JSON.stringify(user["listeOnglets"])).not.toContain('"G":10}');
  const answer = await client.ask("PageMenus", 10, { date: { _T: 7, V: "15/01/2026" } });
  expect(answer.json["Erreur"]).toMatchObject({ G: 3 });
});

test("what an earlier session was given is refused in a later one", async () => {
  const client = await loggedIn("vie.scolaire", "mobile.viescolaire.html");
  const first = client.data(await client.call("ParametresUtilisateur", {}));
  const stale = dig(first, "listeClasses", "V", 0, "N");
  const later = await RawClient.login(emulator, "vie.scolaire", "preau-demo", "mobile.viescolaire.html");
  const answer = await later.ask("ListeRessources", 105, { classe: { N: stale, G: 1 } });
  expect(answer.json["Erreur"]).toMatchObject({ G: 22 });
});
