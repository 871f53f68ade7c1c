import type { Heard } from "./everything.js";

/**
 * Keys of the school's answers that the library knows of and leaves alone, by function; `*` is everything below. Identities
 * (`N`) and ranks (`P`) that nothing refers to are not listed. A key that is not here is news: read it, or add it and say why
 * nobody needs it.
 */
const leftAlone: Readonly<Record<string, readonly string[]>> = {
  // Settings of the page.
  BulletinCompetences: [
    "ObjetListeAppreciations.Cloture",
    "ObjetListeAppreciations.Editable",
    "listeLignes[].L",
    "maquette.L",
    "maquette.avecLigneTotal",
    "maquette.avecNiveauxMaitrises",
    "maquette.avecNiveauxPositionnements",
    "maquette.genreJauge",
    "maquette.listeBulletins[].G",
  ],
  CentraleNotifications: ["liste[].avecTri"],
  // Kinds that are always the same.
  DernieresEvaluations: [
    "listeEvaluations[].G",
    "listeEvaluations[].ListeThemes[].Matiere",
    "listeEvaluations[].listeNiveauxDAcquisitions[].pilier.G",
    "listeEvaluations[].matiere.G",
    "listeEvaluations[].matiere.ordre",
    "listeEvaluations[].matiere.serviceConcerne",
  ],
  // Switches of the page itself; kinds that are always the same.
  DernieresNotes: [
    "avecDetailDevoir",
    "avecDetailService",
    "listeDevoirs[].G",
    "listeDevoirs[].ListeThemes[].Matiere",
    "listeDevoirs[].service.G",
    "listeServices[].G",
  ],
  // Kinds of documents, and documents to hand in.
  DocumentsATelecharger: [
    "listeBulletins[].G",
    "listeCategories",
    "listeDocumentsCasier[].G",
    "listeDocumentsSignatureElecASigner[].G",
    "listeDocuments[].G",
    "listeNaturesDocumentsAFournir",
  ],
  // Of drafts and of the system.
  ListeMessagerie: [
    "listeMessagerie[].estNonPossede",
    "listeMessagerie[].listePossessionsMessages",
    "listeMessagerie[].lu",
    "listeMessagerie[].messageFenetre",
    "strSuperAdministrateurs",
  ],
  ListeMessages: ["listeMessages[].estNonPossede", "messagePourReponse.G"],
  MethodeCalculMoyenne: ["titreFenetre"],
  // Widgets show a little of what their own pages tell in full; settings of the page.
  PageAccueil: [
    "ListeCours[].*",
    "menuDeLaCantine.listeRepas[].*",
    "AvecCoursAnnule",
    "ParametreExportiCal",
    "absences",
    "actualites.listeModesAff[].*",
    "agenda.listeEvenements[].PiecesJointes",
    "agenda.listeEvenements[].famille.couleur",
    "autorisationKiosque",
    "avecCoursAnnule",
    "avecExportICal",
    "competences.listeEvaluations[].*",
    "debutDemiPensionHebdo",
    "devoirSurveille.listeDS[].couleur",
    "discussions.listeMessagerie[].*",
    "finDemiPensionHebdo",
    "jourCycleSelectionne",
    "notes.*",
    "partenaireCDI",
    "prefsGrille",
    "premierePlaceHebdoDuJour",
    "prochainJourCycle",
    "recreations",
    "travailAFaire.listeTAF[].*",
    "vieScolaire.listeAbsences[].*",
  ],
  // The same said twice, in the words of the page.
  PageActualites: [
    "detailsActualite.listeQuestions[].rang",
    "genreRequeteActualite",
    "listeCategories[].estDefaut",
    "listeModesAff[].G",
    "listeModesAff[].listeActualites[].elmauteur.L",
    "listeModesAff[].listeActualites[].estInformation",
    "listeModesAff[].listeActualites[].informationListeContenu",
    "listeModesAff[].listeActualites[].listeQuestions[].listeChoix[].rang",
    "listeModesAff[].listeActualites[].listeQuestions[].rang",
    "listeModesAff[].listeActualites[].strInfoSondageAnonyme",
  ],
  // Legends; calendars are asked for by `exportIcal`.
  PageAgenda: ["AvecExportiCal", "ListeEvenements[].famille.couleur", "ParametreExportiCal", "listeFamilles"],
  // Settings of the page.
  PageBulletins: [
    "ListeServices[].AvecMoyenneRegroupement",
    "ListeSurMatieres[].Arrondi",
    "ObjetListeAppreciations.Cloture",
    "ObjetListeAppreciations.Editable",
    "ParametresAffichages.AvecSousService",
    "ParametresAffichages.NombreMoyennesPeriodes",
    "baremeParDefaut",
    "existeServiceAvecNotes",
    "existeServiceSansNotes",
  ],
  // Contents leave alone what is shared, which is asked for by `sharedResources`; icons and titles of the page.
  PageCahierDeTexte: [
    "ListeCahierDeTextes[].listeContenus[].ListePieceJointe[].estUnLienInterne",
    "ListeCahierDeTextes[].listeContenus[].ListeThemes[].Matiere",
    "ListeCahierDeTextes[].listeContenus[].categorie.libelleIcone",
    "ListeCahierDeTextes[].listeContenus[].libelleCBTheme",
    "ListeCahierDeTextes[].listeContenus[].parcoursEducatif",
    "ListeCahierDeTextes[].listeElementsProgrammeCDT",
    "ListeRessourcesNumeriques",
    "ListeRessourcesPedagogiques",
    "ListeRessourcesPedagogiques.listeMatieres[].G",
    "ListeRessourcesPedagogiques.listeRessources[].ListeThemes[].Matiere",
    "ListeTravauxAFaire[].ListeThemes[].Matiere",
    "ListeTravauxAFaire[].libelleCBTheme",
  ],
  // Settings and furniture of the grid; calendars are asked for by `exportIcal`.
  PageEmploiDuTemps: [
    "ListeCours[].cahierDeTextes.originesCategorie[].G",
    "ListeCours[].cahierDeTextes.originesCategorie[].libelleIcone",
    "ListeCours[].imgRealise",
    "ListeCours[].numeroSemaine",
    "ListeCours[].strGenreRess",
    "ParametreExportiCal",
    "absences",
    "avecCoursAnnule",
    "avecExportICal",
    "debutDemiPensionHebdo",
    "finDemiPensionHebdo",
    "jourCycleSelectionne",
    "placeCourante",
    "prefsGrille",
    "premierePlaceHebdoDuJour",
    "recreations",
  ],
  // Settings of the account; calendars are asked for by `exportIcal`.
  PageInfosPerso: ["Autorisations", "droitImage", "iCal", "notifications", "securisation"],
  // Legends of what each food says for itself.
  PageMenus: ["AvecRepasMidi", "AvecRepasSoir", "ListeAllergenes", "Listelabels"],
  // What parents may write, and where a click leads.
  PagePresence: [
    "autorisations.saisieMotifAbsence",
    "autorisations.saisieMotifRetard",
    "autorisations.totalHeuresManquees",
    "listeAbsences[].decideur.G",
    "listeAbsences[].demandeur.G",
    "listeAbsences[].nature.estProgrammable",
    "listeAbsences[].page",
    "listeAbsences[].rubrique.G",
    "listeSanctionUtilisateur",
  ],
  // Settings of the page.
  PageReleve: [
    "Editable",
    "ListeServices[].estServicePereAvecSousService",
    "ListeServices[].regroupement",
    "ListeSurMatieres[].Arrondi",
    "NbrMaxDevoirs",
    "ParametresAffichages.AvecNombreDevoirs",
    "ParametresAffichages.AvecSousService",
    "ParametresAffichages.NombreMoyennesPeriodes",
  ],
};

/** The same of other days and of schools that are unlike most. */
const leftAloneElsewhere: typeof leftAlone = {
  PageAccueil: ["placeCourante"],
  PageActualites: [
    "detailsActualite.listeQuestions[].listeChoix[].rang",
    "listeModesAff[].listeActualites[].informationListeContenu.*",
  ],
};

/** Keys that were not read and are not known to be left alone, as `function › key`. */
export function unknownKeys({ unread }: Heard): readonly string[] {
  return [...unread].flatMap(([call, keys]) =>
    [...keys].filter((key) => !isKnown(call, key)).map((key) => `${call} › ${key}`),
  );
}

/** Entries of the list that no answer had. */
export function forgottenKeys(all: readonly Heard[]): readonly string[] {
  return Object.entries(leftAlone).flatMap(([call, known]) => {
    const met = all.flatMap(({ unread }) => [...(unread.get(call) ?? [])]);
    return known.filter((one) => !met.some((key) => fits(key, one))).map((one) => `${call} › ${one}`);
  });
}

function isKnown(call: string, key: string): boolean {
  const known = [...(leftAlone[call] ?? []), ...(leftAloneElsewhere[call] ?? [])];
  return /(?:^|\.)[NP]$/u.test(key) || known.some((one) => fits(key, one));
}

function fits(key: string, known: string): boolean {
  return known.endsWith("*") ? key.startsWith(known.slice(0, -1)) : key === known;
}
