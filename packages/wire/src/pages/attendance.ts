import type { WireDate, WireElement, WireList, WireNumberSet, WireReference } from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `PagePresence`: a period of tab 19 and its first and last day. */
export interface WireAttendanceRequest {
  /** The whole year ("cumul") has no `N`, and `G` 1. */
  readonly periode: Pick<WireReference, "N" | "L" | "G">;
  readonly DateDebut: WireDate;
  readonly DateFin: WireDate;
}

/** Answer to `PagePresence`. Every key may be absent. */
export interface WireAttendancePage {
  /** Alone, when the page is not available for the period. */
  readonly message?: string;
  /** Events of all kinds, told apart by `G`. */
  readonly listeAbsences?: WireList<WireSchoolLifeEvent>;
  /** What the school shows on the page. */
  readonly autorisations?: WireAttendanceRights;
  /** Time followed and missed, by subject. */
  readonly Matieres?: WireList<WireSubjectAttendance>;
  readonly listeRecapitulatifs?: WireList<WireAttendanceTotal>;
  readonly listeSanctionUtilisateur?: WireList<WireReference>;
  readonly nbMaxJoursDeclarationAbsence?: number;
  readonly commentaireAbsenceObligatoire?: boolean;
  readonly commentaireRetardObligatoire?: boolean;
}

/** What a school shows on the page of school life; absent means no. */
export interface WireAttendanceRights {
  readonly absence?: boolean;
  readonly retard?: boolean;
  readonly punition?: boolean;
  readonly exclusion?: boolean;
  readonly sanction?: boolean;
  readonly mesureConservatoire?: boolean;
  readonly infirmerie?: boolean;
  readonly absenceRepas?: boolean;
  readonly absenceInternat?: boolean;
  readonly retardInternat?: boolean;
  readonly observation?: boolean;
  readonly incident?: boolean;
  readonly commission?: boolean;
  readonly dispense?: boolean;
  readonly totalHeuresManquees?: boolean;
  readonly saisieMotifAbsence?: boolean;
  readonly saisieMotifRetard?: boolean;
}

/** One event of school life. `G` (`schoolLifeKinds`) says which of the keys it may have. */
export interface WireSchoolLifeEvent extends WireReference {
  /** Of what lasts: absences, visits to the infirmary, measures. */
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
  /** Of what happens at a moment: delays, observations, missed meals, incidents. */
  readonly date?: WireDate;
  /** Of punishments, sanctions and measures: when they were given. */
  readonly dateDemande?: WireDate;
  /** Place of the year: days since the first day of week 1, times the places of a day, plus the slot. */
  readonly placeDemande?: number;
  /** Minutes of a delay or a punishment; days of a sanction or a measure. */
  readonly duree?: number;

  readonly ouverte?: boolean;
  readonly reglee?: boolean;
  readonly justifie?: boolean;
  readonly estMotifNonEncoreConnu?: boolean;
  readonly aJustifierParParents?: boolean;
  readonly avecSaisie?: boolean;
  /** `1h30`; empty when not known. */
  readonly NbrHeures?: string;
  /** Half-days, in spite of its name. */
  readonly NbrJours?: number;
  readonly listeMotifs?: WireList<WireReference>;
  /** What the parents answered. */
  readonly motifParent?: WireElement<WireReference>;
  readonly justification?: string;
  readonly documents?: WireList<WireAttachment>;
  readonly confirmee?: boolean;
  readonly refusee?: boolean;
  readonly estUneCreationParent?: boolean;
  readonly parentAAccuseDeReception?: boolean;
  readonly enAttente?: boolean;

  readonly nature?: WireElement<WirePunishmentNature>;
  readonly estUneExclusion?: boolean;
  /** Given outside lessons: only the day of `dateDemande` counts. */
  readonly horsCours?: boolean;
  readonly estLieAUnIncident?: boolean;
  readonly travailAFaire?: string;
  readonly documentsTAF?: WireList<WireAttachment>;
  readonly publierTafApresDebutRetenue?: boolean;
  readonly circonstances?: string;
  readonly documentsCirconstances?: WireList<WireAttachment>;
  /** `N` `"0"` for none. */
  readonly matiere?: WireElement<WireReference>;
  readonly demandeur?: WireElement<WireSchoolLifePerson>;
  readonly decideur?: WireElement<WireSchoolLifePerson>;
  readonly estProgrammable?: boolean;
  readonly programmation?: WireList<WireScheduledPunishment>;

  readonly avecSursis?: boolean;
  readonly dateFinSursis?: WireDate;
  readonly dureeSursis?: number;
  /** Where a measure keeps the pupil out of (`measureScopes`). */
  readonly interditAcces?: WireNumberSet;

  readonly rubrique?: WireElement<WireReference>;
  /** `observationKinds`. */
  readonly genreObservation?: number;
  readonly commentaire?: string;
  readonly estLue?: boolean;
  readonly avecARObservation?: boolean;

  readonly symptomesMedicaux?: WireList<WireReference>;
  readonly actesMedicaux?: WireList<WireReference>;
  /** 0 lunch, 1 dinner. */
  readonly genreRepas?: number;
  readonly strGenreDispense?: string;
  readonly auteur?: WireElement<WireReference>;
  /** 1 to 5. */
  readonly gravite?: number;
  readonly rapporteur?: WireElement<WireReference>;
  readonly mesure?: WireElement<WireReference & { readonly publication?: unknown }>;
  readonly etatMesure?: string;
  readonly estAvecARParent?: boolean;
  readonly listeReponsesEducatives?: WireList<WireReference>;
}

/** Somebody who gave or decided something, with their function. */
export interface WireSchoolLifePerson extends WireReference {
  readonly estProfPrincipal?: boolean;
  /** `N` `"0"` for none. */
  readonly fonction?: WireElement<WireReference>;
}

/** Kind of a punishment, a sanction or a measure, in the words of the school. */
export interface WirePunishmentNature extends WireReference {
  readonly estProgrammable?: boolean;
  /** The parents must say that they have seen it. */
  readonly estAvecARParent?: boolean;
}

/** One time at which a punishment is done. */
export interface WireScheduledPunishment extends WireReference {
  readonly date?: WireDate;
  /** Slot of the day; of the year under a nature of kind 0. */
  readonly place?: number;
  /** Slot of the day; wins over `place`. */
  readonly placeExecution?: number;
  /** Minutes. */
  readonly duree?: number;
}

/** Seconds that a pupil followed and missed in one subject. */
export interface WireSubjectAttendance extends WireReference {
  /** Rank of a heading, above 0. */
  readonly regroupement?: number;
  /** Rank of the heading that it stands under, above 0. */
  readonly dansRegroupement?: number;
  readonly suivi?: number;
  readonly absence?: number;
  readonly excluCours?: number;
  readonly excluEtab?: number;
  readonly infirmerie?: number;
  readonly pere?: WireElement<WireReference>;
}

/** Sums over one kind of event, `G`; of absences in half-days. */
export interface WireAttendanceTotal extends WireReference {
  readonly NombreTotal?: number;
  readonly NbrHeures?: string;
  readonly NombreNonJustifie?: number;
}
