import type { WireDate, WireElement, WireHtml, WireList, WireNumberSet, WireReference } from "../values.js";
import type { WireAttachment } from "./homework.js";

/** Arguments of `ListeMessagerie`. */
export interface WireDiscussionsRequest {
  readonly avecMessage: boolean;
  /** False asks for unread ones only. */
  readonly avecLu: boolean;
  readonly possessionMessageDiscussionUnique?: WireReference | null;
}

/** Answer to `ListeMessagerie`. */
export interface WireDiscussionsPage {
  /** Folders and labels; `G` is one of `discussionLabels`. */
  readonly listeEtiquettes?: WireList<WireDiscussionLabel>;
  /** A tree, flattened: discussions, and messages under them. */
  readonly listeMessagerie?: WireList<WireDiscussion>;
  /** Names of those to whom a message may be reported; empty when it may not. */
  readonly strSuperAdministrateurs?: string;
}

/** A folder of the messaging, or a label of the user's. */
export interface WireDiscussionLabel extends WireReference {
  readonly couleur?: string;
  readonly abr?: string;
}

/** A node of the tree of the messaging. `P` is not used. */
export interface WireDiscussion extends WireReference {
  readonly estUneDiscussion?: boolean;
  /** 0 for a root, or absent. */
  readonly profondeur?: number;
  /** Position of the parent in the list; -1 or absent for a root. */
  readonly indicePere?: number;
  readonly objet?: string;
  /** Date in words: `lundi 14h05`, `ven. 16/02/24 13h35`, `14h05`. */
  readonly libelleDate?: string;
  readonly dateActivite?: WireDate;
  /** Who started it; absent when the user did. */
  readonly initiateur?: string;
  /** The others, in short. */
  readonly public?: string;
  readonly nbPublic?: number;
  readonly strPublicLong?: string;
  readonly nombreMessages?: number;
  readonly nbNonLus?: number;
  readonly nbBrouillons?: number;
  readonly lu?: boolean;
  /** What `ListeMessages` and `SaisieMessage` are asked with. */
  readonly listePossessionsMessages?: WireList<WireReference>;
  /** What `SaisiePublicMessage` is asked with; absent on some discussions of the system. */
  readonly messagePourParticipants?: WireElement<WireReference>;
  readonly dernierPossessionMessage?: WireElement<WireReference>;
  readonly messageFenetre?: WireElement<WireReference>;
  /** The user may answer. */
  readonly avecReponse?: boolean;
  readonly ferme?: boolean;
  readonly fermable?: boolean;
  readonly ouvrable?: boolean;
  readonly avecModifObjet?: boolean;
  readonly estNonPossede?: boolean;
  /** Identities only, joined with the list of the page. */
  readonly listeEtiquettes?: WireList<WireReference>;
  /** See `discussionKinds`. */
  readonly genreDiscussion?: number;
  /** The user has left. */
  readonly estSorti?: boolean;
  /** May leave and come back; spelt so. */
  readonly avecIODicussion?: boolean;
}

/** Arguments of `ListeMessages`. */
export interface WireMessagesRequest {
  readonly listePossessionsMessages: readonly Pick<WireReference, "N">[];
  readonly marquerCommeLu?: boolean;
  /** How many of the latest are wanted in all; 0 means all. */
  readonly nbMessagesVus?: number;
  readonly estNonPossede?: boolean;
  readonly estSousDiscussion?: boolean;
  /** The message to answer. */
  readonly message?: Pick<WireReference, "N">;
}

/** Answer to `ListeMessages`. */
export interface WireMessagesPage {
  /** The newest first. */
  readonly listeMessages?: WireList<WireMessage>;
  /** Text that may stand in place of messages. */
  readonly messageErreurActualisation?: string;
  /** What an answer is sent with. */
  readonly messagePourReponse?: WireElement<WireReference & { readonly nbDestinataires?: number }>;
  /** Ways to send an answer (`messageButtons`); none when there is no answering. */
  readonly listeBoutons?: WireList<WireReference>;
  /** An answer that was begun. */
  readonly brouillon?: WireElement<WireDraft>;
  /** Messages in all, shown or not. */
  readonly nbPossessionsMessage?: number;
  /** Messages that this request has marked as read. */
  readonly nbMarquerLu?: number;
}

/** One message. */
export interface WireMessage extends WireReference {
  readonly contenu?: string | WireHtml;
  /** True exactly when `contenu` is typed as HTML. */
  readonly estHTML?: boolean;
  readonly date?: WireDate;
  readonly libelleDate?: string;
  /** The user sent it. */
  readonly emetteur?: boolean;
  readonly lu?: boolean;
  /** Sender; "Moi" for the user. */
  readonly public_gauche?: string;
  /** What the sender is: "Professeur", "Personnel"… */
  readonly hint_gauche?: string;
  readonly public_droite?: string;
  readonly hint_droite?: string;
  readonly nbPublic?: number;
  /** The message that this one answers; itself or unknown for the first one. */
  readonly messageSource?: WireElement<WireReference>;
  readonly possessionMessage?: WireElement<WireReference>;
  readonly estNonPossede?: boolean;
  /** To some of the participants only. */
  readonly estUnAparte?: boolean;
  readonly listeDocumentsJoints?: WireList<WireAttachment>;
  readonly brouillon?: boolean;
  /** Messages that were forwarded with it. */
  readonly listeMessagesPourContexte?: WireList<WireMessage>;
  readonly estMessageTransferant?: boolean;
  readonly messageSignale?: boolean;
  readonly estSignalantContenu?: boolean;
  readonly estSignalantPourSuppr?: boolean;
}

/** A message that was begun and not sent. */
export interface WireDraft extends WireReference {
  readonly contenu?: string | WireHtml;
  readonly estHTML?: boolean;
  /** Whom a discussion that is not started yet is for. */
  readonly listeDestinataires?: WireList<WireRecipient>;
  readonly listeDocumentsJoints?: WireList<WireAttachment>;
}

/** Arguments of `SaisiePublicMessage`. The two flags are left out for the recipients of one message. */
export interface WireMessagePublicRequest {
  readonly message: Pick<WireReference, "N">;
  readonly estPublicParticipant?: boolean;
  readonly estDestinatairesReponse?: boolean;
}

/** Answer to `SaisiePublicMessage`. */
export interface WireMessagePublicPage {
  readonly listeDest?: WireList<WireRecipient>;
}

/** Arguments of `ListeRessourcesPourCommunication`: one kind of people a request. */
export interface WireRecipientsRequest {
  /** `G` is a resource kind: 3 teachers, 34 staff, 4 pupils, 5 parents. */
  readonly onglet: { readonly N: 0; readonly G: number };
  /** The pupil concerned; `{ N: 0, G: 6 }` when a parent asks for parents. */
  readonly filtreElement?: WireReference;
}

/** Answer to `ListeRessourcesPourCommunication`. */
export interface WireRecipientsPage {
  readonly listeRessourcesPourCommunication?: WireList<WireRecipient>;
}

/** Arguments of `ListePublics`, for accounts with the right `AvecDiscussionAvancee`. */
export interface WirePublicsRequest {
  /** Resource kinds; one a request in practice. */
  readonly genres: WireNumberSet;
  readonly pourMessagerie: boolean;
  readonly sansFiltreSurEleve: boolean;
  readonly avecFonctionPersonnel: boolean;
  readonly avecInfoRencontresSepareesDesResponsables: boolean;
  readonly avecInfoResponsablePreferentiel: boolean;
  readonly avecUniquementResponsableDelegue: boolean;
  readonly estCtxModeleActualite: boolean;
}

/** Answer to `ListePublics`. */
export interface WirePublicsPage {
  readonly listePublics?: WireList<WireRecipient>;
  /** Levels of responsibility for a child; one without a number of its own (`nr`) has the legal one, 1. */
  readonly niveauResponsabilite?: WireList<WireReference>;
}

/** Somebody to whom a message is, or may be, sent; `G` is a resource kind. */
export interface WireRecipient extends WireReference {
  /** May be written to; of teachers and staff only. */
  readonly avecDiscussion?: boolean;
  /** Class teacher ("professeur principal"). */
  readonly estPrincipal?: boolean;
  readonly email?: string;
  /** Subjects of a teacher. */
  readonly listeRessources?: WireList<WireRecipientSubject>;
  /** Function of a member of the staff. */
  readonly fonction?: WireElement<WireReference>;
  /** Does not take messages. */
  readonly refusMess?: boolean;
  /** Of pupils, in `ListePublics`. */
  readonly classes?: WireList<WireReference>;
  readonly groupes?: WireList<WireReference>;
  /** Children of a parent, in `ListePublics`. */
  readonly eleves?: WireList<WireReference>;
}

/** A subject that a teacher gives. */
export interface WireRecipientSubject extends WireReference {
  readonly estUneSousMatiere?: boolean;
  /** Name of the subject that a sub-subject is part of. */
  readonly libelleMatiere?: string;
}
