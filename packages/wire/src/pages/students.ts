import type { WireDate, WireElement, WireList, WireReference } from "../values.js";

/** Arguments of `ListeRessources`: the pupils of a class. */
export interface WireStudentsRequest {
  readonly classe: Pick<WireReference, "N" | "G">;
  readonly periode: Pick<WireReference, "N" | "G">;
}

/** Answer to `ListeRessources`. */
export interface WireStudentsPage {
  readonly listeRessources?: WireList<WireStudent>;
}

/** A pupil as staff see them. Options are `option1`, `option2`… up to the first gap. */
export interface WireStudent extends WireReference {
  readonly nom?: string;
  readonly prenoms?: string;
  /** A label or a number (`sexes`). */
  readonly sexe?: string | number;
  /** Born on. */
  readonly neLe?: WireDate;
  /** Entered the school, and left it. */
  readonly entree?: WireDate;
  readonly sortie?: WireDate;
  readonly listeProjets?: WireList<WireStudentProject>;
  readonly classe?: WireElement<WireReference>;
  /** Boards, has lunch or goes home ("régime"). */
  readonly regime?: string | WireElement<WireReference>;
  readonly email?: string;
  readonly avecPhoto?: boolean;
  readonly [option: `option${number}`]: string;
}

/** A plan for a pupil with special needs ("projet d'accompagnement"). */
export interface WireStudentProject extends WireReference {
  readonly typeAmenagement?: string;
  readonly handicap?: string;
}

/** Arguments of `FicheEleve`: a block that is not asked for does not come. */
export interface WireStudentFileRequest {
  readonly Eleve: Pick<WireReference, "N" | "G">;
  readonly AvecEleve: boolean;
  readonly AvecResponsables: boolean;
}

/** Answer to `FicheEleve`. A block that the user has no right to is absent. */
export interface WireStudentFilePage {
  readonly Identite?: WireElement<WireIdentity>;
  readonly Responsables?: WireList<WireGuardian>;
  readonly Scolarite?: WireElement<Readonly<Record<string, unknown>>>;
  readonly listeMemosEleves?: WireList<WireReference>;
}

/** Name, birth and address of a person: display texts. Address lines end at the first one missing. */
export interface WireIdentity extends WireReference {
  readonly nom?: string;
  readonly prenom?: string;
  readonly prenom2?: string;
  readonly prenom3?: string;
  readonly sexe?: string | number;
  /** Bare text in the official client; other projects met a typed date. */
  readonly dateNaiss?: string | WireDate;
  readonly villeNaiss?: string;
  readonly ine?: string;
  readonly adresse1?: string;
  readonly adresse2?: string;
  readonly adresse3?: string;
  readonly adresse4?: string;
  /** Postal code. */
  readonly CP?: string;
  readonly ville?: string;
  readonly pays?: string;
  readonly email?: string;
  /** Country code of the mobile number. */
  readonly indPort?: string;
  readonly telPort?: string;
  readonly telFixe?: string;
  readonly telAutre?: string;
}

/** A guardian of a pupil ("responsable"). */
export interface WireGuardian extends WireIdentity {
  readonly autoriseSMS?: boolean;
  readonly autoriseEmail?: boolean;
  readonly autoriseDiscussion?: boolean;
  readonly autoriseCourrier?: boolean;
  /** May collect the child. */
  readonly autoriseRecupererEnfant?: boolean;
  /** To be called in an emergency. */
  readonly contactUrgence?: boolean;
  readonly lienParente?: string;
  /** `LEGAL`, or another word. */
  readonly niveauResponsabilite?: string;
  readonly profession?: string;
  readonly situation?: string;
}
