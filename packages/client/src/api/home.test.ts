import { describe, expect, test } from "vitest";
import { aContext, aLesson, aYear, date, list, read, typed, wireDate } from "../../test/wire-builders.js";
import { type Home, type HomeArguments, homePage } from "./home.js";

const [autumn, winter, year] = aYear();
const args: HomeArguments = {
  day: date("2025-11-17"),
  periods: [autumn, winter, year],
  currentPeriod: winter,
};
const maths = typed(24, { L: "MATHEMATIQUES", N: "79#maths" });

function homeOf(answer: object, changes: Partial<HomeArguments> = {}): Home {
  return read(homePage, answer, { ...args, ...changes }).result;
}

describe("asking", () => {
  test("is about one day, and the week that it lies in", () => {
    const payload = homePage.encode(args, aContext());
    expect(payload).toEqual({
      avecConseilDeClasse: true,
      dateGrille: { _T: 7, V: "17/11/2025 0:0:0" },
      numeroSemaine: 12,
      EDT: { numeroSemaine: 12 },
      TAFARendre: { date: { _T: 7, V: "17/11/2025 0:0:0" } },
      TAFEtActivites: { date: { _T: 7, V: "17/11/2025 0:0:0" } },
      menuDeLaCantine: { date: { _T: 7, V: "17/11/2025 0:0:0" } },
      modificationsEDT: { date: { _T: 7, V: "17/11/2025 0:0:0" } },
      partenaireCDI: { CDI: {} },
    });
  });
});

describe("the page", () => {
  test("without widgets has its day, and no part: hidden is not empty", () => {
    expect(read(homePage, {}, args)).toEqual({ result: { day: "2025-11-17" }, warnings: [] });
  });

  test("has no school life where a message stands in place of the list", () => {
    const answer = { vieScolaire: { message: "Non publié" } };
    expect(read(homePage, answer, args)).toEqual({ result: { day: "2025-11-17" }, warnings: [] });
  });

  test("with empty widgets has empty parts", () => {
    const answer = {
      dateSelectionnee: wireDate("2025-11-18"),
      prochaineDate: wireDate("2025-11-19"),
      ListeCours: [],
      travailAFaire: { listeTAF: list() },
      notes: { listeDevoirs: list() },
      competences: { listeEvaluations: list() },
      devoirSurveille: { listeDS: list() },
      vieScolaire: { listeAbsences: list() },
      menuDeLaCantine: { listeRepas: list() },
      actualites: {},
      discussions: { listeEtiquettes: list(), listeMessagerie: list() },
      agenda: { listeEvenements: [] },
      lienUtile: { listeLiens: list() },
      partenaireARD: {},
      message: "Bonne rentrée",
    };
    expect(read(homePage, answer, args)).toEqual({
      warnings: [],
      result: {
        day: "2025-11-18",
        nextDay: "2025-11-19",
        lessons: [],
        homework: [],
        grades: [],
        evaluations: [],
        tests: [],
        schoolLife: [],
        meals: [],
        news: [],
        discussions: [],
        events: [],
        links: [],
        wallets: [],
        message: "Bonne rentrée",
      },
    });
  });
});

describe("parts", () => {
  test("lessons are folded as on their own page", () => {
    const { lessons } = homeOf({
      ListeCours: [
        aLesson({ day: "2025-11-17", slot: 2, subject: "LATIN", kind: 2 }),
        aLesson({ day: "2025-11-17", slot: 2, subject: "FRANCAIS", canceled: true }),
        aLesson({ day: "2025-11-17", slot: 0 }),
      ],
    });
    expect(lessons?.map(({ subject, replaces }) => [subject?.name, replaces?.[0]?.subject?.name])).toEqual([
      ["MATHEMATIQUES", undefined],
      ["LATIN", "FRANCAIS"],
    ]);
  });

  test("homework is spelt in lower case", () => {
    const piece = {
      N: "150#w",
      G: 0,
      matiere: maths,
      descriptif: typed(21, "<div>Exercices 12 &amp; 13</div>"),
      pourLe: wireDate("2025-11-19"),
      donneLe: wireDate("2025-11-17"),
      couleurFond: "#2338BB",
      duree: 20,
      listeDocumentJoint: list({ L: "figure.pdf", N: "37#f", G: 1 }),
      TAFFait: true,
    };
    const { homework } = homeOf({ travailAFaire: { listeTAF: list(piece, { N: "150#dateless" }) } });
    expect(homework).toEqual([
      {
        id: "s1~150#w",
        date: "2025-11-19",
        given: "2025-11-17",
        subject: expect.objectContaining({ name: "MATHEMATIQUES" }),
        description: "Exercices 12 & 13",
        descriptionHtml: "<div>Exercices 12 &amp; 13</div>",
        done: true,
        quiz: false,
        backgroundColor: "#2338BB",
        minutes: 20,
        files: [{ id: "s1~37#f", name: "figure.pdf", kind: "file" }],
      },
    ]);
    const quiz = { pourLe: wireDate("2025-11-19"), executionQCM: {}, QCMFait: true };
    expect(homeOf({ travailAFaire: { listeTAF: list(quiz) } }).homework).toMatchObject([
      { quiz: true, done: true },
    ]);
  });

  test("marks are of the period that the widget names, or of the current one", () => {
    const test1 = {
      N: "40#t",
      note: typed(10, "15,50"),
      bareme: typed(10, "20"),
      date: wireDate("2025-11-13"),
    };
    const notes = {
      listeDevoirs: list(test1),
      page: { periode: typed(24, { L: "Trimestre 1", N: "105#other" }) },
    };
    expect(homeOf({ notes }).grades).toMatchObject([
      { grade: { kind: "points", points: 15.5 }, period: { name: "Trimestre 1" } },
    ]);
    const bare = { listeDevoirs: list(test1) };
    expect(homeOf({ notes: bare }).grades).toMatchObject([{ period: { name: "Trimestre 2" } }]);
    expect(homeOf({ notes: bare }, { currentPeriod: undefined }).grades).toEqual([]);
  });

  test("announced tests and evaluations come together, each once, by date", () => {
    const at = (N: string, G: number, time: string): object => ({
      N,
      G,
      L: "Thalès",
      matiere: maths,
      dateDebut: wireDate("2025-11-20", time),
      dateFin: wireDate("2025-11-20", "11:00"),
      listeSalles: list({ L: "B12" }),
    });
    const both = list(at("late", 0, "10:00"), at("early", 1, "08:00"));
    const { tests } = homeOf({
      devoirSurveille: { listeDS: both },
      devoirSurveilleEvaluation: { listeDS: both },
    });
    expect(tests?.map(({ id, kind, start, classrooms }) => [id, kind, start, classrooms])).toEqual([
      ["s1~early", "evaluation", "2025-11-20T08:00", ["B12"]],
      ["s1~late", "test", "2025-11-20T10:00", ["B12"]],
    ]);
  });

  test("evaluations have their subject and teacher", () => {
    const item = {
      N: "1",
      L: "Calcul",
      matiere: maths,
      individu: typed(24, { L: "Mme ORIOL H." }),
      date: wireDate("2025-11-14"),
    };
    expect(homeOf({ competences: { listeEvaluations: list(item) } }).evaluations).toEqual([
      {
        id: "s1~1",
        name: "Calcul",
        subject: expect.objectContaining({ name: "MATHEMATIQUES" }),
        teacher: "Mme ORIOL H.",
        date: "2025-11-14",
      },
    ]);
  });

  test("events of school life have the date that their kind gives them", () => {
    const events = [
      {
        G: 13,
        dateDebut: wireDate("2025-11-12", "08:00"),
        dateFin: wireDate("2025-11-12", "12:00"),
        justifie: true,
        listeMotifs: list({ L: "Maladie" }),
      },
      { G: 14, date: wireDate("2025-11-13", "08:00"), duree: 10, reglee: true },
      { G: 41, dateDemande: wireDate("2025-11-14"), duree: 60, nature: typed(24, { L: "Retenue" }) },
      { G: 46, date: wireDate("2025-11-14"), commentaire: "Carnet oublié" },
      { G: 105 },
    ];
    expect(homeOf({ vieScolaire: { listeAbsences: list(...events) } }).schoolLife).toMatchObject([
      {
        kind: "absence",
        start: "2025-11-12T08:00",
        end: "2025-11-12T12:00",
        justified: true,
        reasons: ["Maladie"],
      },
      { kind: "delay", start: "2025-11-13T08:00", minutes: 10, settled: true },
      { kind: "punishment", start: "2025-11-14T00:00", nature: "Retenue" },
      { kind: "observation", comment: "Carnet oublié" },
      { kind: "other", kindNumber: 105 },
    ]);
  });

  test("meals list what there is to eat, with labels and allergens", () => {
    const food = (L: string, more: object = {}): object => ({ L, ...more });
    const lunch = {
      G: 0,
      listePlats: list(
        { G: 0, listeAliments: list(food("Velouté "), food("")) },
        {
          G: 1,
          listeAliments: list(
            food("Lasagnes", {
              listeLabelsAlimentaires: list({ L: "Fait maison" }),
              listeAllergenesAlimentaire: list({ L: "Gluten" }),
            }),
          ),
        },
      ),
    };
    expect(homeOf({ menuDeLaCantine: { listeRepas: list(lunch, { G: 1 }) } }).meals).toEqual([
      {
        kind: "lunch",
        foods: [
          { name: "Velouté", course: 0, labels: [], allergens: [] },
          { name: "Lasagnes", course: 1, labels: ["Fait maison"], allergens: ["Gluten"] },
        ],
      },
      { kind: "dinner", foods: [] },
    ]);
  });

  test("news and discussions are those of their own pages", () => {
    const page = {
      actualites: {
        listeModesAff: [
          {
            G: 0,
            listeActualites: list({ N: "2#n", L: "Portes ouvertes", nature: typed(24, { L: "Divers" }) }),
          },
        ],
      },
      // Here nothing but discussions is listed, which therefore need not say so.
      discussions: {
        listeMessagerie: list({ N: "87#d", objet: "Musée", nbNonLus: 2, libelleDate: "14h05" }),
      },
    };
    expect(homeOf(page)).toMatchObject({
      news: [{ title: "Portes ouvertes", category: "Divers" }],
      discussions: [{ subject: "Musée", unread: 2, date: "2025-11-17T14:05" }],
    });
  });

  test("events of the agenda without hours are days", () => {
    const event = {
      N: "2#e",
      L: "Sortie",
      DateDebut: wireDate("2025-11-20", "00:00"),
      DateFin: wireDate("2025-11-21", "00:00"),
    };
    const timed = {
      ...event,
      DateDebut: wireDate("2025-11-20", "17:30"),
      famille: typed(24, { L: "Réunion" }),
    };
    expect(
      homeOf({ agenda: { listeEvenements: [{ ...event, sansHoraire: true }, timed] } }).events,
    ).toMatchObject([
      { name: "Sortie", start: "2025-11-20", end: "2025-11-21" },
      { start: "2025-11-20T17:30", category: "Réunion" },
    ]);
  });

  test("links lead to the web, to a telephone or through a sign-on; the rest is none", () => {
    const links = list(
      { L: "Site du lycée", url: "https://lycee.example/", commentaire: "" },
      { L: "Cantine", SSO: { codePartenaire: "X" } },
      { L: "Infirmerie", numeroTel: "01 00 00 00 00" },
      { L: "Piège", url: "javascript:alert(1)" },
    );
    expect(homeOf({ lienUtile: { listeLiens: links } }).links).toEqual([
      { name: "Site du lycée", url: "https://lycee.example/", signOn: false },
      { name: "Cantine", signOn: true },
      { name: "Infirmerie", phone: "01 00 00 00 00", signOn: false },
    ]);
  });

  test.each([
    ["23,40 €", 23.4],
    ["-1 234,50 €", -1234.5],
    ["0 €", 0],
    ["12.5", 12.5],
    ["Solde : 7,05 €", 7.05],
    ["inconnu", undefined],
  ])("a purse of %j holds %s", (valeurSolde, balance) => {
    const purse = {
      libellePorteMonnaie: "Restauration",
      valeurSolde,
      avecWarning: true,
      hintSolde: "Au 17/11",
    };
    const [wallet] = homeOf({ partenaireARD: { porteMonnaie: list(purse) } }).wallets ?? [];
    expect(wallet).toMatchObject({
      name: "Restauration",
      balanceText: valeurSolde,
      low: true,
      comment: "Au 17/11",
    });
    expect(wallet?.balance).toBe(balance);
  });
});
