import type { WireDate, WireList, WireNumberSet, WireReference } from "../values.js";

/** Rules for passwords of one school (`reglesSaisieMDP`). */
export interface WirePasswordRules {
  /** Fewest characters. */
  readonly min?: number;
  /** Most characters; 0 or absent: no limit but the page's own, 32. */
  readonly max?: number;
  /** Set of `passwordRules`. */
  readonly regles?: WireNumberSet;
}

/** Why a new password was refused (`erreurMDP`); its presence is the refusal. */
export interface WirePasswordRefusal {
  /** The present password was typed wrong. */
  readonly erreurAncienMDP?: boolean;
  /** Too short or too long. */
  readonly erreurTailleMDP?: boolean;
  /** Set of `passwordRules`. */
  readonly reglesNonRespectes?: WireNumberSet;
  /** The new password is the present one. */
  readonly MDPIdentique?: boolean;
}

/** Payload of SecurisationCompteDoubleAuth. Secrets are hexadecimal, under the session's key and vector. */
export interface WireSecurityRequest {
  /** One of `securityCommands`. */
  readonly action: number;
  /** Secret. A PIN, or the code of an e-mail (`verifyResetCode`). */
  readonly codePin?: string;
  /** Secret. */
  readonly nouveauMDP?: string;
  /** Name of a device, in clear (`isDeviceNameKnown`). */
  readonly libelle?: string;
  /** One of `securityModes`; only when a strategy was to be chosen. */
  readonly mode?: number;
  /** The PIN is a new one, allowed by the code of an e-mail. */
  readonly reinitPIN_OK?: true;
  /** Secret. That code. */
  readonly codePINVerifReinit?: string;
  /** Whether the device is to be remembered. */
  readonly avecIdentification?: boolean;
  /** Name of the device, in clear, 30 characters at most. */
  readonly strIdentification?: string;
}

/** Answer of SecurisationCompteDoubleAuth. What is there depends on the command. */
export interface WireSecurityAnswer {
  /** Checks: whether it was right. Absent means no. */
  readonly result?: boolean;
  readonly dejaConnu?: boolean;
  /** Whether the e-mail was sent. */
  readonly ok?: boolean;
  readonly erreurMDP?: WirePasswordRefusal;
  /** A sentence for people, in place of `erreurMDP` or beside it; may hold HTML. */
  readonly messageErreur?: string;
  /** Comes with a refused password. */
  readonly reglesSaisieMDP?: WirePasswordRules;
  /** New reconnection token: the former one is dead. */
  readonly jetonConnexionAppliMobile?: string;
}

/** Payload of SecurisationComptePreference. Secrets are hexadecimal, under the session's key and vector. */
export interface WireSecurityPreferenceRequest {
  /** One of `securityCommands`. */
  readonly action: number;
  /** Secret. The PIN to check, or the new one. */
  readonly codePin?: string;
  /** Secret. The present PIN; left out when there is none. */
  readonly ancienCodePin?: string;
  /** One of `securityModes`. */
  readonly mode?: number;
  /** Secret. The present password. */
  readonly ancienMDP?: string;
  /** Secret. */
  readonly nouveauMDP?: string;
  /** Secret. The new login. */
  readonly identifiant?: string;
  /** A known device, as `WireKnownDevice` has it. */
  readonly identifiantSysteme?: string;
  /** `G` of that device. */
  readonly genreSource?: number;
  /** Its new name, in clear. */
  readonly libelleSaisi?: string;
}

/** Answer of SecurisationComptePreference. */
export type WireSecurityPreferenceAnswer = Omit<WireSecurityAnswer, "dejaConnu" | "ok">;

/** A device that the account is known on (`listeSourcesConnexions`). `L`: its name; `G`: one of `deviceSources`. */
export interface WireKnownDevice extends WireReference {
  /** What the device is referred to by. */
  readonly identifiantSysteme?: string;
  /** What the server saw of it: system, browser. */
  readonly libelleSysteme?: string;
  readonly dateDerniereConnexion?: WireDate;
}

/** `securisation` of PageInfosPerso. */
export interface WireAccountSecurity {
  /** One of `securityModes`. */
  readonly mode?: number;
  /** Set of `securityModes`. */
  readonly modesPossibles?: WireNumberSet;
  /** Set of `securityDemands`. */
  readonly actionsDoubleAuth?: WireNumberSet;
  readonly listeSourcesConnexions?: WireList<WireKnownDevice>;
  /** The mode may not be changed. */
  readonly nonEditable?: boolean;
}
