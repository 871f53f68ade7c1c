import type {
  Typed,
  WireCardinalSet,
  WireDate,
  WireDomain,
  WireElement,
  WireHtml,
  WireList,
  WireNumberSet,
  WireReference,
} from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `PageActualites` for the list: which modes (`newsModes`) are wanted. */
export interface WireNewsRequest {
  readonly modesAffActus: WireNumberSet;
}

/** Arguments of `PageActualites` for one item, from 2026 on: the item as the list named it. */
export interface WireNewsDetailRequest {
  readonly actualite: Pick<WireReference, "N"> & {
    readonly genrePublic?: number;
    readonly public?: Pick<WireReference, "N" | "G">;
  };
  /** 1 for one item; the list is 0, or does not say. */
  readonly genreRequeteActualite: 1;
  readonly modeAffActu: number;
}

/** Answer to `PageActualites`. Every key may be absent. */
export interface WireNewsPage {
  /** Categories up to 2025; from 2026 on the user's own coloured labels. */
  readonly listeCategories?: WireList<WireNewsCategory>;
  /** Categories from 2026 on. */
  readonly listeNatures?: WireList<WireNewsCategory>;
  /** A bare list. */
  readonly listeModesAff?: WireList<WireNewsMode>;
  /** From 2026 on: 0 for a list, 1 for one item. */
  readonly genreRequeteActualite?: number;
  /** Answer to a request for one item. */
  readonly detailsActualite?: WireElement<WireNewsItem>;
}

/** A category of news, or one of the user's own labels. */
export interface WireNewsCategory extends WireReference {
  readonly estDefaut?: boolean;
  /** Labels of 2026 only: `#RRGGBB`, and an abbreviation. */
  readonly couleur?: string;
  readonly abr?: string;
}

/** Items under one mode; `G` is the mode. An item may stand under several. */
export interface WireNewsMode extends WireReference {
  readonly listeActualites?: WireList<WireNewsItem>;
}

/** A piece of news ("information") or a survey ("sondage"); `L` is its title. */
export interface WireNewsItem extends WireReference {
  readonly estInformation?: boolean;
  readonly estSondage?: boolean;
  /** Category up to 2025. */
  readonly categorie?: WireElement<WireReference>;
  /** Category from 2026 on. */
  readonly nature?: WireElement<WireReference>;
  /** The user's own labels, from 2026 on: identities only, joined with the list of the page. */
  readonly listeCategories?: WireList<WireReference>;
  readonly lue?: boolean;
  readonly dateDebut?: WireDate;
  readonly dateFin?: WireDate;
  readonly dateCreation?: WireDate;
  readonly estProlonge?: boolean;
  readonly auteur?: string;
  readonly estAuteur?: boolean;
  readonly elmauteur?: WireElement<WireReference>;
  /** First name of the child concerned. */
  readonly prenom?: string;
  /** Whom it is for: the user, or the child. Sent back when it is answered. */
  readonly public?: WireElement<WireReference>;
  /** Resource kind of the above: 4 pupil, 5 parent. */
  readonly genrePublic?: number;
  readonly reponseAnonyme?: boolean;
  readonly strInfoSondageAnonyme?: string;
  readonly estModele?: boolean;
  readonly estModelePartage?: boolean;
  /** For its author: whether it is published, and 0 now, 1 later, 2 over, 3 a draft. */
  readonly publie?: boolean;
  readonly etatPublication?: number;
  /** Absent from most items of the list since 2026. */
  readonly listeQuestions?: WireList<WireNewsQuestion>;
  /** From 2026 on, in the list. */
  readonly informationListeContenu?: WireNewsPreview;
  /** From 2026 on. */
  readonly estPublic?: boolean;
  readonly estPartage?: boolean;
}

/** What the list of 2026 says of the questions that it leaves out. */
export interface WireNewsPreview {
  /** There are attachments. */
  readonly avecPJ?: boolean;
  /** Every question is answered. */
  readonly aToutRepondu?: boolean;
  readonly avecCommandeVisuResultat?: boolean;
}

/** The text of an information, or one question of a survey. */
export interface WireNewsQuestion extends WireReference {
  readonly rang?: number;
  /** See `newsAnswerKinds`. */
  readonly genreReponse?: number;
  readonly titre?: string;
  readonly texte?: string | WireHtml;
  /** Most characters of a free answer. */
  readonly tailleReponse?: number;
  readonly avecMaximum?: boolean;
  /** Most choices, with `avecMaximum`. */
  readonly nombreReponsesMax?: number;
  readonly avecAR?: boolean;
  readonly listePiecesJointes?: WireList<WireAttachment>;
  readonly listeChoix?: WireList<WireNewsChoice>;
  readonly reponse?: WireElement<WireNewsAnswer>;
}

/** One possible answer. */
export interface WireNewsChoice extends WireReference {
  readonly rang?: number;
  /** Comes with a text of the answerer's own. */
  readonly estReponseLibre?: boolean;
}

/** What was answered, or is waited for. `N` is 0 before a first answer. */
export interface WireNewsAnswer extends WireReference {
  readonly avecReponse?: boolean;
  /** The user is the one who answers; otherwise somebody else of the family does. */
  readonly estRepondant?: boolean;
  readonly estReponseAttendue?: boolean;
  readonly reponduLe?: WireDate;
  readonly strRepondant?: string;
  /** A text, or a set of positions in `listeChoix`, from 1: `T8` up to 2024, `T26` since 2025. */
  readonly valeurReponse?: string | WireDomain | WireNumberSet | WireCardinalSet | Typed<15, string>;
  readonly valeurReponseLibre?: string;
}
