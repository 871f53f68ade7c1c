import type { WireDate, WireElement, WireHtml, WireList, WireReference } from "../values.js";
import type { WireDiscussionsPage } from "./discussions.js";
import type { WireTest } from "./grades.js";
import type { WireAttachment } from "./homework.js";
import type { WireNewsMode } from "./news.js";
import type { WireTimetablePage } from "./timetable.js";

/** Arguments of `PageAccueil`: day and week that its widgets are about. All are optional. */
export interface WireHomeRequest {
  readonly avecConseilDeClasse?: boolean;
  /** Day of the timetable. */
  readonly dateGrille?: WireDate;
  readonly numeroSemaine?: number;
  readonly EDT?: { readonly numeroSemaine: number };
  readonly coursNonAssures?: { readonly numeroSemaine: number };
  readonly personnelsAbsents?: { readonly numeroSemaine: number };
  readonly incidents?: { readonly numeroSemaine: number };
  readonly exclusions?: { readonly numeroSemaine: number };
  readonly donneesVS?: { readonly numeroSemaine: number };
  readonly donneesProfs?: { readonly numeroSemaine: number };
  readonly registreAppel?: { readonly date: WireDate };
  readonly previsionnelAbsServiceAnnexe?: { readonly date: WireDate };
  readonly TAFARendre?: { readonly date: WireDate };
  readonly TAFEtActivites?: { readonly date: WireDate };
  readonly menuDeLaCantine?: { readonly date: WireDate };
  readonly tableauDeBord?: { readonly date: WireDate };
  readonly modificationsEDT?: { readonly date: WireDate };
  readonly partenaireCDI?: { readonly CDI: Readonly<Record<string, never>> };
  /** Limits the answer to some widgets, by number. */
  readonly widgets?: readonly number[];
}

/**
 * Answer to `PageAccueil`: the keys of a timetable, and one key a widget, there only when the user has the
 * widget. Containers are bare objects.
 */
export interface WireHomePage extends WireTimetablePage {
  readonly dateSelectionnee?: WireDate;
  readonly prochaineDate?: WireDate;
  readonly prochainJourCycle?: number;
  readonly AvecCoursAnnule?: boolean;
  readonly notes?: {
    readonly listeDevoirs?: WireList<WireTest>;
    readonly avecDetailDevoir?: boolean;
    readonly avecDetailService?: boolean;
    readonly page?: { readonly periode?: WireElement<WireReference> };
  };
  readonly competences?: { readonly listeEvaluations?: WireList<WireHomeEvaluation> };
  readonly vieScolaire?: {
    readonly L?: string;
    readonly listeAbsences?: WireList<WireHomeSchoolLife>;
    readonly message?: string;
  };
  readonly travailAFaire?: { readonly listeTAF?: WireList<WireHomeHomework> };
  readonly devoirSurveille?: { readonly listeDS?: WireList<WireHomeTest> };
  readonly devoirSurveilleEvaluation?: { readonly listeDS?: WireList<WireHomeTest> };
  readonly menuDeLaCantine?: { readonly listeRepas?: WireList<WireHomeMeal> };
  readonly actualites?: { readonly listeModesAff?: WireList<WireNewsMode> };
  readonly discussions?: WireDiscussionsPage;
  /** A bare list. */
  readonly agenda?: { readonly listeEvenements?: WireList<WireHomeEvent> };
  readonly lienUtile?: { readonly listeLiens?: WireList<WireUsefulLink> };
  readonly partenaireARD?: { readonly porteMonnaie?: WireList<WireWallet> };
}

/** Homework on the home page: the keys of the lesson book, in lower case. */
export interface WireHomeHomework extends WireReference {
  readonly matiere?: WireElement<WireReference>;
  readonly descriptif?: string | WireHtml;
  readonly ordre?: number;
  readonly pourLe?: WireDate;
  readonly donneLe?: WireDate;
  readonly couleurFond?: string;
  readonly couleurTexte?: string;
  readonly niveauDifficulte?: number;
  readonly duree?: number;
  readonly listeDocumentJoint?: WireList<WireAttachment>;
  readonly TAFFait?: boolean;
  readonly QCMFait?: boolean;
  readonly avecRendu?: boolean;
  readonly genreRendu?: number;
  readonly peuRendre?: boolean;
  readonly documentRendu?: WireElement<WireReference>;
  readonly cahierDeTextes?: WireElement<WireReference>;
  readonly executionQCM?: unknown;
}

/** A supervised test that is announced; `G` 0 a test, 1 an evaluation. */
export interface WireHomeTest extends WireReference {
  readonly matiere?: WireElement<WireReference>;
  readonly couleur?: string;
  readonly listeSalles?: WireList<WireReference>;
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
}

/** An evaluation of skills, with what the home page shows of it. */
export interface WireHomeEvaluation extends WireReference {
  readonly matiere?: WireElement<WireReference>;
  /** The teacher. */
  readonly individu?: WireElement<WireReference>;
  readonly date?: WireDate;
}

/** An event of school life; `G` is one of `homeEventKinds`. Its dates bear the names of its kind. */
export interface WireHomeSchoolLife extends WireReference {
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
  readonly date?: WireDate;
  readonly dateDemande?: WireDate;
  /** Minutes of a delay. */
  readonly duree?: number;
  readonly justifie?: boolean;
  readonly reglee?: boolean;
  readonly listeMotifs?: WireList<WireReference>;
  readonly nature?: WireElement<WireReference>;
  readonly commentaire?: string;
  readonly estLue?: boolean;
}

/** An event of the agenda. */
export interface WireHomeEvent extends WireReference {
  readonly DateDebut?: WireDate;
  readonly DateFin?: WireDate;
  /** Its hours mean nothing. */
  readonly sansHoraire?: boolean;
  readonly Commentaire?: string;
  readonly CouleurCellule?: string;
  readonly famille?: WireElement<WireReference>;
  readonly strAuteur?: string;
}

/** A meal of the day; `G` 0 lunch, 1 dinner. */
export interface WireHomeMeal extends WireReference {
  readonly listePlats?: WireList<WireHomeDish>;
}

/** Dishes of one kind, `G`. */
export interface WireHomeDish extends WireReference {
  readonly listeAliments?: WireList<WireHomeFood>;
}

/** Something to eat. */
export interface WireHomeFood extends WireReference {
  readonly listeLabelsAlimentaires?: WireList<WireReference>;
  readonly listeAllergenesAlimentaire?: WireList<WireReference>;
}

/** A link that the school recommends: an address, or a single sign-on. */
export interface WireUsefulLink extends WireReference {
  readonly commentaire?: string;
  readonly url?: unknown;
  readonly SSO?: unknown;
  readonly estFavori?: boolean;
  readonly numeroTel?: string;
}

/** A purse at the canteen's payment service. */
export interface WireWallet extends WireReference {
  readonly libellePorteMonnaie?: string;
  /** In words: `12,34 €`. */
  readonly valeurSolde?: string;
  readonly avecWarning?: boolean;
  readonly hintSolde?: string;
  readonly hintPorteMonnaie?: string;
}
