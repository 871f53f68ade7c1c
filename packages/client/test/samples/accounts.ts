import { list, typed, wireDate } from "../wire-builders.js";

// Answers to `ParametresUtilisateur`, in the shapes of 2025 and later. Everybody is invented.

const terms = list(
  { L: "Trimestre 1", N: "105#t1", G: 2, A: true, GenreNotation: 1 },
  { L: "Trimestre 2", N: "105#t2", G: 2, A: true, GenreNotation: 1 },
  { L: "Année", G: 1 },
);
const byDefault = typed(24, { L: "Trimestre 2", N: "105#t2" });
const establishment = typed(24, { L: "COLLEGE DU VIEUX MOULIN", N: "50#school" });

const zelie = {
  L: "MARCHENOIR Zélie",
  N: "46#zelie",
  G: 4,
  P: 12,
  Etablissement: establishment,
  avecPhoto: true,
  classeDEleve: { L: "4C", N: "23#4c" },
  estClasseRattachementduJour: false,
  listeGroupes: list({ L: "4LATIN GR.1", N: "60#latin" }),
  listeOngletsPourPeriodes: list(
    { G: 13, listePeriodes: terms, periodeParDefaut: typed(24, { L: "Trimestre 1", N: "105#t1" }) },
    { G: 198, listePeriodes: terms, periodeParDefaut: byDefault },
  ),
  estDelegue: true,
  estMembreCA: false,
  listeClassesDelegue: list({ L: "4C", N: "23#4c", G: 1 }),
};

const familyTabs = [
  { G: 7 },
  { G: 16 },
  { G: 61, Onglet: [{ G: 89 }, { G: 88 }, { G: 250 }] },
  { G: 5, Onglet: [{ G: 37 }, { G: 19 }] },
  { G: 3, Onglet: [{ G: 198 }, { G: 12 }, { G: 13 }] },
  { G: 52, Onglet: [{ G: 288 }] },
  { G: -2 },
];

const school = {
  listeInformationsEtablissements: list({ L: "COLLEGE DU VIEUX MOULIN", N: "50#school" }),
  parametresUtilisateur: { version: 1, EDT: { afficherCoursAnnules: true } },
  autorisationsSession: { fonctionnalites: { gestionTwitter: false } },
  autorisations: {
    AvecDiscussion: true,
    cours: { domaineConsultationEDT: typed(8, "[1..62]"), masquerPartiesDeClasse: true },
    tailleMaxRenduTafEleve: 4194304,
  },
};

export const pupil = {
  ...school,
  ressource: zelie,
  listeOnglets: familyTabs,
  listeOngletsInvisibles: [250, 288],
  listeOngletsNotification: [131, 8],
};

export const parent = {
  ...school,
  avecMembre: true,
  ressource: {
    L: "M. MARCHENOIR Anselme",
    N: "128#anselme",
    G: 5,
    estDelegue: false,
    listeClassesDelegue: list({ L: "4C", N: "23#4c", G: 1 }),
    listeRessources: [
      {
        ...zelie,
        acces: {
          autorise: true,
          autoriseSurDate: true,
          dateDebut: wireDate("2025-09-01"),
          dateFin: wireDate("2026-06-30"),
        },
      },
      {
        L: "MARCHENOIR Octave",
        N: "46#octave",
        G: 4,
        P: 13,
        Etablissement: establishment,
        classeDEleve: { L: "6A", N: "23#6a" },
      },
    ],
  },
  listeOnglets: [...familyTabs, { G: 90 }],
  listeOngletsInvisibles: [250, 288, 90],
  listeOngletsNotification: [131],
};

export const schoolLife = {
  ...school,
  ressource: { L: "Mme PERRAULT A.", N: "106#perrault", G: 34, Etablissement: establishment },
  listeClasses: list(
    { L: "4C", N: "23#4c", G: 1, estResponsable: true, niveau: typed(24, { L: "4EME", N: "100#4" }) },
    { L: "6A", N: "23#6a", G: 1 },
    { L: "4LATIN GR.1", N: "60#latin", G: 2, listeComposantes: list({ L: "4C", N: "23#4c", G: 1 }) },
  ),
  listeOnglets: [{ G: 7 }, { G: 105 }, { G: 2, Onglet: [{ G: 131 }, { G: 8 }] }],
  listeOngletsInvisibles: [],
  listeOngletsNotification: [131, 8],
};
