import type { WireDate, WireElement, WireList, WireReference } from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `DernieresEvaluations`: a period of this session. */
export interface WireEvaluationsRequest {
  readonly periode: Pick<WireReference, "N" | "L" | "G">;
}

/** Answer to `DernieresEvaluations`. */
export interface WireEvaluationsPage {
  readonly listeEvaluations?: WireList<WireEvaluation>;
}

/** One evaluation of skills ("évaluation"). `L` is its title. */
export interface WireEvaluation extends WireReference {
  readonly listeNiveauxDAcquisitions?: WireList<WireAcquisition>;
  /** School cycles it belongs to ("paliers"). */
  readonly listePaliers?: WireList<WireReference>;
  readonly matiere?: WireElement<WireEvaluatedSubject>;
  /** The teacher. */
  readonly individu?: WireElement<WireReference>;
  readonly coefficient?: number;
  readonly descriptif?: string;
  readonly date?: WireDate;
  readonly periode?: WireElement<WireReference>;
  readonly ListeThemes?: WireList<WireReference>;
  readonly domaine?: WireElement<WireReference>;
  readonly libelleSujet?: string;
  readonly libelleCorrige?: string;
  readonly elmSujet?: WireElement<WireAttachment>;
  readonly elmCorrige?: WireElement<WireAttachment>;
  readonly executionQCM?: unknown;
}

/** A subject, with the service that the evaluation was given in. */
export interface WireEvaluatedSubject extends WireReference {
  readonly couleur?: string;
  readonly ordre?: number;
  readonly serviceConcerne?: WireElement<WireReference>;
}

/** The level reached in one skill: `L` its words, `G` its number (`acquisitionLevels`). */
export interface WireAcquisition extends WireReference {
  readonly abbreviation?: string;
  readonly ordre?: number;
  readonly coefficient?: number;
  readonly pilier?: WireElement<WirePillar>;
  readonly domaine?: WireElement<WireReference>;
  /** The skill, when it is not the domain itself. */
  readonly item?: WireElement<WireReference>;
  readonly sousItem?: WireElement<WireReference>;
  /** What the teacher says of it. */
  readonly observation?: string;
  readonly libelle?: string;
}

/** A domain of the national framework ("pilier du socle commun"). */
export interface WirePillar extends WireReference {
  /** Its short names, such as `D1.1, D2`. */
  readonly strPrefixes?: string;
  readonly ordre?: number;
}
