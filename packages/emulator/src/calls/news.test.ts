import { newsAnswerKinds } from "@preau/wire";
import { describe, expect, test } from "vitest";
import { dig, overTheWire, PlainIds, type RequestChoice, requestOf } from "../../test/call-request.js";
import type { ProfileName } from "../profiles.js";
import { buildSchool } from "../world/build.js";
import { aSchool } from "../world/builders.js";
import { newsReaderOf } from "../world/news.js";
import { news, unreadReceipts } from "./news.js";

const school = buildSchool({ seed: 7, today: "2026-01-15" });

type Json = Record<string, unknown>;

function page(choice: Partial<RequestChoice> = {}): Json {
  const data = { modesAffActus: { _T: 26, V: "[0]" } };
  return overTheWire(news, { school, login: "camille.verdier", tab: 8, data, ...choice });
}

function items(of: Json, mode = 0): Json[] {
  const modes = of["listeModesAff"] as Json[]; // a bare list
  return dig(
    modes.find((one) => one["G"] === mode),
    "listeActualites",
    "V",
  ) as Json[]; // tests look inside
}

function itemCalled(title: string, choice: Partial<RequestChoice> = {}): Json {
  const found = items(page(choice)).find((item) => item["L"] === title);
  if (found === undefined) throw new Error(`no item is called ${title}`);
  return found;
}

function questions(of: unknown): Json[] {
  return dig(of, "listeQuestions", "V") as Json[]; // tests look inside
}

describe("news up to 2025", () => {
  const profile: ProfileName = "2025.2";

  test("an information has its only question, with attachments, and an answer that is waited for", () => {
    expect(itemCalled("Rencontre avec les familles", { profile })).toEqual({
      L: "Rencontre avec les familles",
      N: "2#news:meeting",
      reponseAnonyme: false,
      estInformation: true,
      estSondage: false,
      categorie: { _T: 24, V: { L: "Vie de l'établissement", N: "14#nature:school" } },
      lue: false,
      dateDebut: { _T: 7, V: "14/01/2026" },
      dateFin: { _T: 7, V: "04/02/2026" },
      estProlonge: false,
      dateCreation: { _T: 7, V: "14/01/2026 16:20:00" },
      auteur: "Mme MARCHEVAL N.",
      estAuteur: false,
      elmauteur: { _T: 24, V: { L: "Mme MARCHEVAL N.", N: "106#staff:1", G: 34 } },
      prenom: "Camille",
      public: {
        _T: 24,
        V: { L: "VERDIER Camille", N: expect.stringMatching(/^46#student:/) as string, G: 4, P: 24 },
      },
      genrePublic: 4,
      listeQuestions: {
        _T: 24,
        V: [
          {
            L: "Q 1 : Rencontre avec les familles",
            N: "117#question:meeting:1",
            P: 0,
            rang: 1,
            genreReponse: 0,
            titre: "Rencontre avec les familles",
            texte: { _T: 21, V: expect.stringContaining("<b>salle polyvalente</b>") as string },
            tailleReponse: 0,
            avecMaximum: false,
            nombreReponsesMax: 0,
            listePiecesJointes: {
              _T: 24,
              V: [
                { L: "plan d'accès.pdf", N: "37#attachment:news:plan", G: 1 },
                {
                  L: "Calendrier",
                  N: "37#attachment:news:calendar",
                  G: 0,
                  url: "https://college.example/calendrier?mois=courant&vue=liste",
                },
              ],
            },
            listeChoix: { _T: 24, V: [] },
            reponse: {
              _T: 24,
              V: { N: "0", avecReponse: false, estRepondant: true, estReponseAttendue: true },
            },
          },
        ],
      },
    });
  });

  test("the categories of the school are listed, one of them by default", () => {
    const { listeCategories, listeNatures } = page({ profile });
    expect(listeNatures).toBeUndefined();
    expect(dig(listeCategories, "V")).toContainEqual({ L: "Divers", N: "14#nature:other", estDefaut: true });
  });

  test("a survey has a question of each kind, and says that it is anonymous", () => {
    const survey = itemCalled("Restauration : votre avis", { profile });
    expect(survey).toMatchObject({ estSondage: true, estInformation: false, reponseAnonyme: true });
    expect(survey["strInfoSondageAnonyme"]).toMatch(/anonymes/);
    const kinds = questions(survey).map((one) => one["genreReponse"]);
    expect(kinds).toEqual([
      newsAnswerKinds.none,
      newsAnswerKinds.singleChoice,
      newsAnswerKinds.multipleChoice,
      newsAnswerKinds.text,
    ]);
    const [none, single, several, text] = questions(survey);
    expect(dig(none, "reponse", "V", "estReponseAttendue")).toBe(false);
    expect(single).toMatchObject({ avecMaximum: false, rang: 2, L: "Q 2 : Fréquence" });
    expect(several).toMatchObject({ avecMaximum: true, nombreReponsesMax: 2 });
    expect((dig(several, "listeChoix", "V") as Json[]).at(-1)).toMatchObject({
      L: "Autre",
      rang: 4,
      estReponseLibre: true,
    });
    expect(text).toMatchObject({ tailleReponse: 500 });
  });

  test("an item without a title has no label, and an author who is nobody's no identity", () => {
    const untitled = items(page({ profile })).filter((item) => item["L"] === undefined);
    expect(untitled).toHaveLength(1);
    expect(untitled[0]).toMatchObject({ estProlonge: true, lue: true });
    const fromOffice = itemCalled("Portail sud fermé", { profile });
    expect(fromOffice["auteur"]).toBe("Direction");
    expect(fromOffice).not.toHaveProperty("elmauteur");
    expect(questions(fromOffice)[0]).toMatchObject({ genreReponse: newsAnswerKinds.noAcknowledgement });
  });

  test.each([
    ["2024.3.8", 8],
    ["2024.3.11", 8],
    ["2025.2", 26],
    ["2026.1", 26],
  ] as const)("choices that were made come as %s has them", (version, type) => {
    const [question] = questions(itemCalled("Choix du club", { profile: version }));
    expect(dig(question, "reponse", "V")).toEqual({
      N: expect.stringMatching(/^119#/) as string,
      avecReponse: true,
      estRepondant: true,
      estReponseAttendue: true,
      reponduLe: { _T: 7, V: "07/01/2026 18:02:00" },
      strRepondant: "VERDIER Camille",
      valeurReponse: { _T: type, V: "[1,3]" },
      valeurReponseLibre: "Jardinage",
    });
  });

  test("the questions of 2026 are no questions to it", () => {
    const ids = new PlainIds();
    page({ profile, ids });
    const data = { actualite: { N: "2#news:meeting" }, genreRequeteActualite: 1, modeAffActu: 0 };
    expect(page({ profile, ids, data })).toEqual({});
  });
});

describe("news from 2026 on", () => {
  const profile: ProfileName = "2026.2.5";

  test("informations leave their questions out and tell what they hold", () => {
    const information = itemCalled("Rencontre avec les familles", { profile });
    expect(information).not.toHaveProperty("listeQuestions");
    expect(information).not.toHaveProperty("categorie");
    expect(information["nature"]).toEqual({
      _T: 24,
      V: { L: "Vie de l'établissement", N: "14#nature:school" },
    });
    expect(information["informationListeContenu"]).toEqual({ avecPJ: true, aToutRepondu: false });
    expect(itemCalled("Portail sud fermé", { profile })["informationListeContenu"]).toEqual({
      aToutRepondu: true,
    });
  });

  test("surveys bring theirs, unless the school's list has none at all", () => {
    expect(questions(itemCalled("Restauration : votre avis", { profile }))).toHaveLength(4);
    const options = { newsDetailsOnly: true };
    const bare = itemCalled("Restauration : votre avis", { profile, options });
    expect(bare).not.toHaveProperty("listeQuestions");
  });

  test("categories have another name, and the old name is for the reader's own labels", () => {
    const own = page({ profile });
    expect(dig(own["listeNatures"], "V")).toHaveLength(4);
    const labels = dig(own["listeCategories"], "V") as Json[]; // checked next
    expect(labels.map((one) => one["L"])).toEqual(["À garder", "À relire"]);
    expect(labels[0]).toMatchObject({ couleur: "#2E9E6B", abr: "AG" });
    const labelled = itemCalled("Choix du club", { profile });
    expect(labelled["listeCategories"]).toEqual({ _T: 24, V: [{ N: labels[0]?.["N"] }] });
    expect(itemCalled("Portail sud fermé", { profile })).not.toHaveProperty("listeCategories");
  });

  test("the questions of one item are told when it is asked for with its public", () => {
    const ids = new PlainIds();
    const item = itemCalled("Rencontre avec les familles", { profile, ids });
    const actualite = {
      N: item["N"],
      genrePublic: item["genrePublic"],
      public: { N: dig(item, "public", "V", "N"), G: 4 },
    };
    const data = { actualite, genreRequeteActualite: 1, modeAffActu: 0 };
    const answer = page({ profile, ids, data });
    expect(Object.keys(answer).sort()).toEqual(["detailsActualite", "genreRequeteActualite"]);
    const [question] = questions(answer["detailsActualite"]);
    expect(question).toMatchObject({ N: "117#question:meeting:1", genreReponse: 0 });
    expect(dig(question, "reponse", "V")).toMatchObject({ N: "0", estReponseAttendue: true });
  });

  test("an item that is not the asker's is answered with nothing", () => {
    const ids = new PlainIds();
    const item = itemCalled("Rencontre avec les familles", { profile, ids });
    const other = ids.issue(46, school.accounts[2]?.personId ?? "");
    const actualite = { N: item["N"], genrePublic: 4, public: { N: other, G: 4 } };
    expect(page({ profile, ids, data: { actualite, genreRequeteActualite: 1, modeAffActu: 0 } })).toEqual({});
  });
});

describe("a parent", () => {
  const sophie = { login: "sophie.verdier", member: "VERDIER Camille" } as const;

  test("gets what is for themselves, and what is about each child whichever is named", () => {
    for (const member of ["VERDIER Camille", "VERDIER Malo"]) {
      const known = items(page({ ...sophie, member })).map((item) => [
        item["L"],
        item["prenom"],
        item["genrePublic"],
      ]);
      expect(known).toContainEqual(["Choix du club", "Camille", 4]);
      expect(known).toContainEqual(["Choix du club", "Malo", 4]);
      expect(known).toContainEqual(["Rencontre avec les familles", undefined, 5]);
    }
  });

  test("does not answer what the pupil answers, and sees the answer", () => {
    const [question] = questions(itemCalled("Choix du club", sophie));
    expect(dig(question, "reponse", "V")).toMatchObject({
      avecReponse: true,
      estRepondant: false,
      estReponseAttendue: false,
      strRepondant: "VERDIER Camille",
    });
  });

  test("sees when the other parent has answered", () => {
    const [question] = questions(itemCalled("Sortie au musée : autorisation", sophie));
    expect(dig(question, "reponse", "V")).toMatchObject({
      avecReponse: true,
      estRepondant: false,
      strRepondant: "M. VERDIER Antoine",
      valeurReponse: { _T: 26, V: "[1]" },
    });
  });

  test("reads for themselves: the child's own are not read by it", () => {
    const copy = aSchool({ from: school }).build();
    const { personId = "" } = copy.accounts.find(({ login }) => login === sophie.login) ?? {};
    const camille = copy.accounts[0]?.personId ?? "";
    newsReaderOf(copy.news, personId).read.add(`news:outing ${camille}`);
    const outing = items(page({ ...sophie, school: copy })).find((item) => item["N"] === "2#news:outing");
    expect(outing).toMatchObject({ lue: true });
    const before = unreadReceipts(requestOf({ school, login: "camille.verdier" })).length;
    expect(unreadReceipts(requestOf({ school: copy, login: "camille.verdier" }))).toHaveLength(before);
  });
});

describe("school life", () => {
  const data = { modesAffActus: { _T: 26, V: "[0..3]" } };
  const counsellor = { login: "vie.scolaire", data } as const;

  test("has what it published, drafts and templates besides, the same item under two modes", () => {
    const all = page(counsellor);
    const numbers = (mode: number) => items(all, mode).map((item) => item["N"]);
    expect((all["listeModesAff"] as Json[]).map((mode) => mode["G"])).toEqual([0, 1, 2, 3]);
    expect(numbers(0)).toContain("2#news:meeting");
    expect(numbers(1)).toContain("2#news:meeting");
    expect(numbers(2)).toEqual(["2#news:draft"]);
    expect(numbers(3)).toEqual(["2#news:template"]);
  });

  test("is told the state of what it wrote", () => {
    const states = items(page(counsellor), 1).map((item) => [item["N"], item["etatPublication"]]);
    expect(states).toContainEqual(["2#news:old", 2]);
    expect(states).toContainEqual(["2#news:coming", 1]);
    expect(states).toContainEqual(["2#news:meeting", 0]);
    const [draft] = items(page(counsellor), 2);
    expect(draft).toMatchObject({ etatPublication: 3, publie: false, estAuteur: true });
    expect(draft).not.toHaveProperty("dateDebut");
  });

  test("families have nothing but what they received", () => {
    expect(page({ data })["listeModesAff"]).toHaveLength(1);
  });
});

test("modes that are no set are refused with number 21", () => {
  const choice = { school, login: "camille.verdier", tab: 8, data: { modesAffActus: "[0]" } };
  expect(() => news.handle(requestOf(choice))).toThrow(expect.objectContaining({ code: 21 }));
});
