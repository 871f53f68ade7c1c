import type { WireElement, WireList, WireReference } from "../values.js";

/** Answer to `PageEquipePedagogique`; families ask without arguments. */
export interface WireTeachingStaffPage {
  readonly liste?: WireList<WireTeachingStaff>;
}

/** A teacher (`G` 3) or another member of staff (`G` 34). */
export interface WireTeachingStaff extends WireReference {
  readonly email?: string;
  /** No longer teaches this class. */
  readonly estEnleve?: boolean;
  readonly estProfesseurPrincipal?: boolean;
  readonly estTuteur?: boolean;
  readonly fonction?: WireElement<WireReference>;
  readonly matieres?: WireList<WireTaughtSubject>;
}

/** A subject that somebody teaches. */
export interface WireTaughtSubject extends WireReference {
  /** Hours a week, such as `3h30`; may be empty. */
  readonly volumeHoraire?: string;
  /** The subject that this one is a part of. */
  readonly servicePere?: WireElement<WireReference>;
  readonly estUneSousMatiere?: boolean;
  readonly libelleMatiere?: string;
}
