import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice, requestOf } from "../../test/call-request.js";
import { buildSchool } from "../world/build.js";
import { aSchool } from "../world/builders.js";
import { discussionList } from "./discussions.js";
import { messageList } from "./messages.js";
import { messagePublic } from "./recipients.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });

type Json = Record<string, unknown>;

/** One person at the messaging: what was issued to them once holds from call to call. */
function at(login: string, choice: Partial<RequestChoice> = {}) {
  const ids = new PlainIds();
  const own = { school, login, tab: 131, ids, ...choice };
  const list = (data: Json = {}) =>
    overTheWire(discussionList, { ...own, data: { avecMessage: true, avecLu: true, ...data } });
  const nodes = (data: Json = {}): Json[] => dig(list(data), "listeMessagerie", "V") as Json[]; // tests look inside
  const thread = (subject: string): Json => {
    const found = nodes().find((node) => node["objet"] === subject && node["profondeur"] === 0);
    if (found === undefined) throw new Error(`no discussion about ${subject}`);
    return found;
  };
  const messages = (subject: string, data: Json = {}): Json => {
    const possessions = dig(thread(subject), "listePossessionsMessages", "V");
    return overTheWire(messageList, { ...own, data: { listePossessionsMessages: possessions, ...data } });
  };
  const people = (message: unknown): Json => overTheWire(messagePublic, { ...own, data: { message } });
  return { ids, list, nodes, thread, messages, people, own };
}

function entries(of: Json, key: string): Json[] {
  return dig(of, key, "V") as Json[]; // tests look inside
}

describe("the list of discussions", () => {
  test("has a discussion with all its keys", () => {
    const camille = school.accounts[0]?.personId ?? "";
    const possession = (rank: number) => ({ N: `112#possession:${camille}:message:thread:trip:${rank}` });
    const teacher = at("camille.verdier").thread("Voyage à Séville")["initiateur"];
    expect(teacher).toMatch(/^M(?:me|\.) [A-Z]/);
    expect(at("camille.verdier").thread("Voyage à Séville")).toEqual({
      N: "87#thread:trip",
      estUneDiscussion: true,
      objet: "Voyage à Séville",
      nombreMessages: 4,
      nbBrouillons: 1,
      listePossessionsMessages: { _T: 24, V: [possession(1), possession(2), possession(3)] },
      avecReponse: true,
      messagePourParticipants: { _T: 24, V: { N: "87#message:thread:trip:1" } },
      dernierPossessionMessage: { _T: 24, V: possession(3) },
      messageFenetre: { _T: 24, V: { N: "87#message:thread:trip:3", G: 0 } },
      public: `${String(teacher)} et 23 autres`,
      nbPublic: 24,
      libelleDate: "mercredi 14h05",
      fermable: false,
      estNonPossede: false,
      lu: false,
      nbNonLus: 1,
      listeEtiquettes: { _T: 24, V: [{ N: "57#folder:drafts" }] },
      profondeur: 0,
      initiateur: teacher,
      genreDiscussion: 0,
      avecIODicussion: true,
    });
  });

  test("is a tree laid flat: messages and asides name the discussion that they belong to", () => {
    const nodes = at("sophie.verdier").nodes();
    const index = nodes.findIndex((node) => node["objet"] === "Conseil de la vie collégienne");
    const below = nodes.filter((node) => node["indicePere"] === index);
    expect(below.map((node) => node["profondeur"])).toEqual([1, 1, 1, 1]);
    expect(below.map((node) => node["estUneDiscussion"] === true)).toEqual([false, true, false, false]);
    expect(below.map((node) => node["lu"])).toEqual([false, true, true, true]);
    expect(nodes[index]).not.toHaveProperty("indicePere");
    expect(below[1]).toMatchObject({
      objet: "Conseil de la vie collégienne",
      initiateur: "Mme MARCHEVAL N.",
      nbPublic: 1,
      nombreMessages: 1,
      libelleDate: "mer. 07/01/26 09h05",
    });
  });

  test("has discussions alone when messages are not asked for", () => {
    const nodes = at("sophie.verdier").nodes({ avecMessage: false });
    expect(nodes.every((node) => node["estUneDiscussion"] === true && node["profondeur"] === 0)).toBe(true);
    expect(nodes.length).toBeGreaterThan(2);
  });

  test("has only unread ones when those alone are asked for, neither drafts nor the bin", () => {
    const nodes = at("camille.verdier").nodes({ avecLu: false, avecMessage: false });
    expect(nodes.map((node) => node["objet"])).toEqual([
      "Journal du collège",
      "Voyage à Séville",
      "Matériel des 4C",
    ]);
    expect(nodes.every((node) => Number(node["nbNonLus"]) > 0)).toBe(true);
  });

  test("has one discussion when one is asked for by a message", () => {
    const person = at("camille.verdier");
    const possessionMessageDiscussionUnique = dig(
      person.thread("Certificat de scolarité"),
      "dernierPossessionMessage",
      "V",
    );
    const nodes = person.nodes({ possessionMessageDiscussionUnique, avecMessage: false });
    expect(nodes.map((node) => node["objet"])).toEqual(["Certificat de scolarité"]);
  });

  test("has those with one of some people, or with all of them, when people are named", () => {
    const person = at("vie.scolaire");
    const subjects = (personIds: string[], uniquementMessagesCommuns: boolean) => {
      const listeRessources = personIds.map((id) => ({ N: person.ids.issue(128, id), G: 5 }));
      return person
        .nodes({ avecMessage: false, listeRessources, uniquementMessagesCommuns })
        .map((node) => node["objet"]);
    };
    const some = ["Clé oubliée", "Retard", "Conseil de la vie collégienne", "Votre messagerie"];
    expect(subjects(["parent:1", "parent:2"], false)).toEqual(some);
    expect(subjects(["parent:1", "parent:2"], true)).toEqual(some.slice(2, 3));
  });

  test("does not name who started a discussion when it was the user", () => {
    const own = at("camille.verdier").thread("Certificat de scolarité");
    expect(own).not.toHaveProperty("initiateur");
    expect(own).toMatchObject({ avecModifObjet: true, public: "Mme MARCHEVAL N.", nbPublic: 1 });
  });

  test("writes dates by age: the hour, the day of the week, the date", () => {
    expect(at("karim.bennouna").thread("Clé oubliée")["libelleDate"]).toBe("00h10");
    expect(at("sophie.verdier").thread("Absence de Camille")["libelleDate"]).toBe("mardi 16h48");
    expect(at("camille.verdier").thread("Certificat de scolarité")["libelleDate"]).toBe(
      "dim. 04/01/26 08h45",
    );
  });

  test("names the children of parents", () => {
    expect(at("vie.scolaire").thread("Clé oubliée")["initiateur"]).toBe(
      "M. BENNOUNA Karim - BENNOUNA Inès (3B)",
    );
  });

  test("ordinary accounts have drafts and the bin, the advanced messaging all the rest", () => {
    const kinds = (login: string) => entries(at(login).list(), "listeEtiquettes").map((label) => label["G"]);
    expect(kinds("camille.verdier")).toEqual([4, 5]);
    expect(kinds("vie.scolaire")).toEqual([2, 4, 5, 11, 12, 0, 0]);
    const archived = at("vie.scolaire").thread("Suivi des casiers");
    expect(dig(archived, "listeEtiquettes", "V")).toEqual([
      { N: "57#folder:archive" },
      { N: "57#mail-label:staff:1:1" },
    ]);
  });

  test("closed ones may be opened again by who closed them, in the advanced messaging", () => {
    expect(at("vie.scolaire").thread("Planning des surveillances")).toMatchObject({
      ferme: true,
      fermable: false,
      ouvrable: true,
    });
    const inBin = at("camille.verdier").thread("");
    expect(inBin).toMatchObject({ ferme: true, fermable: false });
    expect(inBin).not.toHaveProperty("ouvrable");
    expect(dig(inBin, "listeEtiquettes", "V")).toEqual([{ N: "57#folder:bin" }]);
  });

  test("what was begun and not sent is a discussion of one draft", () => {
    const person = at("camille.verdier");
    const draft = person.thread("Question sur l'exercice");
    expect(draft).toMatchObject({ nombreMessages: 1, nbBrouillons: 1, lu: true });
    const people = person.people(dig(draft, "messagePourParticipants", "V"));
    expect(entries(people, "listeDest").map(({ G }) => G)).toEqual([4, 3]);
    const page = person.messages("Question sur l'exercice");
    expect(entries(page, "listeMessages")).toEqual([]);
    expect(dig(page, "brouillon", "V", "contenu")).toMatch(/^Bonjour, je ne comprends/);
  });

  test("is the parent's own, whichever child is named", () => {
    const list = (member: string) => at("sophie.verdier", { member }).list();
    expect(list("VERDIER Malo")).toEqual(list("VERDIER Camille"));
  });
});

describe("the messages of a discussion", () => {
  test("come newest first, with all their keys", () => {
    const page = at("camille.verdier").messages("Voyage à Séville");
    const [newest, answer, first] = entries(page, "listeMessages");
    expect(newest).toMatchObject({
      N: "87#message:thread:trip:3",
      estHTML: true,
      contenu: { _T: 21, V: expect.stringMatching(/^<div>La carte d'identité/) as string },
      date: { _T: 7, V: "14/01/2026 14:05:00" },
      libelleDate: "mer. 14/01/26 14h05",
      emetteur: false,
      lu: false,
      hint_gauche: "Professeur",
      messageSource: { _T: 24, V: { N: "87#message:thread:trip:2" } },
      estNonPossede: false,
      estUnAparte: false,
    });
    expect(answer).toMatchObject({
      estHTML: false,
      contenu: "Bonjour, faut-il une carte d'identité ou un passeport ?",
      emetteur: true,
      public_gauche: "Moi",
      lu: true,
    });
    expect(answer).not.toHaveProperty("hint_gauche");
    expect(dig(first, "messageSource", "V", "N")).toBe("0");
    expect(dig(first, "listeDocumentsJoints", "V")).toMatchObject([
      { L: "programme du séjour.pdf", G: 1 },
      { L: "Le blog du voyage", G: 0, url: expect.stringContaining("&") as string },
    ]);
    expect(page["nbPossessionsMessage"]).toBe(3);
    expect(dig(page, "brouillon", "V")).toMatchObject({
      contenu: "Merci, je la rapporte dem",
      estHTML: false,
    });
  });

  test.each([
    [20, 20],
    [40, 40],
    [60, 45],
    [0, 45],
    [undefined, 45],
  ])("of a long one %s are wanted, and %s come with the number of all", (nbMessagesVus, count) => {
    const page = at("camille.verdier").messages("Journal du collège", { nbMessagesVus });
    const shown = entries(page, "listeMessages");
    expect(shown).toHaveLength(count);
    expect(shown[0]?.["N"]).toBe("87#message:thread:club:45");
    expect(page["nbPossessionsMessage"]).toBe(45);
  });

  test("are marked as read when asked, once, and counted", () => {
    const copy = aSchool({ from: school }).build();
    const person = at("camille.verdier", { school: copy });
    const read = { marquerCommeLu: true };
    expect(person.messages("Journal du collège")).not.toHaveProperty("nbMarquerLu");
    expect(person.thread("Journal du collège")).toMatchObject({ lu: false, nbNonLus: 2 });
    const page = person.messages("Journal du collège", read);
    expect(page["nbMarquerLu"]).toBe(2);
    expect(
      entries(page, "listeMessages")
        .slice(0, 3)
        .map((one) => one["lu"]),
    ).toEqual([false, false, true]);
    expect(person.thread("Journal du collège")).toMatchObject({ lu: true, nbNonLus: 0 });
    expect(person.messages("Journal du collège", read)["nbMarquerLu"]).toBe(0);
    expect(at("ines.bennouna", { school: copy }).thread("Journal du collège")["lu"]).toBe(true);
    expect(at("camille.verdier").thread("Journal du collège")["nbNonLus"]).toBe(2);
  });

  test("stay unread in exclusive mode", () => {
    const copy = aSchool({ from: school }).build();
    const person = at("camille.verdier", { school: copy, options: { exclusiveMode: true } });
    expect(person.messages("Journal du collège", { marquerCommeLu: true })["nbMarquerLu"]).toBe(0);
    expect(person.thread("Journal du collège")["nbNonLus"]).toBe(2);
  });

  test("the answer to the asking tells the counters that are left", () => {
    const copy = aSchool({ from: school }).build();
    const person = at("camille.verdier", { school: copy });
    const listePossessionsMessages = dig(
      person.thread("Journal du collège"),
      "listePossessionsMessages",
      "V",
    );
    const data = { listePossessionsMessages, marquerCommeLu: true };
    const { signature } = messageList.handle(requestOf({ ...person.own, data }));
    expect(signature?.notificationsCommunication).toContainEqual({ onglet: 131, nb: 2 });
  });

  test("an aside is marked, and reaches one", () => {
    const shown = entries(at("sophie.verdier").messages("Conseil de la vie collégienne"), "listeMessages");
    expect(shown.map((one) => one["estUnAparte"])).toEqual([false, true, false, false]);
    expect(shown[1]).toMatchObject({ public_droite: "Moi", nbPublic: 1 });
  });

  test("what was forwarded comes with the message that forwards it", () => {
    const [forwarding] = entries(at("vie.scolaire").messages("Suivi des casiers"), "listeMessages");
    expect(forwarding).toMatchObject({ estMessageTransferant: true });
    expect(dig(forwarding, "listeMessagesPourContexte", "V")).toMatchObject([
      {
        contenu: "Bonjour,\npourrais-je avoir deux certificats ?\nMerci !",
        public_gauche: "VERDIER Camille",
      },
    ]);
  });

  test("of somebody else are nobody's", () => {
    const ids = new PlainIds();
    const stolen = ids.issue(112, `possession:staff:1:message:thread:late:1`);
    const data = { listePossessionsMessages: [{ N: stolen }] };
    expect(overTheWire(messageList, { school, login: "camille.verdier", ids, data })).toEqual({});
  });
});

describe("answering", () => {
  test("goes to the last message, or to the one that was chosen", () => {
    const person = at("sophie.verdier");
    const page = person.messages("Absence de Camille");
    expect(dig(page, "messagePourReponse", "V")).toEqual({
      N: "87#message:thread:absence:3",
      G: 0,
      nbDestinataires: 1,
    });
    expect(dig(page, "listeBoutons", "V")).toEqual([{ G: 0, L: "Envoyer" }]);
    const [, second] = entries(page, "listeMessages");
    const chosen = person.messages("Absence de Camille", { message: { N: second?.["N"] } });
    expect(dig(chosen, "messagePourReponse", "V", "N")).toBe("87#message:thread:absence:2");
  });

  test("has more buttons for several people; staff may leave families out", () => {
    const kinds = (login: string) =>
      entries(at(login).messages("Conseil de la vie collégienne"), "listeBoutons").map(
        (button) => button["G"],
      );
    expect(kinds("sophie.verdier")).toEqual([0, 1]);
    expect(kinds("vie.scolaire")).toEqual([0, 1, 3]);
  });

  test.each([
    ["camille.verdier", "", "it is closed"],
    ["ines.bennouna", "Votre messagerie", "a machine sent it"],
    ["karim.bennouna", "Conseil de la vie collégienne", "the user has left"],
  ])("is not for %s in “%s”: %s", (login, subject) => {
    const person = at(login);
    expect(person.thread(subject)).not.toHaveProperty("avecReponse");
    const page = person.messages(subject);
    expect(page).not.toHaveProperty("messagePourReponse");
    expect(page).not.toHaveProperty("listeBoutons");
  });

  test("is for nobody where discussions are forbidden, and reading goes on", () => {
    const person = at("camille.verdier", { options: { forbidDiscussions: true } });
    const page = person.messages("Voyage à Séville");
    expect(entries(page, "listeMessages")).toHaveLength(3);
    expect(page).not.toHaveProperty("listeBoutons");
    expect(person.thread("Certificat de scolarité")).not.toHaveProperty("avecModifObjet");
  });
});

test("an account without the right has an empty list", () => {
  const person = at("sophie.verdier", { options: { withoutDiscussions: ["parent"] } });
  expect(person.nodes()).toEqual([]);
  expect(at("camille.verdier", { options: { withoutDiscussions: ["parent"] } }).nodes()).not.toEqual([]);
});

test("a pupil may have the advanced messaging", () => {
  const person = at("camille.verdier", { options: { advancedDiscussions: ["student"] } });
  expect(person.thread("Certificat de scolarité")["fermable"]).toBe(true);
});

describe("the people of a discussion", () => {
  test("are everybody who is still in, the asker too", () => {
    const person = at("sophie.verdier");
    const message = dig(person.thread("Conseil de la vie collégienne"), "messagePourParticipants", "V");
    expect(entries(person.people(message), "listeDest").map(({ L, G }) => [L, G])).toEqual([
      ["Mme MARCHEVAL N.", 34],
      ["Mme VERDIER Sophie - VERDIER Camille (4C), VERDIER Malo (6A)", 5],
      ["M. DORIANT T.", 34],
    ]);
  });

  test("of an aside are those whom it reached", () => {
    const person = at("sophie.verdier");
    const aside = entries(person.messages("Conseil de la vie collégienne"), "listeMessages")[1];
    expect(entries(person.people({ N: aside?.["N"] }), "listeDest").map(({ G }) => G)).toEqual([34, 5]);
  });

  test("are a whole class, with places on its roll", () => {
    const person = at("camille.verdier");
    const message = dig(person.thread("Voyage à Séville"), "messagePourParticipants", "V");
    const people = entries(person.people(message), "listeDest");
    expect(people).toHaveLength(25);
    expect(people[0]).toMatchObject({ G: 3 });
    expect(people.slice(1).every(({ G, P }) => G === 4 && typeof P === "number")).toBe(true);
  });

  test("are not told of what a machine sent, nor of others' discussions", () => {
    const person = at("ines.bennouna");
    expect(person.thread("Votre messagerie")).not.toHaveProperty("messagePourParticipants");
    expect(person.thread("Votre messagerie")).toMatchObject({ public: "Mme MARCHEVAL N.", nbPublic: 1 });
    expect(person.people({ N: person.ids.issue(87, "message:thread:late:1") })).toEqual({});
  });
});
