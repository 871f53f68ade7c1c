import type { WireDate, WireList, WireReference } from "../values.js";
import type { WireSlotHour } from "./school.js";
import type { WireUploadedFile } from "./uploads.js";

/** Payload of `SaisieVieScolaire`: the events that a parent deals with, and only those. */
export interface WireSchoolLifeWriteRequest {
  readonly listeAbsences: readonly WireSchoolLifeWrite[];
  /** True asks the server to check a declared absence, and changes nothing. */
  readonly estControle: boolean;
}

/** One event. `E` is 2, or 1 with a new, negative `N` for an absence that is declared. */
export interface WireSchoolLifeWrite extends Pick<WireReference, "N" | "G"> {
  readonly E: number;
  /** Acknowledges an observation. */
  readonly estLue?: boolean;
  /** Acknowledges a punishment; since 2026 a sanction or an incident. */
  readonly parentAAccuseDeReception?: boolean;
  readonly estUneCreationParent?: boolean;
  /** 200 characters at most. */
  readonly justification?: string;
  /** One of `listeMotifsAbsences` or `listeMotifsRetards`. */
  readonly motifParent?: Pick<WireReference, "N" | "L">;
  readonly documents?: readonly WireUploadedFile[];
  readonly debut?: WireAbsenceLimit;
  readonly fin?: WireAbsenceLimit;
}

/** Start or end of a declared absence. Without `heure` it counts in half-days. */
export interface WireAbsenceLimit {
  /** At midnight. */
  readonly date: WireDate;
  readonly estMatin?: boolean;
  /** An entry of `ListeHeures` without the last, or of `ListeHeuresFinPourVS` likewise; `place` is its index. */
  readonly heure?: WireSlotHour & { readonly place: number };
}

/** Answer of `SaisieVieScolaire`. */
export interface WireSchoolLifeAnswer {
  /** Why an announced absence is not taken, in words for the parents: of a check as of the announcement itself. */
  readonly message?: string;
}

/** A reason that parents may give (`listeMotifsAbsences`, `listeMotifsRetards` of ParametresUtilisateur). */
export interface WireParentReason extends WireReference {
  /** A comment has to come with it. */
  readonly justificationObligatoire?: boolean;
}

/** Both lists of reasons, as ParametresUtilisateur has them. */
export interface WireParentReasons {
  readonly listeMotifsAbsences?: WireList<WireParentReason>;
  readonly listeMotifsRetards?: WireList<WireParentReason>;
}

/** Payload of `SaisieAccuseReceptionDocument`: the document of the tab and of a period is acknowledged. */
export interface WireReceiptRequest {
  readonly periode: Pick<WireReference, "N" | "G">;
  readonly aPrisConnaissance: true;
}
