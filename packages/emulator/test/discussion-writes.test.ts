import { afterEach, describe, expect, test } from "vitest";
import type { Emulator, EmulatorOptions, ProfileName } from "../src/index.js";
import { dig } from "./call-request.js";
import type { Json } from "./raw-client.js";
import { upload } from "./upload.js";
import { list, refusedWrite, startSchool, Writer } from "./writers.js";

let emulator: Emulator;
afterEach(() => emulator.close());

async function enter(login: string, options: EmulatorOptions = {}): Promise<Writer> {
  emulator = await startSchool(options);
  return Writer.enter(emulator, login);
}

/** The login of school life. */
const counsellor = () => emulator.accounts.find(({ audience }) => audience === "school-life")?.login ?? "";

async function threads(writer: Writer): Promise<Json[]> {
  const data = { avecMessage: false, avecLu: true, possessionMessageDiscussionUnique: null };
  return list(await writer.read("ListeMessagerie", 131, data), "listeMessagerie");
}

async function thread(writer: Writer, subject: string): Promise<Json> {
  const found = (await threads(writer)).find(({ objet }) => objet === subject);
  if (found === undefined) throw new Error(`no discussion is called ${subject}`);
  return found;
}

const possessions = (of: Json) => ({ listePossessionsMessages: list(of, "listePossessionsMessages") });

function page(writer: Writer, of: Json): Promise<Json> {
  return writer.read("ListeMessages", 131, { ...possessions(of), marquerCommeLu: false, nbMessagesVus: 0 });
}

/** Labels of a discussion, by `G`: 5 is the bin, 2 the archive. */
async function places(writer: Writer, subject: string): Promise<unknown[]> {
  const data = { avecMessage: false, avecLu: true, possessionMessageDiscussionUnique: null };
  const all = await writer.read("ListeMessagerie", 131, data);
  const of = list(all, "listeMessagerie").find(({ objet }) => objet === subject);
  const borne = of?.["listeEtiquettes"] === undefined ? [] : list(of, "listeEtiquettes");
  return borne.map(({ N }) => list(all, "listeEtiquettes").find((label) => label["N"] === N)?.["G"]);
}

async function staff(writer: Writer): Promise<Json[]> {
  const data = { onglet: { N: 0, G: 34 } };
  return list(
    await writer.read("ListeRessourcesPourCommunication", 131, data),
    "listeRessourcesPourCommunication",
  );
}

const letter = (to: Json | undefined, more: Json = {}) => ({
  objet: "Absence de mardi",
  contenu: "Bonjour, je serai absente mardi matin.",
  estCreationCarnetLiaison: false,
  listeFichiers: [],
  listeDestinataires: [{ N: to?.["N"], G: to?.["G"], E: 2 }],
  ...more,
});

const command = (commande: string, of: Json, more: Json = {}) => ({ commande, ...possessions(of), ...more });

async function answer(writer: Writer, of: Json, text: unknown, more: Json = {}) {
  const shown = await page(writer, of);
  return writer.write("SaisieMessage", 131, {
    messagePourReponse: { N: dig(shown, "messagePourReponse", "V", "N"), G: 0 },
    contenu: text,
    bouton: { N: 0, G: 1 },
    brouillon: { N: -1001, E: 1 },
    genreDiscussion: 0,
    listeFichiers: [],
    ...more,
  });
}

const profiles: readonly ProfileName[] = ["2022", "2024.3.8", "2025.2", "2026.2.5"];

describe.each(profiles)("a discussion, %s", (profile) => {
  test("is started, is there for whom it is for, and is answered", async () => {
    const camille = await enter("camille.verdier", { profile });
    const [first] = await staff(camille);
    const report = await camille.write("SaisieMessage", 131, letter(first));
    expect(report).toEqual({ messageToast: "Votre message a été envoyé", estCreationDiscussion: true });
    const own = await thread(camille, "Absence de mardi");
    expect(own).not.toHaveProperty("initiateur");
    expect(dig(list(await page(camille, own), "listeMessages")[0], "contenu")).toBe(
      "Bonjour, je serai absente mardi matin.",
    );

    const guet = await Writer.enter(emulator, counsellor());
    const theirs = await thread(guet, "Absence de mardi");
    expect(theirs).toMatchObject({ nbNonLus: 1, lu: false });
    const html = { _T: 21, V: "<div>C'est noté.</div>" };
    expect(await answer(guet, theirs, html, { bouton: { N: 0, G: 0 } })).toEqual({
      messageToast: "Votre message a été envoyé",
    });
    const messages = list(await page(camille, await thread(camille, "Absence de mardi")), "listeMessages");
    expect(messages.map(({ emetteur }) => emetteur)).toEqual([false, true]);
    expect(messages[0]).toMatchObject({ estHTML: true, contenu: html, lu: false });
    expect(emulator.changes.map(({ login, what }) => [login, what.split(" ")[0]])).toEqual([
      ["camille.verdier", "started"],
      [counsellor(), "sent"],
    ]);
    expect(emulator.log).toEqual([]);
  });

  test("carries the files that were sent ahead, byte for byte", async () => {
    const camille = await enter("camille.verdier", { profile });
    const [first] = await staff(camille);
    const bytes = new TextEncoder().encode("mot des parents");
    await upload(camille.client, { call: "SaisieMessage", bytes, id: "f1" });
    const listeFichiers = [{ N: -1001, E: 1, L: "mot.txt", G: 1, idFichier: "f1", nomFichier: "mot.txt" }];
    await camille.write("SaisieMessage", 131, letter(first, { listeFichiers }));
    const guet = await Writer.enter(emulator, counsellor());
    const [message] = list(await page(guet, await thread(guet, "Absence de mardi")), "listeMessages");
    const [file] = list(message, "listeDocumentsJoints");
    expect(file).toMatchObject({ L: "mot.txt", G: 1 });
    const hex = guet.client.encrypt(JSON.stringify({ N: file?.["N"], Actif: true }));
    const served = await fetch(
      `${emulator.url}/FichiersExternes/${hex}/mot.txt?Session=${guet.client.session}`,
    );
    expect(await served.text()).toBe("mot des parents");
  });
});

describe("an answer", () => {
  test("reaches everybody, or the sender alone, by its button", async () => {
    const camille = await enter("camille.verdier");
    const trip = await thread(camille, "Voyage à Séville");
    await answer(camille, trip, "À tous");
    // The oldest message is the teacher's.
    const oldest = list(await page(camille, trip), "listeMessages").at(-1);
    await answer(camille, trip, "Au professeur", {
      messagePourReponse: { N: oldest?.["N"], G: 0 },
      bouton: { N: 0, G: 0 },
    });
    const texts = async (writer: Writer) =>
      list(await page(writer, await thread(writer, "Voyage à Séville")), "listeMessages").map(
        ({ contenu }) => contenu,
      );
    expect(await texts(camille)).toEqual(expect.arrayContaining(["À tous", "Au professeur"]));
    const ines = await texts(await Writer.enter(emulator, "ines.bennouna"));
    expect(ines).toContain("À tous");
    expect(ines).not.toContain("Au professeur");
  });

  test("in the wrong form is an empty message, and an empty one is refused", async () => {
    const camille = await enter("camille.verdier");
    const trip = await thread(camille, "Voyage à Séville");
    await answer(camille, trip, { _T: 21, V: "<div>Bonjour</div>" });
    const messages = list(await page(camille, await thread(camille, "Voyage à Séville")), "listeMessages");
    expect(messages[0]).toMatchObject({ contenu: "", emetteur: true });
    expect(await answer(camille, trip, " ")).toEqual(refusedWrite("Le message est vide."));
  });

  test("to a closed discussion, or one that was left, is refused", async () => {
    const guet = await enterStaff();
    await guet.write("SaisieMessage", 131, letterToFamilies(await families(guet)));
    const camille = await Writer.enter(emulator, "camille.verdier");
    const theirs = await thread(camille, "Sortie");
    const shown = await page(camille, theirs);
    const target = { messagePourReponse: { N: dig(shown, "messagePourReponse", "V", "N"), G: 0 } };
    const own = await thread(guet, "Sortie");
    expect(
      await guet.write("SaisieMessage", 131, command("pourOuvrirFermer", own, { ouvrir: false })),
    ).toEqual({});
    expect(await thread(camille, "Sortie")).toMatchObject({ ferme: true });
    const reply = { ...target, contenu: "Merci", listeFichiers: [] };
    expect(await camille.write("SaisieMessage", 131, reply)).toEqual(
      refusedWrite("Cette discussion est fermée."),
    );
    await guet.write("SaisieMessage", 131, command("pourOuvrirFermer", own, { ouvrir: true }));
    const possessionMessage = { N: dig(theirs, "dernierPossessionMessage", "V", "N") };
    const leave = { commande: "entrerSortirDiscussion", possessionMessage, estSorti: false };
    expect(await camille.write("SaisieMessage", 131, leave)).toEqual({});
    expect(await thread(camille, "Sortie")).toMatchObject({ estSorti: true });
    expect(await camille.write("SaisieMessage", 131, reply)).toEqual(
      refusedWrite("Vous avez quitté cette discussion."),
    );
    await camille.write("SaisieMessage", 131, { ...leave, estSorti: true });
    expect(await camille.write("SaisieMessage", 131, reply)).toMatchObject({
      messageToast: expect.any(String) as string,
    });
  });
});

/** A session of school life, which has the advanced messaging. */
async function enterStaff(options: EmulatorOptions = {}): Promise<Writer> {
  emulator = await startSchool(options);
  return Writer.enter(emulator, counsellor());
}

async function families(writer: Writer): Promise<Json[]> {
  const data = { genres: { _T: 26, V: "[4]" }, pourMessagerie: true };
  return list(await writer.read("ListePublics", 131, data), "listePublics");
}

const letterToFamilies = (people: readonly Json[]) => ({
  ...letter(undefined, { objet: "Sortie", contenu: { _T: 21, V: "<div>Demain</div>" } }),
  listeDestinataires: people.map(({ N, G }) => ({ N, G, E: 2 })),
});

describe("what one keeps of a discussion", () => {
  test("is read and unread", async () => {
    const camille = await enter("camille.verdier");
    const trip = await thread(camille, "Voyage à Séville");
    expect(trip).toMatchObject({ nbNonLus: 1 });
    await camille.write("SaisieMessage", 131, command("pourLu", trip, { lu: true }));
    expect(await thread(camille, "Voyage à Séville")).toMatchObject({ nbNonLus: 0, lu: true });
    await camille.write("SaisieMessage", 131, command("pourLu", trip, { lu: false }));
    expect((await thread(camille, "Voyage à Séville"))["nbNonLus"]).toBeGreaterThan(1);
    const ines = await Writer.enter(emulator, "ines.bennouna");
    expect(await thread(ines, "Voyage à Séville")).toBeDefined();
  });

  test("goes to the bin, comes back, and is removed only from the bin, for oneself alone", async () => {
    const camille = await enter("camille.verdier");
    const subject = "Voyage à Séville";
    const trip = await thread(camille, subject);
    const write = (name: string) => camille.write("SaisieMessage", 131, command(name, trip));
    expect(await write("suppression")).toEqual(refusedWrite("Cette discussion n'est pas dans la corbeille."));
    expect(await write("corbeille")).toEqual({});
    expect(await places(camille, subject)).toContain(5);
    expect(await write("restauration")).toEqual({});
    expect(await places(camille, subject)).not.toContain(5);
    await write("corbeille");
    expect(await write("suppression")).toEqual({});
    await expect(thread(camille, subject)).rejects.toThrow("no discussion");
    expect(await write("suppression")).toEqual(refusedWrite("Cette discussion n'existe plus."));
    expect(await thread(await Writer.enter(emulator, "ines.bennouna"), subject)).toBeDefined();
  });

  test("the bin is emptied", async () => {
    const camille = await enter("camille.verdier");
    const count = (await threads(camille)).length;
    await camille.write("SaisieMessage", 131, { commande: "viderCorbeille" });
    expect((await threads(camille)).length).toBeLessThan(count);
  });

  test("is archived with the advanced messaging alone", async () => {
    const guet = await enterStaff();
    const [one = {}] = await threads(guet);
    const subject = String(one["objet"]);
    await guet.write("SaisieMessage", 131, command("archive", one, { archiver: true }));
    expect(await places(guet, subject)).toContain(2);
    await guet.write("SaisieMessage", 131, command("archive", one, { archiver: false }));
    expect(await places(guet, subject)).not.toContain(2);
    const camille = await Writer.enter(emulator, "camille.verdier");
    const trip = await thread(camille, "Voyage à Séville");
    const refused = await camille.ask("SaisieMessage", 131, command("archive", trip, { archiver: true }));
    expect(camille.signature(refused)).toMatchObject({ Erreur: true });
  });

  test("bears labels of one's own, which are made, changed and taken away", async () => {
    const guet = await enterStaff();
    const [one = {}] = await threads(guet);
    const made = await guet.ask("SaisieEtiquetteMessage", 131, { commande: "creation", libelle: "À faire" });
    const etiquette = dig(made.root, "RapportSaisie", "etiquetteCree", "V") as Json;
    const reference = { N: etiquette["N"] };
    const label = async () =>
      list(
        await guet.read("ListeMessagerie", 131, { avecMessage: false, avecLu: true }),
        "listeEtiquettes",
      ).find(({ N }) => N === etiquette["N"]);
    expect(await label()).toMatchObject({ L: "À faire", G: 0 });
    const write = (commande: string, more: Json) =>
      guet.write("SaisieEtiquetteMessage", 131, { commande, etiquette: reference, ...more });
    await write("libelle", { libelle: "Urgent" });
    await write("abr", { abr: "UR" });
    await write("couleur", { couleur: "#FF8800" });
    expect(await label()).toMatchObject({ L: "Urgent", abr: "UR", couleur: "#FF8800" });
    const assign = (more: Json) =>
      guet.write("SaisieEtiquetteMessage", 131, command("modifierEtiquettesMessages", one, more));
    expect(await assign({ listeEtiquettesPlus: [reference], listeEtiquettesMoins: [] })).toEqual({});
    const borne = async () =>
      list(await thread(guet, String(one["objet"])), "listeEtiquettes").map(({ N }) => N);
    expect(await borne()).toContain(etiquette["N"]);
    await write("suppression", {});
    expect(await label()).toBeUndefined();
    const camille = await Writer.enter(emulator, "camille.verdier");
    const refused = await camille.ask("SaisieEtiquetteMessage", 131, {
      commande: "creation",
      libelle: "À moi",
    });
    expect(camille.signature(refused)).toMatchObject({ Erreur: true });
  });
});

describe("a draft", () => {
  test("of an answer is kept, changed and sent, and gone after that", async () => {
    const camille = await enter("camille.verdier");
    const subject = "Voyage à Séville";
    const trip = await thread(camille, subject);
    const target = { N: dig(await page(camille, trip), "messagePourReponse", "V", "N"), G: 0 };
    const draft = async () =>
      dig(await page(camille, await thread(camille, subject)), "brouillon", "V") as Json;
    const before = await draft();
    const keep = (contenu: string) =>
      camille.write("SaisieMessage", 131, {
        commande: "brouillon",
        brouillon: { N: before["N"], E: 2 },
        messagePourReponse: target,
        contenu,
        objet: "",
        listeDestinataires: [],
        listeFichiers: [],
      });
    expect(await keep("Merci, je la rapporte demain.")).toEqual({});
    expect(await draft()).toMatchObject({ N: before["N"], contenu: "Merci, je la rapporte demain." });
    await answer(camille, trip, "Merci, je la rapporte demain.", { brouillon: { N: before["N"] } });
    expect(await draft()).toBeUndefined();
  });

  test("of a discussion is kept, sent or removed", async () => {
    const camille = await enter("camille.verdier");
    const [first] = await staff(camille);
    const write = (more: Json) =>
      camille.write("SaisieMessage", 131, { ...letter(first), messagePourReponse: null, ...more });
    await write({ commande: "brouillon", brouillon: { N: -1001, E: 1 } });
    const kept = await thread(camille, "Absence de mardi");
    expect(kept).toMatchObject({ nbBrouillons: 1, nombreMessages: 1 });
    const n = dig(await page(camille, kept), "brouillon", "V", "N");
    expect(await write({ brouillon: { N: n } })).toMatchObject({ estCreationDiscussion: true });
    const sent = (await threads(camille)).filter(({ objet }) => objet === "Absence de mardi");
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toHaveProperty("nbBrouillons");
    await write({ commande: "brouillon", brouillon: null, objet: "Plus tard" });
    await camille.write("SaisieMessage", 131, command("suppression", await thread(camille, "Plus tard")));
    await expect(thread(camille, "Plus tard")).rejects.toThrow("no discussion");
  });
});

describe("who may write", () => {
  test("only to those who may be written to, to somebody, with a subject that is not too long", async () => {
    const camille = await enter("camille.verdier");
    const [first] = await staff(camille);
    const self = { N: dig(camille.parameters, "ressource", "N"), G: 4 };
    const write = (more: Json) => camille.write("SaisieMessage", 131, letter(first, more));
    expect(await write({ listeDestinataires: [] })).toEqual(
      refusedWrite("Il faut au moins un destinataire."),
    );
    expect(await write({ listeDestinataires: [self] })).toEqual(
      refusedWrite("Il faut au moins un destinataire."),
    );
    expect(await write({ objet: "x".repeat(201) })).toEqual(refusedWrite("L'objet est trop long."));
    expect(emulator.changes).toEqual([]);
  });

  test.each([{ forbidDiscussions: true }, { withoutDiscussions: ["student" as const] }])(
    "nobody where the school says so: %o",
    async (schoolOptions) => {
      const camille = await enter("camille.verdier", { schoolOptions });
      const [first] = list(await camille.read("PageEquipePedagogique", 37), "liste");
      const refused = await camille.ask("SaisieMessage", 131, letter(first));
      expect(camille.signature(refused)).toMatchObject({ Erreur: true });
      expect(emulator.changes).toEqual([]);
    },
  );

  test("a pupil does not close what somebody else started, nor give it another subject", async () => {
    const camille = await enter("camille.verdier", { schoolOptions: { advancedDiscussions: ["student"] } });
    const trip = await thread(camille, "Voyage à Séville");
    const refused = refusedWrite("Seule la personne qui a commencé cette discussion peut faire cela.");
    expect(
      await camille.write("SaisieMessage", 131, command("pourOuvrirFermer", trip, { ouvrir: false })),
    ).toEqual(refused);
    const possessionMessage = { N: dig(trip, "dernierPossessionMessage", "V", "N") };
    const other = { commande: "modificationObjetDiscussion", possessionMessage, objet: "À moi" };
    expect(await camille.write("SaisieMessage", 131, other)).toEqual(refused);
  });

  test("a discussion bears the subject that its starter gives it, for everybody", async () => {
    const camille = await enter("camille.verdier");
    const [first] = await staff(camille);
    await camille.write("SaisieMessage", 131, letter(first));
    const own = await thread(camille, "Absence de mardi");
    const possessionMessage = { N: dig(own, "dernierPossessionMessage", "V", "N") };
    const other = { commande: "modificationObjetDiscussion", possessionMessage, objet: "Mercredi" };
    expect(await camille.write("SaisieMessage", 131, other)).toEqual({});
    expect(await thread(await Writer.enter(emulator, counsellor()), "Mercredi")).toBeDefined();
  });

  test("an unknown command ends the session, so that a test notices", async () => {
    const camille = await enter("camille.verdier");
    const { json } = await camille.ask("SaisieMessage", 131, { commande: "archiver" });
    expect(json).toMatchObject({ Erreur: { G: 21 } });
  });
});
