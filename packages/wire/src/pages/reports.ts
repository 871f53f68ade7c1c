import type { Typed, WireDate, WireElement, WireGrade, WireList, WireReference } from "../values.js";
import type { WireTest } from "./grades.js";

/** Arguments of `PageBulletins`: families send an empty pupil and class. */
export interface WireReportRequest {
  readonly eleve: Record<string, never>;
  readonly classe: Record<string, never>;
  readonly periode: Pick<WireReference, "N" | "L" | "G">;
}

/** Arguments of `PageReleve`. */
export interface WireGradeStatementRequest {
  readonly eleve: Pick<WireReference, "N">;
  readonly periode: Pick<WireReference, "N" | "G">;
  readonly classe?: Pick<WireReference, "N">;
}

/** What report cards and grade statements have in common. Every key may be absent. */
export interface WireReportFoot {
  /** Alone, when the page is not published. Capital M. */
  readonly Message?: string;
  readonly Classe?: WireElement<WireReference>;
  /** What the school shows (`Avec…`), and how many columns. */
  readonly ParametresAffichages?: WireReportDisplay;
  readonly ListeServices?: WireList<WireReportService>;
  /** Groups of subjects. */
  readonly ListeSurMatieres?: WireList<WireSubjectGroup>;
  readonly General?: WireReportGeneral;
  readonly strInfoDatePublication?: string;
  /** Ready-made sentences. */
  readonly ListeAbsences?: {
    readonly strAbsences?: string;
    readonly strRetards?: string;
    readonly strPunitions?: string;
    readonly strSanctions?: string;
  };
  readonly ObjetListeAppreciations?: WireElement<WireReportComments>;
  readonly listeAccusesReception?: WireList<WireReceipt>;
  readonly listeMentions?: WireList<WireReference>;
  readonly ListeMentionsClasse?: WireList<WireReference>;
  readonly ListeProjets?: WireList<WireReference>;
  readonly ListeStages?: WireList<WireReference>;
  readonly ListeAttestations?: WireList<WireReference>;
  readonly listeEngagements?: WireList<WireReference>;
  readonly listeCredits?: WireList<WireReference>;
  readonly listePiliers?: WireList<WireReference>;
  readonly avecValidationAuto?: boolean;
  readonly Orientation?: unknown;
  readonly ParcoursEducatif?: {
    readonly libelleUtilisateur?: string;
    readonly listeParcours?: unknown;
    readonly listeGenreParcours?: unknown;
  };
  readonly Legende?: unknown;
}

/** What a school shows of a report card or a statement; absent means no. */
export interface WireReportDisplay {
  readonly AvecMoyenneEleve?: boolean;
  readonly AvecMoyenneClasse?: boolean;
  readonly AvecMoyenneInfSup?: boolean;
  readonly AvecMoyenneMediane?: boolean;
  readonly AvecMoyenneGenerale?: boolean;
  readonly AvecMoyenneAnnuelle?: boolean;
  readonly AvecMoyennePeriode?: boolean;
  readonly AvecCoefficient?: boolean;
  readonly AvecNombrePointsEleve?: boolean;
  readonly AvecNivMaitriseEleve?: boolean;
  readonly AvecSousService?: boolean;
  readonly AvecNombreDevoirs?: boolean;
  readonly avecElementProgramme?: boolean;
  readonly NombreMoyennesPeriodes?: number;
  /** Names of the columns of period averages, in a report card. */
  readonly listePeriodes?: WireList<WireReference>;
}

/** Answer to `PageBulletins`: `{}` for a period that it does not know. */
export interface WireReportPage extends WireReportFoot {
  readonly existeServiceAvecNotes?: boolean;
  readonly existeServiceSansNotes?: boolean;
  readonly TypePositionnementClasse?: number;
  readonly NoteBareme?: WireGrade;
  readonly baremeParDefaut?: WireGrade;
  /** Profile graph: base64 of a PNG, in which a line break may stand as two characters. */
  readonly graphe?: string;
  readonly listeAnnotations?: unknown;
}

/** Answer to `PageReleve`. Services are flat: sub-services follow their parent. */
export interface WireGradeStatementPage extends WireReportFoot {
  readonly Editable?: boolean;
  /** Labels of the columns of period averages. */
  readonly ListePeriodes?: WireList<WireReference>;
  /** Most tests in one service. */
  readonly NbrMaxDevoirs?: number;
}

/** One subject of a report card or a grade statement. */
export interface WireReportService extends WireReference {
  readonly couleur?: string;
  readonly Matiere?: WireElement<WireReference>;
  /** Group it stands in; `N` `"0"` for none. */
  readonly SurMatiere?: WireElement<WireReference>;
  readonly MoyenneEleve?: WireGrade;
  readonly MoyenneClasse?: WireGrade;
  readonly MoyenneInf?: WireGrade;
  readonly MoyenneSup?: WireGrade;
  readonly MoyenneMediane?: WireGrade;
  readonly MoyenneAnnuelle?: WireGrade;
  readonly Coefficient?: WireGrade;
  readonly NombrePointsEleve?: WireGrade;
  readonly ListeProfesseurs?: WireList<WireReference>;
  readonly ListeAppreciations?: WireList<WireComment>;
  /** Sub-services, in a report card. */
  readonly ListeElements?: WireList<WireReportService>;
  readonly ListeDevoirs?: WireList<WireStatementTest>;
  readonly OrdreRegroupement?: number;
  readonly OrdreDansRegroupement?: number;
  readonly AvecMoyenneRegroupement?: boolean;
  /** `n/m`. */
  readonly NombreDevoirs?: string;
  /** Bare marks, such as `12,50` and `|1`. */
  readonly ListeMoyennesPeriodes?: readonly string[];
  readonly ListeNiveauDAcquisitionPeriodes?: WireList<WireReference>;
  readonly NiveauDAcquisition?: WireElement<WireLevel>;
  readonly estMoyNR?: boolean;
  /** Elements of the curriculum that were worked on. */
  readonly ElementsProgrammeBulletin?: WireList<WireReference>;
  readonly regroupement?: number;
  /** In a statement: a service that sub-services follow, one of them, a heading. */
  readonly estServicePereAvecSousService?: boolean;
  readonly estSousService?: boolean;
  readonly estSurMatiere?: boolean;
}

/** A level of mastery: `G` is its number (`acquisitionLevels`). */
export interface WireLevel extends WireReference {
  readonly abbreviation?: string;
}

/** A mark in a grade statement: the keys of a test, with capitals. */
export interface WireStatementTest extends WireReference {
  readonly Note?: WireGrade;
  readonly Bareme?: WireGrade;
  readonly BaremeParDefaut?: WireGrade;
  readonly Coefficient?: WireGrade;
  readonly Date?: WireDate;
  /** Title of the test. */
  readonly Commentaire?: string;
  readonly libelleCorrige?: string;
  readonly estFacultatif?: WireTest["estFacultatif"];
  /** As PRONOTE spells it. */
  readonly ExcecutionQCM?: unknown;
  readonly ExecKiosque?: unknown;
}

/** A group of subjects. */
export interface WireSubjectGroup extends WireReference {
  readonly Arrondi?: Typed<14, number>;
  readonly MoyenneClasse?: WireGrade;
  readonly MoyenneInf?: WireGrade;
  readonly MoyenneSup?: WireGrade;
  readonly MoyenneMediane?: WireGrade;
}

/** General averages. */
export interface WireReportGeneral {
  readonly MoyenneEleve?: WireGrade;
  readonly MoyenneClasse?: WireGrade;
  readonly MoyenneInf?: WireGrade;
  readonly MoyenneSup?: WireGrade;
  readonly MoyenneMediane?: WireGrade;
  readonly ListeMoyennesPeriodes?: readonly string[];
}

/** Comments of the council, at the foot. */
export interface WireReportComments {
  readonly Editable?: boolean;
  readonly Cloture?: boolean;
  readonly ListeAppreciations?: WireList<WireComment>;
  readonly listePeriodes?: WireList<
    WireReference & {
      readonly listeAppreciations?: WireList<WireComment>;
      readonly listeAppreciationsGenerales?: WireList<WireComment>;
    }
  >;
}

/** A comment: `L` its text, `G` its kind (`reportCommentKinds`), `Intitule` its heading. */
export interface WireComment extends WireReference {
  readonly Intitule?: string;
}

/** Whether one of the parents has seen the document. */
export interface WireReceipt extends WireReference {
  readonly aPrisConnaissance?: boolean;
  readonly date?: WireDate;
}
