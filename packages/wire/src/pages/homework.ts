import type { WireDate, WireDomain, WireElement, WireHtml, WireList, WireReference } from "../values.js";

/** Arguments of `PageCahierDeTexte`. */
export interface WireLessonBookRequest {
  readonly domaine: WireDomain;
  /** Tab 89: nothing but what teachers share; the mobile page asks so. */
  readonly estRequeteRP?: boolean;
}

/** Answer to `PageCahierDeTexte` under tab 88. Every key may be absent. */
export interface WireHomeworkPage {
  readonly ListeTravauxAFaire?: WireList<WireHomework>;
  readonly listeMatieres?: WireList<WireReference>;
}

/** One piece of homework ("travail à faire"). */
export interface WireHomework extends WireReference {
  /** HTML, or plain text when `avecMiseEnForme` is false. */
  readonly descriptif?: string | WireHtml;
  /** Absent means formatted. */
  readonly avecMiseEnForme?: boolean;
  readonly DonneLe?: WireDate;
  readonly PourLe?: WireDate;
  readonly TAFFait?: boolean;
  readonly QCMFait?: boolean;
  readonly niveauDifficulte?: number;
  /** Minutes; 0 is not given. */
  readonly duree?: number;
  readonly avecRendu?: boolean;
  readonly peuRendre?: boolean;
  readonly genreRendu?: number;
  readonly documentRendu?: WireElement<WireReference>;
  readonly documentCorrige?: WireElement<WireReference>;
  readonly commentaireCorrige?: string;
  readonly cahierDeTextes?: WireElement<WireReference>;
  readonly cours?: WireElement<WireReference>;
  readonly Matiere?: WireElement<WireReference>;
  readonly CouleurFond?: string;
  readonly nomPublic?: string;
  readonly ListeThemes?: WireList<WireTheme>;
  readonly libelleCBTheme?: string;
  readonly ListePieceJointe?: WireList<WireAttachment>;
  readonly executionQCM?: unknown;
}

/** A theme of the programme. */
export interface WireTheme extends WireReference {
  readonly Matiere?: WireElement<WireReference>;
}

/** A document: its kind `G` says whether it is a file or a link. */
export interface WireAttachment extends WireReference {
  readonly url?: unknown;
  readonly format?: number;
  readonly avecMiniaturePossible?: boolean;
}
