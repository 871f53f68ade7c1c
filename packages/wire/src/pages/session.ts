import type { WireNumberSet, WireReference } from "../values.js";
import type { WirePasswordRules } from "./security.js";

/** Answer to `Identification`. */
export interface WireIdentification {
  /** Hexadecimal; legacy or direct form. */
  readonly challenge?: string;
  /** ASCII salt of the password's digest; absent means empty. */
  readonly alea?: string;
  /** More than 0: the login is compared without case. */
  readonly modeCompLog?: number;
  /** More than 0: the password is compared without case. */
  readonly modeCompMdp?: number;
  /** Login to use from now on, when a mobile token was asked for. */
  readonly login?: string;
}

/** Answer to `Authentification`. Success has `cle` and no `Acces`. */
export interface WireAuthentication {
  /** Encrypted bytes of the next key. */
  readonly cle?: string;
  /** Number of the refusal. */
  readonly Acces?: number;
  readonly AccesMessage?: { readonly titre?: string; readonly message?: string };
  readonly libelleUtil?: string;
  readonly derniereConnexion?: unknown;
  readonly login?: string;
  readonly jetonConnexionAppliMobile?: string;
  /** Set of `securityDemands`: what the user must still do. Absent: nothing. */
  readonly actionsDoubleAuth?: WireNumberSet;
  /** Set of `securityModes` to choose from. */
  readonly modesPossibles?: WireNumberSet;
  /** One of `securityModes`. */
  readonly modeSecurisationParDefaut?: number;
  /** PINs are exactly four digits. */
  readonly codePINFixe?: boolean;
  /** Name under which this device is known already. */
  readonly libelleSaisieExistant?: string;
  /** The school has set the strategy: the choices are saved even when nothing is asked. */
  readonly changementStrategieImpose?: boolean;
  /** A forgotten PIN can be reset by e-mail. */
  readonly avecReinitPIN?: boolean;
  /** That e-mail's address, most of it masked. */
  readonly emailOcculte?: string;
  readonly reglesSaisieMDP?: WirePasswordRules;
  /** Why a new password is asked for; may hold HTML. */
  readonly messageForcerModificationMdp?: string;
}

/** A fatal error, at the top level of an answer or in its secured part. */
export interface WireFatalError {
  readonly G?: number;
  readonly Titre?: string;
  readonly Message?: string;
}

/** `Signature` of a request. */
export interface WireRequestSignature {
  readonly onglet?: number;
  /** The child whom the request is about, in spaces with members. */
  readonly membre?: Pick<WireReference, "N" | "G">;
}

/** `Signature` of an answer: refusals of one call, and notifications. */
export interface WireAnswerSignature {
  readonly Erreur?: boolean;
  readonly MessageErreur?: string;
  /** Exclusive mode: the server may only be read. */
  readonly ModeExclusif?: boolean;
  /** Unread notifications of the page's bell. */
  readonly notifications?: { readonly compteurCentraleNotif?: number };
  /** The list of discussions should be read again. */
  readonly actualisationMessage?: boolean;
  readonly notificationsCommunication?: readonly { readonly onglet: number; readonly nb?: number }[];
}

/** `RapportSaisie`: how a write went. `{}` on success. */
export interface WireWriteReport {
  readonly _erreurSaisie_?: boolean;
  readonly _messagesErreur_?: readonly string[];
  readonly titre_Messages_Erreur?: string;
}

/** Payload of JetonAppliMobile: the PIN, four digits. */
export interface WireQrCodeRequest {
  readonly code: string;
}

/** Answer of JetonAppliMobile: a QR code but for its address, encrypted with the PIN. */
export interface WireQrCode {
  readonly jeton?: string;
  readonly login?: string;
  /** From 2025.2. */
  readonly avecPageConnexion?: boolean;
}
