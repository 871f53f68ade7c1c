import type { WireDate, WireDomain, WireElement, WireList, WireRawString, WireReference } from "../values.js";

/** Arguments of `PageEmploiDuTemps`. Each selection is sent under both spellings. */
export interface WireTimetableRequest {
  readonly ressource: WireReference;
  readonly Ressource: WireReference;
  readonly numeroSemaine?: number;
  readonly NumeroSemaine?: number;
  readonly domaine?: WireDomain;
  readonly Domaine?: WireDomain;
  readonly dateDebut?: WireDate;
  readonly DateDebut?: WireDate;
  readonly dateFin?: WireDate;
  readonly DateFin?: WireDate;
  readonly avecAbsencesEleve?: boolean;
  readonly avecConseilDeClasse?: boolean;
  readonly avecRetenuesEleve?: boolean;
  readonly avecAbsencesRessource?: boolean;
  readonly avecDisponibilites?: boolean;
  readonly avecInfosPrefsGrille?: boolean;
  readonly avecCoursSortiePeda?: boolean;
  readonly avecRessourcesLibrePiedHoraire?: boolean;
  readonly estEDTPermanence?: boolean;
  readonly estEDTAnnuel?: boolean;
  readonly edt?: WireReference;
}

/** Answer to `PageEmploiDuTemps`. */
export interface WireTimetablePage {
  /** A bare list. */
  readonly ListeCours?: WireList<WireLesson>;
  readonly jourCycleSelectionne?: number;
  /** The school shows cancelled lessons; they are in the list either way. */
  readonly avecCoursAnnule?: boolean;
  readonly placeCourante?: number;
  readonly premierePlaceHebdoDuJour?: number;
  readonly debutDemiPensionHebdo?: number;
  readonly finDemiPensionHebdo?: number;
  readonly prefsGrille?: { readonly genreRessource?: number; readonly numEtablissement?: number };
  readonly absences?: Readonly<Record<string, unknown>>;
  readonly recreations?: WireList<WireReference & { readonly place?: number }>;
  readonly avecExportICal?: boolean;
  readonly ParametreExportiCal?: string;
  /** The timetable is not available; there is no list then. */
  readonly message?: string;
}

/** One entry of the timetable: a lesson, an outing or a detention. */
export interface WireLesson extends WireReference {
  /** Position in the week's grid: rank of the open day times places a day, plus slot. */
  readonly place?: number;
  /** Length in places. */
  readonly duree?: number;
  readonly DateDuCours?: WireDate;
  /** Rare: most answers leave the end to the grid. */
  readonly DateDuCoursFin?: WireDate;
  readonly CouleurFond?: string;
  /** Absent on outings. */
  readonly ListeContenus?: WireList<WireLessonLine>;
  readonly AvecTafPublie?: boolean;
  readonly AvecCdT?: boolean;
  readonly cahierDeTextes?: WireElement<WireLessonBookMark>;
  /** Displayed status; free text. */
  readonly Statut?: string;
  readonly estAnnule?: boolean;
  readonly memo?: string;
  /** Truthy means exempt; `maison` at home, `obligatoire` presence compulsory. */
  readonly dispenseEleve?: unknown;
  readonly estPermanence?: boolean;
  readonly listeVisios?: WireList<WireVirtualRoom>;
  readonly libelleCours?: string;
  readonly horsHoraire?: boolean;
  /** `"eleve"` on a detention. */
  readonly estRetenue?: unknown;
  readonly hintRealise?: string;
  readonly imgRealise?: string;
  readonly estSortiePedagogique?: boolean;
  readonly numeroSemaine?: number;
  /** True extent of an outing, in annual places. */
  readonly placeReelle?: number;
  readonly dureeReelle?: number;
  readonly motif?: string;
  readonly accompagnateurs?: readonly string[];
  readonly strDateDebut?: string;
  readonly strDateFin?: string;
  readonly strGenreRess?: string;
  readonly strRess?: string;
}

/** One line of a lesson: subject, teacher, room, group, or a marker. */
export interface WireLessonLine extends WireReference {
  readonly estServiceGroupe?: boolean;
  readonly marqueur?: number;
  readonly estHoraire?: boolean;
  readonly nombre?: number;
  readonly estAccompagnant?: boolean;
}

/** What the lesson book says about a lesson. */
export interface WireLessonBookMark {
  readonly N?: string;
  /** A test is announced. */
  readonly estDevoir?: boolean;
  readonly originesCategorie?: WireList<WireReference & { readonly libelleIcone?: string }>;
}

/** A video room. `url` was a bare string before 2025. */
export interface WireVirtualRoom extends WireReference {
  readonly url?: string | WireRawString;
  readonly libelleLien?: string;
  readonly commentaire?: string;
}
