import { list, typed, wireDate } from "../wire-builders.js";

/** An answer to `PageAgenda`: two events, one of which names pupils. */
export const agenda = {
  ListeEvenements: [
    {
      L: "Conseil de classe 4C",
      N: "2#council",
      DateDebut: wireDate("2025-11-20", "17:30"),
      DateFin: wireDate("2025-11-20", "18:30"),
      sansHoraire: false,
      Commentaire: "Salle B12",
      CouleurCellule: "#FFD9A0",
      estConseilClasse: true,
      famille: typed(24, { L: "Réunion", N: "14#family" }),
      strAuteur: "M. DRAVERT T.",
      PiecesJointes: list({ L: "ordre-du-jour.pdf", N: "50#file", G: 1 }),
      listeEleves: ["MARCHENOIR Zélie"],
    },
    {
      L: "Cross",
      N: "2#cross",
      DateDebut: wireDate("2025-11-21"),
      DateFin: wireDate("2025-11-21"),
      sansHoraire: true,
      estPeriodique: true,
    },
  ],
  AvecExportiCal: false,
};

/** An answer to `PageMenus`: one day with lunch and dinner. */
export const menus = {
  DomaineDePresence: typed(8, "[12..13]"),
  ListeJours: list({
    Date: wireDate("2025-11-17"),
    ListeRepas: list(
      {
        L: "Menu du jour",
        N: "123#lunch",
        G: 0,
        ListePlats: list(
          {
            G: 0,
            ListeAliments: list({
              L: "Carottes râpées",
              N: "5#carrots",
              listeLabelsAlimentaires: list({ L: "Biologique", N: "68#bio", G: 1, couleur: "#5FA83C" }),
            }),
          },
          {
            G: 1,
            ListeAliments: list({
              L: "Lasagnes",
              N: "5#lasagne",
              listeAllergenesAlimentaire: list({ L: "Lait", N: "6#milk", G: 7, couleur: "#4A90D9" }),
            }),
          },
        ),
      },
      { L: "Dîner", N: "123#dinner", G: 1, ListePlats: list({ G: 4, ListeAliments: list({ L: "Poire" }) }) },
    ),
  }),
};

/** An answer to `PageEquipePedagogique`: a teacher of two subjects, and somebody of the office. */
export const teachingStaff = {
  liste: list(
    {
      L: "Mme ORIOL H.",
      N: "109#oriol",
      G: 3,
      P: 2,
      email: "h.oriol@ecole.example",
      estProfesseurPrincipal: true,
      matieres: list(
        { L: "FRANCAIS", N: "79#fr", volumeHoraire: "4h30" },
        { L: "LATIN", N: "79#lat", volumeHoraire: "", servicePere: typed(24, { L: "FRANCAIS", N: "79#fr" }) },
      ),
    },
    { L: "M. VASSEUR C.", N: "106#v", G: 34, P: 1, fonction: typed(24, { L: "C.P.E." }), estEnleve: true },
  ),
};

/** An answer to `PageInfosPerso`: a record, and calendars. */
export const personalData = {
  Informations: {
    civilite: "Mme",
    nom: "MARCHENOIR",
    prenoms: "Zélie",
    adresse1: "12 rue des Ormes",
    adresse3: "Bâtiment C",
    codePostal: "99000",
    ville: "Villefictive",
    pays: "FRANCE",
    eMail: "zelie@famille.example",
    emailReserveAdmin: true,
    indicatifTel: "33",
    telephonePortable: "600000000",
    numeroINE: "000000000AA",
    dateNaiss: typed(7, "04/05/2012"),
    villeNaiss: "Villefictive",
  },
  iCal: {
    liste: list(
      { L: "MARCHENOIR Zélie", G: 0, paramICal: "00AA", paramSuppl: "6D6F" },
      { L: "Agenda", G: 1, paramICal: "FFEE" },
    ),
  },
};

/** An answer to `PageEmploiDuTemps` that offers a calendar. */
export const exportedTimetable = { avecExportICal: true, ParametreExportiCal: "00AA", ListeCours: [] };

/** An answer to `DocumentsATelecharger`: a document of most lists. */
export const documents = {
  listeCategories: list({ L: "Administratif", N: "14#a", couleur: "#4A90D9" }),
  listeDocuments: list({
    L: "Certificat de scolarité",
    N: "36#certificate",
    G: 4,
    categorie: typed(24, { L: "Administratif", N: "14#a" }),
  }),
  listeDocumentsCasier: list({
    L: "Autorisation.pdf",
    N: "36#locker",
    date: wireDate("2025-11-12"),
    memo: "À rendre signé",
    estNonLu: true,
    listePieceJointe: list({ L: "annexe.pdf", N: "37#annex", G: 1 }),
  }),
  listeDocumentsSignatureElecASigner: list({
    L: "Autorisation de prise de vues",
    N: "111#sign",
    G: 111,
    etatDocument: 2,
    etatSignature: 3,
    dateEnvoi: wireDate("2025-11-10"),
    demandeur: typed(24, { L: "Secrétariat" }),
    nombreSigne: 1,
    nombreTotal: 2,
  }),
  listeBulletins: list({
    L: "Bulletin",
    N: "36#report",
    periode: typed(24, { L: "Trimestre 1", N: "105#T1" }),
    classe: typed(24, { L: "4C" }),
  }),
};

/** An answer to `GenerationPDF`. */
export const pdf = { url: typed(23, "FichiersExternes/00AA/Emploi du temps.pdf?Session=4821377") };

/** An answer to `ListeRessources`: two pupils of a class. */
export const students = {
  listeRessources: list(
    {
      L: "MARCHENOIR Zélie",
      N: "46#zelie",
      G: 4,
      nom: "MARCHENOIR",
      prenoms: "Zélie Rose",
      sexe: "F",
      neLe: wireDate("2012-05-04"),
      entree: wireDate("2025-09-01"),
      option1: "LATIN",
      listeProjets: list({ typeAmenagement: "PAP", handicap: "Troubles dys." }),
      classe: typed(24, { L: "4C", N: "23#4C" }),
      regime: "DEMI-PENSIONNAIRE",
    },
    { L: "DRAVERT Abel", N: "46#abel", G: 4, sexe: 0 },
  ),
};

/** An answer to `FicheEleve`. */
export const studentFile = {
  Identite: typed(24, {
    nom: "MARCHENOIR",
    prenom: "Zélie",
    prenom2: "Rose",
    dateNaiss: "04/05/2012",
    villeNaiss: "Villefictive",
    ine: "000000000AA",
    adresse1: "12 rue des Ormes",
    CP: "99000",
    ville: "Villefictive",
    pays: "FRANCE",
    indPort: "33",
    telPort: "0600000000",
  }),
  Responsables: list({
    nom: "MARCHENOIR Armand",
    lienParente: "PERE",
    niveauResponsabilite: "LEGAL",
    dateNaiss: typed(7, "01/02/1980"),
    CP: "99000",
    email: "armand@famille.example",
    autoriseEmail: true,
    autoriseRecupererEnfant: true,
    contactUrgence: true,
    profession: "Luthier",
  }),
};

/** An answer to `MethodeCalculMoyenne`. */
export const averageMethod = {
  titreFenetre: "Calcul de la moyenne",
  titreFormule: "FRANCAIS - Trimestre 1",
  FormuleHTML: "<span>(16,00 x 1 + 7,00 x 0,5) / 1 = <b>19,50</b></span>",
  FormuleLegende: "<span>Note ramenée sur 20</span>",
  FormuleWAI: "16 et 7",
};

/** An answer to `JetonAppliMobile`. */
export const qrCode = { jeton: "00AA11", login: "22BB33", avecPageConnexion: false };

/** An answer to `SaisieVieScolaire` that does not take an announced absence. */
export const announcementAnswer = { message: "L'absence ne peut pas être déclarée si longtemps à l'avance." };

/** An answer to `SecurisationComptePreference`. */
export const securityAnswer = { result: true };

const oriol = { L: "Mme ORIOL H.", N: "109#oriol", G: 3, avecDiscussion: true };

/** An answer to `SaisiePublicMessage`. */
export const messagePublic = {
  listeDest: list(oriol, { L: "MARCHENOIR Zélie", N: "46#pupil", G: 4 }),
};

/** An answer to `ListePublics`: a pupil with a class, and a parent with a child. */
export const publics = {
  listePublics: list(
    { L: "MARCHENOIR Zélie", N: "46#z", G: 4, classes: list({ L: "4C", N: "23#4C" }), groupes: list() },
    {
      L: "MARCHENOIR Armand",
      N: "72#a",
      G: 5,
      eleves: list({ L: "MARCHENOIR Zélie", N: "46#z" }),
      refusMess: true,
    },
  ),
};
