import type { WireDomain, WireRawString, WireReference } from "../values.js";

/** Answer to `GenerationPDF`: an address relative to the root, or the reason why there is none. */
export interface WirePdf {
  readonly url?: WireRawString;
  readonly message?: string;
}

/** Arguments of `GenerationPDF` for a timetable. */
export interface WireTimetablePdfRequest {
  readonly genreGenerationPDF: number;
  readonly options: {
    readonly portrait: boolean;
    readonly taillePolice: number;
    readonly taillePoliceMin: number;
    /** 0 none, 1 background, 2 text. */
    readonly couleur: number;
    /** What does not fit (`overflowModes`). */
    readonly renvoi: number;
    readonly uneGrilleParSemaine: boolean;
    readonly inversionGrille: boolean;
    readonly ignorerLesPlagesSansCours: boolean;
    readonly estEDTAnnuel: boolean;
  };
  readonly estPlanning: boolean;
  readonly estPlanningParRessource: boolean;
  readonly estPlanningOngletParJour: boolean;
  readonly estPlanningParJour: boolean;
  readonly indiceJour: number;
  readonly ressource: WireReference;
  readonly ressources: readonly WireReference[];
  /** One week; `[0]` for the year. */
  readonly domaine: WireDomain;
  readonly avecCoursAnnules: boolean;
  readonly grilleInverse: boolean;
}

/** Arguments of `GenerationPDF` for a document of one period. */
export interface WirePeriodPdfRequest {
  readonly genreGenerationPDF: number;
  readonly avecCodeCompetences: boolean;
  readonly periode: Pick<WireReference, "N" | "G" | "L">;
  readonly options: Readonly<Record<string, boolean | number | string>>;
}
