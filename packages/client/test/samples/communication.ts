import { aLesson, list, typed, wireDate } from "../wire-builders.js";

const question = {
  L: "Q 1 : Clubs",
  N: "117#q",
  rang: 1,
  genreReponse: 3,
  titre: "Clubs",
  texte: typed(21, "<p>Quels clubs ?</p>"),
  tailleReponse: 200,
  avecMaximum: true,
  nombreReponsesMax: 2,
  listePiecesJointes: list({ L: "clubs.pdf", N: "37#c", G: 1 }),
  listeChoix: list(
    { L: "Échecs", N: "17#a", rang: 1 },
    { L: "Autre", N: "17#b", rang: 2, estReponseLibre: true },
  ),
  reponse: typed(24, {
    N: "119#r",
    avecReponse: true,
    estRepondant: true,
    estReponseAttendue: true,
    reponduLe: wireDate("2025-11-11", "18:02"),
    strRepondant: "MARCHENOIR Zélie",
    valeurReponse: typed(26, "[1..2]"),
    valeurReponseLibre: "Jardinage",
  }),
};

const item = {
  L: "Choix du club",
  N: "2#club",
  estSondage: true,
  lue: false,
  dateDebut: wireDate("2025-11-10"),
  dateFin: wireDate("2025-11-30"),
  dateCreation: wireDate("2025-11-10", "09:01"),
  auteur: "Mme VASSEUR C.",
  elmauteur: typed(24, { L: "Mme VASSEUR C.", N: "106#v", G: 34 }),
  prenom: "Zélie",
  public: typed(24, { L: "MARCHENOIR Zélie", N: "46#pupil", G: 4 }),
  genrePublic: 4,
  listeCategories: list({ N: "50#keep" }),
};

/** An answer to `PageActualites`, with an item of each shape. */
export const news = {
  listeNatures: list({ L: "Divers", N: "14#d" }),
  listeCategories: list({ L: "À garder", N: "50#keep", couleur: "#FFAA00", abr: "G" }),
  listeModesAff: [
    {
      G: 0,
      listeActualites: list(
        { ...item, categorie: typed(24, { L: "Divers", N: "14#d" }), listeQuestions: list(question) },
        {
          ...item,
          N: "2#new",
          nature: typed(24, { L: "Divers", N: "14#d" }),
          informationListeContenu: { avecPJ: true, aToutRepondu: false },
        },
      ),
    },
  ],
};

/** An answer to `PageActualites` about one item. */
export const newsItem = { genreRequeteActualite: 1, detailsActualite: { listeQuestions: list(question) } };

/** An answer to `ListeMessagerie`, with a message under a discussion. */
export const discussions = {
  listeEtiquettes: list(
    { L: "Corbeille", N: "57#bin", G: 5 },
    { L: "Voyage", N: "57#t", G: 0, couleur: "#00AA00" },
  ),
  listeMessagerie: list(
    {
      N: "87#d",
      estUneDiscussion: true,
      nombreMessages: 2,
      objet: "Sortie au musée",
      listePossessionsMessages: list({ N: "112#p1" }, { N: "112#p2" }),
      avecReponse: true,
      messagePourParticipants: typed(24, { N: "87#first" }),
      dernierPossessionMessage: typed(24, { N: "112#p2" }),
      public: "Mme ORIOL H.",
      nbPublic: 1,
      initiateur: "Mme ORIOL H.",
      libelleDate: "vendredi 14h05",
      dateActivite: wireDate("2025-11-14", "14:05"),
      lu: false,
      nbNonLus: 1,
      nbBrouillons: 1,
      profondeur: 0,
      genreDiscussion: 0,
      listeEtiquettes: list({ N: "57#t" }),
    },
    { N: "87#m", profondeur: 1, indicePere: 0, lu: false },
  ),
};

const message = {
  N: "87#second",
  estHTML: true,
  contenu: typed(21, "<div>Pensez-y.</div>"),
  date: wireDate("2025-11-17", "14:05"),
  libelleDate: "lun. 17/11/25 14h05",
  emetteur: false,
  lu: true,
  public_gauche: "Mme ORIOL H.",
  hint_gauche: "Professeur",
  messageSource: typed(24, { N: "87#first" }),
  possessionMessage: typed(24, { N: "112#p2" }),
  listeDocumentsJoints: list({ L: "programme.pdf", N: "37#p", G: 1 }),
};

/** An answer to `ListeMessages`. */
export const messages = {
  listeMessages: list(message, {
    ...message,
    N: "87#first",
    emetteur: true,
    listeMessagesPourContexte: list({ ...message, N: "87#other" }),
  }),
  messagePourReponse: typed(24, { N: "87#second", G: 0, nbDestinataires: 1 }),
  listeBoutons: list({ G: 0, L: "Envoyer" }),
  brouillon: typed(24, { N: "112#draft", contenu: "Merci", estHTML: false }),
  nbPossessionsMessage: 2,
};

/** An answer to `ListeRessourcesPourCommunication`. */
export const recipients = {
  listeRessourcesPourCommunication: list(
    {
      L: "Mme ORIOL H.",
      N: "109#o",
      G: 3,
      avecDiscussion: true,
      estPrincipal: true,
      email: "h.oriol@lycee.example",
      listeRessources: list({ L: "LATIN", N: "79#l", estUneSousMatiere: true, libelleMatiere: "FRANCAIS" }),
    },
    {
      L: "Mme VASSEUR C.",
      N: "106#v",
      G: 34,
      avecDiscussion: true,
      fonction: typed(24, { L: "C.P.E.", N: "58#c" }),
    },
  ),
};

/** An answer to `PageAccueil` with every widget that is read. */
export const home = {
  dateSelectionnee: wireDate("2025-11-17"),
  prochaineDate: wireDate("2025-11-18"),
  ListeCours: [aLesson({ day: "2025-11-17", slot: 0 })],
  notes: {
    listeDevoirs: list({ N: "40#t", note: typed(10, "15,50"), date: wireDate("2025-11-13") }),
    page: { periode: typed(24, { L: "Trimestre 1", N: "105#T1" }) },
  },
  competences: {
    listeEvaluations: list({
      L: "Calcul",
      N: "1",
      matiere: typed(24, { L: "MATHEMATIQUES", N: "79#m" }),
      individu: typed(24, { L: "Mme ORIOL H." }),
      date: wireDate("2025-11-14"),
    }),
  },
  devoirSurveille: {
    listeDS: list({
      L: "Thalès",
      N: "2",
      G: 0,
      dateDebut: wireDate("2025-11-20", "08:00"),
      dateFin: wireDate("2025-11-20", "10:00"),
      listeSalles: list({ L: "B12" }),
    }),
  },
  vieScolaire: {
    listeAbsences: list(
      {
        N: "3",
        G: 13,
        dateDebut: wireDate("2025-11-12", "08:00"),
        justifie: true,
        listeMotifs: list({ L: "Maladie" }),
      },
      { N: "4", G: 14, date: wireDate("2025-11-13", "08:00"), duree: 10 },
    ),
  },
  menuDeLaCantine: {
    listeRepas: list({
      G: 0,
      listePlats: list({
        G: 1,
        listeAliments: list({ L: "Lasagnes", N: "5", listeLabelsAlimentaires: list({ L: "Bio", G: 1 }) }),
      }),
    }),
  },
  // What is in these two has samples of its own.
  actualites: { listeModesAff: [{ G: 0, listeActualites: list({ L: "Portes ouvertes", N: "2#doors" }) }] },
  discussions: { listeMessagerie: list({ N: "87#d", objet: "Sortie au musée", lu: false }) },
  agenda: {
    listeEvenements: [
      {
        L: "Conseil",
        N: "6",
        DateDebut: wireDate("2025-11-20", "17:30"),
        famille: typed(24, { L: "Réunion" }),
      },
    ],
  },
  travailAFaire: {
    listeTAF: list({
      N: "150#w",
      matiere: typed(24, { L: "MATHEMATIQUES", N: "79#m" }),
      descriptif: typed(21, "<div>Exercice 12</div>"),
      pourLe: wireDate("2025-11-19"),
      duree: 20,
      TAFFait: false,
    }),
  },
  lienUtile: { listeLiens: list({ L: "Site", url: "https://lycee.example/" }, { L: "Cantine", SSO: {} }) },
  partenaireARD: { porteMonnaie: list({ libellePorteMonnaie: "Restauration", valeurSolde: "23,40 €" }) },
};

/** An answer to `CentraleNotifications`. */
export const notifications = {
  nbNotifs: 1,
  liste: list({
    L: "Communication",
    ident: "comm",
    liste: list({
      id: "insh_IdDiscussions",
      type: 2,
      action: 2,
      titre: "Discussions",
      message: "1 message",
      compteur: 1,
      modalites: typed(26, "[0..1]"),
      date: wireDate("2025-11-17", "09:12"),
      dateLue: wireDate("2025-11-17"),
      navOnglets: [131],
    }),
  }),
};
