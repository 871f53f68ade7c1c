import { list, typed, wireDate } from "../wire-builders.js";

/** An answer to `PageCahierDeTexte` under tab 89, and to `donneesContenusCDT`: a lesson with two contents, and one with one. */
export const lessonBook = {
  ListeCahierDeTextes: list(
    {
      N: "18#book",
      cours: typed(24, { N: "29#lesson" }),
      verrouille: false,
      listeGroupes: list({ L: "4C GR.1", N: "60#g" }),
      Matiere: typed(24, { L: "MATHEMATIQUES", N: "79#maths" }),
      CouleurFond: "#2338BB",
      listeProfesseurs: list({ L: "Mme ORIOL H.", N: "109#oriol" }),
      Date: wireDate("2025-11-17", "08:00"),
      DateFin: wireDate("2025-11-17", "08:55"),
      dateTAF: wireDate("2025-11-19"),
      listeContenus: list(
        {
          L: "Théorème de Thalès",
          N: "27#first",
          descriptif: typed(21, "<p>Énoncé et <b>démonstration</b>.</p>"),
          objectifs: typed(21, "<p>Savoir démontrer</p>"),
          categorie: typed(24, { L: "Cours", N: "14#c", G: 1, libelleIcone: "C" }),
          ListeThemes: list({ L: "Géométrie", N: "146#t" }),
          parcoursEducatif: -1,
          ListePieceJointe: list({ L: "cours.pdf", N: "37#file", G: 1, estUnLienInterne: false }),
          training: typed(24, { ListeExecutionsQCM: [{ N: "56#q" }] }),
        },
        { N: "27#second", descriptif: "Correction du devoir", categorie: typed(24, { N: "0", G: 0 }) },
      ),
      listeElementsProgrammeCDT: list(),
    },
    {
      N: "18#other",
      cours: typed(24, { N: "29#other" }),
      Matiere: typed(24, { L: "LATIN", N: "79#latin" }),
      Date: wireDate("2025-11-18", "10:00"),
      listeContenus: list({ L: "Le forum", N: "27#third" }),
    },
  ),
};

/** An answer to `PageCahierDeTexte` that holds what teachers share: one of every kind. */
export const sharedResources = {
  ListeRessourcesPedagogiques: typed(24, {
    listeRessources: list(
      {
        G: 0,
        ressource: typed(24, { L: "Fiche méthode.pdf", N: "38#sheet", G: 48 }),
        listePeriodesNotation: list({ N: "105#T1" }),
        ListeThemes: list({ L: "Géométrie", N: "146#t" }),
        date: wireDate("2025-11-10", "14:20"),
        matiere: typed(24, { N: "79#maths" }),
      },
      {
        G: 1,
        ressource: typed(24, {
          L: "Exercices en ligne",
          N: "38#site",
          G: 0,
          url: "https://exercices.example/4e",
        }),
        date: wireDate("2025-11-12"),
        matiere: typed(24, { N: "79#maths" }),
      },
      {
        G: 2,
        ressource: typed(24, { N: "56#quiz", G: 56, QCM: typed(24, { L: "Réviser Thalès", N: "55#q" }) }),
        date: wireDate("2025-11-09"),
        matiere: typed(24, { N: "79#maths" }),
      },
      {
        G: 3,
        ressource: typed(24, { L: "sujet.pdf", N: "59#test", G: 59, commentaire: "Contrôle n°2" }),
        date: wireDate("2025-11-08"),
        matiere: typed(24, { N: "79#maths" }),
      },
      {
        G: 4,
        ressource: typed(24, { L: "corrige.pdf", N: "29#evaluation", G: 29, commentaire: "Lire un récit" }),
        date: wireDate("2025-11-07"),
        matiere: typed(24, { N: "79#french" }),
      },
      {
        G: 5,
        ressource: typed(24, {
          L: "ma rédaction.odt",
          N: "40#work",
          G: 1,
          pourLe: wireDate("2025-11-05"),
          documentCorrige: typed(24, { L: "rédaction annotée.pdf", N: "40#back", G: 1 }),
          commentaireCorrige: "Bon début",
        }),
        date: wireDate("2025-11-05"),
        matiere: typed(24, { N: "79#french" }),
      },
      {
        G: 6,
        ressource: typed(24, { L: "Manuel, p. 58", N: "38#kiosk", G: 3 }),
        date: wireDate("2025-11-04"),
      },
      { G: 7, ressource: typed(24, { L: "Diaporama", N: "38#cloud", G: 2 }), date: wireDate("2025-11-03") },
      { G: 0, estForumPeda: true, ressource: typed(24, { L: "Vos questions", N: "61#forum" }) },
    ),
    listeMatieres: list(
      { L: "MATHEMATIQUES", N: "79#maths", G: 0, couleur: "#2338BB" },
      { L: "FRANCAIS", N: "79#french", G: 0, couleur: "#D94F70" },
    ),
  }),
  ListeRessourcesNumeriques: typed(24, {}),
};
