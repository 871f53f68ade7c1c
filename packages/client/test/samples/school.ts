import { list, typed, wireDate } from "../wire-builders.js";

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}h${String(minutes % 60).padStart(2, "0")}`;

/** An answer to `FonctionParametres` in the shape of 2025 and later. The school is invented. */
export const school = {
  identifiantNav: "00FF00FF00FF00FF",
  estAfficheDansENT: false,
  listePolices: list({ L: "Arial" }),
  avecMembre: false,
  pourNouvelleCaledonie: false,
  tableauVersion: [2026, 2, 5],
  urlConfidentialite: typed(23, "https://editeur.example/confidentialite"),
  DateServeurHttp: wireDate("2025-11-17", "07:52"),
  URLEspace: "eleve.html",
  Nom: "Espace Élèves",
  General: {
    version: "PRONOTE 2026.2.5 gestion de vie scolaire",
    versionPN: "2026.2.5",
    millesime: "2026",
    nomProduit: "PRONOTE",
    langue: "fr",
    langID: 1036,
    listeLangues: list({ langID: 1036, description: "Français" }),
    NomEtablissement: "COLLEGE DU VIEUX MOULIN",
    NomEtablissementConnexion: "COLLEGE DU VIEUX MOULIN",
    numeroPremiereSemaine: 36,
    dateDebutPremierCycle: wireDate("2025-09-01"),
    PremierLundi: wireDate("2025-09-01"),
    PremiereDate: wireDate("2025-09-01"),
    DerniereDate: wireDate("2026-07-03"),
    PlacesParJour: 20,
    PlacesParHeure: 2,
    DureeSequence: 0.0416666666666667,
    PlaceDemiJourneeAbsence: 10,
    JourOuvre: wireDate("2025-11-17"),
    JoursOuvres: typed(11, "[1..5]"),
    joursOuvresParCycle: 5,
    premierJourSemaine: 2,
    grillesEDTEnCycle: 0,
    setOfJoursCycleOuvre: typed(26, "[0..4]"),
    DemiJourneesOuvrees: [typed(26, "[0..4]"), typed(26, "[0,1,3,4]")],
    DomainesFrequences: [typed(8, "[1..7,10..16]"), typed(8, "[1,3,5,7]"), typed(8, "[2,4,6]")],
    LibellesFrequences: ["", "S1", "S2", ""],
    ListePeriodes: [
      {
        L: "Trimestre 1",
        N: "105#t1",
        G: 1,
        periodeNotation: 1,
        dateDebut: wireDate("2025-09-01"),
        dateFin: wireDate("2025-11-28"),
      },
      {
        L: "Trimestre 2",
        N: "105#t2",
        G: 1,
        periodeNotation: 1,
        dateDebut: wireDate("2025-11-29"),
        dateFin: wireDate("2026-03-06"),
      },
      {
        L: "Trimestre 3",
        N: "105#t3",
        G: 1,
        periodeNotation: 1,
        dateDebut: wireDate("2026-03-07"),
        dateFin: wireDate("2026-07-03"),
      },
      {
        L: "Semestre 1",
        N: "105#s1",
        G: 2,
        periodeNotation: 2,
        dateDebut: wireDate("2025-09-01"),
        dateFin: wireDate("2026-01-23"),
      },
      {
        L: "Année",
        N: "105#y",
        G: 3,
        periodeNotation: 3,
        dateDebut: wireDate("2025-09-01"),
        dateFin: wireDate("2026-07-03"),
      },
      {
        L: "Hors période",
        N: "0",
        G: 0,
        periodeNotation: 4,
        dateDebut: wireDate("2025-09-01"),
        dateFin: wireDate("2026-07-03"),
      },
    ],
    listeJoursFeries: list(
      {
        L: "Vacances d'automne",
        N: "66#a",
        dateDebut: wireDate("2025-10-18"),
        dateFin: wireDate("2025-11-02"),
      },
      { L: "Armistice", N: "66#b", dateDebut: wireDate("2025-11-11"), dateFin: wireDate("2025-11-11") },
    ),
    BaremeNotation: typed(10, "20"),
    recreations: list({ L: "Récréation", place: 4 }),
    ListeHeures: list(
      ...Array.from({ length: 21 }, (_, slot) => ({
        G: slot,
        L: clock(480 + slot * 30),
        ...(slot % 2 === 1 ? { A: false } : {}),
      })),
    ),
    ListeHeuresFin: list(
      ...Array.from({ length: 21 }, (_, slot) => ({
        G: slot,
        L: clock(510 + slot * 30 - (slot % 2 === 1 ? 5 : 0)),
      })),
    ),
    Collectivite: { L: "", genreCollectivite: 0 },
  },
};

/** The answer of the page that lists the spaces: no school year in it. */
export const commonPage = {
  NomEtablissement: "COLLEGE DU VIEUX MOULIN",
  espaces: list({ G: 3, L: "Espace Élèves", url: "eleve.html" }),
};
