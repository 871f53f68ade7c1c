import type { WireElement, WireHtml, WireReference } from "../values.js";
import type { WireWriteReport } from "./session.js";
import type { WireUploadedFile } from "./uploads.js";

/** Text of a message: HTML exactly when the account has the right `AvecDiscussionAvancee`. */
export type WireMessageContent = string | WireHtml;

/** Payload of `SaisieMessage` that starts a discussion: it has no `commande`. */
export interface WireNewDiscussionRequest {
  /** 200 characters at most. */
  readonly objet: string;
  readonly contenu: WireMessageContent;
  readonly estCreationCarnetLiaison: false;
  readonly listeFichiers: readonly WireUploadedFile[];
  readonly listeDestinataires: readonly WireMessageRecipient[];
  readonly genreDiscussion?: number;
  /** The draft that is sent. */
  readonly brouillon?: WireDraftReference;
}

/** Somebody to whom a discussion is opened. `E` is 2. */
export interface WireMessageRecipient extends Pick<WireReference, "N" | "G"> {
  readonly E: number;
}

/** Payload of `SaisieMessage` that answers: no `commande` either. */
export interface WireReplyRequest {
  /** As `ListeMessages` gave it; `G` 0. */
  readonly messagePourReponse: Pick<WireReference, "N" | "G">;
  readonly contenu: WireMessageContent;
  /** The way to send it: `N` 0, `G` one of the buttons that `ListeMessages` gave. */
  readonly bouton: { readonly N: 0; readonly G: number };
  /** The draft that is sent, or a new, negative number. */
  readonly brouillon?: WireDraftReference;
  readonly genreDiscussion?: number;
  readonly listeFichiers: readonly WireUploadedFile[];
}

/** Payload of `SaisieMessage` that keeps a draft (`messageCommands.draft`). */
export interface WireDraftRequest {
  readonly commande: "brouillon";
  /** Null for a first draft of a new discussion. */
  readonly brouillon: WireDraftReference | null;
  /** Null for a new discussion. */
  readonly messagePourReponse: Pick<WireReference, "N" | "G"> | null;
  readonly contenu: WireMessageContent;
  readonly objet: string;
  readonly listeDestinataires: readonly WireMessageRecipient[];
  readonly listeFichiers: readonly WireUploadedFile[];
}

/** A draft: `E` 1 with a new, negative number, 2 when it is changed, none when it is sent. */
export interface WireDraftReference extends Pick<WireReference, "N"> {
  readonly E?: number;
}

/** Payload of `SaisieMessage` for every other command (`messageCommands`). */
export interface WireDiscussionCommandRequest {
  readonly commande: string;
  /** With `pourLu`. */
  readonly lu?: boolean;
  /** With `archive`. */
  readonly archiver?: boolean;
  /** With `pourOuvrirFermer`. */
  readonly ouvrir?: boolean;
  /** Nearly all: what the list gave for the discussion; of a draft, the draft itself. */
  readonly listePossessionsMessages?: readonly Pick<WireReference, "N">[];
  /** With `modificationObjetDiscussion` and `entrerSortirDiscussion`: the latest message. */
  readonly possessionMessage?: Pick<WireReference, "N">;
  /** With `modificationObjetDiscussion`. */
  readonly objet?: string;
  /** With `entrerSortirDiscussion`: how it is now, which the server turns round. */
  readonly estSorti?: boolean;
}

/** `RapportSaisie` of `SaisieMessage`. The new discussion itself is not told. */
export interface WireMessageReport extends WireWriteReport {
  readonly messageToast?: string;
  readonly estCreationDiscussion?: boolean;
  /** Somebody does not take messages. */
  readonly messageRefusDest?: { readonly titre?: string; readonly message?: string };
  /** Messaging is off at this hour. */
  readonly listeMessagesDesactivation?: readonly { readonly titre?: string; readonly message?: string }[];
}

/** `RapportSaisie` of `SaisieEtiquetteMessage`: the label that was made. */
export interface WireLabelReport extends WireWriteReport {
  readonly etiquetteCree?: WireElement<WireReference>;
}

/** Payload of `SaisieEtiquetteMessage` (`labelCommands`), as the official client of 2024 and 2025 makes it. */
export interface WireLabelRequest {
  readonly commande: string;
  readonly etiquette?: Pick<WireReference, "N">;
  readonly libelle?: string;
  readonly abr?: string;
  readonly couleur?: string;
  /** With `modifierEtiquettesMessages`: labels that the discussions are to bear, and not to bear any more. */
  readonly listeEtiquettesPlus?: readonly Pick<WireReference, "N">[];
  readonly listeEtiquettesMoins?: readonly Pick<WireReference, "N">[];
  readonly listePossessionsMessages?: readonly Pick<WireReference, "N">[];
}
