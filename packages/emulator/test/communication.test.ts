import { afterEach, describe, expect, test } from "vitest";
import { type Emulator, type EmulatorOptions, type ProfileName, startEmulator } from "../src/index.js";
import { dig } from "./call-request.js";
import { type Json, RawClient } from "./raw-client.js";

let emulator: Emulator;
afterEach(() => emulator.close());

const received = { modesAffActus: { _T: 26, V: "[0]" } };
const everything = { avecMessage: true, avecLu: true, possessionMessageDiscussionUnique: null };

async function start(options: EmulatorOptions = {}): Promise<void> {
  emulator = await startEmulator({ seed: 7, today: "2026-01-15", ...options });
}

/** A session of one of the school's accounts, and its parameters. */
async function enter(login: string, page: string) {
  const client = await RawClient.open(emulator, page);
  await client.openSession();
  const password = emulator.accounts.find((account) => account.login === login)?.password ?? "";
  await client.authenticate(login, password);
  const answer = await client.call("ParametresUtilisateur", {});
  return { client, parameters: client.data(answer), signature: signatureOf(client, answer.root) };
}

function signatureOf(client: RawClient, root: Json): unknown {
  return root[client.names.signature];
}

function list(of: unknown, ...path: (string | number)[]): Json[] {
  return dig(of, ...path, "V") as Json[]; // tests look inside
}

const profiles: readonly ProfileName[] = ["2022", "2024.3.8", "2024-secure", "2025.2", "2026.1", "2026.2.5"];

describe.each(profiles)("a pupil's correspondence over the wire, %s", (profile) => {
  test("news, discussions, messages, people and the home page are read without a slip", async () => {
    await start({ profile });
    const { client } = await enter("camille.verdier", "mobile.eleve.html");
    const news = client.data(await client.ask("PageActualites", 8, received));
    const items = list(news, "listeModesAff", 0, "listeActualites");
    expect(items.map((item) => item["L"])).toContain("Choix du club");
    const isNew = profile.startsWith("2026");
    expect(items.every((item) => "nature" in item === isNew)).toBe(true);

    const threads = list(
      client.data(await client.ask("ListeMessagerie", 131, everything)),
      "listeMessagerie",
    );
    const trip = threads.find((node) => node["objet"] === "Voyage à Séville");
    const listePossessionsMessages = dig(trip, "listePossessionsMessages", "V");
    const data = { listePossessionsMessages, marquerCommeLu: false, nbMessagesVus: 20 };
    const messages = list(client.data(await client.ask("ListeMessages", 131, data)), "listeMessages");
    expect(messages).toHaveLength(3);

    const message = { N: dig(trip, "messagePourParticipants", "V", "N") };
    const people = { message, estPublicParticipant: true, estDestinatairesReponse: false };
    const participants = list(client.data(await client.ask("SaisiePublicMessage", 131, people)), "listeDest");
    expect(participants).toHaveLength(25);

    const teachers = client.data(
      await client.ask("ListeRessourcesPourCommunication", 131, { onglet: { N: 0, G: 3 } }),
    );
    expect(list(teachers, "listeRessourcesPourCommunication").length).toBeGreaterThan(5);

    const home = client.data(
      await client.ask("PageAccueil", 7, { avecConseilDeClasse: true, numeroSemaine: 20 }),
    );
    expect(home).toHaveProperty("travailAFaire");
    const centre = client.data(await client.ask("CentraleNotifications", 7));
    expect(list(centre, "liste")).toHaveLength(1);
    expect(emulator.log).toEqual([]);
  });
});

test("from 2026 on the questions of an information are asked for one by one, by a parent about each child", async () => {
  await start({ profile: "2026.2.5" });
  const { client, parameters } = await enter("sophie.verdier", "mobile.parent.html");
  const [child] = dig(parameters, "ressource", "listeRessources") as Json[]; // a bare list
  const member = { N: child?.["N"], G: 4 };
  const news = client.data(await client.ask("PageActualites", 8, received, member));
  const items = list(news, "listeModesAff", 0, "listeActualites").filter(
    (item) => !("listeQuestions" in item),
  );
  expect(items.length).toBeGreaterThan(3);
  for (const item of items) {
    const { N, G } = dig(item, "public", "V") as Json; // tests look inside
    const actualite = { N: item["N"], genrePublic: item["genrePublic"], public: { N, G } };
    const data = { actualite, genreRequeteActualite: 1, modeAffActu: 0 };
    const detail = client.data(await client.ask("PageActualites", 8, data, member));
    expect(list(detail, "detailsActualite", "listeQuestions")).toHaveLength(1);
  }
});

test("messages that were marked as read are read in the next session, and the counter has fallen", async () => {
  await start();
  const first = await enter("camille.verdier", "mobile.eleve.html");
  expect(first.signature).toMatchObject({ notifications: { compteurCentraleNotif: 7 } });
  const threads = list(
    first.client.data(await first.client.ask("ListeMessagerie", 131, everything)),
    "listeMessagerie",
  );
  const club = threads.find((node) => node["objet"] === "Journal du collège");
  const listePossessionsMessages = dig(club, "listePossessionsMessages", "V");
  const data = { listePossessionsMessages, marquerCommeLu: true, nbMessagesVus: 0 };
  const page = first.client.data(await first.client.ask("ListeMessages", 131, data));
  expect(page["nbMarquerLu"]).toBe(2);
  const navigated = await first.client.ask("Navigation", 131, { onglet: 131, ongletPrec: 7 });
  expect(signatureOf(first.client, navigated.root)).toMatchObject({
    notifications: { compteurCentraleNotif: 5 },
    notificationsCommunication: [
      { onglet: 131, nb: 2 },
      { onglet: 148, nb: 0 },
      { onglet: 8, nb: 3 },
    ],
  });
  const second = await enter("camille.verdier", "mobile.eleve.html");
  expect(second.signature).toMatchObject({ notifications: { compteurCentraleNotif: 5 } });
});

test("a message of another session ends the session, with number 22", async () => {
  await start();
  const first = await enter("camille.verdier", "mobile.eleve.html");
  const threads = list(
    first.client.data(await first.client.ask("ListeMessagerie", 131, everything)),
    "listeMessagerie",
  );
  const listePossessionsMessages = dig(threads[0], "listePossessionsMessages", "V");
  const { client } = await enter("camille.verdier", "mobile.eleve.html");
  const answer = await client.ask("ListeMessages", 131, { listePossessionsMessages });
  expect(answer.json["Erreur"]).toMatchObject({ G: 22 });
});

test("a page of news that the school has not is refused, and with it the session", async () => {
  await start({ schoolOptions: { missingTabs: [8] } });
  const { client } = await enter("camille.verdier", "mobile.eleve.html");
  const answer = await client.ask("PageActualites", 8, received);
  expect(answer.json["Erreur"]).toMatchObject({ G: 3 });
});

test("school life reads what it published, and asks whom it may write to", async () => {
  await start();
  const { client } = await enter("vie.scolaire", "mobile.viescolaire.html");
  const modes = { modesAffActus: { _T: 26, V: "[0..3]" } };
  const news = client.data(await client.ask("PageActualites", 8, modes));
  expect((news["listeModesAff"] as Json[]).map((mode) => mode["G"])).toEqual([0, 1, 2, 3]);
  const data = {
    genres: { _T: 26, V: "[4]" },
    pourMessagerie: true,
    sansFiltreSurEleve: false,
    avecFonctionPersonnel: true,
    avecInfoRencontresSepareesDesResponsables: false,
    avecInfoResponsablePreferentiel: false,
    avecUniquementResponsableDelegue: false,
    estCtxModeleActualite: false,
  };
  const pupils = client.data(await client.ask("ListePublics", 131, data));
  expect(list(pupils, "listePublics")).toHaveLength(96);
  expect(emulator.log).toEqual([]);
});
