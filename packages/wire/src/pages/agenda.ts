import type { WireDate, WireElement, WireList, WireReference } from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `PageAgenda`. */
export interface WireAgendaRequest {
  readonly NumeroSemaine?: number;
  readonly avecEventsPasses: boolean;
  readonly AvecListeClasses: boolean;
}

/** Answer to `PageAgenda`. The export keys are spelt otherwise than those of the timetable. */
export interface WireAgendaPage {
  /** A bare list. */
  readonly ListeEvenements?: WireList<WireAgendaEvent>;
  readonly listeFamilles?: WireList<WireReference & { readonly couleur?: string }>;
  readonly AvecExportiCal?: boolean;
  /** A secret. */
  readonly ParametreExportiCal?: string;
}

/** One event of the school's agenda. */
export interface WireAgendaEvent extends WireReference {
  readonly DateDebut?: WireDate;
  readonly DateFin?: WireDate;
  /** The hours of the two dates mean nothing. */
  readonly sansHoraire?: boolean;
  readonly Commentaire?: string;
  readonly CouleurCellule?: string;
  readonly estConseilClasse?: boolean;
  readonly famille?: WireElement<WireReference & { readonly couleur?: string }>;
  readonly strAuteur?: string;
  /** Documents of the school: their addresses carry `G` 50. */
  readonly PiecesJointes?: WireList<WireAttachment>;
  readonly estPeriodique?: boolean;
  readonly nonPublie?: boolean;
  /** Names of the pupils that the event is for, as one project met them; elements elsewhere. */
  readonly listeEleves?: WireList<WireReference | string>;
}
