import type { WireDate, WireElement, WireGrade, WireList, WireReference } from "../values.js";

/** Arguments of `DernieresNotes`: a period of this session. */
export interface WireGradesRequest {
  readonly Periode: Pick<WireReference, "N" | "L" | "G">;
}

/** Answer to `DernieresNotes`. Every key may be absent. */
export interface WireGradesPage {
  readonly listeDevoirs?: WireList<WireTest>;
  readonly listeServices?: WireList<WireService>;
  /** General average of the pupil; absent or empty when the school does not publish it. */
  readonly moyGenerale?: WireGrade;
  readonly moyGeneraleClasse?: WireGrade;
  readonly baremeMoyGenerale?: WireGrade;
  readonly baremeMoyGeneraleParDefaut?: WireGrade;
  readonly avecDetailDevoir?: boolean;
  readonly avecDetailService?: boolean;
}

/** One mark for one piece of graded work ("devoir"). `G` is 59, and 60 up to 2024. */
export interface WireTest extends WireReference {
  readonly note?: WireGrade;
  /** Scale of this mark. */
  readonly bareme?: WireGrade;
  /** Scale of the service. */
  readonly baremeParDefaut?: WireGrade;
  readonly date?: WireDate;
  /** Identity and colour only: joined with `listeServices` by `N`. */
  readonly service?: WireElement<WireService>;
  readonly periode?: WireElement<WireReference>;
  readonly ListeThemes?: WireList<WireReference>;
  /** Class average, best and worst mark; absent for annotations and when the class is hidden. */
  readonly moyenne?: WireGrade;
  readonly noteMax?: WireGrade;
  readonly noteMin?: WireGrade;
  readonly estEnGroupe?: boolean;
  /** Title of the test. */
  readonly commentaire?: string;
  /** Comment on this pupil's mark. */
  readonly commentaireSurNote?: string;
  /** A bare number here, unlike elsewhere. */
  readonly coefficient?: number;
  /** Counts only if it raises the average. */
  readonly estFacultatif?: boolean;
  /** Only points above the middle of the scale count. */
  readonly estBonus?: boolean;
  /** Brought to the scale of the service before it counts. */
  readonly estRamenerSur20?: boolean;
  readonly libelleSujet?: string;
  readonly libelleCorrige?: string;
  readonly elmSujet?: WireElement<WireReference & { readonly url?: unknown }>;
  readonly elmCorrige?: WireElement<WireReference & { readonly url?: unknown }>;
  readonly executionQCM?: unknown;
  readonly estDS?: boolean;
}

/** A subject as taught to one class or group ("service"), with its averages. */
export interface WireService extends WireReference {
  readonly ordre?: number;
  readonly estServiceEnGroupe?: boolean;
  readonly moyEleve?: WireGrade;
  readonly baremeMoyEleve?: WireGrade;
  readonly baremeMoyEleveParDefaut?: WireGrade;
  readonly moyClasse?: WireGrade;
  readonly moyMin?: WireGrade;
  readonly moyMax?: WireGrade;
  readonly couleur?: string;
  /** Too few marks for the average to mean much. */
  readonly estMoyNR?: boolean;
  readonly baremeService?: WireGrade;
}
