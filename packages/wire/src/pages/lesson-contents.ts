import type { WireDate, WireElement, WireHtml, WireList, WireReference } from "../values.js";
import type { WireAttachment, WireTheme } from "./homework.js";

/** Arguments of `donneesContenusCDT`: one entry of the lesson book. */
export interface WireLessonContentRequest {
  readonly cahierDeTextes: Pick<WireReference, "N">;
}

/** Answer to `PageCahierDeTexte` under tab 89, and to `donneesContenusCDT`. Every key may be absent. */
export interface WireLessonContentsPage {
  readonly ListeCahierDeTextes?: WireList<WireLessonBookEntry>;
  readonly ListeRessourcesPedagogiques?: WireElement<WireSharedResources>;
  readonly ListeRessourcesNumeriques?: WireElement<{ readonly listeRessources?: WireList<WireReference> }>;
}

/** What the lesson book says of one lesson: one entry a lesson, several contents an entry. */
export interface WireLessonBookEntry extends WireReference {
  /** The lesson of the timetable: `N` only. */
  readonly cours?: WireElement<WireReference>;
  readonly verrouille?: boolean;
  readonly Matiere?: WireElement<WireReference>;
  readonly CouleurFond?: string;
  readonly listeGroupes?: WireList<WireReference>;
  readonly listeProfesseurs?: WireList<WireReference>;
  readonly Date?: WireDate;
  readonly DateFin?: WireDate;
  /** Day for which homework was given in this lesson. */
  readonly dateTAF?: WireDate;
  readonly listeContenus?: WireList<WireLessonContent>;
  readonly listeElementsProgrammeCDT?: WireList<WireReference>;
}

/** One content of a lesson. `L` is its title. */
export interface WireLessonContent extends WireReference {
  readonly descriptif?: string | WireHtml;
  readonly objectifs?: string | WireHtml;
  readonly categorie?: WireElement<WireReference & { readonly libelleIcone?: string }>;
  readonly ListeThemes?: WireList<WireTheme>;
  readonly libelleCBTheme?: string;
  /** -1 is none. */
  readonly parcoursEducatif?: number;
  readonly ListePieceJointe?: WireList<WireAttachment & { readonly estUnLienInterne?: boolean }>;
  readonly training?: WireElement<{ readonly ListeExecutionsQCM?: WireList<WireReference> }>;
}

/** What teachers share with a pupil, all lessons together ("ressources pédagogiques"). */
export interface WireSharedResources {
  readonly listeRessources?: WireList<WireSharedResource>;
  /** Names and colours of the subjects that the resources name by `N`. */
  readonly listeMatieres?: WireList<WireReference & { readonly couleur?: string }>;
}

/** One of them; its `G` is a `sharedResourceKinds`. */
export interface WireSharedResource extends WireReference {
  readonly ressource?: WireElement<WireSharedObject>;
  readonly listePeriodesNotation?: WireList<WireReference>;
  readonly ListeThemes?: WireList<WireTheme>;
  readonly date?: WireDate;
  readonly matiere?: WireElement<WireReference>;
  /** A discussion of the class ("forum pédagogique"), whatever `G` says. */
  readonly estForumPeda?: boolean;
}

/**
 * What is shared. Its `G` is a kind of resource (`resourceKinds`): a file is 48; of the questions or answers of a test
 * or an evaluation it says which of the two, and `N` is the test's or the evaluation's own.
 */
export interface WireSharedObject extends WireAttachment {
  /** Of questions and answers: what the test was about. */
  readonly commentaire?: string;
  /** Of a quiz: its name. */
  readonly QCM?: WireElement<WireReference>;
  /** Of work that was handed in: the day it was due, and what came back. */
  readonly pourLe?: WireDate;
  readonly documentCorrige?: WireElement<WireReference>;
  readonly commentaireCorrige?: string;
}
