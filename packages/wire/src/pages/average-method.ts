import type { WireReference } from "../values.js";

/** Arguments of `MethodeCalculMoyenne`, as the page of marks sends them. */
export interface WireAverageMethodRequest {
  readonly eleve: Pick<WireReference, "N">;
  readonly classe: Pick<WireReference, "N">;
  readonly service: Pick<WireReference, "N">;
  /** Excludes `calendrier`. */
  readonly periode: Pick<WireReference, "N" | "G"> | null;
  readonly calendrier: null;
  readonly pourMoyenneNette: boolean;
  readonly ordreChronologique: boolean;
  readonly moyenneTrimestrielle: boolean;
}

/** Answer to `MethodeCalculMoyenne`: prose in HTML; empty or missing for no detail. */
export interface WireAverageMethod {
  readonly titreFenetre?: string;
  readonly titreFormule?: string;
  readonly FormuleHTML?: string;
  readonly FormuleLegende?: string;
  /** The formula for screen readers. */
  readonly FormuleWAI?: string;
}
