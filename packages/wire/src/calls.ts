import { tabs } from "./tabs.js";

/** Whether a call only looks ("consultation") or changes something on the server ("saisie"). */
export type Access = "read" | "write";

/** What is known of one remote function before it is called. */
export interface CallRow {
  /** Tab ("onglet") sent in the signature; absent for the calls that open a session. */
  readonly tab?: number;
  readonly access: Access;
}

/**
 * Remote functions, by the name they bear on the wire.
 *
 * `Identification` and `Authentification` are listed as reads: asking again changes no data, though a
 * refused answer is counted by the server.
 *
 * @evidence read in the official web client 2024.3 to 2025.2 (names and access); tabs as the official
 *   client and pronotepy send them
 */
export const calls = {
  FonctionParametres: { access: "read" },
  Identification: { access: "read" },
  Authentification: { access: "read" },
  ParametresUtilisateur: { access: "read" },
  /** Sent on each change of page, and by other clients to stay connected. */
  Navigation: { access: "read", tab: tabs.home },
  /** Keep-alive of servers before 2024.3.9. */
  Presence: { access: "read", tab: tabs.home },
  /** Log-out. */
  SaisieDeconnexion: { access: "write", tab: tabs.home },
  PageAccueil: { access: "read", tab: tabs.home },
  PageEmploiDuTemps: { access: "read", tab: tabs.timetable },
  PageEmploiDuTemps_DomainePresence: { access: "read", tab: tabs.timetable },
  /** Homework under tab 88, lesson contents under tab 89: the tab decides what is filled. */
  PageCahierDeTexte: { access: "read", tab: tabs.homework },
  donneesContenusCDT: { access: "read", tab: tabs.lessonContents },
  DernieresNotes: { access: "read", tab: tabs.latestGrades },
  DernieresEvaluations: { access: "read", tab: tabs.latestEvaluations },
  /** How an average came about; also made from the tabs of report cards and statements. */
  MethodeCalculMoyenne: { access: "read", tab: tabs.latestGrades },
  PageReleve: { access: "read", tab: tabs.gradeStatement },
  PageBulletins: { access: "read", tab: tabs.report },
  BulletinCompetences: { access: "read", tab: tabs.skillsReport },
  /** Made from the tab of the page that is printed: the timetable's, unless said otherwise. */
  PagePresence: { access: "read", tab: tabs.schoolLife },
  PageMenus: { access: "read", tab: tabs.menus },
  PageActualites: { access: "read", tab: tabs.news },
  PageAgenda: { access: "read", tab: tabs.agenda },
  ListeMessagerie: { access: "read", tab: tabs.discussions },
  /** With `marquerCommeLu` it marks messages as read on the way; without, it only looks. */
  ListeMessages: { access: "read", tab: tabs.discussions },
  /** A read in spite of its name: it lists the people of a message, and changes nothing. */
  SaisiePublicMessage: { access: "read", tab: tabs.discussions },
  ListeRessourcesPourCommunication: { access: "read", tab: tabs.discussions },
  ListePublics: { access: "read", tab: tabs.discussions },
  /** Asked from any page; with `estSaisie` it marks a notification as read. */
  CentraleNotifications: { access: "read", tab: tabs.home },
  PageInfosPerso: { access: "read", tab: tabs.personalData },
  PageEquipePedagogique: { access: "read", tab: tabs.teachingStaff },
  ListeRessources: { access: "read", tab: tabs.students },
  FicheEleve: { access: "read", tab: tabs.students },
  /** Photos of a class; teachers, staff and teams have tabs of their own. */
  PageTrombinoscope: { access: "read", tab: tabs.photoBoard },
  DocumentsATelecharger: { access: "read", tab: tabs.documents },
  /** Has a PDF made, from the tab of the page that offers it: named with each call. */
  GenerationPDF: { access: "read" },
  /** Asks for the two texts of a QR code, given its PIN. A write: it makes a secret, and exclusive mode refuses it. */
  JetonAppliMobile: { access: "write", tab: tabs.home },
  /**
   * Answers what `actionsDoubleAuth` asks for; no tab. The official client declares it as a consultation, so that
   * exclusive mode does not stop it, but it counts wrong PINs and changes the account: never sent twice.
   */
  SecurisationCompteDoubleAuth: { access: "write" },
  /** Changes how an account is protected. Declared as a consultation too. */
  SecurisationComptePreference: { access: "write", tab: tabs.personalData },
  SaisieTAFFaitEleve: { access: "write", tab: tabs.homework },
  SaisieTAFARendreEleve: { access: "write", tab: tabs.homework },
  SaisieActualites: { access: "write", tab: tabs.news },
  SaisieMessage: { access: "write", tab: tabs.discussions },
  SaisieEtiquetteMessage: { access: "write", tab: tabs.discussions },
  SaisieVieScolaire: { access: "write", tab: tabs.schoolLife },
  /** Acknowledges the document of the tab that it is made from: 12, 13 or 100, named with each call. */
  SaisieAccuseReceptionDocument: { access: "write" },
  SaisieInformations: { access: "write", tab: tabs.personalData },
  /** A parent gives the child a new password. */
  SaisieMotDePasseEleve: { access: "write", tab: tabs.childAccount },
  /** Takes back uploads that nothing refers to. A read: it changes none of the school's data. */
  annulation: { access: "read" },
} as const satisfies Record<string, CallRow>;

/** Name of a remote function that this package knows. */
export type CallName = keyof typeof calls;
