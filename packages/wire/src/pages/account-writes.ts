import type { WirePersonalData } from "./personal-data.js";

/** Payload of `SaisieInformations`: the blocks that change, whose names begin with a small letter here. */
export interface WirePersonalDataWriteRequest {
  readonly informations?: Pick<
    WirePersonalData,
    | "eMail"
    | "emailReserveAdmin"
    | "telephoneFixe"
    | "indicatifFixe"
    | "telephonePortable"
    | "indicatifTel"
    | "telReserveAdmin"
    | "fax"
    | "indicatifFax"
  >;
  readonly autorisations?: Readonly<Record<string, boolean>>;
}

/** Payload of `SecurisationComptePreference`. Passwords are encrypted with the key of the session, in hexadecimal. */
export interface WireSecurityRequest {
  /** `securityActions`. */
  readonly action: number;
  readonly ancienMDP?: string;
  readonly nouveauMDP?: string;
}

/** Answer to `SecurisationComptePreference`. */
export interface WireSecurityAnswer {
  readonly result?: boolean;
}

/** Payload of `SaisieMotDePasseEleve`: the child's new password, encrypted likewise. */
export interface WireChildPasswordRequest {
  readonly motDePasse: string;
}

/** `reglesSaisieMDP` of ParametresUtilisateur: what a new password must be. */
export interface WirePasswordRules {
  readonly min?: number;
  readonly max?: number;
  /** A set of `passwordRules`. */
  readonly regles?: unknown;
}
